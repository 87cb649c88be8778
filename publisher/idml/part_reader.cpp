// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/internal/part_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace publisher::idml {
namespace {

constexpr std::string_view kPrefix = "publisher:";

/// Attributes that name one thing by its id.
constexpr std::array kReferences = {"ParentStory",
                                    "PreviousTextFrame",
                                    "NextTextFrame",
                                    "ItemLayer",
                                    "AppliedObjectStyle",
                                    "AppliedMaster",
                                    "AppliedParagraphStyle",
                                    "AppliedCharacterStyle",
                                    "AppliedTableStyle",
                                    "AppliedCellStyle",
                                    "FillColor",
                                    "StrokeColor",
                                    "MarkupTag",
                                    "PageStart",
                                    "ActiveLayer",
                                    "DestinationPage",
                                    "AssociatedTextVariable",
                                    "AppliedFormat",
                                    "Source",
                                    "HeaderRegionCellStyle",
                                    "FooterRegionCellStyle",
                                    "BodyRegionCellStyle",
                                    "BottomEdgeStrokeColor"};

/// What a range of text may say by its styles and should not say itself.
constexpr std::array kOverrides = {"PointSize",       "FontStyle",       "FillColor",  "FillTint",
                                   "Justification",   "SpaceBefore",     "SpaceAfter", "LeftIndent",
                                   "RightIndent",     "FirstLineIndent", "Tracking",   "BaselineShift",
                                   "HorizontalScale", "Capitalization",  "Position",   "Underline",
                                   "StrikeThru",      "AppliedLanguage", "Hyphenation"};

bool is_picture(std::string_view name) {
    return name == "Rectangle" || name == "Oval" || name == "Polygon";
}

bool is_linked(std::string_view name) {
    return name == "Image" || name == "PDF" || name == "EPS" || name == "ImportedPage" || name == "WMF" ||
           name == "PICT";
}

std::string value_of(const std::map<std::string, std::string>& values, const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
}

std::optional<Binding> binding_of(const std::map<std::string, std::string>& values, const std::string& suffix,
                                  Binding::Kind kind) {
    Binding binding{kind,
                    value_of(values, "product" + suffix),
                    value_of(values, "field" + suffix),
                    value_of(values, "locale" + suffix),
                    value_of(values, "value" + suffix),
                    {},
                    {}};
    if (binding.product.empty() || binding.field.empty()) return std::nullopt;
    return binding;
}

}

std::optional<std::string> PartReader::read(xml::PullReader& reader) {
    using Event = xml::PullReader::Event;
    for (;;) {
        switch (reader.next()) {
            case Event::Start: start(reader); break;
            case Event::End: end(); break;
            case Event::Text: take_text(reader.text()); break;
            case Event::Finished: return std::nullopt;
            case Event::Broken: return reader.problem();
        }
    }
}

void PartReader::start(const xml::PullReader& reader) {
    Element element;
    element.name = reader.name();
    element.self = reader.attribute("Self");
    element.text_begin = text_.size();
    if (element.name == "XMLElement") element.content = reader.attribute("XMLContent");
    if (element.name == "XMLAttribute" && !open_.empty())
        open_.back().marks[reader.attribute("Name")] = reader.attribute("Value");
    if (element.name == "KeyValuePair") take_label_key(reader);
    if (open_.empty() && facts_.dom_version.empty()) facts_.dom_version = reader.attribute("DOMVersion");
    if (const std::string source = reader.attribute("src"); !source.empty() && open_.size() == 1)
        sources_.push_back(source);
    if (element.name == "ListItem" && !open_.empty() && open_.back().name == "ListItem")
        label_items_.emplace_back();
    references_.define(element.self, element.name, part_);
    take_references(reader);
    count(element.name, reader);
    open_.push_back(std::move(element));
}

void PartReader::take_label_key(const xml::PullReader& reader) {
    // KeyValuePair in Label in Properties of what is labelled.
    const std::string key = reader.attribute("Key");
    if (!key.starts_with(kPrefix) || open_.size() < 3) return;
    open_[open_.size() - 3].keys[key.substr(kPrefix.size())] = reader.attribute("Value");
}

/// A cell has its label as a list of lists: Cell, Properties, Label, ListItem with two of them.
void PartReader::take_label_item() {
    const std::size_t depth = open_.size();
    if (depth < 4 || open_[depth - 1].name != "Label") return;
    const bool is_ours = label_items_.size() == 2 && label_items_[0].starts_with(kPrefix);
    if (is_ours) open_[depth - 3].keys[label_items_[0].substr(kPrefix.size())] = label_items_[1];
    label_items_.clear();
}

