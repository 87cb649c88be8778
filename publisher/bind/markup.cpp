// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"

#include "publisher/base/text.hpp"
#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace publisher::bind {
namespace {

using style::CharacterStyleId;
using style::ParagraphStyleId;

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

/// Two names of one thing.
std::string_view canonical(std::string_view name) { return name == "b" ? "strong" : name == "i" ? "em" : name; }

/// Elements whose look carries meaning; a span or a link that looks otherwise loses nothing.
bool needs_style(std::string_view name) {
    return name == "strong" || name == "em" || name == "u" || name == "sup" || name == "sub";
}

/// The four that normalized markup holds.
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

std::string address_of(std::string_view tag) {
    constexpr std::string_view kName = "href=\"";
    const std::size_t begin = tag.find(kName);
    if (begin == std::string_view::npos) return {};
    tag.remove_prefix(begin + kName.size());
    tag = tag.substr(0, tag.find('"'));
    std::string address;
    for (std::size_t i = 0; i < tag.size();) {
        if (tag[i] == '&') i += append_entity(tag.substr(i), address);
        else address += tag[i++];
    }
    return address;
}

class MarkupReader {
public:
    MarkupReader(const MarkupStyles& styles, origin::BindingId binding, const Locale& locale)
        : styles_(styles), binding_(binding), locale_(locale) {}

    MarkupText read(std::string_view markup) {
        for (std::size_t i = 0; i < markup.size();) {
            if (markup[i] == '<') {
                const std::size_t end = markup.find('>', i);
                if (end == std::string_view::npos) break;
                tag(markup.substr(i + 1, end - i - 1));
                i = end + 1;
            } else {
                const std::size_t end = std::min(markup.size(), markup.find('<', i));
                text(markup.substr(i, end - i));
                i = end;
            }
        }
        finish_paragraph();
        return std::move(result_);
    }

private:
    struct Inline {
        std::string name;
        CharacterStyleId style;
        std::string address;
    };
    struct List {
        bool is_ordered = false;
        int n_items = 0;
    };

    void tag(std::string_view content) {
        const bool is_closing = content.starts_with('/');
        if (is_closing) content.remove_prefix(1);
        const std::string_view name = canonical(content.substr(0, content.find_first_of(" /")));
        if (name == "br") line_break();
        else if (name == "p") finish_paragraph();
        else if (is_heading(name)) heading(name, is_closing);
        else if (name == "ul" || name == "ol") list(name == "ol", is_closing);
        else if (name == "li") item(is_closing);
        else if (name == "table" || name == "tr") row();
        else if (name == "td" || name == "th") cell(name, is_closing);
        else if (is_closing) close_inline(name);
        else open_inline(name, address_of(content));
    }

    // -- paragraphs --------------------------------------------------------------------------------

    /// Without a style of its own a heading is a strong paragraph.
    void heading(std::string_view name, bool is_closing) {
        finish_paragraph();
        if (is_closing) close_inline("strong");
        else if (const auto found = styles_.paragraphs.find(name); found != styles_.paragraphs.end()) block_style_ = found->second;
        else open_inline("strong", {});
    }

    void list(bool is_ordered, bool is_closing) {
        finish_paragraph();
        item_.reset();
        if (!is_closing) lists_.push_back({is_ordered, 0});
        else if (!lists_.empty()) lists_.pop_back();
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
        if (!is_closing && n_cells_++ > 0) begin_next_cell();
        if (name != "th") return;
        if (is_closing) close_inline("th");
        else open_inline("th", {});
    }

    /// Rows with several cells are lines, so that breaks within their cells are spaces.
    void begin_next_cell() {
        for (story::Run& run : runs_) std::replace(run.text.begin(), run.text.end(), '\n', ' ');
        append("\t");
    }

    void finish_paragraph() {
        trim_end(" \n\t");
        is_at_blank_ = true;
        ParagraphStyleId style = std::exchange(block_style_, {});
        if (runs_.empty()) return;
        // A row of one cell is a table for the sake of a web page's layout.
        if (n_cells_ > 1) style = styles_.paragraph_style("table");
        if (item_ && !style.is_valid()) return continue_item();
        story::Paragraph paragraph;
        paragraph.style = style.is_valid() ? style : marker_.empty() ? styles_.paragraph_style("p") : item_style();
        if (!marker_.empty()) item_ = result_.paragraphs.size();
        paragraph.marker = std::exchange(marker_, {});
        paragraph.runs = std::exchange(runs_, {});
        result_.paragraphs.push_back(std::move(paragraph));
    }

    /// A second paragraph of an item hangs under the first.
    void continue_item() {
        std::vector<story::Run>& runs = result_.paragraphs[*item_].runs;
        runs.back().text += '\n';
        runs.insert(runs.end(), std::make_move_iterator(runs_.begin()), std::make_move_iterator(runs_.end()));
        runs_.clear();
    }

    // -- characters --------------------------------------------------------------------------------

