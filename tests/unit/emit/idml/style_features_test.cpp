// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/properties.hpp"
#include "sample_document.hpp"

#include <gtest/gtest.h>

#include <algorithm>

/// What each setting of a paragraph style becomes: one line for one setting.
namespace publisher::emit::idml {
namespace {

using style::ParagraphStyle;

struct Setting {
    const char* name;
    void (*set)(ParagraphStyle&);
    const char* property; ///< "name=value"; of lists "name~part of its XML"
};

void PrintTo(const Setting& setting, std::ostream* out) {
    *out << setting.name;
}

Properties properties_of(const ParagraphStyle& style, bool is_right_to_left, const std::string& language) {
    Options options = plain_options();
    options.language = language;
    const Survey survey;
    const Faces faces(styles(), fonts(), survey);
    ReportBook report;
    return PropertyMaker(styles(), faces, options, report).paragraph(style, {{}, is_right_to_left, false});
}

bool says(const Properties& properties, const std::string& wanted) {
    const std::size_t at = wanted.find_first_of("=~");
    const std::string name = wanted.substr(0, at), value = wanted.substr(at + 1);
    return std::any_of(properties.begin(), properties.end(), [&](const Property& property) {
        const bool is_equal =
            wanted[at] == '=' ? property.value == value : property.value.find(value) != std::string::npos;
        return property.name == name && is_equal;
    });
}

class StyleFeature : public testing::TestWithParam<Setting> {};

TEST_P(StyleFeature, IsSaid) {
    ParagraphStyle style = styles().paragraph_styles[Body];
    GetParam().set(style);
    EXPECT_TRUE(says(properties_of(style, false, "en-GB"), GetParam().property)) << GetParam().property;
}

TEST_P(StyleFeature, IsNotSaidUnasked) {
    EXPECT_FALSE(says(properties_of(styles().paragraph_styles[Body], false, "en-GB"), GetParam().property));
}

style::CharacterStyleId strong() {
    return style::CharacterStyleId(Strong);
}

INSTANTIATE_TEST_SUITE_P(
    Settings, StyleFeature,
    testing::Values(
        Setting{"centred", [](ParagraphStyle& s) { s.alignment = style::Alignment::Centre; },
                "Justification=CenterAlign"},
        Setting{"justified", [](ParagraphStyle& s) { s.alignment = style::Alignment::Justify; },
                "Justification=LeftJustified"},
        Setting{"space before", [](ParagraphStyle& s) { s.space_before = 3_pt; }, "SpaceBefore=3"},
        Setting{"indent", [](ParagraphStyle& s) { s.indent_start = 4_pt; }, "LeftIndent=4"},
        Setting{"baseline grid", [](ParagraphStyle& s) { s.is_on_baseline_grid = true; },
                "GridAlignment=AlignBaseline"},
        Setting{"hyphens in a row", [](ParagraphStyle& s) { s.max_consecutive_hyphens = 1; },
                "HyphenateLadderLimit=1"},
        Setting{"letters before a hyphen", [](ParagraphStyle& s) { s.min_prefix = 4; },
                "HyphenateAfterFirst=4"},
        Setting{"no hyphens", [](ParagraphStyle& s) { s.is_hyphenated = false; }, "Hyphenation=false"},
        Setting{"word space", [](ParagraphStyle& s) { s.word_space_min = 0.7; }, "MinimumWordSpacing=70"},
        Setting{"letter space", [](ParagraphStyle& s) { s.letter_space_max = 0.01; },
                "MaximumLetterSpacing=4"},
        Setting{"glyph width", [](ParagraphStyle& s) { s.glyph_scale_max = 1.02; },
                "MaximumGlyphScaling=102"},
        Setting{"keep with next", [](ParagraphStyle& s) { s.keep_with_next = 2; }, "KeepWithNext=2"},
        Setting{"keep together", [](ParagraphStyle& s) { s.is_kept_together = true; },
                "KeepAllLinesTogether=true"},
        Setting{"widows", [](ParagraphStyle& s) { s.widows = 3; }, "KeepLastLines=3"},
        Setting{"drop cap",
                [](ParagraphStyle& s) {
                    s.drop_cap = {3, 2, strong(), {}};
                },
                "DropCapLines=3"},
        Setting{"drop cap's style",
                [](ParagraphStyle& s) {
                    s.drop_cap = {3, 2, strong(), {}};
                },
                "AllNestedStyles~Dropcap"},
        Setting{"nested style",
                [](ParagraphStyle& s) { s.nested_styles = {{.style = strong(), .delimiter = ":"}}; },
                "AllNestedStyles~CharacterStyle/strong"},
        Setting{"style by pattern",
                [](ParagraphStyle& s) {
                    s.pattern_styles = {{"[0-9]+", strong()}};
                },
                "AllGREPStyles~[0-9]+"},
        Setting{"tab with a leader",
                [](ParagraphStyle& s) {
                    s.tab_stops = {{40_pt, style::TabStop::Kind::End, "."}};
                },
                "TabList~<Alignment type=\"enumeration\">RightAlign</Alignment>"},
        Setting{"decimal tab",
                [](ParagraphStyle& s) {
                    s.tab_stops = {{40_pt, style::TabStop::Kind::Decimal, ""}};
                },
                "TabList~CharacterAlign"},
        Setting{"bullet", [](ParagraphStyle& s) { s.list.kind = style::ListFormat::Kind::Bullet; },
                "BulletsAndNumberingListType=BulletList"},
        Setting{"number",
                [](ParagraphStyle& s) {
                    s.list = {style::ListFormat::Kind::Number, "#."};
                },
                "NumberingExpression=^#.^t"},
        Setting{"rule below",
                [](ParagraphStyle& s) {
                    s.rule_below.stroke = {paint(Ink), 1_pt};
                },
                "RuleBelow=true"},
        Setting{"tabular figures", [](ParagraphStyle& s) { s.format.features = "tnum=1,lnum=1"; },
                "OTFFigureStyle=TabularLining"},
        Setting{"old-style figures", [](ParagraphStyle& s) { s.format.features = "pnum=1,onum=1"; },
                "OTFFigureStyle=ProportionalOldstyle"},
        Setting{"fractions", [](ParagraphStyle& s) { s.format.features = "frac=1"; }, "OTFFraction=true"},
        Setting{"no ligatures", [](ParagraphStyle& s) { s.format.features = "liga=0"; }, "Ligatures=false"},
        Setting{"stylistic sets", [](ParagraphStyle& s) { s.format.features = "ss01=1,ss03=1"; },
                "OTFStylisticSets=5"},
        Setting{"small capitals", [](ParagraphStyle& s) { s.format.letter_case = style::Case::SmallCaps; },
                "Capitalization=SmallCaps"},
        Setting{"superscript", [](ParagraphStyle& s) { s.format.position = style::Position::Superscript; },
                "Position=Superscript"},
        Setting{"struck out", [](ParagraphStyle& s) { s.format.is_struck_out = true; }, "StrikeThru=true"},
        Setting{"unbreakable", [](ParagraphStyle& s) { s.format.is_unbreakable = true; }, "NoBreak=true"},
        // A tenth of a point at 9 pt are 11.11 thousandths of an em.
        Setting{"tracking", [](ParagraphStyle& s) { s.format.tracking = 0.1_pt; }, "Tracking=11.11"}));

TEST(StyleFeatures, RightToLeftTextUsesTheWorldReadyComposer) {
    const Properties properties = properties_of(styles().paragraph_styles[Body], true, "ar-AE");
    EXPECT_TRUE(says(properties, "Composer=HL Composer Optyca"));
    EXPECT_TRUE(says(properties, "ParagraphDirection=RightToLeftDirection"));
    EXPECT_TRUE(says(properties, "Kashidas=DefaultKashidas"));
}

TEST(StyleFeatures, LanguagesOfEastAsiaBreakLinesByTheirRules) {
    const Properties properties = properties_of(styles().paragraph_styles[Body], false, "ja-JP");
    EXPECT_TRUE(says(properties, "AppliedLanguage=$ID/Japanese"));
    EXPECT_TRUE(says(properties, "KinsokuSet=HardKinsoku"));
    EXPECT_TRUE(says(properties_of(styles().paragraph_styles[Body], false, "zh-Hans-CN"),
                     "KinsokuSet=SimplifiedChineseKinsoku"));
}

}
}
