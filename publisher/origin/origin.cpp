// SPDX-License-Identifier: Apache-2.0
#include "publisher/origin/origin.hpp"

#include <algorithm>

namespace publisher::origin {

std::string DesignOrigin::to_string() const {
    if (line == 0) return file;
    return file + ':' + std::to_string(line) + ':' + std::to_string(column);
}

std::string DataOrigin::to_string() const {
    std::string text = file;
    if (row != 0) text += ", row " + std::to_string(row);
    if (!field.empty()) text += ", field " + field;
    return text;
}

std::uint32_t CellTable::add_file(std::string name, std::vector<std::string> columns) {
    files_.push_back({std::move(name), std::move(columns)});
    return static_cast<std::uint32_t>(files_.size() - 1);
}

std::uint32_t CellTable::ensure_column(std::uint32_t file, std::string_view name) {
    std::vector<std::string>& columns = files_[file].columns;
    auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) found = columns.emplace(columns.end(), name);
    return static_cast<std::uint32_t>(found - columns.begin() + 1);
}

std::uint32_t CellTable::add_column(std::uint32_t file, std::string name) {
    files_[file].columns.push_back(std::move(name));
    return static_cast<std::uint32_t>(files_[file].columns.size());
}

DataOrigin CellTable::resolve(const CellRef& cell) const {
    if (!cell.is_known() || cell.file >= files_.size()) return {};
    const File& file = files_[cell.file];
    const bool has_field = cell.column >= 1 && cell.column <= file.columns.size();
    return {file.name, cell.row, cell.column, has_field ? file.columns[cell.column - 1] : ""};
}

NodeId NodeTable::add(DesignOrigin origin, std::string path) {
    nodes_.push_back({std::move(origin), std::move(path)});
    return NodeId(nodes_.size() - 1);
}

}
