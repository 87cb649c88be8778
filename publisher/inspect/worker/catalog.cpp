// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace publisher::inspect {
namespace {

/// ICC.1 §7.2: bytes 8-11 version, 12-15 class, 16-19 colour space.
void read_profile(QPDFObjectHandle profile, OutputIntentFacts& intent) {
    if (!profile.isStream()) return;
    intent.has_profile = true;
    intent.n_components = integer_of(profile.getDict().getKey("/N"));
    const auto bytes = decoded_bytes(profile).value_or("");
    intent.profile_bytes = bytes.size();
    intent.profile_sha256 = sha256(bytes).to_hex();
    if (bytes.size() < 128) return;
    intent.profile_version = std::to_string(bytes[8]) + "." + std::to_string(bytes[9] >> 4 & 15);
    intent.profile_class = bytes.substr(12, 4);
    intent.profile_space = bytes.substr(16, 4);
    intent.profile_space.erase(intent.profile_space.find_last_not_of(' ') + 1);
}

bool has_reference(QPDFObjectHandle list, QPDFObjectHandle group) {
    if (!list.isArray()) return false;
    return std::ranges::any_of(list.getArrayAsVector(), [&](auto& item) {
        return item.isIndirect() && item.getObjGen() == group.getObjGen();
    });
}

void read_layers(QPDFObjectHandle properties, std::vector<LayerFacts>& layers) {
    auto groups = value_at(properties, "/OCGs");
    auto settings = value_at(properties, "/D");
    if (!groups.isArray()) return;
    const bool starts_off = text_at(settings, "/BaseState") == "OFF";
    for (auto& group : groups.getArrayAsVector()) {
        LayerFacts layer{group.getObjectID(), text_at(group, "/Name"), !starts_off, {}};
        if (has_reference(value_at(settings, "/ON"), group)) layer.is_on = true;
        if (has_reference(value_at(settings, "/OFF"), group)) layer.is_on = false;
        layer.print = text_at(value_at(value_at(group, "/Usage"), "/Print"), "/PrintState");
        layers.push_back(std::move(layer));
    }
}

std::string font_type(QPDFObjectHandle font, QPDFObjectHandle descendant) {
    const auto type = text_at(font, "/Subtype");
    return descendant.isDictionary() ? type + "/" + text_at(descendant, "/Subtype") : type;
}

/// Six capitals and a plus sign (PDF 32000-1 §9.6.4).
bool has_subset_tag(std::string_view name) {
    return name.size() > 7 && name[6] == '+' &&
           std::ranges::all_of(name.substr(0, 6), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}

void read_output_intents(QPDFObjectHandle root, std::vector<OutputIntentFacts>& intents) {
    auto list = value_at(root, "/OutputIntents");
    if (!list.isArray()) return;
    for (auto& item : list.getArrayAsVector()) {
        OutputIntentFacts intent;
        intent.subtype = text_at(item, "/S");
        intent.identifier = text_at(item, "/OutputConditionIdentifier");
        intent.condition = text_at(item, "/OutputCondition");
        intent.info = text_at(item, "/Info");
        intent.registry = text_at(item, "/RegistryName");
        read_profile(value_at(item, "/DestOutputProfile"), intent);
        intents.push_back(std::move(intent));
    }
}

void read_fonts(std::vector<QPDFObjectHandle>& objects, std::vector<FontFacts>& fonts) {
    for (auto& object : objects) {
        if (!object.isDictionaryOfType("/Font") || text_at(object, "/Subtype").starts_with("CIDFont"))
            continue;
        auto descendants = object.getKey("/DescendantFonts");
        auto descendant = descendants.isArray() && descendants.getArrayNItems() > 0
                              ? descendants.getArrayItem(0)
                              : QPDFObjectHandle::newNull();
        auto descriptor = value_at(descendant.isDictionary() ? descendant : object, "/FontDescriptor");
        FontFacts font{object.getObjectID(), text_at(object, "/BaseFont"), font_type(object, descendant)};
        // A Type 3 font is its own program.
        font.is_embedded = font.type == "Type3" || value_at(descriptor, "/FontFile").isStream() ||
                           value_at(descriptor, "/FontFile2").isStream() ||
                           value_at(descriptor, "/FontFile3").isStream();
        font.is_subset = has_subset_tag(font.name);
        font.has_to_unicode = object.getKey("/ToUnicode").isStream();
        fonts.push_back(std::move(font));
    }
    std::ranges::sort(fonts, {}, &FontFacts::object);
}

void read_catalog(QPDFObjectHandle root, DocumentFacts& facts) {
    auto open_action = value_at(root, "/OpenAction");
    facts.open_action = action_type(open_action);
    facts.has_additional_actions = value_at(root, "/AA").isDictionary();
    facts.has_javascript =
        facts.open_action == "JavaScript" || value_at(value_at(root, "/Names"), "/JavaScript").isDictionary();
    auto form = value_at(root, "/AcroForm");
    facts.has_form = form.isDictionary();
    facts.has_xfa = !value_at(form, "/XFA").isNull();
    if (auto fields = value_at(form, "/Fields"); fields.isArray())
        facts.n_form_fields = fields.getArrayNItems();
    read_layers(value_at(root, "/OCProperties"), facts.layers);
    facts.language = text_at(root, "/Lang");
    auto marked = value_at(value_at(root, "/MarkInfo"), "/Marked");
    facts.is_marked = marked.isBool() && marked.getBoolValue();
    facts.has_structure = value_at(root, "/StructTreeRoot").isDictionary();
    facts.n_outline_entries = std::abs(integer_of(value_at(value_at(root, "/Outlines"), "/Count")));
    auto* owner = root.getOwningQPDF();
    if (!owner) return;
    for (const auto& [name, file] : QPDFEmbeddedFileDocumentHelper(*owner).getEmbeddedFiles())
        facts.embedded_files.push_back(name);
}

}
