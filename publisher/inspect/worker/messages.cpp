// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/messages.hpp"

#include <Error.h>

#include <algorithm>
#include <utility>

namespace publisher::inspect {
namespace {

constexpr std::size_t kDifferentLimit = 200;

// Poppler's callback is a plain function for the whole process.
std::vector<std::pair<std::string, int>> collected;

const char* category_name(ErrorCategory category) {
    switch (category) {
        case errSyntaxWarning: return "syntax warning";
        case errSyntaxError: return "syntax error";
        case errIO: return "input/output error";
        case errNotAllowed: return "not allowed";
        case errUnimplemented: return "not implemented";
        default: return "error";
    }
}

// Without the position in the file: the same complaint of a thousand glyphs is one.
void collect(ErrorCategory category, Goffset, const char* message) {
    const std::string sentence = std::string(category_name(category)) + ": " + message;
    const auto found = std::ranges::find(collected, sentence, &std::pair<std::string, int>::first);
    if (found != collected.end())
        ++found->second;
    else if (collected.size() < kDifferentLimit)
        collected.emplace_back(sentence, 1);
}

}

void collect_messages() {
    setErrorCallback(collect);
}

std::vector<std::string> take_messages() {
    std::vector<std::string> sentences;
    for (auto& [sentence, n_times] : collected) {
        if (n_times > 1) sentence += " (" + std::to_string(n_times) + " times)";
        sentences.push_back(std::move(sentence));
    }
    collected.clear();
    return sentences;
}

}
