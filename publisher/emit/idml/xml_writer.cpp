// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/xml_writer.hpp"

#include "publisher/base/text.hpp"

#include <cassert>
#include <charconv>

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
constexpr std::string_view kNamespace = "http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging";

/// U+FFFE and U+FFFF as UTF-8: well-formed, and yet no characters of XML.
bool is_noncharacter(std::string_view text, std::size_t at) {
    return text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF";
}

void append_escaped(std::string& bytes, std::string_view text, bool is_attribute) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&')
            bytes += "&amp;";
        else if (c == '<')
            bytes += "&lt;";
        else if (c == '>')
            bytes += "&gt;";
        else if (c == '"' && is_attribute)
            bytes += "&quot;";
        else if ((c == '\t' || c == '\n') && is_attribute)
            bytes += c == '\t' ? "&#9;" : "&#10;";
        else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n')
            continue;
        else if (c == '\xEF' && is_noncharacter(text, i))
            i += 2;
        else
            bytes += c;
    }
}

}

std::string to_points_text(Length length) {
    return to_number_text(length.points(), 5);
}

std::string to_translation(Length x, Length y) {
    return "1 0 0 1 " + to_points_text(x) + ' ' + to_points_text(y);
}

XmlWriter XmlWriter::part(std::string_view name) {
    XmlWriter xml;
    xml.bytes_ = kDeclaration;
    xml.open("idPkg:" + std::string(name));
    xml.attribute("xmlns:idPkg", kNamespace).attribute("DOMVersion", kDomVersion);
    return xml;
}

XmlWriter XmlWriter::document() {
    XmlWriter xml;
    xml.bytes_ = kDeclaration;
    // Without it InDesign does not open the package.
    xml.bytes_ +=
        "\n<?aid style=\"50\" type=\"document\" readerVersion=\"6.0\" featureSet=\"257\" "
        "product=\"8.0(370)\" ?>";
    xml.open("Document").attribute("xmlns:idPkg", kNamespace).attribute("DOMVersion", kDomVersion);
    return xml;
}

XmlWriter& XmlWriter::open(std::string_view element) {
    close_start_tag();
    bytes_ += "\n<";
    bytes_ += element;
    open_.emplace_back(element);
    is_in_start_tag_ = true;
    return *this;
}

XmlWriter& XmlWriter::close() {
    assert(!open_.empty() && "an element is open that can be closed");
    if (is_in_start_tag_) {
        bytes_ += "/>";
        is_in_start_tag_ = false;
    } else {
        bytes_ += "</" + open_.back() + '>';
    }
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
    assert(is_in_start_tag_ && "attributes come before content");
    bytes_ += ' ';
    bytes_ += name;
    bytes_ += "=\"";
    append_escaped(bytes_, value, true);
    bytes_ += '"';
    return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
    close_start_tag();
    append_escaped(bytes_, text, false);
    return *this;
}

XmlWriter& XmlWriter::raw(std::string_view xml) {
    close_start_tag();
    bytes_ += xml;
    return *this;
}

XmlWriter& XmlWriter::property(std::string_view name, std::string_view type, std::string_view value) {
    return open(name).attribute("type", type).text(value).close();
}

XmlWriter& XmlWriter::label(const LabelKeys& keys) {
    if (keys.empty()) return *this;
    open("Label");
    for (const auto& [key, value] : keys)
        open("KeyValuePair").attribute("Key", key).attribute("Value", value).close();
    return close();
}

XmlWriter& XmlWriter::cell_label(const LabelKeys& keys) {
    if (keys.empty()) return *this;
    open("Label").attribute("type", "list");
    for (const auto& [key, value] : keys) {
        open("ListItem").attribute("type", "list");
        property("ListItem", "string", key).property("ListItem", "string", value).close();
    }
    return close();
}

std::string XmlWriter::finish() {
    while (!open_.empty())
        close();
    return std::move(bytes_);
}

void XmlWriter::close_start_tag() {
    if (is_in_start_tag_) bytes_ += '>';
    is_in_start_tag_ = false;
}

std::string Ids::next() {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, ++n_, 16).ptr;
    return 'u' + std::string(digits, end);
}

std::string escaped_name(std::string_view name) {
    std::string escaped;
    for (const char c : name) {
        if (c == ':')
            escaped += "%3a";
        else
            escaped += c;
    }
    return escaped;
}

}
