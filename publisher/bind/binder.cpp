// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/binder.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/bind/inline_binder.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace publisher::bind {

using design::Box;

namespace {

/// What is kept from block to block.
struct Records {
    std::set<catalog::AssetId> shown, credited;
    InlineBinder::Told told;
    std::map<std::string, design::XPathPtr> made;      ///< expressions of feature lists, by text

    design::XPathPtr expression(const std::string& text, diag::Sink& findings) {
        design::XPathPtr& compiled = made[text];
        if (!compiled) compiled = xml::XPath::compile(text, {}, {}, findings);
        return compiled;
    }
};

/// Fills one block; the subject is already set.
class BlockFiller {
public:
    BlockFiller(const Inputs& inputs, Block& block, const design::RichTextMap& rich_text,
                const expression::Subject& subject, Records& records, diag::Sink& findings)
        : inputs_(inputs), block_(block), stem_(block.id), product_(subject.product), records_(records), findings_(findings),
          inlines_(inputs, block, subject, rich_text, records.told, findings) {
        inputs.evaluator.set_subject(subject);
    }

    /// Nothing for a box whose condition does not hold, or that has nothing to say.
    std::optional<BoundBox> fill(const Box& box, const std::string& path) {
        if (!inlines_.holds(box.condition)) return std::nullopt;
        BoundBox bound;
        bound.spec = &box;
        bound.id = stem_ + path;
        switch (box.kind) {
            case Box::Kind::Text: return fill_text(std::move(bound));
            case Box::Kind::Picture: return fill_picture(std::move(bound));
            case Box::Kind::Features: return fill_features(std::move(bound));
            case Box::Kind::Code: return fill_code(std::move(bound));
            case Box::Kind::Rule:
            case Box::Kind::Space: return bound;
            case Box::Kind::Stack:
            case Box::Kind::Row:
            case Box::Kind::Layer: return fill_children(std::move(bound), path);
        }
        return std::nullopt;
    }

    std::vector<BoundRow> fill_rows(const std::vector<design::TableRow>& rows) {
        std::vector<BoundRow> result;
        for (const design::TableRow& row : rows) {
            if (!inlines_.holds(row.condition)) continue;
            BoundRow bound{&row, {}};
            for (const design::TableCell& cell : row.cells) {
                BoundCell bound_cell{&cell, {}};
                if (inlines_.holds(cell.condition)) {
                    bound_cell.story = inlines_.bind(cell.text, cell.text.content, stem_ + '/' + cell.name);
                }
                bound.cells.push_back(bound_cell);
            }
            result.push_back(std::move(bound));
        }
        return result;
    }

    /// What readers call the product: its name, or what its family labels products with.
    std::string title() {
        const catalog::Snapshot& snapshot = inputs_.snapshot;
        std::string attribute = "name";
        if (!snapshot.find_attribute(attribute) && product_->family().is_valid())
            attribute = snapshot.families()[product_->family().index()].label_attribute;
        const auto name = snapshot.find_attribute(attribute) ? evaluate("value('" + attribute + "')") : std::nullopt;
        return name ? name->text : product_->own().id;
    }

private:
    std::optional<BoundBox> fill_text(BoundBox bound) {
        const design::TextSpec& text = bound.spec->text;
        bound.story = inlines_.bind(text, text.content, bound.id);
        if (!bound.story) return std::nullopt;
        if (!text.copyfit) return bound;
        for (const design::CopyfitStep& step : text.copyfit->steps) bound.versions.push_back(bind_version(step, bound));
        return bound;
    }

    std::optional<BoundBox> fill_code(BoundBox bound) {
        bound.code = inlines_.bind_code(*bound.spec, bound.id);
        if (!bound.code) return std::nullopt;
        return bound;
    }

    std::optional<StoryIndex> bind_version(const design::CopyfitStep& step, const BoundBox& bound) {
        const design::TextSpec& text = bound.spec->text;
        if (step.kind == design::CopyfitStep::Kind::Alternative) return inlines_.bind(text, step.alternative, bound.id);
        if (step.kind != design::CopyfitStep::Kind::DropOptional) return std::nullopt;
        return inlines_.bind(text, text.content, bound.id, InlineBinder::Optional::Drop);
    }

    std::optional<BoundBox> fill_children(BoundBox bound, const std::string& path) {
        std::map<std::string, int> n_of_name;
        for (const Box& child : bound.spec->children) {
            static constexpr std::string_view kNames[] = {"stack", "row", "layer", "text", "picture", "features", "code", "rule", "space"};
            std::string name = child.name.empty() ? std::string(kNames[static_cast<std::size_t>(child.kind)]) : child.name;
            const int place = ++n_of_name[name];
            if (place > 1 || child.name.empty()) name += std::to_string(place);
            if (auto filled = fill(child, path + '/' + name)) bound.children.push_back(std::move(*filled));
        }
        return bound;
    }

