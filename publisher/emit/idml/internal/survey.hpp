// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/destinations.hpp"
#include "publisher/emit/idml/internal/furniture.hpp"
#include "publisher/emit/idml/internal/table_runs.hpp"
#include "publisher/emit/idml/write_idml.hpp"

#include <map>
#include <set>

namespace publisher::emit::idml {

/// Pages that are numbered in one row and have one marker.
struct SectionSpan {
    std::string id, title;
    std::size_t first_page = 0, n_pages = 0;
    Folio first_folio;
};

/// What the pages have in common, found by reading all of them once.
struct Survey {
    std::size_t n_pages = 0, n_text_frames = 0;
    bool has_facing_pages = false, is_right_to_left = false;
    Size trim;                       ///< of the first page
    Length bleed;                    ///< the widest
    std::vector<std::string> layers; ///< the bottom one first
    std::vector<Parent> parents;     ///< in the order of their first pages
    std::vector<SectionSpan> sections;
    std::set<std::string> continuations; ///< object ids of frames that continue a thread
    /// For each family of the styles, how many glyphs each family of the library gave.
    std::map<std::uint32_t, std::map<std::string, std::size_t>> glyphs_of_family;
    RunningHeads heads;
    TableRuns tables;
    Destinations destinations;
    /// What the frames of a thread behind its first one show, without glyphs, by the number of the page and
    /// the id of the first frame.
    std::map<std::pair<int, std::string>, std::vector<story::Line>> lines_behind;

    /// All lines of the thread that begins with a frame.
    std::vector<story::Line> lines_of(const page::TextFrame& first, const page::Page& page) const;

    const Parent* find_parent(const std::string& name) const;
    const SectionSpan& section_of(std::size_t page_idx) const;
};

Result<Survey> survey_pages(const page::Spool& pages, const style::StyleSheet& styles,
                            const font::Library& fonts, const Options& options);

/// A page whose bindings all name a locale: a price comes from none, yet is written by the edition's.
Result<page::Page> read_page(const page::Spool& pages, std::size_t idx, const Options& options);

/// Does a page stand on the left of its spread? Single pages go by their number when others face.
bool stands_left(const page::Page& page, const Survey& survey);

}
