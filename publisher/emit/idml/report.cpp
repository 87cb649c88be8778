// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/report.hpp"

#include <algorithm>

namespace publisher::emit::idml {

void ReportBook::note(const std::string& construct, const std::string& form, bool is_loss) {
    std::vector<Translation>& known = counts.translations;
    const auto is_same = [&](const Translation& entry) {
        return entry.construct == construct && entry.form == form;
    };
    const auto found = std::find_if(known.begin(), known.end(), is_same);
    if (found != known.end()) ++found->count;
    else known.push_back({construct, form, 1, page_, is_loss});
}

}
