// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/convert.hpp"

#include "publisher/image/internal/protocol.hpp"
#include "publisher/image/worker/colour.hpp"
#include "publisher/image/worker/encoder.hpp"
#include "publisher/image/worker/orient.hpp"
#include "publisher/image/worker/pass_through.hpp"
#include "publisher/image/worker/resample.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace publisher::image {
namespace {

/// Line art is no photograph: it stays sharp as it came, and so do drawings of few colours.
bool is_bilevel(const Header& header) {
    return header.bits == 1 && header.colour == Colour::Gray && header.alpha == Alpha::None;
}
bool is_lossless(const Header& header) {
    return is_bilevel(header) || header.is_indexed;
}

PixelSize reduced_size(const Header& header, const Request& request) {
    const PixelSize stored{header.width, header.height};
    if (request.enough_width == 0 || request.enough_height == 0 || is_bilevel(header)) return stored;
    const double across = static_cast<double>(request.enough_width) / header.shown_width();
    const double down = static_cast<double>(request.enough_height) / header.shown_height();
    const double scale = std::max(across, down);
    if (scale * request.tolerance >= 1) return stored;
    const auto scaled = [scale](std::uint32_t n) {
        return std::clamp(static_cast<std::uint32_t>(std::ceil(n * scale - 1e-9)), 1u, n);
    };
    return {scaled(stored.width), scaled(stored.height)};
}

bool may_pass(const Header& header, const ColourStage& colours, const PixelSize& size) {
    return header.is_fit_for_pdf && header.orientation == 1 && colours.is_identity() &&
           colours.colour() == header.colour && size == PixelSize{header.width, header.height};
}

/// A cut file would go to the press half gray; decoding it shows the cut.
void check_to_the_end(PictureReader& reader) {
    reader.start(1, 1);
    std::vector<std::uint16_t> row(std::size_t{reader.width()} *
                                   static_cast<std::size_t>(reader.n_channels()));
    for (std::uint32_t y = 0; y < reader.height(); ++y)
        reader.read_row(row.data());
    reader.finish();
}

/// The steps from the reader's rows to the two descriptors.
class Pipeline {
  public:
    Pipeline(const Header& header, const PixelSize& size, ColourStage& colours, RowEncoder& encoder)
        : colours_(colours),
          encoder_(encoder),
          width_(size.width),
          shown_width_(header.has_swapped_axes() ? size.height : size.width),
          n_colours_(static_cast<std::size_t>(n_components_of(header.colour))),
          n_result_(static_cast<std::size_t>(n_components_of(colours.colour()))),
          has_alpha_(header.alpha != Alpha::None),
          orienter_(header.orientation, size.width, size.height, static_cast<int>(n_result_ + has_alpha_),
                    [this](const std::uint8_t* row) { encode(row); }),
          source_(width_ * n_colours_),
          converted_(width_ * n_result_),
          joined_(has_alpha_ ? width_ * (n_result_ + 1) : 0),
          planes_(shown_width_ * n_result_),
          alpha_(shown_width_) {}

    /// A row at its final size, as stored.
    void add_row(const std::uint16_t* row) {
        if (!has_alpha_) {
            colours_.convert(row, width_, converted_.data());
            orienter_.add_row(converted_.data());
            return;
        }
        for (std::size_t x = 0; x < width_; ++x) {
            std::copy_n(row + x * (n_colours_ + 1), n_colours_, source_.data() + x * n_colours_);
        }
        colours_.convert(source_.data(), width_, converted_.data());
        for (std::size_t x = 0; x < width_; ++x) {
            std::copy_n(converted_.data() + x * n_result_, n_result_, joined_.data() + x * (n_result_ + 1));
            joined_[x * (n_result_ + 1) + n_result_] = narrow(row[x * (n_colours_ + 1) + n_colours_]);
        }
        orienter_.add_row(joined_.data());
    }

    void finish() {
        orienter_.finish();
        encoder_.finish();
    }

    /// The deflated soft mask; empty when the picture is opaque.
    std::string take_mask() {
        const auto& bytes = mask_.finish();
        return mask_.is_opaque() ? std::string() : bytes;
    }

