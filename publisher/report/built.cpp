// SPDX-License-Identifier: Apache-2.0
#include "publisher/report/built.hpp"

#include "publisher/world/world.hpp"

#include <simdjson.h>

#include <algorithm>

namespace publisher::report {
namespace {

using Element = simdjson::dom::element;

std::string text_at(const Element& object, const char* name) {
    std::string_view text;
    return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<std::string> texts_at(const Element& object, const char* name) {
    std::vector<std::string> texts;
    simdjson::dom::array array;
    if (object[name].get(array) != simdjson::SUCCESS) return texts;
    for (const Element item : array) {
        std::string_view text;
        if (item.get(text) == simdjson::SUCCESS) texts.emplace_back(text);
    }
    return texts;
}

diag::Severity read_severity(const Element& object) {
    const std::string name = text_at(object, "severity");
    return name == "error"     ? diag::Severity::Error
           : name == "warning" ? diag::Severity::Warning
                               : diag::Severity::Info;
}

std::optional<FoundPlace> read_place(const Element& object) {
    Element subject, area;
    FoundPlace place;
    std::int64_t page = 0;
    if (object["subject"].get(subject) != simdjson::SUCCESS ||
        subject["area"].get(area) != simdjson::SUCCESS || subject["page"].get(page) != simdjson::SUCCESS)
        return std::nullopt;
    place.page = static_cast<int>(page);
    for (const auto& [name, side] :
         {std::pair("x", &place.area.x), std::pair("y", &place.area.y), std::pair("width", &place.area.width),
          std::pair("height", &place.area.height)}) {
        double millimetres = 0;
        if (area[name].get(millimetres) != simdjson::SUCCESS) return std::nullopt;
        *side = Length::from_millimetres(millimetres);
    }
    place.severity = read_severity(object);
    place.code = text_at(object, "code");
    place.message = text_at(object, "message");
    return place;
}

Page read_page(const Element& object) {
    Page page;
    std::int64_t number = 0;
    if (object["page"].get(number) == simdjson::SUCCESS) page.number = static_cast<int>(number);
    page.label = text_at(object, "label");
    page.section = text_at(object, "section");
    page.content_key = text_at(object, "content_key");
    page.products = texts_at(object, "products");
    page.assets = texts_at(object, "assets");
    return page;
}

}

Result<std::optional<Edition>> read_built(const World& world, const std::filesystem::path& out,
                                          const std::string& id) {
    const std::filesystem::path file = out / id / "report.json";
    if (!world.is_file(file)) return std::optional<Edition>();
    auto bytes = world.read(file);
    if (!bytes) return bytes.failure();
    simdjson::dom::parser parser;
    Element root;
    if (parser.parse(*bytes).get(root) != simdjson::SUCCESS ||
        text_at(root, "schema") != "publisher-report/1") {
        return Failure{Failure::Kind::Refused,
                       "'" + file.generic_string() + "' is no report of this program"};
    }
    Edition edition;
    edition.publication = text_at(root, "publication");
    edition.id = text_at(root, "edition");
    edition.snapshot = text_at(root, "snapshot");
    simdjson::dom::array items;
    if (root["pages"].get(items) == simdjson::SUCCESS) {
        for (const Element page : items)
            edition.pages.push_back(read_page(page));
    }
    if (root["outputs"].get(items) == simdjson::SUCCESS) {
        for (const Element output : items) {
            edition.outputs.push_back({text_at(output, "name"), text_at(output, "file"),
                                       text_at(output, "sha256"), text_at(output, "standard"), 0});
            edition.outputs.back().page_digests = texts_at(output, "page_digests");
        }
    }
    return std::optional<Edition>(std::move(edition));
}

Result<ReportedPlaces> read_places(const World& world, const std::filesystem::path& file) {
    auto bytes = world.read(file);
    if (!bytes) return bytes.failure();
    simdjson::dom::parser parser;
    Element root;
    const bool is_json = parser.parse(*bytes).get(root) == simdjson::SUCCESS;
    const std::string schema = is_json ? text_at(root, "schema") : std::string();
    if (schema != "publisher-report/1" && schema != "publisher-findings/1") {
        return Failure{Failure::Kind::Refused,
                       "'" + file.generic_string() + "' is no report of this program"};
    }
    ReportedPlaces result;
    bool is_right_to_left = false;
    if (root["right_to_left"].get(is_right_to_left) == simdjson::SUCCESS)
        result.is_right_to_left = is_right_to_left;
    simdjson::dom::array findings;
    if (root["findings"].get(findings) != simdjson::SUCCESS) return result;
    for (const Element finding : findings) {
        if (auto place = read_place(finding)) result.places.push_back(*std::move(place));
    }
    return result;
}

std::vector<int> pages_with(const Edition& edition, const std::string& product_or_asset) {
    std::vector<int> pages;
    for (const Page& page : edition.pages) {
        const auto holds = [&](const std::vector<std::string>& ids) {
            return std::find(ids.begin(), ids.end(), product_or_asset) != ids.end();
        };
        if (holds(page.products) || holds(page.assets)) pages.push_back(page.number);
    }
    return pages;
}

}
