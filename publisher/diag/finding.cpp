// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/finding.hpp"

#include <algorithm>

namespace publisher::diag {
namespace {

/// What is quoted from foreign files may be of any length; a finding is for reading.
constexpr std::size_t kLongestArgument = 600, kWidestExcerpt = 200;

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

/// The first and the last of a text that is too long.
std::string shortened(std::string text) {
    if (text.size() <= kLongestArgument) return text;
    std::size_t head = kLongestArgument * 2 / 3, tail = text.size() - kLongestArgument / 4;
    while (head > 0 && !begins_character(text[head]))
        --head;
    while (tail < text.size() && !begins_character(text[tail]))
        ++tail;
    return text.substr(0, head) + " … " + text.substr(tail);
}

/// Of a long line what stands around its caret.
std::string around_caret(const std::string& excerpt) {
    const std::size_t end = excerpt.find('\n');
    if (end == std::string::npos || std::max(end, excerpt.size() - end) <= 4 * kWidestExcerpt) return excerpt;
    const std::size_t n_before = excerpt.size() - end - 2; // characters of the line before the caret
    const std::size_t first = n_before > kWidestExcerpt / 2 ? n_before - kWidestExcerpt / 2 : 0;
    std::string line;
    std::size_t n_characters = 0;
    for (std::size_t i = 0; i < end && n_characters <= first + kWidestExcerpt; ++i) {
        n_characters += begins_character(excerpt[i]);
        if (n_characters > first && n_characters <= first + kWidestExcerpt) line += excerpt[i];
    }
    return line + '\n' + std::string(n_before - first, ' ') + '^';
}

}

std::string Finding::message() const {
    const std::string_view pattern = info(code).message;
    std::string text;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t open = pattern.find('{', i);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) return text.append(pattern.substr(i));
        text.append(pattern.substr(i, open - i));
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                           [&](const auto& candidate) { return candidate.first == name; });
        text += argument == arguments.end() ? "?" : argument->second;
        i = close + 1;
    }
    return text;
}

std::string_view Finding::remedy() const {
    return remedy_override.empty() ? info(code).remedy : remedy_override;
}

FindingBuilder::FindingBuilder(Code code, std::vector<std::pair<std::string, std::string>> arguments) {
    finding_.code = code;
    finding_.severity = info(code).severity;
    finding_.arguments = std::move(arguments);
    for (auto& [name, text] : finding_.arguments)
        text = shortened(std::move(text));
}

FindingBuilder& FindingBuilder::from(origin::DesignOrigin design) {
    finding_.design = std::move(design);
    return *this;
}

FindingBuilder& FindingBuilder::from(origin::DataOrigin data) {
    finding_.data = std::move(data);
    return *this;
}

FindingBuilder& FindingBuilder::about(Subject subject) {
    finding_.subject = std::move(subject);
    return *this;
}

FindingBuilder& FindingBuilder::about_product(std::string product) {
    finding_.subject.product = std::move(product);
    return *this;
}

FindingBuilder& FindingBuilder::about_asset(std::string asset) {
    finding_.subject.asset = std::move(asset);
    return *this;
}

FindingBuilder& FindingBuilder::on_page(int page, std::optional<Rect> area) {
    finding_.subject.page = page;
    finding_.subject.area = area;
    return *this;
}

FindingBuilder& FindingBuilder::with_severity(Severity severity) {
    finding_.severity = severity;
    return *this;
}

FindingBuilder& FindingBuilder::with_excerpt(std::string excerpt) {
    finding_.excerpt = around_caret(excerpt);
    return *this;
}

FindingBuilder& FindingBuilder::with_remedy(std::string remedy) {
    finding_.remedy_override = std::move(remedy);
    return *this;
}

FindingBuilder finding(Code code, std::vector<std::pair<std::string, std::string>> arguments) {
    return FindingBuilder(code, std::move(arguments));
}

}
