// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/places.hpp"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace publisher::verify {

/// One of the places where the plan prints an article number.
struct Slot {
    /// Own: the number by which a product of the plan is found; Listed: another one beside it, of a further
    /// variant; Term: a line of an index of numbers.
    enum class Kind { Own, Listed, Term };
    Kind kind = Kind::Own;
    std::size_t placed = 0;  ///< not of a term
    std::size_t section = 0; ///< of the plan
    design::TemplateId item;
};

/// A number as it stands on a page.
struct Candidate {
    std::size_t page = 0, word = 0;
    Rect box;
    int style = 0;
};

/// What is known while places are looked for.
struct Search {
    const Inputs& inputs;
    const std::vector<Placed>& placed;
    const std::vector<PageText>& pages;
    /// By squashed number, in the order of the plan; numbers that nothing is found by are not here.
    std::map<std::string, std::vector<Slot>> slots;
    std::map<std::pair<design::TemplateId, Slot::Kind>, int> styles; ///< in which templates set numbers
    std::set<std::pair<std::size_t, std::size_t>> taken;             ///< words that have their product
    Places result;

    /// True as well where nobody knows how the template sets its numbers.
    bool is_set_as(const Candidate& candidate, const Slot& slot) const;
    /// On the pages of the section, or next to them where no other section is.
    bool may_be_on(std::size_t section, std::size_t page) const;
    void take(const Slot& slot, const Candidate& candidate, bool is_right = true);
};

/// Slots of all numbers that products are found by.
std::map<std::string, std::vector<Slot>> number_slots(const Inputs& inputs,
                                                      const std::vector<Placed>& placed);

/// Where the numbers stand: alone at the head of a line, or anywhere in a short one.
std::map<std::string, std::vector<Candidate>> find_candidates(
    const std::vector<PageText>& pages, const std::map<std::string, std::vector<Slot>>& slots);

/// The line that is too long to be a product's number and name: it only mentions products.
bool is_sentence(const std::vector<std::size_t>& line);

/// Looks for products whose number is not there: by something very like it, then by the name. What is found
/// is taken; gives the others, ascending.
std::vector<std::size_t> find_lost(Search& search, std::vector<std::size_t> lost);

}
