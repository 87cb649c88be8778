// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/check_names.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/plan/order.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Attributes that are named outside of expressions.
class AttributeCheck {
public:
    explicit AttributeCheck(Preparation& preparation)
        : preparation_(preparation), attributes_(preparation.snapshot->attribute_codes()) {}

    void check_governance() {
        const publication::Governance& governance = preparation_.publication.governance;
        if (governance.approval && !governance.approval->is_none) {
            require(governance.approval->attribute, governance.approval->origin, attributes_);
        }
        const Names fields = attributes_and_identifiers();
        for (const publication::FieldRule& rule : governance.rules) {
            require(rule.attribute, rule.origin, fields);
        }
        for (const publication::UnitRule& rule : governance.units) {
            if (!rule.attribute.empty()) require(rule.attribute, rule.origin, attributes_);
        }
        for (const publication::UnitPriceRule& rule : governance.unit_prices) {
            require(rule.measure_attribute, rule.origin, attributes_);
        }
    }

    void check_sections() {
        for (const publication::Section& section : preparation_.publication.sections) {
            for (const publication::Placement& placement : section.placements) {
                if (!placement.letter_of.empty()) require(placement.letter_of, placement.origin, attributes_);
            }
        }
    }

    /// What a template excludes need not be there: templates are shared by publications.
    void check_features(const design::Box& box) {
        for (const std::string& attribute : box.features.attributes) {
            require(attribute, preparation_.design.nodes.origin(box.node), attributes_);
        }
        for (const design::Box& child : box.children)
            check_features(child);
    }

private:
    Names attributes_and_identifiers() const {
        Names names = attributes_;
        const auto add = [&](const std::vector<publication::ColumnMapping>& columns) {
            for (const publication::ColumnMapping& column : columns) {
                if (column.role == "identifier")
                    names.push_back(column.attribute.empty() ? column.column : column.attribute);
            }
        };
        for (const publication::TableSource& table : preparation_.publication.sources.tables) {
            add(table.columns);
        }
        for (const publication::AkeneoSource& akeneo : preparation_.publication.sources.akeneo) {
            names.push_back(akeneo.identifier_attribute);
            add(akeneo.columns);
        }
        return names;
    }

    void require(const std::string& name, const origin::DesignOrigin& origin, const Names& known) {
        if (contains(known, name)) return;
        auto report = diag::finding(diag::Code::AttributeUnknown, {{"attribute", name}});
        if (const auto nearest = nearest_name(name, known)) {
            report.with_remedy("did you mean '" + *nearest + "'?");
        }
        preparation_.design_findings.add(report.from(origin));
    }

    Preparation& preparation_;
    Names attributes_;
};

void check_expressions(Preparation& preparation) {
    const auto check = [&](const xml::XPath& expression) {
        expression::check_vocabulary(expression, *preparation.snapshot, preparation.publication,
                                     preparation.design_findings);
    };
    const design::Design& design = preparation.design;
    for (std::size_t i = 0; i < design.templates.size(); ++i) {
        for (const auto& expression : design.expressions(design::TemplateId(i)))
            check(*expression);
        for (const auto& expression : design.alternatives(design::TemplateId(i)))
            check(*expression);
    }
    for (const auto& expression : publication::expressions(preparation.publication))
        check(*expression);
}

}

void check_font_names(Preparation& preparation) {
    const Names known = preparation.fonts->families();
    for (const style::FontFamily& family : preparation.design.styles.families) {
        for (const style::FontFamily::Member& member : family.members) {
            if (contains(known, member.family)) continue;
            auto report = diag::finding(diag::Code::FontUnknown, {{"family", member.family}});
            if (const auto nearest = nearest_name(member.family, known)) {
                report.with_remedy("did you mean '" + *nearest + "'?");
            }
            preparation.design_findings.add(report.from(family.origin));
        }
    }
}

void check_data_names(Preparation& preparation) {
    check_expressions(preparation);
    AttributeCheck attributes(preparation);
    attributes.check_governance();
    attributes.check_sections();
    for (const design::Template& item : preparation.design.templates)
        attributes.check_features(item.root);
    for (const publication::Section& section : preparation.publication.sections) {
        for (const publication::Placement& placement : section.placements) {
            plan::check_order(placement, *preparation.snapshot, preparation.publication,
                              preparation.design_findings);
        }
    }
}

}
