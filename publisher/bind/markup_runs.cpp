// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/internal/markup_runs.hpp"

#include <algorithm>
#include <utility>

namespace publisher::bind {

using style::CharacterStyleId;

namespace {

/// Elements whose look carries meaning; a span or a link that looks otherwise loses nothing.
bool needs_style(std::string_view name) {
    return name == "strong" || name == "em" || name == "u" || name == "sup" || name == "sub";
}

}

std::size_t append_entity(std::string_view source, std::string& result) {
    static constexpr std::pair<std::string_view, char> kEntities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (const auto& [name, character] : kEntities) {
        if (!source.starts_with(name)) continue;
        result += character;
        return name.size();
    }
    result += '&';
    return 1;
}

void MarkupRuns::open(std::string_view name, std::string address) {
    const auto found = styles_.characters.find(name);
    open_.push_back({std::string(name),
                     found == styles_.characters.end() ? CharacterStyleId() : found->second,
                     std::move(address)});
}

void MarkupRuns::close(std::string_view name) {
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Element& each) { return each.name == name; });
    if (found != open_.rend()) open_.erase(std::next(found).base());
}

/// A run has one style, as in InDesign: that of the innermost element, or one made for it and the
/// element around it.
CharacterStyleId MarkupRuns::character_style() {
    const Element* inner = nullptr;
    for (auto outer = open_.rbegin(); outer != open_.rend(); ++outer) {
        if (!outer->style.is_valid()) {
            if (needs_style(outer->name)) without_style_.insert(outer->name);
        } else if (!inner || !needs_style(inner->name)) {
            inner = &*outer;
        } else if (outer->style != inner->style && needs_style(outer->name)) {
            return style_of_both(*outer, *inner);
        }
    }
    return inner ? inner->style : CharacterStyleId();
}

CharacterStyleId MarkupRuns::style_of_both(const Element& outer, const Element& inner) {
    for (const std::string& path : {outer.name + ' ' + inner.name, inner.name + ' ' + outer.name}) {
        const auto both = styles_.characters.find(path);
        if (both != styles_.characters.end()) return both->second;
    }
    without_style_.insert(inner.name + " in " + outer.name);
    return inner.style;
}

std::string MarkupRuns::address() const {
    const auto link =
        std::find_if(open_.rbegin(), open_.rend(), [](const Element& each) { return !each.address.empty(); });
    return link == open_.rend() ? std::string() : link->address;
}

void MarkupRuns::add_text(std::string_view source) {
    std::string shown;
    for (std::size_t i = 0; i < source.size();) {
        const char c = source[i];
        if (c == '&') {
            i += append_entity(source.substr(i), shown);
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            const bool is_first = shown.empty() && is_at_blank_;
            if (!is_first && (shown.empty() || shown.back() != ' ')) shown += ' ';
            ++i;
        } else {
            shown += c;
            ++i;
        }
    }
    append(shown);
}

void MarkupRuns::add_break() {
    trim_end(" \n");
    append("\n");
}

void MarkupRuns::begin_next_cell() {
    for (story::Run& run : runs_)
        std::replace(run.text.begin(), run.text.end(), '\n', ' ');
    append("\t");
}

std::vector<story::Run> MarkupRuns::take() {
    trim_end(" \n\t");
    is_at_blank_ = true;
    return std::exchange(runs_, {});
}

void MarkupRuns::append(std::string_view text) {
    if (text.empty()) return;
    const CharacterStyleId style = character_style();
    const std::string link = address();
    if (runs_.empty() || runs_.back().style != style || runs_.back().link != link) {
        story::Run run;
        run.style = style;
        run.binding = binding_;
        run.link = link;
        runs_.push_back(std::move(run));
    }
    runs_.back().text += text;
    is_at_blank_ = std::string_view(" \n\t").find(text.back()) != std::string_view::npos;
}

void MarkupRuns::trim_end(std::string_view blanks) {
    while (!runs_.empty()) {
        std::string& text = runs_.back().text;
        text.erase(text.find_last_not_of(blanks) + 1);
        if (!text.empty()) return;
        runs_.pop_back();
    }
}

}
