// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/expect.hpp"

#include "publisher/base/text.hpp"
#include "publisher/expression/prices.hpp"
#include "publisher/expression/raw_text.hpp"
#include "publisher/verify/internal/amount.hpp"

#include <algorithm>
#include <map>

namespace publisher::verify {
namespace {

using expression::BoundText;
using Kind = Expectation::Kind;

/// "regular" of "price[regular]/whole"; empty when the field is not of that kind.
std::string inside(const std::string& field, std::string_view function) {
    if (!field.starts_with(function) || field.size() <= function.size() || field[function.size()] != '[') return {};
    const std::size_t begin = function.size() + 1, end = field.find(']', begin);
    return field.substr(begin, end == std::string::npos ? 0 : end - begin);
}

/// Follows one template for one product: which conditions hold is asked of the evaluator, what the fields
/// are worth of the snapshot.
class TemplateReader {
public:
    TemplateReader(const Inputs& inputs, Placed& placed, const catalog::ProductView& product,
                   const std::vector<std::string>& fallbacks)
        : inputs_(inputs), placed_(placed), product_(product), fallbacks_(fallbacks) {}

    void read(const design::Template& item) {
        if (item.kind == design::Template::Kind::Item) return read(item.root);
        for (const design::TableRow& row : item.table.body) {
            if (!holds(row.condition)) continue;
            for (const design::TableCell& cell : row.cells) {
                if (holds(cell.condition)) read(cell.text.content, cell.text);
            }
        }
    }

private:
    bool holds(const design::XPathPtr& condition) {
        if (!condition) return true;
        const auto truth = inputs_.evaluator.test(*condition);
        return truth && *truth;
    }

    void read(const design::Box& box) {
        if (!holds(box.condition)) return;
        if (box.kind == design::Box::Kind::Text) read(box.text.content, box.text);
        for (const design::Box& child : box.children) read(child);
    }

    void read(const std::vector<design::Inline>& inlines, const design::TextSpec& text) {
        for (const design::Inline& piece : inlines) {
            if (!holds(piece.condition)) continue;
            read(piece.children, text);
            if (!piece.expression) continue;
            const auto bound = inputs_.evaluator.bind(*piece.expression);
            if (!bound) continue;
            for (const BoundText& each : *bound) {
                if (each.is_set && each.product == placed_.id) expect(each, piece.node, text.is_verified);
            }
        }
    }

    void expect(const BoundText& bound, origin::NodeId node, bool is_verified) {
        const std::string price = inside(bound.field, "price"), unit_price = inside(bound.field, "unit-price"),
                          scheme = inside(bound.field, "identifier"), saving = inside(bound.field, "saving");
        if (!price.empty()) return expect_price(bound, node, "price[" + price + ']', choose(price));
        if (!unit_price.empty()) return expect_price(bound, node, bound.field, choose_unit(unit_price, bound.value));
        if (!scheme.empty()) return add({Kind::Number, bound.field, identifier(scheme), {}, 0, node, bound.cell, bound.value});
        if (!saving.empty()) return allow_saving(saving);
        if (is_verified || is_name(bound.field)) expect_value(bound, node);
    }

    bool is_name(const std::string& field) const {
        if (field == "name") return true;
        const catalog::FamilyId family = product_.family();
        return family.is_valid() && inputs_.snapshot.families()[family.index()].label_attribute == field;
    }

    expression::PriceChoice choose(const std::string& kind) const {
        if (expression::find_unit_price_rule(inputs_.publication, kind)) return choose_unit(kind, 0);
        return expression::choose_price(inputs_.snapshot, product_, inputs_.edition, kind);
    }

    /// A unit price says what it is derived from by the mark of that price only.
    expression::PriceChoice choose_unit(const std::string& kind, std::uint64_t mark) const {
        const auto* rule = expression::find_unit_price_rule(inputs_.publication, kind);
        if (!rule) return {};
        for (const char* of : {"regular", "promotion", "former", "lowest-prior"}) {
            auto choice = expression::choose_unit_price(inputs_.snapshot, product_, inputs_.edition, *rule, of);
            if (choice && (mark == 0 || choice.price->hash() == mark)) return choice;
        }
        return {};
    }

    void expect_price(const BoundText& bound, origin::NodeId node, std::string field, const expression::PriceChoice& choice) {
        if (!choice) return;
        const int decimals = choice.decimals >= 0 ? choice.decimals : minor_digits(choice.price->currency);
        add({Kind::Price, std::move(field), {}, choice.amount.rounded(decimals, choice.rounding), decimals, node, bound.cell, bound.value});
    }

    void allow_saving(const std::string& kinds) {
        const auto names = split_list(kinds);
        if (names.size() != 2) return;
        const auto before = choose(names[0]), now = choose(names[1]);
        const auto saved = before && now ? before.amount.minus(now.amount) : std::nullopt;
        if (saved) placed_.also_allowed.push_back(saved->rounded(minor_digits(now.price->currency), Rounding::Down));
    }

    std::string identifier(const std::string& scheme) const { return std::string(product_.identifier(scheme)); }

