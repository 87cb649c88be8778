// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/order.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/prices.hpp"
#include "publisher/expression/raw_text.hpp"
#include "publisher/plan/internal/sort_bytes.hpp"
#include "publisher/plan/internal/tree_path.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

using catalog::Attribute;
using catalog::AttributeType;
using catalog::ProductView;

/// Quotients of units and of price bases; nothing is printed from here.
constexpr int kDecimals = 12;
constexpr std::string_view kPriceOfKind = "price:";

std::string_view without_sign(std::string_view key) { return key.starts_with('-') ? key.substr(1) : key; }

/// The attribute a family names its products by, for data that calls it otherwise than `name`.
const Attribute* name_attribute(const ProductView& product, const catalog::Snapshot& snapshot) {
    if (const Attribute* attribute = snapshot.find_attribute("name")) return attribute;
    const catalog::FamilyId family = product.family();
    return family.is_valid() ? snapshot.find_attribute(snapshot.families()[family.index()].label_attribute) : nullptr;
}

/// Options in the order of their list; codes that are in none behind them, as text.
std::string option_term(const Attribute& attribute, const catalog::Options& options) {
    std::string bytes;
    for (const std::string& code : options.codes) {
        const auto& order = attribute.option_order;
        const auto place = std::find(order.begin(), order.end(), code);
        bytes += '\x01' + sort_bytes(static_cast<std::uint32_t>(place - order.begin()));
        if (place == order.end()) bytes += sort_bytes(code);
    }
    return bytes + '\0';
}

std::vector<std::string> known_keys(const catalog::Snapshot& snapshot) {
    std::vector<std::string> known = {"category", "name", "sku", "id", "price"};
    for (const Attribute& attribute : snapshot.attributes()) {
        if (attribute.type != AttributeType::Media) known.push_back(attribute.code);
    }
    return known;
}

/// Why products cannot be ordered by a key; empty when they can.
std::string objection_to(std::string_view key, const publication::Placement& placement,
                         const catalog::Snapshot& snapshot, const publication::Publication& publication) {
    if (key == "sku" || key == "id" || key == "price") return {};
    if (key == "category") {
        return placement.group_tree.empty() ? "the placement names no group-tree, whose categories it would follow" : "";
    }
    if (key.starts_with(kPriceOfKind)) {
        const std::string kind(key.substr(kPriceOfKind.size()));
        return expression::is_price_kind(publication, kind) ? "" : "there is no price of kind '" + kind + "'";
    }
    const Attribute* attribute = snapshot.find_attribute(key);
    if (attribute && attribute->type == AttributeType::Media) return "a picture has no order";
    if (attribute && attribute->type == AttributeType::Price) return "an edition picks prices by their kind";
    const auto& families = snapshot.families();
    const bool has_name = key == "name" && std::any_of(families.begin(), families.end(), [](const catalog::Family& family) {
        return !family.label_attribute.empty();
    });
    return attribute || has_name ? "" : "there is no such attribute in the data";
}

}

Order::Order(const publication::Placement& placement, const Inputs& inputs, diag::Sink& findings)
    : placement_(placement), inputs_(inputs), findings_(findings) {}

std::string Order::key_of(const ProductView& product) {
    std::string bytes;
    for (const std::string& key : placement_.order) {
        std::string piece = term(std::string(without_sign(key)), product);
        if (piece.empty()) {
            bytes += '\x02';
            continue;
        }
        bytes += '\x01' + (key.starts_with('-') ? complement(std::move(piece)) : piece);
    }
    return bytes;
}

std::string Order::tie_key_of(const ProductView& product) {
    const std::string name = name_term(product);
    return (name.empty() ? "\x02" : '\x01' + name) + product.own().id;
}

std::string Order::term(const std::string& key, const ProductView& product) {
    if (key == "sku" || key == "id") return sort_bytes(product.own().id);
    if (key == "name") return name_term(product);
    if (key == "category") return category_term(product);
    if (key == "price") return price_term("regular");
    if (key.starts_with(kPriceOfKind)) return price_term(std::string_view(key).substr(kPriceOfKind.size()));
    const Attribute* attribute = inputs_.snapshot.find_attribute(key);
    return attribute ? attribute_term(*attribute, product) : std::string();
}

