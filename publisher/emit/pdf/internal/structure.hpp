// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/document.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The standard structure types in use (PDF 32000-1 §14.8.4). Headings of the levels 1 to 6 follow one another.
enum class Role : std::uint8_t {
    Document,
    Sect,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    TH,
    TD,
    Figure,
    Link
};
std::string_view name_of(Role role);
Role heading(int level);

/// What a heading cell is the heading of.
enum class Scope : std::uint8_t { None, Column, Row };

/// Left, bottom, right, top on the page, in points from its bottom left corner.
using PdfBox = std::array<double, 4>;
PdfBox to_pdf_box(const Rect& rect, const PageSpace& space);

/// Where a link leads: a place of the document, or an address.
struct LinkTarget {
    std::string address;
    std::size_t page_idx = 0; ///< when there is no address
    Point at;                 ///< on that page, in PDF space
};

/// The structure of a document for readers aloud (PDF 32000-1 §14.7), as it grows with the pages. Elements
/// are read in the order in which they were added to their parents.
class StructureTree {
public:
    using Id = std::uint32_t;
    static constexpr Id kDocument = 0;

    StructureTree() { elements_.push_back({}); }

    Id add(Id parent, Role role);
    /// Takes what is painted next on the page into the element, as that number of marked content.
    std::uint32_t add_content(Id element, std::size_t page_idx);
    /// A rectangle of the page that leads elsewhere; `contents` says where to.
    void add_link(Id element, std::size_t page_idx, const PdfBox& box, LinkTarget target,
                  std::string contents);

    void set_title(Id element, std::string title) { elements_[element].title = std::move(title); }
    void set_picture(Id element, std::string alternative_text, const PdfBox& box);
    void set_cell(Id element, Scope scope, std::uint32_t n_columns, std::uint32_t n_rows);
    /// How the items of a list are counted: "Disc", "Decimal", ...
    void set_numbering(Id list, std::string_view numbering) { elements_[list].numbering = numbering; }

    Role role(Id element) const { return elements_[element].role; }

    /// Hangs tree and links into the document and its pages.
    void write(Document& document, std::vector<Object>& pages) const;

private:
    struct Kid {
        enum class Kind : std::uint8_t { Element, Content, Link };
        Kind kind = Kind::Element;
        std::uint32_t page_idx = 0, number = 0;
    };
    struct Element {
        Role role = Role::Document;
        Scope scope = Scope::None;
        std::uint32_t n_columns = 1, n_rows = 1;
        std::vector<Kid> kids;
        std::string title, alternative_text;
        std::string_view numbering;
        std::optional<PdfBox> box;
    };
    struct Link {
        Id element = 0;
        std::size_t page_idx = 0;
        PdfBox box{};
        LinkTarget target;
        std::string contents;
    };
    class Writer;

    std::vector<Element> elements_;
    std::vector<std::vector<Id>> content_; ///< of each page: the element of each marked content
    std::vector<Link> links_;
};

}
