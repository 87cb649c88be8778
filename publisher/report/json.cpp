// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"
#include "publisher/report/report.hpp"

namespace publisher::report {
namespace {

void add_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.open_array(name);
    for (const std::string& text : texts)
        json.add("", text);
    json.close_array();
}

void add_finding(JsonWriter& json, const diag::Finding& finding) {
    json.open_object()
        .add("code", diag::info(finding.code).id)
        .add("severity", diag::to_string(finding.severity))
        .add("message", finding.message())
        .add("remedy", finding.remedy());
    if (finding.design.is_known()) {
        json.open_object("design")
            .add("file", finding.design.file)
            .add("line", static_cast<std::int64_t>(finding.design.line))
            .add("column", static_cast<std::int64_t>(finding.design.column))
            .close_object();
    }
    if (finding.data.is_known()) {
        json.open_object("data")
            .add("file", finding.data.file)
            .add("row", static_cast<std::int64_t>(finding.data.row))
            .add("column", static_cast<std::int64_t>(finding.data.column))
            .add("field", finding.data.field)
            .close_object();
    }
    const diag::Subject& subject = finding.subject;
    json.open_object("subject");
    if (!subject.product.empty()) json.add("product", subject.product);
    if (!subject.asset.empty()) json.add("asset", subject.asset);
    if (subject.page != 0) json.add("page", subject.page);
    if (!subject.frame.empty()) json.add("frame", subject.frame);
    if (subject.area) {
        json.open_object("area")
            .add("x", subject.area->x.millimetres())
            .add("y", subject.area->y.millimetres())
            .add("width", subject.area->width.millimetres())
            .add("height", subject.area->height.millimetres())
            .close_object();
    }
    json.close_object().close_object();
}

void add_findings(JsonWriter& json, std::initializer_list<const std::vector<diag::Finding>*> lists) {
    json.open_array("findings");
    for (const auto* findings : lists) {
        for (const diag::Finding& finding : *findings)
            add_finding(json, finding);
    }
    json.close_array();
}

void add_governance(JsonWriter& json, const Edition& edition) {
    json.open_object("products")
        .add("considered", static_cast<std::int64_t>(edition.n_considered))
        .add("placed", static_cast<std::int64_t>(edition.n_placed))
        .add("left_out", static_cast<std::int64_t>(edition.left_out.size()))
        .add("not_selected", static_cast<std::int64_t>(edition.unplaced.size()))
        .add("disabled", static_cast<std::int64_t>(edition.n_disabled))
        .add("not_planned", static_cast<std::int64_t>(edition.n_not_planned))
        .close_object();
    json.open_array("left_out");
    for (const LeftOut& entry : edition.left_out) {
        json.open_object().add("product", entry.product);
        add_texts(json, "reasons", entry.reasons);
        json.close_object();
    }
    json.close_array();
    add_texts(json, "not_selected", edition.unplaced);
    json.open_array("refused_assets");
    for (const RefusedAsset& asset : edition.refused_assets) {
        json.open_object().add("asset", asset.asset);
        add_texts(json, "reasons", asset.reasons);
        add_texts(json, "products", asset.products);
        json.close_object();
    }
    json.close_array();
    json.open_array("waivers");
    for (const Waiver& waiver : edition.waivers) {
        json.open_object()
            .add("id", waiver.id)
            .add("code", waiver.code)
            .add("scope", waiver.scope)
            .add("reason", waiver.reason)
            .add("granted_by", waiver.granted_by);
        add_texts(json, "used_for", waiver.used_for);
        json.close_object();
    }
    json.close_array();
    add_texts(json, "credits", edition.credits);
    add_texts(json, "allowed", edition.allowed);
}

void add_keys(JsonWriter& json, const Edition& edition) {
    json.open_array("stages");
    for (const StageKey& stage : edition.stages) {
        json.open_object().add("stage", stage.stage).add("content_key", stage.key).close_object();
    }
    json.close_array();
    json.open_array("sections");
    for (const Section& section : edition.sections) {
        json.open_object()
            .add("section", section.id)
            .add("first_page", section.first_page)
            .add("last_page", section.last_page)
            .add("content_key", section.content_key)
            .close_object();
    }
    json.close_array();
}

void add_ink(JsonWriter& json, const PageInk& ink) {
    json.open_object()
        .add("page", ink.page)
        .add("most_percent", ink.most)
        .add("most_mean_percent", ink.most_mean)
        .open_array("plates");
    for (const PlateInk& plate : ink.plates) {
        json.open_object()
            .add("plate", plate.plate)
            .add("mean_percent", plate.mean)
            .add("most_percent", plate.most)
            .close_object();
    }
    json.close_array().close_object();
}

void add_output(JsonWriter& json, const Output& output) {
    json.open_object()
        .add("name", output.name)
        .add("file", output.file)
        .add("sha256", output.sha256)
        .add("standard", output.standard)
        .add("bytes", output.n_bytes);
    if (!output.plates.empty()) {
        add_texts(json, "plates", output.plates);
        json.add("ink_limit_percent", output.ink_limit).open_array("inks");
        for (const PageInk& ink : output.inks)
            add_ink(json, ink);
        json.close_array();
    }
    if (!output.page_digests.empty()) add_texts(json, "page_digests", output.page_digests);
    json.close_object();
}

void add_changes(JsonWriter& json, const Changes& changes) {
    json.open_object("changes").add("since", changes.since).add("pages_before", changes.n_pages_before);
    json.open_array("pages");
    for (const int page : changes.pages)
        json.add("", page);
    json.close_array().close_object();
}

void add_pages(JsonWriter& json, const Edition& edition) {
    json.open_array("pages");
    for (const Page& page : edition.pages) {
        json.open_object()
            .add("page", page.number)
            .add("label", page.label)
            .add("section", page.section)
            .add("content_key", page.content_key);
        add_texts(json, "products", page.products);
        add_texts(json, "assets", page.assets);
        json.close_object();
    }
    json.close_array();
    json.open_array("fitted");
    for (const Fitted& fitted : edition.fitted) {
        json.open_object()
            .add("page", fitted.page)
            .add("object", fitted.object)
            .add("product", fitted.product)
            .add("step", fitted.steps)
            .add("overset_lines", static_cast<std::int64_t>(fitted.n_overset_lines))
            .add("overset_mm", fitted.overset.millimetres())
            .close_object();
    }
    json.close_array();
    json.open_array("outputs");
    for (const Output& output : edition.outputs)
        add_output(json, output);
    json.close_array();
}

std::string_view to_string(Edition::End end) {
    return end == Edition::End::Published ? "published" : end == Edition::End::Failed ? "failed" : "refused";
}

}

std::string to_json(const Edition& edition) {
    JsonWriter json;
    json.open_object()
        .add("schema", "publisher-report/1")
        .add("publication", edition.publication)
        .add("edition", edition.id)
        .add("end", to_string(edition.end))
        .add("snapshot", edition.snapshot)
        .add("approval", edition.approval)
        .add("right_to_left", edition.is_right_to_left);
    add_governance(json, edition);
    add_keys(json, edition);
    add_pages(json, edition);
    if (edition.changes) add_changes(json, *edition.changes);
    add_findings(json, {&edition.data_findings, &edition.findings});
    json.close_object();
    return json.text() + '\n';
}

std::string to_json(const std::vector<diag::Finding>& findings) {
    JsonWriter json;
    json.open_object().add("schema", "publisher-findings/1");
    add_findings(json, {&findings});
    json.close_object();
    return json.text() + '\n';
}

}
