// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/internal/table_binder.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::bind {

/// The keys of one side in the order in which they come up, each with its first variant.
struct TableBinder::Axis {
    std::vector<std::string> keys;
    std::vector<std::size_t> first_variants;

    std::size_t ensure(const std::string& key, std::size_t variant) {
        const auto found = std::find(keys.begin(), keys.end(), key);
        if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
        keys.push_back(key);
        first_variants.push_back(variant);
        return keys.size() - 1;
    }
};

/// Which variant stands where, rows and columns turned round where that makes it narrow enough.
struct TableBinder::Places {
    Axis rows, columns;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> variants; ///< by row and column
    bool is_turned = false;

    void turn() {
        std::swap(rows, columns);
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> turned;
        for (const auto& [place, variant] : variants)
            turned.emplace(std::pair(place.second, place.first), variant);
        variants = std::move(turned);
        is_turned = true;
    }
};

std::optional<std::string> TableBinder::key_of(std::size_t variant, const design::XPathPtr& key,
                                               const char* axis, const std::string& stem) {
    const catalog::Product& product = subjects_.variants[variant].product->own();
    inputs_.evaluator.set_subject(subjects_.variants[variant]);
    auto text = inputs_.evaluator.text(*key);
    if (text && !text->empty()) return *std::move(text);
    findings_.add(
        diag::finding(diag::Code::MatrixKey, {{"product", product.id}, {"axis", axis}, {"matrix", stem}})
            .from(key->origin())
            .about_product(product.name_for_findings()));
    return std::nullopt;
}

TableBinder::Places TableBinder::places_of(const design::MatrixSpec& matrix, const std::string& stem) {
    Places places;
    for (std::size_t i = 0; i < subjects_.variants.size(); ++i) {
        const auto row_key = key_of(i, matrix.row_key, "rows", stem);
        const auto column_key = key_of(i, matrix.column_key, "columns", stem);
        if (!row_key || !column_key) continue;
        const std::pair place(places.rows.ensure(*row_key, i), places.columns.ensure(*column_key, i));
        const auto [entry, is_new] = places.variants.emplace(place, i);
        if (is_new) continue;
        const catalog::Product& second = subjects_.variants[i].product->own();
        findings_.add(diag::finding(diag::Code::MatrixPlace,
                                    {{"first", subjects_.variants[entry->second].product->own().id},
                                     {"second", second.id},
                                     {"matrix", stem}})
                          .from(inputs_.design.nodes.origin(matrix.node))
                          .about_product(second.name_for_findings()));
    }
    inputs_.evaluator.set_subject(subjects_.own);
    const auto max = static_cast<std::size_t>(matrix.max_columns);
    if (max == 0 || places.columns.keys.size() <= max) return places;
    if (places.rows.keys.size() < places.columns.keys.size()) places.turn();
    if (places.columns.keys.size() <= max) return places;
    findings_.add(
        diag::finding(diag::Code::MatrixTooWide, {{"matrix", stem},
                                                  {"found", std::to_string(places.columns.keys.size())},
                                                  {"wanted", std::to_string(max)}})
            .from(inputs_.design.nodes.origin(matrix.node))
            .about_product(block_.product_name));
    return places;
}

void TableBinder::add_cell(const design::TableCell& spec, std::optional<std::size_t> variant,
                           const std::string& stem, BoundRow& row) {
    BoundCell cell;
    cell.spec = &spec;
    // Where there is no such variant there is nothing to say of it.
    if (variant) {
        inputs_.evaluator.set_subject(subjects_.variants[*variant]);
        cell = fill_cell(spec, stem);
    }
    cell.column = static_cast<int>(row.cells.size());
    cell.n_columns = 1;
    row.cells.push_back(std::move(cell));
}

std::optional<BoundTable> TableBinder::fill_matrix(const design::MatrixSpec& matrix,
                                                   const std::string& stem) {
    if (!subjects_.own.product) return std::nullopt;
    const Places places = places_of(matrix, stem);
    if (places.variants.empty()) return std::nullopt;
    const bool is_turned = places.is_turned;
    BoundTable bound;
    bound.style = matrix.style;
    bound.is_zebra = matrix.is_zebra;
    bound.columns.resize(1 + places.columns.keys.size());
    for (std::size_t i = 1; i < bound.columns.size(); ++i)
        bound.columns[i].width = matrix.column_width;

    BoundRow& head = bound.rows.emplace_back();
    head.kind = BoundRow::Kind::Head;
    add_cell(is_turned ? matrix.turned_corner : matrix.corner, 0, stem, head);
    for (std::size_t i = 0; i < places.columns.keys.size(); ++i)
        add_cell(is_turned ? matrix.turned_column_head : matrix.column_head, places.columns.first_variants[i],
                 stem + "/column-" + std::to_string(i + 1), head);
    for (std::size_t i = 0; i < places.rows.keys.size(); ++i) {
        BoundRow& row = bound.rows.emplace_back();
        add_cell(is_turned ? matrix.turned_row_head : matrix.row_head, places.rows.first_variants[i],
                 stem + "/row-" + std::to_string(i + 1), row);
        for (std::size_t j = 0; j < places.columns.keys.size(); ++j) {
            const auto found = places.variants.find({i, j});
            const bool is_there = found != places.variants.end();
            add_cell(matrix.body, is_there ? std::optional(found->second) : std::nullopt,
                     is_there ? stem + id_of_variant(found->second) : stem, row);
        }
    }
    inputs_.evaluator.set_subject(subjects_.own);
    return bound;
}

}
