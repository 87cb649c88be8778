// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pdfx_rules.hpp"

#include <utility>

namespace publisher::emit::pdf {

/// An element of the structure as libqpdf reads it.
struct StructureNode {
    std::string role; ///< "P"
    QPDFObjectHandle object;
    std::vector<std::pair<QPDFObjectHandle, long long>> contents; ///< page and number of marked content
    std::vector<QPDFObjectHandle> annotations;
    std::vector<StructureNode> children;

    /// Of its attributes, and of the element itself.
    long long number(const std::string& key, long long otherwise) const;
    std::string name(const std::string& key) const;
    std::string text(const std::string& key) const;
    /// Roles with titles, alternative texts and attributes; "*2": it has two stretches of content.
    std::string listing(const std::string& indent = {}) const;
};

StructureNode structure_of(FinishedPdf& pdf);

/// The rows of docs/conformance/pdfua.md that are enforced, by the number of the Matterhorn Protocol.
const std::map<std::string, Rule>& screen_rules();

}
