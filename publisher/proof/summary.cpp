// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"
#include "publisher/proof/write_proofs.hpp"

namespace publisher::proof {
namespace {

void add_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json.open_array(name);
    for (const std::string& text : texts)
        json.add("", text);
    json.close_array();
}

void add_ink(JsonWriter& json, const PageSummary& page) {
    json.open_array("plates");
    for (const PlateSummary& plate : page.plates) {
        json.open_object()
            .add("plate", plate.name)
            .add("spot", plate.is_spot)
            .add("mean_percent", plate.mean)
            .add("most_percent", plate.max)
            .close_object();
    }
    json.close_array();
    json.open_object("ink").add("most_percent", page.max_ink).add("most_mean_percent", page.max_mean_ink);
    json.open_object("square")
        .add("x", page.max_mean_ink_place.x.millimetres())
        .add("y", page.max_mean_ink_place.y.millimetres())
        .add("width", page.max_mean_ink_place.width.millimetres())
        .add("height", page.max_mean_ink_place.height.millimetres())
        .close_object()
        .close_object();
    add_texts(json, "merged_spots", page.merged_spots);
    add_texts(json, "messages", page.messages);
}

}

std::string to_json(const Summary& summary) {
    const bool is_of_file = summary.of == Summary::Of::File;
    JsonWriter json;
    json.open_object().add("schema", "publisher-proof/1").add("of", is_of_file ? "file" : "pages");
    json.add("ppi", summary.ppi);
    if (is_of_file) {
        json.add("ink_limit_percent", summary.ink_limit)
            .add("profile", summary.has_own_profile ? "of the file" : "of the installation");
    }
    json.open_array("pages");
    for (const PageSummary& page : summary.pages) {
        json.open_object().add("page", page.number).add("label", page.label);
        if (is_of_file) add_ink(json, page);
        json.close_object();
    }
    json.close_array().close_object();
    return json.text() + '\n';
}

}
