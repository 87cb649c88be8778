// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/judge.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;
enum class Side { Below, Above };

std::string points(Length length) { return to_number_text(length.points(), 2); }

class Judge {
public:
    Judge(const Case& file, Reporter& reporter, Outcome& outcome)
        : file_(file), reporter_(reporter), outcome_(outcome), sources_(file.inputs) {}

    void judge() {
        vote();
        for (const Place& place : file_.places.places) judge_number(place);
        for (const Place& place : file_.places.places) judge_fields(place);
        judge_rest_of_prices();
        for (const Places::Stranger& stranger : file_.places.strangers) report_stranger(stranger);
        for (const std::size_t placed : file_.places.not_found) report_lost(placed);
    }

private:
    const PageText& page_of(const Place& place) const { return file_.pages[place.page]; }
    const Placed& placed_of(const Place& place) const { return file_.placed[place.placed]; }
    static const Rect& area(const Place& place, Side side) { return side == Side::Below ? place.below : place.above; }

    Passage passage(const PageText& page, const Rect& part) const {
        Passage passage;
        for (std::size_t i = 0; i < page.words.size(); ++i) {
            if (contains_middle(part, page.words[i].box)) passage.add(page.words[i], i);
        }
        return passage;
    }

    // -- where a template puts what

    bool is_there(const Place& place, const Expectation& expectation, Side side) const {
        const PageText& page = page_of(place);
        const Rect& part = area(place, side);
        if (expectation.kind != Kind::Price && expectation.kind != Kind::Amount) {
            return !passage(page, part).find(squashed(expectation.text)).empty();
        }
        return std::any_of(page.prices.begin(), page.prices.end(), [&](const ReadPrice& price) {
            return contains_middle(part, price.box) && price.number.amount == expectation.amount;
        });
    }

    /// What one element of a template prints stands below the number for every product, or above for every one.
    void vote() {
        std::map<origin::NodeId, int> sides;
        for (const Place& place : file_.places.places) {
            for (const Expectation& each : placed_of(place).expectations) {
                sides[each.node] += is_there(place, each, Side::Below) ? 1 : 0;
                sides[each.node] -= is_there(place, each, Side::Above) ? 1 : 0;
                if (each.kind == Kind::Price) price_nodes_[placed_of(place).item].insert(each.node);
            }
        }
        for (const auto& [node, votes] : sides) sides_[node] = votes >= 0 ? Side::Below : Side::Above;
    }

    Side price_side(const Placed& placed) const {
        const auto nodes = price_nodes_.find(placed.item);
        return nodes == price_nodes_.end() || nodes->second.empty() ? Side::Below : sides_.at(*nodes->second.begin());
    }

    // -- fields

    void judge_number(const Place& place) {
        ++outcome_.n_products;
        const Placed& placed = placed_of(place);
        const Expectation* number = placed.number();
        if (!number) return;
        ++outcome_.n_fields;
        if (place.is_number_right && place.word) return check_seen(place, *number, {*place.word});
        if (!place.word) return report(place, *number, diag::Code::VerifyFieldMissing, {{"wanted", number->text}}, place.number);
        report(place, *number, diag::Code::VerifyFieldWrong,
               {{"found", page_of(place).words[*place.word].text}, {"wanted", number->text}}, place.number);
    }

    void judge_fields(const Place& place) {
        const Placed& placed = placed_of(place);
        judge_prices(place);
        for (const Expectation& each : placed.expectations) {
            if (each.kind == Kind::Price || &each == placed.number()) continue;
            ++outcome_.n_fields;
            if (each.kind == Kind::Amount) judge_amount(place, each);
            else judge_text(place, each);
        }
    }

