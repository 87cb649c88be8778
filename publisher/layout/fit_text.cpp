// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fit_text.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::layout {
namespace {

constexpr double kSizeStep = 0.03;

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026' || c == U'\u061F' || c == U'\u06D4' || c == U'\u0964' ||
           c == U'\u3002' || c == U'\uFF01' || c == U'\uFF1F';
}

bool may_follow_full_width(char32_t c) { return c == U'\u3002' || c == U'\uFF01' || c == U'\uFF1F'; }

/// Lower-case letters and digits of Latin-1, Greek and Cyrillic: what follows "approx." in a sentence.
bool continues_sentence(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'\u00DF' && c <= U'\u00FF') ||
           (c >= U'\u03AC' && c <= U'\u03CE') || (c >= U'\u0430' && c <= U'\u045F');
}

/// Byte offset behind the last sentence but one of a text; nothing when there is one sentence only.
/// "12.5" and "z.B." do not end one: a space and an upper-case letter or ideograph have to follow.
std::optional<std::size_t> end_of_last_but_one(std::string_view text) {
    std::optional<std::size_t> end;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (!ends_sentence(c)) continue;
        std::size_t j = i;
        bool has_space = false;
        while (j < text.size() && (text[j] == ' ' || text[j] == '\n')) ++j, has_space = true;
        if (j >= text.size() || (!has_space && !may_follow_full_width(c))) continue;
        std::size_t k = j;
        if (!continues_sentence(next_code_point(text, k))) end = i;
    }
    return end;
}

void cut_paragraph(story::Paragraph& paragraph, std::size_t end) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
        std::string& text = paragraph.runs[i].text;
        if (at + text.size() >= end) {
            text.resize(end - at);
            paragraph.runs.resize(i + 1);
            return;
        }
        at += text.size();
    }
}

std::string text_of(const story::Paragraph& paragraph) {
    std::string text;
    for (const story::Run& run : paragraph.runs) text += run.text;
    return text;
}

/// The height one frame needs, with the template's limit of lines.
bool fits(const story::Galley& galley, const design::TextSpec& spec, Length height) {
    const bool has_lines = spec.max_lines == 0 || galley.lines.size() <= static_cast<std::size_t>(spec.max_lines);
    return has_lines && galley.height <= height;
}

/// Takes the lines out that have no room; their number is the measure of the overset.
std::size_t remove_overset(story::Galley& galley, const design::TextSpec& spec, Length height) {
    const std::size_t n_before = galley.lines.size();
    std::size_t n_kept = spec.max_lines == 0 ? n_before : std::min(n_before, static_cast<std::size_t>(spec.max_lines));
    while (n_kept > 0 && galley.lines[n_kept - 1].baseline > height) --n_kept;
    galley.lines.resize(n_kept);
    return n_before - n_kept;
}

constexpr std::string_view kEllipsis = "\u2026";

/// Shortens by `shorten` until the text fits; gives the number of steps, 0 when it never does.
template <typename Shorten>
int cut_until_it_fits(text::Composer& composer, const design::TextSpec& spec, const text::Fitting& fitting, Length width,
                      Length height, FittedStory& result, Shorten shorten) {
    for (int n_cut = 1; auto shorter = shorten(result.story); ++n_cut) {
        result.story = std::move(*shorter);
        result.is_shortened = true;
        result.galley = composer.set(composer.prepare(result.story, fitting), width);
        if (fits(result.galley, spec, height)) return n_cut;
    }
    return 0;
}

std::string counted(int n, std::string_view what) {
    return std::to_string(n) + ' ' + std::string(what) + (n == 1 ? " left out" : "s left out");
}

std::string percent(double fraction) { return std::to_string(static_cast<int>(std::lround(fraction * 100))); }

}

std::optional<story::Story> without_last_sentence(const story::Story& story) {
    story::Story shorter = story;
    while (!shorter.paragraphs.empty()) {
        const auto end = end_of_last_but_one(text_of(shorter.paragraphs.back()));
        if (end) {
            cut_paragraph(shorter.paragraphs.back(), *end);
            return shorter;
        }
        if (shorter.paragraphs.size() == 1) return std::nullopt;
        shorter.paragraphs.pop_back();
        return shorter;
    }
    return std::nullopt;
}

std::optional<story::Story> without_last_word(const story::Story& story) {
    story::Story shorter = story;
    if (shorter.paragraphs.empty()) return std::nullopt;
    story::Paragraph& last = shorter.paragraphs.back();
    std::string text = text_of(last);
    if (text.ends_with(kEllipsis)) text.resize(text.size() - kEllipsis.size());
    text.resize(text.find_last_not_of(" \n") + 1);
    const std::size_t blank = text.find_last_of(" \n");
    if (blank == std::string::npos) return std::nullopt;
    const std::size_t end = text.find_last_not_of(" \n,;:-", blank);
    if (end == std::string::npos) return std::nullopt;
    cut_paragraph(last, end + 1);
    last.runs.back().text += kEllipsis;
    return shorter;
}

FittedStory fit_text(text::Composer& composer, const design::TextSpec& spec, const story::Story& story, Length width,
                     Length height) {
    FittedStory result;
    result.story = story;
    result.galley = composer.set(composer.prepare(story), width);
    if (fits(result.galley, spec, height)) return result;

    text::Fitting& fitting = result.fitting;
    if (spec.overset == design::Overset::Shrink) {
        for (double size = 1 - kSizeStep; size >= spec.shrink_to - 0.001; size -= kSizeStep) {
            fitting.size = fitting.leading = size;
            result.galley = composer.set(composer.prepare(story, fitting), width);
            result.step = "size " + percent(size) + " %";
            if (fits(result.galley, spec, height)) return result;
        }
    }
    const std::string shrunk = result.step.empty() ? "" : result.step + ", ";
    if (spec.cut != design::Cut::Nowhere) {
        if (const int n = cut_until_it_fits(composer, spec, fitting, width, height, result, without_last_sentence)) {
            result.step = shrunk + counted(n, "sentence");
            return result;
        }
    }
    if (spec.cut == design::Cut::Word) {
        if (const int n = cut_until_it_fits(composer, spec, fitting, width, height, result, without_last_word)) {
            result.step = shrunk + counted(n, "word") + " of the first sentence";
            return result;
        }
    }
    result.n_overset_lines = remove_overset(result.galley, spec, height);
    return result;
}

}
