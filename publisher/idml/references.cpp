// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/internal/references.hpp"

#include <algorithm>

namespace publisher::idml {

void References::define(const std::string& id, const std::string& element, const std::string& part) {
    if (id.empty() || ids_.insert(id).second) return;
    // An XML element that is placed stands in its parent's part and in its own.
    if (element != "XMLElement" && element != "XMLAttribute")
        twice_.insert("the id '" + id + "' is there twice, the second time in " + part);
}

void References::refer(const std::string& id, const std::string& attribute, const std::string& part) {
    if (id.empty() || id == "n" || id.find("$ID/") != std::string::npos) return;
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
