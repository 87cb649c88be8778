// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/document.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/internal/crowded_tag.hpp"
#include "publisher/xml/internal/source_walk.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>

namespace publisher::xml {
namespace {

constexpr std::size_t kMaxBytes = 16u << 20;

const char* to_chars(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

std::string_view to_view(const xmlChar* text) {
    return text ? std::string_view(to_chars(text)) : std::string_view();
}

/// What the SAX callbacks share for one parse.
struct ParseState {
    bool has_doctype = false;
    std::size_t doctype_offset = 0;
    std::string reason;
    int line = 0, column = 0;
};

ParseState& state_of(void* context) {
    return *static_cast<ParseState*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

/// Elements keep where they begin and end in libxml2's user pointer, because its tree knows lines
/// only. Files are smaller than 16 MiB, so 32 bits are enough for either; the begin has one added.
static_assert(sizeof(void*) == 8);
constexpr std::uintptr_t kBeginMask = 0xFFFF'FFFF;

void remember_begin(xmlNode* node, std::size_t offset) {
    node->_private = reinterpret_cast<void*>(offset + 1);
}
void remember_end(xmlNode* node, std::size_t offset) {
    node->_private = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(node->_private) | offset << 32);
}
std::size_t begin_of(const xmlNode* node) {
    return (reinterpret_cast<std::uintptr_t>(node->_private) & kBeginMask) - 1;
}
std::size_t end_of(const xmlNode* node) {
    return reinterpret_cast<std::uintptr_t>(node->_private) >> 32;
}

void start_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                   int n_namespaces, const xmlChar** namespaces, int n_attributes, int n_defaulted,
                   const xmlChar** attributes) {
    xmlSAX2StartElementNs(context, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted,
                          attributes);
    const auto* parser = static_cast<xmlParserCtxtPtr>(context);
    if (!parser->node) return;
    // The parser stands behind the attributes; a "<" cannot be in them, so the last one began the tag.
    const xmlChar* tag = parser->input->cur;
    while (tag > parser->input->base && *tag != '<')
        --tag;
    const long consumed = xmlByteConsumed(static_cast<xmlParserCtxtPtr>(context));
    remember_begin(parser->node, static_cast<std::size_t>(consumed - (parser->input->cur - tag)));
}

void end_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    if (parser->node)
        remember_end(parser->node, static_cast<std::size_t>(std::max(0L, xmlByteConsumed(parser))));
    xmlSAX2EndElementNs(context, name, prefix, uri);
}

void refuse_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    state_of(context).has_doctype = true;
    state_of(context).doctype_offset = static_cast<std::size_t>(std::max(0L, xmlByteConsumed(parser)));
    xmlStopParser(parser);
}

void keep_first_error(void* context, xmlErrorPtr error) {
    ParseState& state = state_of(context);
    if (!state.reason.empty() || error->level < XML_ERR_ERROR) return;
    state.reason = std::string(trimmed(error->message ? error->message : "unreadable"));
    state.line = error->line;
    state.column = error->int2;
}

const xmlAttr* find_attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next) {
        if (to_view(attribute->name) == name) return attribute;
    }
    return nullptr;
}

std::string_view value_of(const xmlAttr* attribute) {
    return attribute->children ? to_view(attribute->children->content) : std::string_view();
}

void append_text(const xmlNode* node, std::string& text) {
    for (const xmlNode* child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            text += to_view(child->content);
        if (child->type == XML_ELEMENT_NODE) append_text(child, text);
    }
}

int place_among_namesakes(const xmlNode* node) {
    int place = 1;
    for (const xmlNode* sibling = node->prev; sibling; sibling = sibling->prev) {
        place += sibling->type == XML_ELEMENT_NODE && xmlStrEqual(sibling->name, node->name);
    }
    return place;
}

}

Document::Document(std::string bytes, std::string file_name)
    : bytes_(std::move(bytes)), file_name_(std::move(file_name)), line_starts_{0} {
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        if (bytes_[i] == '\n') line_starts_.push_back(i + 1);
    }
}

Document::~Document() {
    xmlFreeDoc(document_);
}

std::unique_ptr<Document> Document::parse(std::string bytes, std::string file_name, diag::Sink& findings) {
    std::unique_ptr<Document> document(new Document(std::move(bytes), std::move(file_name)));
    const auto malformed = [&](const origin::DesignOrigin& at, std::string reason) {
        findings.add(diag::finding(diag::Code::XmlMalformed, {{"reason", std::move(reason)}})
                         .from(at)
                         .with_excerpt(document->excerpt(at)));
        return nullptr;
    };
    if (document->bytes_.size() > kMaxBytes) return malformed(document->locate(0), "larger than 16 MiB");
    if (const auto at = find_malformed_utf8(document->bytes_))
        return malformed(document->locate(*at), "not UTF-8");
    if (CrowdedTagFinder().feed(document->bytes_))
        return malformed(document->locate(0), "an element has more attributes than can be read");

    ParseState state;
    xmlParserCtxtPtr parser =
        xmlCreateMemoryParserCtxt(document->bytes_.data(), static_cast<int>(document->bytes_.size()));
    if (!parser) return malformed(document->locate(0), "the file is empty");
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    parser->_private = &state;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = keep_first_error;
    xmlParseDocument(parser);
    document->document_ = parser->myDoc;
    const bool is_good = parser->wellFormed && !state.has_doctype;
    xmlFreeParserCtxt(parser);
    if (is_good) return document;
    if (state.has_doctype) {
        const origin::DesignOrigin at = document->locate(state.doctype_offset);
        findings.add(diag::finding(diag::Code::XmlDoctype).from(at).with_excerpt(document->excerpt(at)));
        return nullptr;
    }
    return malformed({document->file_name_, static_cast<std::uint32_t>(std::max(1, state.line)),
                      static_cast<std::uint32_t>(std::max(1, state.column))},
                     state.reason);
}

