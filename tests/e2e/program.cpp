// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace publisher::e2e {
namespace {

void redirect(int descriptor, const Path& file) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
    ::close(opened);
}

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& command, const Surroundings& surroundings,
                         const Path& out, const Path& err) {
    redirect(STDOUT_FILENO, out);
    redirect(STDERR_FILENO, err);
    if (!surroundings.folder.empty() && ::chdir(surroundings.folder.c_str()) != 0) ::_exit(126);
    for (const auto& [name, value] : surroundings.environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (surroundings.cpu_seconds > 0) {
        const auto seconds = static_cast<rlim_t>(surroundings.cpu_seconds);
        const rlimit limit{seconds, seconds};
        ::setrlimit(RLIMIT_CPU, &limit);
    }
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

}

Outcome run(const std::vector<std::string>& command, const Surroundings& surroundings) {
    const Folder scratch;
    const Path out = scratch.path() / "out";
    const Path err = scratch.path() / "err";
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process can be started");
    if (child == 0) become(command, surroundings, out, err);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(out), read(err),
            seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss};
}

std::string program() {
    const char* named = std::getenv("PUBLISHER_PROGRAM");
    return named ? named : PUBLISHER_BINARY_DIR "/bin/publisher";
}

Outcome publish(std::vector<std::string> arguments, const Surroundings& surroundings) {
    arguments.insert(arguments.begin(), program());
    return run(arguments, surroundings);
}

bool is_installed(const std::string& name) {
    return run({name, "--version"}).exit != 127;
}

std::string read(const Path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

void write(const Path& file, const std::string& content) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

std::map<std::string, std::string> read_folder(const Path& folder) {
    std::map<std::string, std::string> files;
    if (!std::filesystem::is_directory(folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::error_code ignored; // a link to itself
        if (entry.is_regular_file(ignored))
            files[entry.path().lexically_relative(folder)] = read(entry.path());
    }
    return files;
}

Folder::Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "publisher-e2e-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}
