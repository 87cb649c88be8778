// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/convert.hpp"

#include "publisher/image/internal/protocol.hpp"
#include "publisher/base/base64.hpp"
#include "publisher/image/worker/colour.hpp"
#include "publisher/image/worker/encoder.hpp"
#include "publisher/image/worker/ink_meter.hpp"
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
    if (request.enough_width == 0 || request.enough_height == 0) return stored;
    if (is_bilevel(header) && !request.is_for_screen) return stored;
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
void check_to_the_end(PictureReader& reader, const Request& request, int& ink_percent) {
    reader.start(1, 1);
    const bool is_measured = request.ink_square > 0 && reader.header().colour == Colour::Cmyk;
    InkMeter meter(reader.width(), request.ink_square * reader.width());
    std::vector<std::uint8_t> inks(is_measured ? std::size_t{reader.width()} * 4 : 0);
    std::vector<std::uint16_t> row(std::size_t{reader.width()} *
                                   static_cast<std::size_t>(reader.n_channels()));
    for (std::uint32_t y = 0; y < reader.height(); ++y) {
        reader.read_row(row.data());
        for (std::size_t i = 0; i < inks.size(); ++i)
            inks[i] = narrow(row[i]);
        if (is_measured) meter.add_row(inks.data());
    }
    reader.finish();
    if (is_measured) ink_percent = meter.percent();
}

/// The steps from the reader's rows to the two descriptors.
class Pipeline {
public:
    Pipeline(const Header& header, const PixelSize& size, ColourStage& colours, const Request& request,
             RowEncoder& encoder)
        : colours_(colours),
          encoder_(encoder),
          width_(size.width),
          shown_width_(header.has_swapped_axes() ? size.height : size.width),
          n_colours_(static_cast<std::size_t>(n_components_of(header.colour))),
          n_result_(static_cast<std::size_t>(n_components_of(colours.colour()))),
          has_alpha_(header.alpha != Alpha::None),
          ground_(ground_for(header, colours.colour(), request)),
          has_mask_(has_alpha_ && !ground_),
          orienter_(header.orientation, size.width, size.height, static_cast<int>(n_result_ + has_mask_),
                    [this](const std::uint8_t* row) { encode(row); }),
          source_(width_ * n_colours_),
          converted_(width_ * n_result_),
          joined_(has_mask_ ? width_ * (n_result_ + 1) : 0),
          planes_(shown_width_ * n_result_),
          alpha_(shown_width_) {
        if (request.ink_square > 0 && colours.colour() == Colour::Cmyk)
            meter_.emplace(static_cast<std::uint32_t>(shown_width_),
                           request.ink_square * static_cast<double>(shown_width_));
    }

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
        if (ground_) {
            composite(row);
            orienter_.add_row(converted_.data());
            return;
        }
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

    bool is_composited() const { return ground_.has_value(); }
    int ink_percent() { return meter_ ? meter_->percent() : 0; }

