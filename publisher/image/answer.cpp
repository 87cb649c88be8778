// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/internal/answer.hpp"

#include <simdjson.h>

#include <algorithm>

namespace publisher::image::internal {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kLongestSide = 1 << 30;

Failure broken_answer() {
    return {Failure::Kind::Internal, "publisher-image gave an answer that is not understood"};
}

std::string text_of(const object& from, std::string_view name) {
    std::string_view text;
    if (from[name].get(text) != simdjson::SUCCESS) return {};
    return std::string(text);
}

std::int64_t number_of(const object& from, std::string_view name, std::int64_t otherwise = 0) {
    std::int64_t number = otherwise;
    if (from[name].get(number) != simdjson::SUCCESS) return otherwise;
    return number;
}

bool is_set(const object& from, std::string_view name) {
    bool value = false;
    return from[name].get(value) == simdjson::SUCCESS && value;
}

double decimal_of(const object& from, std::string_view name) {
    double number = 0;
    if (from[name].get(number) != simdjson::SUCCESS) return 0;
    return number;
}

std::vector<std::string> texts_of(const object& from, std::string_view name) {
    std::vector<std::string> texts;
    if (array items; from[name].get(items) == simdjson::SUCCESS) {
        for (const element item : items) {
            std::string_view text;
            if (item.get(text) == simdjson::SUCCESS) texts.emplace_back(text);
        }
    }
    return texts;
}

std::map<std::string, std::string> languages_of(const object& from, std::string_view name) {
    std::map<std::string, std::string> texts;
    if (array items; from[name].get(items) == simdjson::SUCCESS) {
        for (const element item : items) {
            object text;
            if (item.get(text) == simdjson::SUCCESS)
                texts.emplace(text_of(text, "language"), text_of(text, "text"));
        }
    }
    return texts;
}

std::vector<DateFact> dates_of(const object& from, std::string_view name) {
    std::vector<DateFact> dates;
    if (array items; from[name].get(items) == simdjson::SUCCESS) {
        for (const element item : items) {
            object date;
            if (item.get(date) != simdjson::SUCCESS) continue;
            dates.push_back(
                {text_of(date, "property"), text_of(date, "text"), Date::parse(text_of(date, "day"))});
        }
    }
    return dates;
}

/// Four sides in their order and within the picture; anything else is no clip.
std::optional<std::array<std::int32_t, 4>> clip_of(const object& from) {
    constexpr std::int64_t kWhole = 1 << 24;
    array sides;
    if (from["clip"].get(sides) != simdjson::SUCCESS || sides.size() != 4) return std::nullopt;
    std::array<std::int32_t, 4> clip{};
    std::size_t n = 0;
    for (const element side : sides) {
        std::int64_t number = 0;
        if (side.get(number) != simdjson::SUCCESS || number < 0 || number > kWhole) return std::nullopt;
        clip[n++] = static_cast<std::int32_t>(number);
    }
    return clip[0] < clip[2] && clip[1] < clip[3] ? std::optional(clip) : std::nullopt;
}

RightsFacts to_rights(const object& from) {
    RightsFacts rights;
    rights.usage_terms = languages_of(from, "usage_terms");
    rights.copyright = languages_of(from, "copyright");
    rights.web_statements = texts_of(from, "web_statements");
    rights.owners = texts_of(from, "owners");
    rights.creators = texts_of(from, "creators");
    rights.licensors = texts_of(from, "licensors");
    if (bool marked = false; from["is_marked"].get(marked) == simdjson::SUCCESS) rights.is_marked = marked;
    rights.credit = text_of(from, "credit");
    rights.credit_line_required = text_of(from, "credit_line_required");
    rights.starts = dates_of(from, "starts");
    rights.ends = dates_of(from, "ends");
    rights.alteration_constraints = texts_of(from, "alteration_constraints");
    rights.duplication_constraints = texts_of(from, "duplication_constraints");
    rights.region_constraints = texts_of(from, "region_constraints");
    rights.media_constraints = texts_of(from, "media_constraints");
    rights.model_release = text_of(from, "model_release");
    rights.property_release = text_of(from, "property_release");
    rights.problems = texts_of(from, "problems");
    return rights;
}

template <typename Enum>
using Names = std::initializer_list<std::pair<std::string_view, Enum>>;

template <typename Enum>
std::optional<Enum> find_name(std::string_view name, Names<Enum> names) {
    const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, Enum>::first);
    if (found == names.end()) return {};
    return found->second;
}

std::string from_base64(std::string_view text) {
    std::string bytes;
    unsigned group = 0, n_bits = 0;
    for (const char c : text) {
        unsigned value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<unsigned>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<unsigned>(c - 'a') + 26;
        else if (c >= '0' && c <= '9')
            value = static_cast<unsigned>(c - '0') + 52;
        else if (c == '+')
            value = 62;
        else if (c == '/')
            value = 63;
        else
            break;
        group = group << 6 | value;
        n_bits += 6;
        if (n_bits < 8) continue;
        n_bits -= 8;
        bytes += static_cast<char>(group >> n_bits & 0xFF);
    }
    return bytes;
}

