// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"

#include <map>
#include <set>
#include <string>

namespace publisher::emit::idml {

/// Which running heads InDesign can find itself. Its variable shows the first or last paragraph of a style
/// that begins on the page, or else the last one before it (Adobe, "Create variables for running headers").
/// A head becomes such a variable when some style gives the same text on every page; where a style stands
/// in cells, in parts of threads or in several stories of a page, InDesign's order is not documented and the
/// style is not taken.
class RunningHeads {
public:
    /// A head by what it shows: its field and the style that the field names, if any.
    using Key = std::pair<story::PageField, std::string>;
    static bool is_head(const story::Run& run);
    static Key key_of(const story::Run& run) { return {run.field, run.argument}; }

    /// Pages come in their order.
    void add(const page::Page& page, const style::StyleSheet& styles);
    void finish(bool is_right_to_left);

    /// The style that the variable looks for; invalid: the head is text.
    style::ParagraphStyleId style_of(const Key& key) const;
    /// "running head of group-title, first"
    static std::string name_of(const Key& key, const std::string& style);
    static bool is_first(const Key& key);

    /// All heads that are live.
    const std::map<Key, style::ParagraphStyleId>& live() const { return live_; }

private:
    struct Texts {
        std::string first, last;
    };
    struct Candidate {
        bool has_shown = false, is_wrong = false;
    };
    void look_at(const page::Page& page);
    void look_at(const page::TablePart& table, const page::Page& page);
    void look_at(const page::TextFrame& frame, const page::Page& page);
    void compare(const story::Run& run, const style::StyleSheet& styles);

    std::map<std::uint32_t, Texts> on_page_; ///< by paragraph style
    std::map<std::uint32_t, page::StoryIndex> story_on_page_;
    std::map<std::uint32_t, std::string> before_; ///< the last text of each style on the pages before
    std::set<std::uint32_t> doubtful_;
    std::map<bool, std::set<std::uint32_t>> directions_;
    std::map<Key, std::map<std::uint32_t, Candidate>> candidates_;
    std::map<Key, style::ParagraphStyleId> live_;
};

}
