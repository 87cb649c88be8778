// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/binder.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/bind/internal/block_filler.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace publisher::bind {

namespace {

void hash_pictures(const BoundBox& box, Hasher& hasher) {
    if (box.picture) {
        const BoundPicture& picture = *box.picture;
        hasher.add(picture.asset).add(picture.file_digest).add(picture.alternative_text);
        hasher.add(std::llround(picture.focal_x * 1e6)).add(std::llround(picture.focal_y * 1e6));
        const PicturePart clip = picture.clip.value_or(PicturePart());
        for (const double side : {clip.left, clip.top, clip.right, clip.bottom})
            hasher.add(std::llround(side * 1e6));
        hasher.add(std::int64_t{picture.is_cropping_forbidden})
            .add(std::int64_t{picture.is_flipping_forbidden});
    }
    if (box.code) hasher.add(box.code->drawing.content);
    for (const BoundBox& child : box.children)
        hash_pictures(child, hasher);
}

/// The list of credits is bound like a field of that name.
bool shows_credits(const Block& block) {
    return std::any_of(block.bindings.begin(), block.bindings.end(), [](const origin::Binding& binding) {
        return binding.field == "credits" && binding.product.empty();
    });
}

/// Adds to what each column adds to its sums; the subject is set. An amount that is none is reported.
void add_amounts(const design::TableSpec& table, const Inputs& inputs, Block& block, diag::Sink& findings) {
    block.amounts.resize(table.columns.size());
    for (std::size_t i = 0; i < block.amounts.size(); ++i) {
        const design::XPathPtr& sum = table.columns[i].sum;
        if (!sum) continue;
        const auto texts = inputs.evaluator.bind(*sum);
        if (!texts || texts->empty() || !texts->front().is_set) continue;
        if (const auto amount = Decimal::parse(texts->front().text)) {
            const Decimal before = block.amounts[i].value_or(Decimal(0));
            block.amounts[i] = before.plus(*amount).value_or(before);
            continue;
        }
        findings.add(diag::finding(diag::Code::SumOfNoNumber,
                                   {{"text", texts->front().text}, {"column", table.columns[i].name}})
                         .from(sum->origin())
                         .about_product(block.product_name));
    }
}

Digest key_of(const Block& block, const Digest& design) {
    ArchiveWriter writer;
    writer.field(block.stories);
    writer.field(block.bindings);
    Hasher hasher;
    hasher.add("block").add(design).add(block.id).add(writer.bytes());
    hash_pictures(block.root, hasher);
    return hasher.finish();
}

}

struct Binder::State {
    Inputs inputs;
    diag::Sink& findings;
    Records records;
    bool has_credits_list = false;

    expression::Subject subject(const catalog::ProductView& product) const {
        return {&product, {}, inputs.clearance.fallback_locales(product.own().index)};
    }

    /// What readers call the product: its name, or what its family labels products with. The subject is set.
    std::string title_of(const catalog::ProductView& product) {
        std::string attribute = "name";
        if (!inputs.snapshot.find_attribute(attribute) && product.family().is_valid())
            attribute = inputs.snapshot.families()[product.family().index()].label_attribute;
        const auto expression = inputs.snapshot.find_attribute(attribute)
                                    ? records.expression("value('" + attribute + "')", findings)
                                    : nullptr;
        const auto name =
            expression ? inputs.evaluator.text(*expression) : Result<std::string>(std::string());
        return name && !name->empty() ? *name : product.own().id;
    }

    /// The entry's product and its variants; the subjects point into their own views.
    void find_subjects(const plan::Entry& entry, std::vector<catalog::ProductId> products,
                       Subjects& subjects) const {
        subjects.own = {nullptr, entry.group, {}};
        if (products.empty() && entry.product.is_valid()) products = {entry.product};
        for (const catalog::ProductId product : products)
            subjects.views.push_back(inputs.snapshot.view(product));
        for (const catalog::ProductView& view : subjects.views) {
            expression::Subject& variant = subjects.variants.emplace_back(subject(view));
            variant.category = entry.group;
            if (view.own().index != entry.product) continue;
            subjects.own = variant;
            subjects.own.has_variants = products.size() > 1;
        }
    }
};

