// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// libFuzzer gives the bytes: fuzz --target=NAME [corpus ...]
namespace {

using publisher::fuzz::kTargets;
using publisher::fuzz::Target;

const Target* chosen = nullptr;

const Target* find(std::string_view name) {
    for (const Target& target : kTargets)
        if (target.name == name) return &target;
    return nullptr;
}

}

extern "C" int LLVMFuzzerInitialize(int* n_arguments, char*** arguments) {
    constexpr std::string_view kOption = "--target=";
    for (int i = 1; i < *n_arguments; ++i) {
        const std::string_view argument = (*arguments)[i];
        if (argument.starts_with(kOption)) chosen = find(argument.substr(kOption.size()));
    }
    if (chosen) return 0;
    std::fputs("name one with --target=NAME:", stderr);
    for (const Target& target : kTargets)
        std::fprintf(stderr, " %s", std::string(target.name).c_str());
    std::fputs("\n", stderr);
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t n) {
    chosen->run({reinterpret_cast<const char*>(bytes), n});
    return 0;
}
