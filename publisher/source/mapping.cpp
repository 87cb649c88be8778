// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/mapping.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <array>

namespace publisher::source {
namespace {

constexpr unsigned bit(RecordKind kind) {
    return 1u << static_cast<unsigned>(kind);
}
template <typename... Kinds>
constexpr unsigned bits(Kinds... kinds) {
    return (bit(kinds) | ...);
}

using enum RecordKind;

struct RoleName {
    std::string_view name;
    Role role;
    unsigned kinds;
};

constexpr unsigned kGoods = bits(Product, Model);
constexpr unsigned kLabelled = bits(Category, Attribute, Family, Option, Channel);

/// What each of them reads is in docs/formats/sources.md.
constexpr RoleName kRoles[] = {
    {"ignore", Role::Ignore, ~0u},
    {"id", Role::Id, kGoods | kLabelled | bit(Asset)},
    {"kind", Role::Kind, bit(Product)},
    {"identifier", Role::Identifier, kGoods},
    {"parent", Role::Parent, kGoods | bit(Category)},
    {"family", Role::Family, kGoods},
    {"family-variant", Role::FamilyVariant, kGoods},
    {"categories", Role::Categories, kGoods},
    {"enabled", Role::Enabled, kGoods},
    {"order", Role::Order, bits(Category, Attribute, Option)},
    {"label", Role::Label, kLabelled},
    {"attribute", Role::Attribute, kGoods | bits(Category, Option)},
    {"price", Role::Price, kGoods},
    {"relation", Role::Relation, kGoods},
    {"asset", Role::Asset, kGoods},
    {"pagination", Role::Pagination, kGoods},
    {"tree", Role::Tree, bits(Category, Channel)},
    {"type", Role::Type, bit(Attribute)},
    {"group", Role::Group, bit(Attribute)},
    {"metric-family", Role::MetricFamily, bit(Attribute)},
    {"default-unit", Role::DefaultUnit, bit(Attribute)},
    {"pattern", Role::Pattern, bit(Attribute)},
    {"rule", Role::Rule, bit(Attribute)},
    {"minimum", Role::Minimum, bit(Attribute)},
    {"maximum", Role::Maximum, bit(Attribute)},
    {"max-characters", Role::MaxCharacters, bit(Attribute)},
    {"localizable", Role::Localizable, bit(Attribute)},
    {"scopable", Role::Scopable, bit(Attribute)},
    {"attributes", Role::Attributes, bit(Family)},
    {"requirements", Role::Requirements, bit(Family)},
    {"label-attribute", Role::LabelAttribute, bit(Family)},
    {"image-attribute", Role::ImageAttribute, bit(Family)},
    {"locales", Role::Locales, bit(Channel)},
    {"currencies", Role::Currencies, bit(Channel)},
    {"system", Role::System, bit(SizeSystem)},
    {"size", Role::Size, bit(SizeSystem)},
    {"equivalent", Role::Equivalent, bit(SizeSystem)},
    {"version", Role::Version, bit(Asset)},
    {"file", Role::File, bit(Asset)},
    {"sha256", Role::Sha256, bit(Asset)},
    {"approval", Role::Approval, bit(Asset)},
    {"licence", Role::Licence, bit(Asset)},
    {"licence-start", Role::LicenceStart, bit(Asset)},
    {"licence-end", Role::LicenceEnd, bit(Asset)},
    {"judged-by", Role::JudgedBy, bit(Asset)},
    {"print-run-max", Role::PrintRunMax, bit(Asset)},
    {"territories", Role::Territories, bit(Asset)},
    {"media", Role::Media, bit(Asset)},
    {"constraints", Role::Constraints, bit(Asset)},
    {"credit", Role::Credit, bit(Asset)},
    {"credit-required", Role::CreditRequired, bit(Asset)},
    {"role", Role::AssetRole, bit(Asset)},
    {"locale", Role::AssetLocale, bit(Asset)},
    {"products", Role::Products, bit(Asset)},
    {"alternative-text", Role::AlternativeText, bit(Asset)},
    {"focal-x", Role::FocalX, bit(Asset)},
    {"focal-y", Role::FocalY, bit(Asset)},
};

constexpr std::array<std::pair<std::string_view, RecordKind>, 9> kKinds = {{{"product", Product},
                                                                            {"model", Model},
                                                                            {"category", Category},
                                                                            {"attribute", Attribute},
                                                                            {"family", Family},
                                                                            {"option", Option},
                                                                            {"channel", Channel},
                                                                            {"size-system", SizeSystem},
                                                                            {"asset", Asset}}};

std::optional<Role> find_role(std::string_view name, RecordKind kind) {
    for (const RoleName& role : kRoles) {
        if (role.name == name && (role.kinds & bit(kind))) return role.role;
    }
    return std::nullopt;
}

void report_unknown_role(const publication::ColumnMapping& mapping, RecordKind kind, Context& context) {
    std::vector<std::string> names;
    for (const RoleName& role : kRoles) {
        if (role.kinds & bit(kind)) names.emplace_back(role.name);
    }
    auto finding = diag::finding(diag::Code::UnknownRole,
                                 {{"role", mapping.role}, {"record", std::string(to_string(kind))}})
                       .from(mapping.origin);
    const auto nearest = nearest_name(mapping.role, names);
    finding.with_remedy(nearest ? "did you mean '" + *nearest + "'?" : "use one of " + joined(names, ", "));
    context.findings.add(finding);
}

/// Its length without placeholders: "price-{currency}" is more exact than "{locale}".
std::size_t n_literal(std::string_view pattern) {
    std::size_t n = 0;
    bool is_placeholder = false;
    for (const char c : pattern) {
        if (c == '{') is_placeholder = true;
        n += !is_placeholder;
        if (c == '}') is_placeholder = false;
    }
    return n;
}

bool has_placeholder(std::string_view pattern) {
    return pattern.find('{') != std::string_view::npos;
}

/// "name-{locale}" names the attribute "name", "texts.{locale}.name" the attribute "texts.name".
std::string name_from(std::string_view pattern) {
    std::string name;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{') {
            i = std::min(pattern.find('}', i), pattern.size());
            while (!name.empty() && (name.back() == '-' || name.back() == '.' || name.back() == '_'))
                name.pop_back();
        } else {
            name += pattern[i];
        }
    }
    if (name.ends_with("[]")) name.resize(name.size() - 2);
    return name;
}

std::string filled(std::string text, const Captures& captures) {
    const std::pair<std::string_view, const std::string*> values[] = {
        {"{locale}", &captures.locale}, {"{channel}", &captures.channel},
        {"{market}", &captures.market}, {"{currency}", &captures.currency},
        {"{list}", &captures.list},     {"{quantity}", &captures.quantity}};
    for (const auto& [placeholder, value] : values) {
        if (const auto at = text.find(placeholder); at != std::string::npos)
            text.replace(at, placeholder.size(), *value);
    }
    return text;
}

}

