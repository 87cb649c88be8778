// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/internal/functions.hpp"

#include <algorithm>

namespace publisher::expression {
namespace {

using diag::Code;
using publication::Publication;
using List = std::vector<std::string>;

bool contains(const List& list, std::string_view name) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& entry) { return equals_ignoring_case(entry, name); });
}

void sort_once(List& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

List rule_kinds(const Publication& publication) {
    List kinds;
    for (const publication::UnitPriceRule& rule : publication.governance.unit_prices)
        kinds.push_back(rule.kind);
    return kinds;
}

/// Roles come from the columns, from the DAM's records, and from media attributes.
List asset_roles(const catalog::Snapshot& snapshot, const Publication& publication) {
    List roles;
    const auto add = [&](const std::string& role) {
        if (!role.empty()) roles.push_back(role);
    };
    for (const catalog::Attribute& attribute : snapshot.attributes()) {
        if (attribute.type == catalog::AttributeType::Media) add(attribute.code);
    }
    for (const catalog::Asset& asset : snapshot.assets())
        add(asset.role);
    for (const publication::AkeneoSource& akeneo : publication.sources.akeneo) {
        for (const auto& column : akeneo.columns)
            add(column.asset_role);
    }
    for (const auto& table : publication.sources.tables) {
        for (const auto& column : table.columns)
            add(column.asset_role);
    }
    for (const auto& dam : publication.sources.dams) {
        for (const auto& column : dam.columns)
            add(column.asset_role);
    }
    sort_once(roles);
    return roles;
}

List category_codes(const catalog::Snapshot& snapshot) {
    List codes;
    for (const catalog::Category& category : snapshot.categories())
        codes.push_back(category.code);
    return codes;
}

/// Checks the calls of one expression; every name that is nowhere is a finding at its call.
class VocabularyCheck {
public:
    VocabularyCheck(const xml::XPath& expression, const catalog::Snapshot& snapshot,
                    const Publication& publication, diag::Sink& findings)
        : expression_(expression), snapshot_(snapshot), publication_(publication), findings_(findings) {}

    bool run() {
        for (const xml::XPath::Call& call : expression_.calls()) {
            if (const Function* function = find_function(call.function)) check(call, *function);
        }
        return is_good_;
    }

private:
    static std::string literal(const xml::XPath::Call& call, std::size_t i) {
        return i < call.literals.size() ? call.literals[i] : std::string();
    }

    void check(const xml::XPath::Call& call, const Function& function) {
        const std::string first = literal(call, 0);
        if (!first.empty()) check_first(call, function, first);
        for (std::size_t i = 0; i < call.literals.size(); ++i)
            check_word(call, i);
        const bool has_locale = call.function == "value" || call.function == "label";
        if (const std::string locale = literal(call, 1); has_locale && !locale.empty()) {
            require(call, Code::LocaleUnknown, "locale", locale, snapshot_.locales());
        }
        const bool has_second_kind = call.function == "saving" || call.function == "unit-price";
        if (const std::string kind = literal(call, 1); has_second_kind && !kind.empty())
            require_kind(call, kind);
    }

    void check_first(const xml::XPath::Call& call, const Function& function, const std::string& name) {
        switch (function.names) {
            case Names::Attribute:
                if (!snapshot_.find_attribute(name)) {
                    report(call, Code::AttributeUnknown, "attribute", name, snapshot_.attribute_codes());
                }
                return;
            case Names::Role:
                return require(call, Code::AssetRoleUnknown, "role", name,
                               asset_roles(snapshot_, publication_));
            case Names::PriceKind: return require_kind(call, name);
            case Names::UnitPriceKind:
                return require(call, Code::PriceKindUnknown, "kind", name, rule_kinds(publication_));
            case Names::Label: {
                List names;
                for (const auto& [label, texts] : publication_.labels)
                    names.push_back(label);
                return require(call, Code::PhraseUnknown, "label", name, names);
            }
            case Names::Category:
                if (!snapshot_.find_category(name)) {
                    report(call, Code::CategoryUnknown, "category", name, category_codes(snapshot_));
                }
                return;
            case Names::CategoryPart:
                if (name != "label" && name != "code" && !snapshot_.find_attribute(name)) {
                    report(call, Code::AttributeUnknown, "attribute", name, snapshot_.attribute_codes());
                }
                return;
            case Names::Word:
            case Names::Nothing: return;
        }
    }

    void check_word(const xml::XPath::Call& call, std::size_t position) {
        const auto words = words_of(call.function, position);
        const std::string word = literal(call, position);
        const bool is_known = std::find(words.begin(), words.end(), word) != words.end();
        if (words.empty() || word.empty() || is_known) return;
        const List known(words.begin(), words.end());
        is_good_ = false;
        const auto nearest = nearest_name(word, known);
        findings_.add(diag::finding(Code::WordUnknown, {{"word", word}, {"function", call.function}})
                          .from(call.place.origin)
                          .with_excerpt(call.place.excerpt)
                          .with_remedy(nearest ? "did you mean '" + *nearest + "'?"
                                               : "name one of: " + joined(known, ", ")));
    }

    void require_kind(const xml::XPath::Call& call, const std::string& kind) {
        List kinds(price_kinds().begin(), price_kinds().end());
        for (const std::string& rule : rule_kinds(publication_))
            kinds.push_back(rule);
        require(call, Code::PriceKindUnknown, "kind", kind, kinds);
    }

    void require(const xml::XPath::Call& call, Code code, const char* argument, const std::string& name,
                 const List& known) {
        if (!contains(known, name)) report(call, code, argument, name, known);
    }

    void report(const xml::XPath::Call& call, Code code, const char* argument, const std::string& name,
                const List& known) {
        is_good_ = false;
        auto finding =
            diag::finding(code, {{argument, name}}).from(call.place.origin).with_excerpt(call.place.excerpt);
        if (const auto nearest = nearest_name(name, known))
            finding.with_remedy("did you mean '" + *nearest + "'?");
        findings_.add(finding);
    }

    const xml::XPath& expression_;
    const catalog::Snapshot& snapshot_;
    const Publication& publication_;
    diag::Sink& findings_;
    bool is_good_ = true;
};

}