  private:
    void encode(const std::uint8_t* row) {
        if (!has_alpha_) {
            encoder_.add_row(row);
            return;
        }
        for (std::size_t x = 0; x < shown_width_; ++x) {
            std::copy_n(row + x * (n_result_ + 1), n_result_, planes_.data() + x * n_result_);
            alpha_[x] = row[x * (n_result_ + 1) + n_result_];
        }
        encoder_.add_row(planes_.data());
        mask_.add_row(alpha_.data(), shown_width_);
    }

    ColourStage& colours_;
    RowEncoder& encoder_;
    const std::size_t width_, shown_width_, n_colours_, n_result_;
    const bool has_alpha_;
    Orienter orienter_;
    DeflatedMask mask_;
    std::vector<std::uint16_t> source_;
    std::vector<std::uint8_t> converted_, joined_, planes_, alpha_;
};

void pour(PictureReader& reader, const PixelSize& size, Pipeline& pipeline) {
    const bool is_reduced = size != PixelSize{reader.header().width, reader.header().height};
    // Twice the final size is enough for the average to be smooth; what a decoder leaves out is not computed.
    if (is_reduced)
        reader.start(size.width * 2, size.height * 2);
    else
        reader.start(reader.header().width, reader.header().height);
    std::vector<std::uint16_t> row(std::size_t{reader.width()} *
                                   static_cast<std::size_t>(reader.n_channels()));
    std::optional<AreaAverage> average;
    if (is_reduced) {
        average.emplace(reader.width(), reader.height(), size.width, size.height, reader.n_channels(),
                        reader.has_alpha(), [&](const std::uint16_t* reduced) { pipeline.add_row(reduced); });
    }
    for (std::uint32_t y = 0; y < reader.height(); ++y) {
        reader.read_row(row.data());
        if (average)
            average->add_row(row.data());
        else
            pipeline.add_row(row.data());
    }
    reader.finish();
    pipeline.finish();
}

Encoding encoding_of(const Header& header, const PixelSize& size, const ColourStage& colours,
                     const Request& request) {
    Encoding encoding;
    encoding.width = header.has_swapped_axes() ? size.height : size.width;
    encoding.height = header.has_swapped_axes() ? size.width : size.height;
    encoding.colour = colours.colour();
    encoding.descriptor = protocol::kPictureDescriptor;
    encoding.quality = request.quality;
    encoding.profile = colours.kept_profile();
    encoding.is_bilevel = is_bilevel(header);
    return encoding;
}

struct Result {
    bool is_jpeg = true, is_inverted = false, has_mask = false, has_passed = false;
};

JsonWriter to_json(const Encoding& encoding, const ColourStage& colours, const Result& result) {
    JsonWriter json;
    json.open_object("");
    json.add("encoding", result.is_jpeg ? "jpeg" : "deflate");
    json.add("width", std::int64_t{encoding.width}).add("height", std::int64_t{encoding.height});
    json.add("n_components", n_components_of(encoding.colour));
    json.add("bits", encoding.is_bilevel ? 1 : 8);
    json.add("is_inverted", result.is_inverted).add("has_mask", result.has_mask);
    json.add("has_passed", result.has_passed).add("source_profile", colours.source_profile());
    json.close_object();
    return json;
}

}

JsonWriter convert(std::string_view source, const Request& request) {
    const auto reader = open_picture(source);
    const Header& header = reader->header();
    ColourStage colours(header, request);
    const PixelSize size = reduced_size(header, request);
    const Encoding encoding = encoding_of(header, size, colours, request);

    Result result;
    if (may_pass(header, colours, size)) {
        check_to_the_end(*reader);
        const auto profile = request.wanted == Wanted::Keep ? ProfileSegments::Keep : ProfileSegments::Drop;
        write_output(encoding.descriptor, strip_jpeg(source, profile));
        result.has_passed = true;
        result.is_inverted = header.colour == Colour::Cmyk && header.has_adobe_marker;
        return to_json(encoding, colours, result);
    }

    result.is_jpeg = !is_lossless(header);
    result.is_inverted = result.is_jpeg && encoding.colour == Colour::Cmyk;
    const auto encoder = result.is_jpeg ? make_jpeg_encoder(encoding) : make_deflate_encoder(encoding);
    Pipeline pipeline(header, size, colours, *encoder);
    pour(*reader, size, pipeline);
    const std::string mask = pipeline.take_mask();
    result.has_mask = !mask.empty();
    write_output(protocol::kMaskDescriptor, mask);
    return to_json(encoding, colours, result);
}

}
