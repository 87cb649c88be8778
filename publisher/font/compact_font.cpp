// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/internal/compact_font.hpp"

#include <cstddef>

namespace publisher::font {
namespace {

constexpr int kCharset = 15, kRegistryOrderingSupplement = 12 << 8 | 30;

/// Reads big-endian numbers; past the end it gives zeros and is no longer good.
class Cursor {
public:
    explicit Cursor(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}
    bool is_good() const { return at_ <= bytes_.size(); }
    bool is_at_end() const { return at_ >= bytes_.size(); }
    std::uint32_t number(int n_bytes) {
        std::uint32_t value = 0;
        for (int i = 0; i < n_bytes; ++i, ++at_) {
            value = value << 8 | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0u);
        }
        return value;
    }
    void skip(std::size_t n) { at_ += n; }

private:
    std::string_view bytes_;
    std::size_t at_;
};

struct Index {
    std::string_view first; ///< the first entry
    std::size_t end = 0;
};

std::optional<Index> read_index(std::string_view table, std::size_t at) {
    Cursor cursor(table, at);
    const std::size_t n_entries = cursor.number(2);
    if (!cursor.is_good()) return {};
    if (n_entries == 0) return Index{{}, at + 2};
    const int offset_size = static_cast<int>(cursor.number(1));
    if (offset_size < 1 || offset_size > 4) return {};
    // Offsets count from the byte before the data; there is one more than there are entries.
    const std::size_t offsets_end = at + 3 + (n_entries + 1) * static_cast<std::size_t>(offset_size);
    const std::size_t begin = offsets_end - 1 + cursor.number(offset_size);
    const std::size_t end = offsets_end - 1 + cursor.number(offset_size);
    Cursor last(table, offsets_end - static_cast<std::size_t>(offset_size));
    const std::size_t index_end = offsets_end - 1 + last.number(offset_size);
    if (begin > end || end > table.size() || index_end > table.size()) return {};
    return Index{table.substr(begin, end - begin), index_end};
}

/// The operand before each of the two operators that matter.
struct TopDictionary {
    bool has_ros = false;
    std::uint32_t charset = 0;
};

TopDictionary read_top_dictionary(std::string_view bytes) {
    TopDictionary top;
    Cursor cursor(bytes);
    std::uint32_t operand = 0;
    while (!cursor.is_at_end()) {
        const std::uint32_t first = cursor.number(1);
        if (first <= 21) {
            const int code = static_cast<int>(first == 12 ? 12u << 8 | cursor.number(1) : first);
            if (code == kRegistryOrderingSupplement) top.has_ros = true;
            if (code == kCharset) top.charset = operand;
        } else if (first == 28) {
            operand = cursor.number(2);
        } else if (first == 29) {
            operand = cursor.number(4);
        } else if (first == 30) {
            while (!cursor.is_at_end() && (cursor.number(1) & 0x0f) != 0x0f) {
            }
        } else if (first >= 32 && first <= 246) {
            operand = first - 139;
        } else if (first >= 247 && first <= 250) {
            operand = (first - 247) * 256 + cursor.number(1) + 108;
        } else if (first >= 251 && first <= 254) {
            cursor.skip(1);
        }
    }
    return top;
}

/// Technical Note 5176, tables 17 to 20: format 0 lists, formats 1 and 2 give ranges.
std::optional<std::vector<std::uint16_t>> read_charset(std::string_view table, std::uint32_t at,
                                                       std::uint32_t n_glyphs) {
    std::vector<std::uint16_t> cids = {0};
    Cursor cursor(table, at);
    const std::uint32_t format = cursor.number(1);
    if (format > 2) return {};
    while (cids.size() < n_glyphs && cursor.is_good()) {
        const std::uint32_t first = cursor.number(2);
        const std::uint32_t n_left = format == 0 ? 0 : cursor.number(static_cast<int>(format));
        for (std::uint32_t i = 0; i <= n_left && cids.size() < n_glyphs; ++i) {
            cids.push_back(static_cast<std::uint16_t>(first + i));
        }
    }
    if (!cursor.is_good()) return {};
    return cids;
}

}

std::optional<CompactFont> read_compact_font(std::string_view table, std::uint32_t n_glyphs) {
    if (table.size() < 4) return {};
    const auto names = read_index(table, static_cast<unsigned char>(table[2]));
    if (!names) return {};
    const auto top_dictionaries = read_index(table, names->end);
    if (!top_dictionaries || top_dictionaries->first.empty()) return {};
    const TopDictionary top = read_top_dictionary(top_dictionaries->first);
    CompactFont font;
    font.is_cid_keyed = top.has_ros;
    if (!font.is_cid_keyed) return font;
    auto cids = read_charset(table, top.charset, n_glyphs);
    if (!cids) return {};
    font.cids = std::move(*cids);
    return font;
}

}
