// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace publisher::job {

/// Where the time of a build went: what was done, for which edition, in which thread, from when to when. Noted in
/// several threads at once.
class Trace {
public:
    using Clock = std::function<std::int64_t()>; ///< microseconds since whenever

    explicit Trace(Clock clock = steady_microseconds);

    /// Something that goes on as long as the object lives; what begins later in the same thread is a part of it.
    class Span {
    public:
        Span() = default;
        Span(Trace& trace, std::string name, std::string edition);
        Span(Span&& other) noexcept;
        Span& operator=(Span&&) = delete;
        ~Span();

    private:
        Trace* trace_ = nullptr;
        std::string name_, edition_;
        std::int64_t begin_ = 0;
    };

    /// The trace event format of Chromium ("X" and "M" events), which browsers and Perfetto show.
    std::string to_json() const;

    static std::int64_t steady_microseconds();

private:
    struct Event {
        std::string name, edition;
        int thread = 0;
        std::int64_t begin = 0, duration = 0;
    };

    void note(std::string name, std::string edition, std::int64_t begin);

    Clock clock_;
    std::int64_t origin_;
    mutable std::mutex mutex_;
    std::map<std::thread::id, int> threads_; ///< counted from 1 as they come
    std::vector<Event> events_;
};

/// Nothing is noted where no trace was asked for.
Trace::Span span(Trace* trace, std::string name, std::string edition = {});

}
