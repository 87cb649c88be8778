// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"

#include <optional>
#include <string>
#include <vector>

/// What has changed between two finished PDFs: products and their fields, pages, words, and the plates that
/// have to be made again. Pages count from 1; places are from the top left of the trim.
namespace publisher::compare {

/// What is printed of one field of a product, before and after; empty where it is not there.
struct FieldChange {
    std::string field, locale; ///< "price[regular]", "de_DE"
    std::string before, after;
    bool operator==(const FieldChange&) const = default;
};

struct ProductChange {
    enum class Kind { New, Gone, Changed, Moved };
    Kind kind = Kind::Changed;
    std::string product;
    std::vector<int> pages_before, pages_after;
    std::vector<FieldChange> fields; ///< of a changed one
    bool operator==(const ProductChange&) const = default;
};

/// Words of a page that were replaced, dropped (`after` is empty) or added (`before` is empty).
struct TextChange {
    std::string before, after;
    Rect area; ///< on the page after; of dropped words on the page before
    bool operator==(const TextChange&) const = default;
};

/// A page of one file and the page of the other that it became.
struct PageMatch {
    std::optional<int> before, after; ///< one is missing of a new page and of one that is gone
    bool is_same = false;             ///< all that the file holds of it is the same
    std::vector<TextChange> texts;

    bool is_moved() const { return before && after && before != after; }
};

/// A plate of a page, by its place in the file, that differs. Where the file had no such page or ink before,
/// all that is printed differs.
struct PlateChange {
    int page = 0;
    std::string ink;
    double square_millimetres = 0; ///< so much of it
    Rect area;                     ///< around all of it
};

/// A plate of a printing form that has to be made again.
struct FormChange {
    int signature = 0;     ///< from 1
    bool is_outer = false; ///< the side of the sheet with the signature's first and last page
    std::string ink;
    std::vector<int> pages; ///< for which
    bool operator==(const FormChange&) const = default;
};

struct Comparison {
    std::string before, after; ///< the files
    int n_pages_before = 0, n_pages_after = 0;
    bool knows_products = false; ///< both files have their provenance beside them
    bool knows_plates = false;   ///< pages were drawn
    std::vector<ProductChange> products;
    std::vector<PageMatch> pages; ///< in the order after; gone ones behind the page before them
    std::vector<PlateChange> plates;
    std::vector<FormChange> forms;

    bool is_equal() const;
};

/// For people, one change a line.
std::string to_listing(const Comparison& comparison);
/// schema "publisher-comparison/1"
std::string to_json(const Comparison& comparison);

}
