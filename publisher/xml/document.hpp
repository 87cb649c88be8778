// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/xml/place.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

typedef struct _xmlDoc xmlDoc;
typedef struct _xmlNode xmlNode;

namespace publisher::diag {
class Sink;
}

namespace publisher::xml {

class Document;

/// An element of a document; valid as long as the document. Cheap to copy.
class Node {
public:
    Node() = default;
    bool is_valid() const { return node_ != nullptr; }
    explicit operator bool() const { return is_valid(); }

    std::string_view name() const;
    std::optional<std::string_view> attribute(const char* name) const;
    /// The attribute, or the given text when it is not there.
    std::string attribute_or(const char* name, std::string_view otherwise) const;
    std::vector<std::string> attribute_names() const;

    std::vector<Node> children() const;
    std::vector<Node> children(std::string_view name) const;
    /// The first child of that name; not valid when there is none.
    Node child(std::string_view name) const;
    /// All text below, as written.
    std::string text() const;

    /// Elements and text in the order of the document, for mixed content.
    struct Piece;
    std::vector<Piece> pieces() const;

    origin::DesignOrigin origin() const;
    origin::DesignOrigin attribute_origin(const char* name) const;
    /// The place of a byte of an attribute's value, references and line ends considered.
    Place locate_in_attribute(const char* name, std::size_t offset) const;
    /// The source line of an origin in this document, with a caret under its column.
    std::string excerpt(const origin::DesignOrigin& at) const;
    /// Place in the document: "template/stack[1]/text[2]"; the same as long as the structure is.
    std::string path() const;

    /// A finding that points at the element, or at one of its attributes.
    diag::FindingBuilder finding(diag::Code code,
                                 std::vector<std::pair<std::string, std::string>> arguments) const;
    diag::FindingBuilder finding_at(const char* attribute, diag::Code code,
                                    std::vector<std::pair<std::string, std::string>> arguments) const;

    bool operator==(const Node&) const = default;

private:
    friend class Document;
    friend class Schema;
    Node(const xmlNode* node, const Document* document) : node_(node), document_(document) {}
    const xmlNode* node_ = nullptr;
    const Document* document_ = nullptr;
};

struct Node::Piece {
    Node element;     ///< valid for an element
    std::string text; ///< otherwise the text
    origin::DesignOrigin origin;

    /// The place of a byte of the text, exact over references, CDATA, line breaks and comments.
    Place locate(std::size_t offset) const;

private:
    friend class Node;
    const Document* document_ = nullptr;
    std::size_t source_offset_ = 0;
    bool begins_in_cdata_ = false;
};

/// A parsed XML file whose elements and attributes know their line and column.
///
/// UTF-8 only. A DOCTYPE is refused, nothing is ever fetched, and files over 16 MiB are none of ours.
class Document {
public:
    /// Nothing when the file is not well-formed; the finding names line and column.
    static std::unique_ptr<Document> parse(std::string bytes, std::string file_name, diag::Sink& findings);
    ~Document();

    Node root() const;
    const std::string& file_name() const { return file_name_; }
    /// Of the bytes; what the content keys of everything made with this file depend on.
    Digest digest() const { return sha256(bytes_); }
    /// Line and column of a byte offset.
    origin::DesignOrigin locate(std::size_t offset) const;
    /// Byte offset of a place; the end of the file when it is none.
    std::size_t offset_of(const origin::DesignOrigin& at) const;
    std::string excerpt(const origin::DesignOrigin& at) const;

private:
    friend class Node;
    friend class Schema;
    Document(std::string bytes, std::string file_name);

    std::string bytes_, file_name_;
    std::vector<std::size_t> line_starts_;
    xmlDoc* document_ = nullptr;
};

}
