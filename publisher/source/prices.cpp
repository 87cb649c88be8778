// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/prices.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::source {
namespace {

bool is_currency(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}

void add_prices(std::string_view text, const PriceRecord& pattern, const CellRef& cell, Reporter& reporter,
                std::vector<PriceRecord>& prices) {
    text = trimmed(text);
    if (text.empty()) return;
    PriceRecord price = pattern;
    price.cell = cell;
    if (!price.currency.empty()) {
        price.amount = text;
        prices.push_back(std::move(price));
        return;
    }
    for (const std::string& entry : split_list(text)) {
        const std::string_view currency =
            trimmed(std::string_view(entry).substr(std::min(entry.rfind(' '), entry.size())));
        if (!is_currency(currency)) {
            reporter.add(diag::finding(diag::Code::UnreadablePrice, {{"text", entry}}), cell);
            continue;
        }
        price.currency = currency;
        price.amount = trimmed(std::string_view(entry).substr(0, entry.rfind(' ')));
        prices.push_back(price);
    }
}

}
