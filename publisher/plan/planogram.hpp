// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// Items of several size classes on the slots of a number of equal pages: who stands where, without holes
/// where that is possible, or which demands cannot be met together. Knows neither products nor designs.
namespace publisher::plan {

/// Pages, columns, rows, items and sizes count from 0.
struct Place {
    int page = 0, column = 0, row = 0, size = 0;
    bool operator==(const Place&) const = default;
};

struct SizeClass {
    std::string name;
    int columns = 1, rows = 1;
    int area() const { return columns * rows; }
};

/// What a planogram is asked for. Every demand can be left out; then its items are as free as the others.
struct Demand {
    enum class Kind {
        Size,      ///< `item` takes `size`
        Pages,     ///< `item` stands on a page from `first_page` to `last_page`
        Slot,      ///< `item` stands on `first_page` with its corner at `column`, `row`
        Together,  ///< `item` and `other` stand on one page
        Apart,     ///< `item` and `other` share no edge
        Before,    ///< no item of department `other` stands on a page before one of department `item`
        Block,     ///< the items of department `item` touch one another on every page
        PageCount, ///< there are no more pages than said
        Kept,      ///< no item stands on the slots of `columns` by `rows` at that corner of `first_page`
    };
    Kind kind = Kind::Size;
    int item = 0, other = 0;
    int size = 0, first_page = 0, last_page = 0, column = 0, row = 0;
    int columns = 1, rows = 1;
    std::string words; ///< "'NV-1010' stands on page 3 (plan.csv, row 7)"
};

struct Planogram {
    struct Item {
        std::string name;
        int department = 0;   ///< departments are numbered in their order, none is empty
        int wished_size = -1; ///< none: the mean of its department's neighbours will do
    };
    int n_columns = 1, n_rows = 1, n_pages = 1;
    std::vector<SizeClass> sizes; ///< each fits the grid; there is at least one
    std::vector<Item> items;      ///< in the order in which they would like to stand
    std::vector<Demand> demands;
};

struct Arrangement {
    enum class End { Solved, Impossible, NotSettled } end = End::NotSettled;
    std::vector<Place> places; ///< Solved: one for each item
    int n_empty_slots = 0;
    bool is_least_empty = false; ///< proved that no arrangement leaves fewer slots empty
    /// Impossible: sets of demands (indices), each unsatisfiable and every proper part of it satisfiable. The
    /// sets share no demand; without all of theirs the rest can be met.
    std::vector<std::vector<int>> conflicts;
    bool is_irreducible = true; ///< false: the steps did not do to prove it of every set
    long long n_steps = 0;
};

struct SolveOptions {
    /// Places tried before a question counts as not settled; seconds are never counted.
    long long n_steps = 400000;
};

/// Meets all demands and leaves as few slots empty as it can: first some arrangement or a proof that there
/// is none, then better ones as long as the steps last. Items keep near their order, sizes near those
/// wished for. The same planogram gives the same arrangement.
Arrangement solve(const Planogram& planogram, const SolveOptions& options = {});

/// Whether the demands named by index can be met at all; holes do not matter.
Arrangement::End can_be_met(const Planogram& planogram, const std::vector<int>& demands, long long n_steps);

}
