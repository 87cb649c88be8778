// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/expect.hpp"

#include "publisher/verify/internal/field_reader.hpp"
#include "publisher/verify/internal/page_text.hpp"
#include "publisher/verify/internal/relatives.hpp"

#include <algorithm>
#include <utility>

namespace publisher::verify {
namespace {

using expression::Subject;
using Room = FieldReader::Room;

/// The product of an entry of the plan, and all the variants the entry stands for.
struct Subjects {
    Subject own;
    std::vector<Subject> variants;
    std::vector<catalog::ProductView> views;
};

/// Follows one template for one entry: which conditions hold is asked of the evaluator.
class TemplateReader {
public:
    TemplateReader(const Inputs& inputs, const Relatives& relatives, Placed& placed, const Subjects& subjects)
        : inputs_(inputs),
          relatives_(relatives),
          placed_(placed),
          subjects_(subjects),
          fields_(inputs, placed) {}

    /// `reads_all`: texts of all fields, for a row by which its product cannot be found else.
    void read(const design::Template& item, bool reads_all = false) {
        if (reads_all) fields_.expect_all();
        fields_.set_subject(subjects_.own);
        if (item.kind == design::Template::Kind::Item) return read(item.root, Room::Sure);
        read(item.table.body, Room::Sure);
        for (const Subject& variant : subjects_.variants) {
            fields_.set_subject(variant);
            fields_.add_amounts(item.table);
        }
    }

private:
    bool holds(const design::XPathPtr& condition) {
        if (!condition) return true;
        const auto truth = inputs_.evaluator.test(*condition);
        return truth && *truth;
    }

    void read(const design::Box& box, Room room) {
        using Kind = design::Box::Kind;
        if (!holds(box.condition)) return;
        if (box.is_optional) room = Room::Optional;
        if (box.kind == Kind::Text) read(box.text, room);
        if (box.kind == Kind::Code) fields_.read_code(box, room);
        if (box.kind == Kind::Table) read(box.table->body, room);
        if (box.kind == Kind::Matrix) for_each_variant([&] { read(box.matrix->body.text, room); });
        for (const design::Box& child : box.children)
            read(child, room);
    }

    void read(const std::vector<design::TableRow>& rows, Room room) {
        for (const design::TableRow& row : rows) {
            if (row.is_for_variants)
                for_each_variant([&] { read(row, room); });
            else
                read(row, room);
        }
    }

    void read(const design::TableRow& row, Room room) {
        if (!holds(row.condition)) return;
        for (const design::TableCell& cell : row.cells) {
            if (holds(cell.condition)) read(cell.text, room);
        }
    }

    template <typename Read>
    void for_each_variant(Read read_one) {
        for (const Subject& variant : subjects_.variants) {
            fields_.set_subject(variant);
            read_one();
        }
        fields_.set_subject(subjects_.own);
    }

    void read(const design::TextSpec& text, Room room) {
        if (text.copyfit && may_shorten(*text.copyfit)) room = Room::Optional;
        read(text.content, text.is_verified ? Room::Sure : room, text.is_verified);
    }

    static bool may_shorten(const design::Copyfit& copyfit) {
        using Step = design::CopyfitStep::Kind;
        return std::any_of(copyfit.steps.begin(), copyfit.steps.end(), [](const design::CopyfitStep& step) {
            return step.kind == Step::Alternative || step.kind == Step::CutSentence ||
                   step.kind == Step::CutWord;
        });
    }

    void read(const std::vector<design::Inline>& inlines, Room room, bool is_verified) {
        for (const design::Inline& piece : inlines) {
            if (!holds(piece.condition)) continue;
            if (piece.kind == design::Inline::Kind::Related) {
                refer_to_related(piece, room);
                continue;
            }
            read(piece.children, piece.is_optional && !is_verified ? Room::Optional : room, is_verified);
            if (piece.kind == design::Inline::Kind::Field)
                refer(piece);
            else if (piece.expression)
                fields_.read(*piece.expression, piece.node, is_verified, room);
        }
    }

    /// `<page-of>`: the page of the product itself, or of the one that the expression names.
    void refer(const design::Inline& piece) {
        if (piece.literal != "page-of") return;
        Reference reference{{placed_.id}, {""}, {}, piece.node, false};
        if (piece.expression) {
            const auto number = inputs_.evaluator.text(*piece.expression);
            const auto product = number ? inputs_.snapshot.find_product(*number) : std::nullopt;
            if (!product) return;
            reference.products = {inputs_.snapshot.view(*product).own().id};
        }
        placed_.references.push_back(std::move(reference));
    }

