// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"

#include "publisher/base/text.hpp"


namespace publisher::bind {
namespace {

class MarkupReader {
public:
    MarkupReader(const MarkupStyles& styles, origin::BindingId binding) : styles_(styles), binding_(binding) {}

    std::vector<story::Paragraph> read(std::string_view markup) {
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
        return std::move(paragraphs_);
    }

private:
    void tag(std::string_view content) {
        const bool is_closing = content.starts_with('/');
        if (is_closing) content.remove_prefix(1);
        const std::string_view name = content.substr(0, content.find_first_of(" /"));
        if (name == "br") append("\n");
        else if (name == "p") finish_paragraph();
        else if (name == "ul" || name == "ol") list(name == "ol", is_closing);
        else if (name == "li") item(is_closing);
        else span(name, is_closing);
    }

    void list(bool is_ordered, bool is_closing) {
        finish_paragraph();
        if (is_closing) {
            if (!lists_.empty()) lists_.pop_back();
        } else {
            lists_.push_back(is_ordered ? 0 : -1);
        }
    }

    void item(bool is_closing) {
        finish_paragraph();
        marker_.clear();
        if (is_closing || lists_.empty()) return;
        int& counter = lists_.back();
        marker_ = counter < 0 ? "\u2022" : std::to_string(++counter) + ".";
    }

    void span(std::string_view name, bool is_closing) {
        const auto style = style_of(name);
        if (!style.is_valid()) return;
        if (!is_closing) open_.push_back(style);
        else if (!open_.empty()) open_.pop_back();
    }

    style::CharacterStyleId style_of(std::string_view name) const {
        if (name == "b" || name == "strong") return styles_.strong;
        if (name == "i" || name == "em") return styles_.emphasis;
        if (name == "u") return styles_.underline;
        if (name == "sup") return styles_.superscript;
        if (name == "sub") return styles_.subscript;
        return {};
    }

    void text(std::string_view source) {
        std::string result;
        for (std::size_t i = 0; i < source.size();) {
            const char c = source[i];
            if (c == '&') {
                i += entity(source.substr(i), result);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                const bool is_first = result.empty() && is_at_blank_;
                if (!is_first && (result.empty() || result.back() != ' ')) result += ' ';
                ++i;
            } else {
                result += c;
                ++i;
            }
        }
        append(result);
    }

    /// The normalized markup holds these only.
    static std::size_t entity(std::string_view source, std::string& result) {
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

    void append(std::string_view text) {
        if (text.empty()) return;
        if (text == "\n") trim_end();
        const style::CharacterStyleId style = open_.empty() ? style::CharacterStyleId() : open_.back();
        if (runs_.empty() || runs_.back().style != style) {
            story::Run run;
            run.style = style;
            run.binding = binding_;
            runs_.push_back(std::move(run));
        }
        runs_.back().text += text;
        is_at_blank_ = text.back() == ' ' || text.back() == '\n';
    }

    void trim_end() {
        while (!runs_.empty()) {
            std::string& text = runs_.back().text;
            text.erase(text.find_last_not_of(" \n") + 1);
            if (!text.empty()) return;
            runs_.pop_back();
        }
    }

    void finish_paragraph() {
        trim_end();
        is_at_blank_ = true;
        if (runs_.empty()) return;
        story::Paragraph paragraph;
        const bool is_item = !marker_.empty();
        paragraph.style = is_item && styles_.list_item.is_valid() ? styles_.list_item : styles_.paragraph;
        paragraph.marker = std::move(marker_);
        paragraph.runs = std::move(runs_);
        paragraphs_.push_back(std::move(paragraph));
        marker_.clear();
        runs_.clear();
    }

    const MarkupStyles& styles_;
    origin::BindingId binding_;
    std::vector<story::Paragraph> paragraphs_;
    std::vector<story::Run> runs_;
    std::vector<style::CharacterStyleId> open_;
    std::vector<int> lists_;                 ///< items so far of each open list; -1 for bullets
    std::string marker_;
    bool is_at_blank_ = true;
};

}

MarkupStyles find_markup_styles(const style::StyleSheet& styles, style::ParagraphStyleId paragraph) {
    MarkupStyles result;
    result.strong = styles.find_character_style("strong");
    result.emphasis = styles.find_character_style("emphasis");
    result.underline = styles.find_character_style("underline");
    result.superscript = styles.find_character_style("superscript");
    result.subscript = styles.find_character_style("subscript");
    result.paragraph = paragraph;
    result.list_item = styles.find_paragraph_style(styles[paragraph].name + "-list");
    return result;
}

std::vector<story::Paragraph> to_paragraphs(std::string_view markup, const MarkupStyles& styles,
                                            origin::BindingId binding) {
    return MarkupReader(styles, binding).read(markup);
}

}
