// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/report/built.hpp"

#include <algorithm>

namespace publisher::report {
namespace {

/// A page of both, counted from 0, and what it is known by in each.
using Keys = std::pair<std::vector<std::string>, std::vector<std::string>>;

Keys content_keys(const Edition& before, const Edition& now) {
    Keys keys;
    for (const Page& page : before.pages)
        keys.first.push_back(page.content_key);
    for (const Page& page : now.pages)
        keys.second.push_back(page.content_key);
    return keys;
}

/// One for each output that was read back then and now.
std::vector<Keys> printed_keys(const Edition& before, const Edition& now) {
    std::vector<Keys> keys;
    for (const Output& output : now.outputs) {
        const auto same = std::ranges::find(before.outputs, output.name, &Output::name);
        if (same == before.outputs.end() || same->page_digests.empty() || output.page_digests.empty())
            continue;
        keys.emplace_back(same->page_digests, output.page_digests);
    }
    return keys;
}

bool differs(const Keys& keys, std::size_t page_idx) {
    const auto& [before, now] = keys;
    return page_idx >= before.size() || page_idx >= now.size() || before[page_idx] != now[page_idx];
}

/// "4, 17-18"
std::string to_ranges(const std::vector<int>& pages) {
    std::vector<std::string> ranges;
    for (std::size_t begin = 0, end = 0; begin < pages.size(); begin = end) {
        for (end = begin + 1; end < pages.size() && pages[end] == pages[end - 1] + 1;)
            ++end;
        const std::string first = std::to_string(pages[begin]);
        ranges.push_back(end - begin == 1 ? first : first + '-' + std::to_string(pages[end - 1]));
    }
    return joined(ranges, ", ");
}

}

Changes changes_between(const Edition& before, const Edition& now) {
    std::vector<Keys> keys = printed_keys(before, now);
    if (keys.empty()) keys.push_back(content_keys(before, now));
    Changes changes{before.snapshot, {}, static_cast<int>(before.pages.size())};
    for (std::size_t i = 0; i < now.pages.size(); ++i) {
        if (std::ranges::any_of(keys, [i](const Keys& each) { return differs(each, i); }))
            changes.pages.push_back(static_cast<int>(i) + 1);
    }
    return changes;
}

std::string Changes::to_string() const {
    const std::string count = std::to_string(pages.size()) + (pages.size() == 1 ? " page" : " pages");
    return count + " since snapshot " + since + (pages.empty() ? "" : ": " + to_ranges(pages));
}

}
