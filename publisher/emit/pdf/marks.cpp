// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/page_content.hpp"
#include "publisher/emit/pdf/internal/text.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

constexpr Length kMarkWeight = Length::from_units(Length::kUnitsPerPoint / 4);
constexpr Length kPatch = 5_mm;
constexpr Length kSlugHeight = 4_mm;

Length mark_start(Length bleed, const Marks& marks) {
    return std::max(bleed, marks.offset);
}

class MarkPainter {
public:
    MarkPainter(const Marks& marks, Painter& painter)
        : marks_(marks),
          painter_(painter),
          space_(painter.space()),
          start_(mark_start(space_.bleed, marks)),
          end_(start_ + marks.length) {}

    void paint() {
        if (marks_.length <= Length()) return;
        if (marks_.has_crop) draw_corners(Length());
        if (marks_.has_bleed && space_.bleed > Length()) draw_corners(space_.bleed);
        if (marks_.has_registration) draw_registration();
        if (marks_.has_color_bar) draw_color_bar();
    }

private:
    Length right() const { return space_.trim.width; }
    Length bottom() const { return space_.trim.height; }

    void line(Point from, Point to) {
        painter_.set_stroke(painter_.colors().registration(), kMarkWeight);
        painter_.move_to(from);
        painter_.line_to(to);
        painter_.out().operation("S");
    }

    /// At the corners of the trim, or of what lies that much outside of it.
    void draw_corners(Length outside) {
        for (const Length x : {-outside, right() + outside}) {
            line({x, -start_}, {x, -end_});
            line({x, bottom() + start_}, {x, bottom() + end_});
        }
        for (const Length y : {-outside, bottom() + outside}) {
            line({-start_, y}, {-end_, y});
            line({right() + start_, y}, {right() + end_, y});
        }
    }

    /// A circle with a cross in the middle of each side.
    void draw_registration() {
        const Length middle = (start_ + end_) / 2, reach = marks_.length / 2, radius = marks_.length / 4;
        for (const Point& at : {Point{right() / 2, -middle}, Point{right() / 2, bottom() + middle},
                                Point{-middle, bottom() / 2}, Point{right() + middle, bottom() / 2}}) {
            line({at.x - reach, at.y}, {at.x + reach, at.y});
            line({at.x, at.y - reach}, {at.x, at.y + reach});
            painter_.trace({at.x - radius, at.y - radius, radius * 2, radius * 2}, radius);
            painter_.out().operation("S");
        }
    }

    /// Full ink and half ink of each process plate, then of each spot plate, at the foot of the sheet.
    void draw_color_bar() {
        std::vector<Ink> inks;
        for (std::size_t i = 0; i < 4; ++i) {
            for (const double amount : {1.0, 0.5}) {
                Ink ink;
                ink.cmyk[i] = amount;
                inks.push_back(ink);
            }
        }
        for (std::uint32_t plate = 0; plate + 1 < painter_.colors().plates().size(); ++plate) {
            inks.push_back({.plate = plate, .tint = 1});
            inks.push_back({.plate = plate, .tint = 0.5});
        }
        const Length top = bottom() + start_, height = std::min(kPatch, marks_.length);
        Length x = kPatch * 2;
        for (const Ink& ink : inks) {
            // The cross in the middle and the corner stay free.
            if (x < right() / 2 + kPatch && x + kPatch > right() / 2 - kPatch) x = right() / 2 + kPatch;
            if (x + kPatch > right() - kPatch) return;
            painter_.set_fill(ink);
            painter_.trace({x, top, kPatch, height});
            painter_.out().operation("f");
            x += kPatch;
        }
    }

    const Marks& marks_;
    Painter& painter_;
    const PageSpace& space_;
    const Length start_, end_;
};

}

Length sheet_margin(const page::Page& page, const Options& options) {
    const Length bleed = std::max(page.bleed, Length());
    if (!options.marks.is_any() && options.slug.is_empty()) return bleed;
    const Length marks = mark_start(bleed, options.marks) + options.marks.length;
    return std::max(bleed, marks) + (options.slug.is_empty() ? Length() : kSlugHeight);
}

void draw_marks(const Marks& marks, Painter& painter) {
    MarkPainter(marks, painter).paint();
}

namespace {

/// Nothing for a spot colour that the page has none of: its name would make a plate of its own.
std::optional<Ink> ink_of_plate(const std::string& name, const Colors& colors,
                                const std::set<std::uint32_t>& used) {
    static constexpr std::string_view kProcess[] = {"Cyan", "Magenta", "Yellow", "Black"};
    Ink ink;
    if (const auto* found = std::ranges::find(kProcess, name); found != std::end(kProcess)) {
        ink.cmyk[static_cast<std::size_t>(found - kProcess)] = 1;
        return ink;
    }
    const auto plate = std::ranges::find(colors.plates(), name, &Plate::name);
    ink.plate = static_cast<std::uint32_t>(plate - colors.plates().begin());
    return plate != colors.plates().end() && used.contains(*ink.plate) ? std::optional(ink) : std::nullopt;
}

/// Where the line ends.
Length draw_line(std::vector<story::GlyphRun> runs, Point at, const Ink& ink, const Encodings& encodings,
                 Painter& painter) {
    std::vector<TextPiece> pieces;
    Length end = at.x;
    for (story::GlyphRun& run : runs) {
        run.origin = {run.origin.x + at.x, run.origin.y + at.y};
        end = std::max(end, run.origin.x + run.width);
        pieces.push_back({.run = &run, .ink = ink});
    }
    draw_text(pieces, encodings, {}, painter);
    return end;
}

}

void draw_slug(const Options& options, std::size_t page_idx, const Encodings& encodings, Painter& painter) {
    const PageSpace& space = painter.space();
    const Length margin = space.margin - kSlugHeight, gap = 4_mm;
    if (page_idx < options.slug.pages.size())
        draw_line(options.slug.pages[page_idx], {Length(), -margin - 1_mm}, painter.colors().registration(),
                  encodings, painter);
    Length x;
    for (const Slug::Plate& plate : options.slug.plates) {
        const auto ink = ink_of_plate(plate.name, painter.colors(), painter.resources().plates);
        if (!ink) continue;
        const Point at{x, space.trim.height + margin + kSlugHeight - 1.5_mm};
        x = draw_line(plate.line, at, *ink, encodings, painter) + gap;
    }
}

}