std::optional<RecordKind> parse_record_kind(std::string_view name) {
    for (const auto& [known, kind] : kKinds) {
        if (known == name) return kind;
    }
    return std::nullopt;
}

std::string_view to_string(RecordKind kind) {
    for (const auto& [name, known] : kKinds) {
        if (known == kind) return name;
    }
    return {};
}

const Row::Cell* Row::find(std::uint32_t column) const {
    // A table has every cell at its column's place; the cells of a JSON record are where they were met.
    if (column < cells.size() && cells[column].column == column) return &cells[column];
    const auto found =
        std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.column == column; });
    return found == cells.end() ? nullptr : &*found;
}

Mapping::Mapping(const std::vector<publication::ColumnMapping>& columns, RecordKind kind, Context& context) {
    for (const auto& mapping : columns) {
        std::string name = mapping.role;
        std::replace(name.begin(), name.end(), '_', '-');
        if (const auto role = find_role(name, kind)) {
            entries_.push_back({&mapping, *role});
        } else {
            report_unknown_role(mapping, kind, context);
        }
    }
}

bool Mapping::has_role(Role role) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const Entry& entry) { return entry.role == role; });
}

std::vector<Binding> Mapping::make_bindings(const std::string& heading) {
    std::vector<std::pair<Entry*, Captures>> found;
    std::size_t most_literal = 0;
    for (Entry& entry : entries_) {
        Captures captures;
        const std::string& pattern = entry.mapping->column;
        if (!matches(pattern, heading, captures)) continue;
        // A literal heading beats every pattern, whatever their lengths.
        const std::size_t exactness = has_placeholder(pattern) ? n_literal(pattern) : std::string::npos;
        if (exactness < most_literal) continue;
        if (exactness > most_literal) found.clear();
        most_literal = exactness;
        found.emplace_back(&entry, std::move(captures));
    }
    std::vector<Binding> bindings;
    for (auto& [entry, captures] : found) {
        entry->is_used = true;
        const publication::ColumnMapping& mapping = *entry->mapping;
        Binding binding{&mapping, entry->role, mapping.attribute, std::move(captures), {}, {}, {}};
        if (binding.name.empty()) binding.name = name_from(mapping.column);
        binding.unit_column = filled(mapping.unit_column, binding.captures);
        binding.from_column = filled(mapping.from_column, binding.captures);
        binding.until_column = filled(mapping.until_column, binding.captures);
        bindings.push_back(std::move(binding));
    }
    return bindings;
}

