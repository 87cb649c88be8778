// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/builder_state.hpp"

#include "publisher/diag/codes.hpp"

namespace publisher::catalog {

using diag::Code;

std::vector<AttributeId> SnapshotBuilder::State::attribute_list(const std::vector<std::string>& codes,
                                                                const CellRef& cell) {
    std::vector<AttributeId> ids;
    ids.reserve(codes.size());
    for (const std::string& code : codes) {
        const std::uint32_t number = find_attribute(code);
        if (number != kNone)
            ids.emplace_back(number);
        else
            mentions.unknown_attributes.intern(code, cell);
    }
    return ids;
}

void SnapshotBuilder::State::define_families() {
    CaselessMap<std::uint32_t> known;
    for (source::FamilyRecord& record : families) {
        if (record.code.empty()) {
            report(Code::MissingRecordId, {}, record.cell);
            continue;
        }
        if (!known.emplace(record.code, 0).second) {
            report(Code::DuplicateDefinition, {{"what", "family"}, {"code", record.code}}, record.cell);
            continue;
        }
        Family family;
        family.index = FamilyId(tables.families.size());
        family.attributes = attribute_list(record.attributes, record.cell);
        for (const auto& [channel, codes] : record.requirements) {
            family.requirements[channel] = attribute_list(codes, record.cell);
        }
        family.code = std::move(record.code);
        family.label_attribute = std::move(record.label_attribute);
        family.image_attribute = std::move(record.image_attribute);
        family.labels = std::move(record.labels);
        family.cell = record.cell;
        tables.families.push_back(std::move(family));
    }
    families.clear();
}

void SnapshotBuilder::State::define_family_variants() {
    CaselessMap<std::uint32_t> known;
    for (source::FamilyVariantRecord& record : family_variants) {
        if (record.code.empty()) {
            report(Code::MissingRecordId, {}, record.cell);
            continue;
        }
        if (!known.emplace(record.code, 0).second) {
            report(Code::DuplicateDefinition, {{"what", "family variant"}, {"code", record.code}},
                   record.cell);
            continue;
        }
        FamilyVariant variant;
        for (const auto& codes : record.axes)
            variant.axes.push_back(attribute_list(codes, record.cell));
        for (const auto& codes : record.attributes)
            variant.attributes.push_back(attribute_list(codes, record.cell));
        for (const Family& family : tables.families) {
            if (equals_ignoring_case(family.code, record.family)) variant.family = family.index;
        }
        if (!variant.family.is_valid()) mentions.families.intern(record.family, record.cell);
        variant.code = std::move(record.code);
        variant.cell = record.cell;
        tables.family_variants.push_back(std::move(variant));
    }
    family_variants.clear();
}

}
