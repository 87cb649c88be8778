// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/pattern.hpp"

#include <unicode/regex.h>

#include <string>

namespace publisher {
namespace {

/// ICU counts a step as some thousands of operations; this is a fraction of a second.
constexpr int32_t kTimeLimit = 200;
constexpr int32_t kStackLimit = 1 << 20;

}

struct Pattern::State {
    std::unique_ptr<icu::RegexPattern> pattern;
    bool is_part_enough = false;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

Result<Pattern> Pattern::compile(std::string_view text) {
    auto state = std::make_unique<State>();
    std::uint32_t flags = 0;
    const std::size_t last_slash = text.rfind('/');
    if (text.size() > 2 && text.front() == '/' && last_slash > 0) {
        for (const char flag : text.substr(last_slash + 1)) {
            if (flag == 'i')
                flags |= UREGEX_CASE_INSENSITIVE;
            else if (flag == 's')
                flags |= UREGEX_DOTALL;
            else if (flag == 'm')
                flags |= UREGEX_MULTILINE;
            else if (flag != 'u')
                return Failure{Failure::Kind::Refused, std::string("unknown flag '") + flag + "'"};
        }
        text = text.substr(1, last_slash - 1);
        state->is_part_enough = true;
    }
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    state->pattern.reset(icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), flags,
        place, status));
    if (U_FAILURE(status)) {
        return Failure{Failure::Kind::Refused, std::string(u_errorName(status)) + " at character " +
                                                   std::to_string(std::max(0, place.offset))};
    }
    return Pattern(std::move(state));
}

std::optional<bool> Pattern::matches(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto subject =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    const std::unique_ptr<icu::RegexMatcher> matcher(state_->pattern->matcher(subject, status));
    if (U_FAILURE(status)) return std::nullopt;
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->setStackLimit(kStackLimit, status);
    const bool is_match = state_->is_part_enough ? matcher->find(status) : matcher->matches(status);
    if (U_FAILURE(status)) return std::nullopt;
    return is_match;
}

std::optional<std::vector<Pattern::Match>> Pattern::find_all(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    UText* const subject = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
    const std::unique_ptr<icu::RegexMatcher> matcher(state_->pattern->matcher(status));
    std::vector<Match> matches;
    if (U_SUCCESS(status)) {
        matcher->setTimeLimit(kTimeLimit, status);
        matcher->setStackLimit(kStackLimit, status);
        matcher->reset(subject);
        while (matcher->find(status)) {
            // Of UTF-8 the native positions are bytes.
            const auto begin = static_cast<std::size_t>(matcher->start64(status));
            const auto end = static_cast<std::size_t>(matcher->end64(status));
            if (begin < end) matches.push_back({begin, end});
        }
    }
    utext_close(subject);
    if (U_FAILURE(status)) return std::nullopt;
    return matches;
}

}
