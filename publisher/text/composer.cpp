// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/composer.hpp"

#include "publisher/text/internal/drop_cap.hpp"
#include "publisher/text/internal/list_marker.hpp"
#include "publisher/text/internal/set_paragraph.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

/// What a paragraph without style is set in; it has no family, so that nothing of it is shown.
const style::ParagraphStyle kNoStyle;

}

struct Composer::State {
    State(const font::Library& library, const style::StyleSheet& sheet, const Hyphenation& hyphenation)
        : styles(sheet),
          faces(library),
          languages(hyphenation),
          shaper(languages),
          looks(library, sheet, faces, shaper),
          workshop{looks, shaper, languages, style_ranges} {}

    const style::ParagraphStyle& style_of(const story::Paragraph& paragraph) const {
        return paragraph.style.is_valid() ? styles[paragraph.style] : kNoStyle;
    }
    /// Characters look as the paragraph's own style says, whatever `style` it is treated by.
    std::unique_ptr<PreparedParagraph> prepare(const story::Paragraph& paragraph,
                                               const style::ParagraphStyle& style, LanguageId language,
                                               bool is_right_to_left, const Fitting& fitting);
    void prepare_marker(const story::Paragraph& paragraph, std::string text, LanguageId language,
                        const Fitting& fitting, PreparedParagraph& prepared);

    /// The paragraph with its drop cap cut off and prepared for itself.
    std::unique_ptr<PreparedParagraph> prepare_with_initial(const story::Paragraph& paragraph,
                                                            LanguageId language, bool is_right_to_left,
                                                            const Fitting& fitting);

    const style::StyleSheet& styles;
    Faces faces;
    Languages languages;
    Shaper shaper;
    Looks looks;
    StyleRanges style_ranges;
    Workshop workshop;
};

std::unique_ptr<PreparedParagraph> Composer::State::prepare(const story::Paragraph& paragraph,
                                                            const style::ParagraphStyle& style,
                                                            LanguageId language, bool is_right_to_left,
                                                            const Fitting& fitting) {
    auto prepared = std::make_unique<PreparedParagraph>();
    prepared->style = &style;
    prepared->is_right_to_left = is_right_to_left;
    prepared->leading = style.leading.scaled(fitting.leading);
    Look& look = looks.ensure({.paragraph = paragraph.style}, fitting);
    const Metrics metrics = looks.metrics(look, language);
    prepared->ascent = metrics.ascent;
    prepared->descent = metrics.descent;
    prepared->em = look.size;
    prepared->collected = collect(paragraph, style, language, fitting, workshop);
    const Opportunities opportunities = make_pieces(*prepared, language, workshop);
    make_breaks(*prepared, opportunities, workshop);
    return prepared;
}

void Composer::State::prepare_marker(const story::Paragraph& paragraph, std::string text, LanguageId language,
                                     const Fitting& fitting, PreparedParagraph& prepared) {
    story::Paragraph marker;
    marker.style = paragraph.style;
    story::Run& run = marker.runs.emplace_back();
    run.text = std::move(text);
    run.style = prepared.style->list.style;
    prepared.marker = prepare(marker, kNoStyle, language, prepared.is_right_to_left, fitting);
    auto& missing = prepared.marker->missing_glyphs;
    prepared.missing_glyphs.insert(prepared.missing_glyphs.end(), missing.begin(), missing.end());
}

std::unique_ptr<PreparedParagraph> Composer::State::prepare_with_initial(const story::Paragraph& paragraph,
                                                                         LanguageId language,
                                                                         bool is_right_to_left,
                                                                         const Fitting& fitting) {
    const style::ParagraphStyle& style = style_of(paragraph);
    const auto [initial, rest] = cut_initial(paragraph, style.drop_cap.characters, style.drop_cap.style);
    auto prepared = prepare(rest, style, language, is_right_to_left, fitting);
    const auto cap_height = [&](style::CharacterStyleId own) {
        return looks.cap_height(looks.ensure({.paragraph = paragraph.style, .own = own}, fitting), language);
    };
    const Length natural = initial.runs.empty() ? Length() : cap_height(initial.runs[0].style);
    if (natural <= Length()) return prepared;
    // From the top of the first line's capitals down to the baseline of its last line.
    const Length wanted = prepared->leading * (style.drop_cap.lines - 1) + cap_height({});
    Fitting enlarged = fitting;
    enlarged.size *= wanted / natural;
    prepared->initial = prepare(initial, kNoStyle, language, is_right_to_left, enlarged);
    auto& missing = prepared->initial->missing_glyphs;
    prepared->missing_glyphs.insert(prepared->missing_glyphs.end(), missing.begin(), missing.end());
    return prepared;
}

