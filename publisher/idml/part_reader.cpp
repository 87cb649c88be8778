// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/internal/part_reader.hpp"

#include "publisher/base/text.hpp"
#include "publisher/idml/internal/overrides.hpp"

#include <algorithm>
#include <utility>

namespace publisher::idml {
namespace {

constexpr std::string_view kPrefix = "publisher:";

bool is_linked(std::string_view name) {
    return name == "Image" || name == "PDF" || name == "EPS" || name == "ImportedPage" || name == "WMF" ||
           name == "PICT";
}

std::string value_of(const std::map<std::string, std::string>& values, const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
}

/// Of the keys of a cell's values: "", ".2", ".3", ...
std::string suffix_of(int n) {
    return n == 1 ? std::string() : '.' + std::to_string(n);
}

/// Line ends, forced or between paragraphs, and places for hyphens come and go as text is set.
std::string without_breaks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t at = i;
        const char32_t character = next_code_point(text, i);
        const bool is_break = character == U'\n' || character == U'\u2028' || character == U'\u00AD';
        if (!is_break) plain += text.substr(at, i - at);
    }
    return plain;
}

/// The text of a cell with several values, which stand in it in their order.
class TextOfCell {
public:
    explicit TextOfCell(std::string text) : text_(std::move(text)), plain_(without_breaks(text_)) {}

    /// The text of the next value when it is still there, the whole of the cell otherwise.
    std::string find(const std::string& value) {
        const std::string plain = without_breaks(value);
        const std::size_t at = plain.empty() ? std::string::npos : plain_.find(plain, end_);
        if (at == std::string::npos) return text_;
        end_ = at + plain.size();
        return plain;
    }

private:
    std::string text_, plain_;
    std::size_t end_ = 0; ///< of the value before
};

