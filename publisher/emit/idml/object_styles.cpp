// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/object_styles.hpp"

#include "publisher/emit/idml/internal/item_parts.hpp"
#include "publisher/emit/idml/internal/properties.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

namespace publisher::emit::idml {
namespace {

Properties properties_of(const ItemLook& look, const style::StyleSheet& styles) {
    Properties properties;
    const auto append = [&](const Properties& more) {
        properties.insert(properties.end(), more.begin(), more.end());
    };
    if (look.fill) append(fill_properties(styles, *look.fill));
    if (look.stroke) append(stroke_properties(styles, *look.stroke, ""));
    if (look.corner_radius) append(corner_properties(*look.corner_radius));
    return properties;
}

ItemLook look_of(const style::ObjectStyle& style) {
    return {style.fill, style.stroke, style.corner_radius, style.blending};
}

/// "line, 0.4 pt ink": what a reader of the list of styles knows it by.
std::string describe(const Properties& properties, const style::Blending& blending, const std::string& kind) {
    std::string text = kind;
    const auto value = [&](std::string_view name) {
        for (const Property& property : properties)
            if (property.name == name) return property.value.substr(property.value.find('/') + 1);
        return std::string();
    };
    const auto add = [&](const std::string& part) { text += (text == kind ? ", " : " ") + part; };
    const auto add_paint = [&](const std::string& what) {
        if (const std::string color = value(what + "Color"); !color.empty()) add(color);
        if (const std::string tint = value(what + "Tint"); !tint.empty() && tint != "100") add(tint);
    };
    add_paint("Fill");
    if (const std::string weight = value("StrokeWeight"); !weight.empty()) add(weight + " pt");
    add_paint("Stroke");
    if (const std::string radius = value("CornerRadius"); !radius.empty()) add("corners " + radius);
    if (!blending.is_plain()) add("opacity " + percent(blending.opacity));
    return text;
}

std::string four(const Insets& insets) {
    std::string text;
    for (const Length inset : {insets.top, insets.right, insets.bottom, insets.left})
        text += ' ' + to_points_text(inset);
    return text;
}

std::string describe(const TextFrameLook& look) {
    constexpr const char* kAlignments[] = {"", ", centred", ", bottom", ", justified"};
    std::string text = kAlignments[static_cast<std::size_t>(look.vertical_alignment)];
    if (look.first_baseline > Length()) text += ", baseline " + to_points_text(look.first_baseline);
    if (look.insets != Insets()) text += ", insets" + four(look.insets);
    if (look.wrap) text += ", wrap" + four(*look.wrap);
    return look.grows ? text + ", grows" : text;
}

void write_insets(const Insets& insets, XmlWriter& xml) {
    xml.open("Properties").open("InsetSpacing").attribute("type", "list");
    for (const Length inset : {insets.top, insets.left, insets.bottom, insets.right})
        xml.property("ListItem", "unit", to_points_text(inset));
    xml.close().close();
}

void write_text_flags(XmlWriter& xml) {
    for (const char* options : {"General", "Baseline", "AutoSizing"})
        xml.attribute("EnableTextFrame" + std::string(options) + "Options", true);
}

/// All of it: what another style does not say is as the program likes.
void write_text_preference(const TextFrameLook& look, XmlWriter& xml) {
    const bool has_height = look.first_baseline > Length();
    xml.open("TextFramePreference").attribute("TextColumnCount", 1);
    xml.attribute("IgnoreWrap", look.wrap.has_value());
    xml.attribute("VerticalJustification", vertical_justification(look.vertical_alignment));
    // A first baseline at a fixed height does not depend on what a program takes for the ascent of a face.
    xml.attribute("FirstBaselineOffset", has_height ? "FixedHeight" : "AscentOffset");
    xml.attribute("MinimumFirstBaselineOffset", std::max(look.first_baseline, Length()));
    xml.attribute("AutoSizingType", look.grows ? "HeightOnly" : "Off");
    xml.attribute("AutoSizingReferencePoint", look.grows ? "TopCenterPoint" : "CenterPoint");
    xml.attribute("UseMinimumHeightForAutoSizing", look.grows);
    write_insets(look.insets, xml);
    xml.close();
}

void write_fitting(ItemLook::Fitting fitting, XmlWriter& xml) {
    const bool is_filling = fitting == ItemLook::Fitting::Filling;
    xml.open("FrameFittingOption").attribute("AutoFit", false);
    xml.attribute("FittingOnEmptyFrame", is_filling ? "FillProportionally" : "Proportionally");
    xml.attribute("FittingAlignment", "CenterAnchor").close();
}

void write_flags(const Properties& properties, XmlWriter& xml) {
    const auto says = [&](std::string_view prefix) {
        return std::any_of(properties.begin(), properties.end(),
                           [&](const Property& property) { return property.name.starts_with(prefix); });
    };
    xml.attribute("EnableFill", says("Fill")).attribute("EnableStroke", says("Stroke"));
    xml.attribute("EnableStrokeAndCornerOptions", says("Corner") || says("StrokeDash") || says("End"));
}

void write_effects(const style::Blending& blending, XmlWriter& xml) {
    if (blending.is_plain()) return;
    write_blending(blending, xml);
    xml.open("ObjectStyleObjectEffectsCategorySettings").attribute("EnableTransparency", true).close();
}

}

std::string ObjectStyles::reference(style::ObjectStyleId id) const {
    return "ObjectStyle/" + (id.is_valid() ? escaped_name(styles_[id].name) : "$ID/[None]");
}

std::string ObjectStyles::reference(style::ObjectStyleId id, const ItemLook& look, const std::string& kind) {
    const std::string base = reference(id);
    const ItemLook said = id.is_valid() ? look_of(styles_[id]) : look_of(style::ObjectStyle());
    const Properties more = difference(properties_of(look, styles_), properties_of(said, styles_));
    const bool is_blended = look.blending != said.blending;
    if (more.empty() && !is_blended && !look.fitting && !look.wrap) return base;
    const style::Blending blending = is_blended ? look.blending : style::Blending();
    std::string name = describe(more, blending, id.is_valid() ? styles_[id].name : kind);
    if (look.fitting) name += *look.fitting == ItemLook::Fitting::Filling ? ", fills its frame" : ", whole";
    if (look.wrap) name += ", wrap" + four(*look.wrap);
    std::string key = base + '\n' + name + '\n' + std::to_string(static_cast<int>(blending.mode)) +
                      percent(blending.opacity);
    for (const Property& property : more)
        key += '\n' + property.name + '=' + property.value;
    return add(key, {name, base, more, blending, look.fitting, {}, look.wrap});
}

std::string ObjectStyles::reference(style::ObjectStyleId id, const TextFrameLook& look) {
    const std::string base = reference(id);
    if (id.is_valid() && own_.try_emplace(id.index(), look).first->second == look) return base;
    const std::string name = (id.is_valid() ? styles_[id].name : "text") + describe(look);
    return add(base + '\n' + name, {name, base, {}, {}, {}, look, look.wrap});
}

std::string ObjectStyles::add(const std::string& key, Derived derived) {
    const auto [entry, is_new] = references_.try_emplace(key);
    if (!is_new) return entry->second;
    const auto is_taken = [&](const std::string& wanted) {
        return std::any_of(derived_.begin(), derived_.end(),
                           [&](const Derived& other) { return other.name == wanted; });
    };
    const std::string stem = derived.name;
    for (int n = 2; is_taken(derived.name); ++n)
        derived.name = stem + ", " + std::to_string(n);
    derived_.push_back(std::move(derived));
    return entry->second = "ObjectStyle/derived%3a" + escaped_name(derived_.back().name);
}

void ObjectStyles::write(XmlWriter& xml) const {
    xml.open("ObjectStyle").attribute("Self", "ObjectStyle/$ID/[None]").attribute("Name", "$ID/[None]");
    for (const Property& property : properties_of(look_of(style::ObjectStyle()), styles_))
        xml.attribute(property.name, property.value);
    xml.close();
    for (std::size_t i = 0; i < styles_.object_styles.size(); ++i)
        write_own(style::ObjectStyleId(i), xml);
    write_derived(xml);
}

void ObjectStyles::write_own(style::ObjectStyleId id, XmlWriter& xml) const {
    const style::ObjectStyle& style = styles_[id];
    const auto text = own_.find(id.index());
    const auto parent = styles_.find_object_style(style.based_on);
    const ItemLook inherited = look_of(parent.is_valid() ? styles_[parent] : style::ObjectStyle());
    const Properties own =
        difference(properties_of(look_of(style), styles_), properties_of(inherited, styles_));
    xml.open("ObjectStyle").attribute("Self", "ObjectStyle/" + escaped_name(style.name));
    xml.attribute("Name", style.name);
    write_flags(own, xml);
    if (text != own_.end()) {
        write_text_flags(xml);
        if (text->second.wrap) xml.attribute("EnableTextWrapAndOthers", true);
    } else
        xml.attribute("EnableTextFrameGeneralOptions", style.insets != Insets());
    write_properties(own, reference(parent), xml);
    if (text != own_.end()) {
        write_text_preference(text->second, xml);
        if (text->second.wrap) write_wrap(*text->second.wrap, xml);
    } else {
        xml.open("TextFramePreference");
        write_insets(style.insets, xml);
        xml.close();
    }
    write_effects(style.blending, xml);
    xml.close();
}

void ObjectStyles::write_derived(XmlWriter& xml) const {
    if (derived_.empty()) return;
    xml.open("ObjectStyleGroup").attribute("Self", "ObjectStyleGroup/derived").attribute("Name", "derived");
    for (const Derived& style : derived_) {
        xml.open("ObjectStyle").attribute("Self", "ObjectStyle/derived%3a" + escaped_name(style.name));
        xml.attribute("Name", "derived:" + style.name);
        write_flags(style.properties, xml);
        if (style.text) write_text_flags(xml);
        if (style.fitting) xml.attribute("EnableFrameFittingOptions", true);
        if (style.wrap) xml.attribute("EnableTextWrapAndOthers", true);
        write_properties(style.properties, style.based_on, xml);
        if (style.text) write_text_preference(*style.text, xml);
        if (style.fitting) write_fitting(*style.fitting, xml);
        if (style.wrap) write_wrap(*style.wrap, xml);
        write_effects(style.blending, xml);
        xml.close();
    }
    xml.close();
}

}
