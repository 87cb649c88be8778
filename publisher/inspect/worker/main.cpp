// SPDX-License-Identifier: GPL-3.0-or-later
// publisher-inspect: reads a PDF from descriptor 3 and says on standard output, as JSON, what is in it; facts come in
// lines, one for each page.
//
//   publisher-inspect facts [--pages A-B|A,B,C...] [--no-glyphs] [--no-document] [--digests] [--check-streams] [--apart]
//   publisher-inspect keys [--check-streams]
//   publisher-inspect raster --pages A-B --ppi R --separations|--rgb [--area trim|bleed|media] [--no-pixels] [--profile]
//   publisher-inspect codes --ppi R PAGE,X,Y,WIDTH,HEIGHT,SURROUNDINGS,PPI,FORMAT...
//   publisher-inspect place --page N --box art|trim|bleed|crop|media
//   publisher-inspect outlines --face N GLYPH...     (of a font)
//
// Exit codes: 0 answered; 1 the file cannot be used, the answer has "error"; 2 wrong arguments;
// 71 out of memory.
#include "publisher/base/text.hpp"
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/messages.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/worker/sandbox.hpp"
#include "publisher/worker/worker.hpp"
#include "publisher/world/descriptor.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <string>
#include <vector>

namespace publisher::inspect {
namespace {

constexpr std::uint64_t kFileLimit = 2'000'000'000; // Poppler counts positions in memory as int

using Words = std::vector<std::string_view>;

template <typename Number>
bool read_number(std::string_view word, Number& number) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() && number > 0;
}

/// "7" or "3-12".
template <typename Arguments>
bool read_range(std::string_view word, Arguments& arguments) {
    const auto dash = word.find('-');
    int last = 0;
    if (!read_number(word.substr(0, dash), arguments.first_page)) return false;
    if (dash == std::string_view::npos)
        last = arguments.first_page;
    else if (!read_number(word.substr(dash + 1), last))
        return false;
    arguments.last_page = last;
    return last >= arguments.first_page;
}

/// "3-12", or "3,7,12" in that order.
bool read_pages(std::string_view word, FactsArguments& arguments) {
    if (word.find(',') == std::string_view::npos) return read_range(word, arguments);
    for (const std::string_view part : split(word, ',')) {
        int& page = arguments.pages.emplace_back();
        if (!read_number(part, page)) return false;
    }
    return true;
}

bool read_keys_arguments(const Words& words, KeysArguments& arguments) {
    arguments.checks_streams = words.size() == 2 && words[1] == "--check-streams";
    return words.size() == 1 || arguments.checks_streams;
}

bool read_facts_arguments(const Words& words, FactsArguments& arguments) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "--no-glyphs")
            arguments.has_glyphs = false;
        else if (words[i] == "--no-document")
            arguments.has_document = false;
        else if (words[i] == "--digests")
            arguments.has_digests = true;
        else if (words[i] == "--check-streams")
            arguments.checks_streams = true;
        else if (words[i] == "--apart")
            arguments.are_pages_apart = true;
        else if (words[i] != "--pages" || ++i == words.size() || !read_pages(words[i], arguments))
            return false;
    }
    return true;
}

bool read_area(std::string_view word, RasterArguments& arguments) {
    using Area = RasterArguments::Area;
    if (word != "trim" && word != "bleed" && word != "media") return false;
    arguments.area = word == "trim" ? Area::Trim : word == "bleed" ? Area::Bleed : Area::Media;
    return true;
}

bool read_raster_arguments(const Words& words, RasterArguments& arguments) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto word = words[i];
        if (word == "--separations" || word == "--rgb") {
            arguments.has_separations = word == "--separations";
            continue;
        }
        if (word == "--profile") {
            arguments.has_profile = true;
            continue;
        }
        if (word == "--no-pixels") {
            arguments.has_pixels = false;
            continue;
        }
        if (++i == words.size()) return false;
        const bool is_good = word == "--pages"  ? read_range(words[i], arguments)
                             : word == "--ppi"  ? read_number(words[i], arguments.ppi)
                             : word == "--area" ? read_area(words[i], arguments)
                                                : false;
        if (!is_good) return false;
    }
    return arguments.ppi >= 1 && arguments.ppi <= 4800;
}

/// "12,36.5,40,88,60.25,11.3,300,EAN-13": page, then left, top, width, height and surroundings in points; what is
/// expected there and how finely it is drawn for that. Without a format: "0,".
bool read_place(std::string_view word, CodesArguments& arguments) {
    CodesArguments::Place place;
    const auto parts = split(word, ',');
    if (parts.size() != 8 || !read_number(parts[0], place.page)) return false;
    double* const sides[] = {&place.x,  &place.y, &place.width, &place.height, &place.surroundings,
                             &place.ppi};
    for (std::size_t i = 0; i < std::size(sides); ++i) {
        const auto& part = parts[i + 1];
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), *sides[i]);
        if (error != std::errc() || end != part.data() + part.size()) return false;
    }
    place.format = parts.back();
    arguments.places.push_back(place);
    const bool has_look = place.format.empty() || (place.ppi >= 1 && place.ppi <= 4800);
    return place.width > 0 && place.height > 0 && place.surroundings >= 0 && has_look;
}

