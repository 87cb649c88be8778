// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/schema.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include <algorithm>
#include <set>

namespace publisher::xml {

/// The names a schema knows, for "did you mean": elements, and attributes wherever they stand.
struct Schema::State {
    xmlDocPtr document = nullptr;
    xmlRelaxNGPtr schema = nullptr;
    std::vector<std::string> elements, attributes;
    ~State() {
        xmlRelaxNGFree(schema);
        xmlFreeDoc(document);
    }
};

namespace {

void collect_names(const xmlNode* node, std::set<std::string>& elements, std::set<std::string>& attributes) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const std::string_view kind = reinterpret_cast<const char*>(node->name);
        if (kind == "element" || kind == "attribute") {
            xmlChar* name = xmlGetNoNsProp(const_cast<xmlNode*>(node), BAD_CAST "name");
            if (name) (kind == "element" ? elements : attributes).insert(reinterpret_cast<const char*>(name));
            xmlFree(name);
        }
        collect_names(node->children, elements, attributes);
    }
}

void ignore_generic(void*, const char*, ...) {}

struct Violation {
    const xmlNode* node = nullptr;
    std::string message;
};

void collect_violation(void* context, xmlErrorPtr error) {
    static_cast<std::vector<Violation>*>(context)->push_back(
        {static_cast<const xmlNode*>(error->node), std::string(trimmed(error->message ? error->message : ""))});
}

/// The name libxml2 puts into a message such as "Did not expect element txet there".
std::string word_after(std::string_view message, std::string_view before) {
    const std::size_t at = message.find(before);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = message.substr(at + before.size());
    return std::string(rest.substr(0, rest.find_first_of(" ,:")));
}

/// libxml2 follows every precise message with ones that say only that the parents failed as well.
bool is_consequence(std::string_view message) {
    return message.find("failed to validate content") != std::string_view::npos ||
           message.find("Extra element") != std::string_view::npos ||
           message.find("has extra content") != std::string_view::npos ||
           message.find("Invalid sequence in interleave") != std::string_view::npos;
}

}

Schema::Schema(std::unique_ptr<State> state) : state_(std::move(state)) {}
Schema::~Schema() = default;

Result<std::unique_ptr<Schema>> Schema::load(std::string bytes, const std::string& file_name) {
    auto state = std::make_unique<State>();
    state->document = xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), file_name.c_str(), nullptr,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!state->document) return Failure{Failure::Kind::Refused, "schema '" + file_name + "' is not XML"};
    std::set<std::string> elements, attributes;
    collect_names(xmlDocGetRootElement(state->document), elements, attributes);
    state->elements.assign(elements.begin(), elements.end());
    state->attributes.assign(attributes.begin(), attributes.end());

    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(state->document);
    std::vector<Violation> problems;
    xmlRelaxNGSetParserStructuredErrors(parser, collect_violation, &problems);
    state->schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (!state->schema) {
        const std::string reason = problems.empty() ? "not a schema" : problems.front().message;
        return Failure{Failure::Kind::Refused, "schema '" + file_name + "': " + reason};
    }
    return std::unique_ptr<Schema>(new Schema(std::move(state)));
}

bool Schema::validate(const Document& document, diag::Sink& findings) const {
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(state_->schema);
    std::vector<Violation> violations;
    xmlRelaxNGSetValidErrors(context, ignore_generic, ignore_generic, nullptr);
    xmlRelaxNGSetValidStructuredErrors(context, collect_violation, &violations);
    const int outcome = xmlRelaxNGValidateDoc(context, document.document_);
    xmlRelaxNGFreeValidCtxt(context);
    if (outcome == 0) return true;

    const bool has_precise = std::any_of(violations.begin(), violations.end(),
                                         [](const Violation& v) { return !is_consequence(v.message); });
    std::set<std::pair<const xmlNode*, std::string>> seen;
    for (const Violation& violation : violations) {
        if (has_precise && is_consequence(violation.message)) continue;
        if (!seen.emplace(violation.node, violation.message).second) continue;
        const bool is_element = violation.node && violation.node->type == XML_ELEMENT_NODE;
        const Node node = is_element ? Node(violation.node, &document) : document.root();
        const std::string attribute = word_after(violation.message, "Invalid attribute ");
        auto found = attribute.empty() ? node.finding(diag::Code::XmlInvalid, {{"reason", violation.message}})
                                       : node.finding_at(attribute.c_str(), diag::Code::XmlInvalid,
                                                         {{"reason", "there is no attribute '" + attribute +
                                                                         "' at element '" + std::string(node.name()) + "'"}});
        std::string stranger = word_after(violation.message, "Did not expect element ");
        if (stranger.empty() && attribute.empty()) stranger = std::string(node.name());
        const auto nearest = attribute.empty() ? nearest_name(stranger, state_->elements)
                                               : nearest_name(attribute, state_->attributes);
        if (nearest && *nearest != stranger && *nearest != attribute) found.with_remedy("did you mean '" + *nearest + "'?");
        findings.add(found);
    }
    return false;
}

}
