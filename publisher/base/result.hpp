// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace publisher {

/// Why the surroundings failed. The kind decides the exit code; the message
/// names the file or program and what the system said of it.
struct Failure {
    enum class Kind {
        Missing,   ///< an input is not there or cannot be read
        Refused,   ///< an input is there and cannot be used: malformed, too large, forbidden
        Temporary, ///< a retry may help: full disk, out of processes
        Internal,  ///< we are wrong
    };
    Kind kind = Kind::Internal;
    std::string message;
};

/// A value, or why there is none. Nothing is thrown across a module border.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}           // NOLINT
    Result(Failure failure) : content_(std::in_place_index<1>, std::move(failure)) {} // NOLINT

    explicit operator bool() const { return content_.index() == 0; }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Failure& failure() const {
        assert(!*this && "a failure is only there when there is no value");
        return std::get<1>(content_);
    }

private:
    T& value() {
        assert(*this && "the caller has to ask first whether there is a value");
        return std::get<0>(content_);
    }
    const T& value() const {
        assert(*this && "the caller has to ask first whether there is a value");
        return std::get<0>(content_);
    }

    std::variant<T, Failure> content_;
};

struct Done {};
using Status = Result<Done>;

}