bool read_codes_arguments(const Words& words, CodesArguments& arguments) {
    if (words.size() < 4 || words[1] != "--ppi" || !read_number(words[2], arguments.ppi)) return false;
    for (std::size_t i = 3; i < words.size(); ++i) {
        if (!read_place(words[i], arguments)) return false;
    }
    return arguments.ppi >= 1 && arguments.ppi <= 4800;
}

bool read_place_arguments(const Words& words, PlaceArguments& arguments) {
    constexpr std::string_view kBoxes[] = {"art", "trim", "bleed", "crop", "media"};
    if (words.size() != 5 || words[1] != "--page" || words[3] != "--box") return false;
    const auto* box = std::ranges::find(kBoxes, words[4]);
    arguments.box = static_cast<PlaceArguments::Box>(box - std::begin(kBoxes));
    return read_number(words[2], arguments.page) && box != std::end(kBoxes);
}

bool read_outlines_arguments(const Words& words, OutlinesArguments& arguments) {
    const auto read = [](std::string_view word, auto& number) {
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        return error == std::errc() && end == word.data() + word.size() && number >= 0;
    };
    if (words.size() < 3 || words[1] != "--face" || !read(words[2], arguments.face)) return false;
    for (std::size_t i = 3; i < words.size(); ++i) {
        if (!read(words[i], arguments.glyphs.emplace_back())) return false;
    }
    return true;
}

/// One line of an answer; an answer that is said as a whole has no other.
void say(const Json& line) {
    if (write_all(1, line.result() + '\n') != 0) throw std::runtime_error("nobody listens");
}

void begin_answer(Json& json) {
    json.begin_object().entry("schema", "publisher-inspect/1").entry("unit", "pt");
    json.entry("origin", "top left of the trim, y down");
}

template <typename Arguments>
void answer_with(void (*command)(Json&, std::string_view, const Arguments&), std::string_view bytes,
                 const Arguments& arguments) {
    Json json;
    begin_answer(json);
    command(json, bytes, arguments);
    json.end_object();
    say(json);
}

/// As above, line by line.
template <typename Arguments>
void answer_with(void (*command)(const Say&, std::string_view, const Arguments&), std::string_view bytes,
                 const Arguments& arguments) {
    Json json;
    begin_answer(json);
    json.end_object();
    say(json);
    command(say, bytes, arguments);
}

/// The answer of a command, or the one sentence why there is none.
template <typename Command, typename Arguments>
int answer(Command command, const Arguments& arguments) {
    std::string reason;
    try {
        const auto bytes = read_all(kInputDescriptor, "the file", kFileLimit);
        if (bytes) return answer_with(command, *bytes, arguments), 0;
        reason = bytes.failure().message;
    } catch (const std::bad_alloc&) {
        return worker::kOutOfMemoryExit;
    } catch (const std::exception& exception) {
        reason = exception.what();
    }
    Json json;
    json.begin_object().entry("schema", "publisher-inspect/1").entry("error", reason);
    json.texts("messages", take_messages()).end_object();
    return write_all(1, json.result() + '\n') == 0 ? 1 : 3;
}

int run(const Words& words) {
    collect_messages();
    prepare_poppler();
    worker::enter_sandbox({kPopplerData});
    if (FactsArguments arguments;
        !words.empty() && words[0] == "facts" && read_facts_arguments(words, arguments)) {
        return answer(write_facts, arguments);
    }
    if (KeysArguments arguments;
        !words.empty() && words[0] == "keys" && read_keys_arguments(words, arguments)) {
        return answer(write_keys, arguments);
    }
    if (RasterArguments arguments;
        !words.empty() && words[0] == "raster" && read_raster_arguments(words, arguments)) {
        return answer(write_rasters, arguments);
    }
    if (CodesArguments arguments;
        !words.empty() && words[0] == "codes" && read_codes_arguments(words, arguments)) {
        return answer(write_codes, arguments);
    }
    if (PlaceArguments arguments;
        !words.empty() && words[0] == "place" && read_place_arguments(words, arguments)) {
        return answer(write_placed_page, arguments);
    }
    if (OutlinesArguments arguments;
        !words.empty() && words[0] == "outlines" && read_outlines_arguments(words, arguments)) {
        return answer(write_outlines, arguments);
    }
    const int is_said = write_all(2,
                                  "usage: publisher-inspect facts ... | keys ... | raster ... | codes ... | "
                                  "place ... | outlines ...\n");
    return is_said == 0 ? 2 : 3;
}

}
}

int main(int n_arguments, char** arguments) {
    return publisher::inspect::run({arguments + 1, arguments + n_arguments});
}
