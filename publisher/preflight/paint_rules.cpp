// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/colors.hpp"
#include "publisher/preflight/internal/rules.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>

namespace publisher::preflight {
namespace {

using inspect::Color;
using inspect::PageFacts;
using inspect::Painted;

std::string points(Length length) {
    return to_text(length.points(), "pt");
}

class PaintRules {
public:
    PaintRules(const PageFacts& page, Gathered& gathered, Reporter& reporter)
        : page_(page), gathered_(gathered), reporter_(reporter) {
        const Rect trim{{}, {}, page.size.width, page.size.height};
        area_ = page.bleed ? page.bleed->area : trim;
        media_ = page.media ? page.media->area : area_;
    }

    void check() {
        for (const auto& run : page_.runs)
            check_text(run);
        for (const auto& picture : page_.pictures)
            check_picture(picture);
        for (const auto& path : page_.paths)
            check_path(path);
        for (const auto& shading : page_.shadings) {
            check_color(shading, shading.color, false);
            check_transparency(shading);
        }
        check_groups();
    }

private:
    /// What lies wholly beyond the bleed is no element of the page: crop marks, which reach up to it by half
    /// their width, and colour bars.
    bool counts(const Painted& thing) const {
        constexpr Length kMarkWidth = 0.1_mm;
        return thing.visible.overlaps(area_.inset({kMarkWidth, kMarkWidth, kMarkWidth, kMarkWidth}));
    }

    void add(const char* rule, std::string problem, std::string found, std::string wanted,
             const Painted& thing, std::optional<diag::Severity> severity = {}) {
        reporter_.add({rule, std::move(problem), std::move(found), std::move(wanted), page_.number, thing.box,
                       severity});
    }

    // -- colour

    void check_color(const Painted& thing, const Color& color, bool is_picture) {
        if (color.space.empty() || !counts(thing)) return;
        for (const std::string& spot : spots_of(color))
            gathered_.spots.insert(spot);
        const bool has_all =
            std::find(color.colorants.begin(), color.colorants.end(), "All") != color.colorants.end();
        if (has_all)
            add("R0024", "an element is painted on all plates", to_string(color), "registration marks only",
                thing);
        const bool is_rgb = is_three_coloured(color);
        const bool is_managed = color.space == "ICCBased" || color.space == "CalGray" ||
                                color.space == "CalRGB" || color.space == "Lab";
        if (is_rgb || is_managed)
            add("CL-X1A", "a colour is none of the press's", to_string(color), "gray, CMYK or spot", thing);
        if (is_rgb || is_managed)
            add("R0027", "a colour is none of the press's", to_string(color), "gray, CMYK or spot", thing);
        const bool is_device_rgb = color.space == "DeviceRGB" || color.alternate == "DeviceRGB";
        const bool is_bare_rgb = color.space == "DeviceRGB" || (color.space == "Indexed" && is_device_rgb);
        if (is_bare_rgb || (!is_picture && is_rgb))
            add("R0028", "RGB without a profile, or not in a picture", to_string(color),
                "CMYK, or a picture with an RGB profile", thing);
        if (is_bare_rgb)
            add("CL-DEVICE", "DeviceRGB does not fit the output intent", to_string(color),
                "CMYK, or a profile", thing);
    }

    // -- text

    void check_text(const inspect::TextRun& run) {
        const bool is_off = run.visible.is_empty() && !run.box.overlaps(media_);
        if (is_off) add("HC-OFFPAGE", "text lies off the page", '\'' + run.text + '\'', "on the page", run);
        if (run.render_mode == 3)
            add("HC-HIDDENTEXT", "text is drawn invisibly", '\'' + run.text + '\'', "visible text", run);
        if (!counts(run) || run.render_mode == 3) return;
        check_color(run, run.fill, false);
        check_color(run, run.stroke, false);
        check_transparency(run);
        check_glyphs(run);
        check_safe(run);
        const bool is_spot_black_only = n_inks(run.fill) <= 1;
        limit_size("R0016", "white text is too small", run, is_white(run.fill) && !run.fill.space.empty());
        limit_size("R0017", "text in several inks is too small", run, !is_spot_black_only);
        const Setting* rich = reporter_.setting("R0015");
        if (rich && rich->limit && black_of(run.fill) >= 0.85 && process_ink(run.fill) > *rich->limit) {
            add("R0015", "text has too much ink", to_text(process_ink(run.fill), "%"),
                "at most " + to_text(*rich->limit, "%"), run);
        }
    }

