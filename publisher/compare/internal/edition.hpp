// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/compare/compare.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/provenance/provenance.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::compare {

struct PlacedWord {
    std::string text;
    Rect box;
};

struct PageContent {
    std::string digest; ///< of all that the page holds
    std::vector<PlacedWord> words;
};

using FieldKey = std::pair<std::string, std::string>; ///< field, locale

struct ProductContent {
    std::vector<int> pages;                   ///< ascending
    std::map<FieldKey, std::string> printed;  ///< several places of one field: their texts with " | "
    std::map<FieldKey, std::uint64_t> values; ///< of pictures and codes: marks of what they show
};

/// What one of the two files holds.
struct EditionContent {
    std::vector<PageContent> pages;
    bool has_products = false;
    std::map<std::string, ProductContent> products; ///< by id
};

Result<EditionContent> read_edition(const World& world, const std::filesystem::path& pdf,
                                    const Options& options);

/// What is printed of each product, by the provenance of the pages' words.
std::map<std::string, ProductContent> products_of(const provenance::Provenance& provenance,
                                                  const std::vector<PageContent>& pages);

std::vector<ProductChange> compare_products(const std::map<std::string, ProductContent>& before,
                                            const std::map<std::string, ProductContent>& after);
std::vector<PageMatch> match_pages(const std::vector<PageContent>& before,
                                   const std::vector<PageContent>& after);
std::vector<TextChange> compare_words(const std::vector<PlacedWord>& before,
                                      const std::vector<PlacedWord>& after);

/// Draws the pages that are not the same in place, and compares their plates.
Result<std::vector<PlateChange>> compare_plates(World& world, const std::filesystem::path& before_file,
                                                const EditionContent& before,
                                                const std::filesystem::path& after_file,
                                                const EditionContent& after, const Options& options);

/// A page with its changed pixels marked.
raster::Image overlay_of(const inspect::Raster& page, const std::vector<bool>& is_changed);

/// The forms of which a plate changed. A sheet is folded so that of each four pages the first and the last
/// stand on its outer side.
std::vector<FormChange> forms_of(const std::vector<PlateChange>& plates, int pages_of_a_signature);

}
