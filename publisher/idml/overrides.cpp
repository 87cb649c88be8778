// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/internal/overrides.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace publisher::idml {
namespace {

using Names = std::span<const std::string_view>;

bool has(Names names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_range(std::string_view element) {
    return element == "ParagraphStyleRange" || element == "CharacterStyleRange";
}

// What ranges, tables and cells may say themselves; all else is a style's. The grammar of later versions
// adds formatting, not structure.

constexpr std::array<std::string_view, 6> kOfRanges = {"AppliedParagraphStyle",
                                                       "AppliedCharacterStyle",
                                                       "AppliedConditions",
                                                       "ParagraphBreakType",
                                                       "RubyFlag",
                                                       "RubyString"};
constexpr std::array<std::string_view, 12> kOfTables = {
    "Self",           "AppliedTableStyle", "HeaderRowCount", "BodyRowCount",    "FooterRowCount",
    "ColumnCount",    "BreakHeaders",      "BreakFooters",   "SkipFirstHeader", "SkipLastFooter",
    "TableDirection", "WritingDirection"};
constexpr std::array<std::string_view, 11> kOfRows = {"Self",
                                                      "Name",
                                                      "SingleRowHeight",
                                                      "MinimumHeight",
                                                      "MaximumHeight",
                                                      "AutoGrow",
                                                      "KeepWithNextRow",
                                                      "StartRow",
                                                      "SingleColumnWidth",
                                                      "ClipContentToCell",
                                                      "WritingDirection"};
constexpr std::array<std::string_view, 12> kOfCells = {"Self",
                                                       "Name",
                                                       "RowSpan",
                                                       "ColumnSpan",
                                                       "AppliedCellStyle",
                                                       "AppliedCellStylePriority",
                                                       "CellType",
                                                       "WritingDirection",
                                                       "TopEdgeStrokePriority",
                                                       "BottomEdgeStrokePriority",
                                                       "LeftEdgeStrokePriority",
                                                       "RightEdgeStrokePriority"};

// Page items have much of their own; what styles say of them are fills, strokes and corners.

constexpr std::array<std::string_view, 5> kStartsOfItemFormats = {"Stroke", "Corner", "Gap", "Overprint",
                                                                  "Gradient"};
constexpr std::array<std::string_view, 8> kItemFormats = {
    "FillColor", "FillTint", "EndCap", "EndJoin", "MiterLimit", "LeftLineEnd", "RightLineEnd", "Nonprinting"};
/// The beginning and end of a gradient are places.
constexpr std::array<std::string_view, 2> kGradientAngles = {"GradientFillAngle", "GradientStrokeAngle"};

constexpr std::array<std::string_view, 8> kItemSettings = {
    "TextFramePreference",     "BaselineFrameGridOption",   "TextWrapPreference",
    "FrameFittingOption",      "TransparencySetting",       "StrokeTransparencySetting",
    "FillTransparencySetting", "ContentTransparencySetting"};
/// They follow from the size of the frame and of its picture.
constexpr std::array<std::string_view, 6> kGeometry = {
    "TextColumnFixedWidth", "LeftCrop", "TopCrop", "RightCrop", "BottomCrop", "MinimumHeightForAutoSizing"};

Names own_of(std::string_view element) {
    if (element == "Table") return kOfTables;
    if (element == "Cell") return kOfCells;
    return is_range(element) ? Names(kOfRanges) : Names(kOfRows);
}

bool is_item_format(std::string_view attribute) {
    if (attribute.starts_with("Gradient")) return has(kGradientAngles, attribute);
    return has(kItemFormats, attribute) || attribute.ends_with("CornerOption") ||
           attribute.ends_with("CornerRadius") ||
           std::any_of(kStartsOfItemFormats.begin(), kStartsOfItemFormats.end(),
                       [&](std::string_view start) { return attribute.starts_with(start); });
}

}

bool is_page_item(std::string_view element) {
    constexpr std::array<std::string_view, 10> kItems = {
        "TextFrame", "Rectangle", "Oval",      "Polygon",          "GraphicLine",
        "Group",     "Button",    "FormField", "MultiStateObject", "EPSText"};
    return has(kItems, element);
}

bool is_styled_text(std::string_view element) {
    return is_range(element) || element == "Table" || element == "Cell" || element == "Row" ||
           element == "Column";
}

bool is_item_setting(std::string_view element) {
    return has(kItemSettings, element);
}

bool says_itself(std::string_view element, const Attributes& attributes) {
    const auto is_said = [&](const auto& attribute) {
        if (is_page_item(element)) return is_item_format(attribute.first);
        if (is_item_setting(element)) return !has(kGeometry, attribute.first);
        return is_styled_text(element) && !has(own_of(element), attribute.first);
    };
    return std::any_of(attributes.begin(), attributes.end(), is_said);
}

bool is_override_property(std::string_view property) {
    return property != "Label" && property != "PathGeometry";
}

}
