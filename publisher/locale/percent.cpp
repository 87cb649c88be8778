// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/internal/state.hpp"

#include <unicode/measunit.h>

namespace publisher {

std::string Locale::percent(const Decimal& percent) const {
    auto& formatter = state_->percent;
    if (!formatter) {
        formatter = icu::number::NumberFormatter::withLocale(state_->digits)
                        .unit(icu::MeasureUnit::getPercent())
                        .precision(icu::number::Precision::unlimited());
    }
    const std::string digits = percent.normalized().to_string();
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text = formatter->formatDecimal(digits, error).toString(error);
    return U_SUCCESS(error) ? to_utf8(text) : digits + "\u00A0%";
}

}
