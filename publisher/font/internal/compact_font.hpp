// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace publisher::font {

/// What a PDF has to know of a bare `CFF ` table (Adobe Technical Note 5176): whether its glyphs are
/// named or numbered by CID, and then their CIDs.
struct CompactFont {
    bool is_cid_keyed = false;
    std::vector<std::uint16_t> cids; ///< by glyph; empty when name-keyed
};

/// Nothing when the table is cut short or nonsense.
std::optional<CompactFont> read_compact_font(std::string_view table, std::uint32_t n_glyphs);

}
