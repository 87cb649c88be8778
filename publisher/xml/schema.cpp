// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/schema.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/internal/explain.hpp"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

namespace publisher::xml {

struct Schema::State {
    xmlDocPtr document = nullptr;
    xmlRelaxNGPtr schema = nullptr;
    ~State() {
        xmlRelaxNGFree(schema);
        xmlFreeDoc(document);
    }
};

namespace {

void ignore_generic(void*, const char*, ...) {}

struct Violation {
    const xmlNode* node = nullptr;
    std::string message;
};

void collect_violation(void* context, xmlErrorPtr error) {
    static_cast<std::vector<Violation>*>(context)->push_back(
        {static_cast<const xmlNode*>(error->node),
         std::string(trimmed(error->message ? error->message : ""))});
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

/// The one that names an attribute, else the first that is no consequence.
Violation most_precise(const std::vector<Violation>& violations) {
    if (violations.empty()) return {nullptr, "the file does not follow its schema"};
    for (const Violation& violation : violations) {
        if (violation.message.starts_with("Invalid attribute")) return violation;
    }
    for (const Violation& violation : violations) {
        if (!is_consequence(violation.message)) return violation;
    }
    return violations.front();
}

}

Schema::Schema(std::unique_ptr<State> state) : state_(std::move(state)) {}
Schema::~Schema() = default;

Result<std::unique_ptr<Schema>> Schema::load(std::string bytes, const std::string& file_name) {
    auto state = std::make_unique<State>();
    state->document = xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), file_name.c_str(), nullptr,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!state->document) return Failure{Failure::Kind::Refused, "schema '" + file_name + "' is not XML"};

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

    if (explain(state_->document, document.root(), findings) != 0) return false;

    // Order, number or data types: libxml2's first words have to do.
    const Violation violation = most_precise(violations);
    report(violation.node, violation.message, document, findings);
    return false;
}

void Schema::report(const xmlNode* culprit, const std::string& reason, const Document& document,
                    diag::Sink& findings) {
    const Node node =
        culprit && culprit->type == XML_ELEMENT_NODE ? Node(culprit, &document) : document.root();
    std::string attribute = word_after(reason, "Invalid attribute ");
    // "Type decimal doesn't allow value 'cheap'" names the value only.
    for (const std::string& name : node.attribute_names()) {
        const std::string value = node.attribute_or(name.c_str(), "");
        if (attribute.empty() && !value.empty() && reason.find('\'' + value + '\'') != std::string::npos)
            attribute = name;
    }
    if (attribute.empty()) {
        findings.add(node.finding(diag::Code::XmlInvalid, {{"reason", reason}}));
    } else {
        findings.add(node.finding_at(attribute.c_str(), diag::Code::XmlInvalid,
                                     {{"reason", "'" + node.attribute_or(attribute.c_str(), "") +
                                                     "' is not allowed at attribute '" + attribute + "'"}}));
    }
}

}
