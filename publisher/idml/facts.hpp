// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// What an InDesign package (IDML) says of itself, whoever made it: by us, by InDesign out of ours, by
/// others.
namespace publisher::idml {

/// A picture or other file that the document links or holds.
struct Link {
    std::string uri;
    bool is_embedded = false;
};

/// A value of the data on the page, as its XML element or script label names it.
struct Binding {
    enum class Kind { Text, Picture, Cell, Code };
    Kind kind = Kind::Text;
    std::string product, field, locale;
    std::string value; ///< hash of the value that was written
    std::string piece; ///< "2/4": what stands there is but a part of the value
    /// What stands there now; the link of a picture, what a scanner reads of a code, the whole text of a
    /// cell in which the value is not found any more.
    std::string text;
    std::string part; ///< of the package

    bool operator==(const Binding&) const = default;
};

struct Facts {
    std::string dom_version; ///< "8.0"
    std::size_t n_spreads = 0, n_pages = 0, n_parent_spreads = 0;
    std::size_t n_stories = 0, n_text_frames = 0, n_threads = 0, n_tables = 0, n_cells = 0, n_groups = 0;
    std::size_t n_words = 0, n_footnotes = 0, n_hyperlinks = 0, n_xml_elements = 0;
    std::size_t n_paragraph_styles = 0, n_character_styles = 0, n_object_styles = 0, n_table_styles = 0;
    std::size_t n_cell_styles = 0, n_swatches = 0;
    /// Ranges of text, tables, rows and cells that say something themselves instead of by their styles.
    std::size_t n_local_overrides = 0;
    /// Page items that say themselves what an object style can say; their geometry is their own.
    std::size_t n_frame_overrides = 0;
    std::vector<std::string> layers;   ///< the bottom one first
    std::vector<Link> links;           ///< one for each placing
    std::vector<Binding> bindings;     ///< in the order of the package
    std::vector<std::string> problems; ///< what does not hold together, sorted
};

}
