// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/internal/found_gap.hpp"
#include "publisher/locale/pattern.hpp"
#include "publisher/publication/publication.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace publisher::governance {

/// A text as a rule sees it, with its cell.
struct RuleText {
    std::string text;
    origin::CellRef cell;
};

/// The rules of the publication and those that attributes bring along from their source.
class FieldRules {
public:
    /// Reports rules whose pattern or condition cannot be used; they are left aside.
    FieldRules(const catalog::Snapshot& snapshot, const publication::Publication& publication,
               diag::Sink& findings);

    /// What of the subject set in the evaluator breaks a rule of severity error; a warning is reported at
    /// once.
    std::vector<FoundGap> judge(const catalog::ProductView& product, expression::Evaluator& evaluator,
                                diag::Sink& findings);

private:
    struct Rule {
        publication::FieldRule rule;
        std::shared_ptr<const xml::XPath> condition, value;
        std::optional<Pattern> pattern;
        bool is_broken = false;
    };

    void add(publication::FieldRule rule, diag::Sink& findings);
    void report_broken(Rule& rule, const std::string& reason, diag::Sink& findings);
    std::optional<FoundGap> judge(Rule& rule, const RuleText& found, diag::Sink& findings);

    const catalog::Snapshot& snapshot_;
    std::vector<Rule> rules_;
};

}
