// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"
#include "publisher/base/hash.hpp"
#include "publisher/base/id.hpp"
#include "publisher/origin/origin.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The typed, validated records of a snapshot. Codes of attributes, locales, channels, markets and so
/// on are ids into the snapshot's vocabularies; a default id in an address means "all".
namespace publisher::catalog {

using origin::CellRef;

using AttributeId = Id<struct AttributeTag>;
using LocaleId = Id<struct LocaleTag>;
using ChannelId = Id<struct ChannelTag>;
using MarketId = Id<struct MarketTag>;
using FamilyId = Id<struct FamilyTag>;
using CategoryId = Id<struct CategoryTag>;
using ProductId = Id<struct ProductTag>;
using AssetId = Id<struct AssetTag>;

struct Metric {
    Decimal amount;
    std::string unit;  ///< code: CENTIMETER, GRAM, LITER
    bool operator==(const Metric&) const = default;
};

struct Options {
    std::vector<std::string> codes;
    bool operator==(const Options&) const = default;
};

struct PlainText {
    std::string text;
    bool operator==(const PlainText&) const = default;
};

/// Text with the HTML subset that PIM texts hold, entities still in place.
struct RichText {
    std::string html;
    bool operator==(const RichText&) const = default;
};

/// No alternative is set in an empty value: somebody has emptied the cell.
using Datum = std::variant<std::monostate, PlainText, RichText, Decimal, bool, Date, Options, Metric>;

struct Value {
    AttributeId attribute;
    LocaleId locale;
    ChannelId channel;
    MarketId market;
    Datum datum;
    CellRef cell;

    bool is_empty() const { return datum.index() == 0; }
    /// Prefix of the digest of the datum; runs carry it, verification compares with it.
    std::uint64_t hash() const;
};

/// An exact amount; rounded once, at display, by a named rule.
struct Price {
    enum class Kind { Regular, Promotion, Former, LowestPrior, Deposit, Derived };
    enum class Tax { Unknown, Gross, Net };
    Decimal amount;
    std::string currency, list;
    MarketId market;
    Kind kind = Kind::Regular;
    std::string derived_kind;      ///< name of the rule for Derived: "per-litre"
    Tax tax = Tax::Unknown;
    Decimal basis = 1;             ///< the amount is for this many units
    std::string unit;              ///< C62, KGM; empty: a piece
    Decimal minimum_quantity = 1;
    DateWindow validity;
    CellRef cell;

    std::uint64_t hash() const;
};

struct Identifier {
    std::string scheme, text;      ///< sku, gtin, mpn; text with leading zeros
    CellRef cell;
};

struct Relation {
    std::string type;
    ProductId target;              ///< invalid for a dangling one
    std::string target_code;
    CellRef cell;
};

struct AssetLink {
    std::string role;              ///< main, detail, mood, or the attribute that holds it
    LocaleId locale;
    AssetId asset;                 ///< invalid for a dangling reference
    std::string reference;         ///< as written
    CellRef cell;
};

/// One record of a product, a variant or a model with its own values only; inheritance is resolved
/// by Snapshot. The key is the stable id; a variant's `parent` may be a model of any depth.
struct Product {
    ProductId index;
    std::string id;
    bool is_model = false;
    ProductId parent;
    FamilyId family;
    std::string family_variant;
    bool is_enabled = true;
    std::vector<CategoryId> categories;
    std::vector<Identifier> identifiers;
    std::vector<Value> values;
    std::vector<Price> prices;
    std::vector<Relation> relations;
    std::vector<AssetLink> assets;
    std::map<std::string, std::string> pagination;
    CellRef cell;

    /// "SKU NV-1042, GTIN 4012345678901", as findings name it.
    std::string name_for_findings() const;
};

enum class AttributeType { Text, RichText, Number, Boolean, Date, Option, Options, Metric, Price, Media, Identifier };

struct Attribute {
    AttributeId index;
    std::string code;
    AttributeType type = AttributeType::Text;
    std::string group, metric_family, default_unit, pattern, rule;
    std::optional<Decimal> minimum, maximum;
    bool is_localizable = false, is_scopable = false;
    int order = 0;
    std::map<std::string, std::string> labels;                     ///< by locale code
    std::map<std::string, std::map<std::string, std::string>> options;  ///< code -> locale -> label
    CellRef cell;

    /// The label, or nothing when the locale has none.
    const std::string* label(const std::string& locale) const;
    const std::string* option_label(const std::string& code, const std::string& locale) const;
};

struct Family {
    FamilyId index;
    std::string code, label_attribute, image_attribute;
    std::vector<AttributeId> attributes;
    std::map<std::string, std::vector<AttributeId>> requirements;  ///< by channel code
    std::map<std::string, std::string> labels;
    CellRef cell;
};

struct Category {
    CategoryId index;
    std::string code, tree;
    CategoryId parent;
    int order = 0;                  ///< among its siblings, then by place in the source
    std::map<std::string, std::string> labels;
    std::vector<Value> values;      ///< introductions
    CellRef cell;
};

/// The version of a file that was approved, with its rights. One asset serves many products and roles.
struct Asset {
    enum class JudgedBy { WholeWindow, Distribution, Printing };
    AssetId index;
    std::string id, version, file;
    std::string sha256;             ///< as the manifest says; empty when it says nothing
    std::string actual_sha256;      ///< of the file; empty when it is missing
    std::string approval, licence;
    bool has_rights_record = false; ///< false for a file that came without a manifest
    std::vector<DateWindow> windows;///< of manifest, sidecar, embedded; all of them bind
    std::vector<std::string> territories, media;  ///< "*" for all; empty: not stated
    std::vector<std::string> constraints;         ///< "No Cropping", ...
    std::optional<long long> print_run_limit;
    JudgedBy judged_by = JudgedBy::WholeWindow;
    std::string credit;
    bool is_credit_required = false;
    std::string role, locale;
    std::map<std::string, std::string> alternative_texts;
    double focal_x = 0.5, focal_y = 0.5;
    CellRef cell;
};

}
