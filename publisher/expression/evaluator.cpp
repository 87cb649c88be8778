// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/evaluator.hpp"

#include "publisher/base/text.hpp"
#include "publisher/expression/internal/functions.hpp"
#include "publisher/expression/internal/lookup.hpp"
#include "publisher/expression/internal/pieces.hpp"
#include "publisher/expression/raw_text.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace publisher::expression {
namespace {

/// The words of a bound text, as functions of XPath see them.
std::string words(const BoundText& bound) {
    return bound.is_markup ? plain_text(bound.text) : bound.text;
}

/// Capitals for the text of an HTML subset; tags and entities stay as they are.
std::string upper_markup(const std::string& html, const Locale& locale) {
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        const std::size_t special = std::min(html.find_first_of("<&", i), html.size());
        result += locale.upper(std::string_view(html).substr(i, special - i));
        if (special == html.size()) break;
        const std::size_t end = html.find(html[special] == '<' ? '>' : ';', special);
        const std::size_t next = end == std::string::npos ? html.size() : end + 1;
        result.append(html, special, next - special);
        i = next;
    }
    return result;
}

}

struct Evaluator::State {
    Lookup lookup;
    xml::XPathContext context;
    std::vector<BoundText> asked;                   ///< by the expression being evaluated
    std::unordered_map<std::string, Pieces> pieces; ///< by the expression's text; never iterated

    State(const catalog::Snapshot& snapshot, const publication::Publication& publication,
          const publication::Edition& edition, const Locale& locale)
        : lookup(snapshot, publication, edition, locale) {
        for (const Function& function : function_table())
            add(function);
        context.add_function("if", {3, 3}, [](std::span<const xml::XPathValue> arguments) -> xml::XPathValue {
            return xml::to_bool(arguments[0]) ? arguments[1] : arguments[2];
        });
        context.add_function("upper", {1, 1},
                             [this](std::span<const xml::XPathValue> arguments) -> xml::XPathValue {
                                 return lookup.locale().upper(xml::to_text(arguments[0]));
                             });
    }

    void add(const Function& function) {
        const auto call = [this, &function](std::span<const xml::XPathValue> values) -> xml::XPathValue {
            std::vector<std::string> arguments;
            for (const xml::XPathValue& value : values)
                arguments.push_back(xml::to_text(value));
            Function::Outcome outcome = function.run(lookup, arguments);
            if (const bool* truth = std::get_if<bool>(&outcome)) return *truth;
            asked.push_back(std::get<BoundText>(std::move(outcome)));
            return words(asked.back());
        };
        context.add_function(std::string(function.name), {function.min_arguments, function.max_arguments},
                             call);
    }

    Result<xml::XPathValue> evaluate(const xml::XPath& expression) {
        asked.clear();
        return context.evaluate(expression);
    }

    /// A number that XPath computed; integers up to 2^53 and six decimals are more than a page shows.
    std::string computed(double number) const {
        const auto amount = std::isfinite(number) ? Decimal::parse(to_number_text(number, 6)) : std::nullopt;
        return amount ? lookup.locale().number(*amount) : std::string();
    }

    Result<BoundText> bind_whole(const xml::XPath& expression) {
        const auto result = evaluate(expression);
        if (!result) return result.failure();
        BoundText bound = asked.empty() ? BoundText() : std::move(asked.back());
        if (const double* number = std::get_if<double>(&*result)) {
            bound.text = computed(*number);
            bound.is_markup = false;
        } else if (const bool* truth = std::get_if<bool>(&*result)) {
            bound.text = lookup.locale().boolean(*truth);
            bound.is_markup = false;
        } else if (const std::string& text = std::get<std::string>(*result);
                   asked.empty() || text != words(bound)) {
            bound.text = text;
            bound.is_markup = false;
        }
        bound.is_set = !bound.text.empty();
        return bound;
    }

