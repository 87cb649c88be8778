// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/progress.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace publisher::job {
namespace {

/// Before so much is done the rest cannot be told from it.
constexpr double kFirstGuess = 0.05, kFirstSeconds = 2;

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + ' ' + std::string(n == 1 ? one : many);
}

std::string time_text(double seconds) {
    if (seconds < 90) return std::to_string(std::lround(std::max(seconds, 1.0))) + " s";
    if (seconds < 90 * 60) return std::to_string(std::lround(seconds / 60)) + " min";
    return to_number_text(seconds / 3600, 1) + " h";
}

}

std::string to_text(const Progress& progress, double seconds_gone) {
    std::string text = std::to_string(progress.n_ended) + " of " +
                       counted(progress.n_editions, "edition", "editions") + ", " +
                       counted(progress.n_pages, "page", "pages");
    if (progress.part < kFirstGuess || seconds_gone < kFirstSeconds) return text;
    return text + ", about " + time_text(seconds_gone * (1 - progress.part) / progress.part) + " left";
}

void Course::say(std::string message) {
    const std::scoped_lock lock(mutex_);
    tell(std::move(message));
}

void Course::begin_editions(std::size_t n_editions) {
    const std::scoped_lock lock(mutex_);
    parts_.assign(n_editions, 0);
}

void Course::reach(std::size_t edition_idx, double part) {
    const std::scoped_lock lock(mutex_);
    if (part <= parts_[edition_idx]) return;
    parts_[edition_idx] = part;
    tell({});
}

void Course::add_pages(std::size_t n_pages) {
    const std::scoped_lock lock(mutex_);
    n_pages_ += n_pages;
    tell({});
}

void Course::end(std::size_t edition_idx) {
    const std::scoped_lock lock(mutex_);
    parts_[edition_idx] = 1;
    ++n_ended_;
    tell({});
}

void Course::tell(std::string message) {
    const double done = std::accumulate(parts_.begin(), parts_.end(), 0.0);
    const double part = parts_.empty() ? 0 : done / static_cast<double>(parts_.size());
    listener_({std::move(message), parts_.size(), n_ended_, n_pages_, part});
}

}
