// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/source/decode_text.hpp"
#include "publisher/source/internal/text_steps.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace publisher::source {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
/// More empty lines than one are an accident of the source.
constexpr int kMostBreaks = 2;

bool is_list(std::string_view name) {
    return name == "ul" || name == "ol";
}

/// Writes a well-formed fragment whatever the order in which tags come.
///
/// Blocks and inline elements are opened in the output only when text follows, so that empty ones
/// vanish; inline elements that a block boundary or a crossed end tag closes are opened again.
class FragmentWriter {
public:
    explicit FragmentWriter(Notes& notes) : notes_(notes) {}

    void text(char c) {
        flush();
        if (c == '&') {
            html_ += "&amp;";
        } else if (c == '<') {
            html_ += "&lt;";
        } else if (c == '>') {
            html_ += "&gt;";
        } else {
            html_ += c;
        }
    }

    /// White space collapses; a no-break space keeps its place unless it stands at the end of a line.
    void space() {
        if (!white_.ends_with(' ')) white_ += ' ';
    }
    void no_break_space() { white_ += kNoBreakSpace; }

    void tag_break() { ++tag_breaks_; }
    void literal_break() { ++literal_breaks_; }

    /// The next text stands on another line.
    void line_boundary() { tag_breaks_ = std::max(tag_breaks_, 1); }

    void open_inline(const std::string& name) { inlines_.push_back(name); }

    void close_inline(const std::string& name) {
        const auto found = std::find(inlines_.rbegin(), inlines_.rend(), name);
        if (found == inlines_.rend()) return unbalanced();
        const auto place = static_cast<std::size_t>(inlines_.rend() - found) - 1;
        if (place + 1 != inlines_.size()) unbalanced();
        if (place < n_open_inlines_) close_inlines_down_to(place);
        inlines_.erase(inlines_.begin() + static_cast<std::ptrdiff_t>(place));
    }

    void open_block(const std::string& name) {
        boundary();
        if (name == "li") {
            close_item();
            if (!has_list()) {
                unbalanced();
                push_block("ul");
            }
        } else {
            close_paragraph();
            if (is_list(name) && !blocks_.empty() && is_list(blocks_.back().name)) push_block("li");
        }
        push_block(name);
    }

    void close_block(const std::string& name) {
        boundary();
        if (name == "p" ? !close_paragraph() : name == "li" ? !close_item() : !close_list(name)) unbalanced();
    }

    std::string finish() {
        if (!inlines_.empty() || has_list()) unbalanced();
        boundary();
        while (!blocks_.empty())
            pop_block();
        return std::move(html_);
    }

private:
    struct BlockElement {
        std::string name;
        bool is_open = false; ///< in the output
    };

    void unbalanced() { notes_.add(TextNote::Kind::UnbalancedMarkup); }

    /// Writes what is pending before text: blocks, breaks, white space, inline elements.
    void flush() {
        // Text of a list that is in none of its items gets one.
        if (!blocks_.empty() && is_list(blocks_.back().name)) {
            unbalanced();
            push_block("li");
        }
        for (BlockElement& block : blocks_) {
            if (!block.is_open) html_ += "<" + block.name + ">";
            block.is_open = true;
        }
        // `\n<br />\n` is one line break, written twice by two systems.
        const int n_breaks = tag_breaks_ > 0 ? tag_breaks_ : literal_breaks_;
        if (n_breaks == 0) {
            if (has_line_) html_ += white_;
        } else if (has_line_) {
            for (int i = 0; i < std::min(n_breaks, kMostBreaks); ++i)
                html_ += "<br/>";
        }
        white_.clear();
        tag_breaks_ = literal_breaks_ = 0;
        has_line_ = true;
        for (; n_open_inlines_ < inlines_.size(); ++n_open_inlines_) {
            html_ += "<" + inlines_[n_open_inlines_] + ">";
        }
    }

    void close_inlines_down_to(std::size_t n) {
        while (n_open_inlines_ > n)
            html_ += "</" + inlines_[--n_open_inlines_] + ">";
    }

    /// A block begins or ends: white space and breaks at its edge mean nothing.
    void boundary() {
        close_inlines_down_to(0);
        white_.clear();
        tag_breaks_ = literal_breaks_ = 0;
        has_line_ = false;
    }

    void push_block(std::string name) { blocks_.push_back({std::move(name), false}); }

    void pop_block() {
        if (blocks_.back().is_open) html_ += "</" + blocks_.back().name + ">";
        blocks_.pop_back();
    }

    bool has_list() const {
        return std::any_of(blocks_.begin(), blocks_.end(),
                           [](const auto& block) { return is_list(block.name); });
    }

    bool close_paragraph() {
        if (blocks_.empty() || blocks_.back().name != "p") return false;
        pop_block();
        return true;
    }

    /// Closes the item of the innermost list, if there is one; its end tag may be left out.
    bool close_item() {
        close_paragraph();
        if (blocks_.empty() || blocks_.back().name != "li") return false;
        pop_block();
        return true;
    }

    bool close_list(std::string_view name) {
        const auto is_named = [&](const BlockElement& block) { return block.name == name; };
        if (std::none_of(blocks_.begin(), blocks_.end(), is_named)) return false;
        while (!is_named(blocks_.back()))
            pop_block();
        pop_block();
        return true;
    }

    Notes& notes_;
    std::string html_;
    std::vector<BlockElement> blocks_;
    std::vector<std::string> inlines_;
    std::size_t n_open_inlines_ = 0;
    std::string white_;
    int tag_breaks_ = 0, literal_breaks_ = 0;
    bool has_line_ = false; ///< the current line of the output has text
};

/// Whether a line feed is white space, as in HTML, or ends a line, as in a text field.
bool has_line_markup(std::string_view text) {
    Tag tag;
    for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
        if (!read_tag(text.substr(i), tag)) continue;
        const TagKind kind = tag_kind(tag.name);
        if (kind == TagKind::Block || kind == TagKind::Break || kind == TagKind::DroppedLine) return true;
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
    switch (tag_kind(tag.name)) {
        case TagKind::Inline:
            is_start ? writer.open_inline(tag.name) : writer.close_inline(tag.name);
            break;
        case TagKind::Block:
            is_start ? writer.open_block(tag.name) : writer.close_block(tag.name);
            break;
        case TagKind::Break:
            writer.tag_break();
            break;
        case TagKind::WithContent:
            notes.add(is_start ? Kind::DroppedContent : Kind::DroppedTag, tag.name);
            return is_start ? content_length(text, tag) : tag.length;
        case TagKind::DroppedLine:
            writer.line_boundary();
            [[fallthrough]];
        case TagKind::DroppedCell:
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
