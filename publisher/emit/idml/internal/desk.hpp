// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/bound_structure.hpp"
#include "publisher/emit/idml/internal/cell_styles.hpp"
#include "publisher/emit/idml/internal/hyperlinks.hpp"
#include "publisher/emit/idml/internal/style_book.hpp"

#include <memory>

namespace publisher::emit::idml {

class TableBuilder;

/// A story as an element, waiting for its part of the package.
struct WrittenStory {
    std::string self, name; ///< name: of the part, telling what it is
    std::string xml;
};

/// What all writers of a document work with.
struct Desk {
    const style::StyleSheet& styles;
    const Faces& faces;
    const Survey& survey;
    const Options& options;
    const LinkSource& links;
    const PropertyMaker& maker;
    StyleBook& book;
    CellStyles& cells;
    ObjectStyles& objects;
    Hyperlinks& hyperlinks;
    ReportBook& report;
    Ids& ids;
    BoundStructure& structure;
    std::vector<std::string> layer_ids; ///< beside Survey::layers
    std::vector<WrittenStory> stories;  ///< since they were last taken
    bool has_page_count = false;        ///< the text variable of the last page number is used

    /// Threads on their way: where the frame of that object id goes on.
    struct Thread {
        std::string thread, story, previous, own;
    };
    std::map<std::string, Thread> threads;

    /// Tables that go on from frame to frame, by their ids.
    struct OpenTable {
        std::string story, previous, own; ///< `own`: the frame of the next part
        std::size_t n_parts_left = 0;
        std::shared_ptr<TableBuilder> builder;
    };
    std::map<std::string, OpenTable> tables;
    std::map<std::string, std::size_t> n_tables; ///< begun, by their ids

    const std::string& layer(const std::string& name) const;
};

inline constexpr const char* kPageCount = "page count";
/// The id of a text variable.
inline std::string variable_id(const std::string& name) {
    return "dTextVariablen" + escaped_name(name);
}

/// The page on which something is written.
struct PageContext {
    const page::Page& page;
    const SectionSpan& section;
    Length x, y; ///< of the trim's corner in the coordinates of the spread
    bool is_parent = false;
};

}
