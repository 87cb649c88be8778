// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"

#include "publisher/base/text.hpp"
#include "publisher/locale/locale.hpp"
#include "publisher/source/decode_text.hpp"
#include "tests/support/case_file.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace publisher::bind {
namespace {

const std::vector<std::string> kParagraphStyles = {"body", "body-list", "body-list-2", "body-heading", "body-heading-3",
                                                   "body-table"};
const std::vector<std::string> kCharacterStyles = {"strong", "emphasis", "underline", "superscript", "subscript", "link",
                                                   "strong-emphasis"};

/// The styles above without those a case leaves out.
style::StyleSheet sheet_without(const std::vector<std::string>& absent) {
    const auto is_there = [&](const std::string& name) { return std::find(absent.begin(), absent.end(), name) == absent.end(); };
    style::StyleSheet sheet;
    for (const std::string& name : kParagraphStyles) {
        if (is_there(name)) sheet.paragraph_styles.emplace_back().name = name;
    }
    for (const std::string& name : kCharacterStyles) {
        if (is_there(name)) sheet.character_styles.emplace_back().name = name;
    }
    return sheet;
}

std::string shown(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') result += "⏎";
        else if (c == '\t') result += "→";
        else result += c;
    }
    return result;
}

/// `body-list  1.| text [strong: bold] {https://norrvik.example: a link}`
std::string to_listing(const MarkupText& markup, const style::StyleSheet& sheet) {
    std::string listing;
    for (const story::Paragraph& paragraph : markup.paragraphs) {
        listing += sheet[paragraph.style].name + "  ";
        if (!paragraph.marker.empty()) listing += paragraph.marker + "| ";
        for (const story::Run& run : paragraph.runs) {
            std::string text = shown(run.text);
            if (run.style.is_valid()) text = '[' + sheet[run.style].name + ": " + text + ']';
            if (!run.link.empty()) text = '{' + run.link + ": " + text + '}';
            listing += text;
        }
        listing += '\n';
    }
    for (const std::string& element : markup.without_style) listing += "lost look  " + element + '\n';
    return listing;
}

std::string trimmed_section(const test::CaseFile& file, std::string_view kind, std::string otherwise) {
    const std::string* text = file.find(kind);
    return text ? std::string(trimmed(*text)) : std::move(otherwise);
}

TEST(MarkupCase, HtmlBecomesAStory) {
    auto cases = test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/bind/cases/markup");
    EXPECT_GE(cases.size(), 60u);
    for (test::CaseOnDisk& each : cases) {
        SCOPED_TRACE(each.path);
        std::vector<std::string> absent;
        const std::string without = trimmed_section(each.file, "without", "");
        for (const std::string_view name : split(without, ' ')) absent.emplace_back(name);
        const style::StyleSheet sheet = sheet_without(absent);
        const Locale locale(trimmed_section(each.file, "locale", "en_GB"));
        const source::DecodedText decoded = source::decode_rich(trimmed_section(each.file, "html", ""));
        const MarkupStyles styles = find_markup_styles(sheet, sheet.find_paragraph_style("body"));
        std::string listing = to_listing(read_markup(decoded.text, styles, {}, locale), sheet);
        for (const source::TextNote& note : decoded.notes) {
            listing += "told  " + to_string(note) + (note.count > 1 ? " x" + std::to_string(note.count) : "") + '\n';
        }
        test::expect_section(each, "story", listing);
    }
}

MarkupStyles styles_of(const style::StyleSheet& sheet) { return find_markup_styles(sheet, style::ParagraphStyleId(0)); }

TEST(Markup, EveryRunIsBoundToTheField) {
    const style::StyleSheet sheet = sheet_without({});
    const MarkupText markup =
        read_markup("a<b>b</b><br/><ul><li>c<p>d</p></li></ul>", styles_of(sheet), origin::BindingId(5), Locale("en_GB"));
    for (const auto& paragraph : markup.paragraphs) {
        for (const story::Run& run : paragraph.runs) EXPECT_EQ(run.binding, origin::BindingId(5));
    }
}

TEST(Markup, TheTemplatesMapIsStrongerThanNames) {
    const style::StyleSheet sheet = sheet_without({});
    design::RichTextMap map;
    map.characters["strong"] = sheet.find_character_style("underline");
    map.characters["strong em"] = sheet.find_character_style("link");
    map.paragraphs["h2"] = sheet.find_paragraph_style("body-table");
    map.paragraphs["li 2"] = sheet.find_paragraph_style("body-list");
    const auto set = [&](std::string_view html) {
        return to_listing(read_markup(html, find_markup_styles(sheet, style::ParagraphStyleId(0), map), {}, Locale("en_GB")), sheet);
    };
    EXPECT_EQ(set("<b>a</b> <i>b</i> <b><i>c</i></b>"), "body  [underline: a] [emphasis: b] [link: c]\n");
    EXPECT_EQ(set("<h1>a</h1><h2>b</h2>"), "body-heading  a\nbody-table  b\n");
    EXPECT_EQ(set("<ul><li>a<ul><li>b</li></ul></li></ul>"), "body-list  •| a\nbody-list  –| b\n");
}

TEST(Markup, ItemsHaveTheBulletsAndNumbersOfTheirStyle) {
    style::StyleSheet sheet = sheet_without({"body-list-2"});
    sheet.paragraph_styles[1].list = {style::ListFormat::Kind::Bullet, "■"};
    EXPECT_EQ(read_markup("<ul><li>a</li></ul>", styles_of(sheet), {}, Locale("en_GB")).paragraphs.at(0).marker, "■");
    sheet.paragraph_styles[1].list = {style::ListFormat::Kind::Number, "(#)"};
    EXPECT_EQ(read_markup("<ol><li>a</li></ol>", styles_of(sheet), {}, Locale("en_GB")).paragraphs.at(0).marker, "(1)");
}

TEST(MarkupProperty, CharactersOfTheTextSurviveInOrder) {
    static const std::vector<std::string> kTags = {"<p>", "</p>", "<br/>", "<b>", "</b>", "<ul>", "<ol>", "<li>", "</li>",
                                                   "</ul>", "</ol>", "<sup>", "</sup>", "<x y='1'>", " ", "\n ", "<h2>",
                                                   "</h2>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>",
                                                   "<a href=\"tel:1\">", "</a>"};
    static const std::vector<std::string> kWords = {"a", "Z9", "\u00e9", "\u0633\u0639\u0631", "12,5", "-"};
    const style::StyleSheet sheet = sheet_without({});
    const Locale locale("en_GB");
    EXPECT_TRUE(rc::check([&] {
        std::string markup, wanted;
        const int n = *rc::gen::inRange(0, 30);
        for (int i = 0; i < n; ++i) {
            if (*rc::gen::arbitrary<bool>()) {
                markup += *rc::gen::elementOf(kTags);
            } else {
                const std::string word = *rc::gen::elementOf(kWords);
                markup += word;
                wanted += word;
            }
        }
        std::string found;
        for (const story::Paragraph& paragraph : read_markup(markup, styles_of(sheet), {}, locale).paragraphs) {
            RC_ASSERT(!paragraph.runs.empty());
            for (const story::Run& run : paragraph.runs) {
                RC_ASSERT(!run.text.empty());
                for (const char c : run.text) {
                    if (c != ' ' && c != '\n' && c != '\t') found += c;
                }
            }
        }
        RC_ASSERT(found == wanted);
    }));
}

}
}
