// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/picture.hpp"

#include <memory>

namespace publisher::image {

/// Takes the rows of a finished picture, 8 bits a sample, and writes them to a descriptor.
class RowEncoder {
public:
    virtual ~RowEncoder() = default;
    virtual void add_row(const std::uint8_t* row) = 0;
    virtual void finish() = 0;
};

struct Encoding {
    std::uint32_t width = 0, height = 0;
    Colour colour = Colour::Cmyk;
    int descriptor = -1;
    int quality = 90;
    std::string profile;     ///< embedded in a JPEG when not empty
    bool is_bilevel = false; ///< for deflate: one bit a sample
};

/// Baseline, no chroma subsampling. CMYK is written the way Adobe does, inverted and with the marker.
std::unique_ptr<RowEncoder> make_jpeg_encoder(const Encoding& encoding);
/// A zlib stream of plain rows (FlateDecode without a predictor).
std::unique_ptr<RowEncoder> make_deflate_encoder(const Encoding& encoding);

/// Refuses when the disk is full.
void write_output(int descriptor, std::string_view bytes);

/// Deflates into memory; for the soft mask, which is dropped when it turns out to be opaque.
class DeflatedMask {
public:
    DeflatedMask();
    ~DeflatedMask();
    DeflatedMask(const DeflatedMask&) = delete;
    DeflatedMask& operator=(const DeflatedMask&) = delete;

    void add_row(const std::uint8_t* row, std::size_t width);
    bool is_opaque() const { return is_opaque_; }
    const std::string& finish();

private:
    struct State;
    std::unique_ptr<State> state_;
    bool is_opaque_ = true;
};

}
