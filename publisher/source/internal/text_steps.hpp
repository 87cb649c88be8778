// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/decode_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::source {

/// Collects the notes of one text; equal ones are counted.
class Notes {
public:
    void add(TextNote::Kind kind, std::string detail = {}, int count = 1);
    std::vector<TextNote> take() { return std::move(notes_); }

private:
    std::vector<TextNote> notes_;
};

/// Stands for the two characters `\n` until it is known what they mean beside markup. A vertical tab
/// cannot come from the source: control characters are dropped before.
constexpr char kLiteralBreak = '\v';

/// Whether the steps below would change anything; most cells are plain.
bool needs_decoding(std::string_view text);

/// Line ends as LF, `\n`, `\r\n` and `\r` written as characters as kLiteralBreak, control characters
/// dropped, entities decoded at most twice.
std::string decode_characters(std::string_view text, Notes& notes);

/// What `<` at the begin of `text` starts, if it is one of the tags of HTML or a comment.
struct Tag {
    enum class Form { Start, End, Comment, CutOff };
    Form form = Form::Start;
    std::string name;       ///< lower case
    std::size_t length = 0; ///< in bytes, from `<` to `>`
    bool has_style = false;
    bool has_span = false; ///< `colspan=` or `rowspan=`
    std::string address;   ///< of `href=`, trimmed; as it was written
};

/// Nothing when `<` is a character like others: `<USD600`, `< 55dB`, `a<b`.
bool read_tag(std::string_view text, Tag& tag);

/// What becomes of a tag.
enum class TagKind {
    Inline,      ///< a, b, strong, i, em, u, sup, sub, span: kept
    Block,       ///< p, h1 to h6, ul, ol, li, table, tr, td, th: kept
    Break,       ///< br: kept
    Dropped,     ///< what it holds stays
    DroppedLine, ///< what it holds stays on a line of its own: div, address
    RowGroup,    ///< thead, tbody, tfoot: their rows are the table's
    WithContent, ///< dropped with all it holds: script, style
    Unknown,     ///< no tag of HTML
};
TagKind tag_kind(std::string_view name);

}
