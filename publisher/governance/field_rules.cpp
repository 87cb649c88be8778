// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/internal/field_rules.hpp"

#include "publisher/base/gtin.hpp"
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::governance {
namespace {

using diag::Code;
using publication::FieldRule;

/// The rules a source gave its attributes, in the publication's words.
std::optional<FieldRule> own_rule(const catalog::Attribute& attribute) {
    const bool is_asked = !attribute.pattern.empty() || attribute.minimum || attribute.maximum;
    if (!is_asked) return std::nullopt;
    FieldRule rule;
    rule.attribute = attribute.code;
    rule.pattern = attribute.pattern;
    rule.minimum = attribute.minimum;
    rule.maximum = attribute.maximum;
    return rule;
}

std::string range_text(const FieldRule& rule) {
    return (rule.minimum ? rule.minimum->to_string() : "") + ".." +
           (rule.maximum ? rule.maximum->to_string() : "");
}

}

FieldRules::FieldRules(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                       diag::Sink& findings)
    : snapshot_(snapshot) {
    for (const FieldRule& rule : publication.governance.rules)
        add(rule, findings);
    for (const catalog::Attribute& attribute : snapshot.attributes()) {
        if (const auto rule = own_rule(attribute)) add(*rule, findings);
    }
}

void FieldRules::add(FieldRule given, diag::Sink& findings) {
    Rule rule{std::move(given), nullptr, nullptr, std::nullopt, false};
    const FieldRule& from = rule.rule;
    if (!from.condition.is_empty()) {
        rule.condition = from.condition.compile(findings);
        if (!rule.condition) return;
        if (!xml::check_calls(*rule.condition, expression::Evaluator::functions(), findings)) return;
    }
    // The name of a field is no expression; it is put between the quotes it does not hold.
    const bool has_quote = from.attribute.find('\'') != std::string::npos;
    const std::string quote = has_quote ? "\"" : "'";
    const char* function = snapshot_.find_attribute(from.attribute) ? "raw(" : "identifier(";
    rule.value =
        xml::XPath::compile(function + quote + from.attribute + quote + ")", from.origin, {}, findings);
    if (!rule.value) return;
    if (!from.pattern.empty()) {
        auto pattern = Pattern::compile(from.pattern);
        if (!pattern)
            return report_broken(rule, "'" + from.pattern + "': " + pattern.failure().message, findings);
        rule.pattern = *std::move(pattern);
    }
    rules_.push_back(std::move(rule));
}

void FieldRules::report_broken(Rule& rule, const std::string& reason, diag::Sink& findings) {
    if (rule.is_broken) return;
    rule.is_broken = true;
    auto finding = diag::finding(Code::RuleBroken, {{"attribute", rule.rule.attribute}, {"reason", reason}});
    finding.from(rule.rule.origin);
    if (const auto* attribute = snapshot_.find_attribute(rule.rule.attribute)) {
        finding.from(snapshot_.cells().resolve(attribute->cell));
    }
    findings.add(finding);
}

std::vector<FoundGap> FieldRules::judge(const catalog::ProductView& product, expression::Evaluator& evaluator,
                                        diag::Sink& findings) {
    std::vector<FoundGap> gaps;
    for (Rule& rule : rules_) {
        if (rule.is_broken) continue;
        const auto is_asked = rule.condition ? evaluator.test(*rule.condition) : Result<bool>(true);
        const auto found = is_asked ? evaluator.bind(*rule.value)
                                    : Result<std::vector<expression::BoundText>>(is_asked.failure());
        if (!found) {
            report_broken(rule, found.failure().message, findings);
            continue;
        }
        if (!*is_asked) continue;
        auto gap = judge(rule, {found->front().text, found->front().cell}, findings);
        if (!gap) continue;
        if (rule.rule.severity != "warning") {
            gaps.push_back(*std::move(gap));
            continue;
        }
        gap->arguments.emplace_back("consequence", "the product stands as it is");
        findings.add(diag::finding(gap->code, gap->arguments)
                         .with_severity(diag::Severity::Warning)
                         .about_product(product.own().name_for_findings())
                         .from(gap->design)
                         .from(snapshot_.cells().resolve(gap->cell)));
    }
    return gaps;
}

std::optional<FoundGap> FieldRules::judge(Rule& rule, const RuleText& found, diag::Sink& findings) {
    const FieldRule& wanted = rule.rule;
    const std::string field = "'" + wanted.attribute + "'";
    const auto gap = [&](Code code, std::vector<std::pair<std::string, std::string>> arguments) {
        arguments.emplace(arguments.begin(), "field", field);
        return FoundGap{GapState::Incomplete,
                        code,
                        wanted.attribute,
                        std::move(arguments),
                        found.cell,
                        wanted.origin,
                        {},
                        false};
    };
    if (found.text.empty()) {
        if (!wanted.is_required) return std::nullopt;
        return gap(Code::ProductIncomplete, {{"by", "by a rule of the publication"}, {"found", "not set"}});
    }
    if (rule.pattern) {
        const auto is_match = rule.pattern->matches(found.text);
        if (!is_match)
            report_broken(rule, "'" + wanted.pattern + "' takes too long on '" + found.text + "'", findings);
        else if (!*is_match)
            return gap(Code::PatternViolated, {{"found", found.text}, {"wanted", wanted.pattern}});
    }
    if (wanted.minimum || wanted.maximum) {
        const auto number = Decimal::parse(found.text);
        const bool is_within = number && !(wanted.minimum && *number < *wanted.minimum) &&
                               !(wanted.maximum && *wanted.maximum < *number);
        if (!is_within)
            return gap(Code::RangeViolated, {{"found", found.text}, {"wanted", range_text(wanted)}});
    }
    if (wanted.check == "gtin") {
        if (const auto fault = gtin_fault(found.text)) {
            return gap(Code::CheckDigitWrong, {{"found", found.text}, {"wanted", *fault}});
        }
    }
    return std::nullopt;
}

}
