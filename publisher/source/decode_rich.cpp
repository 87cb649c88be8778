// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/source/decode_text.hpp"
#include "publisher/source/internal/fragment_writer.hpp"
#include "publisher/source/internal/text_steps.hpp"

#include <algorithm>
#include <string>

namespace publisher::source {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

/// Whether a line feed is white space, as in HTML, or ends a line, as in a text field.
bool has_line_markup(std::string_view text) {
    Tag tag;
    for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
        if (!read_tag(text.substr(i), tag)) continue;
        const TagKind kind = tag_kind(tag.name);
        if (kind == TagKind::Block || kind == TagKind::Break || kind == TagKind::RowGroup ||
            kind == TagKind::DroppedLine) {
            return true;
        }
    }
    return false;
}

/// The length of an element that is dropped with what it holds, its end tag included. One that does
/// not end loses its start tag only.
std::size_t content_length(std::string_view text, const Tag& tag) {
    const std::string lower = to_lower_ascii(text);
    const std::size_t end = lower.find("</" + tag.name, tag.length);
    if (end == std::string::npos) return tag.length;
    const std::size_t close = lower.find('>', end);
    return close == std::string::npos ? lower.size() : close + 1;
}

/// Addresses that lead somewhere from a printed page or a PDF; those within a web site do not.
bool leads_outside(std::string_view address) {
    const std::string lower = to_lower_ascii(address.substr(0, 8));
    return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:") ||
           lower.starts_with("tel:");
}

void apply_inline(const Tag& tag, FragmentWriter& writer, Notes& notes) {
    if (tag.form != Tag::Form::Start) return writer.close_inline(tag.name);
    const bool is_link = leads_outside(tag.address);
    if (tag.name == "a" && tag.address.empty())
        notes.add(TextNote::Kind::DroppedTag, tag.name);
    else if (tag.name == "a" && !is_link)
        notes.add(TextNote::Kind::DroppedAddress, tag.address);
    writer.open_inline(tag.name, is_link ? tag.address : std::string());
}

/// Applies one tag; gives how many bytes of `text` it took.
std::size_t apply(const Tag& tag, std::string_view text, FragmentWriter& writer, Notes& notes) {
    using Kind = TextNote::Kind;
    if (tag.form == Tag::Form::Comment) return tag.length;
    if (tag.form == Tag::Form::CutOff) {
        notes.add(Kind::CutOffTag, tag.name);
        return tag.length;
    }
    const bool is_start = tag.form == Tag::Form::Start;
    if (tag.has_style) notes.add(Kind::DroppedStyle, tag.name);
    if (tag.has_span) notes.add(Kind::DroppedSpan, tag.name);
    switch (tag_kind(tag.name)) {
        case TagKind::Inline: apply_inline(tag, writer, notes); break;
        case TagKind::Block: is_start ? writer.open_block(tag.name) : writer.close_block(tag.name); break;
        case TagKind::Break: writer.tag_break(); break;
        case TagKind::RowGroup: break;
        case TagKind::WithContent:
            notes.add(is_start ? Kind::DroppedContent : Kind::DroppedTag, tag.name);
            return is_start ? content_length(text, tag) : tag.length;
        case TagKind::DroppedLine:
            writer.line_boundary();
            writer.space();
            [[fallthrough]];
        default:
            if (is_start) notes.add(Kind::DroppedTag, tag.name);
    }
    return tag.length;
}

}

DecodedText decode_rich(std::string_view text) {
    text = trimmed(text);
    Notes notes;
    const std::string decoded = needs_decoding(text) ? decode_characters(text, notes) : std::string(text);
    const std::string_view source = decoded;
    const bool is_line_feed_white = has_line_markup(source);

    FragmentWriter writer(notes);
    Tag tag;
    for (std::size_t i = 0; i < source.size();) {
        const char c = source[i];
        if (c == '<' && read_tag(source.substr(i), tag)) {
            i += apply(tag, source.substr(i), writer, notes);
        } else if (c == kLiteralBreak || (c == '\n' && !is_line_feed_white)) {
            writer.literal_break(), ++i;
        } else if (c == ' ' || c == '\t' || c == '\n') {
            writer.space(), ++i;
        } else if (source.substr(i).starts_with(kNoBreakSpace)) {
            writer.no_break_space(), i += kNoBreakSpace.size();
        } else {
            writer.text(c), ++i;
        }
    }
    std::string html = writer.finish();
    return {std::move(html), notes.take()};
}

}
