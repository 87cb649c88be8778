// SPDX-License-Identifier: Apache-2.0
#include "publisher/report/internal/html.hpp"
#include "publisher/base/text.hpp"
#include "publisher/report/report.hpp"

namespace publisher::report {
namespace {

constexpr std::string_view kStyle = R"(
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff; }
section { border-left: 4px solid #888; padding: .2em 1em; margin: 1em 0; }
section.error { border-color: #b3261e; } section.warning { border-color: #b27500; }
h2 { font-size: 1.2em; margin: 1.5em 0 .5em; } h3 { font-size: 1em; margin: .3em 0; }
dl { display: grid; grid-template-columns: 8em 1fr; margin: .3em 0; }
dt { color: #666; } dd { margin: 0; overflow-wrap: anywhere; } code { font-size: .9em; color: #666; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0; }
tr { border-bottom: 1px solid #ddd; } :target { background: #fff3c4; }
)";

std::string place_of(const diag::Subject& subject) {
    if (!subject.area) return {};
    const Rect& area = *subject.area;
    return to_millimetres_text(area.width) + " × " + to_millimetres_text(area.height) + " mm at " +
           to_millimetres_text(area.x) + ", " + to_millimetres_text(area.y) + " mm";
}

void append_page(std::string& html, int page, bool is_link) {
    const std::string number = std::to_string(page);
    html += "<dt>page</dt><dd>" + (is_link ? "<a href=\"#page-" + number + "\">" + number + "</a>" : number) +
            "</dd>";
}

}

std::string html_head(std::string_view title) {
    std::string html = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>)";
    html += escaped(title);
    html += "</title>\n<style>";
    html += kStyle;
    return html + "</style></head><body>\n";
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

void append_entry(std::string& html, std::string_view name, const std::string& value) {
    if (!value.empty()) html += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>";
}

void append_finding(std::string& html, const diag::Finding& finding, const std::string& id, bool has_pages) {
    const std::string severity(diag::to_string(finding.severity));
    html += "<section class=\"" + severity + "\" id=\"" + id + "\"><h3>" + escaped(finding.message()) +
            "</h3><code>" + severity + ' ' + escaped(diag::info(finding.code).id) + "</code><dl>";
    if (finding.subject.page > 0) append_page(html, finding.subject.page, has_pages);
    append_entry(html, "place", place_of(finding.subject));
    append_entry(html, "product", finding.subject.product);
    append_entry(html, "asset", finding.subject.asset);
    append_entry(html, "design", finding.design.to_string());
    append_entry(html, "data", finding.data.to_string());
    append_entry(html, "remedy", std::string(finding.remedy()));
    html += "</dl></section>\n";
}

std::string to_html(const std::vector<diag::Finding>& findings) {
    std::string html = html_head("Findings");
    html += "<h1>Findings</h1><p>" + std::to_string(count(findings, diag::Severity::Error)) + " errors, " +
            std::to_string(count(findings, diag::Severity::Warning)) + " warnings, " +
            std::to_string(count(findings, diag::Severity::Info)) + " notes</p>\n";
    for (std::size_t i = 0; i < findings.size(); ++i)
        append_finding(html, findings[i], "finding-" + std::to_string(i + 1), false);
    html += kHtmlEnd;
    return html;
}

}
