// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/encoder.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/world/descriptor.hpp"

#include <zlib.h>

#include <algorithm>
#include <functional>

namespace publisher::image {
namespace {

// Fixed, because the level is part of "same inputs, same bytes".
constexpr int kLevel = 6;

class Deflater {
public:
    using Sink = std::function<void(std::string_view bytes)>;

    explicit Deflater(Sink sink) : sink_(std::move(sink)) {
        if (::deflateInit(&stream_, kLevel) != Z_OK) refuse(Refusal::Output, "zlib cannot be used");
    }
    ~Deflater() { ::deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void add(const std::uint8_t* bytes, std::size_t size, int flush = Z_NO_FLUSH) {
        stream_.next_in = const_cast<Bytef*>(bytes);
        stream_.avail_in = static_cast<uInt>(size);
        do {
            stream_.next_out = buffer_;
            stream_.avail_out = sizeof buffer_;
            ::deflate(&stream_, flush);
            sink_({reinterpret_cast<const char*>(buffer_), sizeof buffer_ - stream_.avail_out});
        } while (stream_.avail_out == 0);
    }
    void finish() { add(nullptr, 0, Z_FINISH); }

private:
    Sink sink_;
    z_stream stream_{};
    Bytef buffer_[64 << 10];
};

class DeflateEncoder : public RowEncoder {
public:
    explicit DeflateEncoder(const Encoding& encoding)
        : encoding_(encoding),
          deflater_([this](std::string_view bytes) { write_output(encoding_.descriptor, bytes); }),
          row_size_(std::size_t{encoding.width} *
                    static_cast<std::size_t>(n_components_of(encoding.colour))) {
        if (encoding.is_bilevel) bits_.resize((row_size_ + 7) / 8);
    }

    void add_row(const std::uint8_t* row) override {
        if (!encoding_.is_bilevel) {
            deflater_.add(row, row_size_);
            return;
        }
        std::ranges::fill(bits_, std::uint8_t{0});
        for (std::size_t i = 0; i < row_size_; ++i) {
            if (row[i] >= 128) bits_[i / 8] |= static_cast<std::uint8_t>(0x80 >> i % 8);
        }
        deflater_.add(bits_.data(), bits_.size());
    }

    void finish() override { deflater_.finish(); }

private:
    const Encoding encoding_;
    Deflater deflater_;
    const std::size_t row_size_;
    std::vector<std::uint8_t> bits_;
};

}

struct DeflatedMask::State {
    std::string bytes;
    Deflater deflater{[this](std::string_view piece) { bytes += piece; }};
};

DeflatedMask::DeflatedMask() : state_(std::make_unique<State>()) {}
DeflatedMask::~DeflatedMask() = default;

void DeflatedMask::add_row(const std::uint8_t* row, std::size_t width) {
    is_opaque_ = is_opaque_ && std::all_of(row, row + width, [](std::uint8_t alpha) { return alpha == 255; });
    state_->deflater.add(row, width);
}

const std::string& DeflatedMask::finish() {
    state_->deflater.finish();
    return state_->bytes;
}

std::unique_ptr<RowEncoder> make_deflate_encoder(const Encoding& encoding) {
    return std::make_unique<DeflateEncoder>(encoding);
}

void write_output(int descriptor, std::string_view bytes) {
    if (write_all(descriptor, bytes) != 0)
        refuse(Refusal::Output, "the converted picture could not be written");
}

}
