// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/slot_filler.hpp"

namespace publisher::plan {
namespace {

/// How many products from `first` on are of its family.
int count_family(const Group& group, std::size_t first) {
    const auto family_of = [&](std::size_t i) {
        const auto found = group.families.find(group.products[i]);
        return found == group.families.end() ? catalog::ProductId() : found->second;
    };
    std::size_t end = first + 1;
    while (family_of(first).is_valid() && end < group.products.size() && family_of(end) == family_of(first))
        ++end;
    return static_cast<int>(end - first);
}

class Assignment {
public:
    Assignment(const SlotTask& task, PlacementPlan& placement, const PlannedSlots& planned)
        : task_(task), placement_(placement), planned_(planned), filler_(task, placement) {}

    SlotReport assign(const std::vector<Group>& groups) {
        for (const Group& group : groups) {
            if (placement_.is_group_on_new_page) filler_.finish_page(SlotFiller::Rows::AsTheyAre);
            filler_.begin_group();
            add_tiles(group, choose_band(group));
            add_notes_behind(group, placement_.is_group_on_new_page || &group == &groups.back());
        }
        filler_.finish_last_page();
        report_.adverts_left_out = filler_.adverts_left_out();
        if (task_.keeps_families) find_families_apart(groups);
        for (std::size_t i = 0; i < task_.notes.size(); ++i) {
            if (!filler_.placed_notes()[i] && !has_group_note_[i]) report_.notes_left_out.push_back(i);
        }
        return std::move(report_);
    }

private:
    const PlannedSlot* plan_of(catalog::ProductId product) const {
        const auto found = planned_.find(product);
        return found == planned_.end() ? nullptr : &found->second;
    }

    /// By trying them: every other way to know how a group ends would have to know all its rules.
    design::TemplateId choose_band(const Group& group) {
        if (task_.bands.empty()) return {};
        if (task_.bands.size() == 1 || !placement_.is_group_on_new_page) return task_.bands.front();
        const SlotFiller before = filler_;
        const std::size_t n_entries = placement_.entries.size(), n_families = placement_.families.size();
        design::TemplateId best;
        std::pair<int, Length> least;
        for (const design::TemplateId band : task_.bands) {
            add_tiles(group, band);
            const auto taken = filler_.end_of_group();
            if (!best.is_valid() || taken < least) best = band, least = taken;
            filler_ = before;
            placement_.entries.resize(n_entries);
            placement_.families.resize(n_families);
        }
        return best;
    }

    void add_tiles(const Group& group, design::TemplateId band) {
        for (std::size_t i = 0; i < group.products.size();) {
            const catalog::ProductId product = group.products[i];
            const int n_family = task_.keeps_families ? count_family(group, i) : 1;
            const bool has_band = i == 0 && band.is_valid();
            const bool has_page =
                n_family <= filler_.n_fitting_on_empty_page(product, has_band ? band : design::TemplateId());
            if (has_band)
                filler_.add_band(group, band, filler_.height_of(product, has_page ? n_family : 1),
                                 plan_of(product));
            else if (n_family > 1 && has_page && n_family > filler_.n_fitting(product))
                filler_.finish_page(SlotFiller::Rows::AsTheyAre);
            for (const std::size_t end = i + static_cast<std::size_t>(n_family); i < end; ++i)
                filler_.add_tile(group, group.products[i], plan_of(group.products[i]));
        }
    }

    /// Families too large for a page, and those that a note or a plan has torn.
    void find_families_apart(const std::vector<Group>& groups) {
        struct Where {
            int n_products = 0, page = 0;
            bool is_apart = false;
        };
        std::map<catalog::ProductId, Where> families;
        std::map<catalog::ProductId, catalog::ProductId> family_of;
        for (const Group& group : groups)
            family_of.insert(group.families.begin(), group.families.end());
        for (const Entry& entry : placement_.entries) {
            const auto family = family_of.find(entry.product);
            if (entry.kind != Entry::Kind::Item || family == family_of.end()) continue;
            Where& where = families[family->second];
            if (where.n_products++ == 0) where.page = entry.page_offset;
            where.is_apart = where.is_apart || where.page != entry.page_offset;
        }
        for (const auto& [model, where] : families) {
            if (where.is_apart) report_.families_apart.push_back({model, where.n_products});
        }
    }

    void add_notes_behind(const Group& group, bool is_end_of_page) {
        for (std::size_t i = 0; i < task_.notes.size(); ++i) {
            if (task_.notes[i].every > 0) continue;
            const bool is_placed = filler_.add_note(group, task_.notes[i].item, is_end_of_page);
            has_group_note_[i] = has_group_note_[i] || is_placed;
        }
    }

    const SlotTask& task_;
    PlacementPlan& placement_;
    const PlannedSlots& planned_;
    SlotFiller filler_;
    SlotReport report_;
    std::vector<char> has_group_note_ = std::vector<char>(task_.notes.size());
};

}

Size type_area(const design::Layout& layout, const design::ParentPage& parent) {
    return {layout.trim.width - parent.margins.left - parent.margins.right,
            layout.trim.height - parent.margins.top - parent.margins.bottom};
}

SlotReport assign_slots(const std::vector<Group>& groups, const SlotTask& task, PlacementPlan& placement,
                        const PlannedSlots& planned) {
    return Assignment(task, placement, planned).assign(groups);
}

}
