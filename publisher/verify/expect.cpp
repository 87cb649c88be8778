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
    if (!field.starts_with(function) || field.size() <= function.size() || field[function.size()] != '[')
        return {};
    const std::size_t begin = function.size() + 1, end = field.find(']', begin);
    return field.substr(begin, end == std::string::npos ? 0 : end - begin);
}

/// Follows one template for one product: which conditions hold is asked of the evaluator, what the fields
/// are worth of the snapshot.
class TemplateReader {
public:
    TemplateReader(const Inputs& inputs, Placed& placed, const catalog::ProductView& product)
        : inputs_(inputs), placed_(placed), product_(product) {}

    void read(const design::Template& item) {
        if (item.kind == design::Template::Kind::Item) return read(item.root, Room::Sure);
        for (const design::TableColumn& column : item.table.columns)
            placed_.amounts.push_back(column.sum ? amount_of(*column.sum) : std::nullopt);
        for (const design::TableRow& row : item.table.body) {
            if (!holds(row.condition)) continue;
            for (const design::TableCell& cell : row.cells) {
                if (holds(cell.condition)) read(cell.text, Room::Sure);
            }
        }
    }

private:
    /// Whether a ladder may take the room away.
    enum class Room { Sure, Optional };

    bool holds(const design::XPathPtr& condition) {
        if (!condition) return true;
        const auto truth = inputs_.evaluator.test(*condition);
        return truth && *truth;
    }

    void read(const design::Box& box, Room room) {
        if (!holds(box.condition)) return;
        if (box.is_optional) room = Room::Optional;
        if (box.kind == design::Box::Kind::Text) read(box.text, room);
        if (box.kind == design::Box::Kind::Code) read_code(box, room);
        for (const design::Box& child : box.children)
            read(child, room);
    }

    void read(const design::TextSpec& text, Room room) {
        const bool is_shortened = text.copyfit && may_shorten(*text.copyfit);
        read(text.content, text, is_shortened ? Room::Optional : room);
    }

    static bool may_shorten(const design::Copyfit& copyfit) {
        using Step = design::CopyfitStep::Kind;
        return std::any_of(copyfit.steps.begin(), copyfit.steps.end(), [](const design::CopyfitStep& step) {
            return step.kind == Step::Alternative || step.kind == Step::CutSentence ||
                   step.kind == Step::CutWord;
        });
    }

    void read(const std::vector<design::Inline>& inlines, const design::TextSpec& text, Room room) {
        for (const design::Inline& piece : inlines) {
            if (!holds(piece.condition)) continue;
            read(piece.children, text, piece.is_optional ? Room::Optional : room);
            if (piece.kind == design::Inline::Kind::Field) refer(piece);
            if (!piece.expression || piece.kind == design::Inline::Kind::Field) continue;
            room_ = text.is_verified ? Room::Sure : room;
            for (const BoundText& each : bound(*piece.expression))
                expect(each, piece.node, text.is_verified);
        }
    }

    /// `<page-of>`: the page of the product itself, or of the one that the expression names.
    void refer(const design::Inline& piece) {
        if (piece.literal != "page-of") return;
        if (!piece.expression) return placed_.referred.push_back(placed_.id);
        const auto number = inputs_.evaluator.text(*piece.expression);
        const auto product = number ? inputs_.snapshot.find_product(*number) : std::nullopt;
        if (product) placed_.referred.push_back(inputs_.snapshot.view(*product).own().id);
    }

    /// What an expression prints of the product itself.
    std::vector<BoundText> bound(const xml::XPath& expression) const {
        auto texts = inputs_.evaluator.bind(expression);
        if (!texts) return {};
        std::erase_if(*texts,
                      [this](const BoundText& each) { return !each.is_set || each.product != placed_.id; });
        return std::move(*texts);
    }

    std::optional<Decimal> amount_of(const xml::XPath& expression) const {
        const auto texts = inputs_.evaluator.bind(expression);
        return texts && !texts->empty() ? Decimal::parse(texts->front().text) : std::nullopt;
    }

    void read_code(const design::Box& box, Room room) {
        const auto values = bound(*box.code.value);
        if (values.empty()) return;
        room_ = room;
        const BoundText& value = values.front();
        std::string text = value.text;
        if (box.code.add_on) {
            for (const BoundText& add_on : bound(*box.code.add_on))
                text += ' ' + add_on.text;
        }
        Expectation code{Kind::Code, value.field, std::move(text)};
        code.symbology = box.code.symbology;
        code.node = box.node;
        code.cell = value.cell;
        code.value = value.value;
        add(std::move(code));
    }

    void expect(const BoundText& bound, origin::NodeId node, bool is_verified) {
        const std::string price = inside(bound.field, "price"),
                          unit_price = inside(bound.field, "unit-price"),
                          scheme = inside(bound.field, "identifier"), saving = inside(bound.field, "saving");
        if (!price.empty()) return expect_price(bound, node, "price[" + price + ']', choose(price));
        if (!unit_price.empty()) {
            return expect_price(bound, node, bound.field, choose_unit(unit_price, bound.value));
        }
        if (!scheme.empty()) {
            Expectation number{Kind::Number, bound.field, std::string(product_.identifier(scheme))};
            number.node = node;
            number.cell = bound.cell;
            number.value = bound.value;
            return add(std::move(number));
        }
        if (!saving.empty()) return allow_saving(saving);
        if (is_verified || is_name(bound.field)) expect_value(bound, node);
    }

    bool is_name(const std::string& field) const {
        if (field == "name") return true;
        const catalog::FamilyId family = product_.family();
        return family.is_valid() && inputs_.snapshot.families()[family.index()].label_attribute == field;
    }

