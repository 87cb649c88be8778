// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/binding.hpp"
#include "publisher/style/style.hpp"

#include <string>
#include <vector>

/// Text as written, with styles: what an IDML story is made of.
namespace publisher::story {

using origin::BindingId;

/// What only the page break can know. A closed set, so that layout never calls back: it fills in the
/// text when it knows the page.
enum class PageField {
    None,
    PageNumber,   ///< folio of the page the run stands on
    PageCount,    ///< a late field, never a second layout
    SectionTitle, ///< of the section the page belongs to
    FirstGroup,   ///< running head: the group in force at the first item of the page
    LastGroup,
    PreviousPage, ///< of a table that began before this page, and of one that goes on behind it
    NextPage,
    GroupTitle, ///< of the rows of a table: the group they belong to
    SumOfPage,  ///< sums of a table's column: of the rows on this page, of the group, of all,
    SumOfGroup,
    SumOfTable,
    SumBefore,  ///< of all rows before this page,
    SumSoFar,   ///< and of all up to its end
    PageOf,     ///< where a product or group stands first; its key is the run's argument
    PagesOf,    ///< all pages where things stand, runs of pages merged; the keys are lines of the argument
    FirstEntry, ///< running head as in a dictionary: the first text of the page in the paragraph style
    LastEntry,  ///< that the run's argument names, and the last
};

/// Characters of one look and one origin.
struct Run {
    std::string text;              ///< UTF-8; "\n" is a forced line break
    style::CharacterStyleId style; ///< invalid: as the paragraph
    BindingId binding;             ///< index into the bindings of the Block or Page
    PageField field = PageField::None;
    std::string language;      ///< "de-DE"; empty: the story's
    std::string link;          ///< where it leads: "https://...", "mailto:..."; empty: nowhere
    std::string argument = {}; ///< of the field: a column, keys of anchors, a paragraph style

    /// Does it take its reader to another place, in the document or elsewhere?
    bool is_reference() const {
        return !link.empty() || field == PageField::PageOf || field == PageField::PagesOf;
    }

    bool operator==(const Run&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(text, style, binding, field, language, link, argument);
    }
};

struct Paragraph {
    style::ParagraphStyleId style;
    std::vector<Run> runs;
    /// Bullet or number in front, set at the paragraph's first indent; empty: none.
    std::string marker;
    /// Lines are broken and lists numbered as in this language; empty: in the story's.
    std::string language = {};
    bool is_turned = false; ///< read in the other direction than the story

    bool operator==(const Paragraph&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(style, runs, marker, language, is_turned);
    }
};

/// The same in every edition: `id` is made of the product and the template's element.
struct Story {
    std::string id;
    std::string language; ///< "ar-AE"
    bool is_right_to_left = false;
    std::vector<Paragraph> paragraphs;

    bool is_empty() const;
    bool is_read_from_right(const Paragraph& paragraph) const {
        return is_right_to_left != paragraph.is_turned;
    }
    /// All characters, paragraphs apart by "\n".
    std::string plain_text() const;
    bool operator==(const Story&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(id, language, is_right_to_left, paragraphs);
    }
};

}
