// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/binder.hpp"

namespace publisher::bind {

/// Makes the story of one text element: literals, values with their bindings, page fields.
///
/// A story whose expressions are all absent has no runs; the box around it then vanishes, because a
/// label without its value says nothing.
class InlineBinder {
public:
    InlineBinder(const Inputs& inputs, Block& block, diag::Sink& findings)
        : inputs_(inputs), block_(block), findings_(findings) {}

    /// Nothing when there is nothing to say. `id` is the story's.
    std::optional<StoryIndex> bind(const design::TextSpec& text, const std::string& id, const std::string& product);
    /// A story of one run, for labels, values and credits made by the binder itself.
    StoryIndex add_plain(std::string id, style::ParagraphStyleId style, std::string text, origin::Binding binding);
    StoryIndex add_bound(std::string id, style::ParagraphStyleId style, const expression::BoundText& bound,
                         origin::NodeId node);
    bool holds(const design::XPathPtr& condition);
    /// A code of the first value the expression has. Nothing when it has none, or when no code can be made
    /// of it, which is reported with product and field.
    std::optional<BoundCode> bind_code(const design::Box& box, const std::string& id);

private:
    struct Progress;
    void append(const std::vector<design::Inline>& inlines, style::CharacterStyleId style, Progress& progress);
    void append_expression(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_money(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_field(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_run(Progress& progress, std::string text, style::CharacterStyleId style, origin::Binding binding);
    void append_bound(const expression::BoundText& bound, origin::NodeId node, style::CharacterStyleId style,
                      Progress& progress);
    story::Story make_story(std::string id) const;
    std::string language_of(const expression::BoundText& bound) const;
    std::vector<expression::BoundText> evaluate(const design::Inline& piece);
    std::optional<expression::BoundText> first_value(const design::XPathPtr& expression);

    const Inputs& inputs_;
    Block& block_;
    diag::Sink& findings_;
};

}
