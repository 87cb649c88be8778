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

std::string counted(std::size_t n) {
    return std::to_string(n);
}

/// A table under a heading; nothing without rows.
class Table {
public:
    Table(std::string& html, std::string_view title, std::initializer_list<std::string_view> columns)
        : html_(html), head_("<h2>" + escaped(title) + "</h2>\n<div class=\"panel\"><table><tr>") {
        for (const std::string_view column : columns)
            head_ += "<th>" + escaped(column) + "</th>";
    }
    ~Table() {
        if (has_rows_) html_ += "</table></div>\n";
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    void add(std::initializer_list<std::string> cells) {
        if (!has_rows_) html_ += head_ + "</tr>\n";
        has_rows_ = true;
        html_ += "<tr>";
        for (const std::string& cell : cells)
            html_ += "<td>" + escaped(cell) + "</td>";
        html_ += "</tr>\n";
    }

private:
    std::string& html_;
    std::string head_;
    bool has_rows_ = false;
};

void append_figure(std::string& html, std::size_t n, std::string_view name, std::string_view kind = {}) {
    html += "<div class=\"" + std::string(n > 0 ? kind : "") + "\"><b>" + counted(n) + "</b><span>" +
            escaped(name) + "</span></div>";
}

void append_head(std::string& html, const Edition& edition) {
    const std::string end(to_string(edition.end));
    html += "<header><div><p class=\"kind\">Edition report</p><h1>" + escaped(edition.publication) + " · " +
            escaped(edition.id) + "</h1><p><span class=\"end " + end + "\">" + end + "</span></p>" +
            "<div class=\"figures\">";
    append_figure(html, edition.pages.size(), "pages");
    append_figure(html, edition.n_placed, "products placed");
    append_figure(html, edition.left_out.size(), "products left out");
    append_figure(html, count(edition.findings, diag::Severity::Error), "errors", "error");
    append_figure(html, count(edition.findings, diag::Severity::Warning), "warnings", "warning");
    append_figure(html, count(edition.findings, diag::Severity::Info), "notes");
    html +=
        "</div></div></header>\n<nav><div><a href=\"#facts\">Facts</a><a href=\"#pages\">Pages</a>"
        "<a href=\"#findings\">Findings</a><a href=\"#products\">Products</a>"
        "<a href=\"#missing\">Left out</a><a href=\"#rights\">Pictures and rights</a>"
        "<a href=\"#texts\">Texts</a><a href=\"#ink\">Ink and plates</a></div></nav>\n<main>\n";
}

void append_facts(std::string& html, const Edition& edition) {
    html += "<h2 id=\"facts\">Facts</h2>\n<div class=\"panel\"><dl>";
    append_entry(html, "snapshot", edition.snapshot);
    append_entry(html, "approval", edition.approval);
    append_entry(html, "products",
                 counted(edition.n_considered) + " in the data, " + counted(edition.n_placed) + " placed, " +
                     counted(edition.left_out.size()) + " left out, " + counted(edition.unplaced.size()) +
                     " selected by no section, " + counted(edition.n_disabled) + " disabled");
    if (edition.changes) append_entry(html, "changed", edition.changes->to_string());
    append_entry(html, "allowed", joined(edition.allowed, ", "));
    html += "</dl></div>\n";
    Table outputs(html, "Files", {"name", "file", "claim", "bytes", "SHA-256"});
    for (const Output& output : edition.outputs) {
        outputs.add({output.name, output.file, output.standard.empty() ? "none" : output.standard,
                     std::to_string(output.n_bytes), output.sha256});
    }
}

void append_pages(std::string& html, const Edition& edition) {
    html += "<h2 id=\"pages\">Pages <small>" + counted(edition.pages.size()) + "</small></h2>\n";
    if (edition.pages.empty()) {
        html += "<p class=\"none\">no pages were made</p>\n";
        return;
    }
    append_spreads(html, edition);
}

void append_findings(std::string& html, const Edition& edition) {
    const std::size_t n_findings = edition.findings.size() + edition.data_findings.size();
    html += "<h2 id=\"findings\">Findings <small>" + counted(n_findings) + "</small></h2>\n";
    int number = 0;
    for (const auto* findings : {&edition.findings, &edition.data_findings}) {
        for (const diag::Finding& finding : *findings)
            append_finding(html, finding, ++number, !edition.pages.empty());
    }
    if (number == 0) html += "<p class=\"none\">nothing was found</p>\n";
}

/// Every product with the pages it stands on.
void append_products(std::string& html, const Edition& edition) {
    std::map<std::string, std::vector<const Page*>> pages_of;
    for (const Page& page : edition.pages) {
        for (const std::string& product : page.products) {
            std::vector<const Page*>& pages = pages_of[product];
            if (pages.empty() || pages.back() != &page) pages.push_back(&page);
        }
    }
    html += "<h2 id=\"products\">Products <small>" + counted(pages_of.size()) + "</small></h2>\n";
    if (pages_of.empty()) {
        html += "<p class=\"none\">no product stands on a page</p>\n";
        return;
    }
    html += "<div class=\"panel\"><ul class=\"index\">\n";
    for (const auto& [product, pages] : pages_of) {
        html += "<li><span>" + escaped(product) + "</span>";
        for (const Page* page : pages)
            html += "<a href=\"#page-" + std::to_string(page->number) + "\">" + escaped(page->label) + "</a>";
        html += "</li>\n";
    }
    html += "</ul></div>\n";
}

void append_left_out(std::string& html, const Edition& edition) {
    html += "<div id=\"missing\"></div>";
    Table left_out(html, "Left out", {"product", "why"});
    for (const LeftOut& each : edition.left_out)
        left_out.add({each.product, joined(each.reasons, "; ")});
    for (const std::string& product : edition.unplaced)
        left_out.add({product, "selected by no section"});
}

void append_rights(std::string& html, const Edition& edition) {
    html += "<div id=\"rights\"></div>";
    {
        Table refused(html, "Pictures refused", {"asset", "why", "products"});
        for (const RefusedAsset& each : edition.refused_assets)
            refused.add({each.asset, joined(each.reasons, "; "), joined(each.products, ", ")});
    }
    {
        Table waivers(html, "Waivers", {"id", "code", "scope", "reason", "granted by", "used for"});
        for (const Waiver& each : edition.waivers) {
            waivers.add(
                {each.id, each.code, each.scope, each.reason, each.granted_by, joined(each.used_for, ", ")});
        }
    }
    {
        Table credits(html, "Credits", {"due"});
        for (const std::string& credit : edition.credits)
            credits.add({credit});
    }
    std::map<std::string, std::vector<std::string>> pages_of;
    for (const Page& page : edition.pages) {
        for (const std::string& asset : page.assets) {
            std::vector<std::string>& labels = pages_of[asset];
            if (labels.empty() || labels.back() != page.label) labels.push_back(page.label);
        }
    }
    Table used(html, "Pictures used", {"asset", "pages"});
    for (const auto& [asset, labels] : pages_of)
        used.add({asset, joined(labels, ", ")});
}

void append_fitted(std::string& html, const Edition& edition) {
    html += "<div id=\"texts\"></div>";
    Table fitted(html, "Texts made to fit", {"page", "text", "product", "what was done"});
    for (const Fitted& each : edition.fitted)
        fitted.add({std::to_string(each.page), each.object, each.product, each.to_string()});
}

}

std::string to_html(const Edition& edition) {
    std::string html = html_head(edition.publication + ' ' + edition.id);
    append_head(html, edition);
    append_facts(html, edition);
    append_pages(html, edition);
    append_findings(html, edition);
    append_products(html, edition);
    append_left_out(html, edition);
    append_rights(html, edition);
    append_fitted(html, edition);
    append_inks(html, edition);
    html += "<footer>publisher " PUBLISHER_VERSION "</footer>\n</main>";
    html += kHtmlEnd;
    return html;
}

}
