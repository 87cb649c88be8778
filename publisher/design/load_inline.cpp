// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/design/internal/read_style.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/locale/locale.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::design {
namespace {

/// Templates are indented; a run of white space in them means one space. U+00A0 is no white space here.
std::string collapsed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_blank)
            result += c;
        else if (result.empty() || result.back() != ' ')
            result += ' ';
    }
    return result;
}

/// Where the expression that begins after `{` ends; quotes may hold braces.
std::size_t find_closing_brace(std::string_view text, std::size_t from) {
    char quote = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (quote != 0) {
            if (text[i] == quote) quote = 0;
        } else if (text[i] == '\'' || text[i] == '"') {
            quote = text[i];
        } else if (text[i] == '}') {
            return i;
        }
    }
    return std::string_view::npos;
}

/// "from {price('regular')} only": literals and expressions; "{{" and "}}" are braces.
void read_literal(const xml::Node::Piece& source, NodeId id, const Reader& reader,
                  std::vector<Inline>& inlines) {
    const std::string_view text = source.text;
    std::string literal;
    const auto flush = [&] {
        if (literal.empty()) return;
        Inline piece;
        piece.literal = collapsed(literal);
        piece.node = id;
        inlines.push_back(std::move(piece));
        literal.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_doubled = i + 1 < text.size() && text[i + 1] == text[i];
        if ((text[i] == '{' || text[i] == '}') && is_doubled) {
            literal += text[i++];
        } else if (text[i] == '{') {
            const std::size_t close = find_closing_brace(text, i + 1);
            if (close == std::string_view::npos) {
                const xml::Place at = source.locate(i);
                reader.findings.add(
                    diag::finding(diag::Code::BraceOpen).from(at.origin).with_excerpt(at.excerpt));
                return flush();
            }
            flush();
            Inline piece;
            piece.kind = Inline::Kind::Expression;
            piece.expression =
                reader.expression(std::string(text.substr(i + 1, close - i - 1)),
                                  [&](std::size_t offset) { return source.locate(i + 1 + offset); });
            piece.node = id;
            if (piece.expression) inlines.push_back(std::move(piece));
            i = close;
        } else {
            literal += text[i];
        }
    }
    flush();
}

void trim_begin(Inline& piece) {
    piece.literal.erase(0, piece.literal.find_first_not_of(' '));
}
void trim_end(Inline& piece) {
    piece.literal.erase(piece.literal.find_last_not_of(' ') + 1);
}
bool is_literal(const Inline& piece) {
    return piece.kind == Inline::Kind::Literal;
}

void erase_empty_literals(std::vector<Inline>& inlines) {
    std::erase_if(inlines, [](const Inline& piece) { return is_literal(piece) && piece.literal.empty(); });
}

/// Of lines and tabs: white space beside them is indentation.
bool divides(const Inline& piece) {
    const bool is_mark = piece.kind == Inline::Kind::Break || piece.kind == Inline::Kind::Tab;
    return is_mark && !piece.condition;
}

/// White space beside a break is indentation too. Not beside a conditional one, which may be absent.
void trim_around_marks(std::vector<Inline>& inlines) {
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        if (!divides(inlines[i])) continue;
        if (i > 0 && is_literal(inlines[i - 1])) trim_end(inlines[i - 1]);
        if (i + 1 < inlines.size() && is_literal(inlines[i + 1])) trim_begin(inlines[i + 1]);
    }
    erase_empty_literals(inlines);
}

