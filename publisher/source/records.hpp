// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/origin.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Product and asset data as the systems gave it: text with its origin, nothing judged or typed yet.
/// Every format is brought into these records, and the catalog is made of them alone.
namespace publisher::source {

using origin::CellRef;
using Labels = std::map<std::string, std::string>; ///< by locale

/// A cell with text, decoded to UTF-8. An absent cell is no record; an empty one is a record without text.
struct Text {
    std::string text;
    CellRef cell;
};

/// A value as addressed in the catalog; an empty locale, channel or market means "all".
struct ValueRecord {
    std::string attribute, locale, channel, market;
    std::string text; ///< the cell; option codes stay comma-joined
    std::string unit; ///< metric only
    CellRef cell;
};

struct PriceRecord {
    std::string amount, currency, list, market;
    std::string kind = "regular";        ///< regular, promotion, former, lowest-prior, deposit
    std::string tax;                     ///< gross, net
    std::string basis, unit;             ///< per 100, C62
    std::string minimum_quantity;        ///< quantity scale
    std::string valid_from, valid_until; ///< ISO dates
    CellRef cell;
};

struct IdentifierRecord {
    std::string scheme, text; ///< sku, gtin, mpn
    CellRef cell;
};

struct RelationRecord {
    std::string type, target; ///< "UPSELL", code of a product or model
    CellRef cell;
};

/// A picture named by a product: by asset id, or by path inside the export (then `is_path`).
struct AssetLinkRecord {
    std::string role, reference;
    std::string locale;
    bool is_path = false;
    CellRef cell;
};

/// A product, a variant, or a model that variants inherit from.
struct ProductRecord {
    enum class Kind { Product, Model };
    Kind kind = Kind::Product;
    std::string id, parent, family, family_variant;
    std::string enabled; ///< "1", "0", "true"; empty: not said
    std::vector<std::string> categories;
    std::vector<IdentifierRecord> identifiers;
    std::vector<ValueRecord> values;
    std::vector<PriceRecord> prices;
    std::vector<RelationRecord> relations;
    std::vector<AssetLinkRecord> assets;
    std::map<std::string, Text> pagination; ///< page, slot, span, size-class, template, order, ...
    CellRef cell;
};

struct AttributeRecord {
    std::string code, type; ///< Akeneo's type names, or text, rich-text, number, ...
    std::string group, metric_family, default_unit, pattern, rule;
    std::string minimum, maximum, max_characters;
    bool is_localizable = false, is_scopable = false, is_rich_text = false;
    int order = 0;
    Labels labels;
    CellRef cell;
};

struct OptionRecord {
    std::string attribute, code;
    int order = 0;
    Labels labels;
    CellRef cell;
};

struct FamilyRecord {
    std::string code, label_attribute, image_attribute;
    std::vector<std::string> attributes;
    std::map<std::string, std::vector<std::string>> requirements; ///< by channel
    Labels labels;
    CellRef cell;
};

struct FamilyVariantRecord {
    std::string code, family;
    std::vector<std::vector<std::string>> axes, attributes; ///< by level
    CellRef cell;
};

struct CategoryRecord {
    std::string code, parent, tree;
    int order = 0;
    Labels labels;
    std::vector<ValueRecord> values; ///< introductions and the like
    CellRef cell;
};

struct ChannelRecord {
    std::string code, tree;
    std::vector<std::string> locales, currencies;
    Labels labels;
    CellRef cell;
};

/// Rows of a size table: system "EU", size "42", equivalents {"UK": "8"}.
struct SizeRecord {
    std::string system, size;
    std::map<std::string, std::string> equivalents;
    CellRef cell;
};

/// What the XMP and IPTC of a picture, embedded or in a sidecar, say of its rights.
struct EmbeddedRights {
    std::string usage_terms, web_statement, owner, creator, credit;
    std::optional<bool> is_marked, is_credit_required;
    std::vector<std::string> starts, ends; ///< every spelling met, ISO dates
    std::vector<std::string> territories, media, constraints;
    std::vector<std::string> problems; ///< parts that could not be read
    std::string from;                  ///< "sidecar NV-1.xmp", "embedded XMP and IPTC"
};

struct AssetRecord {
    std::string id, version, file, sha256; ///< file: path from the publication's folder
    std::string actual_sha256;             ///< of the file as it lies there; empty when it is missing
    std::string approval, licence;
    std::string licence_start, licence_end, judged_by, print_run_max;
    std::vector<std::string> territories, media, constraints;
    std::string credit, credit_required;
    std::string role, locale;
    std::vector<std::string> products; ///< links by product id or model code
    Labels alternative_texts;
    std::string focal_x, focal_y; ///< 0..1 from the left and the top
    std::optional<EmbeddedRights> embedded;
    CellRef cell;
};

/// Receives the records of a source one by one, so that a gigabyte of data passes through in small
/// memory. Implemented by the catalog's builder and by listings.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    virtual origin::CellTable& cells() = 0;
    virtual void add(ProductRecord record) = 0;
    virtual void add(AttributeRecord record) = 0;
    virtual void add(OptionRecord record) = 0;
    virtual void add(FamilyRecord record) = 0;
    virtual void add(FamilyVariantRecord record) = 0;
    virtual void add(CategoryRecord record) = 0;
    virtual void add(ChannelRecord record) = 0;
    virtual void add(SizeRecord record) = 0;
    virtual void add(AssetRecord record) = 0;
};

}
