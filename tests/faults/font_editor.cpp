// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/font_editor.hpp"

#include <qpdf/Buffer.hh>

#include <set>
#include <stdexcept>

namespace publisher::faults {
namespace {

/// A Compact Font Format program (Adobe Technical Note 5176), as far as its charstrings.
class CompactFont {
public:
    explicit CompactFont(std::string bytes) : bytes_(std::move(bytes)) {
        const Index names = index_at(number(2, 1)), dictionaries = index_at(names.end);
        charstrings_ = index_at(charstrings_offset(dictionaries.begins[0], dictionaries.begins[1]));
    }

    /// Both stay between the same ends, so nothing else of the program moves.
    void exchange(std::size_t a, std::size_t b) {
        std::vector<std::string> glyphs;
        for (std::size_t i = 0; i + 1 < charstrings_.begins.size(); ++i)
            glyphs.push_back(
                bytes_.substr(charstrings_.begins[i], charstrings_.begins[i + 1] - charstrings_.begins[i]));
        std::swap(glyphs.at(a), glyphs.at(b));
        std::size_t offset = 1;
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            put(charstrings_.offsets + i * charstrings_.n_bytes, charstrings_.n_bytes, offset);
            bytes_.replace(charstrings_.begins[0] + offset - 1, glyphs[i].size(), glyphs[i]);
            offset += glyphs[i].size();
        }
    }

    const std::string& bytes() const { return bytes_; }

private:
    struct Index {
        std::size_t offsets = 0, n_bytes = 0; ///< where the offsets stand, and how long each is
        std::vector<std::size_t> begins;      ///< of each item, and the end of the last
        std::size_t end = 0;
    };

    std::size_t number(std::size_t at, std::size_t n_bytes) const {
        std::size_t value = 0;
        for (std::size_t i = 0; i < n_bytes; ++i)
            value = value << 8 | static_cast<unsigned char>(bytes_.at(at + i));
        return value;
    }

    void put(std::size_t at, std::size_t n_bytes, std::size_t value) {
        for (std::size_t i = n_bytes; i-- > 0; value >>= 8)
            bytes_.at(at + i) = static_cast<char>(value & 255);
    }

    Index index_at(std::size_t at) const {
        const std::size_t n_items = number(at, 2);
        if (n_items == 0) throw std::runtime_error("an empty list in a font program");
        Index index{at + 3, number(at + 2, 1), {}, 0};
        const std::size_t before = index.offsets + (n_items + 1) * index.n_bytes - 1;
        for (std::size_t i = 0; i <= n_items; ++i)
            index.begins.push_back(before + number(index.offsets + i * index.n_bytes, index.n_bytes));
        index.end = index.begins.back();
        return index;
    }

    /// The operand of operator 17 of the top dictionary.
    std::size_t charstrings_offset(std::size_t at, std::size_t end) const {
        std::size_t operand = 0;
        while (at < end) {
            const std::size_t first = number(at++, 1);
            if (first == 17) return operand;
            if (first == 12) {
                ++at;
            } else if (first == 28 || first == 29) {
                const std::size_t n_bytes = first == 28 ? 2 : 4;
                operand = number(at, n_bytes);
                at += n_bytes;
            } else if (first == 30) {
                while ((number(at++, 1) & 15) != 15) {
                }
            } else if (first >= 32 && first <= 246) {
                operand = first - 139;
            } else if (first >= 247) {
                ++at;
            }
        }
        throw std::runtime_error("a font program without charstrings");
    }

    std::string bytes_;
    Index charstrings_;
};

void exchange_in(PdfEditor& pdf, QPDFObjectHandle font, std::size_t a, std::size_t b) {
    auto descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    auto descriptor = descendant.getKey("/FontDescriptor");
    if (descriptor.hasKey("/FontFile3")) {
        auto program = descriptor.getKey("/FontFile3");
        const auto data = program.getStreamData();
        CompactFont compact({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
        compact.exchange(a, b);
        program.replaceStreamData(compact.bytes(), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        return;
    }
    // Of a TrueType program it is enough to exchange which glyphs the codes stand for.
    std::string map;
    for (std::size_t code = 0; code < 65'536; ++code) {
        const std::size_t glyph = code == a ? b : code == b ? a : code;
        map += {static_cast<char>(glyph >> 8), static_cast<char>(glyph & 255)};
    }
    descendant.replaceKey("/CIDToGIDMap",
                          pdf.pdf().makeIndirectObject(QPDFObjectHandle::newStream(&pdf.pdf(), map)));
}

}

int exchange_figures(PdfEditor& pdf, char a, char b,
                     const std::function<bool(const std::string& name)>& is_meant) {
    std::set<std::string> seen;
    int n_changed = 0;
    for (int page = 1; page <= static_cast<int>(pdf.n_pages()); ++page) {
        for (auto& [name, font] : pdf.page(page).getKey("/Resources").getKey("/Font").getDictAsMap()) {
            if (!seen.insert(font.unparse()).second || !is_meant(font.getKey("/BaseFont").getName()))
                continue;
            const auto code_of = [&](char figure) -> std::size_t {
                try {
                    return std::stoul(pdf.encoded(page, name, std::string(1, figure)).substr(1), nullptr, 16);
                } catch (const std::runtime_error&) {
                    return 0; // the subset does not have it
                }
            };
            const std::size_t first = code_of(a), second = code_of(b);
            if (first == 0 || second == 0) continue;
            exchange_in(pdf, font, first, second);
            ++n_changed;
        }
    }
    return n_changed;
}

}