    /// `<related>`: one text of all related products and their pages.
    void refer_to_related(const design::Inline& piece, Room room) {
        const Subject of = inputs_.evaluator.subject();
        Reference reference{{}, {}, {}, piece.node, room == Room::Optional};
        std::string lead_in;
        int n_printed = 0;
        for (const catalog::ProductId product : relatives_.of(*of.product, piece.argument)) {
            if (piece.limit > 0 && n_printed == piece.limit) break;
            const catalog::ProductView view = inputs_.snapshot.view(product);
            inputs_.evaluator.set_subject({&view, {}, relatives_.fallback_locales(product)});
            std::string text = lead_in + (n_printed > 0 ? squashed(piece.literal) : "");
            const std::size_t n_before = reference.products.size();
            if (lead_in_of(piece.children, view.own().id, text, reference)) {
                lead_in = std::move(text);
                ++n_printed;
            } else {
                reference.products.resize(n_before);
                reference.lead_ins.resize(n_before);
            }
        }
        reference.tail = std::move(lead_in);
        inputs_.evaluator.set_subject(of);
        if (!reference.products.empty()) placed_.references.push_back(std::move(reference));
    }

    /// What is printed of a related product before its page; after it `lead_in` holds what follows the last
    /// page. False where the product has none of the values that are asked for.
    bool lead_in_of(const std::vector<design::Inline>& inlines, const std::string& id, std::string& lead_in,
                    Reference& reference) {
        bool has_value = false;
        for (const design::Inline& piece : inlines) {
            if (!holds(piece.condition)) continue;
            has_value |= lead_in_of(piece.children, id, lead_in, reference);
            if (piece.kind == design::Inline::Kind::Field && piece.literal == "page-of") {
                reference.products.push_back(id);
                reference.lead_ins.push_back(std::exchange(lead_in, {}));
            } else if (piece.expression) {
                const auto text = inputs_.evaluator.text(*piece.expression);
                if (!text) continue;
                has_value |= !text->empty();
                lead_in += squashed(*text);
            } else {
                lead_in += squashed(piece.literal);
            }
        }
        return has_value;
    }

    const Inputs& inputs_;
    const Relatives& relatives_;
    Placed& placed_;
    const Subjects& subjects_;
    FieldReader fields_;
};

class PlanReader {
public:
    explicit PlanReader(const Inputs& inputs) : inputs_(inputs), relatives_(inputs) {}

    Placed read(const plan::PlacementPlan& placement, const plan::Entry& entry) {
        Subjects subjects;
        collect(placement, entry, subjects);
        const catalog::Product& own = subjects.own.product->own();
        Placed placed;
        placed.product = entry.product;
        placed.id = own.id;
        placed.name_for_findings = own.name_for_findings();
        placed.item = entry.item;
        placed.group = entry.group;
        if (placement.kind != plan::PlacementPlan::Kind::Table) placed.frame = entry.frame;
        placed.is_reference = placement.is_index;
        for (const catalog::ProductView& view : subjects.views)
            placed.stands_for.push_back(view.own().id);
        const design::Template& item = inputs_.design.item(entry.item);
        Placed nameless = placed;
        TemplateReader(inputs_, relatives_, placed, subjects).read(item);
        if (!placed.is_reference || placed.number() || placed.name()) return placed;
        TemplateReader(inputs_, relatives_, nameless, subjects).read(item, true);
        return nameless;
    }

private:
    void collect(const plan::PlacementPlan& placement, const plan::Entry& entry, Subjects& subjects) {
        const auto products = placement.products_of(entry);
        for (const catalog::ProductId product : products)
            subjects.views.push_back(inputs_.snapshot.view(product));
        for (std::size_t i = 0; i < products.size(); ++i) {
            subjects.variants.push_back(
                {&subjects.views[i], entry.group, relatives_.fallback_locales(products[i])});
            if (products[i] == entry.product) subjects.own = subjects.variants.back();
        }
        subjects.own.has_variants = products.size() > 1;
    }

    const Inputs& inputs_;
    Relatives relatives_;
};

}

std::vector<Placed> expect(const Inputs& inputs) {
    inputs.evaluator.set_asset_filter([&clearance = inputs.clearance](catalog::AssetId asset) {
        const governance::AssetVerdict* verdict = clearance.verdict(asset);
        return verdict && verdict->is_cleared;
    });
    PlanReader reader(inputs);
    std::vector<Placed> all;
    for (std::size_t section = 0; section < inputs.flatplan.sections.size(); ++section) {
        const auto& placements = inputs.flatplan.sections[section].placements;
        for (std::size_t placement = 0; placement < placements.size(); ++placement) {
            for (const plan::Entry& entry : placements[placement].entries) {
                if (!entry.product.is_valid()) continue;
                all.push_back(reader.read(placements[placement], entry));
                all.back().section = section;
                all.back().placement = placement;
            }
        }
    }
    return all;
}

}