Inline read_element(const xml::Node& node, const Reader& reader) {
    Inline piece;
    piece.node = reader.add_node(node);
    piece.condition = reader.expression(node, "if");
    const std::string_view name = node.name();
    if (name == "br") {
        piece.kind = Inline::Kind::Break;
    } else if (name == "tab") {
        piece.kind = Inline::Kind::Tab;
    } else if (name == "span") {
        piece.kind = Inline::Kind::Span;
        piece.style = reader.character_style(node, "style");
        piece.is_optional = xml::read_bool(node, "optional", false, reader.findings);
        piece.children = read_inlines(node, reader);
    } else if (name == "money") {
        piece.kind = Inline::Kind::Money;
        piece.expression = reader.expression(node, "value");
        piece.whole_style = reader.character_style(node, "whole-style");
        piece.fraction_style = reader.character_style(node, "fraction-style");
        piece.currency_style = reader.character_style(node, "currency-style");
    } else if (name == "related") {
        piece.kind = Inline::Kind::Related;
        piece.argument = node.attribute_or("type", "");
        piece.literal = node.attribute_or("separator", ", ");
        piece.limit = xml::read_int_from(0, node, "limit", 0, reader.findings);
        piece.children = read_trimmed_inlines(node, reader);
    } else {
        piece.kind = Inline::Kind::Field;
        piece.literal = name == "sum" ? "sum-" + node.attribute_or("of", "") : std::string(name);
        piece.argument = node.attribute_or("column", "");
        piece.expression = reader.expression(node, "product");
        const bool is_entry = name == "first-entry" || name == "last-entry";
        if (is_entry && reader.paragraph_style(node, "style").is_valid())
            piece.argument = node.attribute_or("style", "");
    }
    return piece;
}

}

XPathPtr Reader::expression(std::string text, const xml::Locate& locate) const {
    auto compiled = xml::XPath::compile(std::move(text), locate, findings);
    if (!compiled || !xml::check_calls(*compiled, functions, findings)) return nullptr;
    return compiled;
}

XPathPtr Reader::expression(const xml::Node& node, const char* attribute) const {
    const auto text = node.attribute(attribute);
    if (!text) return nullptr;
    return expression(std::string(*text),
                      [&](std::size_t offset) { return node.locate_in_attribute(attribute, offset); });
}

std::vector<Inline> read_inlines(const xml::Node& node, const Reader& reader) {
    std::vector<Inline> inlines;
    const NodeId id = reader.add_node(node);
    for (const xml::Node::Piece& piece : node.pieces()) {
        if (piece.element)
            inlines.push_back(read_element(piece.element, reader));
        else
            read_literal(piece, id, reader, inlines);
    }
    trim_around_marks(inlines);
    return inlines;
}

std::vector<Inline> read_trimmed_inlines(const xml::Node& node, const Reader& reader) {
    std::vector<Inline> inlines = read_inlines(node, reader);
    if (!inlines.empty() && is_literal(inlines.front())) trim_begin(inlines.front());
    if (!inlines.empty() && is_literal(inlines.back())) trim_end(inlines.back());
    erase_empty_literals(inlines);
    return inlines;
}

namespace {

std::string read_locale(const xml::Node& node, const Reader& reader) {
    const std::string locale = node.attribute_or("locale", "");
    if (locale.empty() || Locale::is_known(locale)) return locale;
    xml::report_value(node, "locale", "locale such as de_DE", {}, reader.findings);
    return {};
}

}

style::VerticalAlignment read_vertical_alignment(const xml::Node& node, style::VerticalAlignment fallback,
                                                 diag::Sink& findings) {
    using style::VerticalAlignment;
    return xml::read_enum(node, "vertical-align", fallback,
                          {{"top", VerticalAlignment::Top},
                           {"centre", VerticalAlignment::Centre},
                           {"bottom", VerticalAlignment::Bottom},
                           {"justify", VerticalAlignment::Justify}},
                          findings);
}

TextSpec read_text_spec(const xml::Node& node, const Reader& reader) {
    TextSpec text;
    text.style = reader.paragraph_style(node, "style");
    text.locale = read_locale(node, reader);
    text.content = read_trimmed_inlines(node, reader);
    text.max_lines = xml::read_int_from(0, node, "max-lines", 0, reader.findings);
    text.copyfit = read_copyfit_of(node, reader);
    text.is_verified =
        xml::read_enum(node, "verify", false, {{"usual", false}, {"mandatory", true}}, reader.findings);
    text.vertical_alignment = read_vertical_alignment(node, style::VerticalAlignment::Top, reader.findings);
    return text;
}

}
