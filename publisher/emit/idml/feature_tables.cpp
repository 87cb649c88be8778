// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/feature_tables.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kLabel = "/label", kRule = "/rule";

/// Name and value of a feature, and the rule below them.
struct Feature {
    const page::TextFrame* label = nullptr;
    const page::TextFrame* value = nullptr;
    const page::Shape* rule = nullptr;

    std::size_t n_objects() const { return rule ? 3 : 2; }
    Length top() const { return label->head.frame.y; }
    Length bottom() const { return std::max(label->head.frame.bottom(), value->head.frame.bottom()); }
};

template <typename T>
const T* object_at(const std::vector<page::Object>& objects, std::size_t idx) {
    return idx < objects.size() ? std::get_if<T>(&objects[idx]) : nullptr;
}

bool is_in(const page::ObjectHead& head, const page::ObjectHead& box, std::string_view id) {
    return head.node == box.node && head.layer == box.layer && head.id == id;
}

std::optional<Feature> feature_at(const std::vector<page::Object>& objects, std::size_t idx) {
    Feature feature{object_at<page::TextFrame>(objects, idx), object_at<page::TextFrame>(objects, idx + 1),
                    object_at<page::Shape>(objects, idx + 2)};
    if (!feature.label || !feature.value || feature.label->head.is_furniture) return std::nullopt;
    if (!feature.label->next_frame.empty() || !feature.value->next_frame.empty()) return std::nullopt;
    const page::ObjectHead& head = feature.label->head;
    if (!head.id.ends_with(kLabel)) return std::nullopt;
    const std::string id = head.id.substr(0, head.id.size() - kLabel.size());
    const bool is_pair = is_in(feature.value->head, head, id) && feature.value->head.frame.y == head.frame.y;
    if (!is_pair) return std::nullopt;
    if (feature.rule && !is_in(feature.rule->head, head, id + std::string(kRule))) feature.rule = nullptr;
    return feature;
}

std::vector<Feature> features_from(const std::vector<page::Object>& objects, std::size_t first) {
    std::vector<Feature> features;
    for (std::size_t i = first;;) {
        const std::optional<Feature> feature = feature_at(objects, i);
        if (!feature) break;
        const page::ObjectHead& head = feature->label->head;
        const page::ObjectHead& box = features.empty() ? head : features.front().label->head;
        const bool is_next = head.node == box.node && head.frame.x == box.frame.x &&
                             head.frame.width == box.frame.width &&
                             (features.empty() || feature->top() >= features.back().bottom());
        if (!is_next) break;
        features.push_back(*feature);
        i += feature->n_objects();
    }
    return features;
}

page::Cell cell_of(const page::TextFrame& frame, std::uint32_t column, const page::Row& row,
                   const Insets& insets) {
    page::Cell cell;
    cell.story = frame.story;
    cell.column = column;
    cell.box = {frame.head.frame.x, row.y, frame.head.frame.width, row.height};
    cell.insets = insets;
    cell.fitting = frame.fitting;
    cell.lines = frame.lines;
    return cell;
}

}

std::optional<FeatureTable> find_feature_table(const std::vector<page::Object>& objects, std::size_t first) {
    const std::vector<Feature> features = features_from(objects, first);
    if (features.empty()) return std::nullopt;
    FeatureTable result;
    page::TablePart& table = result.table;
    table.head = features.front().label->head;
    table.head.id.resize(table.head.id.size() - kLabel.size());
    table.head.id += "/features";
    table.table = table.head.id;
    const Rect &label = features.front().label->head.frame, &value = features.front().value->head.frame;
    const bool is_turned = value.x < label.x;
    table.column_widths = {label.width, value.width};
    Length above;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        const bool is_last = i + 1 == features.size();
        const Length gap = is_last ? Length() : features[i + 1].top() - feature.bottom();
        const Length below = gap / 2;
        page::Row row;
        row.y = feature.top() - above;
        row.height = above + (feature.bottom() - feature.top()) + below;
        if (feature.rule) row.rule_below = feature.rule->stroke;
        const Insets insets{above, Length(), below, Length()};
        row.cells = {cell_of(*feature.label, 0, row, insets), cell_of(*feature.value, 1, row, insets)};
        table.rows.push_back(std::move(row));
        above = gap - below;
        result.n_objects += feature.n_objects();
    }
    table.head.frame = {is_turned ? value.x : label.x, features.front().top(), label.width + value.width,
                        features.back().bottom() - features.front().top()};
    return result;
}

}
