// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/base64.hpp"
#include "publisher/base/text.hpp"
#include "publisher/report/internal/html.hpp"

#include <algorithm>
#include <map>

namespace publisher::report {
namespace {

using Side = Page::Side;

/// A finding on a page, with its number in the report.
struct Marked {
    int number = 0;
    const diag::Finding* finding = nullptr;
};

std::map<int, std::vector<Marked>> findings_by_page(const Edition& edition) {
    std::map<int, std::vector<Marked>> by_page;
    int number = 0;
    for (const diag::Finding& finding : edition.findings) {
        ++number;
        if (finding.subject.page > 0) by_page[finding.subject.page].push_back({number, &finding});
    }
    return by_page;
}

/// Where a length lies on a side of the page, in percent, kept on the page.
std::string percent(Length length, Length whole) {
    return to_number_text(std::clamp(100 * (length / whole), 0.0, 100.0), 2) + '%';
}

void append_mark(std::string& html, const Marked& marked, const Page& page) {
    const auto& area = marked.finding->subject.area;
    if (!area || page.picture_size.width <= Length() || page.picture_size.height <= Length()) return;
    const Size& size = page.picture_size;
    html += "<a class=\"mark " + std::string(diag::to_string(marked.finding->severity)) +
            "\" href=\"#finding-" + std::to_string(marked.number) + "\" title=\"" +
            escaped(marked.finding->message()) + "\" style=\"left:" + percent(area->x, size.width) +
            ";top:" + percent(area->y, size.height) + ";width:" + percent(area->width, size.width) +
            ";height:" + percent(area->height, size.height) + "\"></a>";
}

void append_page(std::string& html, const Page& page, const std::vector<Marked>& findings) {
    html += "<figure id=\"page-" + std::to_string(page.number) + "\">";
    if (page.picture.empty()) {
        html += "<div class=\"sheet bare\"></div>";
    } else {
        html += "<div class=\"sheet\"><img alt=\"page " + escaped(page.label) +
                "\" loading=\"lazy\" src=\"data:image/jpeg;base64," + to_base64(page.picture) + "\">";
        for (const Marked& marked : findings)
            append_mark(html, marked, page);
        html += "</div>";
    }
    html += "<figcaption><b>" + escaped(page.label) + "</b> " + escaped(page.section);
    for (const Marked& marked : findings) {
        const std::string number = std::to_string(marked.number);
        html += " · <a href=\"#finding-" + number + "\">finding " + number + "</a>";
    }
    html += "</figcaption></figure>";
}

/// Do two pages that follow one another lie open together?
bool are_facing(const Page& first, const Page& second, bool is_right_to_left) {
    return is_right_to_left ? first.side == Side::Right && second.side == Side::Left
                            : first.side == Side::Left && second.side == Side::Right;
}

}

void append_spreads(std::string& html, const Edition& edition) {
    const auto findings = findings_by_page(edition);
    const auto append = [&](const Page& page) {
        const auto found = findings.find(page.number);
        append_page(html, page, found == findings.end() ? std::vector<Marked>() : found->second);
    };
    html += "<div class=\"spreads\">\n";
    const std::vector<Page>& pages = edition.pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const bool is_pair =
            i + 1 < pages.size() && are_facing(pages[i], pages[i + 1], edition.is_right_to_left);
        html += "<div class=\"spread";
        if (is_pair && edition.is_right_to_left) html += " right-to-left";
        if (!is_pair && pages[i].side == Side::Right) html += " alone-right";
        if (!is_pair && pages[i].side == Side::Left) html += " alone-left";
        html += "\">";
        append(pages[i]);
        if (is_pair) append(pages[++i]);
        html += "</div>\n";
    }
    html += "</div>\n";
}

}
