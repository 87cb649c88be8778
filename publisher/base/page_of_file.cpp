// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/page_of_file.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace publisher {
namespace {

constexpr std::array<std::string_view, 5> kBoxes = {"art", "trim", "bleed", "crop", "media"};
constexpr std::string_view kEnding = ".pdf";

bool is_pdf(std::string_view file) {
    return file.size() > kEnding.size() &&
           equals_ignoring_case(file.substr(file.size() - kEnding.size()), kEnding);
}

bool take(std::string_view parameter, PageOfFile& page) {
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string_view name = parameter.substr(0, equals);
    const std::string_view value = parameter.substr(std::min(equals + 1, parameter.size()));
    if (name == "page") {
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), page.page);
        return error == std::errc() && end == value.data() + value.size() && page.page > 0;
    }
    page.box = value;
    return name == "box" && std::ranges::find(kBoxes, value) != kBoxes.end();
}

}

std::string PageOfFile::to_string() const {
    return file + fragment();
}

std::string PageOfFile::fragment() const {
    std::string text;
    if (page != 1) text += "#page=" + std::to_string(page);
    if (box != "art") text += (text.empty() ? "#box=" : "&box=") + box;
    return text;
}

std::optional<PageOfFile> parse_page_of_file(std::string_view text) {
    const std::size_t sign = std::min(text.rfind('#'), text.size());
    PageOfFile page{std::string(text.substr(0, sign))};
    if (!is_pdf(page.file)) return std::nullopt;
    if (sign == text.size()) return page;
    for (const std::string_view parameter : split(text.substr(sign + 1), '&'))
        if (!take(parameter, page)) return std::nullopt;
    return page;
}

}
