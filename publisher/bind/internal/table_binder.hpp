// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/inline_binder.hpp"

#include <map>

namespace publisher::bind {

/// What a block is about: the subject of its expressions, and of those in rows for variants.
struct Subjects {
    expression::Subject own;
    std::vector<catalog::ProductView> views;   ///< of the variants
    std::vector<expression::Subject> variants; ///< the product itself where it has no others
};

/// Fills rows of tables: those of the product, those for each of its variants, and matrices made of the
/// variants. Leaves the evaluator with the block's own subject.
class TableBinder {
public:
    TableBinder(const Inputs& inputs, const Block& block, InlineBinder& inlines, const Subjects& subjects,
                diag::Sink& findings)
        : inputs_(inputs), block_(block), inlines_(inlines), subjects_(subjects), findings_(findings) {}

    /// Rows of a table with that many columns; `stem` begins the ids of their cells.
    std::vector<BoundRow> fill(const std::vector<design::TableRow>& rows, std::size_t n_columns,
                               const std::string& stem);
    std::optional<BoundTable> fill_table(const design::TableSpec& table, const std::string& stem);
    std::optional<BoundTable> fill_matrix(const design::MatrixSpec& matrix, const std::string& stem);

private:
    struct Instance;
    struct Axis;
    struct Places;
    std::vector<Instance> fill_instances(const std::vector<design::TableRow>& rows, const std::string& stem);
    static int count_spanned(const std::vector<Instance>& instances, std::size_t i, int n_rows);
    Instance fill_row(const design::TableRow& row, std::size_t row_idx, const std::string& stem);
    BoundCell fill_cell(const design::TableCell& cell, const std::string& stem);
    std::string id_of_variant(std::size_t variant) const;
    Places places_of(const design::MatrixSpec& matrix, const std::string& stem);
    std::optional<std::string> key_of(std::size_t variant, const design::XPathPtr& key, const char* axis,
                                      const std::string& stem);
    void add_cell(const design::TableCell& spec, std::optional<std::size_t> variant, const std::string& stem,
                  BoundRow& row);

    const Inputs& inputs_;
    const Block& block_;
    InlineBinder& inlines_;
    const Subjects& subjects_;
    diag::Sink& findings_;
};

}
