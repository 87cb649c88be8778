// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/report/internal/html.hpp"
#include "publisher/report/report.hpp"

#include <map>

namespace publisher::report {
namespace {

std::string_view to_string(Edition::End end) {
    switch (end) {
        case Edition::End::Published: return "published";
        case Edition::End::Failed: return "failed";
        case Edition::End::Refused: return "refused";
    }
    return "";
}

/// A table under a heading; nothing without rows.
class Table {
public:
    Table(std::string& html, std::string_view title, std::initializer_list<std::string_view> columns)
        : html_(html), head_("<h2>" + escaped(title) + "</h2>\n<table><tr>") {
        for (const std::string_view column : columns)
            head_ += "<th>" + escaped(column) + "</th>";
    }
    ~Table() {
        if (has_rows_) html_ += "</table>\n";
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// `id` may be linked to; the last cell may have `links` behind it.
    void add(std::initializer_list<std::string> cells, const std::string& id = {},
             const std::string& links = {}) {
        if (!has_rows_) html_ += head_ + "</tr>\n";
        has_rows_ = true;
        html_ += id.empty() ? "<tr>" : "<tr id=\"" + id + "\">";
        std::size_t i = 0;
        for (const std::string& cell : cells)
            html_ += "<td>" + escaped(cell) + (++i == cells.size() ? links : "") + "</td>";
        html_ += "</tr>\n";
    }

private:
    std::string& html_;
    std::string head_;
    bool has_rows_ = false;
};

void append_facts(std::string& html, const Edition& edition) {
    html += "<h1>" + escaped(edition.publication + ", edition " + edition.id) + "</h1>\n<dl>";
    append_entry(html, "end", std::string(to_string(edition.end)));
    append_entry(html, "snapshot", edition.snapshot);
    append_entry(html, "approval", edition.approval);
    append_entry(html, "products",
                 std::to_string(edition.n_considered) + " in the data, " + std::to_string(edition.n_placed) +
                     " placed, " + std::to_string(edition.left_out.size()) + " left out");
    append_entry(html, "pages", std::to_string(edition.pages.size()));
    append_entry(html, "allowed", joined(edition.allowed, ", "));
    html += "</dl>\n";
    Table outputs(html, "Outputs", {"name", "file", "claim", "SHA-256"});
    for (const Output& output : edition.outputs)
        outputs.add(
            {output.name, output.file, output.standard.empty() ? "none" : output.standard, output.sha256});
}

/// Gives the links to the findings of each page.
std::map<int, std::string> append_findings(std::string& html, const Edition& edition) {
    std::map<int, std::string> links;
    int number = 0;
    html += "<h2>Findings</h2>\n";
    for (const auto* findings : {&edition.findings, &edition.data_findings}) {
        for (const diag::Finding& finding : *findings) {
            const std::string id = "finding-" + std::to_string(++number);
            append_finding(html, finding, id, !edition.pages.empty());
            if (finding.subject.page > 0)
                links[finding.subject.page] +=
                    " <a href=\"#" + id + "\">finding " + std::to_string(number) + "</a>";
        }
    }
    if (number == 0) html += "<p>none</p>\n";
    return links;
}

void append_pages(std::string& html, const Edition& edition, const std::map<int, std::string>& links) {
    Table pages(html, "Pages", {"page", "section", "products"});
    for (const Page& page : edition.pages) {
        const auto found = links.find(page.number);
        pages.add({page.label, page.section, joined(page.products, ", ")},
                  "page-" + std::to_string(page.number), found == links.end() ? "" : found->second);
    }
}

void append_what_is_missing(std::string& html, const Edition& edition) {
    {
        Table left_out(html, "Left out", {"product", "why"});
        for (const LeftOut& each : edition.left_out)
            left_out.add({each.product, joined(each.reasons, "; ")});
        for (const std::string& product : edition.unplaced)
            left_out.add({product, "selected by no section"});
    }
    {
        Table refused(html, "Pictures refused", {"asset", "why", "products"});
        for (const RefusedAsset& each : edition.refused_assets)
            refused.add({each.asset, joined(each.reasons, "; "), joined(each.products, ", ")});
    }
    Table waivers(html, "Waivers", {"id", "code", "reason", "granted by", "used for"});
    for (const Waiver& each : edition.waivers)
        waivers.add({each.id, each.code, each.reason, each.granted_by, joined(each.used_for, ", ")});
}

void append_fitted(std::string& html, const Edition& edition) {
    Table fitted(html, "Texts made to fit", {"page", "text", "product", "what was done"});
    for (const Fitted& each : edition.fitted)
        fitted.add({std::to_string(each.page), each.object, each.product, each.to_string()});
}

}

std::string to_html(const Edition& edition) {
    std::string html = html_head(edition.publication + ' ' + edition.id);
    append_facts(html, edition);
    const auto links = append_findings(html, edition);
    append_pages(html, edition, links);
    append_what_is_missing(html, edition);
    append_fitted(html, edition);
    {
        Table credits(html, "Credits", {"due"});
        for (const std::string& credit : edition.credits)
            credits.add({credit});
    }
    html += kHtmlEnd;
    return html;
}

}
