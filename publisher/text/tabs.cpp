// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/tabs.hpp"

#include "publisher/text/decimal_point.hpp"
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

constexpr Length kUsualStops = 36_pt;

class Resolver {
public:
    Resolver(const PreparedParagraph& paragraph, const Break& from, const Break& to, Length start,
             Length room, Languages& languages)
        : paragraph_(paragraph), from_(from), to_(to), start_(start), room_(room), languages_(languages) {}

    TabbedLine run() {
        TabbedLine line;
        line.width = from_.start_change;
        std::uint32_t piece = from_.next.piece;
        const std::uint32_t end = end_piece();
        while (piece < end) {
            if (is_tab(piece)) add_gap(piece++, end, line);
            for (; piece < end && !is_tab(piece); ++piece)
                line.width += width_of(piece);
        }
        line.width += to_.end_change;
        return line;
    }

private:
    /// Behind the last piece of which something is on the line.
    std::uint32_t end_piece() const {
        const bool has_part = to_.end.piece < paragraph_.pieces.size() &&
                              to_.end.offset > paragraph_.pieces[to_.end.piece].begin;
        return to_.end.piece + has_part;
    }
    bool is_tab(std::uint32_t piece) const { return paragraph_.pieces[piece].kind == Piece::Kind::Tab; }

    /// Of what comes before a byte offset in a piece.
    Length width_before(const Piece& piece, std::uint32_t offset) const {
        if (!piece.dress || offset <= piece.begin) return {};
        return piece.dress->to_length(
            part_before(glyphs_of(paragraph_, piece), offset - piece.begin).advance);
    }

    Length width_of(std::uint32_t index) const {
        const Piece& piece = paragraph_.pieces[index];
        const bool is_cut = index == to_.end.piece && to_.end.offset < piece.end;
        const Length all = is_cut ? width_before(piece, to_.end.offset) : piece.width;
        return index == from_.next.piece ? all - width_before(piece, from_.next.offset) : all;
    }

    void add_gap(std::uint32_t tab, std::uint32_t end, TabbedLine& line) const {
        const Length here = start_ + line.width;
        TabbedLine::Gap gap{tab, {}, nullptr};
        for (const style::TabStop& stop : paragraph_.style->tab_stops) {
            if (!gap.stop && stop.position > here) gap.stop = &stop;
        }
        const Length usual = kUsualStops * (here.units() / kUsualStops.units() + 1);
        const Length stop = std::min(gap.stop ? gap.stop->position : usual, start_ + room_);
        std::uint32_t next = tab + 1;
        while (next < end && !is_tab(next))
            ++next;
        gap.width = std::max(Length(), stop - here - part_before_stop(gap.stop, tab + 1, next));
        line.width += gap.width;
        line.gaps.push_back(gap);
    }

    Length width_between(std::uint32_t begin, std::uint32_t end) const {
        Length width;
        for (std::uint32_t i = begin; i < end; ++i)
            width += width_of(i);
        return width;
    }

    /// How much of the text behind a tab stands on the near side of its stop.
    Length part_before_stop(const style::TabStop* stop, std::uint32_t begin, std::uint32_t end) const {
        switch (stop ? stop->kind : style::TabStop::Kind::Start) {
            case style::TabStop::Kind::Start: return {};
            case style::TabStop::Kind::Centre: return width_between(begin, end) / 2;
            case style::TabStop::Kind::End: return width_between(begin, end);
            case style::TabStop::Kind::Decimal: return begin < end ? width_to_point(begin, end) : Length();
        }
        return {};
    }

    Length width_to_point(std::uint32_t begin, std::uint32_t end) const {
        const std::uint32_t point =
            find_point(paragraph_.pieces[begin].begin, paragraph_.pieces[end - 1].end,
                       languages_.decimal_separator(paragraph_.source(paragraph_.pieces[begin]).language));
        Length width;
        for (std::uint32_t i = begin; i < end; ++i) {
            const Piece& piece = paragraph_.pieces[i];
            if (piece.end <= point) {
                width += width_of(i);
            } else if (piece.begin <= point) {
                const Length before = width_before(piece, point);
                // In text from right to left the fraction of a number stands nearer to the start.
                width +=
                    paragraph_.is_right_to_left && !piece.is_right_to_left() ? piece.width - before : before;
            }
        }
        return width;
    }

    /// The decimal separator; without one the end of the number, and of text without digits its end.
    std::uint32_t find_point(std::uint32_t begin, std::uint32_t end, const std::string& separator) const {
        const std::string_view text = std::string_view(paragraph_.collected.text).substr(begin, end - begin);
        const auto point = find_decimal_point(text, separator);
        return point ? begin + static_cast<std::uint32_t>(*point) : end;
    }

    const PreparedParagraph& paragraph_;
    const Break &from_, &to_;
    Length start_, room_;
    Languages& languages_;
};

}

TabbedLine resolve_tabs(const PreparedParagraph& paragraph, const Break& from, const Break& to, Length start,
                        Length room, Languages& languages) {
    return Resolver(paragraph, from, to, start, room, languages).run();
}

}