    void limit_size(const char* rule, const char* problem, const inspect::TextRun& run, bool is_such) {
        const Setting* setting = reporter_.setting(rule);
        if (!is_such || !setting || !setting->limit || run.size.points() >= *setting->limit - 0.005) return;
        add(rule, problem, points(run.size), "at least " + to_text(*setting->limit, "pt"), run);
    }

    void check_glyphs(const inspect::TextRun& run) {
        const auto font = std::find_if(page_.fonts.begin(), page_.fonts.end(), [&](const auto& each) {
            return each.object == run.font_object && each.name == run.font;
        });
        const bool is_composite = font != page_.fonts.end() && font->type.starts_with("Type0");
        if (!is_composite || run.n_code_zero == 0) return;
        add("FT-NOTDEF", "a missing glyph is shown in '" + run.text + '\'', "glyph 0 of " + run.font,
            "a glyph of the font", run);
    }

    void check_safe(const inspect::TextRun& run) {
        const Setting* safe = reporter_.setting("HC-SAFE");
        if (!safe || !safe->limit) return;
        const Rect trim{{}, {}, page_.size.width, page_.size.height};
        const Length margin = Length::from_millimetres(*safe->limit);
        if (!run.box.overlaps(trim) || trim.inset({margin, margin, margin, margin}).contains(run.box)) return;
        const Length distance = std::min({run.box.left(), run.box.top(), page_.size.width - run.box.right(),
                                          page_.size.height - run.box.bottom()});
        add("HC-SAFE", "text stands too near to the trim", to_text(distance.millimetres(), "mm"),
            "at least " + to_text(*safe->limit, "mm"), run);
    }

    // -- lines

    void check_path(const inspect::Path& path) {
        if (!counts(path)) return;
        check_color(path, path.color, false);
        check_transparency(path);
        const bool is_stroke = path.kind == inspect::Path::Kind::Stroke;
        // A thin filled rectangle is a line to the press.
        const Length thin = is_stroke ? path.line_width : std::min(path.box.width, path.box.height);
        const bool is_line = is_stroke || (path.is_rectangle && thin < 2_pt);
        if (is_line) {
            limit_width("HC-HAIRLINE", "a line is too thin", path, thin, !is_white(path.color));
            limit_width("R0018", "a white line is too thin", path, thin, is_white(path.color));
            limit_width("R0019", "a line in several inks is too thin", path, thin, n_inks(path.color) > 1);
        }
        if (!is_white(path.color)) check_bleed(path, path.is_rectangle && !is_stroke);
    }

    void limit_width(const char* rule, const char* problem, const Painted& thing, Length width,
                     bool is_such) {
        const Setting* setting = reporter_.setting(rule);
        if (!is_such || !setting || !setting->limit || width.points() >= *setting->limit - 0.005) return;
        add(rule, problem, points(width), "at least " + to_text(*setting->limit, "pt"), thing);
    }

    /// What reaches the trim, or nearly does, and ends before the bleed does.
    void check_bleed(const Painted& thing, bool is_flat) {
        const Setting* setting = reporter_.setting("HC-BLEEDART");
        if (!setting || !setting->limit || !is_flat) return;
        const Rect seen = thing.visible;
        const Length wanted = Length::from_millimetres(*setting->limit), near = 0.5_mm, tolerance = 0.05_mm;
        const std::array<Length, 4> beyond = {-seen.left(), -seen.top(), seen.right() - page_.size.width,
                                              seen.bottom() - page_.size.height};
        for (const Length each : beyond) {
            const bool reaches_trim = each > -near;
            if (!reaches_trim || each >= wanted - tolerance) continue;
            return add("HC-BLEEDART", "it reaches the trim and does not fill the bleed",
                       to_text(each.millimetres(), "mm"),
                       "at least " + to_text(*setting->limit, "mm") + " beyond the trim", thing);
        }
    }

