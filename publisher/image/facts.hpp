// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::image {

/// A date found in metadata, with the spelling it was found under.
struct DateFact {
    std::string property;    ///< "plus:LicenseEndDate", "pur:expirationDate", "IPTC 2:37"
    std::string text;        ///< as it stands there
    std::optional<Date> day; ///< nothing when the text is no date; then nobody knows when the right ends
    bool operator==(const DateFact&) const = default;
};

/// What XMP and IPTC say of the rights in a picture. Lists keep the order of the metadata without repeats;
/// empty means that nothing is said, never that everything is allowed.
struct RightsFacts {
    std::map<std::string, std::string>
        usage_terms; ///< xmpRights:UsageTerms by language, "x-default" among them
    std::map<std::string, std::string> copyright; ///< dc:rights, IPTC 2:116 (language "")
    std::vector<std::string> web_statements;      ///< xmpRights:WebStatement, cc:license
    std::vector<std::string> owners, creators, licensors;
    std::optional<bool> is_marked;
    std::string credit; ///< photoshop:Credit, PRISM creditLine, cc:attributionName, IPTC 2:110
    std::string
        credit_line_required; ///< PLUS, in words: "Credit Adjacent To Image", "Not Required"; empty: not said
    std::vector<DateFact> starts;                    ///< licence starts, embargoes, IPTC 2:30
    std::vector<DateFact> ends;                      ///< licence ends, expiries, kill dates, IPTC 2:37
    std::vector<std::string> alteration_constraints; ///< PLUS, in words: "No Cropping"
    std::vector<std::string> duplication_constraints, region_constraints, media_constraints;
    std::string model_release, property_release; ///< PLUS, in words
    std::vector<std::string> problems;           ///< metadata that could not be read

    /// Nothing when the metadata does not say.
    std::optional<bool> is_credit_required() const;
    /// All starts and ends bind, so the latest start and the earliest end; unreadable dates are left out.
    DateWindow window() const;
    bool has_unreadable_date() const;
    bool operator==(const RightsFacts&) const = default;
};

struct ProfileFacts {
    std::string space;       ///< "RGB", "CMYK", "GRAY", "Lab"
    std::string description; ///< "Adobe RGB (1998)"
    bool is_damaged = false;
    /// A profile of another colour space than the pixels'; conversion ignores it.
    bool contradicts_pixels = false;
    bool operator==(const ProfileFacts&) const = default;
};

/// What the head of a picture file says; no pixel was decoded, a cut file may still look whole here.
struct PictureFacts {
    enum class Colour { Gray, Rgb, Cmyk, Ycck, Lab, Indexed };
    enum class Alpha { None, Straight, Associated, TransparentColour };

    std::string format; ///< "JPEG", "PNG", "TIFF", "WebP", "PSD", "SVG"
    /// In pixels, after the EXIF orientation; of a drawing in thousandths of its user unit, 96,000 an inch.
    int width = 0, height = 0;
    int orientation = 1; ///< EXIF 1..8
    Colour colour = Colour::Rgb;
    int bits = 8; ///< of a sample
    Alpha alpha = Alpha::None;
    int n_pages = 1;
    double tagged_ppi_x = 0, tagged_ppi_y = 0; ///< for information: placing decides; 0: not tagged
    std::string jpeg_process;                  ///< "baseline", "progressive"; empty for other formats
    bool has_adobe_marker = false;
    std::optional<ProfileFacts> profile;
    /// What the clipping path that the file names leaves, as its bounding box: left, top, right, bottom in
    /// 1/2^24 of the upright width and height.
    std::optional<std::array<std::int32_t, 4>> clip;
    std::string clip_name; ///< of that path, when the file gives it in plain ASCII
    std::string xmp;       ///< bytes of the embedded packet
    RightsFacts rights;

    /// It has no pixels: `read_drawing` reads it.
    bool is_drawing() const { return format == "SVG"; }
    bool operator==(const PictureFacts&) const = default;
};

}
