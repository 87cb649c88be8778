// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/report/report.hpp"

#include <algorithm>
#include <map>

namespace publisher::report {
namespace {

void append_line(std::string& text, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    text += "  ";
    text += label;
    text.append(label.size() < 9 ? 9 - label.size() : 1, ' ');
    text += value;
    text += '\n';
}

std::string place_of(const diag::Subject& subject) {
    if (subject.page == 0) return {};
    std::string text = std::to_string(subject.page);
    if (subject.area) {
        text += ", at " + to_millimetres_text(subject.area->x) + ',' + to_millimetres_text(subject.area->y) +
                ' ' + to_millimetres_text(subject.area->width) + 'x' +
                to_millimetres_text(subject.area->height) + " mm";
    }
    if (!subject.frame.empty()) text += ", frame " + subject.frame;
    return text;
}

std::string indented(std::string_view lines) {
    std::string text;
    for (const std::string_view line : split(lines, '\n'))
        text += "    | " + std::string(line) + '\n';
    return text;
}

std::string_view to_string(Edition::End end) {
    switch (end) {
        case Edition::End::Published: return "published";
        case Edition::End::Failed: return "failed";
        case Edition::End::Refused: return "refused";
    }
    return "";
}

void append_list(std::string& text, std::string_view title, const std::vector<std::string>& lines,
                 std::size_t most) {
    if (lines.empty()) return;
    text += "  " + std::string(title) + " (" + std::to_string(lines.size()) + ")\n";
    for (std::size_t i = 0; i < std::min(most, lines.size()); ++i)
        text += "    " + lines[i] + '\n';
    if (lines.size() > most) text += "    and " + std::to_string(lines.size() - most) + " more\n";
}

/// "4 plates; most ink 287 % in a square of 15 mm, page 3; limit 300 %"
std::string ink_of(const Output& output) {
    if (output.plates.empty()) return {};
    const std::string plates = std::to_string(output.plates.size()) + " plates";
    const auto most = std::ranges::max_element(output.inks, {}, &PageInk::most_mean);
    if (most == output.inks.end()) return plates;
    return plates + "; most ink " + to_number_text(most->most_mean, 0) + " % in a square of 15 mm, page " +
           std::to_string(most->page) + "; limit " + to_number_text(output.ink_limit, 0) + " %";
}

/// "missing price EUR: 1052", the same reasons counted, the most frequent first.
std::vector<std::string> counted_reasons(const std::vector<LeftOut>& left_out) {
    std::map<std::string, std::size_t> counts;
    for (const LeftOut& entry : left_out) {
        for (const std::string& reason : entry.reasons)
            ++counts[reason];
    }
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> lines;
    for (const auto& [reason, n] : sorted)
        lines.push_back(std::to_string(n) + "  " + reason);
    return lines;
}

}

std::string to_text(const diag::Finding& finding) {
    std::string text = std::string(diag::to_string(finding.severity)) + '[' +
                       std::string(diag::info(finding.code).id) + "]: " + finding.message() + '\n';
    append_line(text, "product", finding.subject.product);
    append_line(text, "asset", finding.subject.asset);
    append_line(text, "page", place_of(finding.subject));
    append_line(text, "design", finding.design.to_string());
    if (!finding.excerpt.empty()) text += indented(finding.excerpt);
    append_line(text, "data", finding.data.to_string());
    append_line(text, "remedy", finding.remedy());
    return text;
}

std::string to_text(const std::vector<diag::Finding>& findings, std::size_t most) {
    std::string text;
    std::map<diag::Code, std::size_t> n_of_code;
    for (const diag::Finding& finding : findings) {
        if (++n_of_code[finding.code] <= most) text += to_text(finding);
    }
    for (const auto& [code, n] : n_of_code) {
        if (n > most)
            text += std::string(diag::info(code).id) + ": and " + std::to_string(n - most) + " more\n";
    }
    return text;
}

std::string to_text(const Edition& edition, std::size_t most) {
    std::string text = "edition " + edition.id + ": " + std::string(to_string(edition.end)) + '\n';
    append_line(text, "snapshot", edition.snapshot);
    append_line(text, "approval", edition.approval);
    append_line(text, "products",
                std::to_string(edition.n_considered) + " in the data = " + std::to_string(edition.n_placed) +
                    " placed + " + std::to_string(edition.left_out.size()) + " left out + " +
                    std::to_string(edition.unplaced.size()) + " not selected + " +
                    std::to_string(edition.n_disabled) + " disabled" +
                    (edition.n_not_planned == 0
                         ? ""
                         : " + " + std::to_string(edition.n_not_planned) + " cleared and not planned"));
    append_line(text, "pages", std::to_string(edition.pages.size()));
    if (edition.changes) append_line(text, "changed", edition.changes->to_string());
    for (const Output& output : edition.outputs) {
        append_line(text, "output",
                    output.file + "  " + (output.standard.empty() ? "no claim" : output.standard) + "  " +
                        std::to_string(output.n_bytes) + " bytes");
        append_line(text, "ink", ink_of(output));
    }
    append_list(text, "left out, by reason", counted_reasons(edition.left_out), most);
    std::vector<std::string> lines;
    for (const RefusedAsset& asset : edition.refused_assets)
        lines.push_back(asset.asset + "  " + joined(asset.reasons, "; "));
    append_list(text, "pictures that are not cleared", lines, most);
    lines.clear();
    for (const Waiver& waiver : edition.waivers) {
        lines.push_back(waiver.id + "  " + waiver.code + ' ' + waiver.scope + ", granted by " +
                        waiver.granted_by + ": " + waiver.reason + " (used " +
                        std::to_string(waiver.used_for.size()) + " times)");
    }
    append_list(text, "waivers used", lines, most);
    append_list(text, "allowed by name", edition.allowed, most);
    lines.clear();
    for (const Fitted& fitted : edition.fitted) {
        lines.push_back("page " + std::to_string(fitted.page) + "  " + fitted.object + "  " +
                        fitted.to_string());
    }
    append_list(text, "texts fitted", lines, most);
    text += to_text(edition.data_findings, most);
    text += to_text(edition.findings, most);
    return text;
}

std::string Fitted::to_string() const {
    if (n_overset_lines == 0) return steps;
    return (steps.empty() ? "as it is" : steps) + ": " + std::to_string(n_overset_lines) +
           (n_overset_lines == 1 ? " line overset, " : " lines overset, ") + to_millimetres_text(overset) +
           " mm";
}

std::size_t count(const std::vector<diag::Finding>& findings, diag::Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const diag::Finding& finding) { return finding.severity == severity; }));
}

}
