// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/selection.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

/// Shell patterns with * and ?; case counts.
bool matches(std::string_view pattern, std::string_view text) {
    if (pattern.empty()) return text.empty();
    if (pattern.front() == '*') {
        return matches(pattern.substr(1), text) || (!text.empty() && matches(pattern, text.substr(1)));
    }
    return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
           matches(pattern.substr(1), text.substr(1));
}

}

std::vector<const publication::Edition*> select_editions(const publication::Publication& publication,
                                                         const std::vector<std::string>& patterns,
                                                         std::vector<std::string>& unmatched) {
    std::vector<const publication::Edition*> selected;
    for (const std::string& pattern : patterns) {
        const auto is_meant = [&](const publication::Edition& edition) {
            return matches(pattern, edition.id);
        };
        if (std::none_of(publication.editions.begin(), publication.editions.end(), is_meant))
            unmatched.push_back(pattern);
    }
    for (const publication::Edition& edition : publication.editions) {
        const auto names = [&](const std::string& pattern) { return matches(pattern, edition.id); };
        if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(), names))
            selected.push_back(&edition);
    }
    return selected;
}

std::vector<std::size_t> select_outputs(const publication::Publication& publication,
                                        const std::vector<std::string>& asked) {
    std::vector<std::size_t> selected;
    for (std::size_t i = 0; i < publication.outputs.size(); ++i) {
        const publication::Output& output = publication.outputs[i];
        const auto names = [&](const std::string& wanted) {
            return wanted == (output.is_for_screen() ? "screen" : "pdf") || wanted == output.name;
        };
        if (asked.empty() || std::any_of(asked.begin(), asked.end(), names)) selected.push_back(i);
    }
    return selected;
}

bool wants(const std::vector<std::string>& asked, std::string_view kind) {
    return std::find(asked.begin(), asked.end(), kind) != asked.end();
}

}
