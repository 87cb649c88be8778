// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/bound_structure.hpp"

#include <cstdio>

namespace publisher::emit::idml {
namespace {

std::string to_hex(std::uint64_t value) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
    return digits;
}

/// "price[regular]" gives "price": a name that XML can bear.
std::string tag_of(const std::string& field) {
    std::string tag;
    for (const char c : field) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_other = (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (c == '[') break;
        if (is_letter || (is_other && !tag.empty())) tag += c;
    }
    return tag.empty() ? "value" : tag;
}

void write_tag(std::string_view name, std::string_view color, XmlWriter& xml) {
    xml.open("XMLTag").attribute("Self", "XMLTag/" + std::string(name)).attribute("Name", name);
    xml.open("Properties").property("TagColor", "enumeration", color).close().close();
}

}

bool is_bound(const origin::Binding& binding) {
    return !binding.product.empty() && !binding.field.empty();
}

void add_label_keys(const std::vector<BoundValue>& values, LabelKeys& keys) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [binding, text] = values[i];
        const std::string suffix = i == 0 ? std::string() : '.' + std::to_string(i + 1);
        const auto add = [&](std::string_view key, std::string value) {
            keys.emplace_back(std::string(kLabelPrefix) + std::string(key) + suffix, std::move(value));
        };
        add("product", binding.product);
        add("field", binding.field);
        add("locale", binding.locale);
        add("value", to_hex(binding.value));
        if (!text.empty()) add("text", text);
    }
}

LabelKeys object_label(const std::string& object_id) {
    return {{std::string(kLabelPrefix) + "object", object_id}};
}

std::string BoundStructure::add_story(const std::string& story) {
    const std::string self = root_ + 'i' + std::to_string(++n_elements_);
    elements_.open("XMLElement").attribute("Self", self).attribute("MarkupTag", "XMLTag/story");
    elements_.attribute("XMLContent", story).close();
    return self;
}

void BoundStructure::add_picture(const std::string& frame, const origin::Binding& binding) {
    const std::string self = root_ + 'i' + std::to_string(++n_elements_);
    elements_.open("XMLElement").attribute("Self", self).attribute("MarkupTag", ensure_tag(binding.field));
    elements_.attribute("XMLContent", frame);
    write_attributes(binding, self, {}, elements_);
    elements_.close();
    ++n_bindings_;
}

std::string BoundStructure::open_value(const origin::Binding& binding, const std::string& parent,
                                       XmlWriter& xml) {
    const std::string self = parent + 'i' + std::to_string(++n_values_);
    xml.open("XMLElement").attribute("Self", self).attribute("MarkupTag", ensure_tag(binding.field));
    ++n_bindings_;
    return self;
}

void BoundStructure::write_attributes(const origin::Binding& binding, const std::string& element,
                                      const std::string& piece, XmlWriter& xml) {
    const auto write = [&](std::string_view name, std::string_view value) {
        xml.open("XMLAttribute").attribute("Self", element + "XMLAttributen" + std::string(name));
        xml.attribute("Name", name).attribute("Value", value).close();
    };
    write("product", binding.product);
    write("field", binding.field);
    write("locale", binding.locale);
    write("value", to_hex(binding.value));
    if (!piece.empty()) write("piece", piece);
}

std::string BoundStructure::ensure_tag(const std::string& field) {
    const std::string tag = tag_of(field);
    tags_.insert(tag);
    return "XMLTag/" + tag;
}

std::string BoundStructure::make_tags() const {
    XmlWriter xml = XmlWriter::part("Tags");
    write_tag("Root", "LightBlue", xml);
    if (!tags_.contains("story")) write_tag("story", "BrickRed", xml);
    for (const std::string& tag : tags_)
        if (tag != "Root") write_tag(tag, "Green", xml);
    return xml.finish();
}

std::string BoundStructure::make_backing_story() {
    XmlWriter xml = XmlWriter::part("BackingStory");
    xml.open("XmlStory").attribute("Self", backing_story_).attribute("AppliedTOCStyle", "n");
    xml.attribute("TrackChanges", false).attribute("StoryTitle", "$ID/").attribute("AppliedNamedGrid", "n");
    xml.open("ParagraphStyleRange")
        .attribute("AppliedParagraphStyle", "ParagraphStyle/$ID/NormalParagraphStyle");
    xml.open("CharacterStyleRange")
        .attribute("AppliedCharacterStyle", "CharacterStyle/$ID/[No character style]");
    xml.open("XMLElement").attribute("Self", root_).attribute("MarkupTag", "XMLTag/Root");
    xml.raw(elements_.finish());
    return xml.finish();
}

}
