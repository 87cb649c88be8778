// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/provenance/provenance.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <optional>

namespace publisher::provenance {
namespace {

using Element = simdjson::dom::element;

std::string text_at(const Element& line, std::string_view key) {
    std::string_view text;
    return line[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::int64_t number_at(const Element& line, std::string_view key) {
    std::int64_t number = 0;
    return line[key].get(number) == simdjson::SUCCESS ? number : 0;
}

std::optional<Rect> area_of(const Element& line) {
    simdjson::dom::array sides;
    if (line["area_mm"].get(sides) != simdjson::SUCCESS || sides.size() != 4) return std::nullopt;
    std::array<Length, 4> lengths;
    for (std::size_t i = 0; i < 4; ++i) {
        double millimetres = 0;
        constexpr double kFarthest = 100'000;
        if (sides.at(i).get(millimetres) != simdjson::SUCCESS) return std::nullopt;
        if (!(millimetres > -kFarthest && millimetres < kFarthest)) return std::nullopt;
        lengths[i] = Length::from_millimetres(millimetres);
    }
    return Rect{lengths[0], lengths[1], lengths[2], lengths[3]};
}

std::optional<Record> record_of(const Element& line) {
    const auto area = area_of(line);
    const std::string value = text_at(line, "value"), kind = text_at(line, "kind");
    Record record;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), record.value, 16);
    if (!area || read.ec != std::errc() || read.ptr != value.data() + value.size()) return std::nullopt;
    if (kind == "picture")
        record.kind = Record::Kind::Picture;
    else if (kind == "code")
        record.kind = Record::Kind::Code;
    else if (kind != "text")
        return std::nullopt;
    record.page = static_cast<int>(number_at(line, "page"));
    record.area = *area;
    record.object = text_at(line, "object");
    record.product = text_at(line, "product");
    record.field = text_at(line, "field");
    record.locale = text_at(line, "locale");
    record.node = text_at(line, "node");
    record.design = {text_at(line, "file"), static_cast<std::uint32_t>(number_at(line, "line")),
                     static_cast<std::uint32_t>(number_at(line, "column"))};
    record.data = {text_at(line, "data_file"), static_cast<std::uint32_t>(number_at(line, "data_row")),
                   static_cast<std::uint32_t>(number_at(line, "data_column")), text_at(line, "data_field")};
    return record;
}

Failure refusal(std::size_t line, std::string_view reason) {
    return {Failure::Kind::Refused, "line " + std::to_string(line) + ' ' + std::string(reason)};
}

}

Result<Provenance> parse(std::string_view text) {
    simdjson::dom::parser parser;
    Provenance provenance;
    std::size_t n_lines = 0;
    std::optional<std::int64_t> n_records;
    const auto lines = split(text, '\n');
    provenance.records.reserve(lines.size());
    for (const std::string_view bytes : lines) {
        if (bytes.empty()) continue;
        ++n_lines;
        Element line;
        if (parser.parse(bytes.data(), bytes.size()).get(line) != simdjson::SUCCESS || !line.is_object()) {
            return refusal(n_lines, "is no JSON object");
        }
        if (n_lines == 1) {
            if (text_at(line, "schema") != kSchema)
                return refusal(1, "is not of schema " + std::string(kSchema));
            provenance.header = {text_at(line, "publication"), text_at(line, "edition"),
                                 text_at(line, "output"),      text_at(line, "snapshot"),
                                 text_at(line, "pdf_sha256"),  static_cast<int>(number_at(line, "pages"))};
            continue;
        }
        if (n_records) return refusal(n_lines, "stands behind the end");
        if (std::int64_t n = 0; line["records"].get(n) == simdjson::SUCCESS) {
            n_records = n;
            continue;
        }
        auto record = record_of(line);
        if (!record) return refusal(n_lines, "is no record");
        provenance.records.push_back(std::move(*record));
    }
    if (n_lines == 0) return refusal(1, "is missing");
    if (!n_records || *n_records != static_cast<std::int64_t>(provenance.records.size())) {
        return refusal(n_lines, "is not the end: records are missing");
    }
    return provenance;
}

}
