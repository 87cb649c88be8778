// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/field_reader.hpp"

#include "publisher/base/text.hpp"
#include "publisher/expression/raw_text.hpp"
#include "publisher/verify/internal/amount.hpp"

#include <algorithm>

namespace publisher::verify {

using expression::BoundText;
using Kind = Expectation::Kind;

namespace {

/// "regular" of "price[regular]/whole"; empty when the field is not of that kind.
std::string inside(const std::string& field, std::string_view function) {
    if (!field.starts_with(function) || field.size() <= function.size() || field[function.size()] != '[')
        return {};
    const std::size_t begin = function.size() + 1, end = field.find(']', begin);
    return field.substr(begin, end == std::string::npos ? 0 : end - begin);
}

}

void FieldReader::set_subject(const expression::Subject& subject) {
    product_ = subject.product;
    inputs_.evaluator.set_subject(subject);
}

void FieldReader::read(const xml::XPath& expression, origin::NodeId node, bool is_verified, Room room) {
    node_ = node;
    room_ = room;
    for (const BoundText& each : bound(expression))
        expect(each, is_verified);
}

/// What an expression prints of the product itself.
std::vector<BoundText> FieldReader::bound(const xml::XPath& expression) const {
    auto texts = inputs_.evaluator.bind(expression);
    if (!texts) return {};
    std::erase_if(
        *texts, [this](const BoundText& each) { return !each.is_set || each.product != product_->own().id; });
    return std::move(*texts);
}

void FieldReader::read_code(const design::Box& box, Room room) {
    const auto values = bound(*box.code.value);
    if (values.empty()) return;
    node_ = box.node;
    room_ = room;
    Expectation code = expectation(Kind::Code, values.front().field, values.front());
    code.text = values.front().text;
    code.symbology = box.code.symbology;
    if (box.code.add_on) {
        for (const BoundText& add_on : bound(*box.code.add_on))
            code.text += ' ' + add_on.text;
    }
    add(std::move(code));
}

void FieldReader::add_amounts(const design::TableSpec& table) {
    placed_.amounts.resize(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].sum) continue;
        const auto texts = inputs_.evaluator.bind(*table.columns[i].sum);
        const auto amount = texts && !texts->empty() ? Decimal::parse(texts->front().text) : std::nullopt;
        if (amount) placed_.amounts[i] = placed_.amounts[i].value_or(Decimal()).plus(*amount);
    }
}

void FieldReader::expect(const BoundText& bound, bool is_verified) {
    const std::string price = inside(bound.field, "price"), unit_price = inside(bound.field, "unit-price"),
                      scheme = inside(bound.field, "identifier"), saving = inside(bound.field, "saving");
    if (!price.empty()) return expect_price(bound, "price[" + price + ']', choose(price));
    if (!unit_price.empty()) return expect_price(bound, bound.field, choose_unit(unit_price, bound.value));
    if (!saving.empty()) return allow_saving(saving);
    if (!scheme.empty()) {
        Expectation number = expectation(Kind::Number, bound.field, bound);
        number.text = product_->identifier(scheme);
        return add(std::move(number));
    }
    if (is_verified || expects_all_ || is_name(bound.field)) expect_value(bound);
}

bool FieldReader::is_name(const std::string& field) const {
    if (field == "name") return true;
    const catalog::FamilyId family = product_->family();
    return family.is_valid() && inputs_.snapshot.families()[family.index()].label_attribute == field;
}

expression::PriceChoice FieldReader::choose(const std::string& kind) const {
    return inputs_.evaluator.choose_price(kind);
}

/// A unit price says what it is derived from by the mark of that price only.
expression::PriceChoice FieldReader::choose_unit(const std::string& kind, std::uint64_t mark) const {
    const auto* rule = expression::find_unit_price_rule(inputs_.publication, kind);
    if (!rule) return {};
    for (const char* of : {"regular", "promotion", "former", "lowest-prior"}) {
        auto choice = expression::choose_unit_price(inputs_.snapshot, *product_, inputs_.edition, *rule, of);
        if (choice && (mark == 0 || choice.price->hash() == mark)) return choice;
    }
    return {};
}

void FieldReader::expect_price(const BoundText& bound, std::string field,
                               const expression::PriceChoice& choice) {
    if (!choice) return;
    Expectation price = expectation(Kind::Price, field, bound);
    price.n_decimals = choice.decimals >= 0 ? choice.decimals : minor_digits(choice.price->currency);
    price.amount = choice.amount.rounded(price.n_decimals, choice.rounding);
    add(std::move(price));
}

