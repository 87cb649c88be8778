// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/result.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/page/spool.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What stands where on the pages of a finished PDF and which field of which record it shows: a file of
/// JSON lines beside the PDF (docs/formats/provenance.md). It lets a finding lead from a rectangle to the
/// template and the cell. It is a witness to be checked, not one to be believed.
namespace publisher::provenance {

inline constexpr std::string_view kSchema = "publisher-provenance/1";

/// Which file of which data is spoken of.
struct Header {
    std::string publication, edition, output;
    std::string snapshot;   ///< its name
    std::string pdf_sha256; ///< of the finished PDF
    int n_pages = 0;
};

/// A run of text on one line, a picture or a machine-readable code.
struct Record {
    enum class Kind { Text, Picture, Code };
    Kind kind = Kind::Text;
    int page = 0;       ///< physical, from 1
    Rect area;          ///< from the top left of the trim
    std::string object; ///< "tile/NV-1042/price"
    std::string product, field, locale;
    std::uint64_t value = 0; ///< mark of the value in the snapshot
    std::string node;        ///< path of the template's element
    origin::DesignOrigin design;
    origin::DataOrigin data;
};

struct Provenance {
    Header header;
    std::vector<Record> records; ///< by page, then as painted
};

/// The bound runs, pictures and codes of a page; text that a template says itself is left out.
std::vector<Record> records_of(const page::Page& page, const origin::NodeTable& nodes,
                               const origin::CellTable& cells);

using TextSink = std::function<void(std::string_view line)>;
/// Gives the whole file line by line, for it is large: the header, a line for each record, the number of records. The
/// same pages give the same bytes.
Status write(const Header& header, const page::Spool& pages, const origin::NodeTable& nodes,
             const origin::CellTable& cells, const TextSink& take);

/// Refused is a file that is no provenance, of another version, or cut.
Result<Provenance> parse(std::string_view text);

/// "out/de_DE/press.provenance.jsonl" for "out/de_DE/press.pdf".
std::string path_beside(const std::string& pdf);

}
