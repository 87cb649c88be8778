// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/xml_writer.hpp"
#include "publisher/origin/binding.hpp"

#include <set>
#include <vector>

namespace publisher::emit::idml {

/// Keys of script labels; readers of bindings look for them.
inline constexpr std::string_view kLabelPrefix = "publisher:";

/// Does it name a value of the data? Words of the template itself do not.
bool is_bound(const origin::Binding& binding);

/// A value of an object; `text` where it is but a part of the object's text.
struct BoundValue {
    origin::Binding binding;
    std::string text = {};
};

/// The label of a picture, a code or a cell: one group of keys for each value, "publisher:field",
/// "publisher:field.2", ...
void add_label_keys(const std::vector<BoundValue>& values, LabelKeys& keys);
/// The label of an object: its id, the same in every edition.
LabelKeys object_label(const std::string& object_id);

/// The XML structure of the document: a root, below it an element for each story and picture that shows
/// data, and within a story one for each value. Elements survive a designer's work; ids do not.
class BoundStructure {
public:
    explicit BoundStructure(Ids& ids) : root_(ids.next()), backing_story_(ids.next()) {}

    /// The element of a story with bound text.
    std::string add_story(const std::string& story);
    /// The element of a picture, by the id of its frame.
    void add_picture(const std::string& frame, const origin::Binding& binding);

    /// An element within a story's, to be closed by the caller behind its content and attributes.
    std::string open_value(const origin::Binding& binding, const std::string& parent, XmlWriter& xml);
    /// `piece`: "2/4" when the element has a part of the value alone.
    static void write_attributes(const origin::Binding& binding, const std::string& element,
                                 const std::string& piece, XmlWriter& xml);

    const std::string& backing_story() const { return backing_story_; }
    std::size_t n_bindings() const { return n_bindings_; }
    /// Of labels without an element: cells cannot have one alone, nor can groups.
    void count_label_bindings(std::size_t n) { n_bindings_ += n; }

    /// XML/Tags.xml and XML/BackingStory.xml
    std::string make_tags() const;
    std::string make_backing_story();

private:
    std::string ensure_tag(const std::string& field);

    std::string root_, backing_story_;
    XmlWriter elements_ = XmlWriter::fragment();
    std::set<std::string> tags_;
    std::size_t n_elements_ = 0, n_values_ = 0, n_bindings_ = 0;
};

}
