// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace publisher {

/// A regular expression as ICU reads it, over Unicode text. One that backtracks without end is stopped.
class Pattern {
public:
    /// What a text is compared with: all of it, or any part. PIM systems write the latter between slashes,
    /// "/^[A-Z]+$/i", which is understood too and then decides for itself.
    static Result<Pattern> compile(std::string_view text);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    /// Does all of the text match? Nothing when the limit of steps was reached.
    std::optional<bool> matches(std::string_view text) const;

    /// Bytes of a part of a text.
    struct Match {
        std::size_t begin = 0, end = 0;
        bool operator==(const Match&) const = default;
    };
    /// All parts that match, in order, none empty. Nothing when the limit of steps was reached.
    std::optional<std::vector<Match>> find_all(std::string_view text) const;

private:
    struct State;
    explicit Pattern(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}