    expression::PriceChoice choose(const std::string& kind) const {
        return inputs_.evaluator.choose_price(kind);
    }

    /// A unit price says what it is derived from by the mark of that price only.
    expression::PriceChoice choose_unit(const std::string& kind, std::uint64_t mark) const {
        const auto* rule = expression::find_unit_price_rule(inputs_.publication, kind);
        if (!rule) return {};
        for (const char* of : {"regular", "promotion", "former", "lowest-prior"}) {
            auto choice =
                expression::choose_unit_price(inputs_.snapshot, product_, inputs_.edition, *rule, of);
            if (choice && (mark == 0 || choice.price->hash() == mark)) return choice;
        }
        return {};
    }

    void expect_price(const BoundText& bound, origin::NodeId node, std::string field,
                      const expression::PriceChoice& choice) {
        if (!choice) return;
        Expectation price{Kind::Price, std::move(field)};
        price.n_decimals = choice.decimals >= 0 ? choice.decimals : minor_digits(choice.price->currency);
        price.amount = choice.amount.rounded(price.n_decimals, choice.rounding);
        price.node = node;
        price.cell = bound.cell;
        price.value = bound.value;
        add(std::move(price));
    }

    void allow_saving(const std::string& kinds) {
        const auto names = split_list(kinds);
        if (names.size() != 2) return;
        const auto before = choose(names[0]), now = choose(names[1]);
        const auto saved = before && now ? before.amount.minus(now.amount) : std::nullopt;
        if (saved)
            placed_.also_allowed.push_back(saved->rounded(minor_digits(now.price->currency), Rounding::Down));
    }

    /// The value of the edition, or the one of another locale where the template names it.
    catalog::Resolution resolve(const catalog::Attribute& attribute, const BoundText& bound) const {
        const catalog::Resolution found = inputs_.evaluator.resolve(attribute);
        if (found.is_set() && found.value->hash() == bound.value) return found;
        const catalog::Address address{bound.locale, inputs_.edition.channel, inputs_.edition.market, {}};
        return inputs_.snapshot.resolve(product_, attribute.index, address);
    }

    void expect_value(const BoundText& bound, origin::NodeId node) {
        const catalog::Attribute* attribute = inputs_.snapshot.find_attribute(bound.field);
        if (!attribute) return;
        const catalog::Resolution found = resolve(*attribute, bound);
        if (!found.is_set()) return;
        const Kind kind = is_name(bound.field) ? Kind::Name : Kind::Text;
        const catalog::Datum& datum = found.value->datum;
        Expectation expectation{kind, bound.field};
        expectation.node = node;
        expectation.cell = found.value->cell;
        expectation.value = found.value->hash();
        if (const auto* plain = std::get_if<catalog::PlainText>(&datum))
            expectation.text = plain->text;
        else if (const auto* rich = std::get_if<catalog::RichText>(&datum))
            expectation.text = expression::plain_text(rich->html);
        else if (const auto* number = std::get_if<Decimal>(&datum))
            expectation.amount = *number;
        else if (const auto* options = std::get_if<catalog::Options>(&datum))
            expectation.text = labels(*attribute, *options);
        else if (const auto* metric = std::get_if<catalog::Metric>(&datum))
            expectation.amount = shown(*attribute, *metric);
        if (expectation.text.empty()) expectation.kind = Kind::Amount;
        const bool is_number =
            std::holds_alternative<Decimal>(datum) || std::holds_alternative<catalog::Metric>(datum);
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

    /// Whole and cents of one price are fields of the same element or of neighbours; they are read as one.
    void add(Expectation expectation) {
        expectation.may_be_left_out = room_ == Room::Optional;
        const auto is_known = [&](const Expectation& other) {
            return other.field == expectation.field &&
                   (other.node == expectation.node || other.kind == Kind::Price);
        };
        if (std::none_of(placed_.expectations.begin(), placed_.expectations.end(), is_known)) {
            placed_.expectations.push_back(std::move(expectation));
        }
    }

    const Inputs& inputs_;
    Placed& placed_;
    const catalog::ProductView& product_;
    Room room_ = Room::Sure;
};

}

std::vector<Placed> expect(const Inputs& inputs) {
    std::map<catalog::ProductId, std::vector<std::string>> fallbacks;
    for (const governance::ClearedProduct& cleared : inputs.clearance.products)
        fallbacks[cleared.product] = cleared.fallback_locales;
    inputs.evaluator.set_asset_filter([&clearance = inputs.clearance](catalog::AssetId asset) {
        const governance::AssetVerdict* verdict = clearance.verdict(asset);
        return verdict && verdict->is_cleared;
    });
    std::vector<Placed> all;
    for (std::size_t i = 0; i < inputs.flatplan.sections.size(); ++i) {
        const auto& placements = inputs.flatplan.sections[i].placements;
        for (std::size_t k = 0; k < placements.size(); ++k) {
            for (const plan::Entry& entry : placements[k].entries) {
                if (!entry.product.is_valid()) continue;
                const catalog::ProductView product = inputs.snapshot.view(entry.product);
                const auto& own = product.own();
                Placed placed{entry.product, own.id, own.name_for_findings(), i, k, entry.item, entry.group};
                if (placements[k].kind != plan::PlacementPlan::Kind::Table) placed.frame = entry.frame;
                placed.is_reference = placements[k].is_index;
                inputs.evaluator.set_subject({&product, entry.group, fallbacks[entry.product]});
                TemplateReader(inputs, placed, product).read(inputs.design.item(entry.item));
                all.push_back(std::move(placed));
            }
        }
    }
    return all;
}

}
