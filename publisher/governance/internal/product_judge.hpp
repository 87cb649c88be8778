// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/clear.hpp"
#include "publisher/governance/internal/field_rules.hpp"
#include "publisher/governance/internal/found_gap.hpp"
#include "publisher/governance/rights.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace publisher::governance {

/// Finds the gaps of one product after another for one edition. What becomes of them is not its business.
class ProductJudge {
public:
    ProductJudge(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                 const publication::Edition& edition, const Locale& locale, const Demands& demands,
                 Waivers& waivers, diag::Sink& findings);

    std::vector<FoundGap> judge(const catalog::ProductView& product);

    /// Judges the pictures that no product links but that have a role: covers, moods.
    void judge_house_assets();

    /// Verdicts on all assets that products judged so far link, and on those of the house.
    const std::map<AssetId, AssetVerdict>& verdicts() const { return verdicts_; }
    /// Does this product show pictures in that role: by a template, or because its family requires them?
    bool is_shown(const catalog::ProductView& product, const std::string& role);

private:
    using Product = catalog::ProductView;
    /// One thing asked of a product: an attribute, a kind of price or an asset role.
    struct Question {
        const catalog::Attribute* attribute = nullptr;
        std::string name, by;
        bool is_optional = false;
        origin::DesignOrigin design;
    };
    struct Questions {
        std::vector<Question> fields, prices, pictures;
    };

    /// What the family requires and what the templates demand, each once.
    const Questions& questions_for(catalog::FamilyId family);
    void add_requirements(const catalog::Family& family, Questions& questions) const;
    void add_demands(Questions& questions) const;

    void judge_approval(const Product& product);
    void judge_field(const Product& product, const Question& question);
    void judge_option_labels(const Question& question, const catalog::Resolution& found);
    void judge_price(const Product& product, const Question& question);
    void judge_picture(const Product& product, const Question& question);
    bool is_price_due(const Product& product, const std::string& kind);
    /// Is the unit price rule for this product at all?
    bool is_rule_asked(const publication::UnitPriceRule& rule);

    /// Locales of the data in which the attribute is set for this product.
    std::vector<std::string> locales_with(const Product& product, const catalog::Attribute& attribute) const;
    const AssetVerdict& verdict(AssetId asset);

    const catalog::Snapshot& snapshot_;
    const publication::Publication& publication_;
    const publication::Edition& edition_;
    const Demands& demands_;
    Waivers& waivers_;
    diag::Sink& findings_;
    LicenceTable licences_;
    FieldRules rules_;
    expression::Evaluator evaluator_;
    catalog::Address address_;
    std::map<catalog::FamilyId, Questions> questions_;
    std::map<std::string, std::shared_ptr<const xml::XPath>> conditions_;
    std::map<AssetId, AssetVerdict> verdicts_;
    std::vector<FoundGap> gaps_;
};

}
