// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/workbook.hpp"

#include "publisher/zip/archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::sheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A workbook as programs write it, with the parts that a test cares about.
struct Parts {
    std::string workbook = R"(<sheets><sheet name="Help" sheetId="1" state="hidden" r:id="r1"/><sheet name="Data" sheetId="2" r:id="r2"/></sheets>)";
    std::string data, texts, formats, head;

    std::string bytes() const {
        const std::string space = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
        const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        zip::Writer writer;
        writer.add("_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + kind + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        writer.add("xl/workbook.xml", "<workbook " + space + ">" + workbook + "</workbook>");
        writer.add("xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id=\"r1\" Type=\"" + kind + "worksheet\" Target=\"worksheets/help.xml\"/>"
                   "<Relationship Id=\"r2\" Type=\"" + kind + "worksheet\" Target=\"/xl/worksheets/data.xml\"/>"
                   "<Relationship Id=\"r3\" Type=\"" + kind + "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                   "<Relationship Id=\"r4\" Type=\"" + kind + "styles\" Target=\"styles.xml\"/></Relationships>");
        writer.add("xl/sharedStrings.xml", "<sst " + space + ">" + texts + "</sst>");
        writer.add("xl/styles.xml", "<styleSheet " + space + ">" + formats + "</styleSheet>");
        writer.add("xl/worksheets/help.xml", "<worksheet " + space + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>read me</v></c></row></sheetData></worksheet>");
        writer.add("xl/worksheets/data.xml", head + "<worksheet " + space + "><sheetData>" + data + "</sheetData></worksheet>");
        return writer.finish();
    }

    /// "3: A=x C=y", one for each row that holds anything; in the end what stopped the reading.
    std::vector<std::string> rows(std::string_view sheet = {}) const {
        std::vector<std::string> lines;
        const auto opened = Workbook::open(bytes());
        if (!opened) return {opened.failure().message};
        const auto stream = opened->open_sheet(sheet);
        if (!stream) return {stream.failure().message};
        while ((*stream)->next()) {
            std::string& line = lines.emplace_back(std::to_string((*stream)->row()) + ':');
            for (const Cell& cell : (*stream)->cells()) {
                static constexpr const char* kNotes[] = {"", "!error", "!no result", "!no day"};
                line += ' ' + to_column_name(cell.column) + '=' + cell.text + kNotes[static_cast<int>(cell.note)];
            }
        }
        if (!(*stream)->status()) lines.push_back((*stream)->status().failure().message);
        return lines;
    }
};

TEST(Workbook, FirstSheetThatIsNotHiddenIsRead) {
    Parts parts;
    parts.data = R"(<row r="1"><c r="A1" t="str"><v>sku</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("1: A=sku"));
    EXPECT_THAT(parts.rows("Help"), ElementsAre("1: A=read me"));
    EXPECT_THAT(parts.rows("Daten"), ElementsAre("there is no sheet 'Daten', there are: Help, Data"));
}

TEST(Workbook, SharedTextsJoinTheirRunsAndLeaveOutHowTheyAreRead) {
    Parts parts;
    parts.texts = R"(<si><t>plain</t></si><si><r><t xml:space="preserve">in </t></r><r><rPr><b/></rPr><t>parts</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si><si><t>a_x000D_b</t></si><si/>)";
    parts.data = R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>3</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("2: A=in parts C=plain D=a\rb"));
}

TEST(Workbook, TextThatIsNotThereStopsTheReading) {
    Parts parts;
    parts.data = R"(<row r="7"><c r="A7" t="s"><v>4</v></c></row><row r="8"><c t="str"><v>x</v></c></row>)";
    EXPECT_EQ(parts.rows().back(), "row 7 names a shared text that is not there");
}

TEST(Workbook, EveryKindOfCellBecomesText) {
    Parts parts;
    parts.formats = R"(<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>)";
    parts.data = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>inline</t></is></c><c r="B1"><v>19.899999999999999</v></c>)"
                 R"(<c r="C1" s="1"><v>46447</v></c><c r="D1" s="2"><v>42</v></c><c r="E1" s="3"><v>46447</v></c><c r="F1" t="b"><v>1</v></c>)"
                 R"(<c r="G1" t="d"><v>2027-03-01</v></c><c r="H1"><f>B1*2</f><v>39.8</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("1: A=inline B=19.9 C=2027-03-01 D=00042 E=2027-03-01 F=true G=2027-03-01 H=39.8"));
}

TEST(Workbook, CellsThatHoldNoValueSayWhy) {
    Parts parts;
    parts.formats = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
    parts.data = R"(<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c><c r="C1" s="0"><v>60</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("1: A=#N/A!error B=!no result C=1900-02-29!no day"));
}

TEST(Workbook, DaysMayBeCountedFrom1904) {
    Parts parts;
    parts.workbook = R"(<workbookPr date1904="1"/>)" + parts.workbook;
    parts.formats = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
    parts.data = R"(<row r="1"><c r="A1" s="0"><v>44985</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("1: A=2027-03-01"));
}

TEST(Workbook, PlacesMayBeLeftOutAndRowsMayBeEmpty) {
    Parts parts;
    parts.data = R"(<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row/><row><c s="1"/></row><row><c r="AB4" t="str"><v>c</v></c></row>)";
    EXPECT_THAT(parts.rows(), ElementsAre("1: A=a B=b", "4: AB=c"));
}

TEST(Workbook, WhatIsNoTableIsRefusedInWords) {
    EXPECT_THAT(Workbook::open("\xD0\xCF\x11\xE0 old").failure().message, HasSubstr("save it as .xlsx"));
    EXPECT_THAT(Workbook::open("text").failure().message, HasSubstr("no zip archive"));
    zip::Writer writer;
    writer.add("word.txt", "x");
    EXPECT_THAT(Workbook::open(writer.finish()).failure().message, HasSubstr("'_rels/.rels'"));
    Parts parts;
    parts.workbook = "<sheets/>";
    EXPECT_THAT(parts.rows(), ElementsAre("the workbook has no sheet"));
    parts = {};
    parts.data = R"(<row r="5"><c t="str"><v>a</v></c></row><row r="4"/>)";
    EXPECT_EQ(parts.rows().back(), "row 4 follows row 5");
    parts.data = R"(<row r="1"><c r="B1" t="str"><v>a</v></c><c r="A1" t="str"><v>b</v></c></row>)";
    EXPECT_EQ(parts.rows().back(), "row 1 has a cell where none can be");
    parts.data = "<row r=\"1\"><c></row>";
    EXPECT_THAT(parts.rows().back(), HasSubstr("part 'xl/worksheets/data.xml', line 1"));
}

TEST(Workbook, EntitiesAndTheirDoctypeAreRefused) {
    Parts parts;
    parts.head = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>";
    parts.data = R"(<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>)";
    EXPECT_THAT(parts.rows().back(), HasSubstr("a DOCTYPE is refused"));
}

TEST(ColumnName, CountsAsSpreadsheetsDo) {
    EXPECT_EQ(to_column_name(1), "A");
    EXPECT_EQ(to_column_name(26), "Z");
    EXPECT_EQ(to_column_name(27), "AA");
    EXPECT_EQ(to_column_name(16384), "XFD");
}

}
}
