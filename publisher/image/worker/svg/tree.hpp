// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libxml/tree.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace publisher::image::svg {

/// One drawing may not be more than this; files that are drawn by hand are far below.
constexpr std::size_t kMostBytes = 16u << 20;
constexpr int kMostElements = 200'000, kDeepestElement = 100;
constexpr int kMostUses = 10'000;             ///< elements that `use` shows
constexpr std::size_t kMostSteps = 2'000'000; ///< of all outlines together

/// The elements of a drawing, until the process ends. Refused when it is not well-formed, declares entities or is
/// beyond the limits. Nothing is ever fetched.
class Tree {
public:
    static Tree parse(std::string_view bytes);

    const xmlNode* root() const { return root_; }
    /// The element of that id; null when there is none.
    const xmlNode* find(std::string_view id) const;

private:
    void survey(const xmlNode* node, int depth);

    const xmlNode* root_ = nullptr;
    int n_elements_ = 0;
    std::map<std::string, const xmlNode*, std::less<>> by_id_;
};

/// Of an SVG element; empty for elements of other vocabularies, which show nothing.
std::string_view name_of(const xmlNode* node);
std::optional<std::string> attribute(const xmlNode* node, const char* name);
/// What `href` or `xlink:href` names inside the file, without its "#"; nothing without such an attribute.
/// Refused when it leads out of the file.
std::optional<std::string> href(const xmlNode* node);
const xmlNode* first_element(const xmlNode* node);
const xmlNode* next_element(const xmlNode* node);

/// Ends the process with "line 12, <filter>: reason".
[[noreturn]] void refuse_at(const xmlNode* node, const std::string& reason);

}
