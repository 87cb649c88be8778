// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/source/internal/akeneo.hpp"
#include "publisher/world/world.hpp"

#include <functional>

namespace publisher::source::akeneo {
namespace {

using Kind = Attribute::Kind;

Kind kind_of(std::string_view type) {
    type.remove_prefix(type.starts_with("pim_catalog_") ? std::string_view("pim_catalog_").size() : 0);
    if (type == "textarea") return Kind::RichText;
    if (type == "text") return Kind::Text;
    if (type == "metric") return Kind::Metric;
    if (type == "price_collection") return Kind::Price;
    if (type == "image" || type == "file") return Kind::File;
    if (type == "asset_collection") return Kind::Assets;
    if (type == "identifier") return Kind::Identifier;
    return Kind::Code;
}

/// PIM systems write patterns with delimiters and flags, "/^[a-z]+$/i"; the bare pattern is wanted.
std::string bare_pattern(std::string pattern) {
    const std::size_t end = pattern.rfind('/');
    if (!pattern.starts_with('/') || end == 0) return pattern;
    const bool ignores_case = pattern.find('i', end) != std::string::npos;
    return (ignores_case ? "(?i)" : "") + pattern.substr(1, end - 1);
}

CodeSet lower_codes(std::string_view list) {
    CodeSet codes;
    for (const std::string& code : split_list(list))
        codes.insert(to_lower_ascii(code));
    return codes;
}

/// One file of the structure: rows with their headings, labels decoded, a code in every row.
class StructureFile {
public:
    StructureFile(const publication::AkeneoSource& source, Context& context, const std::string& file)
        : context_(context), reporter_(context.findings, context.records.cells()) {
        const auto path = context.place_of(source.folder) / file;
        if (!context.world.is_file(path)) return;
        reader_ = context.open_csv(path, name_of(source.folder, file), {}, reporter_);
        name_ = name_of(source.folder, file);
    }

    void read(const std::function<void(const HeadedRow&, Reporter&)>& take) {
        if (!reader_) return;
        const HeadedRow row(*reader_);
        labels_ = row.columns_with_prefix("label-");
        while (reader_->next()) {
            if (row("code").empty()) {
                reporter_.add(diag::finding(diag::Code::MissingId, {{"what", "code"}}), row.ref("code"));
            } else {
                take(row, reporter_);
            }
        }
        if (const auto status = reader_->status(); !status) context_.fail(name_, status.failure());
    }

