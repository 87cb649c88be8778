// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/terms.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/locale/alphabet.hpp"

#include <algorithm>
#include <map>

namespace publisher::plan {
namespace {

/// "lamp, candle" at ",": trimmed, without empty ones. Without a separator the text is one term.
std::vector<std::string> terms_in(const std::string& text, const std::string& separator) {
    std::vector<std::string> terms;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = separator.empty() ? std::string::npos : text.find(separator, from);
        const std::string_view term = trimmed(std::string_view(text).substr(from, end - from));
        if (!term.empty()) terms.emplace_back(term);
        if (end == std::string::npos) break;
        from = end + separator.size();
    }
    return terms;
}

/// Terms by what they say, with their places in the list.
using TermPlaces = std::map<std::string, std::size_t, std::less<>>;

/// Makes the references of one index, in the order in which they are written.
class Referrer {
public:
    Referrer(const publication::Placement& placement, const std::string& locale, std::vector<Term>& terms,
             diag::Sink& findings)
        : placement_(placement), locale_(locale), terms_(terms), findings_(findings) {
        for (const Term& term : terms)
            places_.emplace(term.text.text, places_.size());
        n_with_pages_ = terms.size();
    }

    void refer() {
        for (const publication::SeeReference& see : placement_.see) {
            const std::string* from = publication::find_localized(see.from, locale_);
            const std::string* to = publication::find_localized(see.to, locale_);
            if (from && to) refer(*from, *to, see.origin);
        }
    }

private:
    void refer(const std::string& from, const std::string& to, const origin::DesignOrigin& origin) {
        const auto target = places_.find(to);
        if (target == places_.end() || target->second >= n_with_pages_) {
            findings_.add(
                diag::finding(diag::Code::SeeUnknown, {{"term", from}, {"target", to}}).from(origin));
            return;
        }
        const auto [place, is_new] = places_.emplace(from, terms_.size());
        if (is_new) terms_.push_back({{from, {}, {}}, {}});
        expression::IndexTerm& term = terms_[place->second].text;
        (place->second < n_with_pages_ ? term.see_also : term.see).push_back(to);
    }

    const publication::Placement& placement_;
    const std::string& locale_;
    std::vector<Term>& terms_;
    diag::Sink& findings_;
    TermPlaces places_;
    std::size_t n_with_pages_ = 0; ///< terms behind them only send readers on
};

void sort_terms(const Locale& locale, std::vector<Term>& terms) {
    std::vector<std::pair<std::string, Term>> sorted;
    for (Term& term : terms) {
        std::string key = locale.sort_key(term.text.text);
        sorted.emplace_back(std::move(key), std::move(term));
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.text.text) < std::tie(b.first, b.second.text.text);
    });
    terms.clear();
    for (auto& [key, term] : sorted)
        terms.push_back(std::move(term));
}

}

std::vector<Term> collect_terms(const publication::Placement& placement, const std::vector<Group>& groups,
                                const Inputs& inputs, diag::Sink& findings) {
    const auto expression = placement.terms.compile(findings);
    std::vector<Term> terms;
    if (!expression) return terms;
    TermPlaces places;
    for (const Group& group : groups) {
        for (const catalog::ProductId product : group.products) {
            const catalog::ProductView view = inputs.snapshot.view(product);
            inputs.evaluator.set_subject({&view, {}, inputs.clearance.fallback_locales(product)});
            const auto text = inputs.evaluator.text(*expression);
            if (!text) {
                findings.add(diag::finding(diag::Code::ExpressionFailed, {{"reason", text.failure().message}})
                                 .from(placement.terms.origin)
                                 .about_product(view.own().name_for_findings()));
                continue;
            }
            for (std::string& term : terms_in(*text, placement.term_separator)) {
                const auto [place, is_new] = places.emplace(term, terms.size());
                if (is_new) terms.push_back({{std::move(term), {}, {}}, {}});
                std::vector<catalog::ProductId>& products = terms[place->second].products;
                if (products.empty() || products.back() != product) products.push_back(product);
            }
        }
    }
    inputs.evaluator.set_subject({});
    return terms;
}

void settle_terms(const publication::Placement& placement, const std::vector<bool>& is_placed,
                  const Inputs& inputs, PlacementPlan& plan, diag::Sink& findings) {
    for (Term& term : plan.terms)
        std::erase_if(term.products, [&](catalog::ProductId product) { return !is_placed[product.index()]; });
    std::erase_if(plan.terms, [](const Term& term) { return term.products.empty(); });
    Referrer(placement, inputs.edition.locale, plan.terms, findings).refer();
    sort_terms(inputs.locale, plan.terms);

    const Alphabet alphabet(inputs.edition.locale);
    Entry row;
    row.kind = Entry::Kind::Term;
    row.item = plan.term_item;
    plan.entries.clear();
    for (const Term& term : plan.terms) {
        if (placement.has_letters) row.label = plan.add_label(alphabet.letter_of(term.text.text));
        plan.entries.push_back(row);
    }
}

}
