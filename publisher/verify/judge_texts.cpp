// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;

/// A line of a page, as far as it lies in a part of it.
struct PartOfLine {
    std::string text;
    Rect box;
};

std::vector<PartOfLine> lines_in(const PageText& page, const Rect& part) {
    std::vector<PartOfLine> lines;
    for (const auto& line : page.lines) {
        PartOfLine found;
        for (const std::size_t word : line) {
            if (!contains_middle(part, page.words[word].box)) continue;
            const bool is_first = found.text.empty();
            found.box = is_first ? page.words[word].box : united(found.box, page.words[word].box);
            found.text += (is_first ? "" : " ") + page.words[word].text;
        }
        if (!found.text.empty()) lines.push_back(std::move(found));
    }
    return lines;
}

class TextJudge {
public:
    TextJudge(const Case& file, const Sides& sides, Reporter& reporter, Outcome& outcome)
        : file_(file), sides_(sides), reporter_(reporter), outcome_(outcome) {}

    void judge(const Place& place) {
        ++outcome_.n_products;
        const Placed& placed = file_.placed_of(place);
        for (const Expectation& each : placed.expectations) {
            if (each.kind == Kind::Price || each.kind == Kind::Code) continue;
            ++outcome_.n_fields;
            if (&each == placed.number())
                judge_number(place, each);
            else if (each.kind == Kind::Amount)
                judge_amount(place, each);
            else
                judge_text(place, each);
        }
    }

private:
    /// The place was found by it, or by what stands in its stead.
    void judge_number(const Place& place, const Expectation& number) {
        if (!place.word) {
            return reporter_.tell(place, number, diag::Code::VerifyFieldMissing, {{"wanted", number.text}},
                                  place.number);
        }
        if (place.is_number_right) return reporter_.check_seen(place, number, {*place.word});
        const std::string& found = file_.page_of(place).words[*place.word].text;
        reporter_.tell(place, number, diag::Code::VerifyFieldWrong,
                       {{"found", found}, {"wanted", number.text}}, place.number);
    }

    void judge_text(const Place& place, const Expectation& expectation) {
        auto words = sides_.passage(place, expectation).find(squashed(expectation.text));
        const Rect& part = sides_.area(place, expectation);
        if (words.empty()) words = find_in_column(file_.page_of(place), part, squashed(expectation.text));
        if (!words.empty()) return reporter_.check_seen(place, expectation, words);
        // What a ladder may shorten is compared when all of it is there.
        const auto like = expectation.may_be_left_out ? std::nullopt : line_like(place, expectation, part);
        if (!like) return reporter_.tell_missing(place, expectation, part, diag::Code::VerifyFieldMissing);
        reporter_.tell(place, expectation, diag::Code::VerifyFieldWrong,
                       {{"found", like->text}, {"wanted", expectation.text}}, like->box);
    }

    /// A cell of a table breaks its text between those of its neighbours.
    static std::vector<std::size_t> find_in_column(const PageText& page, const Rect& part,
                                                   const std::string& wanted) {
        for (std::size_t i = 0; i < page.words.size(); ++i) {
            if (!contains_middle(part, page.words[i].box)) continue;
            auto words = find_broken(page, i, wanted);
            if (!words.empty()) return words;
        }
        return {};
    }

    /// The line that is most like it, where one is.
    std::optional<PartOfLine> line_like(const Place& place, const Expectation& expectation,
                                        const Rect& part) const {
        const std::string wanted = squashed(expectation.text);
        std::size_t best = expectation.kind == Kind::Number ? 3 : wanted.size() / 2 + 1;
        std::optional<PartOfLine> nearest;
        for (PartOfLine& line : lines_in(file_.page_of(place), part)) {
            const std::size_t distance = edit_distance(squashed(line.text), wanted);
            if (distance >= best) continue;
            best = distance;
            nearest = std::move(line);
        }
        return nearest;
    }

    void judge_amount(const Place& place, const Expectation& expectation) {
        const Rect& part = sides_.area(place, expectation);
        for (const ReadPrice& price : file_.page_of(place).prices) {
            const bool is_it = price.number.amount == expectation.amount && contains_middle(part, price.box);
            if (is_it) return reporter_.check_seen(place, expectation, price.words);
        }
        reporter_.tell_missing(place, expectation, part, diag::Code::VerifyFieldMissing);
    }

    const Case& file_;
    const Sides& sides_;
    Reporter& reporter_;
    Outcome& outcome_;
};

}

void judge_texts(const Case& file, const Sides& sides, Reporter& reporter, Outcome& outcome) {
    TextJudge judge(file, sides, reporter, outcome);
    for (const Place& place : file.places.places)
        judge.judge(place);
}

}
