// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/csv.hpp"
#include "publisher/source/internal/reporter.hpp"
#include "publisher/source/read.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace publisher::source {

/// What the readers of all formats share.
struct Context {
    World& world;
    RecordSink& records;
    diag::Sink& findings;
    const Options& options;
    Status status = Done(); ///< the first failure

    /// Codes in lower case, of attributes that have a record, and of those whose text is markup.
    std::set<std::string, std::less<>> known_attributes = {}, rich_attributes = {};

    /// Hands an attribute on and remembers it.
    void add_attribute(AttributeRecord record);
    bool is_rich(std::string_view attribute) const;

    /// Where a path of the publication is.
    std::filesystem::path place_of(const std::filesystem::path& path) const;
    /// Reports a file that cannot be read and keeps the first failure.
    void fail(const std::string& name, const Failure& failure);
    /// The same for a table that has not even headings.
    void fail_empty(const std::string& name);
    /// The open file, or nothing after `fail`.
    std::unique_ptr<CsvReader> open_csv(const std::filesystem::path& file, const std::string& name,
                                        const CsvFormat& format, Reporter& reporter);

    /// Decodes with its notes reported.
    std::string plain(std::string_view text, const CellRef& cell, Reporter& reporter) const;
    std::string rich(std::string_view text, const CellRef& cell, Reporter& reporter) const;
};

/// How findings name a file of a folder: "data/pim/products.csv", of an absolute folder the last part.
std::string name_of(const std::filesystem::path& folder, const std::filesystem::path& file);

/// A path from the data as a path below its folder; nothing when it leads out. A slash at its begin
/// means the folder itself.
std::optional<std::filesystem::path> path_below_folder(std::string_view path);

/// "1", "true", "yes", without case.
bool is_true(std::string_view text);
/// The whole number at the begin of the text; 0 when there is none.
int to_number(std::string_view text);

/// Headings of one CSV file as places of its cells.
class HeadedRow {
public:
    explicit HeadedRow(const CsvReader& reader) : reader_(reader) {}
    bool has(std::string_view heading) const { return reader_.find_heading(heading) >= 0; }
    /// The trimmed cell; empty when there is no such column.
    std::string operator()(std::string_view heading) const;
    CellRef ref(std::string_view heading) const;
    /// Headings that begin with `prefix`, such as "label-", by what follows it.
    std::map<std::string, std::size_t> columns_with_prefix(std::string_view prefix) const;

private:
    const CsvReader& reader_;
};

}