std::optional<Binding> binding_of(const std::map<std::string, std::string>& values, const std::string& suffix,
                                  Binding::Kind kind) {
    Binding binding{kind,
                    value_of(values, "product" + suffix),
                    value_of(values, "field" + suffix),
                    value_of(values, "locale" + suffix),
                    value_of(values, "value" + suffix),
                    value_of(values, "piece" + suffix),
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
    const Attributes attributes = reader.attributes();
    Element element;
    element.name = reader.name();
    element.text_begin = text_.size();
    if (element.name == "XMLElement") element.content = value_of(attributes, "XMLContent");
    if (element.name == "XMLAttribute" && !open_.empty())
        open_.back().marks[value_of(attributes, "Name")] = value_of(attributes, "Value");
    if (element.name == "KeyValuePair") take_label_key(attributes);
    if (open_.empty() && facts_.dom_version.empty()) facts_.dom_version = value_of(attributes, "DOMVersion");
    if (const std::string& source = value_of(attributes, "src"); !source.empty() && open_.size() == 1)
        sources_.push_back(source);
    if (element.name == "ListItem" && !open_.empty() && open_.back().name == "ListItem")
        label_items_.emplace_back();
    element.is_reference = value_of(attributes, "type") == "object";
    element.says_itself = says_itself(element.name, attributes);
    take_override(element.name, attributes);
    references_.define(value_of(attributes, "Self"), element.name, part_);
    references_.take(element.name, attributes, part_);
    count(element.name, attributes);
    open_.push_back(std::move(element));
}

void PartReader::take_label_key(const Attributes& attributes) {
    // KeyValuePair in Label in Properties of what is labelled.
    const std::string& key = value_of(attributes, "Key");
    if (!key.starts_with(kPrefix) || open_.size() < 3) return;
    open_[open_.size() - 3].keys[key.substr(kPrefix.size())] = value_of(attributes, "Value");
}

/// A cell has its label as a list of lists: Cell, Properties, Label, ListItem with two of them.
void PartReader::take_label_item() {
    const std::size_t depth = open_.size();
    if (depth < 4 || open_[depth - 1].name != "Label") return;
    const bool is_ours = label_items_.size() == 2 && label_items_[0].starts_with(kPrefix);
    if (is_ours) open_[depth - 3].keys[label_items_[0].substr(kPrefix.size())] = label_items_[1];
    label_items_.clear();
}

/// What stands below an element is said by it: properties, and the groups of settings of an item.
void PartReader::take_override(const std::string& name, const Attributes& attributes) {
    if (open_.empty()) return;
    const std::size_t depth = open_.size();
    Element& parent = open_.back();
    if (is_page_item(parent.name) && is_item_setting(name) && says_itself(name, attributes))
        parent.says_itself = true;
    if (parent.name != "Properties" || depth < 2 || !is_override_property(name)) return;
    Element& owner = open_[depth - 2];
    if (is_styled_text(owner.name) || is_page_item(owner.name)) owner.says_itself = true;
    if (is_item_setting(owner.name) && depth > 2) open_[depth - 3].says_itself = true;
}

void PartReader::count(const std::string& name, const Attributes& attributes) {
    // Parts and references to them have the same local names, but no id.
    const bool has_id = !value_of(attributes, "Self").empty();
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
    facts_.n_swatches += (name == "Color" || name == "Gradient" || name == "Tint") &&
                         value_of(attributes, "Visible") != "false";
    // A placed one stands in its parent's part, too, where it has no content.
    facts_.n_xml_elements += name == "XMLElement";
    if (name == "TextFrame") {
        ++facts_.n_text_frames;
        const std::string& next = value_of(attributes, "NextTextFrame");
        facts_.n_threads += !next.empty() && next != "n";
        references_.add_frame(value_of(attributes, "Self"), value_of(attributes, "ParentStory"),
                              value_of(attributes, "PreviousTextFrame"), next);
    }
    if (name == "Layer" && open_.size() == 1) facts_.layers.push_back(value_of(attributes, "Name"));
    if (name == "Link" && !open_.empty() && is_linked(open_.back().name)) take_link(attributes);
}

void PartReader::take_link(const Attributes& attributes) {
    const std::string& uri = value_of(attributes, "LinkResourceURI");
    facts_.links.push_back({uri, value_of(attributes, "StoredState") == "Embedded"});
    const auto owner = std::find_if(open_.rbegin(), open_.rend(),
                                    [](const Element& element) { return is_page_item(element.name); });
    if (owner != open_.rend()) owner->content = uri;
}

void PartReader::take_text(std::string_view text) {
    if (open_.empty()) return;
    const bool is_label =
        open_.size() > 1 && open_.back().name == "ListItem" && open_[open_.size() - 2].name == "ListItem";
    if (is_label && !label_items_.empty()) label_items_.back() += text;
    if (open_.back().is_reference) reference_ += text;
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
    if (element.is_reference) references_.refer(std::exchange(reference_, {}), element.name, part_);
    if (element.name == "Br" || element.name == "Story" || element.name == "Cell") is_in_word_ = false;
    facts_.n_local_overrides += element.says_itself && is_styled_text(element.name);
    facts_.n_frame_overrides += element.says_itself && is_page_item(element.name);
    take_bindings(element);
    if (!is_within("XMLElement") && !is_within("Cell")) text_.clear();
}

void PartReader::take_bindings(const Element& element) {
    const auto add = [&](std::optional<Binding> binding, const std::string& text) {
        if (!binding) return false;
        binding->text = text;
        binding->part = part_;
        facts_.bindings.push_back(std::move(*binding));
        return true;
    };
    if (element.name == "XMLElement" && element.content.empty())
        add(binding_of(element.marks, "", Binding::Kind::Text), text_.substr(element.text_begin));
    if (element.name == "Cell") {
        TextOfCell text(text_.substr(element.text_begin));
        for (int n = 1; add(binding_of(element.keys, suffix_of(n), Binding::Kind::Cell),
                            text.find(value_of(element.keys, "text" + suffix_of(n))));)
            ++n;
    }
    if (!is_page_item(element.name)) return;
    if (const std::string code = value_of(element.keys, "code"); !code.empty())
        add(binding_of(element.keys, "", Binding::Kind::Code), code);
    else
        add(binding_of(element.keys, "", Binding::Kind::Picture), element.content);
}

bool PartReader::is_within(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Element& element) { return element.name == name; });
}

}
