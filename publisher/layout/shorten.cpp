// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/shorten.hpp"

#include "publisher/base/text.hpp"

namespace publisher::layout {
namespace {

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

constexpr std::string_view kEllipsis = "\u2026";

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

}
