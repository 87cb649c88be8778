// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/mapping.hpp"
#include "publisher/source/internal/media.hpp"

#include <functional>
#include <string>
#include <vector>

namespace publisher::source {

/// What is the same for all rows of a table or manifest.
struct TableRun {
    Context& context;
    Mapping& mapping;
    const RowReader& rows;
    Reporter& reporter;
    RecordKind kind{};
    std::string tree = {};      ///< of categories, when the file does not say
    Media* media = nullptr;     ///< for products
    std::size_t n_declared = 0; ///< columns whose attributes have been handed on

    /// The binding and the cell, for every binding of every cell in the order of the row.
    void for_each(const Row& row, const std::function<void(const Binding&, const Row::Cell&)>& take);
    /// Decoded plain text.
    std::string text(const Row::Cell& cell) const;
    /// The parts of a cell that lists with commas. An element of a JSON list is one part.
    std::vector<std::string> list(const Row::Cell& cell) const;
    /// The trimmed text of a further column; empty when it is not there.
    std::string beside(const Row& row, const std::string& column);
    /// Reports a record without the cell that names it.
    void report_missing(std::string_view what, const Row& row);
};

/// A code, a number, a date: trimmed and nothing else.
std::string code_text(const Row::Cell& cell);
/// Types whose text is markup.
bool is_rich_type(std::string_view type);

void take_product(TableRun& run, const Row& row);
void take_category(TableRun& run, const Row& row);
void take_attribute(TableRun& run, const Row& row);
void take_family(TableRun& run, const Row& row);
void take_option(TableRun& run, const Row& row);
void take_channel(TableRun& run, const Row& row);
void take_size(TableRun& run, const Row& row);

/// Adds the value of a cell bound as an attribute: decoded as its type says, with its unit.
void add_value(TableRun& run, const Row& row, const Binding& binding, const Row::Cell& cell,
               std::vector<ValueRecord>& values);
/// Hands on the attributes that mapped columns name and no record has declared.
void declare_attributes(TableRun& run);

/// Whether the column that names the records is there. Without it a table is worth one finding, not one
/// for each row.
bool can_name_records(TableRun& run, const std::string& name, const origin::DesignOrigin& design);
/// Reports how the reading ended and which columns meant nothing.
void finish_rows(TableRun& run, publication::TableSource::Format format, const std::string& name,
                 const Status& status);

void read_table(const publication::TableSource& source, Context& context);
void read_dam(const publication::DamSource& source, Context& context);

}
