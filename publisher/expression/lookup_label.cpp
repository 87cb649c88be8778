// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/internal/lookup.hpp"

#include <algorithm>

namespace publisher::expression {

using namespace catalog;

BoundText Lookup::labelled(const std::map<std::string, std::string>& labels, const std::string& locale,
                           const std::string& kind, const std::string& code) {
    BoundText bound;
    bound.is_set = true;
    const std::string wanted = locale.empty() ? edition_.locale : locale;
    for (const std::string& name : locale_chain(wanted)) {
        const auto found = labels.find(name);
        if (found == labels.end() || found->second.empty()) continue;
        bound.text = found->second;
        bound.locale = name;
        break;
    }
    if (bound.text.empty()) {
        bound.text = "[" + code + "]";
        bound.is_label_missing = true;
        missing_labels_.emplace(kind + " '" + code + "'", code, wanted);
    }
    bound.field = "label[" + code + "]";
    bound.value = sha256(bound.text).prefix();
    return bound;
}

BoundText Lookup::label(const std::string& code, const std::string& locale) {
    const Attribute* attribute = snapshot_.find_attribute(code);
    if (!attribute) return {};
    BoundText bound = labelled(attribute->labels, locale, "attribute", attribute->code);
    bound.cell = attribute->cell;
    return bound;
}

BoundText Lookup::text(const std::string& name) {
    BoundText bound;
    bound.field = "text[" + name + "]";
    bound.locale = edition_.locale;
    bound.is_set = true;
    const auto label = publication_.labels.find(name);
    for (const std::string& locale : locale_chain(edition_.locale)) {
        const std::string* text =
            label == publication_.labels.end() ? nullptr : publication::find_localized(label->second, locale);
        if (!text || text->empty()) continue;
        bound.text = *text;
        bound.value = sha256(bound.text).prefix();
        return bound;
    }
    bound.text = "[" + name + "]";
    bound.is_label_missing = true;
    missing_labels_.emplace("label '" + name + "' of the publication", name, edition_.locale);
    return bound;
}

const Category* Lookup::subject_category() const {
    if (subject_.category.is_valid()) return &snapshot_.categories()[subject_.category.index()];
    if (!subject_.product) return nullptr;
    const auto categories = subject_.product->categories();
    return categories.empty() ? nullptr : &snapshot_.categories()[categories.front().index()];
}

BoundText Lookup::category(const std::string& what) {
    const Category* category = subject_category();
    if (!category) return {};
    BoundText bound;
    if (what == "label" || what.empty()) {
        bound = labelled(category->labels, {}, "category", category->code);
    } else if (what == "code") {
        bound.text = category->code;
        bound.is_set = true;
        bound.value = sha256(bound.text).prefix();
        bound.field = "code";
    } else {
        const Subject kept = subject_;
        set_subject({nullptr, category->index, kept.fallback_locales});
        bound = value(what, {});
        set_subject(kept);
        return bound;
    }
    bound.product = category->code;
    bound.field = "category[" + (what.empty() ? "label" : what) + "]";
    bound.cell = category->cell;
    return bound;
}

BoundText Lookup::family(const std::string& what) {
    if (!subject_.product || !subject_.product->family().is_valid()) return {};
    const Family& family = snapshot_.families()[subject_.product->family().index()];
    BoundText bound;
    if (what == "label") {
        bound = labelled(family.labels, {}, "family", family.code);
    } else {
        bound.text = family.code;
        bound.is_set = true;
        bound.value = sha256(bound.text).prefix();
    }
    bound.field = "family";
    bound.product = subject_.product->own().id;
    bound.cell = family.cell;
    return bound;
}

BoundText Lookup::term(const std::string& what) const {
    BoundText bound;
    if (!subject_.term) return bound;
    const IndexTerm& term = *subject_.term;
    bound.text = what == "see"        ? joined(term.see, ", ")
                 : what == "see-also" ? joined(term.see_also, ", ")
                                      : term.text;
    bound.field = "term";
    bound.locale = edition_.locale;
    bound.is_set = !bound.text.empty();
    bound.value = sha256(bound.text).prefix();
    return bound;
}

bool Lookup::is_in_category(const std::string& code) const {
    const Category* wanted = snapshot_.find_category(code);
    if (!wanted) return false;
    std::vector<CategoryId> found;
    if (subject_.product)
        found = subject_.product->categories();
    else if (subject_.category.is_valid())
        found = {subject_.category};
    const auto& all = snapshot_.categories();
    return std::any_of(found.begin(), found.end(), [&](CategoryId id) {
        // A tree that bites its own tail is a finding of the catalog; here it must only end.
        for (std::size_t n = 0; id.is_valid() && n <= all.size(); ++n, id = all[id.index()].parent) {
            if (id == wanted->index) return true;
        }
        return false;
    });
}

bool Lookup::is_variant() const {
    return subject_.product && subject_.product->levels().size() > 1;
}

void Lookup::report_missing_labels(diag::Sink& findings) const {
    for (const auto& [subject, code, locale] : missing_labels_) {
        findings.add(diag::finding(diag::Code::LabelMissing,
                                   {{"subject", subject}, {"locale", locale}, {"code", code}}));
    }
}

}
