// SPDX-License-Identifier: Apache-2.0
#include "case_story.hpp"
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/text/composer.hpp"
#include "publisher/text/dump.hpp"
#include "setting.hpp"
#include "tests/support/case_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace publisher::text {
namespace {

/// What every case has: two families with faces for all scripts, a 10 pt style "base" on 12 pt, and some
/// character styles.
constexpr std::string_view kHouseStyles = R"xml(
<swatch name="ink" cmyk="0 0 0 100"/>
<font-family name="sans"><font family="Liberation Sans"/><font script="Arab" family="Noto Naskh Arabic"/>
  <font script="Hebr" family="Noto Sans Hebrew"/><font script="Thai" family="Noto Sans Thai"/>
  <font script="Deva" family="Noto Sans Devanagari"/><font script="Beng" family="Noto Sans Bengali"/>
  <font script="Sinh" family="Noto Sans Sinhala"/><font script="Jpan" family="Noto Sans CJK JP"/></font-family>
<font-family name="serif"><font family="EB Garamond"/><font script="Arab" family="Noto Naskh Arabic"/>
  <font script="Jpan" family="Noto Serif CJK JP"/></font-family>
<font-family name="chinese"><font family="Liberation Sans"/><font script="Hans" family="Noto Sans CJK SC"/></font-family>
<font-family name="taiwanese"><font family="Liberation Sans"/><font script="Hant" family="Noto Sans CJK TC"/></font-family>
<font-family name="korean"><font family="Liberation Sans"/><font script="Kore" family="Noto Sans CJK KR"/></font-family>
<paragraph-style name="base" family="sans" size="10pt" leading="12pt"/>
<character-style name="strong" weight="700"/><character-style name="italic" italic="true"/>
<character-style name="raised" position="superscript"/><character-style name="caps" case="small-caps"/>
<character-style name="large" size="20pt"/><character-style name="whole" no-break="true"/>)xml";

/// `attributes of the paragraph style "body" and its child elements below` to the element.
std::string body_style(std::string_view section) {
    const std::size_t children = std::min(section.find('<'), section.size());
    return "<paragraph-style name=\"body\" based-on=\"base\" " + std::string(section.substr(0, children)) +
           '>' + std::string(section.substr(children)) + "</paragraph-style>";
}

style::StyleSheet read_sheet(const test::CaseOnDisk& each) {
    style::StyleSheet sheet;
    const std::string* const styles = each.file.find("styles");
    const std::string* const body = each.file.find("body");
    diag::Sink findings;
    const auto document =
        xml::Document::parse("<styles>" + std::string(kHouseStyles) + (styles ? *styles : "") +
                                 body_style(body ? *body : "") + "</styles>",
                             each.path, findings);
    if (document) design::read_styles(document->root(), sheet, findings);
    EXPECT_TRUE(findings.findings().empty()) << each.path << ": " << findings.findings()[0].message();
    return sheet;
}

/// "0pt 30pt: 40pt 80pt" in section "measure": lines between these heights stand 40 pt from the left and
/// are 80 pt wide. All others have the measure of the story.
struct Band {
    Length top, bottom;
    Composer::Measure measure;
};

std::vector<Band> read_bands(const std::string* section) {
    std::vector<Band> bands;
    std::istringstream lines(section ? *section : "");
    for (std::string top, bottom, left, width; lines >> top >> bottom >> left >> width;) {
        bottom.pop_back();
        bands.push_back(
            {*Length::parse(top), *Length::parse(bottom), {*Length::parse(left), *Length::parse(width)}});
    }
    return bands;
}

std::string tenths(Length length) {
    return to_number_text(length.points(), 1);
}

/// Where the ink begins and ends, the adjustment ratio of a line that was justified, and what a reader
/// sees from the left. A gap between runs shows where the next one begins.
std::string describe(const story::Line& line) {
    std::string text;
    Length end = line.left, begin = line.left;
    for (const story::GlyphRun& run : line.runs) {
        const bool is_first = &run == &line.runs.front();
        if (is_first) begin = end = run.origin.x;
        if (run.origin.x - end > 0.1_pt || end - run.origin.x > 0.1_pt)
            text += "[" + tenths(run.origin.x) + "]";
        text += shown(run.text);
        end = run.origin.x + run.width;
    }
    std::string listing = tenths(begin) + ".." + tenths(end);
    if (line.adjustment_ratio != 0) listing += "  r " + to_number_text(line.adjustment_ratio, 2);
    return listing + "  |" + text + "|\n";
}

std::string lines_listing(const story::Galley& galley) {
    std::string listing;
    std::uint32_t paragraph = 0;
    for (const story::Line& line : galley.lines) {
        if (line.paragraph != paragraph) listing += '\n';
        paragraph = line.paragraph;
        listing += describe(line);
    }
    return listing;
}

std::string findings_listing(const story::Galley& galley, const Composer& composer) {
    std::string listing;
    for (const auto& missing : galley.missing_glyphs) {
        listing += "missing " + to_code_point_name(missing.code_point) + " in " + missing.family + "\n";
    }
    for (const font::FaceId face : composer.small_capitals_drawn())
        listing += "small capitals drawn for " + pinned_fonts().faces()[face.index()].family + "\n";
    for (const std::string& language : composer.languages_without_dictionary())
        listing += "no dictionary for " + language + "\n";
    for (const std::string& pattern : composer.patterns_given_up())
        listing += "gave up pattern " + pattern + "\n";
    return listing;
}

/// "story de-DE 240pt"
void run_case(test::CaseOnDisk& each) {
    const auto& sections = each.file.sections();
    const auto story =
        std::find_if(sections.begin(), sections.end(), [](const auto& s) { return s.kind == "story"; });
    ASSERT_NE(story, sections.end()) << each.path << " has no story";
    const std::size_t blank = story->name.find(' ');
    const auto width = Length::parse(story->name.substr(std::min(blank, story->name.size() - 1) + 1));
    ASSERT_TRUE(width) << each.path << ": the story has no measure";
    const style::StyleSheet sheet = read_sheet(each);
    Composer composer(pinned_fonts(), sheet, dictionaries());
    const auto prepared = composer.prepare(read_story(story->text, story->name.substr(0, blank), sheet));
    const std::vector<Band> bands = read_bands(each.file.find("measure"));
    const auto measure_of = [&](Length top, Length height) {
        for (const Band& band : bands) {
            if (top < band.bottom && top + height > band.top) return band.measure;
        }
        return Composer::Measure{Length(), *width};
    };
    const story::Galley galley =
        bands.empty() ? composer.set(prepared, *width) : composer.set(prepared, measure_of);
    test::expect_section(each, "lines", lines_listing(galley));
    if (each.file.find("expect", "runs")) test::expect_section(each, "runs", dump(galley, pinned_fonts()));
    const std::string findings = findings_listing(galley, composer);
    if (each.file.find("expect", "findings") || !findings.empty())
        test::expect_section(each, "findings", findings);
}

TEST(Cases, LinesAreAsExpected) {
    auto cases = test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/text/cases");
    for (test::CaseOnDisk& each : cases) {
        SCOPED_TRACE(each.file.name());
        run_case(each);
    }
}

}
}
