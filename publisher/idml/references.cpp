// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/internal/references.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>

namespace publisher::idml {
namespace {

/// Attributes that name one thing by its id.
constexpr std::array<std::string_view, 12> kIds = {
    "ParentStory", "PreviousTextFrame", "NextTextFrame", "ItemLayer",
    "ActiveLayer", "AppliedMaster",     "PageStart",     "DestinationPage",
    "Destination", "XMLContent",        "AppliedFormat", "AssociatedTextVariable"};
/// Attributes that name several; blanks part them.
constexpr std::array<std::string_view, 3> kLists = {"StoryList", "OverrideList", "AppliedConditions"};
/// Kinds of things that have names; any attribute may name one.
constexpr std::array<std::string_view, 17> kKinds = {
    "ParagraphStyle/", "CharacterStyle/", "ObjectStyle/",  "TableStyle/",    "CellStyle/", "TOCStyle/",
    "Color/",          "Tint/",           "Gradient/",     "Swatch/",        "MixedInk/",  "StrokeStyle/",
    "XMLTag/",         "NumberingList/",  "KinsokuTable/", "MojikumiTable/", "Condition/"};
/// Free text, which may look like any of them.
constexpr std::array<std::string_view, 8> kTexts = {"Self",       "Name",          "Value",    "Key",
                                                    "StoryTitle", "CustomAltText", "Contents", "ResultText"};
/// What every document has, whether its package says so or not.
constexpr std::array<std::string_view, 13> kBuiltIn = {"ParagraphStyle/$ID/[No paragraph style]",
                                                       "ParagraphStyle/$ID/NormalParagraphStyle",
                                                       "CharacterStyle/$ID/[No character style]",
                                                       "ObjectStyle/$ID/[None]",
                                                       "ObjectStyle/$ID/[Normal Graphics Frame]",
                                                       "ObjectStyle/$ID/[Normal Text Frame]",
                                                       "ObjectStyle/$ID/[Normal Grid]",
                                                       "TableStyle/$ID/[No table style]",
                                                       "TableStyle/$ID/[Basic Table]",
                                                       "CellStyle/$ID/[None]",
                                                       "TOCStyle/$ID/DefaultTOCStyleName",
                                                       "StrokeStyle/$ID/Solid",
                                                       "Swatch/None"};

template <std::size_t n>
bool has(const std::array<std::string_view, n>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A name in a list has its blanks as %20.
std::string with_blanks(std::string_view name) {
    std::string text;
    for (std::size_t at = name.find("%20"); at != std::string_view::npos; at = name.find("%20")) {
        text.append(name.substr(0, at)) += ' ';
        name.remove_prefix(at + 3);
    }
    return text.append(name);
}

bool has_kind(std::string_view value) {
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [&](std::string_view kind) { return value.starts_with(kind); });
}

}

void References::define(const std::string& id, const std::string& element, const std::string& part) {
    if (id.empty() || ids_.insert(id).second) return;
    // An XML element that is placed stands in its parent's part and in its own.
    if (element != "XMLElement" && element != "XMLAttribute")
        twice_.insert("the id '" + id + "' is there twice, the second time in " + part);
}

void References::take(std::string_view element, const Attributes& attributes, const std::string& part) {
    for (const auto& [name, value] : attributes) {
        if (value.empty() || has(kTexts, name)) continue;
        if (has(kLists, name)) {
            for (const auto& id : split(value, ' '))
                refer(with_blanks(id), name, part);
        } else if (has(kIds, name) || has_kind(value) || (name == "Source" && element == "Hyperlink")) {
            refer(value, name, part);
        }
    }
}

void References::refer(const std::string& id, const std::string& attribute, const std::string& part) {
    if (id.empty() || id == "n" || has(kBuiltIn, id)) return;
    referred_.try_emplace(id, attribute + " in " + part);
}

void References::add_frame(const std::string& id, const std::string& story, const std::string& previous,
                           const std::string& next) {
    frames_[id] = {story, previous, next};
}

std::vector<std::string> References::problems() const {
    std::vector<std::string> problems(twice_.begin(), twice_.end());
    for (const auto& [id, place] : referred_)
        if (!ids_.contains(id))
            problems.push_back("nothing has the id '" + id + "' that is named by " + place);
    judge_threads(problems);
    std::sort(problems.begin(), problems.end());
    return problems;
}

void References::judge_threads(std::vector<std::string>& problems) const {
    std::map<std::string, std::string> first_of_story;
    for (const auto& [id, frame] : frames_) {
        const auto next = frames_.find(frame.next);
        if (next != frames_.end() && (next->second.previous != id || next->second.story != frame.story))
            problems.push_back("the frames '" + id + "' and '" + next->first +
                               "' do not agree on their thread");
        const bool is_first = frame.previous.empty() || frame.previous == "n";
        if (!is_first || frame.story.empty() || frame.story == "n") continue;
        const auto [other, is_new] = first_of_story.try_emplace(frame.story, id);
        if (!is_new)
            problems.push_back("the frames '" + other->second + "' and '" + id + "' both begin the story '" +
                               frame.story + "'");
    }
}

}
