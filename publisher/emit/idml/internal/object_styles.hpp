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
    /// How another picture than the one in it would be fitted.
    enum class Fitting { Whole, Filling };
    std::optional<Fitting> fitting = {};
    std::optional<Insets> wrap = {};
};

/// How a frame holds its text.
struct TextFrameLook {
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
    Length first_baseline; ///< from the top inset; 0: as far down as its face is high
    Insets insets;
    bool grows = false;              ///< downwards with its text
    std::optional<Insets> wrap = {}; ///< distances of the text around it; its own text stands in them

    bool operator==(const TextFrameLook&) const = default;
};

/// The object styles of the document: the layout's under their names, and derived ones for items that look
/// otherwise. How a frame holds its text the layout's style has from the first frame of that style. `kind` is what such an item is called: "line", "rectangle".
class ObjectStyles {
public:
    explicit ObjectStyles(const style::StyleSheet& styles) : styles_(styles) {}

    std::string reference(style::ObjectStyleId id) const;
    std::string reference(style::ObjectStyleId id, const ItemLook& look, const std::string& kind);
    std::string reference(style::ObjectStyleId id, const TextFrameLook& look);

    /// All of them as elements; to be called when all items have been written.
    void write(XmlWriter& xml) const;

private:
    struct Derived {
        std::string name, based_on;
        Properties properties;
        style::Blending blending;
        std::optional<ItemLook::Fitting> fitting = {};
        std::optional<TextFrameLook> text = {};
        std::optional<Insets> wrap = {};
    };
    std::string add(const std::string& key, Derived derived);
    void write_own(style::ObjectStyleId id, XmlWriter& xml) const;
    void write_derived(XmlWriter& xml) const;

    const style::StyleSheet& styles_;
    std::map<std::uint32_t, TextFrameLook> own_; ///< by the layout's style
    std::vector<Derived> derived_;
    std::map<std::string, std::string> references_; ///< by what the derived style is based on and says
};

}
