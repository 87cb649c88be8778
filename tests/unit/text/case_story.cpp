// SPDX-License-Identifier: Apache-2.0
#include "case_story.hpp"

#include "publisher/base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace publisher::text {
namespace {

struct Sign {
    char letter;
    char32_t character;
};
constexpr std::array kSigns = {Sign{'t', U'\t'},  Sign{'n', U'\n'},  Sign{'-', 0x00AD},
                               Sign{'_', 0x00A0}, Sign{',', 0x202F}, Sign{'\\', U'\\'}};

/// The character behind a backslash, which is taken off `rest`.
char32_t take_escaped(std::string_view& rest) {
    if (rest.starts_with("u{")) {
        const std::size_t end = std::min(rest.find('}'), rest.size() - 1);
        const auto code = std::strtoul(std::string(rest.substr(2, end - 2)).c_str(), nullptr, 16);
        rest.remove_prefix(end + 1);
        return static_cast<char32_t>(code);
    }
    const char letter = rest.empty() ? '\\' : rest.front();
    if (!rest.empty()) rest.remove_prefix(1);
    const auto sign =
        std::find_if(kSigns.begin(), kSigns.end(), [&](Sign each) { return each.letter == letter; });
    return sign == kSigns.end() ? static_cast<char32_t>(letter) : sign->character;
}

bool is_invisible(char32_t character) {
    return (character >= 0x200B && character <= 0x200F) || (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x2069) || character == 0xFEFF || character < U' ';
}

class LineReader {
public:
    LineReader(const style::StyleSheet& styles, story::Paragraph& paragraph)
        : styles_(styles), paragraph_(paragraph) {}

    void read(std::string_view rest) {
        paragraph_.style = styles_.find_paragraph_style(take_style_name(rest));
        EXPECT_TRUE(paragraph_.style.is_valid()) << "no such style: " << rest;
        while (!rest.empty()) {
            const char character = rest.front();
            rest.remove_prefix(1);
            if (character == '\\') {
                append_utf8(text_, take_escaped(rest));
            } else if (character == '{') {
                finish_run();
                const std::size_t colon = rest.find(':');
                style_ = styles_.find_character_style(rest.substr(0, colon));
                EXPECT_TRUE(style_.is_valid()) << "no such style: " << rest;
                rest.remove_prefix(std::min(colon, rest.size() - 1) + 1);
            } else if (character == '}') {
                finish_run();
                style_ = {};
            } else {
                text_ += character;
            }
        }
        finish_run();
    }

private:
    static std::string_view take_style_name(std::string_view& rest) {
        if (!rest.starts_with('@')) return "body";
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view name = rest.substr(1, end - 1);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return name;
    }

    void finish_run() {
        if (text_.empty()) return;
        story::Run& run = paragraph_.runs.emplace_back();
        run.text = std::move(text_);
        run.style = style_;
        text_.clear();
    }

    const style::StyleSheet& styles_;
    story::Paragraph& paragraph_;
    style::CharacterStyleId style_;
    std::string text_;
};

}

story::Story read_story(std::string_view text, const std::string& language, const style::StyleSheet& styles) {
    story::Story story;
    story.language = language;
    const std::string_view primary = std::string_view(language).substr(0, 2);
    story.is_right_to_left = primary == "ar" || primary == "he" || primary == "fa" || primary == "ur";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        LineReader(styles, story.paragraphs.emplace_back()).read(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return story;
}

std::string shown(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_code_point(text, offset);
        const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                       [&](Sign each) { return each.character == character; });
        if (sign != kSigns.end()) {
            result += '\\';
            result += sign->letter;
        } else if (is_invisible(character)) {
            result += "\\u{" + to_code_point_name(character).substr(2) + '}';
        } else {
            append_utf8(result, character);
        }
    }
    return result;
}

}
