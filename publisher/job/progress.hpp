// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace publisher::job {

/// How far a build has come.
struct Progress {
    std::string message; ///< what begins; empty: only the numbers are others
    std::size_t n_editions = 0, n_ended = 0;
    std::size_t n_pages = 0; ///< laid out so far
    double part = 0;         ///< of the whole work, 0 to 1, as well as can be told
};

/// "2 of 6 editions, 640 pages, about 3 min left"; without the time as long as nothing can be said of it.
std::string to_text(const Progress& progress, double seconds_gone);

using Listener = std::function<void(const Progress& progress)>;

/// Collects what editions that are built at the same time say of themselves. The listener hears one thing at a time.
class Course {
public:
    explicit Course(Listener listener) : listener_(std::move(listener)) {}

    void say(std::string message);
    void begin_editions(std::size_t n_editions);

    /// What one edition has done; never less than before.
    void reach(std::size_t edition_idx, double part);
    void add_pages(std::size_t n_pages);
    void end(std::size_t edition_idx);

private:
    void tell(std::string message);

    Listener listener_;
    std::mutex mutex_;
    std::vector<double> parts_;
    std::size_t n_ended_ = 0, n_pages_ = 0;
};

}
