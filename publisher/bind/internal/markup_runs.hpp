// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/markup.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::bind {

/// Appends what the entity at the beginning of `source` stands for, one of those that normalized markup
/// holds; gives its length. A lone ampersand is one.
std::size_t append_entity(std::string_view source, std::string& result);

/// The runs of the paragraph in hand: which style the open elements give its text, white space collapsed.
class MarkupRuns {
public:
    MarkupRuns(const MarkupStyles& styles, origin::BindingId binding) : styles_(styles), binding_(binding) {}

    /// `address`: where a link leads; empty for other elements.
    void open(std::string_view element, std::string address);
    void close(std::string_view element);

    /// Text of the source, with entities.
    void add_text(std::string_view source);
    void add_break();
    /// The text so far becomes one line, and a tab stands behind it.
    void begin_next_cell();

    /// The runs without white space at their end; those of the next paragraph come after. Elements stay open.
    std::vector<story::Run> take();
    const std::set<std::string>& without_style() const { return without_style_; }

private:
    struct Element {
        std::string name;
        style::CharacterStyleId style;
        std::string address;
    };

    style::CharacterStyleId character_style();
    style::CharacterStyleId style_of_both(const Element& outer, const Element& inner);
    std::string address() const;
    void append(std::string_view text);
    void trim_end(std::string_view blanks);

    const MarkupStyles& styles_;
    origin::BindingId binding_;
    std::vector<story::Run> runs_;
    std::vector<Element> open_;
    std::set<std::string> without_style_;
    bool is_at_blank_ = true;
};

}
