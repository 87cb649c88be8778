// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// A story with the lines that show how it was set.
struct SetStory {
    page::StoryIndex index; ///< into the stories of its page
    const story::Story& story;
    const std::vector<story::Line>& lines;
    page::Fitting fitting;
};

/// Writes the paragraphs of a story. `element` is the XML element of the story whose children the values
/// become; empty where XML elements are not allowed, as in cells.
void write_paragraphs(const SetStory& set, const PageContext& context, const std::string& element, Desk& desk,
                      XmlWriter& xml);

/// Writes a story of paragraphs and gives its id. `name` tells what it is.
std::string write_story(const SetStory& set, const PageContext& context, const std::string& name, Desk& desk);

/// Writes a story with an id, which holds a table alone.
void write_table_story(TableBuilder& table, const std::string& self, const std::string& name, Desk& desk);

/// The values that a story's runs show, each once, in the order of the text; with their texts unless one
/// value is all that the story says.
std::vector<BoundValue> values_of(const story::Story& story, const page::Page& page);

/// The Story element with its preferences, to be closed by the caller. `hangs`: punctuation into the margin.
/// A story whose lines are held says so: a refresh takes the breaks out of what it writes anew.
void open_story(const std::string& self, const std::string& title, bool is_right_to_left, bool hangs,
                LineBreaks line_breaks, XmlWriter& xml);

}
