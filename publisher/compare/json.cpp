// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"
#include "publisher/compare/comparison.hpp"

namespace publisher::compare {
namespace {

const char* name_of(ProductChange::Kind kind) {
    using Kind = ProductChange::Kind;
    return kind == Kind::New     ? "new"
           : kind == Kind::Gone  ? "gone"
           : kind == Kind::Moved ? "moved"
                                 : "changed";
}

const char* name_of(const PageMatch& page) {
    if (!page.before) return "new";
    if (!page.after) return "gone";
    return !page.is_same ? "changed" : page.is_moved() ? "moved" : "same";
}

void write_pages(JsonWriter& json, const char* name, const std::vector<int>& pages) {
    json.open_array(name);
    for (const int page : pages)
        json.add("", page);
    json.close_array();
}

void write_area(JsonWriter& json, const Rect& area) {
    json.open_array("area_mm");
    for (const Length side : {area.x, area.y, area.width, area.height})
        json.add("", side.millimetres());
    json.close_array();
}

void write(JsonWriter& json, const ProductChange& change) {
    json.open_object().add("product", change.product).add("change", name_of(change.kind));
    write_pages(json, "pages_before", change.pages_before);
    write_pages(json, "pages_after", change.pages_after);
    json.open_array("fields");
    for (const FieldChange& field : change.fields) {
        json.open_object().add("field", field.field).add("locale", field.locale);
        json.add("before", field.before).add("after", field.after).close_object();
    }
    json.close_array().close_object();
}

void write(JsonWriter& json, const PageMatch& page) {
    json.open_object();
    if (page.before) json.add("before", *page.before);
    if (page.after) json.add("after", *page.after);
    json.add("change", name_of(page)).open_array("texts");
    for (const TextChange& text : page.texts) {
        json.open_object().add("before", text.before).add("after", text.after);
        write_area(json, text.area);
        json.close_object();
    }
    json.close_array().close_object();
}

void write(JsonWriter& json, const PlateChange& plate) {
    json.open_object().add("page", plate.page).add("ink", plate.ink);
    json.add("square_millimetres", plate.square_millimetres);
    write_area(json, plate.area);
    json.close_object();
}

void write(JsonWriter& json, const FormChange& form) {
    json.open_object().add("signature", form.signature).add("side", form.is_outer ? "outer" : "inner");
    json.add("ink", form.ink);
    write_pages(json, "pages", form.pages);
    json.close_object();
}

template <typename T>
void write_list(JsonWriter& json, const char* name, const std::vector<T>& list) {
    json.open_array(name);
    for (const T& each : list)
        write(json, each);
    json.close_array();
}

}

std::string to_json(const Comparison& comparison) {
    JsonWriter json;
    json.open_object().add("schema", "publisher-comparison/1");
    json.add("before", comparison.before).add("after", comparison.after);
    json.add("pages_before", comparison.n_pages_before).add("pages_after", comparison.n_pages_after);
    json.add("equal", comparison.is_equal()).add("knows_products", comparison.knows_products);
    json.add("knows_plates", comparison.knows_plates);
    write_list(json, "products", comparison.products);
    write_list(json, "pages", comparison.pages);
    write_list(json, "plates", comparison.plates);
    write_list(json, "forms", comparison.forms);
    json.close_object();
    return json.text() + '\n';
}

}
