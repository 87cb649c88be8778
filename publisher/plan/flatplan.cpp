// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/flatplan.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

std::string_view to_string(PlacementPlan::Kind kind) {
    switch (kind) {
        case PlacementPlan::Kind::Page: return "page";
        case PlacementPlan::Kind::Grid: return "grid";
        case PlacementPlan::Kind::Table: return "table";
    }
    return "";
}

}

const GroupName& PlacementPlan::name_of(catalog::CategoryId group) const {
    static const GroupName none;
    const auto found = groups.find(group);
    return found == groups.end() ? none : found->second;
}

const std::string& PlacementPlan::label_of(const Entry& entry) const {
    static const std::string none;
    return entry.label.is_valid() ? labels[entry.label.index()] : none;
}

LabelId PlacementPlan::add_label(const std::string& label) {
    if (label.empty()) return {};
    const auto known = std::find(labels.begin(), labels.end(), label);
    const LabelId id(static_cast<std::size_t>(known - labels.begin()));
    if (known == labels.end()) labels.push_back(label);
    return id;
}

std::vector<catalog::ProductId> PlacementPlan::products_of(const Entry& entry) const {
    if (entry.variants.is_valid()) return families[entry.variants.index()];
    return entry.product.is_valid() ? std::vector{entry.product} : std::vector<catalog::ProductId>();
}

const std::string& PlacementPlan::section_of(const Entry& entry) const {
    static const std::string none;
    return sections.empty() ? none : sections[static_cast<std::size_t>(&entry - entries.data())];
}

catalog::ProductId PlacementPlan::leader_of(catalog::ProductId product) const {
    const auto family =
        std::find_if(families.begin(), families.end(), [&](const std::vector<catalog::ProductId>& variants) {
            return std::find(variants.begin(), variants.end(), product) != variants.end();
        });
    return family == families.end() ? product : family->front();
}

const Term* PlacementPlan::term_of(const Entry& entry) const {
    return terms.empty() ? nullptr : &terms[static_cast<std::size_t>(&entry - entries.data())];
}

VariantsId PlacementPlan::add_family(std::vector<catalog::ProductId> variants) {
    families.push_back(std::move(variants));
    return VariantsId(families.size() - 1);
}

std::string to_listing(const Flatplan& flatplan,
                       const std::function<std::string(catalog::ProductId)>& name_of) {
    std::string text;
    for (const SectionPlan& section : flatplan.sections) {
        text += "section " + section.id + "  " + section.title + '\n';
        for (const PlacementPlan& placement : section.placements) {
            text += "  " + std::string(to_string(placement.kind)) + "  " +
                    std::to_string(placement.entries.size()) + " entries\n";
            catalog::CategoryId group;
            for (const Entry& entry : placement.entries) {
                if (entry.group != group) text += "    group " + placement.name_of(entry.group).title + '\n';
                group = entry.group;
                if (const Term* term = placement.term_of(entry)) text += "    term " + term->text.text + '\n';
                const bool is_listed = entry.kind == Entry::Kind::Item || entry.kind == Entry::Kind::Note;
                if (!is_listed) continue;
                text += "    ";
                if (placement.kind == PlacementPlan::Kind::Grid) {
                    text += "page +" + std::to_string(entry.page_offset) + "  " +
                            to_millimetres_text(entry.frame.x) + ',' + to_millimetres_text(entry.frame.y) +
                            ' ' + to_millimetres_text(entry.frame.width) + 'x' +
                            to_millimetres_text(entry.frame.height) + "  ";
                }
                if (entry.kind == Entry::Kind::Note) {
                    const std::string& advert = placement.label_of(entry);
                    text += advert.empty() ? "note\n" : "advert " + advert + '\n';
                    continue;
                }
                std::string names;
                for (const catalog::ProductId product : placement.products_of(entry))
                    names += (names.empty() ? "" : " ") + name_of(product);
                text += names + '\n';
            }
        }
    }
    return text;
}

}
