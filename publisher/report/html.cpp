// SPDX-License-Identifier: Apache-2.0
#include "publisher/report/internal/html.hpp"

#include "publisher/base/text.hpp"
#include "publisher/report/internal/style.hpp"

namespace publisher::report {
namespace {

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

// Pictures are part of the file; nothing else is ever loaded, and no script runs whatever a text holds.
std::string html_head(std::string_view title) {
    std::string html = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
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

void append_finding(std::string& html, const diag::Finding& finding, int number, bool has_pages) {
    const std::string severity(diag::to_string(finding.severity));
    html += "<section class=\"finding " + severity + "\" id=\"finding-" + std::to_string(number) + "\"><h3>" +
            escaped(finding.message()) + "</h3><p><span class=\"severity\">" + severity + "</span><code>" +
            escaped(diag::info(finding.code).id) + "</code></p><dl>";
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
    html += "<header><div><h1>Findings</h1><p>" + std::to_string(count(findings, diag::Severity::Error)) +
            " errors, " + std::to_string(count(findings, diag::Severity::Warning)) + " warnings, " +
            std::to_string(count(findings, diag::Severity::Info)) + " notes</p></div></header>\n<main>\n";
    for (std::size_t i = 0; i < findings.size(); ++i)
        append_finding(html, findings[i], static_cast<int>(i) + 1, false);
    if (findings.empty()) html += "<p class=\"none\">nothing was found</p>\n";
    html += "</main>";
    html += kHtmlEnd;
    return html;
}

}
