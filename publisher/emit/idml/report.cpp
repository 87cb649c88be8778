// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/report.hpp"

#include <algorithm>

namespace publisher::emit::idml {

Translation* ReportBook::find(const std::string& construct, const std::string& form) {
    std::vector<Translation>& known = counts.translations;
    const auto found = std::find_if(known.begin(), known.end(), [&](const Translation& entry) {
        return entry.construct == construct && entry.form == form;
    });
    return found == known.end() ? nullptr : &*found;
}

void ReportBook::note(const std::string& construct, const std::string& form, bool is_loss) {
    if (Translation* known = find(construct, form))
        ++known->count;
    else
        counts.translations.push_back({construct, form, 1, page_, is_loss});
}

void ReportBook::lost_in_style(const std::string& construct, const std::string& form) {
    if (!find(construct, form)) note(construct, form, true);
}

}
