// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/fragment_writer.hpp"

#include <algorithm>

namespace publisher::source {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
/// More empty lines than one are an accident of the source.
constexpr int kMostBreaks = 2;
/// Each text goes through all elements around it: people nest a few, and deeper ones are made to be slow.
constexpr std::size_t kDeepest = 24;

bool is_list(std::string_view name) {
    return name == "ul" || name == "ol";
}
bool is_heading(std::string_view name) {
    return name.size() == 2 && name.front() == 'h' && name.back() >= '1' && name.back() <= '6';
}
bool is_table_part(std::string_view name) {
    return name == "table" || name == "tr" || name == "td" || name == "th";
}

void append_escaped(std::string& html, char c) {
    if (c == '&') {
        html += "&amp;";
    } else if (c == '<') {
        html += "&lt;";
    } else if (c == '>') {
        html += "&gt;";
    } else {
        html += c;
    }
}

/// A link that leads nowhere stands in no output.
bool is_shown(std::string_view name, std::string_view address) {
    return name != "a" || !address.empty();
}

std::string start_tag(const std::string& name, const std::string& address) {
    if (!is_shown(name, address)) return {};
    if (address.empty()) return "<" + name + ">";
    std::string tag = "<" + name + " href=\"";
    for (const char c : address) {
        if (c == '"')
            tag += "&quot;";
        else
            append_escaped(tag, c);
    }
    return tag + "\">";
}

}

void FragmentWriter::text(char c) {
    flush();
    append_escaped(html_, c);
}

void FragmentWriter::space() {
    if (!white_.ends_with(' ')) white_ += ' ';
}

void FragmentWriter::no_break_space() {
    white_ += kNoBreakSpace;
}

void FragmentWriter::line_boundary() {
    tag_breaks_ = std::max(tag_breaks_, 1);
}

void FragmentWriter::open_inline(const std::string& name, std::string address) {
    if (inlines_.size() == kDeepest) return notes_.add(TextNote::Kind::TooDeep);
    inlines_.push_back({name, std::move(address), false});
}

void FragmentWriter::close_inline(const std::string& name) {
    const auto found = std::find_if(inlines_.rbegin(), inlines_.rend(),
                                    [&](const Element& element) { return element.name == name; });
    if (found == inlines_.rend()) return unbalanced();
    const auto place = static_cast<std::size_t>(inlines_.rend() - found) - 1;
    if (place + 1 != inlines_.size()) unbalanced();
    if (place < n_open_inlines_) close_inlines_down_to(place);
    inlines_.erase(inlines_.begin() + static_cast<std::ptrdiff_t>(place));
}

void FragmentWriter::open_block(const std::string& name) {
    if (is_in_cell() && (!is_table_part(name) || name == "table")) return line_boundary();
    boundary();
    if (blocks_.size() >= kDeepest) {
        while (blocks_.size() + 2 > kDeepest)
            pop_block();
        notes_.add(TextNote::Kind::TooDeep);
    }
    if (name == "li") return open_item();
    close_paragraph();
    if (is_table_part(name)) return open_table_part(name);
    if (is_list(name) && is_in_list()) push_block("li");
    push_block(name);
}

void FragmentWriter::open_item() {
    close_item();
    if (!has_list()) {
        unbalanced();
        push_block("ul");
    }
    push_block("li");
}

/// End tags of rows and cells may be left out, and rows may stand without a table.
void FragmentWriter::open_table_part(const std::string& name) {
    if (name != "table" && !has_block("table")) {
        unbalanced();
        push_block("table");
    }
    if (name == "tr") close_row();
    if (name == "td" || name == "th") {
        if (is_in_cell()) pop_block();
        if (!is_in("tr")) push_block("tr");
    }
    push_block(name);
}

void FragmentWriter::close_block(const std::string& name) {
    if (is_in_cell() && !is_table_part(name)) return line_boundary();
    boundary();
    const bool was_open = name == "p" || is_heading(name) ? close_paragraph()
                          : name == "li"                  ? close_item()
                          : name == "tr"                  ? close_row()
                                                          : close_down_to(name);
    if (!was_open) unbalanced();
}

std::string FragmentWriter::finish() {
    if (!inlines_.empty() || has_list() || has_block("table")) unbalanced();
    boundary();
    while (!blocks_.empty())
        pop_block();
    return std::move(html_);
}

/// Writes what is pending before text: blocks, breaks, white space, inline elements.
void FragmentWriter::flush() {
    ensure_place_for_text();
    for (Element& block : blocks_) {
        if (block.is_open) continue;
        if (block.name == "td" || block.name == "th") {
            for (; n_empty_cells_ > 0; --n_empty_cells_)
                html_ += "<td></td>";
        }
        html_ += start_tag(block.name, {});
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
        html_ += start_tag(inlines_[n_open_inlines_].name, inlines_[n_open_inlines_].address);
    }
}

/// Text of a list that is in none of its items gets one, text of a table that is in no cell its row.
void FragmentWriter::ensure_place_for_text() {
    if (is_in_list()) {
        unbalanced();
        push_block("li");
    }
    if (!is_in("table") && !is_in("tr")) return;
    if (is_in("table")) push_block("tr");
    unbalanced();
    push_block("td");
}

void FragmentWriter::close_inlines_down_to(std::size_t n) {
    while (n_open_inlines_ > n) {
        const Element& closed = inlines_[--n_open_inlines_];
        if (is_shown(closed.name, closed.address)) html_ += "</" + closed.name + ">";
    }
}

/// A block begins or ends: white space and breaks at its edge mean nothing.
void FragmentWriter::boundary() {
    close_inlines_down_to(0);
    white_.clear();
    tag_breaks_ = literal_breaks_ = 0;
    has_line_ = false;
}

void FragmentWriter::pop_block() {
    if (blocks_.back().is_open)
        html_ += "</" + blocks_.back().name + ">";
    else if (is_in_cell())
        ++n_empty_cells_;
    if (is_in("tr")) n_empty_cells_ = 0;
    blocks_.pop_back();
}

bool FragmentWriter::has_list() const {
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [](const Element& block) { return is_list(block.name); });
}

bool FragmentWriter::has_block(std::string_view name) const {
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [&](const Element& block) { return block.name == name; });
}

bool FragmentWriter::close_paragraph() {
    if (blocks_.empty() || (blocks_.back().name != "p" && !is_heading(blocks_.back().name))) return false;
    pop_block();
    return true;
}

/// Closes the item of the innermost list, if there is one; its end tag may be left out.
bool FragmentWriter::close_item() {
    close_paragraph();
    if (!is_in("li")) return false;
    pop_block();
    return true;
}

bool FragmentWriter::close_row() {
    if (is_in_cell()) pop_block();
    if (!is_in("tr")) return false;
    pop_block();
    return true;
}

bool FragmentWriter::close_down_to(std::string_view name) {
    if (!has_block(name)) return false;
    while (blocks_.back().name != name)
        pop_block();
    pop_block();
    return true;
}

}
