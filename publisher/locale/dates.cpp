// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/internal/state.hpp"

#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace publisher {
namespace {

constexpr double kMillisecondsPerDay = 86'400'000.0;

/// Days since 1970-01-01 in the proleptic Gregorian calendar, after the algorithm of Howard Hinnant.
long long days_since_epoch(const Date& day) {
    const long long year = day.year - (day.month <= 2);
    const long long era = (year >= 0 ? year : year - 399) / 400;
    const long long year_of_era = year - era * 400;
    const long long day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

/// Noon in UTC: a day is far from its borders, and the number is whole.
UDate to_icu(const Date& day) {
    return (static_cast<double>(days_since_epoch(day)) + 0.5) * kMillisecondsPerDay;
}

icu::DateFormat& ensure_date(std::unique_ptr<icu::DateFormat>& format, const icu::Locale& locale) {
    if (!format) {
        format.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kMedium, locale));
        format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    }
    return *format;
}

/// The fields of the medium form, so that a range looks like its days.
icu::UnicodeString skeleton_of(const icu::DateFormat& format) {
    icu::UnicodeString pattern;
    UErrorCode error = U_ZERO_ERROR;
    if (const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(&format)) simple->toPattern(pattern);
    const auto skeleton = icu::DateTimePatternGenerator::staticGetSkeleton(pattern, error);
    return U_SUCCESS(error) && !skeleton.isEmpty() ? skeleton : icu::UnicodeString("yMMMd");
}

}

std::string Locale::date(const Date& day) const {
    icu::UnicodeString text;
    return to_utf8(ensure_date(state_->date, state_->digits).format(to_icu(day), text));
}

std::string Locale::date_range(const Date& first, const Date& last) const {
    if (first == last) return date(first);
    const icu::DateFormat& single = ensure_date(state_->date, state_->digits);
    UErrorCode error = U_ZERO_ERROR;
    if (!state_->date_range) {
        state_->date_range.reset(
            icu::DateIntervalFormat::createInstance(skeleton_of(single), state_->digits, error));
        if (state_->date_range) state_->date_range->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    }
    icu::UnicodeString text;
    icu::FieldPosition position;
    const icu::DateInterval interval(to_icu(first), to_icu(last));
    if (state_->date_range) state_->date_range->format(&interval, text, position, error);
    if (U_FAILURE(error) || !state_->date_range) return date(first) + " – " + date(last);
    return to_utf8(text);
}

}
