// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/inline_binder.hpp"

#include "publisher/base/text.hpp"
#include "publisher/bind/markup.hpp"
#include "publisher/bind/relations.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <utility>

namespace publisher::bind {

using design::Inline;
using expression::BoundText;

/// The story while it grows.
struct InlineBinder::Progress {
    style::ParagraphStyleId style;
    std::vector<story::Paragraph> paragraphs;
    std::string locale; ///< of the text; empty: the edition's
    Optional optional = Optional::Keep;
    int n_expressions = 0, n_set = 0;
    bool has_field = false, has_own_text = false;
    int n_lists = 0, n_filled_lists = 0; ///< of related products
    bool is_void = false;                ///< what the text is about is not there

    story::Paragraph& current() {
        if (paragraphs.empty()) {
            paragraphs.emplace_back();
            paragraphs.back().style = style;
        }
        return paragraphs.back();
    }
};

std::optional<StoryIndex> InlineBinder::bind(const design::TextSpec& text, const std::vector<Inline>& content,
                                             const std::string& id, Optional optional) {
    Progress progress;
    progress.style = text.style;
    progress.locale = text.locale;
    progress.optional = optional;
    append(content, {}, progress);
    const bool is_said =
        progress.n_expressions > 0 ? progress.n_set > 0 : progress.has_own_text || progress.has_field;
    if (progress.n_lists > 0 && progress.n_filled_lists == 0) return std::nullopt;
    if (progress.is_void || (!is_said && !progress.has_field)) return std::nullopt;
    return add_story(id, progress);
}

std::vector<std::optional<StoryIndex>> InlineBinder::bind_versions(const design::TextSpec& text,
                                                                   const std::string& id) {
    using Kind = design::CopyfitStep::Kind;
    std::vector<std::optional<StoryIndex>> versions;
    if (!text.copyfit) return versions;
    for (const design::CopyfitStep& step : text.copyfit->steps) {
        versions.emplace_back();
        if (step.kind == Kind::Alternative) versions.back() = bind(text, step.alternative, id);
        if (step.kind == Kind::DropOptional) versions.back() = bind(text, text.content, id, Optional::Drop);
    }
    return versions;
}

StoryIndex InlineBinder::add_story(std::string id, const Progress& progress) {
    const auto set_language = [](const Locale& locale, story::Story& story) {
        story.language = locale.language_tag();
        story.is_right_to_left = locale.direction() == Locale::Direction::RightToLeft;
    };
    story::Story story;
    story.id = std::move(id);
    if (progress.locale.empty())
        set_language(inputs_.locale, story);
    else
        set_language(Locale(progress.locale), story);
    story.paragraphs = progress.paragraphs;
    block_.stories.push_back(std::move(story));
    return static_cast<StoryIndex>(block_.stories.size() - 1);
}

StoryIndex InlineBinder::add_plain(std::string id, style::ParagraphStyleId style, std::string text,
                                   origin::Binding binding) {
    Progress progress;
    progress.style = style;
    append_run(progress, std::move(text), {}, std::move(binding));
    return add_story(std::move(id), progress);
}

StoryIndex InlineBinder::add_bound(std::string id, style::ParagraphStyleId style, const BoundText& bound,
                                   origin::NodeId node) {
    Progress progress;
    progress.style = style;
    append_bound(bound, node, {}, progress);
    return add_story(std::move(id), progress);
}

bool InlineBinder::holds(const design::XPathPtr& condition) {
    if (!condition) return true;
    const auto truth = inputs_.evaluator.test(*condition);
    if (truth) return *truth;
    findings_.add(diag::finding(diag::Code::ExpressionFailed, {{"reason", truth.failure().message}})
                      .from(condition->origin())
                      .about_product(block_.product_name));
    return false;
}

void InlineBinder::append(const std::vector<Inline>& inlines, style::CharacterStyleId style,
                          Progress& progress) {
    for (const Inline& piece : inlines) {
        const bool is_dropped = piece.is_optional && progress.optional == Optional::Drop;
        if (is_dropped || !holds(piece.condition)) continue;
        switch (piece.kind) {
            case Inline::Kind::Literal:
                if (piece.literal.find_first_not_of(' ') != std::string::npos) progress.has_own_text = true;
                append_run(progress, piece.literal, style, {{}, {}, {}, 0, piece.node, {}});
                break;
            case Inline::Kind::Break:
                append_run(progress, "\n", style, {{}, {}, {}, 0, piece.node, {}});
                break;
            case Inline::Kind::Tab: append_run(progress, "\t", style, {{}, {}, {}, 0, piece.node, {}}); break;
            case Inline::Kind::Span:
                append(piece.children, piece.style.is_valid() ? piece.style : style, progress);
                break;
            case Inline::Kind::Expression: append_expression(piece, style, progress); break;
            case Inline::Kind::Money: append_money(piece, style, progress); break;
            case Inline::Kind::Field: append_field(piece, style, progress); break;
            case Inline::Kind::Related: append_related(piece, style, progress); break;
        }
    }
}

std::vector<BoundText> InlineBinder::evaluate(const Inline& piece) {
    auto bound = inputs_.evaluator.bind(*piece.expression);
    if (bound) return std::move(*bound);
    findings_.add(diag::finding(diag::Code::ExpressionFailed, {{"reason", bound.failure().message}})
                      .from(piece.expression->origin())
                      .about_product(block_.product_name));
    return {};
}

void InlineBinder::append_expression(const Inline& piece, style::CharacterStyleId style, Progress& progress) {
    ++progress.n_expressions;
    for (const BoundText& bound : evaluate(piece)) {
        if (!bound.is_set || bound.text.empty()) continue;
        ++progress.n_set;
        append_bound(bound, piece.node, style, progress);
    }
}

/// A fallback's text is hyphenated and read aloud in its own language.
std::string InlineBinder::language_of(const BoundText& bound, const Progress& progress) const {
    const std::string& own = progress.locale.empty() ? inputs_.edition.locale : progress.locale;
    if (bound.locale.empty() || bound.locale == own) return {};
    return Locale(bound.locale).language_tag();
}

void InlineBinder::append_bound(const BoundText& bound, origin::NodeId node, style::CharacterStyleId style,
                                Progress& progress) {
    origin::Binding binding{bound.product, bound.field, bound.locale, bound.value, node, bound.cell};
    if (!bound.is_markup) {
        append_run(progress, bound.text, style, std::move(binding));
        progress.current().runs.back().language = language_of(bound, progress);
        return;
    }
    block_.bindings.push_back(std::move(binding));
    append_markup(bound, origin::BindingId(block_.bindings.size() - 1), style, progress);
}

void InlineBinder::append_markup(const BoundText& bound, origin::BindingId binding,
                                 style::CharacterStyleId style, Progress& progress) {
    const MarkupStyles styles = find_markup_styles(inputs_.design.styles, progress.style, rich_text_);
    MarkupText markup = read_markup(bound.text, styles, binding, inputs_.locale);
    report_lost_look(markup.without_style, bound, block_.bindings[binding.index()].node);
    for (story::Paragraph& paragraph : markup.paragraphs) {
        for (story::Run& run : paragraph.runs) {
            if (!run.style.is_valid()) run.style = style;
            run.language = language_of(bound, progress);
        }
        const bool continues = &paragraph == &markup.paragraphs.front() && !progress.paragraphs.empty() &&
                               paragraph.marker.empty();
        if (!continues) {
            progress.paragraphs.push_back(std::move(paragraph));
            continue;
        }
        auto& runs = progress.current().runs;
        runs.insert(runs.end(), paragraph.runs.begin(), paragraph.runs.end());
    }
}

/// Once for each field and element: thousands of products have the same.
void InlineBinder::report_lost_look(const std::set<std::string>& elements, const BoundText& bound,
                                    origin::NodeId node) {
    for (const std::string& element : elements) {
        if (!told_.insert(std::to_string(node.index()) + ' ' + bound.field + ' ' + element).second) continue;
        findings_.add(
            diag::finding(diag::Code::MarkupWithoutStyle, {{"element", element}, {"field", bound.field}})
                .from(inputs_.design.nodes.origin(node))
                .from(inputs_.snapshot.cells().resolve(bound.cell))
                .about_product(block_.product_name));
    }
}

/// The amount in parts with styles of their own: large euros, raised cents, a small sign.
void InlineBinder::append_money(const Inline& piece, style::CharacterStyleId style, Progress& progress) {
    using Part = Locale::MoneyPart::Kind;
    ++progress.n_expressions;
    for (const BoundText& bound : evaluate(piece)) {
        const auto amount = bound.is_set ? Decimal::parse(bound.text) : std::nullopt;
        if (!amount) continue;
        ++progress.n_set;
        for (const Locale::MoneyPart& part : inputs_.locale.money_parts(*amount, inputs_.edition.currency)) {
            style::CharacterStyleId part_style = piece.whole_style;
            if (part.kind == Part::Fraction) part_style = piece.fraction_style;
            if (part.kind == Part::Currency || part.kind == Part::Space) part_style = piece.currency_style;
            append_run(progress, part.text, part_style.is_valid() ? part_style : style,
                       {bound.product, bound.field, bound.locale, bound.value, piece.node, bound.cell});
        }
    }
}

void InlineBinder::append_field(const Inline& piece, style::CharacterStyleId style, Progress& progress) {
    using story::PageField;
    if (piece.literal == "credits") {
        progress.is_void = inputs_.clearance.credits.empty();
        append_run(progress, joined(inputs_.clearance.credits, "; "), style,
                   {{}, "credits", {}, 0, piece.node, {}});
        return;
    }
    static constexpr std::pair<std::string_view, PageField> kFields[] = {
        {"page-number", PageField::PageNumber},     {"page-count", PageField::PageCount},
        {"section-title", PageField::SectionTitle}, {"first-group", PageField::FirstGroup},
        {"last-group", PageField::LastGroup},       {"previous-page", PageField::PreviousPage},
        {"next-page", PageField::NextPage},         {"group-title", PageField::GroupTitle},
        {"sum-page", PageField::SumOfPage},         {"sum-group", PageField::SumOfGroup},
        {"sum-table", PageField::SumOfTable},       {"sum-before", PageField::SumBefore},
        {"sum-so-far", PageField::SumSoFar},        {"page-of", PageField::PageOf},
        {"pages-of", PageField::PagesOf},           {"first-entry", PageField::FirstEntry},
        {"last-entry", PageField::LastEntry}};
    const auto field = std::find_if(std::begin(kFields), std::end(kFields),
                                    [&](const auto& entry) { return entry.first == piece.literal; });
    if (field == std::end(kFields)) return;
    const bool is_reference = field->second == PageField::PageOf || field->second == PageField::PagesOf;
    const std::string argument = is_reference ? keys_of(piece) : piece.argument;
    // A term that only sends the reader on stands on no page.
    if (is_reference && argument.empty() && inputs_.evaluator.subject().term) return;
    if (is_reference && argument.empty()) {
        progress.is_void = true;
        return;
    }
    progress.has_field = true;
    append_run(progress, "", style, {{}, {}, {}, 0, piece.node, {}});
    progress.current().runs.back().field = field->second;
    progress.current().runs.back().argument = argument;
}

/// What a page reference points at: the product it names, else what the text is about, in lines. Empty for
/// a product that stands nowhere in the edition.
std::string InlineBinder::keys_of(const Inline& piece) {
    if (!piece.expression) return joined(keys_, "\n");
    for (const BoundText& bound : evaluate(piece)) {
        const auto product = bound.is_set ? inputs_.snapshot.find_product(bound.text) : std::nullopt;
        if (product && inputs_.is_placed && inputs_.is_placed(*product)) {
            return origin::product_anchor(inputs_.snapshot.view(*product).own().id);
        }
    }
    return {};
}

void InlineBinder::append_related(const Inline& piece, style::CharacterStyleId style, Progress& progress) {
    ++progress.n_lists;
    const catalog::ProductView* of = inputs_.evaluator.subject().product;
    if (!of) return;
    int n_printed = 0;
    for (const catalog::ProductId product : related_products(*of, piece, inputs_, findings_)) {
        if (piece.limit > 0 && n_printed == piece.limit) break;
        const Progress before = progress;
        const std::size_t n_bindings = block_.bindings.size();
        if (n_printed > 0) append_run(progress, piece.literal, style, {{}, {}, {}, 0, piece.node, {}});
        // One whose values are all absent has nothing to say; the reference alone would say less.
        if (append_of_product(product, piece, style, progress)) {
            ++n_printed;
            continue;
        }
        progress = before;
        block_.bindings.resize(n_bindings);
    }
    if (n_printed > 0) ++progress.n_filled_lists;
}

/// The content of the piece with another product as its subject.
bool InlineBinder::append_of_product(catalog::ProductId product, const Inline& piece,
                                     style::CharacterStyleId style, Progress& progress) {
    const catalog::ProductView view = inputs_.snapshot.view(product);
    const expression::Subject before = inputs_.evaluator.subject();
    const auto keys = std::exchange(keys_, {origin::product_anchor(view.own().id)});
    inputs_.evaluator.set_subject({&view, {}, inputs_.clearance.fallback_locales(product)});
    const int n_before = progress.n_set;
    append(piece.children, style, progress);
    inputs_.evaluator.set_subject(before);
    keys_ = keys;
    return progress.n_set > n_before;
}

void InlineBinder::append_run(Progress& progress, std::string text, style::CharacterStyleId style,
                              origin::Binding binding) {
    block_.bindings.push_back(std::move(binding));
    story::Run run;
    run.text = std::move(text);
    run.style = style;
    run.binding = origin::BindingId(block_.bindings.size() - 1);
    progress.current().runs.push_back(std::move(run));
}

}
