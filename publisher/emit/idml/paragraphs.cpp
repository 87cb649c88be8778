// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/find_word.hpp"
#include "publisher/emit/idml/internal/character_look.hpp"
#include "publisher/emit/idml/internal/held_breaks.hpp"
#include "publisher/emit/idml/internal/stories.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

using story::PageField;

/// Text with forced breaks as IDML has them.
std::string to_content(std::string_view text) {
    std::string content;
    for (const char c : text) {
        if (c == '\n')
            content += "\xE2\x80\xA8";
        else
            content += c;
    }
    return content;
}

/// Writes the paragraphs of one story.
class ParagraphWriter {
public:
    ParagraphWriter(const SetStory& set, const PageContext& context, const std::string& element, Desk& desk,
                    XmlWriter& xml)
        : set_(set), context_(context), element_(element), desk_(desk), xml_(xml) {
        if (!context.is_parent) anchors_ = desk.survey.destinations.in_story(context.page.number, set.index);
    }

    void write(std::uint32_t idx) {
        const story::Paragraph& paragraph = set_.story.paragraphs[idx];
        const style::ParagraphStyle* style =
            paragraph.style.is_valid() ? &desk_.styles[paragraph.style] : nullptr;
        const bool has_marker = !paragraph.marker.empty();
        const bool doubles_marker = has_marker && style && style->list.kind != style::ListFormat::Kind::None;
        const Variation variation{set_.fitting, set_.story.is_read_from_right(paragraph), doubles_marker};
        xml_.open("ParagraphStyleRange");
        xml_.attribute("AppliedParagraphStyle", desk_.book.paragraph(paragraph.style, variation));
        last_style_ = "CharacterStyle/$ID/[No character style]";
        const FacesOfParagraph faces(set_.lines, idx, desk_.faces.library());
        if (has_marker) {
            write_run({paragraph.marker + '\t'}, style, faces);
            desk_.report.translated("a bullet or number of the text", "text with a tab behind it");
        }
        for (std::size_t i = 0; i < paragraph.runs.size();)
            i = write_value(paragraph.runs, i, style, faces);
        flush();
        const bool is_last = idx + 1 == set_.story.paragraphs.size();
        if (!is_last) {
            open_range(last_style_);
            xml_.open("Br").close().close();
        }
        xml_.close();
    }

private:
    /// Runs of one value, from `first` on, in their XML element; gives the index behind them.
    std::size_t write_value(const std::vector<story::Run>& runs, std::size_t first,
                            const style::ParagraphStyle* style, const FacesOfParagraph& faces) {
        const origin::Binding* binding = element_.empty() ? nullptr : value_of(runs[first]);
        if (!binding) {
            write_run(runs[first], style, faces);
            return first + 1;
        }
        flush();
        const std::string self = desk_.structure.open_value(*binding, element_, xml_);
        const std::size_t end = end_of_value(runs, first);
        for (std::size_t i = first; i < end; ++i)
            write_run(runs[i], style, faces);
        flush();
        BoundStructure::write_attributes(*binding, self, piece_of(*binding), xml_);
        xml_.close();
        return end;
    }

    /// Whole, sign and fraction of a price are runs of their own, yet one value.
    std::size_t end_of_value(const std::vector<story::Run>& runs, std::size_t first) const {
        std::size_t i = first + 1;
        while (i < runs.size() && value_of(runs[i]) && *value_of(runs[i]) == *value_of(runs[first]))
            ++i;
        return i;
    }

    /// "2/4" of a value whose parts stand in elements of their own, as the entries of a list do; empty when
    /// the element has the whole value, once or again.
    std::string piece_of(const origin::Binding& binding) {
        if (pieces_.empty()) count_pieces();
        const auto is_value = [&](const Pieces& pieces) { return *pieces.binding == binding; };
        const auto found = std::find_if(pieces_.begin(), pieces_.end(), is_value);
        if (found == pieces_.end() || !found->differ) return {};
        return std::to_string(++found->n_written) + '/' + std::to_string(found->n);
    }

