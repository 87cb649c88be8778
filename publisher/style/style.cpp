// SPDX-License-Identifier: Apache-2.0
#include "publisher/style/style.hpp"

#include <algorithm>

namespace publisher::style {
namespace {

template <typename IdType, typename Entry>
IdType find_named(const std::vector<Entry>& entries, std::string_view name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? IdType() : IdType(static_cast<std::size_t>(found - entries.begin()));
}

}

SwatchId StyleSheet::find_swatch(std::string_view name) const {
    return find_named<SwatchId>(swatches, name);
}
FamilyId StyleSheet::find_family(std::string_view name) const {
    return find_named<FamilyId>(families, name);
}
ParagraphStyleId StyleSheet::find_paragraph_style(std::string_view name) const {
    return find_named<ParagraphStyleId>(paragraph_styles, name);
}
CharacterStyleId StyleSheet::find_character_style(std::string_view name) const {
    return find_named<CharacterStyleId>(character_styles, name);
}
ObjectStyleId StyleSheet::find_object_style(std::string_view name) const {
    return find_named<ObjectStyleId>(object_styles, name);
}
TableStyleId StyleSheet::find_table_style(std::string_view name) const {
    return find_named<TableStyleId>(table_styles, name);
}
CellStyleId StyleSheet::find_cell_style(std::string_view name) const {
    return find_named<CellStyleId>(cell_styles, name);
}

}