    void open_inline(std::string_view name, std::string address) {
        const auto found = styles_.characters.find(name);
        open_.push_back({std::string(name), found == styles_.characters.end() ? CharacterStyleId() : found->second,
                         std::move(address)});
    }

    void close_inline(std::string_view name) {
        const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Inline& each) { return each.name == name; });
        if (found != open_.rend()) open_.erase(std::next(found).base());
    }

    /// A run has one style, as in InDesign: that of the innermost element, or one made for it and the
    /// element around it.
    CharacterStyleId character_style() {
        const Inline* inner = nullptr;
        for (auto outer = open_.rbegin(); outer != open_.rend(); ++outer) {
            if (!outer->style.is_valid()) {
                if (needs_style(outer->name)) result_.without_style.insert(outer->name);
            } else if (!inner || !needs_style(inner->name)) {
                inner = &*outer;
            } else if (outer->style != inner->style && needs_style(outer->name)) {
                return style_of_both(*outer, *inner);
            }
        }
        return inner ? inner->style : CharacterStyleId();
    }

    CharacterStyleId style_of_both(const Inline& outer, const Inline& inner) {
        for (const std::string& path : {outer.name + ' ' + inner.name, inner.name + ' ' + outer.name}) {
            const auto both = styles_.characters.find(path);
            if (both != styles_.characters.end()) return both->second;
        }
        result_.without_style.insert(inner.name + " in " + outer.name);
        return inner.style;
    }

    std::string address() const {
        const auto link = std::find_if(open_.rbegin(), open_.rend(), [](const Inline& each) { return !each.address.empty(); });
        return link == open_.rend() ? std::string() : link->address;
    }

    void text(std::string_view source) {
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

    void line_break() {
        if (n_cells_ > 1) return text(" ");
        trim_end(" \n");
        append("\n");
    }

    void append(std::string_view text) {
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

    void trim_end(std::string_view blanks) {
        while (!runs_.empty()) {
            std::string& text = runs_.back().text;
            text.erase(text.find_last_not_of(blanks) + 1);
            if (!text.empty()) return;
            runs_.pop_back();
        }
    }

    const MarkupStyles& styles_;
    origin::BindingId binding_;
    const Locale& locale_;
    MarkupText result_;
    std::vector<story::Run> runs_;
    std::vector<Inline> open_;
    std::vector<List> lists_;
    std::string marker_;
    ParagraphStyleId block_style_;           ///< of the heading in hand
    std::optional<std::size_t> item_;        ///< the paragraph of the item in hand
    int n_cells_ = 0;                        ///< of the row in hand
    bool is_at_blank_ = true;
};

/// Styles that are there, by element and by the end of their name.
void find_character_styles(const style::StyleSheet& styles, MarkupStyles& result) {
    static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"strong", "strong"}, {"em", "emphasis"},   {"u", "underline"}, {"sup", "superscript"},
        {"sub", "subscript"}, {"a", "link"},        {"th", "strong"}};
    const auto add = [&](std::string element, const std::string& name) {
        if (const auto id = styles.find_character_style(name); id.is_valid()) result.characters.emplace(std::move(element), id);
    };
    for (const auto& [element, name] : kNames) {
        add(std::string(element), std::string(name));
        for (const auto& [inner, inner_name] : kNames) {
            if (inner_name != name) add(std::string(element) + ' ' + std::string(inner), std::string(name) + '-' + std::string(inner_name));
        }
    }
}

void find_paragraph_styles(const style::StyleSheet& styles, const std::string& own, MarkupStyles& result) {
    const auto add = [&](std::string element, const std::string& name) {
        if (const auto id = styles.find_paragraph_style(name); id.is_valid()) result.paragraphs.emplace(std::move(element), id);
    };
    add("li", own + "-list");
    add("table", own + "-table");
    for (int level = 1; level <= 6; ++level) {
        const std::string number = std::to_string(level);
        add("li " + number, own + "-list-" + number);
        add("h" + number, own + "-heading-" + number);
        add("h" + number, own + "-heading");
    }
}

}

ParagraphStyleId MarkupStyles::paragraph_style(std::string_view element) const {
    const auto found = paragraphs.find(element);
    return found == paragraphs.end() ? paragraph : found->second;
}

MarkupStyles find_markup_styles(const style::StyleSheet& styles, ParagraphStyleId paragraph,
                                const design::RichTextMap& map) {
    MarkupStyles result;
    result.paragraph = paragraph;
    result.characters = map.characters;
    result.paragraphs = map.paragraphs;
    find_character_styles(styles, result);
    if (paragraph.is_valid()) find_paragraph_styles(styles, styles[paragraph].name, result);
    for (const auto& [element, id] : result.paragraphs) {
        const bool is_item = element.starts_with("li") && id.is_valid();
        if (is_item && styles[id].list.kind != style::ListFormat::Kind::None) result.lists[element] = styles[id].list;
    }
    return result;
}

MarkupText read_markup(std::string_view markup, const MarkupStyles& styles, origin::BindingId binding, const Locale& locale) {
    return MarkupReader(styles, binding, locale).read(markup);
}

}