std::string Order::name_term(const ProductView& product) const {
    const Attribute* attribute = name_attribute(product, inputs_.snapshot);
    const catalog::Resolution found = attribute ? inputs_.evaluator.resolve(*attribute) : catalog::Resolution();
    return found.is_set() ? text_term(expression::raw_text(found.value->datum)) : std::string();
}

std::string Order::category_term(const ProductView& product) const {
    std::string bytes;
    for (const auto& [order, category] : path_of(category_in_tree(product, placement_.group_tree, inputs_.snapshot), inputs_.snapshot)) {
        bytes += '\x01' + sort_bytes(Decimal(order)) + sort_bytes(category);
    }
    return bytes.empty() ? bytes : bytes + '\0';
}

std::string Order::price_term(std::string_view kind) const {
    const expression::PriceChoice choice = inputs_.evaluator.choose_price(std::string(kind));
    const auto amount = choice ? choice.amount.over(choice.price->basis, kDecimals, Rounding::HalfEven) : std::nullopt;
    return amount ? sort_bytes(*amount) : std::string();
}

std::string Order::attribute_term(const Attribute& attribute, const ProductView& product) {
    const catalog::Resolution found = inputs_.evaluator.resolve(attribute);
    if (!found.is_set()) {
        const bool is_identifier = attribute.type == AttributeType::Identifier;
        const std::string_view text = is_identifier ? product.identifier(attribute.code) : std::string_view();
        return text.empty() ? std::string() : text_term(text);
    }
    const catalog::Datum& datum = found.value->datum;
    if (const auto* number = std::get_if<Decimal>(&datum)) return sort_bytes(*number);
    if (const auto* truth = std::get_if<bool>(&datum)) return *truth ? "\x01" : "\x02"; // what has it stands first
    if (const auto* day = std::get_if<Date>(&datum)) return sort_bytes(day->to_string());
    if (const auto* options = std::get_if<catalog::Options>(&datum)) return option_term(attribute, *options);
    if (const auto* metric = std::get_if<catalog::Metric>(&datum)) {
        return measure_term(attribute, *metric, product, found.value->cell);
    }
    return text_term(expression::raw_text(datum));
}

/// In the attribute's own unit, or where it has none in that of the first product.
std::string Order::measure_term(const Attribute& attribute, const catalog::Metric& metric, const ProductView& product,
                                const origin::CellRef& cell) {
    const std::string& unit =
        units_.try_emplace(attribute.index, attribute.default_unit.empty() ? metric.unit : attribute.default_unit).first->second;
    const auto amount = metric.unit == unit ? std::optional(metric.amount)
                                            : convert_unit(metric.amount, metric.unit, unit, kDecimals, Rounding::HalfEven);
    if (amount) return sort_bytes(*amount);
    findings_.add(diag::finding(diag::Code::OrderUnits, {{"field", attribute.code}, {"found", metric.unit}, {"wanted", unit}})
                      .from(placement_.origin)
                      .from(inputs_.snapshot.cells().resolve(cell))
                      .about_product(product.own().name_for_findings()));
    return {};
}

std::string Order::text_term(std::string_view text) const { return sort_bytes(inputs_.locale.sort_key(text)); }

bool check_order(const publication::Placement& placement, const catalog::Snapshot& snapshot,
                 const publication::Publication& publication, diag::Sink& findings) {
    bool is_good = true;
    for (const std::string& signed_key : placement.order) {
        const std::string key(without_sign(signed_key));
        const std::string objection = objection_to(key, placement, snapshot, publication);
        if (objection.empty()) continue;
        is_good = false;
        auto finding = diag::finding(diag::Code::OrderUnknown, {{"key", key}, {"reason", objection}}).from(placement.origin);
        const bool is_price = snapshot.find_attribute(key) || key.starts_with(kPriceOfKind) || key == "category";
        const auto nearest = is_price ? std::nullopt : nearest_name(key, known_keys(snapshot));
        if (nearest) finding.with_remedy("did you mean '" + *nearest + "'?");
        findings.add(finding);
    }
    return is_good;
}

}
