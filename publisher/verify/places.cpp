// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/places.hpp"

#include "publisher/verify/internal/passage.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace publisher::verify {
namespace {

constexpr std::size_t kNameOfNumber =
    8; ///< "Art. no. NV-1042", a row of a table: a line of more words only mentions a product
constexpr std::size_t kSearchLimit =
    200; ///< so many lost products are looked for; of more the file is another one

/// A number as it stands on a page.
struct Candidate {
    std::size_t page = 0, word = 0;
    Rect box;
    int style = 0;
};

int most_frequent(const std::map<int, int>& counts) {
    int best = -1, most = 0;
    for (const auto& [key, count] : counts) {
        if (count > most) best = key, most = count;
    }
    return best;
}

class Finder {
public:
    Finder(const Inputs& inputs, const std::vector<Placed>& placed, const std::vector<PageText>& pages)
        : inputs_(inputs), placed_(placed), pages_(pages) {}

    Places find() {
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            planned_.insert(placed_[i].stands_for.begin(), placed_[i].stands_for.end());
            const Expectation* number = placed_[i].number();
            for (const Expectation& each : placed_[i].expectations)
                if (each.kind == Expectation::Kind::Number && &each != number)
                    ++n_listed_[squashed(each.text)];
            if (number)
                wanted_[squashed(number->text)].push_back(i);
            else
                numberless_.push_back(i);
        }
        collect();
        choose_styles();
        for (const auto& [number, instances] : wanted_)
            assign(number, instances);
        note_sections();
        for (const auto& [number, instances] : short_)
            assign_short(number, instances);
        find_strangers();
        find_lost();
        std::stable_sort(result_.places.begin(), result_.places.end(), [](const Place& a, const Place& b) {
            return std::tuple(a.page, a.number.y, a.number.x) < std::tuple(b.page, b.number.y, b.number.x);
        });
        measure(inputs_, placed_, pages_, result_.places);
        return std::move(result_);
    }

private:
    void collect() {
        std::size_t n_words_at_most = 1;
        for (const auto& [number, instances] : wanted_) {
            const std::string& text = placed_[instances.front()].number()->text;
            n_words_at_most = std::max<std::size_t>(
                n_words_at_most, 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')));
        }
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            for (const auto& line : pages_[p].lines)
                collect(p, line, n_words_at_most);
        }
    }

