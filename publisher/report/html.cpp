// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/report/report.hpp"

namespace publisher::report {
namespace {

/// The page needs nothing from anywhere and may run nothing; product texts are text whatever they hold.
constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Findings</title>
<style>
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff; }
section { border-left: 4px solid #888; padding: .2em 1em; margin: 1em 0; }
section.error { border-color: #b3261e; } section.warning { border-color: #b27500; }
h2 { font-size: 1em; margin: .3em 0; } dl { display: grid; grid-template-columns: 6em 1fr; margin: .3em 0; }
dt { color: #666; } dd { margin: 0; overflow-wrap: anywhere; } code { font-size: .9em; color: #666; }
</style></head><body>
)";

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

void append_entry(std::string& html, std::string_view name, const std::string& value) {
    if (!value.empty()) html += "<dt>" + std::string(name) + "</dt><dd>" + escaped(value) + "</dd>";
}

std::string place_of(const diag::Subject& subject) {
    if (subject.page == 0) return {};
    std::string text = std::to_string(subject.page);
    if (!subject.area) return text;
    const Rect& area = *subject.area;
    return text + ", " + to_millimetres_text(area.width) + " × " + to_millimetres_text(area.height) +
           " mm at " + to_millimetres_text(area.x) + ", " + to_millimetres_text(area.y) + " mm";
}

}

std::string to_html(const std::vector<diag::Finding>& findings) {
    std::string html(kHead);
    html += "<h1>Findings</h1><p>" + std::to_string(count(findings, diag::Severity::Error)) + " errors, " +
            std::to_string(count(findings, diag::Severity::Warning)) + " warnings, " +
            std::to_string(count(findings, diag::Severity::Info)) + " notes</p>\n";
    for (const diag::Finding& finding : findings) {
        const std::string severity(diag::to_string(finding.severity));
        html += "<section class=\"" + severity + "\"><h2>" + escaped(finding.message()) + "</h2><code>" +
                severity + ' ' + escaped(diag::info(finding.code).id) + "</code><dl>";
        append_entry(html, "page", place_of(finding.subject));
        append_entry(html, "product", finding.subject.product);
        append_entry(html, "asset", finding.subject.asset);
        append_entry(html, "design", finding.design.to_string());
        append_entry(html, "data", finding.data.to_string());
        append_entry(html, "remedy", std::string(finding.remedy()));
        html += "</dl></section>\n";
    }
    return html + "</body></html>\n";
}

}