    void judge_text(const Place& place, const Expectation& expectation) {
        const PageText& page = page_of(place);
        const Rect& part = area(place, sides_.at(expectation.node));
        const auto words = passage(page, part).find(squashed(expectation.text));
        if (!words.empty()) return check_seen(place, expectation, words);
        std::size_t best = expectation.kind == Kind::Number ? 3 : expectation.text.size() / 2 + 1;
        std::optional<std::pair<std::string, Rect>> nearest;
        for (const auto& line : page.lines) {
            std::vector<std::string> texts;
            Rect box;
            for (const std::size_t word : line) {
                if (!contains_middle(part, page.words[word].box)) continue;
                box = texts.empty() ? page.words[word].box : united(box, page.words[word].box);
                texts.push_back(page.words[word].text);
            }
            const std::string text = joined(texts, " ");
            const std::size_t distance = edit_distance(squashed(text), squashed(expectation.text));
            if (!texts.empty() && distance < best) {
                best = distance;
                nearest = std::pair(text, box);
            }
        }
        if (nearest) {
            return report(place, expectation, diag::Code::VerifyFieldWrong,
                          {{"found", nearest->first}, {"wanted", expectation.text}}, nearest->second);
        }
        report_missing(place, expectation, diag::Code::VerifyFieldMissing);
    }

    void judge_amount(const Place& place, const Expectation& expectation) {
        for (const ReadPrice& price : page_of(place).prices) {
            const bool is_it = contains_middle(area(place, sides_.at(expectation.node)), price.box) && price.number.amount == expectation.amount;
            if (is_it) return check_seen(place, expectation, price.words);
        }
        report_missing(place, expectation, diag::Code::VerifyFieldMissing);
    }

    // -- prices

    void judge_prices(const Place& place) {
        const Placed& placed = placed_of(place);
        std::set<const ReadPrice*> used;
        std::vector<const Expectation*> open;
        for (const Expectation& each : placed.expectations) {
            if (each.kind != Kind::Price) continue;
            ++outcome_.n_prices;
            const ReadPrice* price = find_price(place, each, used);
            if (!price) {
                open.push_back(&each);
                continue;
            }
            used.insert(price);
            seen_prices_.insert(price);
            check_price(place, each, *price);
        }
        for (const Expectation* each : open) report_open(place, *each, used);
    }

    /// The price of that amount; one beside a currency before one without.
    const ReadPrice* find_price(const Place& place, const Expectation& expectation, const std::set<const ReadPrice*>& used) const {
        const ReadPrice* found = nullptr;
        for (const ReadPrice& price : page_of(place).prices) {
            const bool is_it = !used.contains(&price) && price.number.amount == expectation.amount &&
                               contains_middle(area(place, sides_.at(expectation.node)), price.box);
            if (is_it && (!found || (price.is_price && !found->is_price))) found = &price;
        }
        return found;
    }

    void check_price(const Place& place, const Expectation& expectation, const ReadPrice& price) {
        const std::string& wanted = file_.inputs.edition.currency;
        const auto currencies = currencies_of(price.currency);
        if (!currencies.empty() && std::find(currencies.begin(), currencies.end(), wanted) == currencies.end()) {
            return report(place, expectation, diag::Code::VerifyCurrencyWrong, {{"found", price.text}, {"wanted", wanted}}, price.box);
        }
        std::string problem = price.number.problem;
        const bool has_cents = price.number.n_decimals == expectation.n_decimals || price.number.n_decimals < 0;
        if (problem.empty() && !has_cents) {
            problem = "it shows " + std::to_string(price.number.n_decimals) + " digits of " + std::to_string(expectation.n_decimals);
        }
        if (!problem.empty()) {
            return report(place, expectation, diag::Code::VerifyPriceStyle,
                          {{"found", price.text}, {"locale", file_.inputs.edition.locale}, {"wanted", expectation.amount.to_string()}, {"reason", problem}},
                          price.box);
        }
        check_seen(place, expectation, price.words);
    }

