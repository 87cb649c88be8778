// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace publisher::preflight {
namespace {

using inspect::BoxFacts;
using inspect::PageFacts;

/// A hundredth of a point: programs round, and a stricter eye makes false alarms.
constexpr double kBoxTolerance = 0.01;
constexpr Length kSizeTolerance = 0.3_mm;

bool is_inside(const BoxFacts& inner, const BoxFacts& outer) {
    return inner.left >= outer.left - kBoxTolerance && inner.bottom >= outer.bottom - kBoxTolerance &&
           inner.right <= outer.right + kBoxTolerance && inner.top <= outer.top + kBoxTolerance;
}

std::string to_text(const BoxFacts& box) {
    std::string text;
    for (const double side : {box.left, box.bottom, box.right, box.top})
        text += (text.empty() ? "" : " ") + to_number_text(side, 2);
    return text + " pt";
}

std::string to_text(const Size& size) {
    return to_number_text(size.width.millimetres(), 1) + " x " +
           to_number_text(size.height.millimetres(), 1) + " mm";
}

bool differs(Length a, Length b) {
    return a > b + kSizeTolerance || b > a + kSizeTolerance;
}

void check_media(const PageFacts& page, Reporter& reporter) {
    if (!page.media)
        return reporter.add(
            {"BX-MEDIA", "the page has no MediaBox", "none", "four numbers", page.number, {}, {}});
    const double width = page.media->right - page.media->left, height = page.media->top - page.media->bottom;
    constexpr double kLeast = 3, kMost = 14'400;
    if (std::min(width, height) < kLeast || std::max(width, height) > kMost) {
        reporter.add({"BX-MEDIA",
                      "the MediaBox has no possible size",
                      to_text(*page.media),
                      "3 to 14400 pt",
                      page.number,
                      {},
                      {}});
    }
}

void check_boxes(const PageFacts& page, Reporter& reporter) {
    check_media(page, reporter);
    if (page.trim.has_value() == page.art.has_value()) {
        reporter.add({"BX-TRIMART",
                      "the page does not say where it is cut",
                      page.trim ? "TrimBox and ArtBox" : "neither",
                      "a TrimBox or an ArtBox",
                      page.number,
                      {},
                      {}});
    }
    const auto& trim = page.trim ? page.trim : page.art;
    const auto nest = [&](const std::optional<BoxFacts>& inner, const std::optional<BoxFacts>& outer,
                          const char* rule, const char* problem) {
        if (inner && outer && !is_inside(*inner, *outer))
            reporter.add({rule, problem, to_text(*inner), "within " + to_text(*outer), page.number, {}, {}});
    };
    nest(trim, page.bleed, "BX-NEST", "the trim reaches beyond the bleed");
    nest(page.bleed, page.media, "BX-NEST", "the bleed reaches beyond the MediaBox");
    nest(trim, page.media, "BX-NEST", "the trim reaches beyond the MediaBox");
    nest(trim, page.crop, "BX-CROP", "the trim reaches beyond the CropBox");
    if (page.crop && page.media &&
        (!is_inside(*page.crop, *page.media) || !is_inside(*page.media, *page.crop))) {
        reporter.add({"R0003",
                      "the CropBox is not the MediaBox",
                      to_text(*page.crop),
                      to_text(*page.media),
                      page.number,
                      {},
                      {}});
    }
    if (page.user_unit != 1)
        reporter.add({"R0002",
                      "the page has a unit of its own",
                      to_number_text(page.user_unit, 3),
                      "1",
                      page.number,
                      {},
                      {}});
    if (page.rotate % 360 != 0) {
        for (const char* rule : {"R0004", "HC-ROTATE"})
            reporter.add({rule,
                          "the page is rotated",
                          std::to_string(page.rotate) + " degrees",
                          "0 degrees",
                          page.number,
                          {},
                          {}});
    }
}

void check_bleed_box(const PageFacts& page, Reporter& reporter) {
    const Setting* bleed = reporter.setting("HC-BLEED");
    const auto& trim = page.trim ? page.trim : page.art;
    if (!bleed || !bleed->limit || !trim) return;
    const BoxFacts none = *trim, &outer = page.bleed ? *page.bleed : none;
    const double least = std::min({trim->left - outer.left, trim->bottom - outer.bottom,
                                   outer.right - trim->right, outer.top - trim->top});
    const double millimetres = least * 25.4 / 72;
    if (millimetres < *bleed->limit - 0.01) {
        reporter.add({"HC-BLEED",
                      "the bleed box is too narrow",
                      preflight::to_text(millimetres, "mm"),
                      "at least " + preflight::to_text(*bleed->limit, "mm"),
                      page.number,
                      {},
                      {}});
    }
}

/// "210x297", also turned.
void check_ordered_size(const PageFacts& page, Reporter& reporter) {
    const Setting* size = reporter.setting("HC-TRIM");
    if (!size) return;
    const auto parts = split_list(size->value, 'x');
    if (parts.size() != 2) return;
    const auto width = Length::parse(parts[0] + "mm"), height = Length::parse(parts[1] + "mm");
    if (!width || !height) return;
    const bool fits = !differs(page.size.width, *width) && !differs(page.size.height, *height);
    if (!fits)
        reporter.add({"HC-TRIM",
                      "the trim is not the ordered size",
                      to_text(page.size),
                      to_text(Size{*width, *height}),
                      page.number,
                      {},
                      {}});
}

void check_annotations(const PageFacts& page, Reporter& reporter) {
    const Rect trim{{}, {}, page.size.width, page.size.height};
    const Rect inside = page.bleed ? page.bleed->area : trim;
    for (const inspect::Annotation& annotation : page.annotations) {
        if (annotation.subtype == "Widget")
            reporter.add({"AN-FORM",
                          "there is a form field on the page",
                          annotation.subtype,
                          "none",
                          page.number,
                          annotation.area,
                          {}});
        if (!annotation.action.empty() && annotation.action != "Dest") {
            reporter.add({"AC-ACTION",
                          "an annotation acts",
                          annotation.action,
                          "none",
                          page.number,
                          annotation.area,
                          {}});
        }
        const bool is_of_print = annotation.subtype == "PrinterMark" || annotation.subtype == "TrapNet" ||
                                 annotation.subtype == "Popup";
        if (!is_of_print && annotation.area.overlaps(inside)) {
            reporter.add({"AN-INSIDE",
                          "an annotation stands on the page",
                          annotation.subtype,
                          "outside the bleed",
                          page.number,
                          annotation.area,
                          {}});
        }
    }
    if (page.has_actions)
        reporter.add({"AC-ACTION", "the page acts when it is opened", "AA", "none", page.number, {}, {}});
}

}

void check_page(const PageFacts& page, Gathered& gathered, Reporter& reporter) {
    ++gathered.n_pages;
    check_boxes(page, reporter);
    check_bleed_box(page, reporter);
    check_ordered_size(page, reporter);
    check_annotations(page, reporter);
    if (!gathered.first_trim) gathered.first_trim = page.size;
    if (differs(page.size.width, gathered.first_trim->width) ||
        differs(page.size.height, gathered.first_trim->height)) {
        reporter.add({"R0004",
                      "the pages differ in size",
                      to_text(page.size),
                      to_text(*gathered.first_trim),
                      page.number,
                      {},
                      {}});
    }
    const bool is_empty = page.runs.empty() && page.pictures.empty() && page.paths.empty() &&
                          page.shadings.empty() && page.patterns.empty();
    if (is_empty) reporter.add({"R0005", "the page is empty", "nothing", "ink", page.number, {}, {}});
    for (const std::string& message : page.messages)
        reporter.add({"FS-DAMAGED",
                      "the page cannot be read without a mistake",
                      message,
                      "a sound page",
                      page.number,
                      {},
                      {}});
}

}
