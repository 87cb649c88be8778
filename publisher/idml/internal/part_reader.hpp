// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/idml/facts.hpp"
#include "publisher/idml/internal/references.hpp"
#include "publisher/xml/pull_reader.hpp"

#include <optional>

namespace publisher::idml {

/// Walks one part and takes down what it says.
class PartReader {
public:
    PartReader(std::string part, Facts& facts, References& references)
        : part_(std::move(part)), facts_(facts), references_(references) {}

    /// The parts that the designmap names, in its order.
    const std::vector<std::string>& sources() const { return sources_; }
    /// Why the part cannot be read; nothing when it was.
    std::optional<std::string> read(xml::PullReader& reader);

private:
    struct Element {
        std::string name;
        std::map<std::string, std::string> keys;  ///< of its label, without our prefix
        std::map<std::string, std::string> marks; ///< XML attributes by name
        std::string content;                      ///< XMLContent, or the link of a picture below
        std::size_t text_begin = 0;               ///< in `text_`
        bool is_reference = false;                ///< its text names something
        bool says_itself = false;                 ///< what a style of its kind can say
    };
    void start(const xml::PullReader& reader);
    void end();
    void count(const std::string& name, const Attributes& attributes);
    void take_label_key(const Attributes& attributes);
    void take_label_item();
    void take_override(const std::string& name, const Attributes& attributes);
    void take_link(const Attributes& attributes);
    void take_text(std::string_view text);
    void take_bindings(const Element& element);
    bool is_within(std::string_view name) const;

    std::string part_;
    Facts& facts_;
    References& references_;
    std::vector<std::string> sources_;
    std::vector<Element> open_;
    std::string text_;                     ///< of the elements that may be bound
    std::vector<std::string> label_items_; ///< of a cell's label: key and value
    bool is_in_word_ = false;
    std::string reference_; ///< the text of one, while it is read
};

}