Binder::Binder(const Inputs& inputs, diag::Sink& findings) : state_(new State{inputs, findings, {}, false}) {}
Binder::~Binder() = default;

Block Binder::bind(const plan::Entry& entry, const design::Template& item,
                   const std::vector<catalog::ProductId>& products, const plan::Term* term,
                   const std::string& section) {
    const catalog::Snapshot& snapshot = state_->inputs.snapshot;
    Block block;
    Subjects subjects;
    state_->find_subjects(entry, products, subjects);
    block.id = item.name;
    if (const catalog::ProductView* product = subjects.own.product) {
        block.product = product->own().id;
        block.product_name = product->own().name_for_findings();
        block.id += '/' + block.product;
        block.keys = {origin::product_anchor(block.product)};
    } else if (entry.group.is_valid()) {
        const std::string& code = snapshot.categories()[entry.group.index()].code;
        block.id += '/' + code;
        block.keys = {origin::group_anchor(code)};
    } else if (!section.empty()) {
        block.id += '/' + section;
        block.keys = {origin::section_anchor(section)};
    } else if (term) {
        subjects.own.term = &term->text;
        block.id += '/' + term->text.text;
        for (const catalog::ProductId each : term->products)
            block.keys.push_back(origin::product_anchor(snapshot.view(each).own().id));
    }
    for (const catalog::ProductView& view : subjects.views)
        block.products.push_back(view.own().id);
    if (state_->inputs.has_titles) {
        for (const expression::Subject& variant : subjects.variants) {
            state_->inputs.evaluator.set_subject(variant);
            block.titles.push_back(state_->title_of(*variant.product));
        }
    }
    state_->inputs.evaluator.set_subject(subjects.own);
    BlockFiller filler(state_->inputs, block, item.rich_text, subjects, state_->records, state_->findings);
    if (item.kind == design::Template::Kind::Table) {
        block.rows = filler.tables().fill(item.table.body, item.table.columns.size(), block.id);
        for (const expression::Subject& variant : subjects.variants) {
            state_->inputs.evaluator.set_subject(variant);
            add_amounts(item.table, state_->inputs, block, state_->findings);
        }
    } else if (auto root = filler.fill(item.root, "")) {
        block.root = std::move(*root);
    }
    block.content_key = key_of(block, item.digest);
    state_->has_credits_list = state_->has_credits_list || shows_credits(block);
    return block;
}

Block Binder::bind_part(const design::Template& table, const std::vector<design::TableRow>& rows,
                        const std::string& part, catalog::CategoryId group) {
    Block block;
    block.id = table.name + '/' + part;
    if (group.is_valid()) block.id += '/' + state_->inputs.snapshot.categories()[group.index()].code;
    Subjects subjects;
    subjects.own.category = group;
    state_->inputs.evaluator.set_subject(subjects.own);
    BlockFiller filler(state_->inputs, block, table.rich_text, subjects, state_->records, state_->findings);
    block.rows = filler.tables().fill(rows, table.table.columns.size(), block.id);
    block.content_key = key_of(block, table.digest);
    return block;
}

std::string Binder::money_text(const Decimal& amount) const {
    return state_->inputs.locale.money(amount, state_->inputs.edition.currency);
}

Block Binder::bind_furniture(const design::FurnitureFrame& frame, const design::Layout& layout) {
    Block block;
    static const design::RichTextMap kNoMap;
    block.id = "furniture/" + frame.name;
    const Subjects subjects;
    state_->inputs.evaluator.set_subject(subjects.own);
    BlockFiller filler(state_->inputs, block, kNoMap, subjects, state_->records, state_->findings);
    if (auto root = filler.fill(frame.content, "")) block.root = std::move(*root);
    block.content_key = key_of(block, layout.digest);
    return block;
}

const std::set<catalog::AssetId>& Binder::shown_assets() const {
    return state_->records.shown;
}
const std::set<catalog::AssetId>& Binder::credited_assets() const {
    return state_->records.credited;
}
bool Binder::has_credits_list() const {
    return state_->has_credits_list;
}

}
