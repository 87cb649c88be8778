// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/binder.hpp"

#include <set>

namespace publisher::bind {

/// Makes the story of one text element: literals, values with their bindings, page fields.
///
/// A story whose expressions are all absent has no runs; the box around it then vanishes, because a
/// label without its value says nothing.
class InlineBinder {
public:
    /// What is told once for all blocks: rich texts whose look a template has no style for.
    using Told = std::set<std::string>;

    InlineBinder(const Inputs& inputs, Block& block, const design::RichTextMap& rich_text, Told& told,
                 diag::Sink& findings)
        : inputs_(inputs),
          block_(block),
          rich_text_(rich_text),
          told_(told),
          findings_(findings),
          keys_(block.keys) {}

    enum class Optional { Keep, Drop };
    /// The content in the text's style and locale. Nothing when there is nothing to say. `id` is the
    /// story's. Spans marked optional can be left out.
    std::optional<StoryIndex> bind(const design::TextSpec& text, const std::vector<design::Inline>& content,
                                   const std::string& id, Optional optional = Optional::Keep);
    /// What the steps of the text's ladder show instead, one for each step; nothing for those that show the
    /// same text otherwise.
    std::vector<std::optional<StoryIndex>> bind_versions(const design::TextSpec& text, const std::string& id);
    /// A story of one run, for labels, values and credits made by the binder itself.
    StoryIndex add_plain(std::string id, style::ParagraphStyleId style, std::string text,
                         origin::Binding binding);
    StoryIndex add_bound(std::string id, style::ParagraphStyleId style, const expression::BoundText& bound,
                         origin::NodeId node);
    bool holds(const design::XPathPtr& condition);
    /// A code of the first value the expression has. Nothing when it has none, or when no code can be made
    /// of it, which is reported with product and field.
    std::optional<BoundCode> bind_code(const design::Box& box, const std::string& id);

private:
    struct Progress;
    void append(const std::vector<design::Inline>& inlines, style::CharacterStyleId style,
                Progress& progress);
    void append_expression(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_money(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_field(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    void append_related(const design::Inline& piece, style::CharacterStyleId style, Progress& progress);
    bool append_of_product(catalog::ProductId product, const design::Inline& piece,
                           style::CharacterStyleId style, Progress& progress);
    std::string keys_of(const design::Inline& piece);
    void append_run(Progress& progress, std::string text, style::CharacterStyleId style,
                    origin::Binding binding);
    void append_bound(const expression::BoundText& bound, origin::NodeId node, style::CharacterStyleId style,
                      Progress& progress);
    void append_markup(const expression::BoundText& bound, origin::BindingId binding,
                       style::CharacterStyleId style, Progress& progress);
    void report_lost_look(const std::set<std::string>& elements, const expression::BoundText& bound,
                          origin::NodeId node);
    StoryIndex add_story(std::string id, const Progress& progress);
    std::string language_of(const expression::BoundText& bound, const Progress& progress) const;
    std::vector<expression::BoundText> evaluate(const design::Inline& piece);
    std::optional<expression::BoundText> first_value(const design::XPathPtr& expression);

    const Inputs& inputs_;
    Block& block_;
    const design::RichTextMap& rich_text_;
    Told& told_;
    diag::Sink& findings_;
    std::vector<std::string> keys_; ///< of what page references without a product point at
};

}
