// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"
#include "publisher/base/geometry.hpp"
#include "publisher/base/result.hpp"
#include "publisher/xml/document.hpp"

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace publisher {
class World;
}

namespace publisher::xml {

class Schema;

/// Typed attributes. An attribute that is not there gives `otherwise`; one that says something
/// impossible is a finding at its place and gives `otherwise` too.
Length read_length(const Node& node, const char* name, Length otherwise, diag::Sink& findings);
int read_int(const Node& node, const char* name, int otherwise, diag::Sink& findings);
double read_number(const Node& node, const char* name, double otherwise, diag::Sink& findings);
/// As above, and what lies outside the limits is impossible too.
Length read_length_from(Length least, const Node& node, const char* name, Length otherwise,
                        diag::Sink& findings);
int read_int_from(int least, const Node& node, const char* name, int otherwise, diag::Sink& findings);
double read_number_between(double least, double most, const Node& node, const char* name, double otherwise,
                           diag::Sink& findings);
bool read_bool(const Node& node, const char* name, bool otherwise, diag::Sink& findings);
std::optional<Decimal> read_decimal(const Node& node, const char* name, diag::Sink& findings);
std::optional<Date> read_date(const Node& node, const char* name, diag::Sink& findings);
/// "2027-03-01..2027-08-31"
DateWindow read_window(const Node& node, const char* name, diag::Sink& findings);
/// "3mm" for all sides, or top right bottom left.
Insets read_insets(const Node& node, const char* name, diag::Sink& findings);
/// White-space separated words.
std::vector<std::string> read_words(const Node& node, const char* name);

/// One of several words, as the enumerator beside it.
template <typename Enum>
Enum read_enum(const Node& node, const char* name, Enum otherwise,
               std::initializer_list<std::pair<std::string_view, Enum>> words, diag::Sink& findings);

/// Reports that an attribute's value is none of its kind.
void report_value(const Node& node, const char* name, std::string_view kind,
                  const std::vector<std::string>& words, diag::Sink& findings);

/// Reads, parses and validates a design file. Nothing when it cannot be used; the findings say why.
/// `shown_as` is the file's name in findings, `named_at` the place that names it.
std::unique_ptr<Document> load_design_file(World& world, const std::filesystem::path& file,
                                           std::string shown_as, const Schema& schema, diag::Sink& findings,
                                           const Place& named_at = {});
/// A schema of the installation.
Result<std::unique_ptr<Schema>> load_schema(World& world, const std::filesystem::path& file);

template <typename Enum>
Enum read_enum(const Node& node, const char* name, Enum otherwise,
               std::initializer_list<std::pair<std::string_view, Enum>> words, diag::Sink& findings) {
    const auto text = node.attribute(name);
    if (!text) return otherwise;
    std::vector<std::string> known;
    for (const auto& [word, value] : words) {
        if (word == *text) return value;
        known.emplace_back(word);
    }
    report_value(node, name, "of the words allowed here", known, findings);
    return otherwise;
}

}