void FieldReader::allow_saving(const std::string& kinds) {
    const auto names = split_list(kinds);
    if (names.size() != 2) return;
    const auto before = choose(names[0]), now = choose(names[1]);
    const auto saved = before && now ? before.amount.minus(now.amount) : std::nullopt;
    if (saved)
        placed_.also_allowed.push_back(saved->rounded(minor_digits(now.price->currency), Rounding::Down));
}

/// The value of the edition, or the one of another locale where the template names it.
catalog::Resolution FieldReader::resolve(const catalog::Attribute& attribute, const BoundText& bound) const {
    const catalog::Resolution found = inputs_.evaluator.resolve(attribute);
    if (found.is_set() && found.value->hash() == bound.value) return found;
    const catalog::Address address{bound.locale, inputs_.edition.channel, inputs_.edition.market, {}};
    return inputs_.snapshot.resolve(*product_, attribute.index, address);
}

void FieldReader::expect_value(const BoundText& bound) {
    const catalog::Attribute* attribute = inputs_.snapshot.find_attribute(bound.field);
    if (!attribute) return;
    const catalog::Resolution found = resolve(*attribute, bound);
    if (!found.is_set()) return;
    const Kind kind = is_name(bound.field) ? Kind::Name : Kind::Text;
    const catalog::Datum& datum = found.value->datum;
    Expectation expected = expectation(kind, bound.field, bound);
    expected.cell = found.value->cell;
    expected.value = found.value->hash();
    if (const auto* plain = std::get_if<catalog::PlainText>(&datum))
        expected.text = plain->text;
    else if (const auto* rich = std::get_if<catalog::RichText>(&datum))
        expected.text = expression::plain_text(rich->html);
    else if (const auto* number = std::get_if<Decimal>(&datum))
        expected.amount = *number;
    else if (const auto* options = std::get_if<catalog::Options>(&datum))
        expected.text = labels(*attribute, *options);
    else if (const auto* metric = std::get_if<catalog::Metric>(&datum))
        expected.amount = shown(*attribute, *metric);
    if (expected.text.empty()) expected.kind = Kind::Amount;
    const bool is_number =
        std::holds_alternative<Decimal>(datum) || std::holds_alternative<catalog::Metric>(datum);
    if (is_number || !expected.text.empty()) add(std::move(expected));
}

/// Of several options each has to be read, whatever stands between them; one is enough to be sure of one.
std::string FieldReader::labels(const catalog::Attribute& attribute, const catalog::Options& options) const {
    if (options.codes.size() != 1) return {};
    const std::string* label = attribute.option_label(options.codes.front(), inputs_.edition.locale);
    return label ? *label : std::string();
}

Decimal FieldReader::shown(const catalog::Attribute& attribute, const catalog::Metric& metric) const {
    for (const publication::UnitRule& rule : inputs_.publication.governance.units) {
        const auto fits = [](const std::string& wanted, const std::string& found) {
            return wanted.empty() || wanted == found;
        };
        if (rule.attribute != attribute.code || !fits(rule.channel, inputs_.edition.channel) ||
            !fits(rule.locale, inputs_.edition.locale) || !fits(rule.market, inputs_.edition.market)) {
            continue;
        }
        return convert_unit(metric.amount, metric.unit, rule.to_unit, rule.decimals, rule.rounding)
            .value_or(metric.amount);
    }
    return metric.amount;
}

Expectation FieldReader::expectation(Kind kind, const std::string& field, const BoundText& bound) const {
    Expectation expectation;
    expectation.kind = kind;
    expectation.product = product_->own().id;
    expectation.name_for_findings = product_->own().name_for_findings();
    expectation.field = field;
    expectation.node = node_;
    expectation.cell = bound.cell;
    expectation.value = bound.value;
    expectation.may_be_left_out = room_ == Room::Optional;
    return expectation;
}

/// Whole and cents of one price are fields of the same element or of neighbours; they are read as one.
void FieldReader::add(Expectation expectation) {
    const auto is_known = [&](const Expectation& other) {
        return other.field == expectation.field && other.product == expectation.product &&
               (other.node == expectation.node || other.kind == Kind::Price);
    };
    if (std::none_of(placed_.expectations.begin(), placed_.expectations.end(), is_known)) {
        placed_.expectations.push_back(std::move(expectation));
    }
}

}