    void count_pieces() {
        for (const story::Paragraph& paragraph : set_.story.paragraphs) {
            for (std::size_t i = 0, end = 0; i < paragraph.runs.size(); i = end) {
                end = i + 1;
                const origin::Binding* binding = value_of(paragraph.runs[i]);
                if (!binding) continue;
                end = end_of_value(paragraph.runs, i);
                std::string text;
                for (std::size_t k = i; k < end; ++k)
                    text += paragraph.runs[k].text;
                add_piece(*binding, text);
            }
        }
    }

    void add_piece(const origin::Binding& binding, const std::string& text) {
        const auto is_value = [&](const Pieces& pieces) { return *pieces.binding == binding; };
        const auto known = std::find_if(pieces_.begin(), pieces_.end(), is_value);
        if (known == pieces_.end()) {
            pieces_.push_back({&binding, text});
        } else {
            ++known->n;
            known->differ |= known->text != text;
        }
    }

    /// Null for text that shows no value of the data.
    const origin::Binding* value_of(const story::Run& run) const {
        if (!run.binding.is_valid()) return nullptr;
        const origin::Binding& binding = context_.page.bindings[run.binding.index()];
        return is_bound(binding) ? &binding : nullptr;
    }

    void write_run(const story::Run& run, const style::ParagraphStyle* style, const FacesOfParagraph& faces) {
        if (run.text.empty()) return;
        const std::string& language = run.language.empty() ? set_.story.language : run.language;
        const auto stretches = stretches_of(run, language, style, set_.fitting, faces, desk_.styles,
                                            desk_.maker, desk_.options.language, desk_.book);
        last_style_ = stretches.back().style;
        if (write_marker(run) || write_variable(run) || write_reference(run)) return;
        if (run.field >= PageField::PreviousPage && run.field <= PageField::SumSoFar)
            desk_.report.translated("what a table says of its page or its sums", "text");
        const bool is_link = !run.link.empty();
        if (is_link) open_source("HyperlinkTextSource", desk_.hyperlinks.add_source(run.link));
        for (const Stretch& stretch : stretches)
            write_stretch(stretch.style, stretch.text);
        if (is_link) close_source();
    }

    void open_range(const std::string& style) {
        flush();
        begin_range(style);
    }

    void begin_range(const std::string& style) {
        xml_.open("CharacterStyleRange").attribute("AppliedCharacterStyle", style);
        for (const Destination* anchor : anchors_) {
            xml_.open("HyperlinkTextDestination").attribute("Self", anchor->self());
            xml_.attribute("Name", anchor->name).attribute("Hidden", false);
            xml_.attribute("DestinationUniqueKey", anchor->key).close();
        }
        anchors_.clear();
    }

    /// Runs of one look are one range: an amount, the space behind it and its sign.
    void write_stretch(const std::string& style, std::string_view text) {
        if (style != pending_style_) flush();
        pending_style_ = style;
        pending_text_ += to_content(text);
    }

    void flush() {
        if (pending_text_.empty()) return;
        begin_range(pending_style_);
        xml_.open("Content").text(pending_text_).close().close();
        pending_text_.clear();
    }

    XmlWriter& open_source(const char* element, const std::string& self) {
        flush();
        xml_.open(element).attribute("Self", self).attribute("Name", "source " + self);
        return xml_.attribute("Hidden", false).attribute("AppliedCharacterStyle", "n");
    }

    void close_source() {
        flush();
        xml_.close();
    }

    /// Page number and section title, which InDesign fills in.
    bool write_marker(const story::Run& run) {
        const char* marker = nullptr;
        if (run.field == PageField::PageNumber && context_.page.folio.number > 0 &&
            run.text == context_.page.folio.text())
            marker = "<?ACE 18?>";
        if (run.field == PageField::SectionTitle && run.text == context_.section.title) marker = "<?ACE 19?>";
        if (!marker) return false;
        open_range(last_style_);
        xml_.open("Content").raw(marker).close().close();
        return true;
    }

