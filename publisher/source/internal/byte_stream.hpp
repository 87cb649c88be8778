// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/base/result.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace publisher {
class World;
}

namespace publisher::source {

/// A text file as UTF-8, piece by piece, so that its size does not become memory.
class TextStream {
public:
    virtual ~TextStream() = default;
    /// Appends a further piece; false at the end of the file and after a failure.
    virtual bool append_to(std::string& buffer) = 0;
    /// What stopped the reading, if anything did.
    virtual Status status() const = 0;
    /// The charset the bytes were converted from; empty when they are passed on as they are. A converted
    /// text is well-formed and has U+FFFD where bytes meant nothing.
    virtual const std::string& charset() const = 0;
};

/// `charset` is a name that ICU knows; empty means UTF-8, or UTF-16 when its byte order mark is there. A
/// byte order mark is not part of the text. Refused when the charset is unknown.
Result<std::unique_ptr<TextStream>> open_text(const World& world, const std::filesystem::path& file,
                                              const std::string& charset);

bool is_known_charset(const std::string& charset);

/// SHA-256 of a file, read in pieces; 64 hexadecimal digits.
Result<std::string> checksum_of(const World& world, const std::filesystem::path& file);

}
