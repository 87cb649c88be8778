// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/internal/answer.hpp"

#include <algorithm>
#include <array>

namespace publisher::inspect {

const InfoEntry* DocumentFacts::find_info(std::string_view key) const {
    const auto found = std::ranges::find(info, key, &InfoEntry::key);
    return found == info.end() ? nullptr : &*found;
}

namespace internal {

Value Value::operator[](std::string_view key) const {
    simdjson::dom::element found;
    if (!is_there_ || element_[key].get(found) != simdjson::SUCCESS) return {};
    return Value(found);
}

std::string Value::text() const {
    std::string_view value;
    if (!is_there_ || element_.get(value) != simdjson::SUCCESS) return {};
    return std::string(value);
}

double Value::number(double otherwise) const {
    double value = otherwise;
    if (is_there_ && element_.get(value) != simdjson::SUCCESS) return otherwise;
    return value;
}

std::int64_t Value::integer(std::int64_t otherwise) const {
    std::int64_t value = otherwise;
    if (is_there_ && element_.get(value) != simdjson::SUCCESS) return otherwise;
    return value;
}

bool Value::flag() const {
    bool value = false;
    return is_there_ && element_.get(value) == simdjson::SUCCESS && value;
}

std::vector<Value> Value::items() const {
    std::vector<Value> values;
    simdjson::dom::array array;
    if (!is_there_ || element_.get(array) != simdjson::SUCCESS) return values;
    for (const auto item : array)
        values.emplace_back(item);
    return values;
}

std::vector<double> Value::numbers() const {
    std::vector<double> values;
    simdjson::dom::array array;
    if (!is_there_ || element_.get(array) != simdjson::SUCCESS) return values;
    for (const auto item : array)
        values.push_back(Value(item).number());
    return values;
}

std::vector<std::int64_t> Value::integers() const {
    std::vector<std::int64_t> values;
    simdjson::dom::array array;
    if (!is_there_ || element_.get(array) != simdjson::SUCCESS) return values;
    values.reserve(array.size());
    for (const auto item : array)
        values.push_back(Value(item).integer());
    return values;
}

std::vector<std::string> Value::texts() const {
    std::vector<std::string> values;
    for (const auto& item : items())
        values.push_back(item.text());
    return values;
}

Rect Value::rect() const {
    simdjson::dom::array array;
    if (!is_there_ || element_.get(array) != simdjson::SUCCESS || array.size() != 4) return {};
    std::array<Length, 4> sides;
    std::size_t i = 0;
    for (const auto side : array)
        sides[i++] = Value(side).length();
    return {sides[0], sides[1], sides[2], sides[3]};
}

std::string Value::json() const {
    return simdjson::minify(element_);
}

std::vector<FontFacts> read_fonts(Value answer) {
    std::vector<FontFacts> fonts;
    for (const auto& item : answer.items()) {
        fonts.push_back({item["object"].small_integer(), item["name"].text(), item["type"].text(),
                         item["embedded"].flag(), item["subset"].flag(), item["to_unicode"].flag(), false});
    }
    return fonts;
}

namespace {

OutputIntentFacts read_intent(Value answer) {
    OutputIntentFacts intent;
    intent.subtype = answer["subtype"].text();
    intent.identifier = answer["identifier"].text();
    intent.condition = answer["condition"].text();
    intent.info = answer["info"].text();
    intent.registry = answer["registry"].text();
    const auto profile = answer["profile"];
    intent.has_profile = profile.is_there();
    intent.profile_bytes = static_cast<std::uint64_t>(profile["bytes"].integer());
    intent.n_components = profile["components"].small_integer();
    intent.profile_class = profile["class"].text();
    intent.profile_space = profile["space"].text();
    intent.profile_version = profile["version"].text();
    intent.profile_sha256 = profile["sha256"].text();
    return intent;
}

void read_catalog(Value answer, DocumentFacts& facts) {
    facts.has_javascript = answer["javascript"].flag();
    facts.open_action = answer["open_action"].text();
    facts.has_additional_actions = answer["additional_actions"].flag();
    facts.has_form = answer["form"].flag();
    facts.has_xfa = answer["xfa"].flag();
    facts.n_form_fields = answer["form_fields"].small_integer();
    facts.language = answer["language"].text();
    facts.is_marked = answer["marked"].flag();
    facts.has_structure = answer["structure"].flag();
    facts.n_outline_entries = answer["outline_entries"].small_integer();
    facts.embedded_files = answer["embedded_files"].texts();
    for (const auto& item : answer["layers"].items()) {
        facts.layers.push_back(
            {item["object"].small_integer(), item["name"].text(), item["on"].flag(), item["print"].text()});
    }
}

}

DocumentFacts read_document(Value answer) {
    DocumentFacts facts;
    const auto header = answer["header"];
    facts.header_version = header["version"].text();
    facts.header_offset = header["offset"].integer();
    facts.has_binary_comment = header["binary_comment"].flag();
    facts.catalog_version = answer["catalog_version"].text();
    facts.is_encrypted = answer["encrypted"].flag();
    facts.is_linearized = answer["linearized"].flag();
    facts.has_object_streams = answer["object_streams"].flag();
    const auto id = answer["id"].texts();
    for (std::size_t i = 0; i < std::min(id.size(), facts.id.size()); ++i)
        facts.id[i] = id[i];
    facts.n_pages = answer["pages"].small_integer();
    for (const auto& item : answer["info"].items())
        facts.info.push_back({item["key"].text(), item["value"].text(), item["name"].flag()});
    facts.has_xmp = answer["xmp"].is_there();
    facts.xmp = answer["xmp"].text();
    for (const auto& item : answer["output_intents"].items())
        facts.output_intents.push_back(read_intent(item));
    read_catalog(answer["catalog"], facts);
    facts.fonts = read_fonts(answer["fonts"]);
    for (const auto& item : answer["peculiarities"].items())
        facts.peculiarities.push_back({item["object"].small_integer(), item["what"].text()});
    facts.qpdf_warnings = answer["qpdf_warnings"].texts();
    return facts;
}

}
}
