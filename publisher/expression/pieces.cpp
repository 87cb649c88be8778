// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/internal/pieces.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"

#include <cassert>
#include <optional>

namespace publisher::expression {
namespace {

/// Where the string literal, or the bracketed part, that begins at `i` ends; past its last character.
std::size_t skip_nested(std::string_view text, std::size_t i) {
    int depth = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            i = text.find(c, i + 1);
            if (i == std::string_view::npos) return text.size();
        } else if (c == '(' || c == '[') {
            ++depth;
        } else if (c == ')' || c == ']') {
            --depth;
        }
        if (depth == 0) return i + 1;
    }
    return i;
}

/// The arguments when `text` is one call of `function` and nothing else.
std::optional<std::vector<std::string_view>> arguments_of(std::string_view text, std::string_view function) {
    text = trimmed(text);
    if (!text.starts_with(function)) return std::nullopt;
    const std::string_view rest = trimmed(text.substr(function.size()));
    if (!rest.starts_with('(') || skip_nested(rest, 0) != rest.size()) return std::nullopt;
    const std::string_view inside = rest.substr(1, rest.size() - 2);
    std::vector<std::string_view> arguments;
    std::size_t begin = 0, i = 0;
    while (i < inside.size()) {
        if (inside[i] == ',') {
            arguments.push_back(inside.substr(begin, i - begin));
            begin = ++i;
        } else {
            i = skip_nested(inside, i);
        }
    }
    arguments.push_back(inside.substr(begin));
    return arguments;
}

std::optional<std::string> literal_of(std::string_view text) {
    text = trimmed(text);
    const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'');
    if (!is_quoted || text.find(text.front(), 1) != text.size() - 1) return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

/// A part names the place where it stands in the whole, so that messages keep pointing into the template.
Pieces keep_whole(std::string_view text, const xml::XPath& whole) {
    text = trimmed(text);
    origin::DesignOrigin origin = whole.origin();
    if (origin.column != 0) origin.column += static_cast<std::uint32_t>(text.data() - whole.text().data());
    diag::Sink no_findings;
    Pieces pieces;
    pieces.expression = xml::XPath::compile(std::string(text), origin, {}, no_findings);
    assert(pieces.expression && "the whole has been compiled, so its parts can be");
    return pieces;
}

Pieces take_apart(std::string_view text, const xml::XPath& whole) {
    if (auto literal = literal_of(text)) return {Pieces::Kind::Literal, *std::move(literal), nullptr, {}};
    constexpr std::pair<std::string_view, Pieces::Kind> kStructures[] = {
        {"concat", Pieces::Kind::Concatenation},
        {"if", Pieces::Kind::Choice},
        {"upper", Pieces::Kind::Upper}};
    for (const auto& [function, kind] : kStructures) {
        const auto arguments = arguments_of(text, function);
        if (!arguments) continue;
        Pieces pieces{kind, {}, nullptr, {}};
        for (const std::string_view argument : *arguments) {
            const bool is_condition = kind == Pieces::Kind::Choice && pieces.parts.empty();
            pieces.parts.push_back(is_condition ? keep_whole(argument, whole) : take_apart(argument, whole));
        }
        return pieces;
    }
    return keep_whole(text, whole);
}

}

Pieces take_apart(const xml::XPath& expression) {
    return take_apart(expression.text(), expression);
}

}
