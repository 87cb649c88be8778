// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace publisher::e2e {

using Path = std::filesystem::path;

struct Outcome {
    int exit = -1; ///< as the shell gives it: 128 + signal when it was killed
    std::string out;
    std::string err;
    /// Of the program and all that it ran and waited for.
    double cpu_seconds = 0;
    long peak_kibibytes = 0; ///< of the largest process
};

struct Surroundings {
    Path folder;                                    ///< working folder; empty: this process's
    std::map<std::string, std::string> environment; ///< set on top of this process's
    int cpu_seconds = 0;                            ///< a process that uses more is killed; 0: no limit
};

/// Runs a program, found as the shell finds it, to its end.
Outcome run(const std::vector<std::string>& command, const Surroundings& surroundings = {});

/// The publisher that was built, or the one PUBLISHER_PROGRAM names.
std::string program();

Outcome publish(std::vector<std::string> arguments, const Surroundings& surroundings = {});

bool is_installed(const std::string& name);

std::string read(const Path& file);
void write(const Path& file, const std::string& content);

/// Every file below a folder with its content.
std::map<std::string, std::string> read_folder(const Path& folder);

/// A folder that goes with its object.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const Path& path() const { return path_; }

private:
    Path path_;
};

}
