// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/tree.hpp"

#include "publisher/base/text.hpp"
#include "publisher/image/worker/refuse.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

namespace publisher::image::svg {
namespace {

constexpr std::string_view kNamespace = "http://www.w3.org/2000/svg";

std::string_view to_view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct ParseState {
    std::string reason;
    int line = 0;
};

ParseState& state_of(void* context) {
    return *static_cast<ParseState*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

/// A document type is only a name; entities can be made to grow without end.
void refuse_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
    state_of(context).reason = "declares entities";
    state_of(context).line = xmlSAX2GetLineNumber(context);
    xmlStopParser(static_cast<xmlParserCtxtPtr>(context));
}

void keep_first_error(void* context, xmlErrorPtr error) {
    ParseState& state = state_of(context);
    if (!state.reason.empty() || error->level < XML_ERR_ERROR) return;
    state.reason =
        "is not well-formed: " + std::string(trimmed(error->message ? error->message : "unreadable"));
    state.line = error->line;
}

const xmlNode* element_from(const xmlNode* node) {
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const xmlNode* child = attribute->children; child; child = child->next)
        value += to_view(child->content);
    return value;
}

}

Tree Tree::parse(std::string_view bytes) {
    if (bytes.size() > kMostBytes) refuse(Refusal::TooLarge, "the file is larger than 16 MiB");
    ParseState state;
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
    if (!parser) refuse(Refusal::Malformed, "the file is empty");
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    parser->_private = &state;
    parser->sax->entityDecl = refuse_entity;
    parser->sax->serror = keep_first_error;
    xmlParseDocument(parser);
    if (!parser->wellFormed || !state.reason.empty())
        refuse(Refusal::Malformed, "line " + std::to_string(state.line) + ": the file " + state.reason);
    Tree tree;
    tree.root_ = xmlDocGetRootElement(parser->myDoc);
    if (name_of(tree.root_) != "svg") refuse(Refusal::Malformed, "the outermost element is not <svg>");
    tree.survey(tree.root_, 1);
    return tree;
}

void Tree::survey(const xmlNode* node, int depth) {
    if (depth > kDeepestElement) refuse_at(node, "elements lie more than 100 deep in one another");
    if (++n_elements_ > kMostElements) refuse_at(node, "there are more than 200,000 elements");
    if (auto id = attribute(node, "id")) by_id_.emplace(*std::move(id), node);
    for (const xmlNode* child = first_element(node); child; child = next_element(child))
        survey(child, depth + 1);
}

const xmlNode* Tree::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
}

std::string_view name_of(const xmlNode* node) {
    const bool is_svg = !node->ns || to_view(node->ns->href) == kNamespace;
    return is_svg ? to_view(node->name) : std::string_view();
}

std::optional<std::string> attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* each = node->properties; each; each = each->next) {
        if (!each->ns && to_view(each->name) == name) return value_of(each);
    }
    return {};
}

std::optional<std::string> href(const xmlNode* node) {
    auto value = attribute(node, "href");
    for (const xmlAttr* each = node->properties; each && !value; each = each->next) {
        if (each->ns && to_view(each->name) == "href") value = value_of(each);
    }
    if (!value) return {};
    if (!value->starts_with('#')) refuse_at(node, "refers to '" + *value + "', which is outside of the file");
    return value->substr(1);
}

const xmlNode* first_element(const xmlNode* node) {
    return element_from(node->children);
}
const xmlNode* next_element(const xmlNode* node) {
    return element_from(node->next);
}

void refuse_at(const xmlNode* node, const std::string& reason) {
    refuse(Refusal::Unsupported, "line " + std::to_string(xmlGetLineNo(node)) + ", <" +
                                     std::string(to_view(node->name)) + ">: " + reason);
}

}