/// Curves of whole knots; anything else is left out.
std::vector<std::vector<std::int32_t>> curves_of(const object& from, std::string_view name) {
    std::vector<std::vector<std::int32_t>> curves;
    array items;
    if (from[name].get(items) != simdjson::SUCCESS) return curves;
    for (const element item : items) {
        array numbers;
        if (item.get(numbers) != simdjson::SUCCESS) continue;
        std::vector<std::int32_t> curve;
        for (const element entry : numbers) {
            std::int64_t number = 0;
            if (entry.get(number) == simdjson::SUCCESS) curve.push_back(static_cast<std::int32_t>(number));
        }
        if (!curve.empty() && curve.size() % 6 == 0) curves.push_back(std::move(curve));
    }
    return curves;
}

/// Both sides positive and no larger than anything can be.
bool take_size(const object& from, int& width, int& height) {
    const auto w = number_of(from, "width"), h = number_of(from, "height");
    if (w < 1 || h < 1 || w > kLongestSide || h > kLongestSide) return false;
    width = static_cast<int>(w);
    height = static_cast<int>(h);
    return true;
}

std::optional<ProfileFacts> profile_of(const object& from) {
    object profile;
    if (from["profile"].get(profile) != simdjson::SUCCESS) return {};
    return ProfileFacts{text_of(profile, "space"), text_of(profile, "description"),
                        is_set(profile, "is_damaged"), is_set(profile, "contradicts_pixels")};
}

}

Result<PictureFacts> parse_facts(std::string_view answer) {
    using Facts = PictureFacts;
    simdjson::dom::parser parser;
    object from, rights;
    if (parser.parse(answer.data(), answer.size()).get(from) != simdjson::SUCCESS) return broken_answer();
    const auto colour =
        find_name<Facts::Colour>(text_of(from, "colour"), {{"gray", Facts::Colour::Gray},
                                                           {"rgb", Facts::Colour::Rgb},
                                                           {"cmyk", Facts::Colour::Cmyk},
                                                           {"ycck", Facts::Colour::Ycck},
                                                           {"lab", Facts::Colour::Lab},
                                                           {"indexed", Facts::Colour::Indexed}});
    const auto alpha = find_name<Facts::Alpha>(text_of(from, "alpha"),
                                               {{"none", Facts::Alpha::None},
                                                {"straight", Facts::Alpha::Straight},
                                                {"associated", Facts::Alpha::Associated},
                                                {"transparent-colour", Facts::Alpha::TransparentColour}});
    PictureFacts facts;
    if (!colour || !alpha || !take_size(from, facts.width, facts.height) ||
        from["rights"].get(rights) != simdjson::SUCCESS) {
        return broken_answer();
    }
    facts.format = text_of(from, "format");
    facts.orientation = static_cast<int>(number_of(from, "orientation", 1));
    facts.colour = *colour;
    facts.bits = static_cast<int>(number_of(from, "bits", 8));
    facts.alpha = *alpha;
    facts.n_pages = static_cast<int>(number_of(from, "n_pages", 1));
    facts.tagged_ppi_x = decimal_of(from, "ppi_x");
    facts.tagged_ppi_y = decimal_of(from, "ppi_y");
    facts.jpeg_process = text_of(from, "jpeg_process");
    facts.has_adobe_marker = is_set(from, "has_adobe_marker");
    facts.profile = profile_of(from);
    facts.clip = clip_of(from);
    facts.clip_name = text_of(from, "clip_name");
    facts.xmp = from_base64(text_of(from, "xmp"));
    facts.rights = to_rights(rights);
    return facts;
}

Result<RightsFacts> parse_rights(std::string_view answer) {
    simdjson::dom::parser parser;
    object rights;
    if (parser.parse(answer.data(), answer.size())["rights"].get(rights) != simdjson::SUCCESS)
        return broken_answer();
    return to_rights(rights);
}

Result<PrintPicture> parse_conversion(std::string_view answer) {
    simdjson::dom::parser parser;
    object from;
    if (parser.parse(answer.data(), answer.size()).get(from) != simdjson::SUCCESS) return broken_answer();
    using Encoding = PrintPicture::Encoding;
    const auto encoding = find_name<Encoding>(text_of(from, "encoding"),
                                              {{"jpeg", Encoding::Jpeg}, {"deflate", Encoding::Deflate}});
    PrintPicture picture;
    const auto n_components = number_of(from, "n_components"), bits = number_of(from, "bits");
    if (!encoding || !take_size(from, picture.width, picture.height) ||
        (n_components != 1 && n_components != 3 && n_components != 4) || (bits != 1 && bits != 8)) {
        return broken_answer();
    }
    picture.encoding = *encoding;
    picture.n_components = static_cast<int>(n_components);
    picture.bits = static_cast<int>(bits);
    picture.is_inverted = is_set(from, "is_inverted");
    picture.has_passed = is_set(from, "has_passed");
    picture.source_profile = text_of(from, "source_profile");
    picture.profile = from_base64(text_of(from, "profile"));
    picture.is_composited = is_set(from, "is_composited");
    picture.clip = curves_of(from, "clip");
    picture.ink_percent = static_cast<int>(std::clamp<std::int64_t>(number_of(from, "ink_percent"), 0, 400));
    return picture;
}

Failure parse_refusal(std::string_view answer) {
    simdjson::dom::parser parser;
    object refusal;
    if (parser.parse(answer.data(), answer.size())["refusal"].get(refusal) != simdjson::SUCCESS) {
        return broken_answer();
    }
    const std::string format = text_of(refusal, "format");
    const bool is_output = text_of(refusal, "kind") == "output";
    return {is_output ? Failure::Kind::Temporary : Failure::Kind::Refused,
            (format.empty() ? "" : format + ": ") + text_of(refusal, "message")};
}

}
