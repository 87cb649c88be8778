// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fields.hpp"

#include "publisher/base/text.hpp"
#include "publisher/layout/page_ranges.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

using story::PageField;

constexpr const char* kUnknownPage = "00";

class FieldFiller {
public:
    FieldFiller(const FieldValues& values, const References& references, Outcome& outcome)
        : values_(values), references_(references), outcome_(outcome) {}

    std::string text(const story::Run& run, const std::string& language) {
        switch (run.field) {
            case PageField::PageNumber: return values_.page_number;
            case PageField::PageCount:
                return values_.page_count.empty() ? first_page(kPageCountKey) : values_.page_count;
            case PageField::SectionTitle: return values_.section_title;
            case PageField::FirstGroup: return values_.first_group;
            case PageField::LastGroup: return values_.last_group;
            case PageField::PreviousPage: return values_.previous_page;
            case PageField::NextPage: return values_.next_page;
            case PageField::GroupTitle: return values_.group_title;
            case PageField::SumOfPage:
            case PageField::SumOfGroup:
            case PageField::SumOfTable:
            case PageField::SumBefore:
            case PageField::SumSoFar:
                return values_.sum ? values_.sum(run.field, run.argument) : std::string();
            case PageField::FirstEntry:
            case PageField::LastEntry:
                return values_.entry ? values_.entry(run.field, run.argument) : std::string();
            case PageField::PageOf: return first_page(run.argument);
            case PageField::PagesOf: return all_pages(run.argument, language);
            case PageField::None: break;
        }
        return {};
    }

private:
    std::string first_page(const std::string& keys) {
        const std::vector<Place> places = places_of(keys);
        return places.empty() ? kUnknownPage : to_page_ranges({places.front()}, {});
    }

    std::string all_pages(const std::string& keys, const std::string& language) {
        const std::vector<Place> places = places_of(keys);
        return places.empty() ? kUnknownPage : to_page_ranges(places, language);
    }

    /// Of all keys, one in a line, in the order of the pages.
    std::vector<Place> places_of(const std::string& keys) {
        outcome_.has_references = true;
        std::vector<Place> places;
        for (const std::string_view key : split(keys, '\n')) {
            const auto found = references_.find(std::string(key));
            if (found != references_.end())
                places.insert(places.end(), found->second.begin(), found->second.end());
        }
        std::stable_sort(places.begin(), places.end(),
                         [](const Place& a, const Place& b) { return a.page < b.page; });
        return places;
    }

    const FieldValues& values_;
    const References& references_;
    Outcome& outcome_;
};

}

void fill_fields(bind::Block& block, const FieldValues& values, const References& references,
                 Outcome& outcome) {
    FieldFiller filler(values, references, outcome);
    for (story::Story& story : block.stories) {
        for (story::Paragraph& paragraph : story.paragraphs) {
            for (story::Run& run : paragraph.runs) {
                if (run.field != PageField::None) run.text = filler.text(run, story.language);
            }
        }
    }
}

void add_field_inputs(const bind::Block& block, PageBuilder& page) {
    for (const story::Story& story : block.stories) {
        for (const story::Paragraph& paragraph : story.paragraphs) {
            for (const story::Run& run : paragraph.runs) {
                if (run.field != PageField::None) page.add_input(run.text);
            }
        }
    }
}

}
