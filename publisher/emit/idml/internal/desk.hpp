// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/bound_structure.hpp"
#include "publisher/emit/idml/internal/style_book.hpp"

namespace publisher::emit::idml {

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

    const std::string& layer(const std::string& name) const;
};

/// The page on which something is written.
struct PageContext {
    const page::Page& page;
    const SectionSpan& section;
    Length x, y; ///< of the trim's corner in the coordinates of the spread
};

}
