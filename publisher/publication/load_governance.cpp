// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/publication/internal/parts.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::publication {
namespace {

Rounding read_rounding(const xml::Node& node, diag::Sink& findings) {
    return xml::read_enum(node, "rounding", Rounding::HalfUp,
                          {{"half-up", Rounding::HalfUp},
                           {"half-even", Rounding::HalfEven},
                           {"up", Rounding::Up},
                           {"down", Rounding::Down}},
                          findings);
}

Approval read_approval(const xml::Node& node) {
    Approval approval;
    approval.is_none = node.attribute_or("mode", "") == "none";
    approval.attribute = node.attribute_or("attribute", "");
    approval.accepted = xml::read_words(node, "accepts");
    approval.accepted_assets = xml::read_words(node, "assets-accept");
    approval.origin = node.origin();
    return approval;
}

Policy read_policy(const xml::Node& node, diag::Sink& findings) {
    Policy policy;
    policy.state = xml::read_enum(node, "state", GapState::Incomplete,
                                  {{"missing-translation", GapState::MissingTranslation},
                                   {"missing-price", GapState::MissingPrice},
                                   {"missing-picture", GapState::MissingPicture},
                                   {"uncleared-rights", GapState::UnclearedRights},
                                   {"incomplete", GapState::Incomplete},
                                   {"unapproved", GapState::Unapproved}},
                                  findings);
    policy.action = xml::read_enum(node, "action", GapAction::RefuseEdition,
                                   {{"refuse-edition", GapAction::RefuseEdition},
                                    {"leave-out", GapAction::LeaveOut},
                                    {"fallback", GapAction::Fallback},
                                    {"placeholder", GapAction::Placeholder},
                                    {"accept", GapAction::Accept}},
                                   findings);
    policy.fallback_locale = node.attribute_or("locale", "");
    policy.origin = node.origin();
    const bool needs_locale = policy.action == GapAction::Fallback;
    if (needs_locale == policy.fallback_locale.empty()) {
        findings.add(node.finding(diag::Code::PolicyLocale, {}));
    }
    return policy;
}

FieldRule read_rule(const xml::Node& node, LoadContext& context) {
    FieldRule rule;
    rule.attribute = node.attribute_or("attribute", "");
    rule.condition = context.read_expression(node, "if");
    rule.is_required = xml::read_bool(node, "required", false, context.findings);
    rule.pattern = node.attribute_or("pattern", "");
    rule.minimum = xml::read_decimal(node, "minimum", context.findings);
    rule.maximum = xml::read_decimal(node, "maximum", context.findings);
    rule.check = node.attribute_or("check", "");
    rule.severity = node.attribute_or("severity", "error");
    rule.origin = node.origin();
    return rule;
}

Licence read_licence(const xml::Node& node, diag::Sink& findings) {
    Licence licence;
    licence.code = node.attribute_or("code", "");
    for (const xml::Node& spelling : node.children("spelling")) {
        licence.spellings.emplace_back(trimmed(spelling.text()));
    }
    licence.media = xml::read_words(node, "media");
    licence.territories = xml::read_words(node, "territories");
    licence.is_credit_required = node.attribute_or("credit", "none") == "required";
    licence.is_cleared = xml::read_bool(node, "cleared", true, findings);
    licence.judged_by = node.attribute_or("judged-by", "");
    licence.constraints = split_list(node.attribute_or("constraints", ""));
    licence.origin = node.origin();
    return licence;
}

Waiver read_waiver(const xml::Node& node, diag::Sink& findings) {
    return {node.attribute_or("id", ""),
            node.attribute_or("code", ""),
            node.attribute_or("scope", ""),
            node.attribute_or("reason", ""),
            node.attribute_or("granted-by", ""),
            xml::read_words(node, "editions"),
            xml::read_date(node, "valid-until", findings),
            node.origin()};
}

UnitRule read_unit(const xml::Node& node, diag::Sink& findings) {
    return {node.attribute_or("attribute", ""), node.attribute_or("channel", ""),
            node.attribute_or("locale", ""),    node.attribute_or("market", ""),
            node.attribute_or("to", ""),        xml::read_int(node, "decimals", 2, findings),
            read_rounding(node, findings),      node.origin()};
}

UnitPriceRule read_unit_price(const xml::Node& node, LoadContext& context) {
    return {node.attribute_or("kind", ""),
            node.attribute_or("measure", ""),
            node.attribute_or("per", ""),
            xml::read_decimal(node, "quantity", context.findings).value_or(1),
            context.read_expression(node, "if"),
            xml::read_int(node, "decimals", 2, context.findings),
            read_rounding(node, context.findings),
            node.origin()};
}

}

void read_governance(const xml::Node& node, LoadContext& context) {
    diag::Sink& findings = context.findings;
    Governance& governance = context.publication.governance;
    governance.is_completeness_judged =
        xml::read_bool(node, "completeness", governance.is_completeness_judged, findings);
    if (const xml::Node approval = node.child("approval")) governance.approval = read_approval(approval);
    for (const xml::Node& child : node.children("policy"))
        governance.policies.push_back(read_policy(child, findings));
    for (const xml::Node& child : node.children("rule"))
        governance.rules.push_back(read_rule(child, context));
    for (const xml::Node& child : node.children("licence"))
        governance.licences.push_back(read_licence(child, findings));
    for (const xml::Node& child : node.children("waiver"))
        governance.waivers.push_back(read_waiver(child, findings));
    for (const xml::Node& child : node.children("locale-fallback")) {
        governance.fallbacks.push_back(
            {child.attribute_or("locale", ""), xml::read_words(child, "to"), child.origin()});
    }
    for (const xml::Node& child : node.children("unit"))
        governance.units.push_back(read_unit(child, findings));
    for (const xml::Node& child : node.children("unit-price")) {
        governance.unit_prices.push_back(read_unit_price(child, context));
    }
}

}
