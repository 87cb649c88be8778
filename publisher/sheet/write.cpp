// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/write.hpp"

#include "publisher/sheet/workbook.hpp"
#include "publisher/zip/archive.hpp"

#include <algorithm>

namespace publisher::sheet {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" "\n";
constexpr std::size_t kNarrowest = 6, kWidest = 60, kPadding = 2;

/// Text for XML 1.0. Control characters that it cannot hold are written as ECMA-376 22.9.2.19 says, and so
/// is an underscore that would otherwise read as one.
std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
        if (is_control) {
            constexpr char kDigits[] = "0123456789ABCDEF";
            result += std::string("_x00") + kDigits[c >> 4] + kDigits[c & 15] + '_';
        } else if (c == '_' && text.substr(i).starts_with("_x") && text.size() > i + 6 && text[i + 6] == '_') {
            result += "_x005F_";
        } else if (c == '&') {
            result += "&amp;";
        } else if (c == '<') {
            result += "&lt;";
        } else if (c == '>') {
            result += "&gt;";
        } else if (c == '"') {
            result += "&quot;";
        } else {
            result += c;
        }
    }
    return result;
}

std::size_t n_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string columns_xml(const Table& table) {
    std::string xml = "<cols>";
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        std::size_t width = std::max(kNarrowest, n_characters(table.headings[i]));
        for (const auto& row : table.rows) width = std::max(width, i < row.size() ? n_characters(row[i]) : 0);
        const std::string place = std::to_string(i + 1);
        xml += "<col min=\"" + place + "\" max=\"" + place + "\" width=\"" + std::to_string(std::min(width, kWidest) + kPadding) +
               "\" style=\"1\" customWidth=\"1\"/>";
    }
    return xml + "</cols>";
}

/// `style` is an index into the cell formats of kStyles.
std::string row_xml(const std::vector<std::string>& texts, std::size_t row, int style) {
    const std::string number = std::to_string(row);
    std::string xml = "<row r=\"" + number + "\">";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        xml += "<c r=\"" + to_column_name(static_cast<std::uint32_t>(i + 1)) + number + "\" s=\"" + std::to_string(style) +
               "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(texts[i]) + "</t></is></c>";
    }
    return xml + "</row>";
}

std::string sheet_xml(const Table& table) {
    std::string xml(kHead);
    xml += R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">)"
           R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)";
    if (!table.headings.empty()) xml += columns_xml(table);
    xml += "<sheetData>" + row_xml(table.headings, 1, 2);
    for (std::size_t i = 0; i < table.rows.size(); ++i) xml += row_xml(table.rows[i], i + 2, 1);
    return xml + "</sheetData></worksheet>";
}

constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    R"(</Types>)";

constexpr std::string_view kRoot =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    R"(</Relationships>)";

constexpr std::string_view kParts =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";

/// Cell formats: 0 as the program likes it, 1 text, 2 a heading. Number format 49 is text.
constexpr std::string_view kStyles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
    R"(<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>)"
    R"(</styleSheet>)";

std::string workbook_xml(const Table& table) {
    return std::string(kHead) +
           R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
           R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")" +
           escaped(table.name) + R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)";
}

std::string csv_cell(std::string_view text) {
    const std::string safe = neutralized(text);
    if (safe.find_first_of("\";\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_row(const std::vector<std::string>& texts) {
    std::string line;
    for (const std::string& text : texts) line += (&text == texts.data() ? "" : ";") + csv_cell(text);
    return line + "\r\n";
}

}

std::string to_xlsx(const Table& table) {
    zip::Writer writer;
    writer.add("[Content_Types].xml", std::string(kHead).append(kContentTypes));
    writer.add("_rels/.rels", std::string(kHead).append(kRoot));
    writer.add("xl/workbook.xml", workbook_xml(table));
    writer.add("xl/_rels/workbook.xml.rels", std::string(kHead).append(kParts));
    writer.add("xl/styles.xml", std::string(kHead).append(kStyles));
    writer.add("xl/worksheets/sheet1.xml", sheet_xml(table));
    return writer.finish();
}

std::string to_csv(const Table& table) {
    std::string text = csv_row(table.headings);
    for (const auto& row : table.rows) text += csv_row(row);
    return text;
}

}
