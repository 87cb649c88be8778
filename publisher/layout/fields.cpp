// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fields.hpp"

namespace publisher::layout {
namespace {

using story::PageField;

constexpr const char* kUnknownPage = "00";

class FieldFiller {
public:
    FieldFiller(const FieldValues& values, const References& references, Outcome& outcome)
        : values_(values), references_(references), outcome_(outcome) {}

    std::string text(const story::Run& run) {
        switch (run.field) {
            case PageField::PageNumber:
                return values_.page_number;
            case PageField::PageCount:
                return values_.page_count.empty() ? reference(kPageCountKey) : values_.page_count;
            case PageField::SectionTitle:
                return values_.section_title;
            case PageField::FirstGroup:
                return values_.first_group;
            case PageField::LastGroup:
                return values_.last_group;
            case PageField::PreviousPage:
                return values_.previous_page;
            case PageField::NextPage:
                return values_.next_page;
            case PageField::GroupTitle:
                return values_.group_title;
            case PageField::SumOfPage:
            case PageField::SumOfGroup:
            case PageField::SumOfTable:
            case PageField::SumBefore:
            case PageField::SumSoFar:
                return values_.sum ? values_.sum(run.field, run.argument) : std::string();
            case PageField::PageOf:
                return reference(run.argument);
            case PageField::None:
                break;
        }
        return {};
    }

private:
    std::string reference(const std::string& key) {
        outcome_.has_references = true;
        const auto found = references_.find(key);
        return found == references_.end() ? kUnknownPage : found->second;
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
                if (run.field != PageField::None) run.text = filler.text(run);
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