    /// The number of pages, and running heads that InDesign finds itself.
    bool write_variable(const story::Run& run) {
        std::string name;
        if (run.field == PageField::PageCount) {
            name = kPageCount;
            desk_.has_page_count = true;
        } else if (RunningHeads::is_head(run)) {
            const RunningHeads::Key key = RunningHeads::key_of(run);
            const style::ParagraphStyleId style = desk_.survey.heads.style_of(key);
            if (style.is_valid()) name = RunningHeads::name_of(key, desk_.styles[style].name);
        }
        if (name.empty()) return false;
        open_range(last_style_);
        xml_.open("TextVariableInstance").attribute("Self", desk_.ids.next()).attribute("Name", name);
        xml_.attribute("ResultText", run.text).attribute("AssociatedTextVariable", variable_id(name));
        xml_.close().close();
        return true;
    }

    /// Each number of a page reference is a cross reference; of a range the first and the last.
    bool write_reference(const story::Run& run) {
        if (run.field != PageField::PageOf && run.field != PageField::PagesOf) return false;
        std::size_t end = 0;
        for (const Destination* destination : desk_.survey.destinations.find(run.argument)) {
            const std::size_t at = find_word(run.text, destination->folio, end);
            if (at == std::string::npos) continue;
            write_stretch(last_style_, std::string_view(run.text).substr(end, at - end));
            end = at + destination->folio.size();
            write_page_number(*destination);
        }
        write_stretch(last_style_, std::string_view(run.text).substr(end));
        if (end == 0) desk_.report.translated("a page reference to nowhere in the document", "text");
        return true;
    }

    void write_page_number(const Destination& destination) {
        const std::string self = desk_.hyperlinks.add_source(destination);
        flush();
        if (destination.story) {
            xml_.open("CrossReferenceSource").attribute("Self", self);
            xml_.attribute("AppliedFormat", desk_.hyperlinks.page_number_format());
            xml_.attribute("Name", "source " + self).attribute("Hidden", false);
            xml_.attribute("AppliedCharacterStyle", "n");
        } else {
            // A cross reference leads to text.
            open_source("HyperlinkTextSource", self);
            desk_.report.translated("a page reference to what has no text",
                                    "text that is linked to the page");
        }
        write_stretch(last_style_, destination.folio);
        close_source();
    }

    const SetStory& set_;
    const PageContext& context_;
    const std::string& element_;
    Desk& desk_;
    XmlWriter& xml_;
    std::string last_style_;
    std::string pending_style_, pending_text_; ///< of a range that may go on
    std::vector<const Destination*> anchors_;  ///< that wait for the first text

    /// The places where a value stands in the story.
    struct Pieces {
        const origin::Binding* binding;
        std::string text; ///< of the first
        std::size_t n = 1, n_written = 0;
        bool differ = false; ///< they are parts of the value, not copies
    };
    std::vector<Pieces> pieces_;
};

}

void write_paragraphs(const SetStory& set, const PageContext& context, const std::string& element, Desk& desk,
                      XmlWriter& xml) {
    if (desk.options.line_breaks == LineBreaks::Free) {
        ParagraphWriter writer(set, context, element, desk, xml);
        for (std::uint32_t i = 0; i < set.story.paragraphs.size(); ++i)
            writer.write(i);
        return;
    }
    const HeldStory held = hold_breaks(set.story, set.lines);
    desk.report.counts.n_held_breaks += held.n_breaks;
    for (std::size_t i = 0; i < held.n_free_paragraphs; ++i)
        desk.report.translated("a paragraph whose lines show other characters than its text",
                               "with free line breaks");
    const SetStory with_breaks{set.index, held.story, set.lines, set.fitting};
    ParagraphWriter writer(with_breaks, context, element, desk, xml);
    for (std::uint32_t i = 0; i < held.story.paragraphs.size(); ++i)
        writer.write(i);
}

}
