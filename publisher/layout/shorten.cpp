// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/shorten.hpp"

#include "publisher/base/text.hpp"

namespace publisher::layout {
namespace {

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026' || c == U'\u061F' || c == U'\u06D4' ||
           c == U'\u0964' || c == U'\u3002' || c == U'\uFF01' || c == U'\uFF1F';
}

bool may_follow_full_width(char32_t c) {
    return c == U'\u3002' || c == U'\uFF01' || c == U'\uFF1F';
}

/// Lower-case letters and digits of Latin-1, Greek and Cyrillic: what follows "approx." in a sentence.
bool continues_sentence(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'\u00DF' && c <= U'\u00FF') ||
           (c >= U'\u03AC' && c <= U'\u03CE') || (c >= U'\u0430' && c <= U'\u045F');
}

/// Byte offsets behind the sentences of a text but for the last one. "12.5" and "z.B." do not end one: a space
/// and an upper-case letter or ideograph have to follow.
std::vector<std::size_t> inner_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (!ends_sentence(c)) continue;
        std::size_t j = i;
        bool has_space = false;
        while (j < text.size() && (text[j] == ' ' || text[j] == '\n'))
            ++j, has_space = true;
        if (j >= text.size() || (!has_space && !may_follow_full_width(c))) continue;
        std::size_t k = j;
        if (!continues_sentence(next_code_point(text, k))) ends.push_back(i);
    }
    return ends;
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
    for (const story::Run& run : paragraph.runs)
        text += run.text;
    return text;
}

constexpr std::string_view kEllipsis = "\u2026";

}

std::vector<CutPlace> ends_of_sentences(const story::Story& story) {
    std::vector<CutPlace> places;
    for (std::size_t i = story.paragraphs.size(); i-- > 0;) {
        const std::string text = text_of(story.paragraphs[i]);
        if (i + 1 < story.paragraphs.size()) places.push_back({i, text.size()});
        const std::vector<std::size_t> ends = inner_ends(text);
        for (auto end = ends.rbegin(); end != ends.rend(); ++end)
            places.push_back({i, *end});
    }
    return places;
}

std::vector<CutPlace> ends_of_words(const story::Story& story) {
    std::vector<CutPlace> places;
    if (story.paragraphs.empty()) return places;
    const std::string whole = text_of(story.paragraphs.back());
    std::string_view text = whole;
    if (text.ends_with(kEllipsis)) text.remove_suffix(kEllipsis.size());
    for (;;) {
        text = text.substr(0, text.find_last_not_of(" \n") + 1);
        const std::size_t blank = text.find_last_of(" \n");
        if (blank == std::string_view::npos) return places;
        const std::size_t last = text.find_last_not_of(" \n,;:-", blank);
        if (last == std::string_view::npos) return places;
        text = text.substr(0, last + 1);
        places.push_back({story.paragraphs.size() - 1, text.size()});
    }
}

story::Story cut_at(const story::Story& story, const CutPlace& place, Ellipsis ellipsis) {
    story::Story shorter = story;
    shorter.paragraphs.resize(place.paragraph + 1);
    cut_paragraph(shorter.paragraphs.back(), place.end);
    if (ellipsis == Ellipsis::Added) shorter.paragraphs.back().runs.back().text += kEllipsis;
    return shorter;
}

}
