// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/internal/table_binder.hpp"

#include "publisher/design/span.hpp"

#include <algorithm>

namespace publisher::bind {
namespace {

/// The column in which each cell of the rows begins, all of them there.
std::vector<std::vector<int>> columns_of(const std::vector<design::TableRow>& rows, std::size_t n_columns) {
    std::vector<std::vector<int>> result;
    std::vector<std::size_t> taken_until(n_columns); ///< by column: the row from which on it is free
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::size_t column = 0;
        auto& columns = result.emplace_back();
        for (const design::TableCell& cell : rows[row].cells) {
            while (column < n_columns && taken_until[column] > row)
                ++column;
            columns.push_back(static_cast<int>(column));
            for (int i = 0; i < cell.n_columns && column < n_columns; ++i)
                taken_until[column++] = design::end_of_span(rows, row, cell);
        }
    }
    return result;
}

}

/// A row as it will stand, and the row of the template it was made of.
struct TableBinder::Instance {
    static constexpr std::size_t kNoVariant = ~std::size_t{0};
    std::size_t row = 0, variant = kNoVariant;
    std::size_t end_of_run = 0; ///< behind the rows for variants it is one of
    BoundRow bound;

    bool is_for_variant() const { return variant != kNoVariant; }
};

std::string TableBinder::id_of_variant(std::size_t variant) const {
    const catalog::ProductView* product = subjects_.variants[variant].product;
    return product ? '/' + product->own().id : std::string();
}

BoundCell TableBinder::fill_cell(const design::TableCell& cell, const std::string& stem) {
    BoundCell bound;
    bound.spec = &cell;
    bound.n_columns = cell.n_columns;
    if (!inlines_.holds(cell.condition)) return bound;
    const std::string id = stem + '/' + cell.name;
    bound.story = inlines_.bind(cell.text, cell.text.content, id);
    if (bound.story) bound.versions = inlines_.bind_versions(cell.text, id);
    return bound;
}

TableBinder::Instance TableBinder::fill_row(const design::TableRow& row, std::size_t row_idx,
                                            const std::string& stem) {
    Instance instance;
    instance.row = row_idx;
    instance.bound.may_split = row.may_split;
    for (const design::TableCell& cell : row.cells)
        instance.bound.cells.push_back(fill_cell(cell, stem));
    return instance;
}

/// Rows for variants that follow one another stand together for each variant.
std::vector<TableBinder::Instance> TableBinder::fill_instances(const std::vector<design::TableRow>& rows,
                                                               const std::string& stem) {
    std::vector<Instance> instances;
    for (std::size_t i = 0; i < rows.size();) {
        if (!rows[i].is_for_variants) {
            if (inlines_.holds(rows[i].condition)) instances.push_back(fill_row(rows[i], i, stem));
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < rows.size() && rows[end].is_for_variants)
            ++end;
        for (std::size_t variant = 0; variant < subjects_.variants.size(); ++variant) {
            inputs_.evaluator.set_subject(subjects_.variants[variant]);
            for (std::size_t row = i; row < end; ++row) {
                if (!inlines_.holds(rows[row].condition)) continue;
                Instance& instance =
                    instances.emplace_back(fill_row(rows[row], row, stem + id_of_variant(variant)));
                instance.variant = variant;
                instance.end_of_run = end;
            }
        }
        inputs_.evaluator.set_subject(subjects_.own);
        i = end;
    }
    return instances;
}

/// Over how many of the rows that are there a cell of the i-th reaches.
int TableBinder::count_spanned(const std::vector<Instance>& instances, std::size_t i, int n_rows) {
    const Instance& instance = instances[i];
    const bool spans_variants = n_rows == design::kAllVariants;
    int n = 1;
    for (std::size_t j = i + 1; j < instances.size(); ++j) {
        const Instance& below = instances[j];
        const bool is_of_run = below.is_for_variant() && below.end_of_run == instance.end_of_run;
        const bool is_of_span = below.row > instance.row &&
                                below.row < instance.row + static_cast<std::size_t>(n_rows) &&
                                (!instance.is_for_variant() || below.variant == instance.variant);
        if (spans_variants ? !is_of_run : !is_of_span) break;
        ++n;
    }
    return n;
}

std::vector<BoundRow> TableBinder::fill(const std::vector<design::TableRow>& rows, std::size_t n_columns,
                                        const std::string& stem) {
    std::vector<Instance> instances = fill_instances(rows, stem);
    const auto columns = columns_of(rows, n_columns);
    std::vector<BoundRow> result;
    for (std::size_t i = 0; i < instances.size(); ++i) {
        Instance& instance = instances[i];
        for (std::size_t cell = 0; cell < instance.bound.cells.size(); ++cell) {
            BoundCell& bound = instance.bound.cells[cell];
            bound.column = columns[instance.row][cell];
            bound.n_rows = count_spanned(instances, i, bound.spec->n_rows);
        }
        // A cell that spans the rows of all variants says what it says of the first.
        if (i > 0 && instance.is_for_variant() && instances[i - 1].end_of_run == instance.end_of_run) {
            std::erase_if(instance.bound.cells,
                          [](const BoundCell& cell) { return cell.spec->n_rows == design::kAllVariants; });
        }
        result.push_back(std::move(instance.bound));
    }
    return result;
}

std::optional<BoundTable> TableBinder::fill_table(const design::TableSpec& table, const std::string& stem) {
    BoundTable bound;
    bound.style = table.style;
    bound.is_zebra = table.is_zebra;
    bound.columns = table.columns;
    bound.rows = fill(table.head, table.columns.size(), stem + "/head");
    for (BoundRow& row : bound.rows)
        row.kind = BoundRow::Kind::Head;
    std::vector<BoundRow> body = fill(table.body, table.columns.size(), stem);
    if (body.empty()) return std::nullopt;
    std::move(body.begin(), body.end(), std::back_inserter(bound.rows));
    return bound;
}

}