    /// The deflated soft mask; empty when the picture is opaque.
    std::string take_mask() {
        const auto& bytes = mask_.finish();
        return mask_.is_opaque() ? std::string() : bytes;
    }

private:
    /// What shines through, in the components of the result. Nothing when the result has no component for it:
    /// gray over a coloured ground stays transparent.
    static std::optional<std::array<std::uint8_t, 4>> ground_for(const Header& header, Colour colour,
                                                                 const Request& request) {
        if (header.alpha == Alpha::None || !request.ground || colour == Colour::Rgb) return {};
        const auto& inks = *request.ground;
        if (colour == Colour::Cmyk) return inks;
        if (inks[0] != 0 || inks[1] != 0 || inks[2] != 0) return {};
        return std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(255 - inks[3])};
    }

    void composite(const std::uint16_t* row) {
        for (std::size_t x = 0; x < width_; ++x) {
            const unsigned alpha = narrow(row[x * (n_colours_ + 1) + n_colours_]);
            for (std::size_t i = 0; i < n_result_; ++i) {
                std::uint8_t& sample = converted_[x * n_result_ + i];
                sample =
                    static_cast<std::uint8_t>((sample * alpha + (*ground_)[i] * (255 - alpha) + 127) / 255);
            }
        }
    }

    void encode(const std::uint8_t* row) {
        if (!has_mask_) {
            if (meter_) meter_->add_row(row);
            encoder_.add_row(row);
            return;
        }
        for (std::size_t x = 0; x < shown_width_; ++x) {
            std::copy_n(row + x * (n_result_ + 1), n_result_, planes_.data() + x * n_result_);
            alpha_[x] = row[x * (n_result_ + 1) + n_result_];
        }
        if (meter_) meter_->add_row(planes_.data());
        encoder_.add_row(planes_.data());
        mask_.add_row(alpha_.data(), shown_width_);
    }

    ColourStage& colours_;
    RowEncoder& encoder_;
    const std::size_t width_, shown_width_, n_colours_, n_result_;
    const bool has_alpha_;
    const std::optional<std::array<std::uint8_t, 4>> ground_;
    const bool has_mask_;
    std::optional<InkMeter> meter_;
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
    if (request.wanted == Wanted::Keep) encoding.profile = colours.kept_profile();
    encoding.is_bilevel = is_bilevel(header) && !request.is_for_screen;
    return encoding;
}

struct Result {
    bool is_jpeg = true, is_inverted = false, has_mask = false, has_passed = false, is_composited = false;
    int ink_percent = 0;
    std::string profile;
    ClippingPath clip;
};

void write_clip(JsonWriter& json, const ClippingPath& clip) {
    json.open_array("clip");
    for (const auto& curve : clip) {
        json.open_array();
        for (const auto& knot : curve)
            for (const std::int32_t number : knot)
                json.add("", std::int64_t{number});
        json.close_array();
    }
    json.close_array();
}

JsonWriter to_json(const Encoding& encoding, const ColourStage& colours, const Result& result) {
    JsonWriter json;
    json.open_object("");
    json.add("encoding", result.is_jpeg ? "jpeg" : "deflate");
    json.add("width", std::int64_t{encoding.width}).add("height", std::int64_t{encoding.height});
    json.add("n_components", n_components_of(encoding.colour));
    json.add("bits", encoding.is_bilevel ? 1 : 8);
    json.add("is_inverted", result.is_inverted).add("has_mask", result.has_mask);
    json.add("has_passed", result.has_passed).add("source_profile", colours.source_profile());
    json.add("is_composited", result.is_composited).add("ink_percent", result.ink_percent);
    if (!result.profile.empty()) json.add("profile", to_base64(result.profile));
    write_clip(json, result.clip);
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
    result.clip = oriented(header.clip, header.orientation);
    if (request.wanted == Wanted::CmykKeepingRgb) result.profile = colours.kept_profile();
    if (!request.is_for_screen && may_pass(header, colours, size)) {
        check_to_the_end(*reader, request, result.ink_percent);
        const auto profile = request.wanted == Wanted::Keep ? ProfileSegments::Keep : ProfileSegments::Drop;
        write_output(encoding.descriptor, strip_jpeg(source, profile));
        result.has_passed = true;
        result.is_inverted = header.colour == Colour::Cmyk && header.has_adobe_marker;
        return to_json(encoding, colours, result);
    }

    result.is_jpeg = !is_lossless(header) && !request.is_for_screen;
    result.is_inverted = result.is_jpeg && encoding.colour == Colour::Cmyk;
    const auto encoder = result.is_jpeg ? make_jpeg_encoder(encoding) : make_deflate_encoder(encoding);
    Pipeline pipeline(header, size, colours, request, *encoder);
    pour(*reader, size, pipeline);
    const std::string mask = pipeline.take_mask();
    result.has_mask = !mask.empty();
    result.is_composited = pipeline.is_composited();
    result.ink_percent = pipeline.ink_percent();
    write_output(protocol::kMaskDescriptor, mask);
    return to_json(encoding, colours, result);
}

}
