// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/slug_line.hpp"

#include "publisher/text/composer.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

constexpr const char* kFamily = "Inter";
constexpr Length kSize = 6_pt;

/// Sets short lines in one look; its swatch is only there because a look needs one.
class SlugSetter {
public:
    explicit SlugSetter(const Preparation& preparation)
        : styles_(make_styles(*preparation.fonts)),
          composer_(*preparation.fonts, styles_, *preparation.hyphenation) {}

    Result<std::vector<story::GlyphRun>> set(const std::string& text) {
        story::Story story{.language = "und"};
        story.paragraphs.push_back({style::ParagraphStyleId(0), {{.text = text}}, {}});
        const text::PreparedStory prepared = composer_.prepare(story);
        story::Galley galley = composer_.set(prepared, prepared.natural_width() + 1_mm);
        if (!composer_.face_failures().empty()) return composer_.face_failures().front();
        if (galley.lines.empty()) return std::vector<story::GlyphRun>();
        story::Line& line = galley.lines.front();
        for (story::GlyphRun& run : line.runs)
            run.origin.y -= line.baseline;
        return std::move(line.runs);
    }

private:
    static style::StyleSheet make_styles(const font::Library& fonts) {
        style::StyleSheet styles;
        styles.swatches.push_back({.name = "registration"});
        // Titles are in any script; whatever is pinned may help out.
        styles.families.push_back({.name = kFamily, .members = {{.family = kFamily}}});
        for (const std::string& family : fonts.families())
            styles.families.front().members.push_back({.family = family});
        style::ParagraphStyle line{.name = "slug", .leading = kSize};
        line.format.family = style::FamilyId(0);
        line.format.weight = 400;
        line.format.size = kSize;
        line.format.paint = style::Paint{style::SwatchId(0)};
        styles.paragraph_styles.push_back(std::move(line));
        return styles;
    }

    style::StyleSheet styles_;
    text::Composer composer_;
};

std::vector<std::string> plates_of(const style::StyleSheet& styles) {
    std::vector<std::string> plates = {"Cyan", "Magenta", "Yellow", "Black"};
    for (const style::Swatch& swatch : styles.swatches) {
        if (swatch.kind != style::Swatch::Kind::Spot) continue;
        const std::string& name = swatch.spot_name.empty() ? swatch.name : swatch.spot_name;
        if (std::ranges::find(plates, name) == plates.end()) plates.push_back(name);
    }
    return plates;
}

}

Result<emit::pdf::Slug> make_slug(const Preparation& preparation, const EditionRun& run,
                                  const layout::Outcome& outcome, const publication::Output& output) {
    emit::pdf::Slug slug;
    if (!output.marks.has_slug) return slug;
    if (!preparation.fonts->find(kFamily, 400, false).is_valid())
        return Failure{Failure::Kind::Refused, std::string("no face of ") + kFamily + " is pinned"};
    SlugSetter setter(preparation);
    const publication::Publication& publication = preparation.publication;
    const std::string* title = publication::find_localized(publication.titles, run.edition().locale);
    const std::string job = (title ? *title : publication.id) + "  ·  " + run.edition().id + "  ·  " +
                            output.name + ", " + output.condition + "  ·  " +
                            run.edition().price_date.to_string() + "  ·  page ";
    for (const layout::PageSummary& page : outcome.pages) {
        auto line =
            setter.set(job + std::to_string(page.number) + " of " + std::to_string(outcome.pages.size()));
        if (!line) return line.failure();
        slug.pages.push_back(*std::move(line));
    }
    for (const std::string& plate : plates_of(preparation.design.styles)) {
        auto line = setter.set(plate);
        if (!line) return line.failure();
        slug.plates.push_back({plate, *std::move(line)});
    }
    return slug;
}

}
