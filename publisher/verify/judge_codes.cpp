// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;
using vector::Symbology;

/// Enough light around a code for a scanner to see where it begins, and too little for a neighbour.
constexpr Length kMargin = 4_mm;

/// A code that is to stand in a part of a page, and those that may be it.
struct Search {
    const Place* place = nullptr;
    const Expectation* expectation = nullptr;
    std::vector<std::size_t> candidates; ///< into the places that are scanned
};

std::string letters_and_digits(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        const bool is_kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_kept) kept += c;
    }
    return kept;
}

/// What a scanner gives for a value, as far as both can be compared: application identifiers stand in
/// parentheses for people and between separators for machines, and UPC-A is EAN-13 with a leading zero.
bool says(const inspect::ReadCode& code, const Expectation& expectation) {
    const std::string &found = code.text, &wanted = expectation.text;
    switch (expectation.symbology) {
        case Symbology::UpcA: return found == wanted || found == '0' + wanted;
        case Symbology::Gs1_128:
        case Symbology::Gs1DataMatrix: return letters_and_digits(found) == letters_and_digits(wanted);
        case Symbology::Gs1DigitalLink: {
            const bool is_element_string = wanted.find('(') != std::string::npos;
            const std::string value = letters_and_digits(wanted);
            if (is_element_string) return letters_and_digits(found).ends_with(value);
            return found.ends_with("/01/" + std::string(14 - std::min<std::size_t>(14, value.size()), '0') +
                                   value);
        }
        default: return found == wanted;
    }
}

class CodeJudge {
public:
    CodeJudge(const Case& file, const Sides& sides, Reporter& reporter)
        : file_(file), sides_(sides), reporter_(reporter) {}

    /// The places to be scanned.
    const std::vector<inspect::CodePlace>& collect() {
        for (const Place& place : file_.places.places) {
            for (const Expectation& each : file_.placed_of(place).expectations) {
                if (each.kind == Kind::Code) collect(place, each);
            }
        }
        return scanned_;
    }

    std::size_t n_codes() const { return searches_.size(); }

    void judge(const std::vector<std::vector<inspect::ReadCode>>& answers) {
        for (const Search& search : searches_)
            judge(search, answers);
    }

private:
    void collect(const Place& place, const Expectation& expectation) {
        Search search{&place, &expectation, {}};
        const PageText& page = file_.page_of(place);
        for (const Rect& code : page.codes) {
            if (!contains_middle(sides_.area(place, expectation), code)) continue;
            search.candidates.push_back(scanned_.size());
            scanned_.push_back({page.number, code.inset({-kMargin, -kMargin, -kMargin, -kMargin})});
            boxes_.push_back(code);
        }
        searches_.push_back(std::move(search));
    }

    void judge(const Search& search, const std::vector<std::vector<inspect::ReadCode>>& answers) {
        const inspect::ReadCode* other = nullptr;
        Rect at = search.place->number;
        for (const std::size_t candidate : search.candidates) {
            at = boxes_[candidate];
            for (const inspect::ReadCode& code : answers[candidate]) {
                if (!contains_middle(boxes_[candidate], code.area)) continue;
                if (says(code, *search.expectation)) return;
                other = &code;
            }
        }
        if (other) {
            return reporter_.tell(*search.place, *search.expectation, diag::Code::VerifyCodeWrong,
                                  {{"found", other->text}, {"wanted", search.expectation->text}}, at);
        }
        reporter_.tell_missing(*search.place, *search.expectation, at, diag::Code::VerifyCodeUnreadable);
    }

    const Case& file_;
    const Sides& sides_;
    Reporter& reporter_;
    std::vector<Search> searches_;
    std::vector<inspect::CodePlace> scanned_;
    std::vector<Rect> boxes_; ///< of the codes, without the light around them
};

}

void judge_codes(const World& world, const std::filesystem::path& pdf, const Case& file, const Sides& sides,
                 Reporter& reporter, Outcome& outcome) {
    CodeJudge judge(file, sides, reporter);
    const auto& places = judge.collect();
    outcome.n_codes = static_cast<int>(judge.n_codes());
    inspect::CodeOptions options;
    options.program = file.options.inspector;
    const auto answers = inspect::read_codes(world, pdf, places, options);
    if (answers) return judge.judge(*answers);
    reporter.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", answers.failure().message}}), 0, "",
                 "codes");
}

}