    std::optional<BoundBox> fill_picture(BoundBox bound) {
        const design::PictureSpec& spec = bound.spec->picture;
        const auto texts = inputs_.evaluator.bind(*spec.asset);
        const bool is_set = texts && !texts->empty() && texts->front().is_set;
        const catalog::Asset* asset = is_set ? inputs_.snapshot.find_asset(texts->front().text) : nullptr;
        const governance::AssetVerdict* verdict = asset ? inputs_.clearance.verdict(asset->index) : nullptr;
        if (!verdict || !verdict->is_cleared) return std::nullopt;
        const AssetFacts facts = inputs_.asset_facts(asset->index);
        if (!facts.is_usable) return std::nullopt;

        BoundPicture picture;
        picture.asset = asset->id;
        picture.file_digest = facts.file_digest;
        picture.width = facts.width;
        picture.height = facts.height;
        picture.focal_x = asset->focal_x;
        picture.focal_y = asset->focal_y;
        picture.clip = facts.clip;
        picture.is_cropping_forbidden = verdict->is_cropping_forbidden;
        picture.is_flipping_forbidden = verdict->is_flipping_forbidden;
        if (const auto* text = publication::find_localized(asset->alternative_texts, inputs_.edition.locale)) {
            picture.alternative_text = *text;
        }
        const expression::BoundText& source = texts->front();
        block_.bindings.push_back({source.product, source.field, source.locale, source.value, bound.spec->node, source.cell});
        picture.binding = origin::BindingId(block_.bindings.size() - 1);
        records_.shown.insert(asset->index);
        if (verdict->is_credit_required && spec.has_credit) {
            picture.credit = inlines_.add_plain(bound.id + "/credit", spec.credit_style, verdict->credit,
                                                {asset->id, "credit", {}, sha256(verdict->credit).prefix(),
                                                 bound.spec->node, asset->cell});
            records_.credited.insert(asset->index);
        }
        bound.picture = std::move(picture);
        return bound;
    }

    std::optional<BoundBox> fill_features(BoundBox bound) {
        if (!product_) return std::nullopt;
        const design::FeaturesSpec& spec = bound.spec->features;
        for (const std::string& code : feature_codes(spec)) {
            if (spec.max_rows > 0 && static_cast<int>(bound.features.size()) >= spec.max_rows) break;
            const auto value = evaluate("value('" + code + "')");
            const auto label = evaluate("label('" + code + "')");
            if (!value || !label) continue;
            BoundFeature feature;
            feature.label = inlines_.add_bound(bound.id + '/' + code + "/label", spec.label_style, *label, bound.spec->node);
            feature.value = inlines_.add_bound(bound.id + '/' + code, spec.value_style, *value, bound.spec->node);
            bound.features.push_back(feature);
        }
        if (bound.features.empty()) return std::nullopt;
        return bound;
    }

    std::optional<expression::BoundText> evaluate(const std::string& text) {
        const auto expression = records_.expression(text, findings_);
        auto bound = expression ? inputs_.evaluator.bind(*expression) : Result<std::vector<expression::BoundText>>(std::vector<expression::BoundText>());
        if (!bound || bound->empty() || !bound->front().is_set) return std::nullopt;
        return std::move(bound->front());
    }

    /// The named ones, else what the product's family has and a reader can use in two words.
    std::vector<std::string> feature_codes(const design::FeaturesSpec& spec) const {
        if (!spec.attributes.empty()) return spec.attributes;
        const catalog::FamilyId family = product_->family();
        if (!family.is_valid()) return {};
        std::vector<const catalog::Attribute*> attributes;
        for (const catalog::AttributeId id : inputs_.snapshot.families()[family.index()].attributes) {
            attributes.push_back(&inputs_.snapshot.attributes()[id.index()]);
        }
        std::stable_sort(attributes.begin(), attributes.end(),
                         [](const auto* a, const auto* b) { return std::tie(a->group, a->order) < std::tie(b->group, b->order); });
        using Type = catalog::AttributeType;
        std::vector<std::string> codes;
        for (const catalog::Attribute* attribute : attributes) {
            const bool is_short = attribute->type != Type::RichText && attribute->type != Type::Media &&
                                  attribute->type != Type::Price && attribute->type != Type::Identifier;
            const bool is_excluded =
                std::find(spec.excluded.begin(), spec.excluded.end(), attribute->code) != spec.excluded.end();
            if (is_short && !is_excluded) codes.push_back(attribute->code);
        }
        return codes;
    }

