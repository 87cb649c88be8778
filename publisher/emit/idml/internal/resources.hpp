// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/spreads.hpp"

namespace publisher::emit::idml {

inline constexpr std::string_view kMimetype = "application/vnd.adobe.indesign-idml-package";

/// META-INF/container.xml
std::string make_container();
/// Resources/Preferences.xml: page size, bleed, binding, grid.
std::string make_preferences(const Survey& survey, const Options& options);

/// What designmap.xml refers to.
struct Contents {
    std::vector<std::string> parent_parts, spread_parts, story_parts, story_ids;
    std::vector<WrittenPage> pages;
};
std::string make_designmap(const Contents& contents, Desk& desk);

}
