// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/byte_stream.hpp"

#include "publisher/base/text.hpp"
#include "publisher/world/descriptor.hpp"
#include "publisher/world/world.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

namespace publisher::source {
namespace {

constexpr std::size_t kPiece = 256 << 10;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Reads a descriptor; -1 on an error, which is in `errno`.
ssize_t read_piece(int descriptor, char* into, std::size_t n) {
    ssize_t got = 0;
    do {
        got = ::read(descriptor, into, n);
    } while (got < 0 && errno == EINTR);
    return got;
}

class Utf8Stream : public TextStream {
public:
    Utf8Stream(FileDescriptor file, std::filesystem::path name)
        : file_(std::move(file)), name_(std::move(name)) {}

    bool append_to(std::string& buffer) override {
        const std::size_t had = buffer.size();
        buffer.resize(had + kPiece);
        const ssize_t got = read_piece(file_.number(), buffer.data() + had, kPiece);
        buffer.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0) status_ = system_failure(name_, errno, Access::Read);
        if (std::exchange(is_at_begin_, false) &&
            std::string_view(buffer).substr(had).starts_with(kUtf8Mark)) {
            buffer.erase(had, kUtf8Mark.size());
        }
        return got > 0;
    }
    Status status() const override { return status_; }
    const std::string& charset() const override { return charset_; }

private:
    FileDescriptor file_;
    std::filesystem::path name_;
    Status status_ = Done();
    std::string charset_;
    bool is_at_begin_ = true;
};

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& charset) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.c_str(), &error));
    return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

/// U+FFFD where bytes mean nothing. ICU's own substitution writes U+001A for some charsets.
void write_replacement(const void*, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* error) {
    if (reason > UCNV_IRREGULAR) return;
    constexpr UChar kReplacement = 0xFFFD;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &kReplacement, 1, 0, error);
}

/// The reader of the text finds the replaced characters and reports them by cell.
class ConvertedStream : public TextStream {
public:
    ConvertedStream(FileDescriptor file, std::filesystem::path name, std::string charset, Converter from)
        : file_(std::move(file)),
          name_(std::move(name)),
          charset_(std::move(charset)),
          from_(std::move(from)),
          to_(open_converter("UTF-8")) {
        UErrorCode error = U_ZERO_ERROR;
        ucnv_setToUCallBack(from_.get(), write_replacement, nullptr, nullptr, nullptr, &error);
    }

    bool append_to(std::string& buffer) override {
        if (is_done_) return false;
        const ssize_t got = read_piece(file_.number(), bytes_.data(), bytes_.size());
        if (got < 0) status_ = system_failure(name_, errno, Access::Read);
        is_done_ = got <= 0;
        const std::size_t had = buffer.size();
        convert(bytes_.data(), bytes_.data() + std::max<ssize_t>(got, 0), buffer);
        if (std::exchange(is_at_begin_, false) &&
            std::string_view(buffer).substr(had).starts_with(kUtf8Mark)) {
            buffer.erase(had, kUtf8Mark.size());
        }
        return !is_done_ || buffer.size() > had;
    }
    Status status() const override { return status_; }
    const std::string& charset() const override { return charset_; }

private:
    void convert(const char* source, const char* source_end, std::string& buffer) {
        UErrorCode error = U_ZERO_ERROR;
        do {
            error = U_ZERO_ERROR;
            char* target = converted_.data();
            ucnv_convertEx(to_.get(), from_.get(), &target, converted_.data() + converted_.size(), &source,
                           source_end, pivot_.data(), &pivot_source_, &pivot_target_,
                           pivot_.data() + pivot_.size(), false, is_done_, &error);
            buffer.append(converted_.data(), target);
        } while (error == U_BUFFER_OVERFLOW_ERROR);
        if (U_FAILURE(error)) {
            status_ = Failure{Failure::Kind::Refused, name_.string() + ": " + u_errorName(error)};
            is_done_ = true;
        }
    }

    FileDescriptor file_;
    std::filesystem::path name_;
    std::string charset_;
    Converter from_, to_;
    std::vector<char> bytes_ = std::vector<char>(kPiece), converted_ = std::vector<char>(kPiece);
    std::vector<UChar> pivot_ = std::vector<UChar>(4096);
    UChar* pivot_source_ = pivot_.data();
    UChar* pivot_target_ = pivot_.data();
    Status status_ = Done();
    bool is_at_begin_ = true, is_done_ = false;
};

/// "UTF-16" for a file that begins with one of its marks, without moving the file's position.
std::string charset_of_mark(int descriptor) {
    std::array<unsigned char, 2> mark{};
    if (::pread(descriptor, mark.data(), mark.size(), 0) != 2) return {};
    const bool is_utf16 = (mark[0] == 0xFF && mark[1] == 0xFE) || (mark[0] == 0xFE && mark[1] == 0xFF);
    return is_utf16 ? "UTF-16" : "";
}

bool is_utf8(const std::string& charset) {
    return charset.empty() || equals_ignoring_case(charset, "utf-8") || equals_ignoring_case(charset, "utf8");
}

}

bool is_known_charset(const std::string& charset) {
    return is_utf8(charset) || open_converter(charset) != nullptr;
}

Result<std::unique_ptr<TextStream>> open_text(const World& world, const std::filesystem::path& file,
                                              const std::string& charset) {
    auto opened = world.open(file);
    if (!opened) return opened.failure();
    const std::string marked = charset.empty() ? charset_of_mark(opened->number()) : charset;
    if (is_utf8(marked)) return std::unique_ptr<TextStream>(new Utf8Stream(*std::move(opened), file));
    Converter converter = open_converter(marked);
    if (!converter) {
        return Failure{Failure::Kind::Refused, file.string() + ": the charset '" + marked + "' is unknown"};
    }
    return std::unique_ptr<TextStream>(
        new ConvertedStream(*std::move(opened), file, marked, std::move(converter)));
}

Result<std::string> checksum_of(const World& world, const std::filesystem::path& file) {
    const auto opened = world.open(file);
    if (!opened) return opened.failure();
    std::vector<char> piece(kPiece);
    Hasher hasher;
    for (;;) {
        const ssize_t got = read_piece(opened->number(), piece.data(), piece.size());
        if (got < 0) return system_failure(file, errno, Access::Read);
        if (got == 0) return hasher.finish().to_hex();
        hasher.add_raw(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(got))));
    }
}

}
