// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"
#include "publisher/report/report.hpp"

#include <algorithm>
#include <set>

namespace publisher::report {
namespace {

std::string_view level_of(diag::Severity severity) {
    switch (severity) {
        case diag::Severity::Error: return "error";
        case diag::Severity::Warning: return "warning";
        case diag::Severity::Info: return "note";
    }
    return "none";
}

/// Rules of preflight have ids of their own within their code.
std::string rule_of(const diag::Finding& finding) {
    std::string id(diag::info(finding.code).id);
    if (id.starts_with("preflight/") && !finding.arguments.empty())
        id += '/' + finding.arguments.front().second;
    return id;
}

void add_place(JsonWriter& json, std::string_view file, std::uint32_t line, std::uint32_t column) {
    json.open_object().open_object("physicalLocation");
    json.open_object("artifactLocation").add("uri", file).close_object();
    json.open_object("region").add("startLine", std::int64_t{std::max(line, 1U)});
    json.add("startColumn", std::int64_t{std::max(column, 1U)}).close_object();
    json.close_object().close_object();
}

void add_result(JsonWriter& json, const diag::Finding& finding) {
    json.open_object().add("ruleId", rule_of(finding)).add("level", level_of(finding.severity));
    json.open_object("message")
        .add("text", finding.message() + "; " + std::string(finding.remedy()))
        .close_object();
    json.open_array("locations");
    if (finding.design.is_known())
        add_place(json, finding.design.file, finding.design.line, finding.design.column);
    if (finding.data.is_known()) add_place(json, finding.data.file, finding.data.row, finding.data.column);
    json.close_array();
    const diag::Subject& subject = finding.subject;
    json.open_object("properties");
    if (!subject.product.empty()) json.add("product", subject.product);
    if (!subject.asset.empty()) json.add("asset", subject.asset);
    if (subject.page != 0) json.add("page", subject.page);
    if (subject.area) {
        json.open_array("area_mm");
        for (const Length side :
             {subject.area->x, subject.area->y, subject.area->width, subject.area->height}) {
            json.add("", side.millimetres());
        }
        json.close_array();
    }
    json.close_object().close_object();
}

}

std::string to_sarif(const std::vector<diag::Finding>& findings) {
    std::set<std::string> rules;
    for (const diag::Finding& finding : findings)
        rules.insert(rule_of(finding));
    JsonWriter json;
    json.open_object()
        .add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .add("version", "2.1.0");
    json.open_array("runs").open_object().open_object("tool").open_object("driver");
    json.add("name", "publisher").add("version", PUBLISHER_VERSION).open_array("rules");
    for (const std::string& rule : rules)
        json.open_object().add("id", rule).close_object();
    json.close_array().close_object().close_object().open_array("results");
    for (const diag::Finding& finding : findings)
        add_result(json, finding);
    json.close_array().close_object().close_array().close_object();
    return json.text() + '\n';
}

}
