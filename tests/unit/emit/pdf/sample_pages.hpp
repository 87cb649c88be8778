// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/sink.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/world/memory_world.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::emit::pdf {

/// The pinned faces.
const font::Library& fonts();

/// Swatches of the tests, in this order.
enum Swatch { Black, Paper, Red, Spot, Nothing, Dusk, SpotTint, RichBlack };
/// Paragraph styles of the tests, in this order; titles are headings of level 1, items of level 3.
enum ParagraphStyle { Text, Title, Item, Points };
const style::StyleSheet& styles();
style::Paint paint(Swatch swatch, double tint = 1);

struct Setting {
    std::string family = "Lato";
    Length size = 12_pt;
    style::Paint paint; ///< none given: black
    bool is_right_to_left = false;
    std::int32_t tracking = 0; ///< font units, on every glyph
};

/// One word or line, shaped as it is, with its first glyph at `origin`.
story::GlyphRun shaped(std::string_view text, Point origin, const Setting& setting = {});
/// A frame with one line of that run.
page::TextFrame text_frame(story::GlyphRun run);

page::Page blank_page(int number, Size trim = {100_mm, 80_mm});
page::Page page_with(std::vector<page::Object> objects);

/// Bytes of a small deflated CMYK picture of one colour.
PrintPicture plain_picture(std::array<unsigned char, 4> cmyk);
std::string deflated(std::string_view bytes);

/// A file that claims nothing and has no profile, which is a megabyte.
Options plain_options();
/// Options of a valid PDF/X-4 file. Tests that need the profile skip when it is not installed.
Options print_options();
bool has_profile();

/// A PDF on disk that the judges read. Goes away with its owner.
class PdfFile {
public:
    explicit PdfFile(std::vector<page::Page> pages, Options options = plain_options(),
                     ArtSource pictures = no_pictures());
    ~PdfFile();

    static ArtSource no_pictures();

    const Status& status() const { return status_; }
    /// The claim, and what could not be kept.
    const Written& written() const { return written_; }
    const std::string& bytes() const { return bytes_; }
    const std::filesystem::path& path() const { return path_; }
    /// What a program says, run with "{}" replaced by the file's name; both output streams.
    std::string judged_by(std::string command) const;
    /// The content of a page, from 1, decoded.
    std::string content(int page) const;
    /// The whole file with plain objects, in libqpdf's QDF form, the bytes of its streams left out.
    std::string plain() const;

private:
    std::filesystem::path folder_, path_;
    Status status_;
    Written written_;
    std::string bytes_;
};

}
