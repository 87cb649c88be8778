// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/worker.hpp"

namespace publisher::worker {

std::filesystem::path find_program(std::string_view name) {
    std::error_code error;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (const char* place : {".", "../bin", "../libexec/publisher"}) {
        const auto program = (folder / place / name).lexically_normal();
        if (std::filesystem::is_regular_file(program, error)) return program;
    }
    return folder / name;
}

}
