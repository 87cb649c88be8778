// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/progress.hpp"

#include <chrono>

namespace publisher::cli {

/// Says on stderr how far a build has come: on a terminal in one line that is written again and again and goes with the
/// object, elsewhere in lines of their own about what begins.
class ProgressLine {
public:
    explicit ProgressLine(bool is_quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const job::Progress& progress);

private:
    using Clock = std::chrono::steady_clock;

    void show_line(const job::Progress& progress);

    enum class Kind { None, Lines, Terminal } kind_;
    Clock::time_point begin_ = Clock::now(), shown_;
    std::string doing_;
};

}
