// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/pages.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/fields.hpp"
#include "publisher/layout/running_head.hpp"
#include "publisher/page/reference_key.hpp"

#include <algorithm>
#include <utility>

namespace publisher::layout {
namespace {

/// Languages whose writing divides no words, or needs no hyphens to do so.
bool is_never_divided(std::string_view language) {
    static constexpr std::string_view kLanguages[] = {"ar", "fa", "he", "ja", "ko", "th", "ur", "zh"};
    const std::string_view primary = language.substr(0, language.find('-'));
    return std::find(std::begin(kLanguages), std::end(kLanguages), primary) != std::end(kLanguages);
}

std::string name_of(const font::FaceInfo& face) {
    return face.family + ' ' + std::to_string(face.weight) + (face.is_italic ? " italic" : "");
}

/// The first style that has the pattern; there is one, since the composer knows it from there.
const style::ParagraphStyle& style_with(const std::string& pattern, const style::StyleSheet& styles) {
    const auto has_it = [&](const style::ParagraphStyle& style) {
        return std::any_of(style.pattern_styles.begin(), style.pattern_styles.end(),
                           [&](const style::PatternStyle& each) { return each.pattern == pattern; });
    };
    return *std::find_if(styles.paragraph_styles.begin(), styles.paragraph_styles.end(), has_it);
}

}

Pages::Pages(const Inputs& inputs, page::Spool& spool, Outcome& outcome, diag::Sink& findings)
    : inputs_(inputs),
      spool_(spool),
      outcome_(outcome),
      findings_(findings),
      tab_places_(inputs.flatplan, inputs.design),
      composer_(inputs.fonts, inputs.design.styles, inputs.hyphenation),
      setting_{inputs.design, composer_, inputs.flatplan.is_right_to_left, outcome, findings, {}, {}},
      has_references_(inputs.design.has_references()) {}

void Pages::begin_section(const plan::SectionPlan& section) {
    close();
    section_ = &section;
    layout_ = &inputs_.design.layout(section.layout);
    setting_.lattice = lattice();
    parent_ = layout_->find_parent(section.parent_page);
    if (section.start == plan::SectionPlan::Start::Recto) close_before_recto();
    if (section.start == plan::SectionPlan::Start::Spread) close_before_verso();
    number_from(section.first_folio);
    is_section_new_ = true;
}

/// Pages between the sections belong to the count before.
void Pages::number_from(const Folio& first) {
    folio_ = first.moved(first.number > 0 ? -1 : folio_.number);
    is_folio_new_ = first.number > 0;
}

/// Readers take odd numbers for right-hand pages, left-hand ones where the binding is on the right.
void Pages::check_side() {
    if (!std::exchange(is_folio_new_, false) || !layout_->has_facing_pages) return;
    if ((folio_.number % 2 == 1) == is_recto(number_)) return;
    const bool is_right = is_recto(number_) != inputs_.flatplan.is_right_to_left;
    findings_.add(diag::finding(diag::Code::FolioSide, {{"folio", folio_.text()},
                                                        {"section", section_->id},
                                                        {"side", is_right ? "right" : "left"}})
                      .from(section_->origin)
                      .on_page(number_));
}

PageBuilder& Pages::open() {
    close();
    ++number_;
    page::Page page;
    page.number = number_;
    folio_ = folio_.moved(1);
    check_side();
    page.folio = folio_;
    const bool is_right = is_recto(number_) != inputs_.flatplan.is_right_to_left;
    page.side = !layout_->has_facing_pages ? page::Side::Single
                : is_right                 ? page::Side::Right
                                           : page::Side::Left;
    page.section = section_->id;
    page.parent_page = parent_->name;
    page.trim = layout_->trim;
    page.bleed = layout_->bleed;
    page_.emplace(std::move(page), layout_->layers);
    page_->add_input(layout_->digest);
    page_->add_input(inputs_.design.styles_digest);
    page_->add_input(parent_->name);
    page_->add_input(inputs_.flatplan.is_right_to_left ? "right-to-left" : "left-to-right");
    page_->add_input(std::to_string(number_));
    page_->add_input(folio_.text());
    if (std::exchange(is_section_new_, false)) {
        first_number_ = number_;
        if (section_->has_title)
            page_->add_anchor({page::Anchor::Kind::Section, section_->id, section_->title, {}});
        place_heading();
    }
    return *page_;
}

PageBuilder& Pages::reopen() {
    is_section_new_ = number_ == first_number_;
    page_.reset();
    --number_;
    folio_ = folio_.moved(-1);
    return open();
}

void Pages::close() {
    if (!page_) return;
    const bool is_blank = std::exchange(is_blank_, false);
    if (!is_blank) place_furniture(*page_, 0);
    const page::Page finished = page_->finish();
    summarize(*page_, finished);
    if (!is_blank && uses_page_count())
        late_.push_back({spool_.n_pages(), section_, page_->first_group(), page_->last_group()});
    if (status_) status_ = spool_.append(finished);
    page_.reset();
}

void Pages::close_before_recto() {
    close();
    if (!is_recto(number_ + 1)) add_blank();
}

void Pages::close_before_verso() {
    close();
    if (is_recto(number_ + 1)) add_blank();
}

void Pages::add_blank() {
    open();
    is_blank_ = true;
    close();
}

/// What the composer could not do as the styles say, told once for the edition.
void Pages::report_composer() {
    // Their characters went to the next face of the family, which is not what the layout says.
    for (const Failure& failure : composer_.face_failures()) {
        findings_.add(
            diag::finding(diag::Code::FileMissing, {{"file", "font"}, {"reason", failure.message}}));
    }
    for (const std::string& language : composer_.languages_without_dictionary()) {
        if (is_never_divided(language)) continue;
        findings_.add(diag::finding(diag::Code::DictionaryMissing, {{"language", language}}));
    }
    for (const font::FaceId face : composer_.small_capitals_drawn()) {
        findings_.add(diag::finding(diag::Code::SmallCapitalsDrawn,
                                    {{"face", name_of(inputs_.fonts.faces()[face.index()])}}));
    }
    for (const std::string& pattern : composer_.patterns_given_up()) {
        findings_.add(diag::finding(diag::Code::PatternGivenUp, {{"pattern", pattern}})
                          .from(style_with(pattern, inputs_.design.styles).origin));
    }
}

Status Pages::finish() {
    close();
    report_composer();
    report_equal_folios();
    const int page_count = number_;
    outcome_.places[kPageCountKey] = {{page_count, {"", page_count, Folio::Style::Arabic}}};
    for (const LatePage& late : late_) {
        if (!status_) return status_;
        auto page = spool_.read(late.index);
        if (!page) return page.failure();
        section_ = late.section;
        layout_ = &inputs_.design.layout(section_->layout);
        parent_ = layout_->find_parent(section_->parent_page);
        std::erase_if(page->objects,
                      [](const page::Object& object) { return page::head(object).is_furniture; });
        PageBuilder builder(std::move(*page), layout_->layers);
        builder.add_input(builder.page().content_key);
        builder.note_group(late.first_group);
        builder.note_group(late.last_group);
        place_furniture(builder, page_count);
        const page::Page finished = builder.finish();
        outcome_.pages[late.index].content_key = finished.content_key;
        status_ = spool_.replace(late.index, finished);
    }
    return status_;
}

/// A reference to a folio that two pages have leads half of its readers astray.
void Pages::report_equal_folios() const {
    if (!has_references_ || !outcome_.has_references) return;
    std::map<std::string_view, int> page_of_folio;
    for (const PageSummary& page : outcome_.pages) {
        const auto [first, is_new] = page_of_folio.emplace(page.label, page.number);
        if (is_new) continue;
        findings_.add(diag::finding(diag::Code::FolioTwice, {{"folio", page.label},
                                                             {"first", std::to_string(first->second)},
                                                             {"second", std::to_string(page.number)},
                                                             {"section", page.section}}));
        return;
    }
}

void Pages::summarize(const PageBuilder& page, const page::Page& finished) {
    for (const page::Anchor& anchor : finished.anchors) {
        if (!has_references_) break; // half a million places of a price list, for nobody
        std::vector<Place>& places = outcome_.places[page::reference_key(anchor)];
        if (places.empty() || places.back().page != finished.number)
            places.push_back({finished.number, finished.folio});
    }
    outcome_.pages.push_back({finished.number, finished.folio.text(), finished.section, finished.content_key,
                              page.products(), finished.side});
}

Insets Pages::margins(int number) const {
    Insets margins = parent_->margins;
    // Kept as inside (left) and outside (right) of a right-hand page; a verso turns them round, and so
    // does a binding on the right.
    const bool is_turned = layout_->has_facing_pages && is_recto(number) == inputs_.flatplan.is_right_to_left;
    if (is_turned) std::swap(margins.left, margins.right);
    return margins;
}

Rect Pages::type_area(int pages_ahead) const {
    const Rect page{Length(), Length(), layout_->trim.width, layout_->trim.height};
    return page.inset(margins(number_ + pages_ahead));
}

Rect Pages::content_area(int pages_ahead) const {
    Rect area = type_area(pages_ahead);
    const bool has_heading = section_->heading.is_valid() && number_ + pages_ahead == first_number_;
    const Length heading = has_heading ? inputs_.design.item(section_->heading).height : Length();
    area.y += heading;
    area.height -= heading;
    return area;
}

/// Above the content of the section's first page.
void Pages::place_heading() {
    if (!section_->heading.is_valid()) return;
    plan::Entry entry;
    entry.kind = plan::Entry::Kind::Page;
    entry.item = section_->heading;
    const design::Template& item = inputs_.design.item(entry.item);
    bind::Block block = inputs_.binder.bind(entry, item);
    fill(block, *page_);
    Rect area = type_area();
    area.height = item.height;
    BoxSetter(setting_, *page_, block).place(block.root, area);
}

Rect Pages::column_area(int column, int pages_ahead) const {
    const Rect area = content_area(pages_ahead);
    const int n_columns = parent_->n_columns;
    const Length gutter = parent_->column_gutter;
    const Length width = (area.width - gutter * (n_columns - 1)) / n_columns;
    const int place = inputs_.flatplan.is_right_to_left ? n_columns - 1 - column : column;
    return {area.x + (width + gutter) * place, area.y, width, area.height};
}

bool Pages::uses_page_count() const {
    const auto uses = [](const design::FurnitureFrame& frame) {
        return design::has_field(frame.content, "page-count");
    };
    return std::any_of(parent_->left.begin(), parent_->left.end(), uses) ||
           std::any_of(parent_->right.begin(), parent_->right.end(), uses);
}

FieldValues Pages::values_of(const PageBuilder& page) const {
    FieldValues values;
    values.page_number = page.page().folio.text();
    values.section_title = section_->title;
    values.first_group = page.first_group().title;
    values.last_group = page.last_group().title;
    return values;
}

void Pages::fill(bind::Block& block, PageBuilder& page) {
    fill_fields(block, values_of(page), inputs_.references, outcome_);
    add_field_inputs(block, page);
}

void Pages::place_thumb_tab(PageBuilder& page, const FieldValues& values) {
    if (!parent_->thumb_tabs) return;
    const design::ThumbTabs& tabs = *parent_->thumb_tabs;
    const auto place = tab_places_.place(tabs, page.page(), page.first_group().code);
    if (!place) return;
    bind::Block block = inputs_.binder.bind_furniture(tabs.first, *layout_);
    fill_fields(block, values, inputs_.references, outcome_);
    add_field_inputs(block, page);
    page.add_input(*place);
    BoxSetter setter(setting_, page, block);
    setter.set_furniture(tabs.first.layer);
    setter.place_bled(block.root, tab_places_.bled(*place, page.page()), *place);
}

void Pages::place_furniture(PageBuilder& page, int page_count) {
    const bool is_verso = layout_->has_facing_pages && !is_recto(page.page().number);
    const auto& frames = is_verso && !parent_->left.empty() ? parent_->left : parent_->right;
    FieldValues values = values_of(page);
    // Not known yet, it is no page's; furniture that shows it is set again.
    values.page_count = std::to_string(page_count);
    values.entry = [&](story::PageField field, const std::string& style) {
        const Entry which = field == story::PageField::FirstEntry ? Entry::First : Entry::Last;
        return running_entry(page.page(), inputs_.design.styles.find_paragraph_style(style), which);
    };
    place_thumb_tab(page, values);
    for (const design::FurnitureFrame& frame : frames) {
        bind::Block block = inputs_.binder.bind_furniture(frame, *layout_);
        fill_fields(block, values, inputs_.references, outcome_);
        add_field_inputs(block, page);
        BoxSetter setter(setting_, page, block);
        setter.set_furniture(frame.layer);
        Rect area = frame.frame;
        if (inputs_.flatplan.is_right_to_left) area.x = layout_->trim.width - area.right();
        setter.place(block.root, area);
    }
}

}
