// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/report/internal/html.hpp"

#include <algorithm>
#include <map>

namespace publisher::report {
namespace {

using Labels = std::map<int, std::string>; ///< of the pages, by number

std::string percent(double value, int n_decimals) {
    return to_number_text(value, n_decimals) + " %";
}

/// The process inks have colours of their own in the report; a spot has a name of any kind.
std::string_view class_of(std::string_view plate) {
    return plate == "Cyan"      ? "cyan"
           : plate == "Magenta" ? "magenta"
           : plate == "Yellow"  ? "yellow"
           : plate == "Black"   ? "black"
                                : "spot";
}

/// A number over a bar that is filled to a part of its length.
void append_cell(std::string& html, std::string_view kind, const std::string& text, double part) {
    html += "<td class=\"" + std::string(kind) + "\">" + escaped(text) +
            "<i style=\"--part:" + to_number_text(100 * std::clamp(part, 0.0, 1.0), 1) + "%\"></i></td>";
}

/// Plates that a page does not print have an empty cell.
void append_page(std::string& html, const PageInk& ink, const Output& output, const Labels& labels) {
    const auto label = labels.find(ink.page);
    const std::string number = std::to_string(ink.page);
    html += "<tr><td><a href=\"#page-" + number + "\">" +
            escaped(label == labels.end() ? number : label->second) + "</a></td>";
    for (const std::string& name : output.plates) {
        const auto plate = std::ranges::find(ink.plates, name, &PlateInk::plate);
        if (plate == ink.plates.end())
            html += "<td></td>";
        else
            append_cell(html, class_of(name), percent(plate->mean, 1), plate->mean / 100);
    }
    for (const double total : {ink.most, ink.most_mean}) {
        const bool is_over = total == ink.most_mean && total > output.ink_limit;
        append_cell(html, is_over ? "over" : "", percent(total, 0), total / std::max(output.ink_limit, 1.0));
    }
    html += "</tr>\n";
}

void append_table(std::string& html, const Output& output, const Labels& labels) {
    html += "<table><tr><th>page</th>";
    for (const std::string& plate : output.plates)
        html += "<th>" + escaped(plate) + "</th>";
    html += "<th>most in a point</th><th>most in 15 mm</th></tr>\n";
    for (const PageInk& ink : output.inks)
        append_page(html, ink, output, labels);
    html += "</table>";
}

void append_output(std::string& html, const Output& output, const Labels& labels) {
    html += "<div class=\"panel ink\"><h3>" + escaped(output.name) + "</h3><p>" +
            std::to_string(output.plates.size()) + " plates: " + escaped(joined(output.plates, ", ")) +
            ". Limit of all inks together " + percent(output.ink_limit, 0) + ".";
    if (output.inks.empty()) {
        html += " What is printed on them was not measured.</p></div>\n";
        return;
    }
    html +=
        " Of each plate the mean of the page; of all together the most in a point and in a square of 15 "
        "mm.</p>";
    append_table(html, output, labels);
    html += "</div>\n";
}

}

void append_inks(std::string& html, const Edition& edition) {
    Labels labels;
    for (const Page& page : edition.pages)
        labels[page.number] = page.label;
    html += "<h2 id=\"ink\">Ink and plates</h2>\n";
    bool has_plates = false;
    for (const Output& output : edition.outputs) {
        if (output.plates.empty()) continue;
        append_output(html, output, labels);
        has_plates = true;
    }
    if (!has_plates) html += "<p class=\"none\">no file for a press was made</p>\n";
}

}