    const Inputs& inputs_;
    Block& block_;
    std::string stem_;
    const catalog::ProductView* product_;
    Records& records_;
    diag::Sink& findings_;
    InlineBinder inlines_;
};

void hash_pictures(const BoundBox& box, Hasher& hasher) {
    if (box.picture) {
        const BoundPicture& picture = *box.picture;
        hasher.add(picture.asset).add(picture.file_digest).add(picture.alternative_text);
        hasher.add(std::llround(picture.focal_x * 1e6)).add(std::llround(picture.focal_y * 1e6));
        const PicturePart clip = picture.clip.value_or(PicturePart());
        for (const double side : {clip.left, clip.top, clip.right, clip.bottom}) hasher.add(std::llround(side * 1e6));
        hasher.add(std::int64_t{picture.is_cropping_forbidden}).add(std::int64_t{picture.is_flipping_forbidden});
    }
    if (box.code) hasher.add(box.code->drawing.content);
    for (const BoundBox& child : box.children) hash_pictures(child, hasher);
}

/// The list of credits is bound like a field of that name.
bool shows_credits(const Block& block) {
    return std::any_of(block.bindings.begin(), block.bindings.end(), [](const origin::Binding& binding) {
        return binding.field == "credits" && binding.product.empty();
    });
}

/// What each column adds to its sums; the subject is set. An amount that is none is reported.
std::vector<std::optional<Decimal>> amounts_of(const design::TableSpec& table, const Inputs& inputs, const Block& block,
                                               diag::Sink& findings) {
    std::vector<std::optional<Decimal>> amounts(table.columns.size());
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const design::XPathPtr& sum = table.columns[i].sum;
        if (!sum) continue;
        const auto texts = inputs.evaluator.bind(*sum);
        if (!texts || texts->empty() || !texts->front().is_set) continue;
        amounts[i] = Decimal::parse(texts->front().text);
        if (amounts[i]) continue;
        findings.add(diag::finding(diag::Code::SumOfNoNumber, {{"text", texts->front().text}, {"column", table.columns[i].name}})
                         .from(sum->origin())
                         .about_product(block.product_name));
    }
    return amounts;
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
};

Binder::Binder(const Inputs& inputs, diag::Sink& findings) : state_(new State{inputs, findings, {}, false}) {}
Binder::~Binder() = default;

Block Binder::bind(const plan::Entry& entry, const design::Template& item, const plan::Term* term) {
    const Inputs& inputs = state_->inputs;
    const catalog::Snapshot& snapshot = inputs.snapshot;
    Block block;
    block.id = item.name;
    catalog::ProductView product;
    expression::Subject subject{nullptr, entry.group, {}, nullptr};
    if (entry.product.is_valid()) {
        product = snapshot.view(entry.product);
        subject.product = &product;
        subject.fallback_locales = inputs.clearance.fallback_locales(entry.product);
        block.product = product.own().id;
        block.product_name = product.own().name_for_findings();
        block.id += '/' + block.product;
        block.keys = {origin::product_anchor(block.product)};
    } else if (entry.group.is_valid()) {
        const std::string& code = snapshot.categories()[entry.group.index()].code;
        block.id += '/' + code;
        block.keys = {origin::group_anchor(code)};
    } else if (term) {
        subject.term = &term->text;
        block.id += '/' + term->text.text;
        for (const catalog::ProductId each : term->products)
            block.keys.push_back(origin::product_anchor(snapshot.view(each).own().id));
    }
    BlockFiller filler(inputs, block, item.rich_text, subject, state_->records, state_->findings);
    if (item.kind == design::Template::Kind::Table) {
        block.rows = filler.fill_rows(item.table.body);
        if (subject.product) block.amounts = amounts_of(item.table, inputs, block, state_->findings);
    }
    else if (auto root = filler.fill(item.root, "")) block.root = std::move(*root);
    if (subject.product) block.title = filler.title();
    block.content_key = key_of(block, item.digest);
    state_->has_credits_list = state_->has_credits_list || shows_credits(block);
    return block;
}

Block Binder::bind_part(const design::Template& table, const std::vector<design::TableRow>& rows, const std::string& part,
                        catalog::CategoryId group) {
    Block block;
    block.id = table.name + '/' + part;
    if (group.is_valid()) block.id += '/' + state_->inputs.snapshot.categories()[group.index()].code;
    const expression::Subject subject{nullptr, group, {}, nullptr};
    BlockFiller filler(state_->inputs, block, table.rich_text, subject, state_->records, state_->findings);
    block.rows = filler.fill_rows(rows);
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
    const expression::Subject subject;
    BlockFiller filler(state_->inputs, block, kNoMap, subject, state_->records, state_->findings);
    if (auto root = filler.fill(frame.content, "")) block.root = std::move(*root);
    block.content_key = key_of(block, layout.digest);
    return block;
}

const std::set<catalog::AssetId>& Binder::shown_assets() const { return state_->records.shown; }
const std::set<catalog::AssetId>& Binder::credited_assets() const { return state_->records.credited; }
bool Binder::has_credits_list() const { return state_->has_credits_list; }

}
