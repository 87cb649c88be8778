// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/spreads.hpp"

#include "publisher/emit/idml/internal/items.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

/// The corner of a page in its spread, whose origin is the middle of the spine.
Point corner_of(const page::Page& page, const Survey& survey) {
    const Size& trim = page.trim;
    if (!survey.has_facing_pages) return {-trim.width / 2, -trim.height / 2};
    return {stands_left(page, survey) ? -trim.width : Length(), -trim.height / 2};
}

const ParentPage* find_parent_page(const Options& options, const std::string& name) {
    const auto has_name = [&](const ParentPage& parent) { return parent.name == name; };
    const auto found = std::find_if(options.parents.begin(), options.parents.end(), has_name);
    return found == options.parents.end() ? nullptr : &*found;
}

void write_margins(const Options& options, const std::string& parent, const Size& trim, XmlWriter& xml) {
    const ParentPage* found = find_parent_page(options, parent);
    if (!found) return;
    const Insets& margins = found->margins;
    xml.open("MarginPreference").attribute("ColumnCount", std::max(found->n_columns, 1));
    xml.attribute("ColumnGutter", found->column_gutter).attribute("Top", margins.top);
    xml.attribute("Bottom", margins.bottom).attribute("Left", margins.left).attribute("Right", margins.right);
    const Length width = trim.width - margins.left - margins.right;
    const int n = std::max(found->n_columns, 1);
    const Length column = (width - found->column_gutter * (n - 1)) / n;
    std::string positions;
    for (int i = 0; i < n; ++i) {
        const Length left = (column + found->column_gutter) * i;
        positions += (i == 0 ? "" : " ") + to_points_text(left) + ' ' + to_points_text(left + column);
    }
    xml.attribute("ColumnDirection", "Horizontal").attribute("ColumnsPositions", positions).close();
}

struct PagePlace {
    std::string self, name, parent; ///< parent: id of its spread; "n": none
};

void write_page(const page::Page& page, const PagePlace& place, const Desk& desk, XmlWriter& xml) {
    const Point corner = corner_of(page, desk.survey);
    xml.open("Page").attribute("Self", place.self);
    xml.attribute("GeometricBounds",
                  "0 0 " + to_points_text(page.trim.height) + ' ' + to_points_text(page.trim.width));
    xml.attribute("ItemTransform", to_translation(corner.x, corner.y)).attribute("Name", place.name);
    xml.attribute("OverrideList", "").attribute("AppliedMaster", place.parent);
    xml.attribute("MasterPageTransform", "1 0 0 1 0 0").attribute("TabOrder", "");
    write_margins(desk.options, page.parent_page, page.trim, xml);
    xml.close();
}

bool has_furniture(const page::Page& page) {
    return std::any_of(page.objects.begin(), page.objects.end(),
                       [](const page::Object& object) { return page::head(object).is_furniture; });
}

const ParentSide& side_of(const Parent& parent, const page::Page& page) {
    return page.side == page::Side::Left ? parent.left : parent.right;
}

/// "A", "B", ... "Z", "AA": what stands before the name of a parent page.
std::string prefix_of(std::size_t idx) {
    std::string prefix(1, static_cast<char>('A' + idx % 26));
    return idx < 26 ? prefix : prefix_of(idx / 26 - 1) + prefix;
}

/// The sides of a parent as pages in the order in which they are read, or the only one; a side that no page
/// uses is empty.
std::vector<page::Page> sides_of(const Parent& parent, const Survey& survey) {
    const auto side = [&](const ParentSide& from, page::Side at) {
        page::Page page = from.sample;
        if (from.n_pages == 0) page.trim = survey.trim;
        page.side = at;
        page.parent_page = parent.name;
        return page;
    };
    if (!survey.has_facing_pages) return {side(parent.right, page::Side::Single)};
    page::Page left = side(parent.left, page::Side::Left), right = side(parent.right, page::Side::Right);
    if (survey.is_right_to_left) std::swap(left, right);
    return {std::move(left), std::move(right)};
}

}

bool begins_spread(const page::Page& page, const Survey& survey) {
    return !survey.has_facing_pages || page.number % 2 == 0;
}

Result<Part> write_parent(const Parent& parent, std::size_t idx, const std::string& self, Desk& desk) {
    const std::string prefix = prefix_of(idx);
    const std::vector<page::Page> sides = sides_of(parent, desk.survey);
    XmlWriter xml = XmlWriter::part("MasterSpread");
    xml.open("MasterSpread").attribute("Self", self).attribute("ItemTransform", "1 0 0 1 0 0");
    xml.attribute("Name", prefix + '-' + parent.name).attribute("NamePrefix", prefix);
    xml.attribute("BaseName", parent.name)
        .attribute("ShowMasterItems", true)
        .attribute("PageCount", sides.size());
    for (const page::Page& page : sides)
        write_page(page, {desk.ids.next(), prefix, "n"}, desk, xml);
    for (const page::Page& page : sides) {
        const ParentSide& side = side_of(parent, page);
        if (side.n_pages == 0) continue;
        desk.report.set_page(page.number);
        const Point corner = corner_of(page, desk.survey);
        const SectionSpan& section = desk.survey.section_of(static_cast<std::size_t>(page.number - 1));
        const Status written =
            write_items({page, section, corner.x, corner.y, true}, side, Share::Parent, desk, xml);
        if (!written) return written.failure();
    }
    ++desk.report.counts.n_parent_spreads;
    return Part{"MasterSpreads/MasterSpread_" + self + ".xml", xml.finish()};
}

Result<Part> write_spread(const std::vector<page::Page>& pages, std::size_t first_idx,
                          const std::vector<std::string>& parent_ids, Desk& desk,
                          std::vector<WrittenPage>& written) {
    const std::string self = desk.ids.next();
    const auto is_left = [&](const page::Page& page) { return stands_left(page, desk.survey); };
    XmlWriter xml = XmlWriter::part("Spread");
    xml.open("Spread").attribute("Self", self).attribute("AllowPageShuffle", true);
    // Spreads lie below one another on the pasteboard, with InDesign's distance.
    const Length step = desk.survey.trim.height + 216_pt;
    xml.attribute("ItemTransform",
                  to_translation({}, step * static_cast<std::int64_t>(desk.report.counts.n_spreads)));
    xml.attribute("ShowMasterItems", true).attribute("PageCount", pages.size());
    xml.attribute("BindingLocation",
                  static_cast<std::size_t>(std::count_if(pages.begin(), pages.end(), is_left)));
    for (const page::Page& page : pages) {
        const auto parent =
            static_cast<std::size_t>(desk.survey.find_parent(page.parent_page) - desk.survey.parents.data());
        const bool uses_parent =
            side_of(desk.survey.parents[parent], page).n_pages == 0 || has_furniture(page);
        written.push_back({desk.ids.next(), page.anchors});
        write_page(page, {written.back().self, page.folio.text(), uses_parent ? parent_ids[parent] : "n"},
                   desk, xml);
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const page::Page& page = pages[i];
        desk.report.set_page(page.number);
        const Point corner = corner_of(page, desk.survey);
        const PageContext context{page, desk.survey.section_of(first_idx + i), corner.x, corner.y};
        const ParentSide& side = side_of(*desk.survey.find_parent(page.parent_page), page);
        const Status items = write_items(context, side, Share::Page, desk, xml);
        if (!items) return items.failure();
    }
    ++desk.report.counts.n_spreads;
    desk.report.counts.n_pages += pages.size();
    return Part{"Spreads/Spread_" + self + ".xml", xml.finish()};
}

}