PreparedStory::PreparedStory() = default;
PreparedStory::~PreparedStory() = default;
PreparedStory::PreparedStory(PreparedStory&&) noexcept = default;
PreparedStory& PreparedStory::operator=(PreparedStory&&) noexcept = default;

namespace {

Length with_indents(const PreparedParagraph& paragraph, Length width) {
    const style::ParagraphStyle& style = *paragraph.style;
    return width + style.indent_start + style.indent_end + std::max(paragraph.first_indent(), Length());
}

}

Length PreparedStory::natural_width() const {
    Length width;
    for (const auto& paragraph : paragraphs_) {
        width = std::max(width, with_indents(*paragraph, paragraph->natural_width));
    }
    return width;
}

Length PreparedStory::minimum_width() const {
    Length width;
    for (const auto& paragraph : paragraphs_) {
        width = std::max(width, with_indents(*paragraph, paragraph->minimum_width));
    }
    return width;
}

Composer::Composer(const font::Library& library, const style::StyleSheet& styles,
                   const Hyphenation& hyphenation)
    : state_(std::make_unique<State>(library, styles, hyphenation)) {}
Composer::~Composer() = default;

PreparedStory Composer::prepare(const story::Story& story, const Fitting& fitting) {
    PreparedStory prepared;
    ListCounter counter;
    prepared.paragraphs_.reserve(story.paragraphs.size());
    for (const story::Paragraph& paragraph : story.paragraphs) {
        state_->shaper.trim();
        const style::ParagraphStyle& style = state_->style_of(paragraph);
        const std::string& tag = paragraph.language.empty() ? story.language : paragraph.language;
        const LanguageId language = state_->languages.ensure(tag);
        const bool is_right_to_left = story.is_read_from_right(paragraph);
        std::string marker = paragraph.marker;
        if (marker.empty()) marker = counter.next(style.list, tag);
        const bool has_initial = style.drop_cap.lines > 1 && marker.empty();
        auto added = has_initial
                         ? state_->prepare_with_initial(paragraph, language, is_right_to_left, fitting)
                         : state_->prepare(paragraph, style, language, is_right_to_left, fitting);
        if (!marker.empty()) state_->prepare_marker(paragraph, std::move(marker), language, fitting, *added);
        added->number = static_cast<std::uint32_t>(prepared.paragraphs_.size());
        if (!prepared.paragraphs_.empty()) {
            added->space_above = prepared.paragraphs_.back()->style->space_after + added->style->space_before;
        }
        prepared.paragraphs_.push_back(std::move(added));
    }
    return prepared;
}

namespace {

story::Galley set_story(const std::vector<std::unique_ptr<PreparedParagraph>>& paragraphs, const Area& area,
                        Workshop& workshop) {
    story::Galley galley;
    for (const auto& paragraph : paragraphs)
        set_paragraph(*paragraph, area, workshop, galley);
    return galley;
}

}

story::Galley Composer::set(const PreparedStory& story, Length width) {
    const MeasureOf constant = [width](Length, Length) { return Measure{Length(), width}; };
    return set_story(story.paragraphs_, {constant, true}, state_->workshop);
}

story::Galley Composer::set(const PreparedStory& story, const MeasureOf& measure) {
    return set_story(story.paragraphs_, {measure, false}, state_->workshop);
}

const std::vector<Failure>& Composer::face_failures() const {
    return state_->faces.failures();
}

const std::vector<font::FaceId>& Composer::small_capitals_drawn() const {
    return state_->faces.small_capitals_drawn();
}

const std::string& Composer::decimal_separator(std::string_view language) {
    return state_->languages.decimal_separator(state_->languages.ensure(language));
}

std::vector<std::string> Composer::languages_without_dictionary() const {
    return state_->languages.without_dictionary();
}

const std::vector<std::string>& Composer::patterns_given_up() const {
    return state_->style_ranges.given_up();
}

}
