// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/page_label.hpp"

#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include <algorithm>
#include <string_view>

namespace publisher::inspect {
namespace {

constexpr int kLargestRoman = 3999;
constexpr int kLettersAtMost = 26 * 100; ///< labels of letters repeat one letter: 100 of them are no label

std::string roman(int number, bool is_upper) {
    constexpr std::pair<int, std::string_view> kParts[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string text;
    for (const auto& [value, letters] : kParts) {
        for (; number >= value; number -= value)
            text += letters;
    }
    if (is_upper) std::ranges::transform(text, text.begin(), [](char c) { return char(c - 'a' + 'A'); });
    return text;
}

/// A to Z, then AA to ZZ, and so on.
std::string letters(int number, char first) {
    return std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                       static_cast<char>(first + (number - 1) % 26));
}

std::string counted(const std::string& style, int number) {
    const bool is_roman = (style == "/r" || style == "/R") && number <= kLargestRoman;
    const bool is_lettered = (style == "/a" || style == "/A") && number <= kLettersAtMost;
    if (number < 1 || style.empty()) return {};
    if (is_roman) return roman(number, style == "/R");
    return is_lettered ? letters(number, style[1]) : std::to_string(number);
}

}

std::string page_label(QPDF& pdf, int number) {
    QPDFPageLabelDocumentHelper labels(pdf);
    if (!labels.hasPageLabels()) return std::to_string(number);
    auto label = labels.getLabelForPage(number - 1);
    if (!label.isDictionary()) return std::to_string(number);
    auto style = label.getKey("/S");
    return text_at(label, "/P") +
           counted(style.isName() ? style.getName() : "", integer_of(label.getKey("/St")));
}

}
