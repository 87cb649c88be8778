// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/compare.hpp"

#include "publisher/compare/internal/edition.hpp"

#include <algorithm>

namespace publisher::compare {

bool Comparison::is_equal() const {
    const auto is_in_place = [](const PageMatch& page) { return page.is_same && !page.is_moved(); };
    return products.empty() && plates.empty() && std::ranges::all_of(pages, is_in_place);
}

Result<Comparison> compare_files(World& world, const std::filesystem::path& before_file,
                                 const std::filesystem::path& after_file, const Options& options) {
    const auto before = read_edition(world, before_file, options);
    if (!before) return before.failure();
    const auto after = read_edition(world, after_file, options);
    if (!after) return after.failure();
    Comparison comparison;
    comparison.before = before_file.string();
    comparison.after = after_file.string();
    comparison.n_pages_before = static_cast<int>(before->pages.size());
    comparison.n_pages_after = static_cast<int>(after->pages.size());
    comparison.knows_products = before->has_products && after->has_products;
    if (comparison.knows_products) comparison.products = compare_products(before->products, after->products);
    comparison.pages = match_pages(before->pages, after->pages);
    if (!options.draws_pages) return comparison;
    auto plates = compare_plates(world, before_file, *before, after_file, *after, options);
    if (!plates) return plates.failure();
    comparison.knows_plates = true;
    comparison.plates = std::move(*plates);
    comparison.forms = forms_of(comparison.plates, options.pages_of_a_signature);
    return comparison;
}

}
