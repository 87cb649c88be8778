// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
#include "publisher/verify/internal/sources.hpp"

#include <algorithm>
#include <set>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;
using PriceSet = std::set<const ReadPrice*>;

class PriceJudge {
public:
    PriceJudge(const Case& file, const Sides& sides, const PriceSet& explained, Reporter& reporter,
               Outcome& outcome)
        : file_(file),
          sides_(sides),
          reporter_(reporter),
          outcome_(outcome),
          sources_(file.inputs),
          seen_(explained) {}

    /// First the prices that are where they should be, so that no other one claims them.
    void judge(const Place& place) {
        PriceSet used;
        std::vector<const Expectation*> open;
        for (const Expectation& each : file_.placed_of(place).expectations) {
            if (each.kind != Kind::Price) continue;
            ++outcome_.n_prices;
            if (const ReadPrice* price = find_price(place, each, used)) {
                used.insert(price);
                check_price(place, each, *price);
            } else {
                open.push_back(&each);
            }
        }
        for (const Expectation* each : open)
            judge_open(place, *each, used);
        seen_.merge(used);
    }

    void judge_rest() {
        for (std::size_t page = 0; page < file_.pages.size(); ++page) {
            for (const ReadPrice& price : file_.pages[page].prices) {
                if (price.is_price && !seen_.contains(&price)) judge_source(page, price);
            }
        }
    }

private:
    /// The price of that amount; one beside a currency before one without.
    const ReadPrice* find_price(const Place& place, const Expectation& expectation,
                                const PriceSet& used) const {
        const Rect& part = sides_.area(place, expectation);
        const ReadPrice* found = nullptr;
        for (const ReadPrice& price : file_.page_of(place).prices) {
            const bool is_it = price.number.amount == expectation.amount && !used.contains(&price) &&
                               contains_middle(part, price.box);
            if (is_it && (!found || (price.is_price && !found->is_price))) found = &price;
        }
        return found;
    }

    void check_price(const Place& place, const Expectation& expectation, const ReadPrice& price) {
        const std::string& wanted = file_.inputs.edition.currency;
        const auto currencies = currencies_of(price.currency);
        const bool is_other = !currencies.empty() &&
                              std::find(currencies.begin(), currencies.end(), wanted) == currencies.end();
        if (is_other) {
            return reporter_.tell(place, expectation, diag::Code::VerifyCurrencyWrong,
                                  {{"found", price.text}, {"wanted", wanted}}, price.box);
        }
        const std::string problem = style_problem(expectation, price);
        if (problem.empty()) return reporter_.check_seen(place, expectation, price.words);
        reporter_.tell(place, expectation, diag::Code::VerifyPriceStyle,
                       {{"found", price.text},
                        {"locale", file_.inputs.edition.locale},
                        {"wanted", expectation.amount.to_string()},
                        {"reason", problem}},
                       price.box);
    }

    static std::string style_problem(const Expectation& expectation, const ReadPrice& price) {
        const int n_decimals = price.number.n_decimals;
        if (!price.number.problem.empty()) return price.number.problem;
        if (n_decimals < 0 || n_decimals == expectation.n_decimals) return {};
        return "it shows " + std::to_string(n_decimals) + " digits of " +
               std::to_string(expectation.n_decimals);
    }

    /// A price of another amount where this one should be, or none at all.
    void judge_open(const Place& place, const Expectation& expectation, PriceSet& used) {
        const Rect& part = sides_.area(place, expectation);
        for (const ReadPrice& price : file_.page_of(place).prices) {
            const bool is_other =
                price.is_price && !used.contains(&price) && contains_middle(part, price.box);
            if (!is_other) continue;
            used.insert(&price);
            const std::string wanted = expectation.amount.to_string() + ' ' + file_.inputs.edition.currency;
            return reporter_.tell(place, expectation, diag::Code::VerifyPriceWrong,
                                  {{"found", price.text}, {"wanted", wanted}}, price.box);
        }
        reporter_.tell_missing(place, expectation, part, diag::Code::VerifyPriceMissing);
    }

    void judge_source(std::size_t page, const ReadPrice& price) {
        const Place* owner = nullptr;
        for (const Place& place : file_.places.places) {
            if (place.page == page && contains_middle(sides_.price_area(place), price.box)) owner = &place;
        }
        const Placed* placed = owner ? &file_.placed_of(*owner) : nullptr;
        if (placed && placed->allows(price.number.amount)) return;
        const std::string& text = file_.pages[page].words[price.words.front()].squashed;
        if (sources_.say(text, placed ? std::optional(placed->product) : std::nullopt)) return;
        auto finding = diag::finding(diag::Code::VerifyPriceUnknown, {{"found", price.text}});
        if (placed) finding.about_product(placed->name_for_findings);
        finding.on_page(file_.pages[page].number, price.box);
        const std::string where = to_millimetres_text(price.box.x) + ',' + to_millimetres_text(price.box.y);
        reporter_.add(finding, file_.pages[page].number, placed ? placed->id : "", "price at " + where);
    }

    const Case& file_;
    const Sides& sides_;
    Reporter& reporter_;
    Outcome& outcome_;
    Sources sources_;
    PriceSet seen_;
};

}

void judge_prices(const Case& file, const Sides& sides, const PriceSet& explained, Reporter& reporter,
                  Outcome& outcome) {
    PriceJudge judge(file, sides, explained, reporter, outcome);
    for (const Place& place : file.places.places)
        judge.judge(place);
    judge.judge_rest();
}

}
