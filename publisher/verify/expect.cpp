// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/expect.hpp"

#include "publisher/verify/internal/field_reader.hpp"

#include <algorithm>
#include <map>

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
    TemplateReader(const Inputs& inputs, Placed& placed, const Subjects& subjects)
        : inputs_(inputs), placed_(placed), subjects_(subjects), fields_(inputs, placed) {}

    void read(const design::Template& item) {
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
        if (!piece.expression) return placed_.referred.push_back(placed_.id);
        const auto number = inputs_.evaluator.text(*piece.expression);
        const auto product = number ? inputs_.snapshot.find_product(*number) : std::nullopt;
        if (product) placed_.referred.push_back(inputs_.snapshot.view(*product).own().id);
    }

    const Inputs& inputs_;
    Placed& placed_;
    const Subjects& subjects_;
    FieldReader fields_;
};

class PlanReader {
public:
    explicit PlanReader(const Inputs& inputs) : inputs_(inputs) {
        for (const governance::ClearedProduct& cleared : inputs.clearance.products)
            fallbacks_[cleared.product] = cleared.fallback_locales;
    }

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
        TemplateReader(inputs_, placed, subjects).read(inputs_.design.item(entry.item));
        return placed;
    }

private:
    void collect(const plan::PlacementPlan& placement, const plan::Entry& entry, Subjects& subjects) {
        const auto products = placement.products_of(entry);
        for (const catalog::ProductId product : products)
            subjects.views.push_back(inputs_.snapshot.view(product));
        for (std::size_t i = 0; i < products.size(); ++i) {
            subjects.variants.push_back({&subjects.views[i], entry.group, fallbacks_[products[i]]});
            if (products[i] == entry.product) subjects.own = subjects.variants.back();
        }
        subjects.own.has_variants = products.size() > 1;
    }

    const Inputs& inputs_;
    std::map<catalog::ProductId, std::vector<std::string>> fallbacks_;
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
