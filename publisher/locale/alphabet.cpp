// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/alphabet.hpp"

#include <unicode/alphaindex.h>
#include <unicode/unistr.h>

namespace publisher {

struct Alphabet::State {
    std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets;
};

Alphabet::Alphabet(const std::string& locale) : state_(std::make_unique<State>()) {
    UErrorCode error = U_ZERO_ERROR;
    icu::AlphabeticIndex index(icu::Locale::createCanonical(locale.c_str()), error);
    index.setMaxLabelCount(100, error);
    if (U_SUCCESS(error)) state_->buckets.reset(index.buildImmutableIndex(error));
}

Alphabet::~Alphabet() = default;

std::string Alphabet::letter_of(std::string_view text) const {
    constexpr const char* kOthers = "#";
    if (!state_->buckets) return kOthers;
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString name =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    const icu::AlphabeticIndex::Bucket* bucket =
        state_->buckets->getBucket(state_->buckets->getBucketIndex(name, error));
    if (U_FAILURE(error) || !bucket || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) return kOthers;
    std::string letter;
    bucket->getLabel().toUTF8String(letter);
    return letter;
}

}
