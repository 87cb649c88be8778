// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/locale/locale.hpp"

#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/dtitvfmt.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>

#include <optional>
#include <unordered_map>
#include <utility>

namespace publisher {

/// The formatters are made when first asked for and kept: making one costs forty times its use.
struct Locale::State {
    using NumberFormatter = icu::number::LocalizedNumberFormatter;
    struct MoneyFormatter {
        std::string currency;
        int asked_decimals = 0, decimals = 0;
        NumberFormatter formatter;
    };
    struct MeasureFormatter {
        NumberFormatter formatter;
        std::string suffix; ///< for units ICU has not: the symbol after a no-break space
    };

    std::string code;
    icu::Locale plain;  ///< as the code says, for names and sorting
    icu::Locale digits; ///< the same with the numbering system the edition writes
    std::unique_ptr<icu::Collator> collator;
    std::unique_ptr<icu::ListFormatter> list;

    std::vector<MoneyFormatter> money; // an edition has one or two currencies
    std::vector<std::pair<int, NumberFormatter>> numbers;
    std::unordered_map<std::string, MeasureFormatter> measures;
    std::optional<NumberFormatter> percent;
    std::unique_ptr<icu::DateFormat> date;
    std::unique_ptr<icu::DateIntervalFormat> date_range;

    const MoneyFormatter& ensure_money(std::string_view currency, int decimals);
    const NumberFormatter& ensure_number(int decimals);
    const MeasureFormatter& ensure_measure(std::string_view unit_code, std::string_view family);
};

std::string to_utf8(const icu::UnicodeString& text);

}
