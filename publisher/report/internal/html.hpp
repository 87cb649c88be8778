// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/finding.hpp"
#include "publisher/report/report.hpp"

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

/// One finding as a card with the id `finding-NUMBER`; its page is a link to "#page-N" when the page has
/// such places.
void append_finding(std::string& html, const diag::Finding& finding, int number, bool has_pages);

/// Spread by spread, as the reader will hold them: pictures of the pages with rectangles on them that lead to the
/// findings, which are counted from 1.
void append_spreads(std::string& html, const Edition& edition);

/// Of each file for a press its plates, and what was measured on them page by page; pages are links.
void append_inks(std::string& html, const Edition& edition);

}
