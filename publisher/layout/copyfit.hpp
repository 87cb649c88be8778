// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/text/composer.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::layout {

/// One rung of a copyfit ladder: everything that its steps up to here have changed.
struct Rung {
    enum class Cut { Nowhere, Sentence, Word };
    text::Fitting fitting;
    /// Steps whose text stands instead, the last that has one counts; places in the ladder's steps.
    std::vector<std::size_t> versions;
    Cut cut = Cut::Nowhere;
    std::string name; ///< "tracking -10, size 94 %"; empty: as it is
};

/// From the text as it is to the last step; a ladder has the same rungs whatever text it fits. `em` is
/// the size of the text.
std::vector<Rung> rungs_of(const design::Copyfit* copyfit, Length em);

/// The place of the last rung before cuts.
std::size_t last_uncut(const std::vector<Rung>& rungs);

/// What texts of one template element have come to, where the ladder wants the same step for all items
/// of a row or a page. Places of rungs; a text begins at the one agreed on.
class Agreement {
public:
    void begin_row(Length y) { row_ = y; }
    std::size_t first_rung(const design::TextSpec& text) const;
    void note(const design::TextSpec& text, std::size_t rung);

private:
    using Key = std::pair<const design::TextSpec*, Length>;
    static bool is_shared(const design::TextSpec& text);
    Key key(const design::TextSpec& text) const;

    std::map<Key, std::size_t> rungs_; ///< looked up only, never walked
    Length row_;
};

/// Does any text of a template agree with others?
bool has_shared_copyfit(const design::Box& box);

}
