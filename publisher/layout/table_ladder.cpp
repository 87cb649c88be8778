// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_ladder.hpp"

#include "publisher/base/text.hpp"
#include "publisher/layout/copyfit.hpp"
#include "publisher/layout/fit_text.hpp"

#include <algorithm>
#include <set>

namespace publisher::layout {

TableLadder::TableLadder(const design::TableSpec& table, const style::StyleSheet& styles) {
    std::set<const design::Copyfit*> known;
    for (const auto* rows : table.all_rows()) {
        for (const design::TableRow& row : *rows) {
            for (const design::TableCell& cell : row.cells) {
                const design::Copyfit* copyfit = cell.text.copyfit.get();
                const bool is_shared = copyfit && copyfit->sharing == design::Copyfit::Sharing::Table;
                if (!is_shared || !known.insert(copyfit).second) continue;
                std::vector<Rung> rungs = rungs_of(copyfit, em_of(styles, cell.text));
                rungs.resize(last_uncut(rungs) + 1);
                n_steps_ = std::max(n_steps_, static_cast<int>(rungs.size()) - 1);
                auto& names = names_.emplace_back();
                for (Rung& rung : rungs)
                    names.push_back(std::move(rung.name));
            }
        }
    }
}

std::string TableLadder::name_of(int step) const {
    std::vector<std::string> names;
    for (const auto& ladder : names_) {
        const std::string& name = ladder[std::min(static_cast<std::size_t>(step), ladder.size() - 1)];
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return joined(names, "; ");
}

}
