// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/internal/source_walk.hpp"

#include "publisher/base/text.hpp"

#include <charconv>

namespace publisher::xml {
namespace {

/// How many bytes of UTF-8 the reference "&...;" stands for.
std::size_t size_of_reference(std::string_view name) {
    if (!name.starts_with('#')) return 1; // amp, lt, gt, quot, apos
    name.remove_prefix(1);
    const bool is_hex = name.starts_with('x');
    if (is_hex) name.remove_prefix(1);
    std::uint32_t code_point = 0;
    std::from_chars(name.data(), name.data() + name.size(), code_point, is_hex ? 16 : 10);
    std::string utf8;
    append_utf8(utf8, code_point);
    return utf8.size();
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}

void SourceWalk::pass(std::string_view end) {
    const std::size_t found = source_.find(end, at_);
    at_ = found == std::string_view::npos ? source_.size() : found + end.size();
}

std::size_t SourceWalk::position() {
    for (;;) {
        if (is_in_cdata_) {
            if (!begins("]]>")) return at_;
            at_ += 3;
            is_in_cdata_ = false;
        } else if (begins("<![CDATA[")) {
            at_ += 9;
            is_in_cdata_ = true;
        } else if (begins("<!--")) {
            at_ += 4;
            pass("-->");
        } else if (begins("<?")) {
            pass("?>");
        } else {
            return at_;
        }
    }
}

std::size_t SourceWalk::step() {
    position();
    if (at_ >= source_.size()) return 1;
    if (source_[at_] == '&' && !is_in_cdata_) {
        const std::size_t end = source_.find(';', at_);
        if (end == std::string_view::npos) return ++at_, 1;
        const std::size_t n = size_of_reference(source_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return n;
    }
    at_ += begins("\r\n") ? 2 : 1;
    return 1;
}

void SourceWalk::advance(std::size_t n) {
    for (std::size_t done = 0; done < n && at_ < source_.size();)
        done += step();
}

std::size_t end_of_start_tag(std::string_view source, std::size_t tag) {
    char quote = 0;
    for (std::size_t i = tag; i < source.size(); ++i) {
        const char c = source[i];
        if (quote != 0)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return source.size();
}

std::size_t find_attribute_value(std::string_view source, std::size_t tag, std::string_view name) {
    const std::size_t end = end_of_start_tag(source, tag);
    char quote = 0;
    for (std::size_t i = tag + 1; i < end; ++i) {
        const char c = source[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (is_blank(source[i - 1]) && source.substr(i, name.size()) == name) {
            const std::size_t value = source.find_first_of("\"'", i);
            const std::size_t after = i + name.size();
            if (value < end && trimmed(source.substr(after, value - after)) == "=") return value + 1;
        }
    }
    return std::string_view::npos;
}

}
