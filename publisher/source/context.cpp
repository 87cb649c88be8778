// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/context.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/decode_text.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::source {

void Context::add_attribute(AttributeRecord record) {
    const std::string code = to_lower_ascii(record.code);
    known_attributes.insert(code);
    if (record.is_rich_text) rich_attributes.insert(code);
    records.add(std::move(record));
}

bool Context::is_rich(std::string_view attribute) const {
    return rich_attributes.contains(to_lower_ascii(attribute));
}

std::filesystem::path Context::place_of(const std::filesystem::path& path) const {
    return (options.folder / path).lexically_normal();
}

void Context::fail(const std::string& name, const Failure& failure) {
    origin::DataOrigin data;
    data.file = name;
    findings.add(
        diag::finding(diag::Code::FileMissing, {{"file", name}, {"reason", failure.message}}).from(data));
    if (status) status = failure;
}

void Context::fail_empty(const std::string& name) {
    origin::DataOrigin data;
    data.file = name;
    findings.add(diag::finding(diag::Code::EmptyTable).from(data));
    if (status) status = Failure{Failure::Kind::Refused, name + ": there is no heading row"};
}

std::unique_ptr<CsvReader> Context::open_csv(const std::filesystem::path& file, const std::string& name,
                                             const CsvFormat& format, Reporter& reporter) {
    auto reader = CsvReader::open(world, file, name, format, records.cells(), reporter);
    if (!reader) {
        fail(name, reader.failure());
        return nullptr;
    }
    if (!(*reader)->headings().empty()) return *std::move(reader);
    fail_empty(name);
    return nullptr;
}

std::string Context::plain(std::string_view text, const CellRef& cell, Reporter& reporter) const {
    DecodedText decoded = decode_plain(text);
    reporter.add_notes(decoded, cell);
    return std::move(decoded.text);
}

std::string Context::rich(std::string_view text, const CellRef& cell, Reporter& reporter) const {
    DecodedText decoded = decode_rich(text);
    reporter.add_notes(decoded, cell);
    return std::move(decoded.text);
}

std::string name_of(const std::filesystem::path& folder, const std::filesystem::path& file) {
    std::filesystem::path base = folder.lexically_normal();
    if (base.is_absolute()) base = base.has_filename() ? base.filename() : base.parent_path().filename();
    std::string name = (base / file).lexically_normal().generic_string();
    while (name.size() > 1 && name.ends_with('/'))
        name.pop_back();
    return name;
}

std::optional<std::filesystem::path> path_below_folder(std::string_view path) {
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
    const bool leads_out = normal.empty() || normal == "." || *normal.begin() == "..";
    if (leads_out || path.find('\0') != std::string_view::npos) return std::nullopt;
    return normal;
}

bool is_true(std::string_view text) {
    return text == "1" || equals_ignoring_case(text, "true") || equals_ignoring_case(text, "yes");
}

int to_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string HeadedRow::operator()(std::string_view heading) const {
    const int column = reader_.find_heading(heading);
    return column < 0 ? "" : std::string(trimmed(reader_.cell(static_cast<std::size_t>(column))));
}

CellRef HeadedRow::ref(std::string_view heading) const {
    const int column = reader_.find_heading(heading);
    return reader_.ref(column < 0 ? 0 : static_cast<std::size_t>(column));
}

std::map<std::string, std::size_t> HeadedRow::columns_with_prefix(std::string_view prefix) const {
    std::map<std::string, std::size_t> columns;
    const auto& headings = reader_.headings();
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (headings[i].starts_with(prefix)) columns.emplace(headings[i].substr(prefix.size()), i);
    }
    return columns;
}

}
