// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/internal/markup_runs.hpp"

#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace publisher::bind {
namespace {

using style::ParagraphStyleId;

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// Two names of one thing.
std::string_view canonical(std::string_view name) {
    return name == "b" ? "strong" : name == "i" ? "em" : name;
}

std::string address_of(std::string_view tag) {
    constexpr std::string_view kName = "href=\"";
    const std::size_t begin = tag.find(kName);
    if (begin == std::string_view::npos) return {};
    tag.remove_prefix(begin + kName.size());
    tag = tag.substr(0, tag.find('"'));
    std::string address;
    for (std::size_t i = 0; i < tag.size();) {
        if (tag[i] == '&')
            i += append_entity(tag.substr(i), address);
        else
            address += tag[i++];
    }
    return address;
}

class MarkupReader {
public:
    MarkupReader(const MarkupStyles& styles, origin::BindingId binding, const Locale& locale)
        : styles_(styles), locale_(locale), runs_(styles, binding) {}

    MarkupText read(std::string_view markup) {
        for (std::size_t i = 0; i < markup.size();) {
            if (markup[i] == '<') {
                const std::size_t end = markup.find('>', i);
                if (end == std::string_view::npos) break;
                tag(markup.substr(i + 1, end - i - 1));
                i = end + 1;
            } else {
                const std::size_t end = std::min(markup.size(), markup.find('<', i));
                runs_.add_text(markup.substr(i, end - i));
                i = end;
            }
        }
        finish_paragraph();
        result_.without_style = runs_.without_style();
        return std::move(result_);
    }

private:
    struct List {
        bool is_ordered = false;
        int n_items = 0;
    };

    void tag(std::string_view content) {
        const bool is_closing = content.starts_with('/');
        if (is_closing) content.remove_prefix(1);
        const std::string_view name = canonical(content.substr(0, content.find_first_of(" /")));
        if (name == "br")
            n_cells_ > 1 ? runs_.add_text(" ") : runs_.add_break();
        else if (name == "p")
            finish_paragraph();
        else if (is_heading(name))
            heading(name, is_closing);
        else if (name == "ul" || name == "ol")
            list(name == "ol", is_closing);
        else if (name == "li")
            item(is_closing);
        else if (name == "table" || name == "tr")
            row();
        else if (name == "td" || name == "th")
            cell(name, is_closing);
        else if (is_closing)
            runs_.close(name);
        else
            runs_.open(name, address_of(content));
    }

    /// Without a style of its own a heading is a strong paragraph.
    void heading(std::string_view name, bool is_closing) {
        finish_paragraph();
        if (is_closing)
            runs_.close("strong");
        else if (const auto found = styles_.paragraphs.find(name); found != styles_.paragraphs.end())
            block_style_ = found->second;
        else
            runs_.open("strong", {});
    }

    void list(bool is_ordered, bool is_closing) {
        finish_paragraph();
        item_.reset();
        if (!is_closing)
            lists_.push_back({is_ordered, 0});
        else if (!lists_.empty())
            lists_.pop_back();
    }

    void item(bool is_closing) {
        finish_paragraph();
        item_.reset();
        marker_.clear();
        if (is_closing || lists_.empty()) return;
        List& innermost = lists_.back();
        marker_ = innermost.is_ordered ? number(++innermost.n_items) : bullet();
    }

    /// "li", "li 2"; a list that is deeper than the styles go looks like the last of them.
    template <typename Map>
    const typename Map::mapped_type* of_item(const Map& map) const {
        for (std::size_t level = lists_.size(); level > 0; --level) {
            const auto found = map.find(level == 1 ? "li" : "li " + std::to_string(level));
            if (found != map.end()) return &found->second;
        }
        return nullptr;
    }

    ParagraphStyleId item_style() const {
        const ParagraphStyleId* style = of_item(styles_.paragraphs);
        return style ? *style : styles_.paragraph;
    }

    std::string bullet() const {
        const style::ListFormat* format = of_item(styles_.lists);
        if (format && format->kind == style::ListFormat::Kind::Bullet) return format->text;
        return lists_.size() > 1 ? "\u2013" : "\u2022";
    }

    /// "3." in the digits of the locale, or as the style writes it.
    std::string number(int n) const {
        const style::ListFormat* format = of_item(styles_.lists);
        const bool has_pattern = format && format->kind == style::ListFormat::Kind::Number;
        std::string text = has_pattern ? format->text : "#.";
        if (const std::size_t place = text.find('#'); place != std::string::npos) {
            text.replace(place, 1, locale_.number(Decimal(n)));
        }
        return text;
    }

    void row() {
        finish_paragraph();
        n_cells_ = 0;
    }

    void cell(std::string_view name, bool is_closing) {
        // Rows with several cells are lines, so that breaks within their cells are spaces.
        if (!is_closing && n_cells_++ > 0) runs_.begin_next_cell();
        if (name != "th") return;
        if (is_closing)
            runs_.close("th");
        else
            runs_.open("th", {});
    }

    void finish_paragraph() {
        ParagraphStyleId style = std::exchange(block_style_, {});
        std::vector<story::Run> runs = runs_.take();
        if (runs.empty()) return;
        // A row of one cell is a table for the sake of a web page's layout.
        if (n_cells_ > 1) style = styles_.paragraph_style("table");
        if (item_ && !style.is_valid()) return continue_item(runs);
        story::Paragraph paragraph;
        paragraph.style = style.is_valid()  ? style
                          : marker_.empty() ? styles_.paragraph_style("p")
                                            : item_style();
        if (!marker_.empty()) item_ = result_.paragraphs.size();
        paragraph.marker = std::exchange(marker_, {});
        paragraph.runs = std::move(runs);
        result_.paragraphs.push_back(std::move(paragraph));
    }

    /// A second paragraph of an item hangs under the first.
    void continue_item(const std::vector<story::Run>& more) {
        std::vector<story::Run>& runs = result_.paragraphs[*item_].runs;
        runs.back().text += '\n';
        runs.insert(runs.end(), more.begin(), more.end());
    }

    const MarkupStyles& styles_;
    const Locale& locale_;
    MarkupText result_;
    MarkupRuns runs_;
    std::vector<List> lists_;
    std::string marker_;
    ParagraphStyleId block_style_;    ///< of the heading in hand
    std::optional<std::size_t> item_; ///< the paragraph of the item in hand
    int n_cells_ = 0;                 ///< of the row in hand
};

}

MarkupText read_markup(std::string_view markup, const MarkupStyles& styles, origin::BindingId binding,
                       const Locale& locale) {
    return MarkupReader(styles, binding, locale).read(markup);
}

}
