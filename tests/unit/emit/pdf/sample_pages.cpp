// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include "publisher/base/text.hpp"

#include <hb.h>
#include <stdlib.h>
#include <zlib.h>

#include <cstdio>

namespace publisher::emit::pdf {
namespace {

namespace fs = std::filesystem;

World& system_world() {
    static const std::unique_ptr<World> world = make_system_world();
    return *world;
}

const char* const kProfile = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc";

}

const font::Library& fonts() {
    static diag::Sink findings;
    static const font::Library library =
        *font::Library::load(system_world(), PUBLISHER_SOURCE_DIR "/fonts", findings);
    return library;
}

const style::StyleSheet& styles() {
    using Kind = style::Swatch::Kind;
    static const style::StyleSheet sheet{
        .swatches =
            {{.name = "Black", .cmyk = {0, 0, 0, 1}, .is_overprinting = true},
             {.name = "Paper", .cmyk = {0, 0, 0, 0}},
             {.name = "Red", .cmyk = {0, 0.9, 0.8, 0.05}},
             {.name = "House", .kind = Kind::Spot, .cmyk = {1, 0.6, 0, 0.1}, .spot_name = "PANTONE 293 C"},
             {.name = "None", .kind = Kind::None},
             {.name = "Dusk",
              .kind = Kind::Gradient,
              .stops = {{style::SwatchId(Red), 0, 0},
                        {style::SwatchId(Red), 1, 0.5},
                        {style::SwatchId(Black), 0.5, 1}},
              .angle = 90},
             {.name = "House 40",
              .kind = Kind::Spot,
              .cmyk = {1, 0.6, 0, 0.1},
              .spot_name = "PANTONE 293 C",
              .tint_of = style::SwatchId(Spot),
              .tint = 0.4},
             {.name = "Rich black", .cmyk = {0.6, 0.4, 0.4, 1}, .is_overprinting = false}},
        .paragraph_styles = {{.name = "text"},
                             {.name = "title", .heading = 1},
                             {.name = "item", .heading = 3},
                             {.name = "points", .list = {.kind = style::ListFormat::Kind::Bullet}}},
        .object_styles = {{.name = "card", .corner_radius = 3_mm}},
        .table_styles = {{.name = "prices", .outer_rule = {{style::SwatchId(Black), 1}, 1_pt}}}};
    return sheet;
}

style::Paint paint(Swatch swatch, double tint) {
    return {style::SwatchId(swatch), tint};
}

story::GlyphRun shaped(std::string_view text, Point origin, const Setting& setting) {
    story::GlyphRun run;
    run.face = fonts().find(setting.family, 400, false);
    const auto metrics = fonts().open(run.face);
    run.units_per_em = (*metrics)->units_per_em;
    run.size = setting.size;
    run.origin = origin;
    run.paint = setting.paint.is_visible() ? setting.paint : paint(Black);
    run.is_right_to_left = setting.is_right_to_left;
    run.text = text;

    hb_font_t* font = hb_font_create(fonts().harfbuzz_face(run.face));
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, setting.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_shape(font, buffer, nullptr, 0);
    unsigned n = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &n);
    std::int64_t advance = 0;
    for (unsigned i = 0; i < n; ++i) {
        run.glyphs.push_back({.index = static_cast<std::uint16_t>(infos[i].codepoint),
                              .advance = positions[i].x_advance + setting.tracking,
                              .x_offset = static_cast<std::int16_t>(positions[i].x_offset),
                              .y_offset = static_cast<std::int16_t>(positions[i].y_offset),
                              .cluster = infos[i].cluster});
        advance += run.glyphs.back().advance;
    }
    run.width = run.size.scaled(static_cast<double>(advance) / run.units_per_em);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    return run;
}

page::TextFrame text_frame(story::GlyphRun run) {
    page::TextFrame frame;
    frame.head.frame = {run.origin.x, run.origin.y - run.size, run.width, run.size};
    frame.lines.emplace_back().runs.push_back(std::move(run));
    return frame;
}

