// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/pour.hpp"

#include <functional>
#include <vector>

namespace publisher::layout {

/// What one column of a story's pages takes.
struct StoryPart {
    int page = 0;           ///< of the story, from 0
    Rect area;              ///< on its page; a balanced one ends with its lines
    bool continues = false; ///< its first paragraph began in a part before
    bool is_balanced = false;
    std::vector<story::Line> lines; ///< baselines from the top of the area
};

/// A story set in the width of its columns, and where they are.
struct StoryColumns {
    const story::Galley& galley;
    const story::Story& story;
    const style::StyleSheet& styles;
    Lattice lattice;
    int n_columns = 1;
    std::function<Rect(int page, int column)> area_of;
};

/// Fills column after column and page after page. With `balances_last_page` the columns there are as high
/// as the highest of them must be. The parts hold fewer lines than the galley where one fits no column.
std::vector<StoryPart> fill_columns(const StoryColumns& columns, bool balances_last_page);

}
