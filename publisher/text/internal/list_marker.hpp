// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/style/style.hpp"

#include <string>
#include <vector>

namespace publisher::text {

/// Counts the paragraphs of a story that are numbered, each level for itself.
class ListCounter {
public:
    /// The bullet or number in front of the next paragraph; empty for a paragraph without a list, after
    /// which all numbers begin anew. `language` chooses the digits of `Numerals::OfLanguage`.
    std::string next(const style::ListFormat& list, const std::string& language);

private:
    std::vector<int> numbers_; ///< given so far, by level from 1
};

/// "iv" for 4; what a kind of numerals cannot write (0 and, in Roman, 4000) is written 0-9.
std::string to_numerals(int number, style::ListFormat::Numerals numerals, const std::string& language);

}
