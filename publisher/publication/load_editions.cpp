// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/publication/internal/parts.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::publication {
namespace {

Edition read_edition(const xml::Node& node, diag::Sink& findings) {
    Edition edition;
    edition.id = node.attribute_or("id", "");
    edition.region = node.attribute_or("region", "");
    edition.locale = node.attribute_or("locale", "");
    edition.channel = node.attribute_or("channel", "");
    edition.market = node.attribute_or("market", "");
    edition.currency = node.attribute_or("currency", "");
    edition.price_list = node.attribute_or("price-list", "");
    edition.tax = xml::read_enum(node, "tax", TaxDisplay::Gross,
                                 {{"gross", TaxDisplay::Gross}, {"net", TaxDisplay::Net}}, findings);
    edition.price_date = xml::read_date(node, "price-date", findings).value_or(Date());
    edition.distribution = xml::read_window(node, "distribution", findings);
    edition.printing_date = xml::read_date(node, "printing-date", findings);
    edition.territories = xml::read_words(node, "territories");
    edition.medium = node.attribute_or("medium", "print");
    edition.print_run = xml::read_int(node, "print-run", 0, findings);
    edition.is_without_waivers = node.attribute_or("waivers", "apply") == "ignore";
    edition.sections = xml::read_words(node, "sections");
    edition.n_pages = xml::read_int_from(0, node, "pages", 0, findings);
    edition.origin = node.origin();
    if (!edition.distribution.first || !edition.distribution.last) {
        findings.add(
            node.finding_at("distribution", diag::Code::DistributionOpen, {{"edition", edition.id}}));
    }
    return edition;
}

TemplateRule read_template_rule(const xml::Node& node, const LoadContext& context) {
    using Side = TemplateRule::Side;
    using First = TemplateRule::First;
    TemplateRule rule;
    rule.template_file = node.attribute_or("template", "");
    rule.condition = context.read_expression(node, "if");
    rule.side = xml::read_enum(node, "side", Side::Either,
                               {{"either", Side::Either}, {"left", Side::Left}, {"right", Side::Right}},
                               context.findings);
    rule.first = xml::read_enum(node, "first", First::No,
                                {{"no", First::No}, {"page", First::OfPage}, {"group", First::OfGroup}},
                                context.findings);
    rule.origin = node.origin();
    return rule;
}

template <typename Entries, typename KeyOf>
void report_twins(const Entries& entries, std::string_view kind, KeyOf key_of, diag::Sink& findings) {
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        for (auto earlier = entries.begin(); earlier != entry; ++earlier) {
            if (key_of(*earlier) != key_of(*entry)) continue;
            findings.add(
                diag::finding(diag::Code::IdTwice, {{"kind", std::string(kind)}, {"id", key_of(*entry)}})
                    .from(entry->origin));
        }
    }
}

Placement read_placement(const xml::Node& node, LoadContext& context) {
    using Kind = Placement::Kind;
    Placement placement;
    placement.kind = node.name() == "page"       ? Kind::Page
                     : node.name() == "grid"     ? Kind::Grid
                     : node.name() == "contents" ? Kind::Contents
                                                 : Kind::Table;
    placement.is_index = node.name() == "index" || node.name() == "contents";
    using Lines = Placement::Lines;
    placement.lines = xml::read_enum(
        node, "of", Lines::Groups,
        {{"groups", Lines::Groups}, {"sections", Lines::Sections}, {"all", Lines::All}}, context.findings);
    placement.letter_of = node.attribute_or("letter-of", "");
    placement.terms = context.read_expression(node, "terms");
    placement.term_separator = node.attribute_or("separator", ",");
    placement.has_letters = xml::read_bool(node, "letters", true, context.findings);
    for (const xml::Node& child : node.children("see")) {
        placement.see.push_back({read_texts(child, "from"), read_texts(child, "to"), child.origin()});
    }
    placement.template_file = node.attribute_or("template", "");
    placement.select = context.read_expression(node, "select");
    placement.order = xml::read_words(node, "order");
    placement.group_tree = node.attribute_or("group-tree", "");
    placement.group_template = node.attribute_or("group-template", "");
    placement.is_group_on_new_page = node.attribute_or("group-start", "continue") == "page";
    placement.is_leaf_group = node.attribute_or("group-level", "leaf") == "leaf";
    placement.is_department_ordered = xml::read_bool(node, "departments-in-order", true, context.findings);
    placement.is_department_block = xml::read_bool(node, "departments-as-blocks", false, context.findings);
    placement.n_pages = xml::read_int_from(0, node, "pages", 0, context.findings);
    placement.n_steps = xml::read_int_from(1, node, "steps", 400000, context.findings);
    for (const xml::Node& child : node.children("size")) {
        placement.sizes.push_back({child.attribute_or("class", ""), child.attribute_or("template", ""),
                                   context.read_expression(child, "if"), child.origin()});
    }
    if (!placement.sizes.empty()) placement.template_file = placement.sizes.front().template_file;
    for (const xml::Node& child : node.children("never-beside")) {
        placement.never_beside.push_back({context.read_expression(child, "first"),
                                          context.read_expression(child, "second"), child.origin()});
    }
    placement.has_variants_together = node.attribute_or("variants", "apart") == "together";
    placement.keeps_families = node.attribute_or("keep", "") == "family";
    for (const xml::Node& child : node.children("instead")) {
        placement.rules.push_back(read_template_rule(child, context));
    }
    for (const xml::Node& child : node.children("note")) {
        const bool is_at_page_start = child.attribute_or("at", "group-end") == "page-start";
        placement.notes.push_back({child.attribute_or("template", ""),
                                   is_at_page_start ? NoteRule::At::PageStart : NoteRule::At::GroupEnd,
                                   xml::read_int_from(1, child, "every", 1, context.findings),
                                   child.origin()});
    }
    for (const xml::Node& child : node.children("advert")) {
        placement.adverts.push_back(
            {child.attribute_or("name", ""), child.attribute_or("template", ""), child.origin()});
    }
    report_twins(
        placement.adverts, "advert", [](const Advert& advert) { return advert.name; }, context.findings);
    placement.origin = node.origin();
    return placement;
}

