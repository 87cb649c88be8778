// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/internal/product_judge.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/prices.hpp"
#include "publisher/expression/raw_text.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

using namespace catalog;
using diag::Code;

std::vector<std::string> standing_chain(const publication::Publication& publication,
                                        const std::string& locale) {
    std::vector<std::string> chain;
    for (const publication::LocaleFallback& fallback : publication.governance.fallbacks) {
        if (fallback.locale == locale) chain.insert(chain.end(), fallback.to.begin(), fallback.to.end());
    }
    return chain;
}

std::string quoted(const std::string& name) {
    return "'" + name + "'";
}

/// Every identifier is a name of the product, its stable id the first.
std::vector<std::string> names_of(const ProductView& product) {
    std::vector<std::string> names = {product.own().id};
    for (const Identifier& identifier : product.own().identifiers)
        names.push_back(identifier.text);
    return names;
}

}

ProductJudge::ProductJudge(const Snapshot& snapshot, const publication::Publication& publication,
                           const publication::Edition& edition, const Locale& locale, const Demands& demands,
                           Waivers& waivers, diag::Sink& findings)
    : snapshot_(snapshot),
      publication_(publication),
      edition_(edition),
      demands_(demands),
      waivers_(waivers),
      findings_(findings),
      licences_(publication.governance.licences, findings),
      rules_(snapshot, publication, findings),
      evaluator_(snapshot, publication, edition, locale),
      address_{edition.locale, edition.channel, edition.market, standing_chain(publication, edition.locale)} {
}

std::vector<FoundGap> ProductJudge::judge(const ProductView& product) {
    gaps_.clear();
    evaluator_.set_subject({&product, {}, {}});
    for (const AssetLink* link : product.assets()) {
        if (link->asset.is_valid()) verdict(link->asset);
    }
    judge_approval(product);
    const Questions& questions = questions_for(product.family());
    for (const Question& question : questions.fields)
        judge_field(product, question);
    for (const Question& question : questions.prices)
        judge_price(product, question);
    for (const Question& question : questions.pictures)
        judge_picture(product, question);
    for (FoundGap& gap : rules_.judge(product, evaluator_, findings_)) {
        const bool is_known = std::any_of(gaps_.begin(), gaps_.end(), [&](const FoundGap& other) {
            return other.state == gap.state && other.field == gap.field;
        });
        if (!is_known) gaps_.push_back(std::move(gap));
    }
    return std::move(gaps_);
}

bool ProductJudge::is_shown(const ProductView& product, const std::string& role) {
    const std::vector<Question>& pictures = questions_for(product.family()).pictures;
    return std::any_of(pictures.begin(), pictures.end(),
                       [&](const Question& question) { return equals_ignoring_case(question.name, role); });
}

void ProductJudge::judge_approval(const ProductView& product) {
    const auto& approval = publication_.governance.approval;
    if (!approval || approval->is_none) return;
    const Attribute* attribute = snapshot_.find_attribute(approval->attribute);
    const Resolution found =
        attribute ? snapshot_.resolve(product, attribute->index, address_) : Resolution();
    const std::string text = found.is_set() ? expression::raw_text(found.value->datum) : "";
    const bool is_accepted =
        std::any_of(approval->accepted.begin(), approval->accepted.end(),
                    [&](const std::string& value) { return equals_ignoring_case(value, text); });
    if (is_accepted || !waivers_.lift_for_product(Code::ProductUnapproved, names_of(product)).empty()) return;
    gaps_.push_back({GapState::Unapproved,
                     Code::ProductUnapproved,
                     approval->attribute,
                     {{"field", quoted(approval->attribute)},
                      {"found", text.empty() ? "not set" : quoted(text)},
                      {"accepted", joined(approval->accepted, ", ")}},
                     found.value ? found.value->cell : product.own().cell,
                     approval->origin,
                     {},
                     false});
}

