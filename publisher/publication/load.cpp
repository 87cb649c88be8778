// SPDX-License-Identifier: Apache-2.0
#include "publisher/publication/load.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/publication/internal/parts.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/read.hpp"
#include "publisher/xml/schema.hpp"
#include "publisher/xml/xpath.hpp"

#include <set>

namespace publisher::publication {
namespace {

using Path = std::filesystem::path;

/// A part may include parts; one that includes itself is read once.
struct Loader {
    LoadContext& context;
    const xml::Schema& schema;
    std::set<Path> loaded;

    bool load(const Path& file, std::string_view root_name, const xml::Place& named_at = {}) {
        const std::string shown_as = file.lexically_normal().generic_string();
        const auto document =
            xml::load_design_file(context.world, file, shown_as, schema, context.findings, named_at);
        if (!document) return false;
        const xml::Node root = document->root();
        if (root.name() != root_name) {
            context.findings.add(
                root.finding(diag::Code::PublicationRoot,
                             {{"found", std::string(root.name())}, {"wanted", std::string(root_name)}}));
            return false;
        }
        if (root_name == "publication") context.publication.id = root.attribute_or("id", "");
        return read(root, file);
    }

    bool read(const xml::Node& root, const Path& file) {
        const Path previous = context.folder;
        bool is_good = true;
        for (const xml::Node& include : root.children("include")) {
            const Path part = file.parent_path() / std::string(*include.attribute("href"));
            if (!loaded.insert(part.lexically_normal()).second) continue;
            is_good = load(part, "publication-part", include.locate_in_attribute("href", 0)) && is_good;
        }
        context.folder = file.parent_path();
        for (const auto& [locale, title] : read_texts(root, "title"))
            context.publication.titles[locale] = title;
        if (const xml::Node node = root.child("labels")) read_labels(node);
        if (const xml::Node node = root.child("sources")) read_sources(node, context);
        if (const xml::Node node = root.child("governance")) read_governance(node, context);
        if (const xml::Node node = root.child("editions")) read_editions(node, context);
        if (const xml::Node node = root.child("sections")) read_sections(node, context);
        if (const xml::Node node = root.child("outputs")) read_outputs(node, context);
        context.folder = previous;
        return is_good;
    }

    void read_labels(const xml::Node& node) {
        for (const xml::Node& label : node.children("label")) {
            for (auto& [locale, text] : read_texts(label, "text"))
                context.publication.labels[label.attribute_or("name", "")][locale] = text;
        }
    }
};

}

std::string LoadContext::resolve_path(const xml::Node& node, const char* attribute) const {
    std::string text = node.attribute_or(attribute, "");
    for (std::size_t open; (open = text.find("${")) != std::string::npos;) {
        const std::size_t close = text.find('}', open);
        const std::string name = text.substr(open + 2, close == std::string::npos ? close : close - open - 2);
        const auto value = world.environment(name);
        if (!value || close == std::string::npos) {
            findings.add(node.finding_at(attribute, diag::Code::EnvironmentMissing, {{"name", name}}));
            return {};
        }
        text.replace(open, close - open + 1, *value);
    }
    if (text.empty() || Path(text).is_absolute()) return text;
    const Path publication_folder = Path(publication.file).parent_path();
    const Path path = (folder / text).lexically_normal();
    return path.lexically_proximate(publication_folder.empty() ? Path(".") : publication_folder)
        .generic_string();
}

Expression LoadContext::read_expression(const xml::Node& node, const char* attribute) const {
    const auto text = node.attribute(attribute);
    if (!text) return {};
    const auto locate = [&](std::size_t offset) { return node.locate_in_attribute(attribute, offset); };
    auto compiled = xml::XPath::compile(std::string(*text), locate, findings);
    if (!compiled) return {};
    return {std::string(*text), node.attribute_origin(attribute), std::move(compiled)};
}

std::map<std::string, std::string> read_texts(const xml::Node& node, std::string_view name) {
    std::map<std::string, std::string> texts;
    for (const xml::Node& text : node.children(name)) {
        texts[text.attribute_or("locale", "")] = std::string(trimmed(text.text()));
    }
    return texts;
}

std::optional<Publication> load(World& world, const Path& file, const Path& data, diag::Sink& findings) {
    const auto schema = xml::load_schema(world, data / "layouts/schema/publication.rng");
    if (!schema) {
        findings.add(diag::finding(diag::Code::InstallationBroken, {{"reason", schema.failure().message}}));
        return std::nullopt;
    }
    Publication publication;
    publication.file = file.generic_string();
    LoadContext context{world, findings, publication, file.parent_path()};
    Loader loader{context, **schema, {}};
    const std::size_t n_before = findings.findings().size();
    if (!loader.load(file, "publication")) return std::nullopt;
    if (findings.findings().size() == n_before) check_whole(publication, findings);
    return publication;
}

std::shared_ptr<const xml::XPath> Expression::compile(diag::Sink& findings) const {
    return compiled || is_empty() ? compiled : xml::XPath::compile(xpath, origin, "", findings);
}

std::vector<std::shared_ptr<const xml::XPath>> expressions(const Publication& publication) {
    std::vector<std::shared_ptr<const xml::XPath>> all;
    const auto add = [&](const Expression& expression) {
        if (expression.compiled) all.push_back(expression.compiled);
    };
    for (const FieldRule& rule : publication.governance.rules)
        add(rule.condition);
    for (const UnitPriceRule& rule : publication.governance.unit_prices)
        add(rule.condition);
    for (const Section& section : publication.sections) {
        for (const Placement& placement : section.placements) {
            add(placement.select);
            add(placement.terms);
            for (const SizeChoice& size : placement.sizes)
                add(size.condition);
            for (const TemplateRule& rule : placement.rules)
                add(rule.condition);
            for (const NeverBeside& rule : placement.never_beside) {
                add(rule.first);
                add(rule.second);
            }
        }
    }
    return all;
}

const std::string* find_localized(const std::map<std::string, std::string>& texts,
                                  const std::string& locale) {
    for (const std::string& key : {locale, locale.substr(0, locale.find('_')), std::string()}) {
        if (const auto found = texts.find(key); found != texts.end()) return &found->second;
    }
    return nullptr;
}

}
