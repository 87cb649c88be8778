// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/box_setter.hpp"
#include "publisher/layout/compose.hpp"
#include "publisher/layout/fields.hpp"
#include "publisher/layout/page_builder.hpp"
#include "publisher/layout/thumb_tabs.hpp"

#include <optional>

namespace publisher::layout {

/// Opens and closes pages: numbers them, knows left from right, paints the furniture of the parent page
/// and hands finished pages to the spool.
///
/// Pages that print the page count are finished again when it is known; nothing else on them moves.
class Pages {
public:
    Pages(const Inputs& inputs, page::Spool& spool, Outcome& outcome, diag::Sink& findings);

    /// The section that the pages from here on belong to.
    void begin_section(const plan::SectionPlan& section);
    /// Finishes the page in hand and opens the next one.
    PageBuilder& open();
    /// The page in hand again with nothing on it.
    PageBuilder& reopen();
    /// Finishes the page in hand, if there is one; the next `open` gives a right-hand page (in
    /// right-to-left editions a left-hand one) when asked for, with an empty page before it if need be.
    void close();
    void close_before_recto();
    void close_before_verso();
    /// A page with nothing on it, not even furniture.
    void add_blank();
    int n_pages() const { return number_; }
    /// After the last page: fills in what only the end knows.
    Status finish();

    /// Gives the fields of a block on the page in hand what is known so far.
    void fill(bind::Block& block, PageBuilder& page);
    FieldValues values_of(const PageBuilder& page) const;
    /// That of the page so many pages behind the one in hand, if the section has it.
    std::string folio_text(int n_pages) const { return folio_.moved(n_pages).text(); }
    Setting& setting() { return setting_; }
    /// Where content goes on the page in hand.
    Rect type_area() const { return type_area(0); }
    /// The same below the heading of the section.
    Rect content_area() const { return content_area(0); }
    /// One of the columns of the content area, counted from the reader's side.
    Rect column_area(int column) const { return column_area(column, 0); }
    /// The same of a page that is still to be opened: so many behind the page in hand.
    Rect column_area(int column, int pages_ahead) const;
    Lattice lattice() const { return {layout_->baseline_start, layout_->baseline_leading}; }
    const design::ParentPage& parent() const { return *parent_; }
    const plan::SectionPlan& section() const { return *section_; }
    Status status() const { return status_; }

private:
    bool is_recto(int number) const { return number % 2 == 1; }
    Insets margins(int number) const;
    Rect type_area(int pages_ahead) const;
    Rect content_area(int pages_ahead) const;
    void place_heading();
    void place_furniture(PageBuilder& page, int page_count);
    void place_thumb_tab(PageBuilder& page, const FieldValues& values);
    void number_from(const Folio& first);
    void check_side();
    void report_equal_folios() const;
    bool uses_page_count() const;
    void report_composer();
    void summarize(const PageBuilder& page, const page::Page& finished);

    const Inputs& inputs_;
    page::Spool& spool_;
    Outcome& outcome_;
    diag::Sink& findings_;
    const plan::SectionPlan* section_ = nullptr;
    const design::Layout* layout_ = nullptr;
    const design::ParentPage* parent_ = nullptr;
    ThumbTabPlaces tab_places_;
    text::Composer composer_;
    Setting setting_;
    bool has_references_;
    std::optional<PageBuilder> page_;
    int number_ = 0;
    Folio folio_;               ///< of the page opened last
    bool is_folio_new_ = false; ///< the next page is the first of a count
    bool is_section_new_ = false;
    int first_number_ = 0;  ///< of the section, once it has a page
    bool is_blank_ = false; ///< the page in hand is there only to keep the sides right
    struct LatePage {
        std::size_t index;
        const plan::SectionPlan* section;
        plan::GroupName first_group, last_group;
    };
    std::vector<LatePage> late_;
    Status status_ = Done{};
};

}
