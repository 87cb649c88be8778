// SPDX-License-Identifier: Apache-2.0
// A worker that misbehaves on demand: the first argument says how, "sandboxed" before it enters the sandbox.
#include "publisher/worker/sandbox.hpp"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

extern char** environ;

namespace {

void say(const std::string& text) {
    if (::write(1, text.data(), text.size()) < 0) ::_exit(9);
}

std::string outcome_of(long result) {
    return result >= 0 ? "done" : std::strerror(errno);
}

int list_descriptors() {
    std::string list;
    for (int number = 0; number < 64; ++number) {
        if (::fcntl(number, F_GETFD) >= 0) list += std::to_string(number) + " ";
    }
    say(list);
    return 0;
}

int take_memory() {
    std::vector<std::string> pieces;
    for (;;)
        pieces.emplace_back(16 << 20, 'x');
}

int flood() {
    for (;;)
        say(std::string(64 << 10, 'x'));
}

int count(const char* last) {
    for (int i = 1; i <= std::atoi(last); ++i)
        say(std::to_string(i) + '\n');
    say("and so on");
    return 0;
}

int read_third() {
    char text[100];
    const auto n = ::read(3, text, sizeof text);
    say("3: " + std::string(text, static_cast<std::size_t>(n < 0 ? 0 : n)));
    const auto m = ::read(4, text, sizeof text);
    say(" 4: " + std::string(text, static_cast<std::size_t>(m < 0 ? 0 : m)));
    return 0;
}

int show_surroundings() {
    for (char** variable = environ; *variable; ++variable)
        say(std::string(*variable) + "\n");
    char byte = 0;
    say("stdin " + std::to_string(::read(0, &byte, 1)) + "\n");
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    say("core " + std::to_string(limit.rlim_cur) + "\n");
    char folder[200];
    say(std::string("in ") + ::getcwd(folder, sizeof folder) + "\n");
    return 0;
}

int misbehave(const std::string& how, const char* argument) {
    if (how == "answer") return say("forty-two"), 0;
    if (how == "fail") return std::fputs("cannot do it", stderr), 3;
    if (how == "crash") std::raise(SIGSEGV);
    if (how == "abort") std::abort();
    if (how == "hang") return ::close(1), ::close(2), ::sleep(1000), 0;
    if (how == "spin") {
        for (;;)
            ::getppid();
    }
    if (how == "memory") return take_memory();
    if (how == "flood") return flood();
    if (how == "count") return count(argument);
    if (how == "complain") return std::fputs(std::string(1 << 20, 'e').c_str(), stderr), say("fine"), 0;
    if (how == "descriptors") return list_descriptors();
    if (how == "read") return read_third();
    if (how == "surroundings") return show_surroundings();
    if (how == "grow-file") {
        const std::string piece(1 << 20, 'x');
        while (::write(3, piece.data(), piece.size()) > 0) {
        }
        return 4;
    }
    if (how == "open") return say(outcome_of(::open(argument, O_RDONLY))), 0;
    if (how == "create") return say(outcome_of(::open(argument, O_WRONLY | O_CREAT, 0600))), 0;
    if (how == "unlink") return say(outcome_of(::unlink(argument))), 0;
    if (how == "fork") return say(outcome_of(::fork())), 0;
    if (how == "kill") return say(outcome_of(::kill(::getppid(), 0))), 0;
    if (how == "execute-memory") {
        return say(outcome_of(reinterpret_cast<long>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)))),
               0;
    }
    if (how == "socket") return say(outcome_of(::socket(AF_INET, SOCK_STREAM, 0))), 0;
    if (how == "execute") return say(outcome_of(::execl("/bin/true", "true", nullptr))), 0;
    return 99;
}

}

int main(int n_arguments, char** arguments) {
    int next = 1;
    if (n_arguments > next && std::strcmp(arguments[next], "sandboxed") == 0) {
        ++next;
        publisher::worker::enter_sandbox();
    } else if (n_arguments > next && std::strcmp(arguments[next], "sandboxed-with-folder") == 0) {
        publisher::worker::enter_sandbox({arguments[next + 1]});
        next += 2;
    }
    const char* argument = n_arguments > next + 1 ? arguments[next + 1] : "";
    return n_arguments > next ? misbehave(arguments[next], argument) : 99;
}
