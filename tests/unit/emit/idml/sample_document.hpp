// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/write_idml.hpp"
#include "publisher/idml/read.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::emit::idml {

const font::Library& fonts();

/// Swatches and styles of the tests, by their places in the sheet.
enum Swatch { Ink, Red, House, Dawn };
enum Paragraphs { Body, Name, Folio };
enum Characters { Strong, Display };
enum Cells { Offer };
const style::StyleSheet& styles();
style::Paint paint(Swatch swatch, double tint = 1);

/// A page with its stories, built object by object.
struct PageMaker {
    page::Page page;

    explicit PageMaker(int number, page::Side side = page::Side::Single);
    /// A frame with a story of one paragraph; its lines break where the text has "|".
    page::TextFrame& text(const std::string& id, Rect frame, story::Run run, Paragraphs style = Body);
    page::PictureFrame& picture(const std::string& id, Rect frame);
    page::Shape& shape(const std::string& id, Rect frame, style::Paint fill);
    page::TablePart& table(const std::string& id, Rect frame, int n_rows);
    origin::BindingId bind(const std::string& product, const std::string& field);
    page::StoryIndex story(const std::string& id, story::Run run, Paragraphs style);
};

Options plain_options();

/// The package of some pages.
struct Written {
    std::string bytes, refusal;
    Report report;
    std::map<std::string, std::string> parts;
    ::publisher::idml::Facts facts;

    explicit Written(const std::vector<page::Page>& pages, const Options& options = plain_options(),
                     const style::StyleSheet& sheet = styles());
    /// All parts whose names begin so, one behind the other.
    std::string part(const std::string& prefix) const;
    /// What the report says of a construct; without a count when it says nothing.
    Translation translation(const std::string& construct) const;
};

}
