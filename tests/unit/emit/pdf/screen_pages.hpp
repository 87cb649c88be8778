// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sample_pages.hpp"

namespace publisher::emit::pdf {

/// One paragraph for a test: its runs stand side by side on one line.
struct TestParagraph {
    ParagraphStyle style = Text;
    std::vector<story::Run> runs;
    std::string marker = {};
};

/// A frame whose paragraphs stand below one another from `y` on; its story goes to the page.
page::TextFrame& add_text(page::Page& page, Length y, const std::vector<TestParagraph>& paragraphs);
/// A table with a head of two cells and rows of two cells, whose first row is a group over both columns.
page::TablePart& add_table(page::Page& page, Length y, std::uint32_t part);

/// Three pages with everything that is read aloud, and furniture.
std::vector<page::Page> screen_pages();
Result<Art> screen_picture(const ArtRequest& request);
Options screen_options();

}
