// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/archive.hpp"
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
/// Ids hold within one snapshot only; names and hashes are made of codes.
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
    std::string unit; ///< code: CENTIMETER, GRAM, LITER
    bool operator==(const Metric&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(amount, unit);
    }
};

struct Options {
    std::vector<std::string> codes;
    bool operator==(const Options&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(codes);
    }
};

struct PlainText {
    std::string text;
    bool operator==(const PlainText&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(text);
    }
};

/// Text with the HTML subset that PIM texts hold, entities still in place.
struct RichText {
    std::string html;
    bool operator==(const RichText&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(html);
    }
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
    /// A mark of the datum alone, the same wherever it is read; runs carry it, verification compares with it.
    std::uint64_t hash() const;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(attribute, locale, channel, market, datum, cell);
    }
};

/// An exact amount; rounded once, at display, by a named rule.
struct Price {
    enum class Kind { Regular, Promotion, Former, LowestPrior, Deposit, Derived };
    enum class Tax { Unknown, Gross, Net };
    Decimal amount;
    std::string currency, list;
    MarketId market;
    Kind kind = Kind::Regular;
    std::string derived_kind; ///< name of the rule for Derived: "per-litre"
    Tax tax = Tax::Unknown;
    Decimal basis = 1; ///< the amount is for this many units
    std::string unit;  ///< C62, KGM; empty: a piece
    Decimal minimum_quantity = 1;
    DateWindow validity;
    CellRef cell;

    /// A mark of everything but the place it was read from and the market's id.
    std::uint64_t hash() const;
};

struct Identifier {
    std::string scheme, text; ///< sku, gtin, mpn; text with leading zeros
    CellRef cell;
};

struct Relation {
    std::string type;
    ProductId target; ///< invalid for a dangling one
    std::string target_code;
    CellRef cell;
};

struct AssetLink {
    std::string role; ///< main, detail, mood, or the attribute that holds it
    LocaleId locale;
    AssetId asset;         ///< invalid for a dangling reference
    std::string reference; ///< as written
    CellRef cell;
};

/// One record of a product, a variant or a model with its own values only; inheritance is resolved
/// by Snapshot. The key is the stable id, which compares without case; products and models are two sets
/// of ids. A variant's `parent` may be a model of any depth, or a product.
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
    std::vector<Value> values; ///< by attribute; an address occurs once
    std::vector<Price> prices;
    std::vector<Relation> relations;
    std::vector<AssetLink> assets;
    std::map<std::string, std::string> pagination;
    CellRef cell;

    /// "SKU NV-1042, GTIN 4012345678901", as findings name it.
    std::string name_for_findings() const;
};

enum class AttributeType {
    Text,
    RichText,
    Number,
    Boolean,
    Date,
    Option,
    Options,
    Metric,
    Price,
    Media,
    Identifier
};

struct Attribute {
    AttributeId index;
    std::string code;
    AttributeType type = AttributeType::Text;
    std::string group, metric_family, default_unit, pattern, rule;
    std::optional<Decimal> minimum, maximum;
    bool is_localizable = false, is_scopable = false;
    int order = 0;
    std::optional<int> maximum_length;                                 ///< in characters
    std::map<std::string, std::string> labels;                         ///< by locale code
    std::map<std::string, std::map<std::string, std::string>> options; ///< code -> locale -> label
    std::vector<std::string> option_order;                             ///< codes as the source sorts them
    CellRef cell;

    /// The label, or nothing when the locale has none.
    const std::string* label(const std::string& locale) const;
    const std::string* option_label(const std::string& option, const std::string& locale) const;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index, code, type, group, metric_family, default_unit, pattern, rule, minimum, maximum,
                is_localizable, is_scopable, order, maximum_length, labels, options, option_order, cell);
    }
};

struct Family {
    FamilyId index;
    std::string code, label_attribute, image_attribute;
    std::vector<AttributeId> attributes;
    std::map<std::string, std::vector<AttributeId>> requirements; ///< by channel code
    std::map<std::string, std::string> labels;
    CellRef cell;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index, code, label_attribute, image_attribute, attributes, requirements, labels, cell);
    }
};

/// How the variants of a family differ: the attributes that tell them apart, for each level below the
/// model, and those that each level owns.
struct FamilyVariant {
    std::string code;
    FamilyId family;
    std::vector<std::vector<AttributeId>> axes, attributes; ///< [0]: the level below the root model
    CellRef cell;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(code, family, axes, attributes, cell);
    }
};

struct Channel {
    std::string code, tree;
    std::vector<std::string> locales, currencies;
    std::map<std::string, std::string> labels;
    CellRef cell;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(code, tree, locales, currencies, labels, cell);
    }
};

struct Category {
    CategoryId index;
    std::string code, tree;
    CategoryId parent;
    int order = 0; ///< among its siblings, then by place in the source
    std::map<std::string, std::string> labels;
    std::vector<Value> values; ///< introductions
    CellRef cell;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index, code, tree, parent, order, labels, values, cell);
    }
};

/// The version of a file that was approved, with its rights. One asset serves many products and roles.
struct Asset {
    enum class JudgedBy { WholeWindow, Distribution, Printing };
    AssetId index;
    std::string id, version, file;
    std::string sha256;        ///< as the manifest says; empty when it says nothing
    std::string actual_sha256; ///< of the file; empty when it is missing
    std::string approval, licence;
    bool has_rights_record = false; ///< false for a file that came without a manifest
    /// Of manifest, sidecar, embedded; all of them bind. A date that cannot be read closes its window.
    std::vector<DateWindow> windows;
    std::vector<std::string> territories, media; ///< "*" for all; empty: not stated
    std::vector<std::string> constraints;        ///< "No Cropping", ...
    /// What the file says of itself beside its record in the DAM; it binds as well. Empty: not stated.
    std::vector<std::string> embedded_territories, embedded_media;
    std::string usage_terms, web_statement;
    std::optional<long long> print_run_limit;
    JudgedBy judged_by = JudgedBy::WholeWindow;
    std::string credit;
    bool is_credit_required = false;
    std::string role, locale;
    std::map<std::string, std::string> alternative_texts;
    double focal_x = 0.5, focal_y = 0.5;
    CellRef cell;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index, id, version, file, sha256, actual_sha256, approval, licence, has_rights_record,
                windows, territories, media, constraints, embedded_territories, embedded_media, usage_terms,
                web_statement, print_run_limit, judged_by, credit, is_credit_required, role, locale,
                alternative_texts, focal_x, focal_y, cell);
    }
};

}
