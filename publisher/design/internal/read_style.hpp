// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::design {

/// What the readers of all kinds of styles share.

void report_unknown(const xml::Node& node, const char* attribute, std::string_view kind,
                    std::string_view name, const std::vector<std::string>& known, diag::Sink& findings);

void read_swatch(const xml::Node& node, style::StyleSheet& sheet, diag::Sink& findings);
void read_drawing_color(const xml::Node& node, style::StyleSheet& sheet, diag::Sink& findings);
/// "ink", "ink 40", "ink 40 knockout"; "none" and what is wrong give no paint.
style::Paint read_paint(const xml::Node& node, const char* attribute, std::string_view text,
                        const style::StyleSheet& sheet, diag::Sink& findings);
/// "0.3pt ink 40" or "none"
style::Stroke read_stroke(const xml::Node& node, const char* attribute, const style::StyleSheet& sheet,
                          diag::Sink& findings);

/// Dashes, caps and joins; opacity and blend mode. What is not said stays.
void read_line_form(const xml::Node& node, style::Stroke& stroke, diag::Sink& findings);
void read_blending(const xml::Node& node, style::Blending& blending, diag::Sink& findings);

/// `vertical-align`; what is not said is `fallback`.
style::VerticalAlignment read_vertical_alignment(const xml::Node& node, style::VerticalAlignment fallback,
                                                 diag::Sink& findings);

/// Sets what the attributes say and leaves the rest.
void read_character_format(const xml::Node& node, style::CharacterFormat& format,
                           const style::StyleSheet& sheet, diag::Sink& findings);
style::CharacterStyleId read_character_style_name(const xml::Node& node, const char* attribute,
                                                  const style::StyleSheet& sheet, diag::Sink& findings);
void read_paragraph_style(const xml::Node& node, style::StyleSheet& sheet, diag::Sink& findings);

template <typename Entry>
std::vector<std::string> names_of(const std::vector<Entry>& entries) {
    std::vector<std::string> names;
    for (const Entry& entry : entries)
        names.push_back(entry.name);
    return names;
}

/// Looks a name up; an attribute that is not there gives an invalid id without a finding.
template <typename Entry, typename Find>
auto resolve(const xml::Node& node, const char* attribute, std::string_view kind,
             const std::vector<Entry>& entries, diag::Sink& findings, Find find) {
    const auto name = node.attribute(attribute);
    auto id = find(std::string_view(name.value_or("")));
    if (name && !id.is_valid()) report_unknown(node, attribute, kind, *name, names_of(entries), findings);
    return id;
}

/// A name means one thing in the whole publication.
template <typename Entry>
void add_once(const xml::Node& node, std::string_view kind, std::vector<Entry>& entries, Entry entry,
              diag::Sink& findings) {
    for (const Entry& other : entries) {
        if (other.name != entry.name) continue;
        findings.add(node.finding_at(
            "name", diag::Code::StyleTwice,
            {{"kind", std::string(kind)}, {"name", entry.name}, {"other", other.origin.to_string()}}));
        return;
    }
    entries.push_back(std::move(entry));
}

}
