// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/internal/block_filler.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::bind {

using design::Box;

std::optional<BoundBox> BlockFiller::fill(const Box& box, const std::string& path) {
    if (!inlines_.holds(box.condition)) return std::nullopt;
    BoundBox bound;
    bound.spec = &box;
    bound.id = stem_ + path;
    switch (box.kind) {
        case Box::Kind::Text: return fill_text(std::move(bound));
        case Box::Kind::Picture: return fill_picture(std::move(bound));
        case Box::Kind::Features: return fill_features(std::move(bound));
        case Box::Kind::Code: return fill_code(std::move(bound));
        case Box::Kind::Table:
            bound.table = tables_.fill_table(*box.table, bound.id);
            return bound.table ? std::optional(std::move(bound)) : std::nullopt;
        case Box::Kind::Matrix:
            bound.table = tables_.fill_matrix(*box.matrix, bound.id);
            return bound.table ? std::optional(std::move(bound)) : std::nullopt;
        case Box::Kind::Rule:
        case Box::Kind::Space: return bound;
        case Box::Kind::Stack:
        case Box::Kind::Row:
        case Box::Kind::Layer: return fill_children(std::move(bound), path);
    }
    return std::nullopt;
}

std::optional<BoundBox> BlockFiller::fill_text(BoundBox bound) {
    const design::TextSpec& text = bound.spec->text;
    bound.story = inlines_.bind(text, text.content, bound.id);
    if (!bound.story) return std::nullopt;
    bound.versions = inlines_.bind_versions(text, bound.id);
    return bound;
}

std::optional<BoundBox> BlockFiller::fill_code(BoundBox bound) {
    bound.code = inlines_.bind_code(*bound.spec, bound.id);
    if (!bound.code) return std::nullopt;
    return bound;
}

std::optional<BoundBox> BlockFiller::fill_children(BoundBox bound, const std::string& path) {
    std::map<std::string, int> n_of_name;
    for (const Box& child : bound.spec->children) {
        static constexpr std::string_view kNames[] = {"stack",   "row",      "layer", "text",
                                                      "picture", "features", "code",  "rule",
                                                      "space",   "table",    "matrix"};
        std::string name =
            child.name.empty() ? std::string(kNames[static_cast<std::size_t>(child.kind)]) : child.name;
        const int place = ++n_of_name[name];
        if (place > 1 || child.name.empty()) name += std::to_string(place);
        if (auto filled = fill(child, path + '/' + name)) bound.children.push_back(std::move(*filled));
    }
    return bound;
}

std::optional<BoundBox> BlockFiller::fill_picture(BoundBox bound) {
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
    picture.has_pixels = facts.has_pixels;
    picture.is_cropping_forbidden = verdict->is_cropping_forbidden;
    picture.is_flipping_forbidden = verdict->is_flipping_forbidden;
    if (const auto* text = publication::find_localized(asset->alternative_texts, inputs_.edition.locale)) {
        picture.alternative_text = *text;
    }
    const expression::BoundText& source = texts->front();
    block_.bindings.push_back(
        {source.product, source.field, source.locale, source.value, bound.spec->node, source.cell});
    picture.binding = origin::BindingId(block_.bindings.size() - 1);
    records_.shown.insert(asset->index);
    if (verdict->is_credit_required && spec.has_credit) {
        picture.credit = inlines_.add_plain(
            bound.id + "/credit", spec.credit_style, verdict->credit,
            {asset->id, "credit", {}, sha256(verdict->credit).prefix(), bound.spec->node, asset->cell});
        records_.credited.insert(asset->index);
    }
    bound.picture = std::move(picture);
    return bound;
}

std::optional<BoundBox> BlockFiller::fill_features(BoundBox bound) {
    if (!product_) return std::nullopt;
    const design::FeaturesSpec& spec = bound.spec->features;
    for (const std::string& code : feature_codes(spec)) {
        if (spec.max_rows > 0 && static_cast<int>(bound.features.size()) >= spec.max_rows) break;
        const auto value = evaluate("value('" + code + "')");
        const auto label = evaluate("label('" + code + "')");
        if (!value || !label) continue;
        BoundFeature feature;
        feature.label =
            inlines_.add_bound(bound.id + '/' + code + "/label", spec.label_style, *label, bound.spec->node);
        feature.value = inlines_.add_bound(bound.id + '/' + code, spec.value_style, *value, bound.spec->node);
        bound.features.push_back(feature);
    }
    if (bound.features.empty()) return std::nullopt;
    return bound;
}

std::optional<expression::BoundText> BlockFiller::evaluate(const std::string& text) {
    const auto expression = records_.expression(text, findings_);
    auto bound = expression
                     ? inputs_.evaluator.bind(*expression)
                     : Result<std::vector<expression::BoundText>>(std::vector<expression::BoundText>());
    if (!bound || bound->empty() || !bound->front().is_set) return std::nullopt;
    return std::move(bound->front());
}

/// The named ones, else what the product's family has and a reader can use in two words.
std::vector<std::string> BlockFiller::feature_codes(const design::FeaturesSpec& spec) const {
    if (!spec.attributes.empty()) return spec.attributes;
    const catalog::FamilyId family = product_->family();
    if (!family.is_valid()) return {};
    std::vector<const catalog::Attribute*> attributes;
    for (const catalog::AttributeId id : inputs_.snapshot.families()[family.index()].attributes) {
        attributes.push_back(&inputs_.snapshot.attributes()[id.index()]);
    }
    std::stable_sort(attributes.begin(), attributes.end(), [](const auto* a, const auto* b) {
        return std::tie(a->group, a->order) < std::tie(b->group, b->order);
    });
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

}
