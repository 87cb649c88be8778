// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/finding.hpp"

#include <string>
#include <string_view>

namespace publisher::report {

/// The beginning of a page that needs nothing from anywhere and may run nothing.
std::string html_head(std::string_view title);
inline constexpr std::string_view kHtmlEnd = "</body></html>\n";

/// Text as text, whatever it holds.
std::string escaped(std::string_view text);

/// "<dt>name</dt><dd>value</dd>", nothing for an empty value.
void append_entry(std::string& html, std::string_view name, const std::string& value);

/// One finding as a section with the id `id`; its page is a link to "#page-N" when the page has such places.
void append_finding(std::string& html, const diag::Finding& finding, const std::string& id, bool has_pages);

}
