// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/context.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The parts of reading an Akeneo export: its structure first, then what the columns of its products
/// mean, then the products and the pictures they name.
namespace publisher::source::akeneo {

/// Codes compare without case and keep their spelling; maps go by the lower-case code.
using CodeSet = std::set<std::string, std::less<>>;

struct Attribute {
    enum class Kind { Text, RichText, Code, Metric, Price, File, Assets, Identifier };
    std::string code;
    Kind kind = Kind::Text;
    bool is_localizable = false, is_scopable = false;
};

struct FamilyVariant {
    std::string family;
    std::map<std::string, int> levels; ///< of attributes below the top level, by lower-case code
    int n_levels = 0;
};

/// Where a model stands: its variants need its family and the level below.
struct Model {
    std::string family_variant;
    int level = 0;
};

struct Structure {
    std::map<std::string, Attribute, std::less<>> attributes;
    std::map<std::string, CodeSet, std::less<>> families; ///< codes of their attributes
    std::map<std::string, FamilyVariant, std::less<>> family_variants;
    std::map<std::string, Model, std::less<>> models;
    CodeSet channels;
    int n_price_attributes = 0;

    const Attribute* find_attribute(std::string_view code) const;
};

/// Reads what tells how products are to be understood: channels, attributes, options, families,
/// categories. Files that are not there are no finding.
void read_structure(const publication::AkeneoSource& source, Context& context, Structure& structure);

/// What the parts of a heading look like when no attributes.csv tells.
struct InferredAddress {
    std::string type;
    bool has_locale = false, has_channel = false, is_relation = false;
};
InferredAddress infer_address(std::span<const std::string_view> parts);
/// One of the columns that every product file has: family, parent, categories, ...
bool is_fixed_heading(std::string_view heading, std::string_view id);

/// Makes attributes of the headings of a product file, for an export without attributes.csv.
void infer_attributes(const CsvReader& reader, std::string_view id, Context& context, Structure& structure);

/// What a column of products.csv or product_models.csv means.
struct Column {
    enum class Kind {
        Ignored,
        Unknown,
        UnaddressedPrice,
        Id,
        Uuid,
        Family,
        FamilyVariant,
        Parent,
        Categories,
        Enabled,
        Value,
        Metric,
        Price,
        File,
        Assets,
        Relation,
    };
    Kind kind = Kind::Unknown;
    const Attribute* attribute = nullptr;
    std::string locale, channel, currency;
    std::string relation;
    int unit_column = -1; ///< of a metric
    const publication::ColumnMapping* mapping = nullptr;
};

/// `id` is the heading of the identifier: "sku" for products, "code" for models.
std::vector<Column> understand_columns(const std::vector<std::string>& headings, std::string_view id,
                                       const publication::AkeneoSource& source, const Structure& structure);

/// Reads product_models.csv and products.csv.
void read_products(const publication::AkeneoSource& source, Context& context, Structure& structure);

}

namespace publisher::source {

/// The folder of an export.
void read_akeneo(const publication::AkeneoSource& source, Context& context);

}
