// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/internal/functions.hpp"

namespace publisher::expression {
namespace {

using Arguments = Function::Arguments;
using Outcome = Function::Outcome;

const std::string& at(Arguments arguments, std::size_t i, const std::string& otherwise) {
    return i < arguments.size() ? arguments[i] : otherwise;
}

const std::string kNothing, kRegular = "regular", kAmount = "amount", kLabel = "label", kCode = "code",
                            kText = "text";

constexpr std::string_view kEditionWords[] = {"id",       "region",     "locale", "channel", "market",
                                              "currency", "price-list", "tax",    "medium"};
constexpr std::string_view kDateWords[] = {"price", "printing", "distribution", "distribution-first",
                                           "distribution-last"};
constexpr std::string_view kPartWords[] = {"whole", "fraction", "separator", "currency"};
constexpr std::string_view kSavingWords[] = {"amount", "percent"};
constexpr std::string_view kFamilyWords[] = {"code", "label"};
constexpr std::string_view kTermWords[] = {"text", "see", "see-also"};
constexpr std::string_view kPriceKinds[] = {"regular", "promotion", "former", "lowest-prior", "deposit"};

const Function kFunctions[] = {
    {"value", 1, 2, Names::Attribute, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.value(a[0], at(a, 1, kNothing)); }},
    {"raw", 1, 2, Names::Attribute, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.raw(a[0], at(a, 1, kNothing)); }},
    {"has", 1, 1, Names::Attribute, true, [](Lookup& l, Arguments a) -> Outcome { return l.has(a[0]); }},
    {"label", 1, 2, Names::Attribute, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.label(a[0], at(a, 1, kNothing)); }},
    {"size", 3, 3, Names::Attribute, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.size(a[0], a[1], a[2]); }},
    {"identifier", 1, 1, Names::Nothing, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.identifier(a[0]); }},
    {"price", 1, 1, Names::PriceKind, false, [](Lookup& l, Arguments a) -> Outcome { return l.price(a[0]); }},
    {"price-amount", 1, 1, Names::PriceKind, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.price_amount(a[0]); }},
    {"price-part", 2, 2, Names::PriceKind, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.price_part(a[0], a[1]); }},
    {"price-basis", 1, 1, Names::PriceKind, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.price_basis(a[0]); }},
    {"has-price", 1, 1, Names::PriceKind, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.has_price(a[0]); }},
    {"unit-price", 1, 2, Names::UnitPriceKind, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.unit_price(a[0], at(a, 1, kRegular)); }},
    {"saving", 2, 3, Names::PriceKind, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.saving(a[0], a[1], at(a, 2, kAmount)); }},
    {"asset", 1, 2, Names::Role, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.asset(a[0], at(a, 1, kNothing)); }},
    {"has-asset", 1, 2, Names::Role, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.has_asset(a[0], at(a, 1, kNothing)); }},
    {"asset-text", 1, 2, Names::Role, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.asset_text(a[0], at(a, 1, kNothing)); }},
    {"asset-credit", 1, 2, Names::Role, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.asset_credit(a[0], at(a, 1, kNothing)); }},
    {"category", 0, 1, Names::CategoryPart, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.category(at(a, 0, kLabel)); }},
    {"in-category", 1, 1, Names::Category, true,
     [](Lookup& l, Arguments a) -> Outcome { return l.is_in_category(a[0]); }},
    {"family", 0, 1, Names::Word, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.family(at(a, 0, kCode)); }},
    {"is-variant", 0, 0, Names::Nothing, true,
     [](Lookup& l, Arguments) -> Outcome { return l.is_variant(); }},
    {"has-variants", 0, 0, Names::Nothing, true,
     [](Lookup& l, Arguments) -> Outcome { return l.has_variants(); }},
    {"term", 0, 1, Names::Word, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.term(at(a, 0, kText)); }},
    {"phrase", 1, 1, Names::Label, false, [](Lookup& l, Arguments a) -> Outcome { return l.text(a[0]); }},
    {"edition", 1, 1, Names::Word, false,
     [](Lookup& l, Arguments a) -> Outcome { return l.edition_field(a[0]); }},
    {"date", 1, 1, Names::Word, false, [](Lookup& l, Arguments a) -> Outcome { return l.date(a[0]); }},
};

}

std::span<const Function> function_table() {
    return kFunctions;
}

const Function* find_function(std::string_view name) {
    for (const Function& function : kFunctions) {
        if (function.name == name) return &function;
    }
    return nullptr;
}

std::span<const std::string_view> words_of(std::string_view function, std::size_t position) {
    if (function == "edition" && position == 0) return kEditionWords;
    if (function == "date" && position == 0) return kDateWords;
    if (function == "family" && position == 0) return kFamilyWords;
    if (function == "term" && position == 0) return kTermWords;
    if (function == "price-part" && position == 1) return kPartWords;
    if (function == "saving" && position == 2) return kSavingWords;
    return {};
}

std::span<const std::string_view> price_kinds() {
    return kPriceKinds;
}

}
