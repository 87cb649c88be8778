// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"

#include <hb.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace publisher::text {

using font::FaceId;

/// An open face with what shaping and fallback ask of it again and again.
class OpenFace {
public:
    OpenFace(FaceId id, const font::FaceMetrics& metrics, hb_face_t* face);

    FaceId id() const { return id_; }
    const font::FaceMetrics& metrics() const { return *metrics_; }
    /// Scaled to units per em, so that all distances are whole font units.
    hb_font_t* harfbuzz_font() const { return font_.get(); }

    /// Can HarfBuzz show the character, if need be from its parts or as a space of the right width?
    bool covers(char32_t character) const;
    bool has_small_capitals(hb_script_t script) const;

    /// What stands at the end of a hyphenated line.
    std::uint16_t hyphen() const { return hyphen_; }
    std::int32_t hyphen_advance() const { return hyphen_advance_; }
    /// What lengthens Arabic words; 0 where the face has none.
    std::uint16_t tatweel() const { return tatweel_; }
    std::int32_t tatweel_advance() const { return tatweel_advance_; }

private:
    struct FontDeleter {
        void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    };
    enum class Known : std::uint8_t { NotYet, Covered, Missing };

    bool has_nominal_glyph(char32_t character) const;
    bool find_covered(char32_t character) const;

    FaceId id_;
    const font::FaceMetrics* metrics_;
    std::unique_ptr<hb_font_t, FontDeleter> font_;
    mutable std::array<Known, 0x2200> known_{};
    std::uint16_t hyphen_ = 0, tatweel_ = 0;
    std::int32_t hyphen_advance_ = 0, tatweel_advance_ = 0;
};

/// The faces a composer has opened. Those that cannot be opened are remembered with the reason.
class Faces {
public:
    explicit Faces(const font::Library& library) : library_(&library) {}

    /// Null for a face that cannot be opened; otherwise valid as long as this.
    const OpenFace* open(FaceId id);
    const std::vector<Failure>& failures() const { return failures_; }

    void note_small_capitals_drawn(FaceId face);
    /// Each once, in the order they were met.
    const std::vector<FaceId>& small_capitals_drawn() const { return small_capitals_drawn_; }

private:
    const font::Library* library_;
    std::map<FaceId, std::unique_ptr<OpenFace>> open_;
    std::vector<Failure> failures_;
    std::vector<FaceId> small_capitals_drawn_;
};

}