Node Document::root() const {
    return Node(xmlDocGetRootElement(document_), this);
}

origin::DesignOrigin Document::locate(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
    // Columns count characters, as editors do.
    std::uint32_t column = 1;
    for (std::size_t i = line_starts_[line - 1]; i < offset && i < bytes_.size(); ++i) {
        column += (static_cast<unsigned char>(bytes_[i]) & 0xC0) != 0x80;
    }
    return {file_name_, line, column};
}

std::size_t Document::offset_of(const origin::DesignOrigin& at) const {
    if (at.line == 0 || at.line > line_starts_.size()) return bytes_.size();
    std::size_t offset = line_starts_[at.line - 1];
    for (std::uint32_t column = 1; column < at.column && offset < bytes_.size();) {
        next_code_point(bytes_, offset);
        ++column;
    }
    return offset;
}

std::string Document::excerpt(const origin::DesignOrigin& at) const {
    if (at.line == 0 || at.line > line_starts_.size()) return {};
    const std::size_t begin = line_starts_[at.line - 1];
    std::string line = bytes_.substr(begin, bytes_.find('\n', begin) - begin);
    std::replace(line.begin(), line.end(), '\t', ' ');
    return line + '\n' + std::string(at.column > 0 ? at.column - 1 : 0, ' ') + '^';
}

std::string_view Node::name() const {
    return to_view(node_->name);
}

std::optional<std::string_view> Node::attribute(const char* name) const {
    const xmlAttr* found = find_attribute(node_, name);
    return found ? std::optional(value_of(found)) : std::nullopt;
}

std::string Node::attribute_or(const char* name, std::string_view otherwise) const {
    return std::string(attribute(name).value_or(otherwise));
}

std::vector<std::string> Node::attribute_names() const {
    std::vector<std::string> names;
    for (const xmlAttr* attribute = node_->properties; attribute; attribute = attribute->next) {
        names.emplace_back(to_view(attribute->name));
    }
    return names;
}

std::vector<Node> Node::children() const {
    std::vector<Node> nodes;
    for (const xmlNode* child = node_->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) nodes.push_back(Node(child, document_));
    }
    return nodes;
}

std::vector<Node> Node::children(std::string_view name) const {
    std::vector<Node> nodes = children();
    std::erase_if(nodes, [&](const Node& node) { return node.name() != name; });
    return nodes;
}

Node Node::child(std::string_view name) const {
    const std::vector<Node> nodes = children(name);
    return nodes.empty() ? Node() : nodes.front();
}

std::string Node::text() const {
    std::string result;
    append_text(node_, result);
    return result;
}

std::vector<Node::Piece> Node::pieces() const {
    std::vector<Piece> result;
    SourceWalk walk(document_->bytes_,
                    node_->_private ? end_of_start_tag(document_->bytes_, begin_of(node_)) : 0);
    for (const xmlNode* child = node_->children; child; child = child->next) {
        Piece piece;
        piece.document_ = document_;
        if (child->type == XML_ELEMENT_NODE) {
            piece.element = Node(child, document_);
            piece.origin = piece.element.origin();
            walk.jump_to(end_of(child));
        } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            piece.text = to_view(child->content);
            piece.source_offset_ = walk.position();
            piece.begins_in_cdata_ = walk.is_in_cdata();
            piece.origin = document_->locate(piece.source_offset_);
            walk.advance(piece.text.size());
        } else {
            continue;
        }
        result.push_back(std::move(piece));
    }
    return result;
}

Place Node::Piece::locate(std::size_t offset) const {
    SourceWalk walk(document_->bytes_, source_offset_, begins_in_cdata_);
    walk.advance(offset);
    const origin::DesignOrigin at = document_->locate(walk.position());
    return {at, document_->excerpt(at)};
}

origin::DesignOrigin Node::origin() const {
    if (!node_->_private) return {document_->file_name(), static_cast<std::uint32_t>(xmlGetLineNo(node_)), 1};
    return document_->locate(begin_of(node_));
}

origin::DesignOrigin Node::attribute_origin(const char* name) const {
    return locate_in_attribute(name, 0).origin;
}

Place Node::locate_in_attribute(const char* name, std::size_t offset) const {
    origin::DesignOrigin at = origin();
    const std::size_t value =
        node_->_private ? find_attribute_value(document_->bytes_, begin_of(node_), name) : std::string::npos;
    if (value != std::string::npos) {
        SourceWalk walk(document_->bytes_, value);
        walk.advance(offset);
        at = document_->locate(walk.position());
    }
    return {at, document_->excerpt(at)};
}

std::string Node::excerpt(const origin::DesignOrigin& at) const {
    return document_->excerpt(at);
}

std::string Node::path() const {
    if (!node_->parent || node_->parent->type != XML_ELEMENT_NODE) return std::string(name());
    return Node(node_->parent, document_).path() + '/' + std::string(name()) + '[' +
           std::to_string(place_among_namesakes(node_)) + ']';
}

diag::FindingBuilder Node::finding(diag::Code code,
                                   std::vector<std::pair<std::string, std::string>> arguments) const {
    return diag::finding(code, std::move(arguments)).from(origin()).with_excerpt(excerpt(origin()));
}

diag::FindingBuilder Node::finding_at(const char* attribute, diag::Code code,
                                      std::vector<std::pair<std::string, std::string>> arguments) const {
    Place at = locate_in_attribute(attribute, 0);
    return diag::finding(code, std::move(arguments))
        .from(std::move(at.origin))
        .with_excerpt(std::move(at.excerpt));
}

}