Mentions mentions(const xml::XPath& expression) {
    Mentions found;
    const auto add = [](const std::string& name, List& list) {
        if (!name.empty()) list.push_back(name);
    };
    for (const xml::XPath::Call& call : expression.calls()) {
        const Function* function = find_function(call.function);
        if (!function || call.literals.empty()) continue;
        const std::string& name = call.literals.front();
        const bool is_tested = function->is_test;
        if (function->name == "label")
            add(name, found.labels);
        else if (function->names == Names::Attribute)
            add(name, is_tested ? found.tested_attributes : found.attributes);
        else if (function->names == Names::Role)
            add(name, is_tested ? found.tested_asset_roles : found.asset_roles);
        else if (function->names == Names::PriceKind)
            add(name, is_tested ? found.tested_price_kinds : found.price_kinds);
        else if (function->names == Names::UnitPriceKind)
            add(name, found.price_kinds);
        if (function->name == "saving" && call.literals.size() > 1) add(call.literals[1], found.price_kinds);
    }
    for (List* list : {&found.attributes, &found.asset_roles, &found.price_kinds, &found.labels,
                       &found.tested_attributes, &found.tested_asset_roles, &found.tested_price_kinds}) {
        sort_once(*list);
    }
    return found;
}

bool is_price_kind(const Publication& publication, std::string_view kind) {
    const auto kinds = price_kinds();
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() ||
           contains(rule_kinds(publication), kind);
}

bool check_vocabulary(const xml::XPath& expression, const catalog::Snapshot& snapshot,
                      const Publication& publication, diag::Sink& findings) {
    return VocabularyCheck(expression, snapshot, publication, findings).run();
}

}
