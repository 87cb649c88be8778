// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/write_facts.hpp"

namespace publisher::inspect {
namespace {

void write_intent(Json& json, const OutputIntentFacts& intent) {
    json.begin_object();
    json.entry("subtype", intent.subtype).entry("identifier", intent.identifier);
    json.entry("condition", intent.condition).entry("info", intent.info).entry("registry", intent.registry);
    if (intent.has_profile) {
        json.key("profile").begin_object();
        json.entry("bytes", static_cast<std::int64_t>(intent.profile_bytes));
        json.entry("components", intent.n_components).entry("class", intent.profile_class);
        json.entry("space", intent.profile_space).entry("version", intent.profile_version);
        json.entry("sha256", intent.profile_sha256).end_object();
    }
    json.end_object();
}

void write_catalog(Json& json, const DocumentFacts& facts) {
    json.key("catalog").begin_object();
    json.flag("javascript", facts.has_javascript).entry("open_action", facts.open_action);
    json.flag("additional_actions", facts.has_additional_actions);
    json.flag("form", facts.has_form).flag("xfa", facts.has_xfa).entry("form_fields", facts.n_form_fields);
    json.entry("language", facts.language).flag("marked", facts.is_marked);
    json.flag("structure", facts.has_structure).entry("outline_entries", facts.n_outline_entries);
    json.texts("embedded_files", facts.embedded_files);
    json.key("layers").begin_array();
    for (const auto& layer : facts.layers) {
        json.begin_object().entry("object", layer.object).entry("name", layer.name);
        json.flag("on", layer.is_on).entry("print", layer.print).end_object();
    }
    json.end_array().end_object();
}

}

void write_fonts(Json& json, const std::vector<FontFacts>& fonts) {
    json.key("fonts").begin_array();
    for (const auto& font : fonts) {
        json.begin_object().entry("object", font.object).entry("name", font.name).entry("type", font.type);
        json.flag("embedded", font.is_embedded).flag("subset", font.is_subset);
        json.flag("to_unicode", font.has_to_unicode).end_object();
    }
    json.end_array();
}

void write_document(Json& json, const DocumentFacts& facts) {
    json.key("document").begin_object();
    json.key("header").begin_object().entry("version", facts.header_version);
    json.entry("offset", facts.header_offset).flag("binary_comment", facts.has_binary_comment).end_object();
    json.entry("catalog_version", facts.catalog_version);
    json.flag("encrypted", facts.is_encrypted).flag("linearized", facts.is_linearized);
    json.flag("object_streams", facts.has_object_streams);
    json.texts("id", {facts.id[0], facts.id[1]}).entry("pages", facts.n_pages);
    json.key("info").begin_array();
    for (const auto& entry : facts.info) {
        json.begin_object().entry("key", entry.key).entry("value", entry.value);
        json.flag("name", entry.is_name).end_object();
    }
    json.end_array();
    if (facts.has_xmp) json.entry("xmp", facts.xmp);
    json.key("output_intents").begin_array();
    for (const auto& intent : facts.output_intents)
        write_intent(json, intent);
    json.end_array();
    write_catalog(json, facts);
    write_fonts(json, facts.fonts);
    json.key("peculiarities").begin_array();
    for (const auto& each : facts.peculiarities)
        json.begin_object().entry("object", each.object).entry("what", each.what).end_object();
    json.end_array();
    json.texts("qpdf_warnings", facts.qpdf_warnings).end_object();
}

}
