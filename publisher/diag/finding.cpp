// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/finding.hpp"

#include <algorithm>

namespace publisher::diag {

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
    finding_.excerpt = std::move(excerpt);
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
