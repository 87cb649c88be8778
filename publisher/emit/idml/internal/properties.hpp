// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/faces.hpp"
#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/report.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"

#include <set>

namespace publisher::emit::idml {

/// Attributes first; then Properties with BasedOn, `based_on` being an id or a name like "$ID/[None]".
void write_properties(const Properties& properties, std::string_view based_on, XmlWriter& xml);

/// Of a text frame or a cell.
std::string_view vertical_justification(style::VerticalAlignment alignment);

/// How a paragraph differs from its style because of its frame or story.
struct Variation {
    page::Fitting fitting;
    bool is_right_to_left = false;
    bool has_written_marker = false; ///< its bullet stands in the text already

    bool operator==(const Variation&) const = default;
};

/// Turns the formats of our styles into those of IDML.
class PropertyMaker {
public:
    PropertyMaker(const style::StyleSheet& styles, const Faces& faces, const Options& options,
                  ReportBook& report);

    /// Everything, with defaults, so that differences between two are complete.
    Properties paragraph(const style::ParagraphStyle& style, const Variation& variation) const;
    /// Face, size and leading of a style.
    Properties main_look(const style::ParagraphStyle& style, const page::Fitting& fitting) const;
    /// Only what is set.
    Properties character(const style::CharacterFormat& format) const;

    /// The format that stands for all when a character style is made: its face is looked for beside it.
    const style::CharacterFormat& reference() const { return reference_; }
    std::string character_style_reference(style::CharacterStyleId id) const;
    const Faces& faces() const { return faces_; }

private:
    Length size_of(const style::ParagraphStyle& style, const page::Fitting& fitting) const;
    void add_characters(const style::CharacterFormat& format, Length size, Properties& properties) const;
    void add_features(const std::string& features, Properties& properties) const;
    void report_losses(const style::ParagraphStyle& style) const;
    void add_justification(const style::ParagraphStyle& style, const Variation& variation,
                           Properties& properties) const;
    void add_tabs(const style::ParagraphStyle& style, bool is_right_to_left, Properties& properties) const;
    void add_lists(const style::ParagraphStyle& style, Properties& properties) const;
    void add_bullets(const style::ListFormat& list, Properties& properties) const;
    void add_rule(const style::ParagraphRule& rule, const std::string& name, Properties& properties) const;

    const style::StyleSheet& styles_;
    const Faces& faces_;
    const Options& options_;
    ReportBook& report_;
    style::CharacterFormat reference_;
};

}
