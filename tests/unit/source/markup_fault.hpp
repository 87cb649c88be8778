// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace publisher::source {

/// Only the subset, every tag closed in order, nothing escaped but `&`, `<`, `>` and, in an address, `"`.
inline std::string fault_in(const std::string& html) {
    static const std::set<std::string> kSubset = {"b",  "strong", "i",  "em",    "u",  "sup", "sub", "p",
                                                  "ul", "ol",     "li", "span",  "a",  "h1",  "h2",  "h3",
                                                  "h4", "h5",     "h6", "table", "tr", "td",  "th"};
    std::vector<std::string> open;
    for (std::size_t i = 0; i < html.size(); ++i) {
        if (html[i] == '&') {
            const std::string name = html.substr(i, html.find(';', i) - i);
            const bool is_known = name == "&amp" || name == "&lt" || name == "&gt" || name == "&quot";
            if (!is_known) return "entity " + name;
        }
        if (html[i] == '>') return "a bare >";
        if (html[i] != '<') continue;
        const std::size_t end = html.find('>', i);
        if (end == std::string::npos) return "a bare <";
        std::string name = html.substr(i + 1, end - i - 1);
        i = end;
        if (name == "br/") continue;
        const bool is_end = name.starts_with('/');
        if (is_end) name.erase(0, 1);
        const std::string attribute = name.substr(std::min(name.find(' '), name.size()));
        name.resize(name.size() - attribute.size());
        if (!kSubset.contains(name)) return "tag " + name;
        if (!is_end) {
            if (name == "a" && !attribute.starts_with(" href=\"")) return "a link without address";
            if (name != "a" && !attribute.empty()) return "attribute" + attribute;
            open.push_back(name);
        } else if (open.empty() || open.back() != name) {
            return "unbalanced " + name;
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : "open " + open.back();
}

}
