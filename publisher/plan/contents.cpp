// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/contents.hpp"

#include <algorithm>
#include <set>

namespace publisher::plan {
namespace {

class ContentsFiller {
public:
    ContentsFiller(const Flatplan& flatplan, publication::Placement::Lines lines, PlacementPlan& contents)
        : flatplan_(flatplan), lines_(lines), contents_(contents), item_(contents.entries.at(0).item) {}

    void fill() {
        contents_.entries.clear();
        for (const SectionPlan& section : flatplan_.sections) {
            const bool is_own = std::any_of(section.placements.begin(), section.placements.end(),
                                            [&](const PlacementPlan& each) { return &each == &contents_; });
            if (lines_ != Lines::Groups && section.has_title && !is_own) add_section(section);
            if (lines_ != Lines::Sections) add_groups(section);
        }
    }

private:
    using Lines = publication::Placement::Lines;

    void add_section(const SectionPlan& section) {
        const bool is_empty = std::all_of(section.placements.begin(), section.placements.end(),
                                          [](const PlacementPlan& each) { return each.entries.empty(); });
        if (is_empty) return;
        Entry line;
        line.kind = Entry::Kind::Section;
        line.label = contents_.add_label(section.title);
        add(line, section.id);
    }

    void add_groups(const SectionPlan& section) {
        for (const PlacementPlan& placement : section.placements) {
            if (placement.is_index) continue;
            for (const Entry& entry : placement.entries) {
                if (!entry.group.is_valid() || !listed_.insert(entry.group).second) continue;
                contents_.groups[entry.group] = placement.name_of(entry.group);
                Entry line;
                line.kind = Entry::Kind::Group;
                line.group = entry.group;
                add(line, {});
            }
        }
    }

    void add(Entry& line, const std::string& section) {
        line.item = item_;
        contents_.entries.push_back(line);
        contents_.sections.push_back(section);
    }

    const Flatplan& flatplan_;
    Lines lines_;
    PlacementPlan& contents_;
    design::TemplateId item_;
    std::set<catalog::CategoryId> listed_;
};

}

void fill_contents(const Flatplan& flatplan, publication::Placement::Lines lines, PlacementPlan& contents) {
    ContentsFiller(flatplan, lines, contents).fill();
}

}
