// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/progress_line.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>

namespace publisher::cli {
namespace {

constexpr std::string_view kEraseLine = "\r\x1b[K";

void write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

std::size_t terminal_width() {
    constexpr std::size_t kUsual = 80;
    winsize size{};
    const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return is_known ? size.ws_col : kUsual;
}

/// What a line that is too long ends with is on the next one, from where nobody erases it.
std::string cut(std::string text, std::size_t n_columns) {
    std::size_t n_characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins_character = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins_character && n_characters++ == n_columns) return text.substr(0, i);
    }
    return text;
}

}

ProgressLine::ProgressLine(bool is_quiet)
    : kind_(is_quiet                       ? Kind::None
            : ::isatty(STDERR_FILENO) != 0 ? Kind::Terminal
                                           : Kind::Lines) {}

ProgressLine::~ProgressLine() {
    if (kind_ == Kind::Terminal) write(kEraseLine);
}

void ProgressLine::show(const job::Progress& progress) {
    if (kind_ == Kind::Terminal) show_line(progress);
    if (kind_ == Kind::Lines && !progress.message.empty()) write(progress.message + '\n');
}

void ProgressLine::show_line(const job::Progress& progress) {
    constexpr auto kOften = std::chrono::milliseconds(100);
    const auto now = Clock::now();
    const bool is_new = !progress.message.empty();
    if (is_new) doing_ = progress.message;
    if (!is_new && now - shown_ < kOften) return;
    shown_ = now;
    const std::chrono::duration<double> gone = now - begin_;
    std::string text = doing_;
    if (progress.n_editions > 0) text = job::to_text(progress, gone.count()) + "; " + doing_;
    write(std::string(kEraseLine) + cut(std::move(text), terminal_width() - 1));
}

}