    /// A price of another amount where this one should be, or none at all.
    void report_open(const Place& place, const Expectation& expectation, std::set<const ReadPrice*>& used) {
        for (const ReadPrice& price : page_of(place).prices) {
            const bool is_other = price.is_price && !used.contains(&price) &&
                                  contains_middle(area(place, sides_.at(expectation.node)), price.box);
            if (!is_other) continue;
            used.insert(&price);
            seen_prices_.insert(&price);
            return report(place, expectation, diag::Code::VerifyPriceWrong,
                          {{"found", price.text}, {"wanted", expectation.amount.to_string() + ' ' + file_.inputs.edition.currency}}, price.box);
        }
        report_missing(place, expectation, diag::Code::VerifyPriceMissing);
    }

    void judge_rest_of_prices() {
        for (std::size_t p = 0; p < file_.pages.size(); ++p) {
            for (const ReadPrice& price : file_.pages[p].prices) {
                if (price.is_price && !seen_prices_.contains(&price)) judge_source(p, price);
            }
        }
    }

    void judge_source(std::size_t page, const ReadPrice& price) {
        const Place* owner = nullptr;
        for (const Place& place : file_.places.places) {
            if (place.page == page && contains_middle(area(place, price_side(placed_of(place))), price.box)) owner = &place;
        }
        const Placed* placed = owner ? &placed_of(*owner) : nullptr;
        const auto is_allowed = [&](const Decimal& amount) { return amount == price.number.amount; };
        if (placed) {
            const bool is_expected = std::any_of(placed->expectations.begin(), placed->expectations.end(), [&](const Expectation& each) {
                return (each.kind == Kind::Price || each.kind == Kind::Amount) && is_allowed(each.amount);
            });
            if (is_expected || std::any_of(placed->also_allowed.begin(), placed->also_allowed.end(), is_allowed)) return;
        }
        const std::string text = squashed(file_.pages[page].words[price.words.front()].text);
        if (sources_.say(text, placed ? std::optional(placed->product) : std::nullopt)) return;
        auto finding = diag::finding(diag::Code::VerifyPriceUnknown, {{"found", price.text}});
        if (placed) finding.about_product(placed->name_for_findings);
        finding.on_page(file_.pages[page].number, price.box);
        const std::string where = to_millimetres_text(price.box.x) + ',' + to_millimetres_text(price.box.y);
        reporter_.add(finding, file_.pages[page].number, placed ? placed->id : "", "price at " + where);
    }

    // -- what a reader sees

    void check_seen(const Place& place, const Expectation& expectation, const std::vector<std::size_t>& words) {
        for (const std::size_t idx : words) {
            const ReadWord& word = page_of(place).words[idx];
            if (word.hidden != Hidden::No) {
                return report(place, expectation, diag::Code::VerifyHidden,
                              {{"found", word.text}, {"reason", std::string(to_string(word.hidden))}}, word.box);
            }
            if (expectation.kind != Kind::Text && word.size > Length() && word.size < file_.options.minimum_size) {
                return report(place, expectation, diag::Code::VerifyTooSmall,
                              {{"found", points(word.size)}, {"wanted", points(file_.options.minimum_size)}}, word.box);
            }
        }
    }

    /// It may be in the file all the same, where nobody sees it.
    void report_missing(const Place& place, const Expectation& expectation, diag::Code code) {
        for (const ReadWord& ghost : page_of(place).ghosts) {
            const auto number = expectation.kind == Kind::Price ? read_number(ghost.text, number_style(file_.inputs.edition.locale)) : std::nullopt;
            const bool is_it = number ? number->amount == expectation.amount
                                      : !expectation.text.empty() && squashed(ghost.text).find(squashed(expectation.text)) != std::string::npos;
            if (!is_it || !contains_middle(area(place, sides_.at(expectation.node)), ghost.box)) continue;
            return report(place, expectation, diag::Code::VerifyHidden,
                          {{"found", ghost.text}, {"reason", std::string(to_string(ghost.hidden))}}, ghost.box);
        }
        report(place, expectation, code, {{"wanted", expectation.to_string()}}, place.number);
    }

    // -- findings

