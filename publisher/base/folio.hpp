// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace publisher {

/// The number of a page as it is printed: a prefix and a number in the style of its section.
struct Folio {
    enum class Style { Arabic, LowerRoman, UpperRoman };
    std::string prefix; ///< "A-"
    int number = 0;     ///< from 1; 0: there is the prefix alone
    Style style = Style::Arabic;

    /// "A-12", "iv". Roman numbers end at 3999; what is above is written in digits.
    std::string text() const;
    /// That of the page so many pages behind this one, or before it where `n_pages` is negative.
    Folio moved(int n_pages) const;
    bool operator==(const Folio&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(prefix, number, style);
    }
};

}
