// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/diag/code.hpp"
#include "publisher/origin/origin.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace publisher::diag {

/// What a finding is about. Empty fields are not known or do not apply.
struct Subject {
    std::string product; ///< "SKU NV-1042, GTIN 4012345678901"
    std::string asset;   ///< asset id
    std::string edition;
    int page = 0;      ///< physical page from 1; 0 before there are pages
    std::string frame; ///< object id on the page
    std::optional<Rect> area;

    bool operator==(const Subject&) const = default;
};

/// One thing that is wrong or worth knowing, with both origins and what to do.
struct Finding {
    Code code{};
    Severity severity{};
    /// Values for the {names} of the message, in the order of the message.
    std::vector<std::pair<std::string, std::string>> arguments;
    origin::DesignOrigin design;
    origin::DataOrigin data;
    Subject subject;
    /// A source line and a caret under the culprit; for design files. May be empty.
    std::string excerpt;
    /// Replaces the remedy of codes.def where something better is known ("did you mean 'name'?").
    std::string remedy_override;

    std::string message() const;
    std::string_view remedy() const;
    bool operator==(const Finding&) const = default;
};

/// Makes a finding with the code's default severity:
///
///     sink.add(finding(Code::MissingPrice, {{"list", "retail"}}).about(product).from(cell));
///
/// In a message template {list} is replaced by the argument of that name.
class FindingBuilder {
public:
    FindingBuilder(Code code, std::vector<std::pair<std::string, std::string>> arguments);

    FindingBuilder& from(origin::DesignOrigin design);
    FindingBuilder& from(origin::DataOrigin data);
    FindingBuilder& about(Subject subject);
    FindingBuilder& about_product(std::string product);
    FindingBuilder& about_asset(std::string asset);
    FindingBuilder& on_page(int page, std::optional<Rect> area = {});
    FindingBuilder& with_severity(Severity severity);
    FindingBuilder& with_excerpt(std::string excerpt);
    FindingBuilder& with_remedy(std::string remedy);

    operator Finding() const { return finding_; } // NOLINT: the builder is a finding

private:
    Finding finding_;
};

FindingBuilder finding(Code code, std::vector<std::pair<std::string, std::string>> arguments = {});

}
