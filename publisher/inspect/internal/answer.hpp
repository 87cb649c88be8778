// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"
#include "publisher/world/world.hpp"

#include <simdjson.h>

#include <functional>
#include <string>
#include <string_view>

namespace publisher::inspect::internal {

/// A member of the worker's answer; asking a missing one gives the empty value of its kind, since the
/// worker leaves out what is as usual.
class Value {
public:
    Value() = default;
    explicit Value(simdjson::dom::element element) : element_(element), is_there_(true) {}

    bool is_there() const { return is_there_; }
    Value operator[](std::string_view key) const;
    std::string text() const;
    double number(double otherwise = 0) const;
    std::int64_t integer(std::int64_t otherwise = 0) const;
    int small_integer(int otherwise = 0) const { return static_cast<int>(integer(otherwise)); }
    bool flag() const;
    Length length() const { return Length::from_points(number()); }
    std::vector<Value> items() const;
    std::vector<double> numbers() const;
    std::vector<std::int64_t> integers() const;
    std::vector<std::string> texts() const;
    Rect rect() const;
    /// As text; an answer that is remembered.
    std::string json() const;

private:
    simdjson::dom::element element_;
    bool is_there_ = false;
};

DocumentFacts read_document(Value answer);
PageFacts read_page(Value answer);
std::vector<FontFacts> read_fonts(Value answer);

/// Runs the worker with these descriptors and gives its answer, parsed by `parser`.
/// Every way in which there is none becomes a Failure that names the file.
Result<Value> ask(simdjson::dom::parser& parser, const std::filesystem::path& path, const worker::Job& job);

/// As `ask`, of an answer that comes by lines; what they say is taken while the worker goes on. Those that were taken
/// before a failure belong to a file that is not to be used.
Status ask_by_lines(const std::filesystem::path& path, worker::Job job,
                    const std::function<void(Value line)>& take);

/// The worker to run: the one asked for, or the one beside this program.
std::filesystem::path program_or_default(const std::filesystem::path& program);
worker::Limits limits_for(const worker::Limits& limits, std::uint64_t file_bytes);

}
