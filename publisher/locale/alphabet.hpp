// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace publisher {

/// The letters under which a reader of a locale looks words up (CLDR index characters): "A" for Äpfel in
/// German, "Ä" behind Z in Swedish, "#" for what is no letter of the locale.
class Alphabet {
public:
    /// "de_DE"; a locale that is not known has the letters of the root.
    explicit Alphabet(const std::string& locale);
    ~Alphabet();
    Alphabet(const Alphabet&) = delete;
    Alphabet& operator=(const Alphabet&) = delete;

    std::string letter_of(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