/// How the pages of a section are numbered, and from which number on.
Folio read_first_folio(const xml::Node& section, diag::Sink& findings) {
    using Style = Folio::Style;
    Folio folio;
    folio.prefix = section.attribute_or("folio-prefix", "");
    folio.style = xml::read_enum(
        section, "folio-style", Style::Arabic,
        {{"arabic", Style::Arabic}, {"lower-roman", Style::LowerRoman}, {"upper-roman", Style::UpperRoman}},
        findings);
    if (section.attribute("folio-start"))
        folio.number = xml::read_int_from(1, section, "folio-start", 1, findings);
    return folio;
}

Marks read_marks(const xml::Node& node, diag::Sink& findings) {
    Marks marks;
    for (const std::string& word : xml::read_words(node, "marks")) {
        if (word == "crop")
            marks.has_crop = true;
        else if (word == "bleed")
            marks.has_bleed = true;
        else if (word == "registration")
            marks.has_registration = true;
        else if (word == "color-bar")
            marks.has_color_bar = true;
        else if (word == "slug")
            marks.has_slug = true;
        else if (word != "none")
            xml::report_value(node, "marks", "of the marks",
                              {"crop", "bleed", "registration", "color-bar", "slug", "none"}, findings);
    }
    return marks;
}

/// Attributes that mean nothing for the standard of an output.
void refuse_attributes(const xml::Node& node, const Output& output, diag::Sink& findings) {
    const auto refuse = [&](const char* attribute, bool is_there, const char* why) {
        if (is_there) xml::report_value(node, attribute, why, {}, findings);
    };
    const bool keeps_rgb = output.pictures == PicturePolicy::KeepRgb;
    if (output.standard == "PDF/X-1a") {
        constexpr const char* kWhy = "setting of PDF/X-1a, which has CMYK and no layers";
        refuse("pictures", keeps_rgb, kWhy);
        refuse("layers", output.has_layers, kWhy);
    }
    if (output.is_for_screen()) {
        constexpr const char* kWhy = "setting of a screen edition, which has no plates, layers and marks";
        for (const char* attribute : {"pictures", "overprint-below", "ink-limit", "marks"})
            refuse(attribute, node.attribute(attribute).has_value(), kWhy);
        refuse("layers", output.has_layers, kWhy);
    }
}

