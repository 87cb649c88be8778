// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/xpath.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <libxml/xpath.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace publisher::xml {
namespace {

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}
bool is_name_part(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

/// XPath 1.0 §3.7: these look like calls and test for a kind of node.
bool is_node_type(std::string_view name) {
    return name == "node" || name == "text" || name == "comment" || name == "processing-instruction";
}

/// XPath 1.0 §3.7: these stand between operands, and a parenthesis may follow them; no function is called so.
bool is_operator(std::string_view name) {
    return name == "and" || name == "or" || name == "div" || name == "mod";
}

std::size_t skip_blank(std::string_view text, std::size_t i) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r'))
        ++i;
    return i;
}

/// Finds calls by their tokens; the grammar is libxml2's business. Returns where the call ends.
std::size_t scan_call(std::string_view text, std::size_t name_begin, std::size_t open,
                      std::vector<XPath::Call>& calls);

/// Scans up to a closing parenthesis, a comma on this level, or the end.
std::size_t scan_argument(std::string_view text, std::size_t i, std::vector<XPath::Call>& calls) {
    int depth = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            const std::size_t end = text.find(c, i + 1);
            i = end == std::string_view::npos ? text.size() : end + 1;
        } else if (is_name_start(c)) {
            const std::size_t begin = i;
            while (i < text.size() && is_name_part(text[i]))
                ++i;
            const std::size_t open = skip_blank(text, i);
            const std::string_view name = text.substr(begin, i - begin);
            const bool is_call =
                open < text.size() && text[open] == '(' && !is_node_type(name) && !is_operator(name);
            if (is_call) i = scan_call(text, begin, open, calls);
        } else if (c == '(' || c == '[') {
            ++depth, ++i;
        } else if (c == ')' || c == ']') {
            if (depth == 0) return i;
            --depth, ++i;
        } else if (c == ',' && depth == 0) {
            return i;
        } else {
            ++i;
        }
    }
    return i;
}

std::string literal_of(std::string_view argument) {
    argument = trimmed(argument);
    const bool is_literal = argument.size() >= 2 && (argument.front() == '"' || argument.front() == '\'') &&
                            argument.find(argument.front(), 1) == argument.size() - 1;
    return is_literal ? std::string(argument.substr(1, argument.size() - 2)) : std::string();
}

std::size_t scan_call(std::string_view text, std::size_t name_begin, std::size_t open,
                      std::vector<XPath::Call>& calls) {
    const std::size_t at = calls.size();
    calls.push_back({std::string(trimmed(text.substr(name_begin, open - name_begin))), {}, 0, name_begin});
    std::size_t i = open + 1;
    if (const std::size_t close = skip_blank(text, i); close < text.size() && text[close] == ')')
        return close + 1;
    while (i < text.size()) {
        const std::size_t end = scan_argument(text, i, calls);
        calls[at].literals.push_back(literal_of(text.substr(i, end - i)));
        ++calls[at].n_arguments;
        if (end >= text.size() || text[end] == ')') return end + 1;
        i = end + 1;
    }
    return i;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void keep_error(void* context, xmlErrorPtr error) {
    auto& reason = *static_cast<std::string*>(context);
    if (reason.empty()) reason = trimmed(error->message ? error->message : "syntax error");
}

}

std::string to_text(const XPathValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    const double number = std::get<double>(value);
    if (std::isnan(number)) return "NaN";
    char buffer[400];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed).ptr};
}

double to_number(const XPathValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
    const std::string_view text = trimmed(std::get<std::string>(value));
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : std::nan("");
}

bool to_bool(const XPathValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
    return !std::get<std::string>(value).empty();
}

std::shared_ptr<const XPath> XPath::compile(std::string text, origin::DesignOrigin origin,
                                            std::string excerpt, diag::Sink& findings) {
    const std::string copy = text;
    const auto locate = [&](std::size_t offset) -> Place {
        const std::size_t n_characters = count_characters(std::string_view(copy).substr(0, offset));
        Place place{origin, excerpt};
        if (place.origin.column != 0) place.origin.column += static_cast<std::uint32_t>(n_characters);
        if (place.excerpt.ends_with('^')) place.excerpt.insert(place.excerpt.size() - 1, n_characters, ' ');
        return place;
    };
    return compile(std::move(text), locate, findings);
}

