// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/text_steps.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::source {

/// Writes a well-formed fragment whatever the order in which tags come.
///
/// Blocks and inline elements are opened in the output only when text follows, so that empty ones
/// vanish; inline elements that a block boundary or a crossed end tag closes are opened again. A cell
/// holds inline elements only: a block in it begins another line.
class FragmentWriter {
public:
    explicit FragmentWriter(Notes& notes) : notes_(notes) {}

    void text(char c);

    /// White space collapses; a no-break space keeps its place unless it stands at the end of a line.
    void space();
    void no_break_space();

    void tag_break() { ++tag_breaks_; }
    void literal_break() { ++literal_breaks_; }
    /// The next text stands on another line.
    void line_boundary();

    /// `address`: of a link. One without an address leaves its text only.
    void open_inline(const std::string& name, std::string address);
    void close_inline(const std::string& name);
    void open_block(const std::string& name);
    void close_block(const std::string& name);

    std::string finish();

private:
    struct Element {
        std::string name, address;
        bool is_open = false; ///< in the output; of blocks
    };

    void unbalanced() { notes_.add(TextNote::Kind::UnbalancedMarkup); }
    void flush();
    void ensure_place_for_text();
    void close_inlines_down_to(std::size_t n);
    void boundary();
    void push_block(std::string name) { blocks_.push_back({std::move(name), {}, false}); }
    void pop_block();
    bool is_in(std::string_view name) const { return !blocks_.empty() && blocks_.back().name == name; }
    bool is_in_cell() const { return is_in("td") || is_in("th"); }
    bool is_in_list() const { return is_in("ul") || is_in("ol"); }
    bool has_list() const;
    bool has_block(std::string_view name) const;

    void open_item();
    void open_table_part(const std::string& name);
    bool close_paragraph();
    bool close_item();
    bool close_row();
    bool close_down_to(std::string_view name);

    Notes& notes_;
    std::string html_;
    std::vector<Element> blocks_, inlines_;
    std::size_t n_open_inlines_ = 0;
    std::size_t n_empty_cells_ = 0; ///< of the row in hand, since its last cell with text
    std::string white_;
    int tag_breaks_ = 0, literal_breaks_ = 0;
    bool has_line_ = false; ///< the current line of the output has text
};

}
