// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/tagged_text.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// Makes elements of the objects of a document while they are painted. Objects are read in the order in
/// which they stand on their page; furniture, grounds and rules are no part of the structure.
class Tagger {
public:
    Tagger(const style::StyleSheet& styles, const Destinations& destinations, const std::string& language)
        : text_(styles, destinations, language, tree_) {}

    void begin_page(const page::Page& page, std::size_t page_idx, const PageSpace& space);

    TaggedText text(const page::TextFrame& frame) { return text_.frame(*page_, frame, section_); }
    /// The mark of a picture. Without an alternative text it is noted as missing.
    Mark picture(const page::PictureFrame& frame);
    Mark code(const page::Code& code);

    /// The rows of one part of a table, asked for in their order; then the cells of each.
    void begin_table(const page::TablePart& table);
    void begin_row(const page::Row& row);
    /// Nothing for the text of a head that is repeated on a later part.
    std::optional<TaggedText> cell(const page::Cell& cell);
    void end_row();

    std::vector<Trouble> take_troubles() { return std::exchange(troubles_, {}); }
    const StructureTree& tree() const { return tree_; }

private:
    using Id = StructureTree::Id;

    Mark figure(const page::ObjectHead& head, std::string alternative_text);
    void fill_row_up_to(std::uint32_t column);

    StructureTree tree_;
    TextTagger text_;
    std::optional<TaggedPage> page_;
    std::string section_name_;
    Id section_ = StructureTree::kDocument;
    std::vector<Trouble> troubles_;

    std::map<std::string, Id> tables_;
    const page::TablePart* table_ = nullptr;
    const page::Row* row_data_ = nullptr;
    Id row_ = 0;
    std::uint32_t column_ = 0;              ///< where the next cell of the row may begin
    std::vector<std::uint32_t> rows_taken_; ///< of each column, by cells from rows above
};

}
