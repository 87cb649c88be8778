// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"
#include "publisher/style/style.hpp"

#include <map>
#include <vector>

namespace publisher::emit::idml {

/// What an item looks like; fields without a value are as its style says.
struct ItemLook {
    std::optional<style::Paint> fill;
    std::optional<style::Stroke> stroke;
    std::optional<Length> corner_radius;
    style::Blending blending;
};

/// The object styles of the document: the layout's under their names, and derived ones for items that look
/// otherwise. `kind` is what such an item is called: "line", "rectangle".
class ObjectStyles {
public:
    explicit ObjectStyles(const style::StyleSheet& styles) : styles_(styles) {}

    std::string reference(style::ObjectStyleId id) const;
    std::string reference(style::ObjectStyleId id, const ItemLook& look, const std::string& kind);

    /// All of them as elements; to be called when all items have been written.
    void write(XmlWriter& xml) const;

private:
    struct Derived {
        std::string name, based_on;
        Properties properties;
        style::Blending blending;
    };
    void write_own(const style::ObjectStyle& style, XmlWriter& xml) const;
    void write_derived(XmlWriter& xml) const;

    const style::StyleSheet& styles_;
    std::vector<Derived> derived_;
    std::map<std::string, std::string> references_; ///< by what the derived style is based on and says
};

}
