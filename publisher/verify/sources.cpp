// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/sources.hpp"

#include "publisher/expression/raw_text.hpp"
#include "publisher/verify/internal/amount.hpp"

namespace publisher::verify {
namespace {

constexpr char kBorder = '\n';

std::string texts_of(const std::vector<catalog::Value>& values) {
    std::string texts;
    for (const catalog::Value& value : values) {
        const auto* plain = std::get_if<catalog::PlainText>(&value.datum);
        texts += squashed(plain ? plain->text : expression::raw_text(value.datum)) + kBorder;
    }
    return texts;
}

}

bool Sources::say(const std::string& squashed_text, std::optional<catalog::ProductId> product) {
    if (house_texts().find(squashed_text) != std::string::npos) return true;
    if (!product) return false;
    const auto [entry, is_new] = texts_.try_emplace(*product);
    if (is_new) {
        const catalog::ProductView view = inputs_.snapshot.view(*product);
        for (const auto& level : view.levels())
            entry->second += texts_of(level->values);
    }
    return entry->second.find(squashed_text) != std::string::npos;
}

const std::string& Sources::house_texts() {
    if (house_texts_) return *house_texts_;
    house_texts_.emplace();
    const auto add = [this](const std::map<std::string, std::string>& texts) {
        for (const auto& [locale, text] : texts)
            *house_texts_ += squashed(text) + kBorder;
    };
    add(inputs_.publication.titles);
    for (const auto& [name, texts] : inputs_.publication.labels)
        add(texts);
    for (const publication::Section& section : inputs_.publication.sections)
        add(section.titles);
    for (const catalog::Category& category : inputs_.snapshot.categories()) {
        add(category.labels);
        *house_texts_ += texts_of(category.values);
    }
    return *house_texts_;
}

}
