// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/placing_rules.hpp"

#include <algorithm>
#include <set>

namespace publisher::job {
namespace {

using inspect::Color;
using inspect::PageFacts;
using inspect::PlacedPage;

constexpr const char* kSound = "write the file again with a program that makes sound PDF";
constexpr const char* kFlat =
    "export the page without layers, with annotations and form fields as part of the page";
constexpr const char* kEmbed = "embed all fonts, or turn the text into outlines";
constexpr const char* kInks = "convert all colours to the inks of the printing condition";
constexpr const char* kFlatten = "flatten transparency, or place the page in outputs of PDF/X-4 alone";
constexpr const char* kStandard = "export the page as PDF/X";

/// Repeated causes are one.
class Faults {
public:
    void add(std::string cause, std::string remedy) {
        PlacingFault fault{std::move(cause), std::move(remedy)};
        if (std::ranges::find(faults_, fault) == faults_.end()) faults_.push_back(std::move(fault));
    }
    std::vector<PlacingFault> take() { return std::move(faults_); }

private:
    std::vector<PlacingFault> faults_;
};

/// Every colour that is painted with, in painting order within each kind of thing.
template <typename Visit>
void for_each_color(const PageFacts& page, Visit visit) {
    for (const auto& run : page.runs)
        visit(run.fill), visit(run.stroke);
    for (const auto& path : page.paths)
        visit(path.color);
    for (const auto& picture : page.pictures)
        visit(picture.color);
    for (const auto& shading : page.shadings)
        visit(shading.color);
}

bool is_calibrated(const std::string& space) {
    return space == "CalGray" || space == "CalRGB" || space == "Lab" || space == "ICCBased";
}

/// What a colour is made of in the end: the base of a palette, what is below a pattern.
const std::string& painted_space(const Color& color) {
    const bool stands_on = color.space == "Indexed" || color.space == "Pattern";
    return stands_on && !color.alternate.empty() ? color.alternate : color.space;
}

void judge_colors(const PlacedPage& page, bool is_x1a, bool may_be_calibrated, Faults& faults) {
    for_each_color(page.facts.pages.front(), [&](const Color& color) {
        const std::string& space = painted_space(color);
        if (space == "DeviceRGB" || (is_calibrated(space) && !may_be_calibrated))
            faults.add("paints in " + space, kInks);
    });
    for (const inspect::NamedInk& ink : page.inks) {
        const bool is_refused = ink.alternate == "DeviceRGB" || (is_x1a && is_calibrated(ink.alternate));
        if (is_refused) faults.add("shows the ink '" + ink.name + "' in " + ink.alternate, kInks);
    }
}

void judge_transparency(const PlacedPage& page, bool is_x1a, Faults& faults) {
    if (!page.is_transparent) return;
    if (is_x1a) return faults.add("has transparent parts", kFlatten);
    std::set<std::string> spaces = {page.blending_space};
    for (const inspect::TransparencyGroup& group : page.facts.pages.front().groups)
        spaces.insert(group.is_soft_mask && group.space == "DeviceGray" ? "" : group.space);
    for (const std::string& space : spaces) {
        if (!space.empty() && space != "DeviceCMYK")
            faults.add("blends in " + space, "blend in DeviceCMYK, the space of the press");
    }
}

void judge_peculiarities(const PlacedPage& page, bool is_x1a, Faults& faults) {
    for (const inspect::Peculiarity& peculiarity : page.facts.document.peculiarities) {
        const std::string& what = peculiarity.what;
        if (what == "transfer") faults.add("has transfer functions", kStandard);
        if (what == "halftone" || what == "halftone phase") faults.add("has halftones of its own", kStandard);
        if (what == "postscript") faults.add("has PostScript in it", kStandard);
        if (what == "alternates") faults.add("has alternate pictures", kStandard);
        if (is_x1a && (what == "filter JBIG2Decode" || what == "filter JPXDecode"))
            faults.add("has pictures with the filter " + what.substr(std::string("filter ").size()),
                       "export the page as PDF/X-1a");
    }
}

}

std::vector<PlacingFault> faults_anywhere(const PlacedPage& page) {
    Faults faults;
    if (!page.damage.empty()) faults.add("is damaged (" + page.damage.front() + ')', kSound);
    for (const std::string& problem : page.problems)
        faults.add(problem, kFlat);
    const PageFacts& facts = page.facts.pages.front();
    for (const std::string& message : facts.messages) {
        if (message.starts_with("syntax error") || message.starts_with("input/output error"))
            faults.add("is not understood (" + message + ')', kSound);
    }
    for (const inspect::FontFacts& font : facts.fonts) {
        if (!font.is_embedded) faults.add("is set in '" + font.name + "', which is not embedded", kEmbed);
    }
    for (const inspect::Peculiarity& peculiarity : page.facts.document.peculiarities) {
        if (peculiarity.what == "opi" || peculiarity.what == "reference" ||
            peculiarity.what == "external stream")
            faults.add("shows what is in another file", "export the page with all its pictures in it");
    }
    return faults.take();
}

std::vector<PlacingFault> faults_in(const PlacedPage& page, const publication::Output& output) {
    Faults faults;
    if (output.is_for_screen()) return {};
    const bool is_x1a = output.standard == "PDF/X-1a";
    const bool may_be_calibrated = !is_x1a && output.pictures == publication::PicturePolicy::KeepRgb;
    judge_colors(page, is_x1a, may_be_calibrated, faults);
    judge_transparency(page, is_x1a, faults);
    judge_peculiarities(page, is_x1a, faults);
    const PageFacts& facts = page.facts.pages.front();
    for (const inspect::FontFacts& font : facts.fonts) {
        if (font.type == "Type3")
            faults.add("is set in '" + font.name + "', a font of drawings (Type 3) that are not looked into",
                       kEmbed);
    }
    for (const inspect::Picture& picture : facts.pictures) {
        if (is_x1a && picture.bits > 8) faults.add("has a picture of 16 bits", "export the page as PDF/X-1a");
    }
    return faults.take();
}

}
