// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/finding.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/source/decode_text.hpp"

#include <map>
#include <string>
#include <tuple>

namespace publisher::diag {
class Sink;
}

namespace publisher::source {

using origin::CellRef;

/// Reports what is wrong in one source file. A file with a fault in every row does not bury the others:
/// after the hundredth finding of a code the rest are counted, and what texts lost is told once for
/// each field, with the number of cells and the first of them.
class Reporter {
public:
    Reporter(diag::Sink& findings, const origin::CellTable& cells) : findings_(findings), cells_(cells) {}
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;
    ~Reporter() { finish(); }

    void add(diag::FindingBuilder finding, const CellRef& cell);
    /// For what concerns the file as a whole.
    void add(diag::FindingBuilder finding);
    void add_notes(const DecodedText& text, const CellRef& cell);
    /// True when a cell holds more than any text of a product; the finding is made then.
    bool refuse_long(std::string_view text, const CellRef& cell);

    /// Reports the counts; called at the end of the file.
    void finish();

private:
    struct Loss {
        CellRef first;
        int n_cells = 0;
        bool is_damage = false;
    };

    diag::Sink& findings_;
    const origin::CellTable& cells_;
    std::map<diag::Code, std::pair<int, CellRef>> counts_; ///< how many, and where the first uncounted is
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, Loss> losses_;
};

}
