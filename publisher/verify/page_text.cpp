// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_text.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

/// "ABCDEF+Inter-Bold" and "GHIJKL+Inter-Bold" are one face.
std::string face_of(const std::string& font) {
    const bool has_tag = font.size() > 7 && font[6] == '+';
    return has_tag ? font.substr(7) : font;
}

bool is_footnote_mark(const std::string& text) {
    static const std::vector<std::string> kMarks = {"",  "*", "**", "†", "‡", "¹",
                                                    "²", "³", "*)", ")", "(", ","};
    return std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end();
}

bool is_ghost(const inspect::TextRun& run) {
    return run.render_mode == 3 || run.render_mode == 7 || run.opacity <= 0 || run.visible.is_empty();
}

/// The smallest, an EAN-8, has 22 bars.
bool is_code(const inspect::Path& path) {
    constexpr int kLeastSubpaths = 20;
    return path.kind != inspect::Path::Kind::Stroke && path.n_subpaths >= kLeastSubpaths &&
           !path.box.is_empty();
}

/// The currency written on either side of a number within its word; nothing when something else stands there.
std::optional<std::string> own_currency(const PrintedNumber& number) {
    for (const auto& [sign, other] :
         {std::pair(number.before, number.after), std::pair(number.after, number.before)}) {
        if (!sign.empty() && !currencies_of(sign).empty() && is_footnote_mark(other)) return sign;
    }
    return is_footnote_mark(number.before) && is_footnote_mark(number.after) ? std::optional(std::string())
                                                                             : std::nullopt;
}

}

PageText PageReader::read(const inspect::PageFacts& page) {
    PageText text;
    text.number = page.number;
    text.folio = squashed(page.label);
    text.size = page.size;
    const Grounds grounds(page);
    for (inspect::Word& word : inspect::words(page)) {
        std::string squashed_text = squashed(word.text);
        ReadWord read{std::move(word.text), std::move(squashed_text), word.box, word.line, 0, {}, Hidden::No};
        look(page, grounds, word.glyphs, read);
        const auto line = static_cast<std::size_t>(word.line);
        if (text.lines.size() <= line) text.lines.resize(line + 1);
        text.lines[line].push_back(text.words.size());
        text.words.push_back(std::move(read));
    }
    for (const inspect::TextRun& run : page.runs) {
        if (!is_ghost(run)) continue;
        const Hidden why =
            run.visible.is_empty() && run.render_mode != 3 ? Hidden::Clipped : Hidden::Invisible;
        text.ghosts.push_back({run.text, squashed(run.text), run.box, 0, 0, run.size, why});
    }
    for (const inspect::Path& path : page.paths) {
        if (is_code(path)) text.codes.push_back(path.box);
    }
    read_prices(text);
    return text;
}

int PageReader::style_of(const inspect::TextRun& run) {
    const auto key = std::pair(face_of(run.font), run.size.units() / Length(0.25_pt).units());
    return styles_.try_emplace(key, static_cast<int>(styles_.size())).first->second;
}

void PageReader::look(const inspect::PageFacts& page, const Grounds& grounds,
                      const std::vector<inspect::GlyphSpan>& glyphs, ReadWord& word) {
    for (const inspect::GlyphSpan& span : glyphs) {
        const inspect::TextRun& run = page.runs[span.run];
        const bool is_first = &span == &glyphs.front();
        if (is_first) word.style = style_of(run);
        word.size = is_first ? run.size : std::min(word.size, run.size);
        if (word.hidden == Hidden::No) word.hidden = grounds.look_at(span);
    }
}

void PageReader::read_prices(PageText& text) const {
    for (const std::vector<std::size_t>& line : text.lines) {
        std::vector<bool> is_taken(line.size(), false);
        for (std::size_t i = 0; i < line.size(); ++i) {
            const ReadWord& word = text.words[line[i]];
            auto number = read_number(word.text, style_);
            const auto currency = number ? own_currency(*number) : std::nullopt;
            if (!currency) continue;
            ReadPrice price{std::move(*number), word.text, *currency, word.box, {line[i]}, false};
            const auto join = [&](std::size_t other, bool is_before) {
                const ReadWord& sign = text.words[line[other]];
                if (is_taken[other] || currencies_of(sign.squashed).empty()) return;
                price.currency = sign.squashed;
                price.text = is_before ? sign.text + ' ' + price.text : price.text + ' ' + sign.text;
                price.box = united(price.box, sign.box);
                price.words.push_back(line[other]);
                is_taken[other] = true;
            };
            if (price.currency.empty() && i + 1 < line.size()) join(i + 1, false);
            if (price.currency.empty() && i > 0) join(i - 1, true);
            const bool is_alone =
                line.size() == 1 && currency_digits_ > 0 && price.number.n_decimals == currency_digits_;
            price.is_price = !price.currency.empty() || is_alone;
            text.prices.push_back(std::move(price));
        }
    }
}

}