std::vector<std::string> ProductJudge::locales_with(const ProductView& product,
                                                    const Attribute& attribute) const {
    std::vector<std::string> locales;
    for (const std::string& locale : snapshot_.locales()) {
        const Resolution found =
            snapshot_.resolve(product, attribute.index, {locale, edition_.channel, edition_.market, {}});
        if (found.is_set() && found.step != Step::Default) locales.push_back(locale);
    }
    return locales;
}

void ProductJudge::judge_field(const ProductView& product, const Question& question) {
    const Attribute& attribute = *question.attribute;
    const Resolution found = snapshot_.resolve(product, attribute.index, address_);
    if (found.is_set()) return judge_option_labels(question, found);
    const origin::CellRef cell = found.value ? found.value->cell : product.own().cell;
    if (attribute.type == AttributeType::Identifier && !product.identifier(attribute.code).empty()) return;

    std::vector<std::string> locales =
        attribute.is_localizable ? locales_with(product, attribute) : std::vector<std::string>();
    if (!locales.empty()) {
        gaps_.push_back({GapState::MissingTranslation,
                         Code::TranslationMissing,
                         attribute.code,
                         {{"field", quoted(attribute.code)},
                          {"locale", edition_.locale},
                          {"found", joined(locales, ", ")}},
                         cell,
                         question.design,
                         locales,
                         question.is_optional});
    } else if (!question.is_optional) {
        gaps_.push_back({GapState::Incomplete,
                         Code::ProductIncomplete,
                         attribute.code,
                         {{"field", quoted(attribute.code)},
                          {"by", question.by},
                          {"found", found.value ? "empty" : "not set"}},
                         cell,
                         question.design,
                         {},
                         false});
    }
}

/// An option without a label in the edition's locale is a text that is not translated.
void ProductJudge::judge_option_labels(const Question& question, const Resolution& found) {
    const auto* options = std::get_if<Options>(&found.value->datum);
    if (!options) return;
    const Attribute& attribute = *question.attribute;
    const auto has_label = [&](const std::string& code, const std::string& locale) {
        const std::string* label = attribute.option_label(code, locale);
        return label && !label->empty();
    };
    for (const std::string& code : options->codes) {
        const auto& chain = address_.fallback_locales;
        const bool is_labelled = has_label(code, edition_.locale) ||
                                 std::any_of(chain.begin(), chain.end(), [&](const std::string& locale) {
                                     return has_label(code, locale);
                                 });
        if (is_labelled) continue;
        std::vector<std::string> locales;
        const auto labels = attribute.options.find(code);
        if (labels != attribute.options.end()) {
            for (const auto& [locale, label] : labels->second) {
                if (!label.empty()) locales.push_back(locale);
            }
        }
        gaps_.push_back({GapState::MissingTranslation,
                         Code::TranslationMissing,
                         attribute.code,
                         {{"field", "the label of option " + quoted(code) + " of " + quoted(attribute.code)},
                          {"locale", edition_.locale},
                          {"found", locales.empty() ? "no locale" : joined(locales, ", ")}},
                         found.value->cell,
                         question.design,
                         locales,
                         question.is_optional});
    }
}

bool ProductJudge::is_rule_asked(const publication::UnitPriceRule& rule) {
    if (rule.condition.is_empty()) return true;
    auto [known, is_new] = conditions_.try_emplace(rule.condition.xpath);
    if (is_new) known->second = rule.condition.compile(findings_);
    if (!known->second) return false;
    const auto result = evaluator_.test(*known->second);
    if (!result && is_new) {
        findings_.add(
            diag::finding(Code::RuleBroken, {{"attribute", rule.kind}, {"reason", result.failure().message}})
                .from(rule.origin));
    }
    return result && *result;
}