    void report(const Place& place, const Expectation& expectation, diag::Code code,
                std::vector<std::pair<std::string, std::string>> arguments, const Rect& at) {
        arguments.insert(arguments.begin(), {"field", expectation.field});
        auto finding = finding_on(file_.inputs, placed_of(place), expectation, code, std::move(arguments));
        finding.on_page(page_of(place).number, at);
        reporter_.add(finding, page_of(place).number, placed_of(place).id, expectation.field);
    }

    void report_stranger(const Places::Stranger& stranger) {
        const PageText& page = file_.pages[stranger.page];
        const ReadWord& word = page.words[stranger.word];
        const auto product = file_.inputs.snapshot.find_product(stranger.id);
        const std::string reason = stranger.is_planned ? " a second time" : why_not_planned(product);
        auto finding = diag::finding(diag::Code::VerifyProductUncleared, {{"found", word.text}, {"reason", reason}});
        if (product) finding.about_product(file_.inputs.snapshot.view(*product).own().name_for_findings());
        finding.on_page(page.number, word.box);
        reporter_.add(finding, page.number, stranger.id, "product");
    }

    std::string why_not_planned(std::optional<catalog::ProductId> product) const {
        for (const governance::LeftOutProduct& left_out : file_.inputs.clearance.left_out) {
            if (product && left_out.product == *product && !left_out.gaps.empty()) return ": " + left_out.gaps.front().detail;
        }
        return {};
    }

    /// On no page; said of the page on which the product before it stands.
    void report_lost(std::size_t lost) {
        int page = 0;
        std::size_t nearest = 0;
        for (const Place& place : file_.places.places) {
            const bool is_before = place.placed < lost && file_.placed[place.placed].section == file_.placed[lost].section;
            if (is_before && place.placed >= nearest) {
                nearest = place.placed;
                page = page_of(place).number;
            }
        }
        const Placed& placed = file_.placed[lost];
        const auto n_planned = std::count_if(file_.placed.begin(), file_.placed.end(), [&](const Placed& each) { return each.id == placed.id; });
        const auto n_found = std::count_if(file_.places.places.begin(), file_.places.places.end(),
                                           [&](const Place& each) { return placed_of(each).id == placed.id; });
        auto finding = diag::finding(diag::Code::VerifyProductMissing, {{"wanted", std::to_string(n_planned)}, {"found", std::to_string(n_found)}});
        finding.about_product(placed.name_for_findings).on_page(page);
        reporter_.add(finding, page, placed.id, "product");
    }

    const Case& file_;
    Reporter& reporter_;
    Outcome& outcome_;
    Sources sources_;
    std::map<origin::NodeId, Side> sides_;
    std::map<design::TemplateId, std::set<origin::NodeId>> price_nodes_;
    std::set<const ReadPrice*> seen_prices_;
};

}

void Reporter::add(const diag::Finding& finding, int page, const std::string& product, const std::string& field) {
    if (told_.emplace(page, product, field).second) findings_.add(finding);
}

void Passage::add(const ReadWord& word, std::size_t index) {
    begins_.push_back(text_.size());
    words_.push_back(index);
    text_ += squashed(word.text);
}

std::vector<std::size_t> Passage::find(const std::string& squashed_text) const {
    if (squashed_text.empty()) return {};
    for (std::size_t at = text_.find(squashed_text); at != std::string::npos; at = text_.find(squashed_text, at + 1)) {
        const std::size_t end = at + squashed_text.size();
        const auto first = std::lower_bound(begins_.begin(), begins_.end(), at);
        const auto last = std::lower_bound(begins_.begin(), begins_.end(), end);
        const bool is_whole = first != begins_.end() && *first == at && (last == begins_.end() ? end == text_.size() : *last == end);
        if (!is_whole) continue;
        return {words_.begin() + (first - begins_.begin()), words_.begin() + (last - begins_.begin())};
    }
    return {};
}

void judge_places(const Case& file, Reporter& reporter, Outcome& outcome) { Judge(file, reporter, outcome).judge(); }

}
