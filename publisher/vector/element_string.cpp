// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/internal/element_string.hpp"

#include "publisher/base/gtin.hpp"

#include <algorithm>
#include <array>

namespace publisher::vector::internal {
namespace {

Failure refused(std::string message) {
    return {Failure::Kind::Refused, std::move(message)};
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 3986 §2.3: what an address may show as it is.
std::string escaped(std::string_view text) {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const bool is_unreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                                   (c >= 'a' && c <= 'z') ||
                                   std::string_view("-._~").find(c) != std::string_view::npos;
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved)
            result += c;
        else
            result.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    }
    return result;
}

}

Result<std::vector<Element>> parse_elements(std::string_view text) {
    std::vector<Element> elements;
    while (!text.empty()) {
        const std::size_t close = text.find(')');
        const std::string_view identifier = text.substr(1, close == std::string_view::npos ? 0 : close - 1);
        if (text.front() != '(' || identifier.size() < 2 || identifier.size() > 4 || !are_digits(identifier))
            return refused("it is no element string such as (01)04012345678901(10)A7");
        // A parenthesis within data is data unless an identifier stands in it.
        std::size_t end = close + 1;
        for (; end < text.size(); ++end) {
            const std::size_t next_close = text[end] == '(' ? text.find(')', end) : std::string_view::npos;
            if (next_close == std::string_view::npos) continue;
            const std::size_t length = next_close - end - 1;
            if (length >= 2 && length <= 4 && are_digits(text.substr(end + 1, length))) break;
        }
        elements.push_back({std::string(identifier), std::string(text.substr(close + 1, end - close - 1))});
        if (elements.back().data.empty())
            return refused("the application identifier (" + elements.back().identifier + ") has no data");
        text.remove_prefix(end);
    }
    if (elements.empty()) return refused("it is empty");
    return elements;
}

Result<std::string> to_digital_link(std::string_view value, std::string_view domain) {
    std::vector<Element> elements = {{"01", std::string(value)}};
    if (value.starts_with('(')) {
        auto parsed = parse_elements(value);
        if (!parsed) return parsed.failure();
        elements = *std::move(parsed);
    }
    if (elements.front().identifier != "01") return refused("a digital link begins with the GTIN, (01)");
    std::string& gtin = elements.front().data;
    if (const auto fault = gtin_fault(gtin)) return refused(*fault);
    gtin.insert(0, 14 - gtin.size(), '0');

    std::string link(domain);
    while (link.ends_with('/'))
        link.pop_back();
    link += "/01/" + gtin;
    // Variant, batch and serial number qualify the GTIN, in this order.
    constexpr std::array<std::string_view, 3> kQualifiers = {"22", "10", "21"};
    for (const std::string_view qualifier : kQualifiers) {
        const auto found = std::ranges::find(elements, qualifier, &Element::identifier);
        if (found != elements.end()) link += '/' + found->identifier + '/' + escaped(found->data);
    }
    char separator = '?';
    for (const Element& element : elements) {
        const bool is_in_path = element.identifier == "01" ||
                                std::ranges::find(kQualifiers, element.identifier) != kQualifiers.end();
        if (is_in_path) continue;
        link += separator + element.identifier + '=' + escaped(element.data);
        separator = '&';
    }
    return link;
}

}
