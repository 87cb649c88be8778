// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/font/library.hpp"
#include "publisher/page/spool.hpp"
#include "publisher/style/style.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace publisher {
class OutputFile;
}

namespace publisher::emit::idml {

/// A picture as the package links it: a file in the folder `Links` beside the package.
struct LinkedPicture {
    std::string file;            ///< name within `Links`
    std::string format;          ///< "JPEG", "PNG", "TIFF", "WebP"
    int width = 0, height = 0;   ///< in pixels
    double ppi_x = 0, ppi_y = 0; ///< as the file says itself; 0: not said
    bool has_clip = false;       ///< a path in the file says what is shown of the picture
    std::string clip_name;       ///< the name of that path; empty: not known
    int page = 0;                ///< of a PDF, which is measured as if it had pixels; 0: no PDF
    std::string box;             ///< what is seen of it: "TrimBox"
};

/// Gives the picture for a frame: the key is PictureFrame::file_digest.
using LinkSource = std::function<Result<LinkedPicture>(const std::string& file_digest)>;

/// A parent page as the layout has it; its furniture is found on the pages.
struct ParentPage {
    std::string name;
    Insets margins; ///< left is inside, right is outside
    int n_columns = 1;
    Length column_gutter;
};

/// Free: InDesign composes. Held: a forced break where the engine broke, so that lines match the proof.
enum class LineBreaks { Free, Held };

struct Options {
    std::string title, language; ///< "de-DE"
    std::string locale;          ///< "de_DE": that of values which are written by it and come from none
    std::string decimal_separator = "."; ///< what decimal tabs align, "," in German
    LineBreaks line_breaks = LineBreaks::Free;
    std::vector<std::string> layers; ///< of the layouts, the bottom one first
    std::vector<ParentPage> parents;
    bool has_product_bookmarks = false;      ///< sections and groups have bookmarks always
    Length baseline_start, baseline_leading; ///< zero: no grid
    /// What the document says of its making: edition, snapshot, ... Kept as its script label.
    std::vector<std::pair<std::string, std::string>> labels;
};

/// A construct that stands in the IDML in another form than on our pages.
struct Translation {
    std::string construct, form;
    std::size_t count = 0;
    int first_page = 0;
    bool is_loss = false; ///< IDML cannot say it
};

struct Report {
    std::size_t n_pages = 0, n_spreads = 0, n_parent_spreads = 0, n_stories = 0, n_text_frames = 0;
    std::size_t n_tables = 0, n_pictures = 0, n_shapes = 0, n_bindings = 0;
    std::size_t n_held_breaks = 0;
    std::vector<Translation> translations; ///< in the order in which they were first met
};

/// Writes the pages of a spool as an InDesign package (IDML File Format 8.0): parent spreads with the
/// furniture that all their pages share, spreads, threaded stories, tables, styles with the layout's
/// names and inheritance, swatches, layers, sections, and for each value of the data an XML element or
/// a label that names product, field, locale and value.
///
/// Reads the spool twice: the first time for what the pages have in common. The same pages give the
/// same bytes. Text carries no local formatting: what a style of the layout does not say (a fallback
/// face, a copyfit step, another language) is a derived style in the style group "derived".
/// Refused are more pages or stories than a package can hold.
Result<Report> write_idml(const page::Spool& pages, const style::StyleSheet& styles,
                          const font::Library& fonts, const LinkSource& links, const Options& options,
                          OutputFile& file);

}