void PartReader::take_references(const xml::PullReader& reader) {
    for (const char* attribute : kReferences)
        references_.refer(reader.attribute(attribute), attribute, part_);
}

void PartReader::count(const std::string& name, const xml::PullReader& reader) {
    // Parts and references to them have the same local names, but no id.
    const bool has_id = !reader.attribute("Self").empty();
    const auto add = [&](std::string_view element, std::size_t& n) { n += name == element; };
    if (has_id) {
        add("Spread", facts_.n_spreads);
        add("MasterSpread", facts_.n_parent_spreads);
        add("Story", facts_.n_stories);
    }
    facts_.n_pages += name == "Page" && is_within("Spread") && !is_within("MasterSpread");
    add("Table", facts_.n_tables);
    add("Cell", facts_.n_cells);
    add("Group", facts_.n_groups);
    add("Footnote", facts_.n_footnotes);
    add("Hyperlink", facts_.n_hyperlinks);
    add("ParagraphStyle", facts_.n_paragraph_styles);
    add("CharacterStyle", facts_.n_character_styles);
    add("ObjectStyle", facts_.n_object_styles);
    add("TableStyle", facts_.n_table_styles);
    add("CellStyle", facts_.n_cell_styles);
    facts_.n_swatches +=
        (name == "Color" || name == "Gradient" || name == "Tint") && reader.attribute("Visible") != "false";
    // A placed one stands in its parent's part, too, where it has no content.
    facts_.n_xml_elements += name == "XMLElement";
    if (name == "TextFrame") {
        ++facts_.n_text_frames;
        const std::string next = reader.attribute("NextTextFrame");
        facts_.n_threads += !next.empty() && next != "n";
        references_.add_frame(reader.attribute("Self"), reader.attribute("ParentStory"),
                              reader.attribute("PreviousTextFrame"), next);
    }
    if (name == "Layer" && open_.size() == 1) facts_.layers.push_back(reader.attribute("Name"));
    if (name == "Link" && !open_.empty() && is_linked(open_.back().name)) {
        const std::string uri = reader.attribute("LinkResourceURI");
        facts_.links.push_back({uri, reader.attribute("StoredState") == "Embedded"});
        for (auto owner = open_.rbegin(); owner != open_.rend(); ++owner) {
            if (!is_picture(owner->name)) continue;
            owner->content = uri;
            break;
        }
    }
    if (name == "ParagraphStyleRange" || name == "CharacterStyleRange") {
        facts_.n_local_overrides +=
            std::any_of(kOverrides.begin(), kOverrides.end(),
                        [&](const char* attribute) { return !reader.attribute(attribute).empty(); });
    }
}

void PartReader::take_text(std::string_view text) {
    if (open_.empty()) return;
    const bool is_label =
        open_.size() > 1 && open_.back().name == "ListItem" && open_[open_.size() - 2].name == "ListItem";
    if (is_label && !label_items_.empty()) label_items_.back() += text;
    if (open_.back().name == "Destination") destination_ += text;
    if (open_.back().name != "Content") return;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n';
        facts_.n_words += !is_blank && !is_in_word_;
        is_in_word_ = !is_blank;
    }
    if (is_within("XMLElement") || is_within("Cell")) text_ += text;
}

void PartReader::end() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (element.name == "ListItem") take_label_item();
    if (element.name == "Destination")
        references_.refer(std::exchange(destination_, {}), "Destination", part_);
    if (element.name == "Br" || element.name == "Story" || element.name == "Cell") is_in_word_ = false;
    take_bindings(element);
    if (!is_within("XMLElement") && !is_within("Cell")) text_.clear();
}

void PartReader::take_bindings(const Element& element) {
    const auto add = [&](std::optional<Binding> binding, std::string text) {
        if (!binding) return false;
        binding->text = std::move(text);
        binding->part = part_;
        facts_.bindings.push_back(std::move(*binding));
        return true;
    };
    if (element.name == "XMLElement" && element.content.empty())
        add(binding_of(element.marks, "", Binding::Kind::Text), text_.substr(element.text_begin));
    if (element.name != "Cell" && !is_picture(element.name)) return;
    const bool is_cell = element.name == "Cell";
    const auto kind = is_cell ? Binding::Kind::Cell : Binding::Kind::Picture;
    const std::string text = is_cell ? text_.substr(element.text_begin) : element.content;
    for (int n = 1;
         add(binding_of(element.keys, n == 1 ? std::string() : '.' + std::to_string(n), kind), text);)
        ++n;
}

bool PartReader::is_within(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Element& element) { return element.name == name; });
}

}
