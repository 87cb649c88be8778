// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher::emit::idml {

/// The version of the document model that is written: InDesign CS6 and everything after it reads it.
inline constexpr std::string_view kDomVersion = "8.0";

/// Points with at most five decimals, as IDML gives all lengths.
std::string to_points_text(Length length);
/// "1 0 0 1 x y": moved, not turned.
std::string to_translation(Length x, Length y);

using LabelKeys = std::vector<std::pair<std::string, std::string>>;

/// Writes well-formed XML from the root down. Characters that XML cannot hold are left out.
class XmlWriter {
public:
    /// A part of the package: its root is idPkg:NAME.
    static XmlWriter part(std::string_view name);
    /// The designmap's root carries the namespace, too, but is none of it.
    static XmlWriter document();
    /// Elements to be put into another one.
    static XmlWriter fragment() { return {}; }

    XmlWriter& open(std::string_view element);
    XmlWriter& close();
    XmlWriter& attribute(std::string_view name, std::string_view value);
    XmlWriter& attribute(std::string_view name, const char* value) {
        return attribute(name, std::string_view(value));
    }
    XmlWriter& attribute(std::string_view name, Length value) {
        return attribute(name, to_points_text(value));
    }
    XmlWriter& attribute(std::string_view name, bool value) {
        return attribute(name, value ? "true" : "false");
    }
    XmlWriter& attribute(std::string_view name, std::size_t value) {
        return attribute(name, std::to_string(value));
    }
    XmlWriter& attribute(std::string_view name, int value) { return attribute(name, std::to_string(value)); }
    XmlWriter& text(std::string_view text);
    /// Already XML.
    XmlWriter& raw(std::string_view xml);
    /// <NAME type="TYPE">VALUE</NAME>, a child of Properties.
    XmlWriter& property(std::string_view name, std::string_view type, std::string_view value);
    /// A script label; nothing when there are no keys.
    XmlWriter& label(const LabelKeys& keys);
    /// The same as a cell has it.
    XmlWriter& cell_label(const LabelKeys& keys);
    /// What was written, with all elements closed.
    std::string finish();

private:
    void close_start_tag();

    std::string bytes_;
    std::vector<std::string> open_;
    bool is_in_start_tag_ = false;
};

/// Ids of the package, each once: "u1", "u2", ... Hexadecimal digits are lower case, which InDesign asks for.
class Ids {
public:
    std::string next();

private:
    std::size_t n_ = 0;
};

/// A name within the id of a named thing: a colon would begin a group.
std::string escaped_name(std::string_view name);

}
