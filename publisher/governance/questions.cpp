// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/governance/internal/product_judge.hpp"

#include <algorithm>

namespace publisher::governance {

using namespace catalog;

const ProductJudge::Questions& ProductJudge::questions_for(FamilyId family) {
    const auto [known, is_new] = questions_.try_emplace(family);
    if (is_new) {
        if (family.is_valid()) add_requirements(snapshot_.families()[family.index()], known->second);
        add_demands(known->second);
    }
    return known->second;
}

void ProductJudge::add_requirements(const Family& family, Questions& questions) const {
    if (!publication_.governance.is_completeness_judged) return;
    for (const auto& [channel, required] : family.requirements) {
        if (!equals_ignoring_case(channel, edition_.channel)) continue;
        for (const AttributeId id : required) {
            const Attribute& attribute = snapshot_.attributes()[id.index()];
            Question question{&attribute,
                              attribute.code,
                              "by family '" + family.code + "' for channel '" + channel + "'",
                              false,
                              {}};
            if (attribute.type == AttributeType::Price) {
                question.name = "regular";
                questions.prices.push_back(std::move(question));
            } else if (attribute.type == AttributeType::Media) {
                questions.pictures.push_back(std::move(question));
            } else {
                questions.fields.push_back(std::move(question));
            }
        }
    }
}

void ProductJudge::add_demands(Questions& questions) const {
    const auto add = [](std::vector<Question>& list, Question question) {
        const auto known = std::find_if(list.begin(), list.end(), [&](const Question& other) {
            return equals_ignoring_case(other.name, question.name);
        });
        if (known == list.end()) list.push_back(std::move(question));
    };
    const std::string by = "by a template";
    for (const Demands::Demand& demand : demands_.fields) {
        const Attribute* attribute = snapshot_.find_attribute(demand.name);
        if (!attribute) continue; // the vocabulary check has told
        Question question{attribute, attribute->code, by, demand.is_optional, demand.origin};
        if (attribute->type == AttributeType::Price) question.name = "regular";
        add(attribute->type == AttributeType::Price   ? questions.prices
            : attribute->type == AttributeType::Media ? questions.pictures
                                                      : questions.fields,
            std::move(question));
    }
    for (const Demands::Demand& demand : demands_.prices) {
        add(questions.prices, {nullptr, demand.name, by, demand.is_optional, demand.origin});
    }
    for (const Demands::Demand& demand : demands_.pictures) {
        add(questions.pictures, {nullptr, demand.name, by, demand.is_optional, demand.origin});
    }
}

}