const std::vector<Binding>& Mapping::bind(const RowReader& rows, std::uint32_t column) {
    while (bound_.size() <= column) {
        const std::string& heading = rows.columns()[bound_.size()];
        // Of headings that are there twice the first counts.
        const bool is_first = column_of_.emplace(heading, static_cast<std::uint32_t>(bound_.size())).second;
        bound_.push_back(is_first && !heading.empty() ? make_bindings(heading) : std::vector<Binding>());
    }
    return bound_[column];
}

const Row::Cell* Mapping::find(const RowReader& rows, const Row& row, const std::string& heading) {
    if (heading.empty()) return nullptr;
    if (!rows.columns().empty()) bind(rows, static_cast<std::uint32_t>(rows.columns().size() - 1));
    const auto column = column_of_.find(heading);
    return column == column_of_.end() ? nullptr : row.find(column->second);
}

bool Mapping::is_beside(std::string_view heading) const {
    Captures captures;
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        const auto& mapping = *entry.mapping;
        return matches(mapping.unit_column, heading, captures) ||
               matches(mapping.from_column, heading, captures) ||
               matches(mapping.until_column, heading, captures);
    });
}

void Mapping::report(const RowReader& rows, const std::string& file, Reporter& reporter) {
    origin::DataOrigin data;
    data.file = file;
    if (!rows.columns().empty()) bind(rows, static_cast<std::uint32_t>(rows.columns().size() - 1));
    std::vector<std::string> unmapped;
    for (std::size_t i = 0; i < bound_.size(); ++i) {
        const std::string& heading = rows.columns()[i];
        const bool is_meant = !bound_[i].empty() || heading.empty() || is_beside(heading);
        if (!is_meant) unmapped.push_back(heading);
    }
    // The records of an API carry far more than anybody prints.
    if (!unmapped.empty() && rows.has_headings()) {
        reporter.add(diag::finding(diag::Code::UnmappedColumns, {{"count", std::to_string(unmapped.size())},
                                                                 {"columns", joined(unmapped, ", ")}})
                         .from(data));
    }
    for (const Entry& entry : entries_) {
        const bool is_optional = entry.role == Role::Ignore || has_placeholder(entry.mapping->column);
        if (entry.is_used || is_optional) continue;
        const bool is_id = entry.role == Role::Id || entry.role == Role::Size;
        reporter.add(diag::finding(diag::Code::MissingColumn,
                                   {{"column", entry.mapping->column}, {"role", entry.mapping->role}})
                         .from(entry.mapping->origin)
                         .from(data)
                         .with_severity(is_id ? diag::Severity::Error : diag::Severity::Warning));
    }
}

}