    Status bind_pieces(const Pieces& part, std::vector<BoundText>& bound) {
        switch (part.kind) {
            case Pieces::Kind::Literal:
                bound.emplace_back().text = part.literal;
                bound.back().is_set = !part.literal.empty();
                return Done();
            case Pieces::Kind::Concatenation:
                for (const Pieces& piece : part.parts) {
                    if (auto status = bind_pieces(piece, bound); !status) return status;
                }
                return Done();
            case Pieces::Kind::Choice: {
                const auto condition = evaluate(*part.parts.front().expression);
                if (!condition) return condition.failure();
                return bind_pieces(part.parts[xml::to_bool(*condition) ? 1 : 2], bound);
            }
            case Pieces::Kind::Upper: {
                const std::size_t first = bound.size();
                if (auto status = bind_pieces(part.parts.front(), bound); !status) return status;
                for (std::size_t i = first; i < bound.size(); ++i) {
                    const Locale& locale = lookup.locale();
                    bound[i].text = bound[i].is_markup ? upper_markup(bound[i].text, locale)
                                                       : locale.upper(bound[i].text);
                }
                return Done();
            }
            case Pieces::Kind::Whole: break;
        }
        auto result = bind_whole(*part.expression);
        if (!result) return result.failure();
        bound.push_back(*std::move(result));
        return Done();
    }
};

Evaluator::Evaluator(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                     const publication::Edition& edition, const Locale& locale)
    : state_(std::make_unique<State>(snapshot, publication, edition, locale)) {}
Evaluator::~Evaluator() = default;

const std::map<std::string, xml::XPathContext::Signature>& Evaluator::functions() {
    static const std::map<std::string, xml::XPathContext::Signature> functions = [] {
        std::map<std::string, xml::XPathContext::Signature> all = {{"if", {3, 3}}, {"upper", {1, 1}}};
        for (const Function& function : function_table()) {
            all[std::string(function.name)] = {function.min_arguments, function.max_arguments};
        }
        return all;
    }();
    return functions;
}

void Evaluator::set_subject(const Subject& subject) {
    state_->lookup.set_subject(subject);
    state_->context.set_subject([this] { return state_->lookup.tree(); });
}

const Subject& Evaluator::subject() const {
    return state_->lookup.subject();
}

void Evaluator::set_asset_filter(std::function<bool(catalog::AssetId)> is_usable) {
    state_->lookup.set_asset_filter(std::move(is_usable));
    state_->context.set_subject([this] { return state_->lookup.tree(); });
}

Result<std::vector<BoundText>> Evaluator::bind(const xml::XPath& expression) {
    std::vector<BoundText> bound;
    if (expression.is_single_call() && expression.calls().front().function != "concat") {
        auto result = state_->bind_whole(expression);
        if (!result) return result.failure();
        bound.push_back(*std::move(result));
        return bound;
    }
    auto known = state_->pieces.find(expression.text());
    if (known == state_->pieces.end()) {
        known = state_->pieces.emplace(expression.text(), take_apart(expression)).first;
    }
    if (auto status = state_->bind_pieces(known->second, bound); !status) return status.failure();
    return bound;
}

Result<bool> Evaluator::test(const xml::XPath& expression) {
    const auto result = state_->evaluate(expression);
    if (!result) return result.failure();
    return xml::to_bool(*result);
}

Result<std::string> Evaluator::text(const xml::XPath& expression) {
    const auto result = state_->evaluate(expression);
    if (!result) return result.failure();
    return xml::to_text(*result);
}

const catalog::AssetLink* Evaluator::find_asset(std::string_view role) const {
    return state_->lookup.find_asset(role);
}

catalog::Resolution Evaluator::resolve(const catalog::Attribute& attribute) const {
    return state_->lookup.resolve(attribute, {});
}

PriceChoice Evaluator::choose_price(const std::string& kind) const {
    return state_->lookup.choose(kind);
}

void Evaluator::report_missing_labels(diag::Sink& findings) const {
    state_->lookup.report_missing_labels(findings);
}

}