Output read_output(const xml::Node& node, diag::Sink& findings) {
    Output output;
    output.name = node.attribute_or("name", "");
    output.standard = node.attribute_or("standard", "PDF/X-4");
    output.condition = node.attribute_or("condition", "");
    output.marks = read_marks(node, findings);
    output.ink_limit = xml::read_int_from(0, node, "ink-limit", 0, findings);
    output.pictures = xml::read_enum(
        node, "pictures", PicturePolicy::Separate,
        {{"separate", PicturePolicy::Separate}, {"keep-rgb", PicturePolicy::KeepRgb}}, findings);
    output.is_perceptual = node.attribute_or("intent", "relative") == "perceptual";
    if (node.attribute("overprint-below"))
        output.overprint_below = xml::read_length_from(Length(), node, "overprint-below", Length(), findings);
    output.has_layers = xml::read_bool(node, "layers", false, findings);
    refuse_attributes(node, output, findings);
    const bool is_for_screen = output.is_for_screen();
    output.bookmarks = xml::read_enum(node, "bookmarks", is_for_screen ? Bookmarks::Groups : Bookmarks::None,
                                      {{"none", Bookmarks::None},
                                       {"sections", Bookmarks::Sections},
                                       {"groups", Bookmarks::Groups},
                                       {"products", Bookmarks::Products}},
                                      findings);
    output.picture_ppi = xml::read_int(node, "picture-ppi", is_for_screen ? 150 : 300, findings);
    output.minimum_ppi = xml::read_int(node, "minimum-ppi", is_for_screen ? 72 : 150, findings);
    output.minimum_ppi_severity = node.attribute_or("minimum-ppi-severity", "warning");
    output.origin = node.origin();
    constexpr std::string_view kKinds[] = {"pdf", "idml", "png", "screen"};
    for (const std::string_view kind : kKinds) {
        if (output.name == kind)
            findings.add(node.finding_at("name", diag::Code::OutputNamedAsKind, {{"name", output.name}}));
    }
    return output;
}

}

void read_editions(const xml::Node& node, LoadContext& context) {
    for (const xml::Node& child : node.children("edition")) {
        context.publication.editions.push_back(read_edition(child, context.findings));
        context.publication.editions.back().plan_file = context.resolve_path(child, "plan");
    }
}

void read_sections(const xml::Node& node, LoadContext& context) {
    for (const xml::Node& child : node.children("section")) {
        Section section;
        section.id = child.attribute_or("id", "");
        section.titles = read_texts(child, "title");
        section.layout_file = child.attribute_or("layout", "");
        section.parent_page = child.attribute_or("parent", "");
        section.grid = child.attribute_or("grid", "");
        section.start = xml::read_enum(child, "start", Section::Start::Page,
                                       {{"page", Section::Start::Page},
                                        {"recto", Section::Start::Recto},
                                        {"spread", Section::Start::Spread}},
                                       context.findings);
        section.plan_file = context.resolve_path(child, "plan");
        section.min_pages = xml::read_int_from(0, child, "min-pages", 0, context.findings);
        section.max_pages = xml::read_int_from(0, child, "max-pages", 0, context.findings);
        section.page_multiple = xml::read_int_from(1, child, "page-multiple", 1, context.findings);
        section.first_folio = read_first_folio(child, context.findings);
        section.denser_grids = xml::read_words(child, "denser-grids");
        section.filler_file = child.attribute_or("filler", "");
        section.heading_file = child.attribute_or("heading", "");
        for (const xml::Node& part : child.children()) {
            if (part.name() != "title") section.placements.push_back(read_placement(part, context));
        }
        section.origin = child.origin();
        context.publication.sections.push_back(std::move(section));
    }
}

void read_outputs(const xml::Node& node, LoadContext& context) {
    for (const xml::Node& child : node.children("output")) {
        context.publication.outputs.push_back(read_output(child, context.findings));
    }
}

void check_whole(const Publication& publication, diag::Sink& findings) {
    const origin::DesignOrigin whole{publication.file, 1, 1};
    const auto missing = [&](std::string_view part) {
        findings.add(diag::finding(diag::Code::PartMissing, {{"part", std::string(part)}}).from(whole));
    };
    if (publication.editions.empty()) missing("editions");
    if (publication.sections.empty()) missing("sections");
    if (publication.outputs.empty()) missing("outputs");
    if (!publication.governance.approval) missing("governance/approval");
    report_twins(
        publication.editions, "edition", [](const Edition& edition) { return edition.id; }, findings);
    report_twins(
        publication.sections, "section", [](const Section& section) { return section.id; }, findings);
    report_twins(
        publication.outputs, "output", [](const Output& output) { return output.name; }, findings);
    report_twins(
        publication.governance.waivers, "waiver", [](const Waiver& waiver) { return waiver.id; }, findings);

    std::vector<std::string> known;
    for (const Section& section : publication.sections)
        known.push_back(section.id);
    for (const Edition& edition : publication.editions) {
        for (const std::string& wanted : edition.sections) {
            if (std::find(known.begin(), known.end(), wanted) != known.end()) continue;
            auto report =
                diag::finding(diag::Code::SectionUnknown, {{"edition", edition.id}, {"section", wanted}});
            if (const auto nearest = nearest_name(wanted, known))
                report.with_remedy("did you mean '" + *nearest + "'?");
            findings.add(report.from(edition.origin));
        }
    }
}

}
