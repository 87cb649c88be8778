// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace publisher {

/// One page of a PDF, and which of its rectangles is meant: "adverts/summer.pdf#page=3&box=bleed" (RFC 8118 §3; `box`
/// is ours).
struct PageOfFile {
    std::string file;
    int page = 1;
    std::string box = "art"; ///< or trim, bleed, crop, media

    /// As short as it can be said: "summer.pdf", "summer.pdf#page=3".
    std::string to_string() const;
    /// The part behind the file: "", "#page=3".
    std::string fragment() const;
    bool operator==(const PageOfFile&) const = default;
};

/// Nothing when the text names no PDF (by its ending, in any case), or says something else behind the number sign.
std::optional<PageOfFile> parse_page_of_file(std::string_view text);

}