    // -- pictures

    void check_picture(const inspect::Picture& picture) {
        if (!counts(picture)) {
            if (picture.visible.is_empty() && !picture.box.overlaps(media_))
                add("HC-OFFPAGE", "a picture lies off the page", "outside", "on the page", picture);
            return;
        }
        if (picture.within == inspect::Within::SoftMask) return;
        check_color(picture, picture.color, true);
        check_transparency(picture);
        check_bleed(picture, true);
        constexpr int kTooSmallToSee = 16;
        if (picture.width * picture.height <= kTooSmallToSee) return;
        const double ppi = std::min(picture.ppi_x, picture.ppi_y);
        const bool is_line_art = picture.bits == 1 || picture.mask == inspect::Picture::Mask::Stencil;
        const Rect trim{{}, {}, page_.size.width, page_.size.height};
        const bool is_page = picture.visible.contains(trim) && page_.pictures.size() == 1 &&
                             page_.runs.empty() && reporter_.setting("R0033");
        limit_resolution(is_line_art ? "R0032" : is_page ? "R0033" : "R0031", ppi, picture);
    }

    void limit_resolution(const char* rule, double ppi, const inspect::Picture& picture) {
        const Setting* setting = reporter_.setting(rule);
        if (!setting) return;
        const std::string found = to_text(ppi, "ppi");
        if (setting->limit && ppi <= *setting->limit)
            return add(rule, "a picture is too coarse", found, "more than " + to_text(*setting->limit, "ppi"),
                       picture);
        if (setting->warning_limit && ppi <= *setting->warning_limit) {
            add(rule, "a picture is rather coarse", found,
                "more than " + to_text(*setting->warning_limit, "ppi"), picture, diag::Severity::Warning);
        }
    }

    // -- transparency

    void check_transparency(const Painted& thing) {
        const bool is_transparent = thing.opacity < 0.9995 ||
                                    (thing.blend_mode != "Normal" && thing.blend_mode != "Compatible") ||
                                    thing.has_soft_mask;
        if (is_transparent)
            add("TR-X1A", "an element is transparent",
                thing.has_soft_mask ? "a soft mask"
                                    : to_text(100 * thing.opacity, "%") + ' ' + thing.blend_mode,
                "opaque", thing);
        static constexpr std::array<std::string_view, 17> kModes = {
            "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",   "Darken",
            "Lighten",   "ColorDodge", "ColorBurn",  "HardLight", "SoftLight", "Difference",
            "Exclusion", "Hue",        "Saturation", "Color",     "Luminosity"};
        if (std::find(kModes.begin(), kModes.end(), thing.blend_mode) == kModes.end())
            add("TR-BM", "the blend mode is none of the standard's", thing.blend_mode,
                "a standard blend mode", thing);
    }

    void check_groups() {
        const auto is_wrong = [](const inspect::TransparencyGroup& group) {
            const bool is_mask = group.is_soft_mask && group.space == "DeviceGray";
            return !group.space.empty() && group.space != "DeviceCMYK" && !is_mask;
        };
        if (page_.has_group) {
            reporter_.add({"TR-X1A",
                           "the page is a transparency group",
                           page_.group.space,
                           "none",
                           page_.number,
                           {},
                           {}});
            if (is_wrong(page_.group))
                reporter_.add({"R0030",
                               "transparency of the page does not blend in CMYK",
                               page_.group.space,
                               "DeviceCMYK",
                               page_.number,
                               {},
                               {}});
        }
        for (const auto& group : page_.groups) {
            if (is_wrong(group) && counts(group))
                add("R0030", "transparency does not blend in CMYK", group.space, "DeviceCMYK", group);
        }
    }

    const PageFacts& page_;
    Gathered& gathered_;
    Reporter& reporter_;
    Rect area_, media_;
};

}

void check_paint(const PageFacts& page, Gathered& gathered, Reporter& reporter) {
    PaintRules(page, gathered, reporter).check();
}

}