page::Page blank_page(int number, Size trim) {
    return {.number = number, .folio = {"", number}, .trim = trim, .bleed = 3_mm};
}

page::Page page_with(std::vector<page::Object> objects) {
    page::Page page = blank_page(1);
    page.objects = std::move(objects);
    return page;
}

std::string deflated(std::string_view bytes) {
    uLongf size = compressBound(bytes.size());
    std::string result(size, '\0');
    compress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             bytes.size());
    result.resize(size);
    return result;
}

PrintPicture plain_picture(std::array<unsigned char, 4> cmyk) {
    PrintPicture picture{.encoding = PrintPicture::Encoding::Deflate, .width = 20, .height = 10};
    std::string pixels;
    for (int i = 0; i < picture.width * picture.height; ++i)
        pixels.append(cmyk.begin(), cmyk.end());
    picture.bytes = deflated(pixels);
    return picture;
}

bool has_profile() {
    return system_world().is_file(kProfile);
}

Options plain_options() {
    return {.has_claim = false, .title = "Garden & Größe", .document_id = "sha256:job"};
}

Options print_options() {
    Options options;
    options.intent.identifier = "FOGRA39";
    options.intent.info = "Offset printing, coated paper (ISO 12647-2)";
    options.intent.registry = "http://www.color.org";
    if (auto profile = system_world().read(kProfile)) options.intent.profile = *std::move(profile);
    options.title = "Garden & Größe";
    options.language = "de-DE";
    options.date = {2027, 3, 1};
    options.document_id = "sha256:job";
    options.producer = "publisher 0.1.0";
    return options;
}

ArtSource PdfFile::no_pictures() {
    return [](const ArtRequest&) -> Result<Art> {
        return Failure{Failure::Kind::Missing, "this document has no pictures"};
    };
}

PdfFile::PdfFile(std::vector<page::Page> pages, Options options, ArtSource pictures) : status_(Done()) {
    std::string folder = (fs::temp_directory_path() / "publisher-pdf-XXXXXX").string();
    folder_ = ::mkdtemp(folder.data());
    path_ = folder_ / "a.pdf";
    auto spool = *page::Spool::create(system_world());
    for (const page::Page& page : pages) {
        status_ = spool.append(page);
        if (!status_) return;
    }
    auto file = *system_world().create(path_);
    auto written = write_pdf(system_world(), spool, styles(), fonts(), pictures, options, *file);
    if (!written) {
        status_ = written.failure();
        return;
    }
    written_ = *std::move(written);
    status_ = file->publish();
    if (status_) bytes_ = *system_world().read(path_);
}

PdfFile::~PdfFile() {
    fs::remove_all(folder_);
}

std::string PdfFile::judged_by(std::string command) const {
    if (const auto at = command.find("{}"); at != std::string::npos) command.replace(at, 2, path_.string());
    std::FILE* pipe = ::popen(("cd " + folder_.string() + " && " + command + " 2>&1").c_str(), "r");
    std::string output;
    char block[4096];
    for (std::size_t n; (n = std::fread(block, 1, sizeof block, pipe)) > 0;)
        output.append(block, n);
    if (::pclose(pipe) != 0) output += "\n(the program failed)";
    return output;
}

std::string PdfFile::plain() const {
    std::string text = judged_by("qpdf --qdf --object-streams=disable --no-original-object-ids {} -");
    for (std::size_t at = 0; (at = text.find("\nstream\n", at)) != std::string::npos; at += 8)
        text.erase(at + 8, text.find("endstream\n", at) - at - 8);
    return text;
}

std::string PdfFile::content(int page) const {
    const std::string number = std::to_string(page);
    const std::string pages = judged_by("qpdf --show-pages {}");
    const auto at = pages.find("content:", pages.find("page " + number + ":"));
    const auto begin = pages.find_first_of("0123456789", at);
    return judged_by("qpdf --show-object=" + pages.substr(begin, pages.find(' ', begin) - begin) +
                     " --filtered-stream-data {}");
}

}
