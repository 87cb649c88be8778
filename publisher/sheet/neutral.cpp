// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/write.hpp"

#include <algorithm>

namespace publisher::sheet {
namespace {

constexpr char kMark = '\'';

bool begins_like_a_formula(std::string_view text) {
    constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) { return text.starts_with(start); });
}

/// An apostrophe and behind it something that an apostrophe is put before.
bool looks_neutralized(std::string_view text) {
    return text.size() > 1 && text.front() == kMark && (begins_like_a_formula(text.substr(1)) || text[1] == kMark);
}

}

std::string neutralized(std::string_view text) {
    const bool needs_mark = begins_like_a_formula(text) || looks_neutralized(text);
    return (needs_mark ? std::string(1, kMark) : std::string()).append(text);
}

std::string restored(std::string_view text) { return std::string(looks_neutralized(text) ? text.substr(1) : text); }

}