    Labels labels() {
        Labels labels;
        for (const auto& [locale, column] : labels_) {
            std::string label = context_.plain(reader_->cell(column), reader_->ref(column), reporter_);
            if (!label.empty()) labels.emplace(locale, std::move(label));
        }
        return labels;
    }

private:
    Context& context_;
    Reporter reporter_;
    std::unique_ptr<CsvReader> reader_;
    std::string name_;
    std::map<std::string, std::size_t> labels_;
};

void read_channels(const publication::AkeneoSource& source, Context& context, Structure& structure) {
    StructureFile file(source, context, "channels.csv");
    file.read([&](const HeadedRow& row, Reporter&) {
        structure.channels.insert(to_lower_ascii(row("code")));
        ChannelRecord channel;
        channel.code = row("code");
        channel.tree = row("tree");
        channel.locales = split_list(row("locales"));
        channel.currencies = split_list(row("currencies"));
        channel.labels = file.labels();
        channel.cell = row.ref("code");
        context.records.add(std::move(channel));
    });
}

AttributeRecord to_attribute(const HeadedRow& row) {
    AttributeRecord record;
    record.code = row("code");
    record.type = row("type");
    record.group = row("group");
    record.metric_family = row("metric_family");
    record.default_unit = row("default_metric_unit");
    record.pattern = bare_pattern(row("validation_regexp"));
    record.rule = row("validation_rule");
    record.minimum = row(row("number_min").empty() ? "date_min" : "number_min");
    record.maximum = row(row("number_max").empty() ? "date_max" : "number_max");
    record.max_characters = row("max_characters");
    record.is_localizable = is_true(row("localizable"));
    record.is_scopable = is_true(row("scopable"));
    record.is_rich_text = kind_of(record.type) == Kind::RichText;
    record.order = to_number(row("sort_order"));
    record.cell = row.ref("code");
    return record;
}

void remember(const AttributeRecord& record, Structure& structure) {
    const Kind kind = kind_of(record.type);
    structure.n_price_attributes += kind == Kind::Price;
    structure.attributes[to_lower_ascii(record.code)] = {record.code, kind, record.is_localizable,
                                                         record.is_scopable};
}

void read_attributes(const publication::AkeneoSource& source, Context& context, Structure& structure) {
    StructureFile file(source, context, "attributes.csv");
    file.read([&](const HeadedRow& row, Reporter&) {
        AttributeRecord record = to_attribute(row);
        record.labels = file.labels();
        remember(record, structure);
        context.add_attribute(std::move(record));
    });
}

void read_options(const publication::AkeneoSource& source, Context& context) {
    StructureFile file(source, context, "attribute_options.csv");
    file.read([&](const HeadedRow& row, Reporter& reporter) {
        OptionRecord option;
        option.attribute = row("attribute");
        option.code = row("code");
        option.order = to_number(row("sort_order"));
        option.labels = file.labels();
        option.cell = row.ref("code");
        if (option.attribute.empty()) {
            reporter.add(diag::finding(diag::Code::MissingId, {{"what", "attribute"}}), row.ref("attribute"));
            return;
        }
        context.records.add(std::move(option));
    });
}

void read_families(const publication::AkeneoSource& source, Context& context, Structure& structure) {
    StructureFile file(source, context, "families.csv");
    file.read([&](const HeadedRow& row, Reporter&) {
        FamilyRecord family;
        family.code = row("code");
        family.label_attribute = row("attribute_as_label");
        family.image_attribute = row("attribute_as_image");
        family.attributes = split_list(row("attributes"));
        for (const auto& [channel, column] : row.columns_with_prefix("requirements-")) {
            family.requirements[channel] = split_list(row("requirements-" + channel));
        }
        family.labels = file.labels();
        family.cell = row.ref("code");
        structure.families[to_lower_ascii(family.code)] = lower_codes(row("attributes"));
        context.records.add(std::move(family));
    });
}

void read_family_variants(const publication::AkeneoSource& source, Context& context, Structure& structure) {
    StructureFile file(source, context, "family_variants.csv");
    file.read([&](const HeadedRow& row, Reporter&) {
        FamilyVariantRecord record;
        record.code = row("code");
        record.family = row("family");
        record.cell = row.ref("code");
        FamilyVariant variant;
        variant.family = record.family;
        for (int level = 1; row.has("variant-axes_" + std::to_string(level)); ++level) {
            const std::string axes = row("variant-axes_" + std::to_string(level));
            const std::string attributes = row("variant-attributes_" + std::to_string(level));
            if (axes.empty()) break;
            record.axes.push_back(split_list(axes));
            record.attributes.push_back(split_list(attributes));
            for (const std::string& code : lower_codes(axes + "," + attributes))
                variant.levels[code] = level;
            variant.n_levels = level;
        }
        structure.family_variants[to_lower_ascii(record.code)] = std::move(variant);
        context.records.add(std::move(record));
    });
}

/// The tree of a category is the code of its root. Parents may stand after their children.
void read_categories(const publication::AkeneoSource& source, Context& context) {
    StructureFile file(source, context, "categories.csv");
    std::vector<CategoryRecord> categories;
    std::map<std::string, std::size_t> by_code;
    file.read([&](const HeadedRow& row, Reporter&) {
        CategoryRecord category;
        category.code = row("code");
        category.parent = row("parent");
        category.labels = file.labels();
        category.cell = row.ref("code");
        by_code.emplace(to_lower_ascii(category.code), categories.size());
        categories.push_back(std::move(category));
    });
    const auto root_of = [&](const CategoryRecord& category) {
        const CategoryRecord* at = &category;
        // A circle of parents ends after as many steps as there are categories; the catalog reports it.
        for (std::size_t steps = 0; !at->parent.empty() && steps < categories.size(); ++steps) {
            const auto parent = by_code.find(to_lower_ascii(at->parent));
            if (parent == by_code.end()) break;
            at = &categories[parent->second];
        }
        return at->code;
    };
    for (CategoryRecord& category : categories)
        category.tree = root_of(category);
    for (CategoryRecord& category : categories)
        context.records.add(std::move(category));
}

}

const Attribute* Structure::find_attribute(std::string_view code) const {
    const auto found = attributes.find(to_lower_ascii(code));
    return found == attributes.end() ? nullptr : &found->second;
}

void read_structure(const publication::AkeneoSource& source, Context& context, Structure& structure) {
    read_channels(source, context, structure);
    read_attributes(source, context, structure);
    read_options(source, context);
    read_families(source, context, structure);
    read_family_variants(source, context, structure);
    read_categories(source, context);
}

void infer_attributes(const CsvReader& reader, std::string_view id, Context& context, Structure& structure) {
    const auto& headings = reader.headings();
    std::map<std::string, AttributeRecord> inferred;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto parts = split(headings[i], '-');
        const InferredAddress address = infer_address(parts);
        const bool is_id = headings[i] == id;
        if (!is_id && is_fixed_heading(headings[i], id)) continue;
        if (address.is_relation || structure.find_attribute(parts[0])) continue;
        AttributeRecord& record = inferred[std::string(parts[0])];
        record.code = parts[0];
        if (!record.cell.is_known()) record.cell = reader.ref(i);
        if (record.type.empty() || address.type != "pim_catalog_text") record.type = address.type;
        if (is_id) record.type = "pim_catalog_identifier";
        record.is_localizable |= address.has_locale;
        record.is_scopable |= address.has_channel;
    }
    for (auto& [code, record] : inferred) {
        remember(record, structure);
        context.add_attribute(std::move(record));
    }
}

}