    void expect_value(const BoundText& bound, origin::NodeId node) {
        const catalog::Attribute* attribute = inputs_.snapshot.find_attribute(bound.field);
        if (!attribute) return;
        catalog::Address address{inputs_.edition.locale, inputs_.edition.channel, inputs_.edition.market, {}};
        for (const publication::LocaleFallback& standing : inputs_.publication.governance.fallbacks) {
            if (standing.locale == inputs_.edition.locale) address.fallback_locales = standing.to;
        }
        address.fallback_locales.insert(address.fallback_locales.end(), fallbacks_.begin(), fallbacks_.end());
        const catalog::Resolution found = inputs_.snapshot.resolve(product_, attribute->index, address);
        if (!found.is_set()) return;
        const Kind kind = is_name(bound.field) ? Kind::Name : Kind::Text;
        const catalog::Datum& datum = found.value->datum;
        Expectation expectation{kind, bound.field, {}, {}, 0, node, found.value->cell, found.value->hash()};
        if (const auto* plain = std::get_if<catalog::PlainText>(&datum)) expectation.text = plain->text;
        else if (const auto* rich = std::get_if<catalog::RichText>(&datum)) expectation.text = expression::plain_text(rich->html);
        else if (const auto* number = std::get_if<Decimal>(&datum)) expectation.amount = *number;
        else if (const auto* options = std::get_if<catalog::Options>(&datum)) expectation.text = labels(*attribute, *options);
        else if (const auto* metric = std::get_if<catalog::Metric>(&datum)) expectation.amount = shown(*attribute, *metric);
        if (expectation.text.empty()) expectation.kind = Kind::Amount;
        const bool is_number = std::holds_alternative<Decimal>(datum) || std::holds_alternative<catalog::Metric>(datum);
        if (is_number || !expectation.text.empty()) add(std::move(expectation));
    }

    /// Of several options each has to be read, whatever stands between them; one is enough to be sure of one.
    std::string labels(const catalog::Attribute& attribute, const catalog::Options& options) const {
        if (options.codes.size() != 1) return {};
        const std::string* label = attribute.option_label(options.codes.front(), inputs_.edition.locale);
        return label ? *label : std::string();
    }

    Decimal shown(const catalog::Attribute& attribute, const catalog::Metric& metric) const {
        for (const publication::UnitRule& rule : inputs_.publication.governance.units) {
            const auto fits = [](const std::string& wanted, const std::string& found) { return wanted.empty() || wanted == found; };
            if (rule.attribute != attribute.code || !fits(rule.channel, inputs_.edition.channel) ||
                !fits(rule.locale, inputs_.edition.locale) || !fits(rule.market, inputs_.edition.market)) {
                continue;
            }
            return convert_unit(metric.amount, metric.unit, rule.to_unit, rule.decimals, rule.rounding).value_or(metric.amount);
        }
        return metric.amount;
    }

    /// Whole and cents of one price are fields of the same element or of neighbours; they are read as one.
    void add(Expectation expectation) {
        const auto is_known = [&](const Expectation& other) {
            return other.field == expectation.field && (other.node == expectation.node || other.kind == Kind::Price);
        };
        if (std::none_of(placed_.expectations.begin(), placed_.expectations.end(), is_known)) {
            placed_.expectations.push_back(std::move(expectation));
        }
    }

    const Inputs& inputs_;
    Placed& placed_;
    const catalog::ProductView& product_;
    const std::vector<std::string>& fallbacks_;
};

}

std::string Expectation::to_string() const {
    return kind == Kind::Price || kind == Kind::Amount ? amount.to_string() : text;
}

const Expectation* Placed::number() const {
    const auto found = std::find_if(expectations.begin(), expectations.end(),
                                    [](const Expectation& each) { return each.kind == Kind::Number && !each.text.empty(); });
    return found == expectations.end() ? nullptr : &*found;
}

const Expectation* Placed::find(std::string_view field) const {
    const auto found = std::find_if(expectations.begin(), expectations.end(), [&](const Expectation& each) { return each.field == field; });
    return found == expectations.end() ? nullptr : &*found;
}

std::vector<Placed> expect(const Inputs& inputs) {
    std::map<catalog::ProductId, std::vector<std::string>> fallbacks;
    for (const governance::ClearedProduct& cleared : inputs.clearance.products) fallbacks[cleared.product] = cleared.fallback_locales;
    inputs.evaluator.set_asset_filter([&clearance = inputs.clearance](catalog::AssetId asset) {
        const governance::AssetVerdict* verdict = clearance.verdict(asset);
        return verdict && verdict->is_cleared;
    });
    std::vector<Placed> all;
    for (std::size_t i = 0; i < inputs.flatplan.sections.size(); ++i) {
        for (const plan::PlacementPlan& placement : inputs.flatplan.sections[i].placements) {
            for (const plan::Entry& entry : placement.entries) {
                if (!entry.product.is_valid()) continue;
                const catalog::ProductView product = inputs.snapshot.view(entry.product);
                Placed placed{entry.product, product.own().id, product.own().name_for_findings(), i, entry.item, {}, {}};
                inputs.evaluator.set_subject({&product, entry.group, fallbacks[entry.product]});
                TemplateReader(inputs, placed, product, fallbacks[entry.product]).read(inputs.design.item(entry.item));
                all.push_back(std::move(placed));
            }
        }
    }
    return all;
}

diag::FindingBuilder finding_on(const Inputs& inputs, const Placed& placed, const Expectation& expectation, diag::Code code,
                                std::vector<std::pair<std::string, std::string>> arguments) {
    auto builder = diag::finding(code, std::move(arguments));
    builder.about_product(placed.name_for_findings);
    if (expectation.node.is_valid()) builder.from(inputs.design.nodes.origin(expectation.node));
    if (expectation.cell.is_known()) builder.from(inputs.snapshot.cells().resolve(expectation.cell));
    return builder;
}

}