std::shared_ptr<const XPath> XPath::compile(std::string text, const Locate& locate, diag::Sink& findings) {
    std::shared_ptr<XPath> expression(new XPath);
    expression->text_ = std::move(text);
    expression->origin_ = locate(0).origin;
    std::string reason;
    xmlXPathContextPtr context = xmlXPathNewContext(nullptr);
    context->error = keep_error;
    context->userData = &reason;
    expression->compiled_ = xmlXPathCtxtCompile(context, BAD_CAST expression->text_.c_str());
    const auto offset = static_cast<std::size_t>(std::max(0, context->lastError.int1));
    xmlXPathFreeContext(context);
    if (!expression->compiled_) {
        Place place = locate(std::min(offset, expression->text_.size()));
        findings.add(
            diag::finding(diag::Code::XPathSyntax, {{"expression", expression->text_},
                                                    {"reason", reason.empty() ? "it is empty" : reason}})
                .from(std::move(place.origin))
                .with_excerpt(std::move(place.excerpt)));
        return nullptr;
    }
    const std::string_view whole = expression->text_;
    for (std::size_t i = 0; i < whole.size(); ++i)
        i = scan_argument(whole, i, expression->calls_);
    for (Call& call : expression->calls_)
        call.place = locate(call.offset);
    const std::string_view core = trimmed(whole);
    const auto& calls = expression->calls_;
    if (calls.size() == 1 && core.ends_with(')') && core.starts_with(calls.front().function)) {
        const auto& call = calls.front();
        std::size_t n_literals = 0;
        for (const std::string& literal : call.literals)
            n_literals += !literal.empty();
        const std::size_t open = core.find('(');
        std::vector<Call> again;
        expression->is_single_call_ =
            n_literals == call.n_arguments && scan_call(core, 0, open, again) == core.size();
    }
    return expression;
}

XPath::~XPath() {
    xmlXPathFreeCompExpr(static_cast<xmlXPathCompExprPtr>(compiled_));
}

const std::map<std::string, XPathContext::Signature>& core_functions() {
    constexpr std::size_t kMany = 100;
    static const std::map<std::string, XPathContext::Signature> functions = {
        {"boolean", {1, 1}},
        {"ceiling", {1, 1}},
        {"concat", {2, kMany}},
        {"contains", {2, 2}},
        {"count", {1, 1}},
        {"false", {0, 0}},
        {"floor", {1, 1}},
        {"last", {0, 0}},
        {"local-name", {0, 1}},
        {"name", {0, 1}},
        {"normalize-space", {0, 1}},
        {"not", {1, 1}},
        {"number", {0, 1}},
        {"position", {0, 0}},
        {"round", {1, 1}},
        {"starts-with", {2, 2}},
        {"string", {0, 1}},
        {"string-length", {0, 1}},
        {"substring", {2, 3}},
        {"substring-after", {2, 2}},
        {"substring-before", {2, 2}},
        {"sum", {1, 1}},
        {"translate", {3, 3}},
        {"true", {0, 0}},
    };
    return functions;
}

bool check_calls(const XPath& expression, const std::map<std::string, XPathContext::Signature>& known,
                 diag::Sink& findings) {
    bool is_good = true;
    for (const XPath::Call& call : expression.calls()) {
        auto found = known.find(call.function);
        if (found == known.end()) {
            const auto core = core_functions().find(call.function);
            if (core == core_functions().end()) {
                std::vector<std::string> names;
                for (const auto& [name, signature] : known)
                    names.push_back(name);
                auto report = diag::finding(diag::Code::XPathFunction, {{"function", call.function}})
                                  .from(call.place.origin)
                                  .with_excerpt(call.place.excerpt);
                if (const auto nearest = nearest_name(call.function, names))
                    report.with_remedy("did you mean '" + *nearest + "'?");
                findings.add(report);
                is_good = false;
                continue;
            }
            found = core;
        }
        const auto [least, most] = found->second;
        if (call.n_arguments >= least && call.n_arguments <= most) continue;
        const std::string wanted =
            least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most);
        findings.add(diag::finding(diag::Code::XPathArguments, {{"function", call.function},
                                                                {"wanted", wanted},
                                                                {"found", std::to_string(call.n_arguments)}})
                         .from(call.place.origin)
                         .with_excerpt(call.place.excerpt));
        is_good = false;
    }
    return is_good;
}

}
