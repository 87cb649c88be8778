// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/reporter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;

std::string points(Length length) {
    return to_number_text(length.points(), 2);
}

bool says(const ReadWord& ghost, const Expectation& expectation, const NumberStyle& style) {
    if (expectation.kind == Kind::Price) {
        const auto number = read_number(ghost.text, style);
        return number && number->amount == expectation.amount;
    }
    return !expectation.text.empty() && ghost.squashed.find(squashed(expectation.text)) != std::string::npos;
}

}

void Reporter::add(const diag::Finding& finding, int page, const std::string& product,
                   const std::string& field) {
    if (told_.emplace(page, product, field).second) findings_.add(finding);
}

void Reporter::tell(const Place& place, const Expectation& expectation, diag::Code code, Arguments arguments,
                    const Rect& at) {
    arguments.insert(arguments.begin(), {"field", expectation.field});
    const int page = file_.page_of(place).number;
    auto finding = finding_on(file_.inputs, expectation, code, std::move(arguments));
    finding.on_page(page, at);
    const bool is_code = expectation.kind == Kind::Code;
    add(finding, page, expectation.product, (is_code ? "code " : "") + expectation.field);
}

void Reporter::tell_missing(const Place& place, const Expectation& expectation, const Rect& part,
                            diag::Code code) {
    const NumberStyle style = number_style(file_.inputs.edition.locale);
    for (const ReadWord& ghost : file_.page_of(place).ghosts) {
        if (!contains_middle(part, ghost.box) || !says(ghost, expectation, style)) continue;
        return tell(place, expectation, diag::Code::VerifyHidden,
                    {{"found", ghost.text}, {"reason", std::string(to_string(ghost.hidden))}}, ghost.box);
    }
    if (!expectation.may_be_left_out) {
        tell(place, expectation, code, {{"wanted", expectation.to_string()}}, place.number);
    }
}

void Reporter::check_seen(const Place& place, const Expectation& expectation,
                          const std::vector<std::size_t>& words) {
    const Length least = file_.options.minimum_size;
    for (const std::size_t index : words) {
        const ReadWord& word = file_.page_of(place).words[index];
        if (word.hidden != Hidden::No) {
            return tell(place, expectation, diag::Code::VerifyHidden,
                        {{"found", word.text}, {"reason", std::string(to_string(word.hidden))}}, word.box);
        }
        if (expectation.kind != Kind::Text && word.size > Length() && word.size < least) {
            return tell(place, expectation, diag::Code::VerifyTooSmall,
                        {{"found", points(word.size)}, {"wanted", points(least)}}, word.box);
        }
    }
}

}
