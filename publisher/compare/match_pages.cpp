// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"

#include <algorithm>
#include <set>

namespace publisher::compare {
namespace {

/// Pages of which fewer words are the same are two pages.
constexpr double kLeastLikeness = 0.4;

class PageMatcher {
public:
    PageMatcher(const std::vector<PageContent>& before, const std::vector<PageContent>& after)
        : before_(before),
          after_(after),
          partner_of_before_(before.size()),
          partner_of_after_(after.size()) {}

    std::vector<PageMatch> match() {
        match_same_in_place();
        match_same_elsewhere();
        match_like();
        std::vector<PageMatch> matches;
        std::size_t next_gone = 0;
        for (std::size_t j = 0; j < after_.size(); ++j) {
            if (const auto i = partner_of_after_[j]) {
                add_gone(next_gone, *i, matches);
                matches.push_back(pair(*i, j));
            } else {
                matches.push_back({std::nullopt, number(j), false, {}});
            }
        }
        add_gone(next_gone, before_.size(), matches);
        return matches;
    }

private:
    static int number(std::size_t index) { return static_cast<int>(index) + 1; }

    void pair_up(std::size_t i, std::size_t j) {
        partner_of_before_[i] = j;
        partner_of_after_[j] = i;
    }

    void match_same_in_place() {
        for (std::size_t i = 0; i < std::min(before_.size(), after_.size()); ++i) {
            if (before_[i].digest == after_[i].digest) pair_up(i, i);
        }
    }

    void match_same_elsewhere() {
        std::multimap<std::string, std::size_t> free;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (!partner_of_before_[i]) free.emplace(before_[i].digest, i);
        }
        for (std::size_t j = 0; j < after_.size(); ++j) {
            const auto found = partner_of_after_[j] ? free.end() : free.find(after_[j].digest);
            if (found == free.end()) continue;
            pair_up(found->second, j);
            free.erase(found);
        }
    }

    void match_like() {
        std::vector<std::multiset<std::string>> words(before_.size());
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (!partner_of_before_[i]) words[i] = words_of(before_[i]);
        }
        for (std::size_t j = 0; j < after_.size(); ++j) {
            if (partner_of_after_[j]) continue;
            const auto own = words_of(after_[j]);
            std::optional<std::size_t> best;
            double best_likeness = kLeastLikeness;
            for (const std::size_t i : by_distance(j)) {
                if (partner_of_before_[i]) continue;
                const double likeness = likeness_of(words[i], own);
                if (likeness <= best_likeness) continue;
                best = i;
                best_likeness = likeness;
            }
            if (best) pair_up(*best, j);
        }
    }

    /// Of pages that are equally alike the nearest is taken.
    std::vector<std::size_t> by_distance(std::size_t j) const {
        std::vector<std::size_t> pages(before_.size());
        for (std::size_t i = 0; i < pages.size(); ++i)
            pages[i] = i;
        std::ranges::stable_sort(pages, {}, [j](std::size_t i) { return i > j ? i - j : j - i; });
        return pages;
    }

    static std::multiset<std::string> words_of(const PageContent& page) {
        std::multiset<std::string> words;
        for (const PlacedWord& word : page.words)
            words.insert(word.text);
        return words;
    }

    /// Of all words of both the part that both have (Jaccard).
    static double likeness_of(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
        if (a.empty() && b.empty()) return 1;
        std::size_t n_common = 0;
        auto i = a.begin(), j = b.begin();
        while (i != a.end() && j != b.end()) {
            const int order = i->compare(*j);
            n_common += order == 0;
            if (order <= 0) ++i;
            if (order >= 0) ++j;
        }
        return static_cast<double>(n_common) / static_cast<double>(a.size() + b.size() - n_common);
    }

    PageMatch pair(std::size_t i, std::size_t j) const {
        PageMatch match{number(i), number(j), before_[i].digest == after_[j].digest, {}};
        if (!match.is_same) match.texts = compare_words(before_[i].words, after_[j].words);
        return match;
    }

    void add_gone(std::size_t& next, std::size_t end, std::vector<PageMatch>& matches) const {
        for (; next < end; ++next) {
            if (!partner_of_before_[next]) matches.push_back({number(next), std::nullopt, false, {}});
        }
    }

    const std::vector<PageContent>&before_, &after_;
    std::vector<std::optional<std::size_t>> partner_of_before_, partner_of_after_;
};

}

std::vector<PageMatch> match_pages(const std::vector<PageContent>& before,
                                   const std::vector<PageContent>& after) {
    return PageMatcher(before, after).match();
}

}