/// Not every product is reduced or carries a deposit. What a reduction has to be compared with is due when
/// there is one; a unit price is due when its rule is for this product.
bool ProductJudge::is_price_due(const ProductView& product, const std::string& kind) {
    if (const auto* rule = expression::find_unit_price_rule(publication_, kind)) return is_rule_asked(*rule);
    if (kind == "promotion" || kind == "deposit") return false;
    if (kind != "former" && kind != "lowest-prior") return true;
    return static_cast<bool>(expression::choose_price(snapshot_, product, edition_, "promotion"));
}

void ProductJudge::judge_price(const ProductView& product, const Question& question) {
    const bool is_due = !question.is_optional && is_price_due(product, question.name);
    const auto* rule = expression::find_unit_price_rule(publication_, question.name);
    if (rule && !is_due) return;
    const expression::PriceChoice choice =
        rule ? expression::choose_unit_price(snapshot_, product, edition_, *rule, "regular")
             : expression::choose_price(snapshot_, product, edition_, question.name);
    // Of two promotions that hold at once a template would show none: that is never silent.
    if (choice.selection.state == catalog::PriceChoice::State::Ambiguous) {
        findings_.add(catalog::ambiguous_price(product, choice.selection, snapshot_.cells()));
    }
    if (choice || !is_due) return;
    const std::string field = "price[" + question.name + "]";
    gaps_.push_back({GapState::MissingPrice,
                     Code::PriceMissing,
                     field,
                     {{"field", field}, {"reason", choice.reason}},
                     product.own().cell,
                     question.design,
                     {},
                     false});
}

void ProductJudge::judge_house_assets() {
    for (const catalog::Asset& asset : snapshot_.assets()) {
        if (!asset.role.empty() && snapshot_.products_with_asset(asset.index).empty()) verdict(asset.index);
    }
}

const AssetVerdict& ProductJudge::verdict(AssetId asset) {
    const auto known = verdicts_.find(asset);
    if (known != verdicts_.end()) return known->second;
    const Asset& record = snapshot_.assets()[asset.index()];
    return verdicts_.emplace(asset, judge_rights(record, publication_, edition_, licences_, waivers_))
        .first->second;
}

/// One cleared picture is enough. That there are pictures and none may be shown is another state than
/// that there is none; a record without a file counts as none.
void ProductJudge::judge_picture(const ProductView& product, const Question& question) {
    const AssetLink* refused = nullptr;
    std::string why_missing = "no picture is linked";
    for (const AssetLink* link : product.assets()) {
        if (!equals_ignoring_case(link->role, question.name)) continue;
        if (!link->asset.is_valid()) {
            why_missing = "'" + link->reference + "' is no asset";
            continue;
        }
        const Asset& asset = snapshot_.assets()[link->asset.index()];
        const std::string& locale =
            link->locale.is_valid() ? snapshot_.locales()[link->locale.index()] : asset.locale;
        if (!locale.empty() && locale != edition_.locale) {
            why_missing = "'" + asset.id + "' is for " + locale;
            continue;
        }
        const AssetVerdict& found = verdict(link->asset);
        if (found.is_cleared) return;
        if (found.is_file_missing)
            why_missing = "the file of '" + asset.id + "' is not there";
        else if (!refused)
            refused = link;
    }
    const std::string field = "asset[" + question.name + "]";
    if (refused) {
        const Asset& asset = snapshot_.assets()[refused->asset.index()];
        const auto& objections = verdict(refused->asset).objections;
        const auto open = std::find_if(objections.begin(), objections.end(),
                                       [](const Objection& o) { return !o.is_lifted(); });
        gaps_.push_back({GapState::UnclearedRights,
                         Code::PictureUncleared,
                         field,
                         {{"field", field}, {"reason", "'" + asset.id + "': " + open->text}},
                         refused->cell,
                         question.design,
                         {},
                         false});
    } else if (!question.is_optional) {
        gaps_.push_back({GapState::MissingPicture,
                         Code::PictureMissing,
                         field,
                         {{"field", field}, {"reason", why_missing}},
                         product.own().cell,
                         question.design,
                         {},
                         false});
    }
}

}