    void collect(std::size_t page, const std::vector<std::size_t>& line, std::size_t n_words_at_most) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i > 0 && line.size() > kNameOfNumber) return;
            std::string text;
            Rect box = pages_[page].words[line[i]].box;
            for (std::size_t n = 0; n < n_words_at_most && i + n < line.size(); ++n) {
                const ReadWord& word = pages_[page].words[line[i + n]];
                text += word.squashed;
                box = united(box, word.box);
                if (!wanted_.contains(text)) continue;
                candidates_[text].push_back({page, line[i], box, pages_[page].words[line[i]].style});
                break;
            }
            if (pages_[page].words[line[i]].squashed.ends_with('-')) collect_broken(page, line[i]);
        }
    }

    /// A number that its cell breaks at a hyphen.
    void collect_broken(std::size_t page, std::size_t word) {
        const ReadWord& first = pages_[page].words[word];
        for (auto at = wanted_.lower_bound(first.squashed);
             at != wanted_.end() && at->first.starts_with(first.squashed); ++at) {
            if (at->first == first.squashed || find_broken(pages_[page], word, at->first).empty()) continue;
            candidates_[at->first].push_back({page, word, first.box, first.style});
            return;
        }
    }

    /// Numbers of one template are set alike.
    void choose_styles() {
        std::map<design::TemplateId, std::map<int, int>> counts;
        for (const auto& [number, instances] : wanted_) {
            const auto& found = candidates_[number];
            if (found.size() != instances.size()) continue;
            for (std::size_t i = 0; i < found.size(); ++i)
                ++counts[placed_[instances[i]].item][found[i].style];
        }
        for (const auto& [item, styles] : counts)
            styles_[item] = most_frequent(styles);
    }

    bool is_set_as(const Candidate& candidate, std::size_t placed) const {
        const auto style = styles_.find(placed_[placed].item);
        return style == styles_.end() || style->second == candidate.style;
    }

    void add(std::size_t placed, const Candidate& candidate, bool is_right = true) {
        result_.places.push_back({placed, candidate.page, candidate.box, candidate.word, is_right, {}, {}});
        taken_.emplace(candidate.page, candidate.word);
    }

    /// Each product of the number gets a candidate that is set as its template sets it, else one that is
    /// left. What is left of those set alike is one too many; the others only mention it.
    void assign(const std::string& number, const std::vector<std::size_t>& instances) {
        std::vector<Candidate> found = candidates_[number];
        if (found.size() < instances.size()) {
            short_.emplace(number, instances);
            return;
        }
        const auto is_like_any = [&](const Candidate& each) {
            return std::any_of(instances.begin(), instances.end(),
                               [&](std::size_t i) { return is_set_as(each, i); });
        };
        for (const std::size_t instance : instances) {
            auto best = std::find_if(found.begin(), found.end(),
                                     [&](const Candidate& each) { return is_set_as(each, instance); });
            if (best == found.end()) best = found.begin();
            add(instance, *best);
            found.erase(best);
        }
        std::erase_if(found, [&](const Candidate& each) { return !is_like_any(each); });
        const auto listed = n_listed_.find(number);
        for (std::size_t i = listed == n_listed_.end() ? 0 : listed->second; i < found.size(); ++i) {
            result_.strangers.push_back({found[i].page, found[i].word, placed_[instances.front()].id, true});
        }
    }

    void note_sections() {
        for (const Place& place : result_.places) {
            const auto [entry, is_new] =
                result_.section_pages.try_emplace(placed_[place.placed].section, place.page, place.page);
            entry->second.first = std::min(entry->second.first, place.page);
            entry->second.second = std::max(entry->second.second, place.page);
        }
    }

    bool may_be_on(std::size_t placed, std::size_t page) const {
        const auto range = result_.section_pages.find(placed_[placed].section);
        if (range == result_.section_pages.end()) return true;
        return page + 1 >= range->second.first && page <= range->second.second + 1;
    }

    /// Fewer are there than planned: each goes to the section that stands on its page.
    void assign_short(const std::string& number, std::vector<std::size_t> instances) {
        for (const Candidate& candidate : candidates_[number]) {
            const auto fits = std::find_if(instances.begin(), instances.end(), [&](std::size_t i) {
                return may_be_on(i, candidate.page) && (instances.size() == 1 || is_set_as(candidate, i));
            });
            if (fits == instances.end()) continue;
            add(*fits, candidate);
            instances.erase(fits);
        }
        lost_.insert(lost_.end(), instances.begin(), instances.end());
    }

    /// Words set like article numbers that are the number of a product which is not planned.
    void find_strangers() {
        std::set<int> styles;
        for (const auto& [item, style] : styles_)
            styles.insert(style);
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            for (const auto& line : pages_[p].lines) {
                const std::size_t n_heads = line.size() > kNameOfNumber ? 1 : line.size();
                for (std::size_t i = 0; i < n_heads; ++i)
                    judge_stranger(p, line[i], styles);
            }
        }
    }

    void judge_stranger(std::size_t page, std::size_t word, const std::set<int>& styles) {
        const ReadWord& read = pages_[page].words[word];
        if (!styles.contains(read.style) || taken_.contains({page, word}) || wanted_.contains(read.squashed))
            return;
        const auto product = inputs_.snapshot.find_product(read.squashed);
        if (!product) return;
        const catalog::ProductView view = inputs_.snapshot.view(*product);
        if (view.own().is_model) return;
        const std::string id = view.own().id;
        // Another number of a product that is planned: its GTIN beside the article number.
        if (!planned_.contains(id)) result_.strangers.push_back({page, word, id, false});
    }

    void find_lost() {
        std::sort(lost_.begin(), lost_.end());
        if (lost_.size() <= kSearchLimit) {
            std::erase_if(lost_, [this](std::size_t placed) { return find_like_number(placed); });
            std::erase_if(lost_, [this](std::size_t placed) { return find_by_name(placed, false); });
        }
        std::erase_if(numberless_, [this](std::size_t placed) { return find_by_name(placed, true); });
        result_.not_found = lost_;
        result_.not_found.insert(result_.not_found.end(), numberless_.begin(), numberless_.end());
        std::sort(result_.not_found.begin(), result_.not_found.end());
    }

    bool find_like_number(std::size_t placed) {
        const std::string number = squashed(placed_[placed].number()->text);
        std::size_t best = number.size() < 6 ? 1 : 2;
        std::optional<Candidate> found;
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            if (!may_be_on(placed, p)) continue;
            for (std::size_t w = 0; w < pages_[p].words.size(); ++w) {
                const ReadWord& word = pages_[p].words[w];
                const Candidate candidate{p, w, word.box, word.style};
                const std::string text = word.squashed;
                const bool is_other =
                    taken_.contains({p, w}) || wanted_.contains(text) || inputs_.snapshot.find_product(text);
                if (!is_set_as(candidate, placed) || is_other) continue;
                const std::size_t distance = edit_distance(text, number);
                if (distance > best || (found && distance == best)) continue;
                best = distance;
                found = candidate;
            }
        }
        if (found) add(placed, *found, false);
        return found.has_value();
    }

    /// Its name, where it stands alone and belongs to no product found: in the room that was planned for it,
    /// else on a line of its own.
    bool find_by_name(std::size_t placed, bool is_right) {
        const auto& expectations = placed_[placed].expectations;
        const auto name = std::find_if(expectations.begin(), expectations.end(), [](const Expectation& each) {
            return each.kind == Expectation::Kind::Name;
        });
        if (name == expectations.end()) return false;
        const std::string wanted = squashed(name->text);
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            const auto word = may_be_on(placed, p) ? find_name(placed, p, wanted) : std::nullopt;
            if (!word || taken_.contains({p, *word})) continue;
            const Rect& box = pages_[p].words[*word].box;
            if (!placed_[placed].frame && belongs_to_found(p, box, wanted)) continue;
            result_.places.push_back({placed, p, box, std::nullopt, is_right, {}, {}});
            taken_.emplace(p, *word);
            return true;
        }
        return false;
    }

    /// The first word of it.
    std::optional<std::size_t> find_name(std::size_t placed, std::size_t p, const std::string& wanted) {
        if (const auto frame = planned_frame(inputs_, placed_[placed], pages_[p].number)) {
            const auto words = Passage(pages_[p], *frame).find(wanted);
            return words.empty() ? std::nullopt : std::optional(words.front());
        }
        const auto& lines = lines_of(p);
        const auto [begin, end] = lines.equal_range(wanted);
        const auto free = std::find_if(begin, end, [&](const auto& line) {
            return !taken_.contains({p, line.second});
        });
        return free == end ? std::nullopt : std::optional(free->second);
    }

    /// First words of the lines of a page by what the lines say.
    const std::multimap<std::string, std::size_t>& lines_of(std::size_t p) {
        if (lines_.size() < pages_.size()) lines_.resize(pages_.size());
        if (!lines_[p].empty()) return lines_[p];
        for (const auto& line : pages_[p].lines) {
            std::string text;
            for (const std::size_t word : line)
                text += pages_[p].words[word].squashed;
            if (!line.empty()) lines_[p].emplace(std::move(text), line.front());
        }
        return lines_[p];
    }

    /// Another product of that name stands near.
    bool belongs_to_found(std::size_t page, const Rect& box, const std::string& name) const {
        return std::any_of(result_.places.begin(), result_.places.end(), [&](const Place& place) {
            const auto& expectations = placed_[place.placed].expectations;
            const bool has_name =
                std::any_of(expectations.begin(), expectations.end(), [&](const Expectation& each) {
                    return each.kind == Expectation::Kind::Name && squashed(each.text) == name;
                });
            const Length distance = place.number.y > box.y ? place.number.y - box.y : box.y - place.number.y;
            return has_name && place.page == page && distance < 12_mm;
        });
    }

    const Inputs& inputs_;
    const std::vector<Placed>& placed_;
    const std::vector<PageText>& pages_;
    std::map<std::string, std::vector<std::size_t>> wanted_, short_;
    std::vector<std::size_t> numberless_, lost_;
    std::set<std::string> planned_; ///< ids of products
    std::map<std::string, std::size_t>
        n_listed_; ///< numbers that stand in tiles beside the one these are found by
    std::map<std::string, std::vector<Candidate>> candidates_;
    std::map<design::TemplateId, int> styles_;
    std::set<std::pair<std::size_t, std::size_t>> taken_;
    std::vector<std::multimap<std::string, std::size_t>> lines_; ///< by page, as far as they were asked for
    Places result_;
};

}

Places find_places(const Inputs& inputs, const std::vector<Placed>& placed,
                   const std::vector<PageText>& pages) {
    return Finder(inputs, placed, pages).find();
}

}
