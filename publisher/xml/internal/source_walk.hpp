// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace publisher::xml {

/// Walks the source of text beside the text that a parser made of it, because libxml2 keeps no
/// columns for text: references become characters, CDATA sections lose their brackets, line ends are
/// normalized (XML 1.0 §2.11, §4.1). The source is well-formed and has no DOCTYPE, so only the five
/// predefined entities and character references occur.
class SourceWalk {
public:
    SourceWalk(std::string_view source, std::size_t at, bool is_in_cdata = false)
        : source_(source), at_(at), is_in_cdata_(is_in_cdata) {}

    /// Where the next byte of text begins; comments, processing instructions and CDATA brackets in
    /// between are passed over.
    std::size_t position();
    bool is_in_cdata() const { return is_in_cdata_; }
    /// Moves over `n` bytes of text.
    void advance(std::size_t n);
    /// Goes on behind an element.
    void jump_to(std::size_t at) { at_ = at, is_in_cdata_ = false; }

private:
    bool begins(std::string_view with) const { return source_.substr(at_, with.size()) == with; }
    void pass(std::string_view end);
    /// Moves over one reference, line end or byte; returns the bytes of text it stands for.
    std::size_t step();

    std::string_view source_;
    std::size_t at_;
    bool is_in_cdata_;
};

/// Behind the ">" of the start tag that begins at `tag`.
std::size_t end_of_start_tag(std::string_view source, std::size_t tag);
/// Where the value of an attribute of that start tag begins, behind its quote; npos when it is not there.
std::size_t find_attribute_value(std::string_view source, std::size_t tag, std::string_view name);

}
