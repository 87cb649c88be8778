// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/table_rows.hpp"

#include "publisher/verify/internal/passage.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

class CellReader {
public:
    CellReader(const Inputs& inputs, std::vector<RowField>& fields) : inputs_(inputs), fields_(fields) {}

    void read(const std::vector<design::Inline>& inlines) {
        for (const design::Inline& piece : inlines) {
            if (!holds(piece.condition)) continue;
            read(piece.children);
            if (piece.kind == design::Inline::Kind::Field) {
                fields_.push_back({&piece, squashed(label_)});
                label_.clear();
            } else if (piece.expression) {
                if (const auto text = inputs_.evaluator.text(*piece.expression)) label_ += *text;
            } else {
                label_ += piece.literal;
            }
        }
    }

    bool holds(const design::XPathPtr& condition) const {
        if (!condition) return true;
        const auto truth = inputs_.evaluator.test(*condition);
        return truth && *truth;
    }

private:
    const Inputs& inputs_;
    std::vector<RowField>& fields_;
    std::string label_;
};

}

std::vector<RowField> fields_of(const Inputs& inputs, const std::vector<design::TableRow>& rows,
                                catalog::CategoryId group) {
    inputs.evaluator.set_subject({nullptr, group, {}});
    std::vector<RowField> fields;
    for (const design::TableRow& row : rows) {
        if (!CellReader(inputs, fields).holds(row.condition)) continue;
        for (const design::TableCell& cell : row.cells) {
            CellReader reader(inputs, fields);
            if (reader.holds(cell.condition)) reader.read(cell.text.content);
        }
    }
    return fields;
}

std::vector<std::size_t> words_behind(const PageText& page, const Rect& part, const std::string& label) {
    std::vector<std::size_t> words;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (contains_middle(part, page.words[i].box)) words.push_back(i);
    }
    if (label.empty()) return words;
    const auto said = Passage(page, part).find(label);
    if (said.empty()) return {};
    const int line = page.words[said.back()].line;
    std::erase_if(words,
                  [&](std::size_t word) { return word <= said.back() || page.words[word].line != line; });
    return words;
}

}
