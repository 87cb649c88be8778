// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/reporter.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::source {
namespace {

constexpr int kMostOfOneCode = 100;
/// Some thirty pages of text.
constexpr std::size_t kLongestCell = 128 << 10;

}

void Reporter::add(diag::FindingBuilder finding, const CellRef& cell) {
    const diag::Finding made = finding.from(cells_.resolve(cell));
    auto& [count, first_uncounted] = counts_[made.code];
    if (++count <= kMostOfOneCode) {
        findings_.add(made);
    } else if (count == kMostOfOneCode + 1) {
        first_uncounted = cell;
    }
}

void Reporter::add(diag::FindingBuilder finding) {
    findings_.add(finding);
}

void Reporter::add_notes(const DecodedText& text, const CellRef& cell) {
    for (const TextNote& note : text.notes) {
        Loss& loss = losses_[{cell.file, cell.column, to_string(note)}];
        if (loss.n_cells++ == 0) loss.first = cell;
        loss.is_damage = is_damage(note);
    }
}

bool Reporter::refuse_long(std::string_view text, const CellRef& cell) {
    if (text.size() <= kLongestCell) return false;
    add(diag::finding(diag::Code::LongCell,
                      {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(kLongestCell)}}),
        cell);
    return true;
}

void Reporter::finish() {
    for (const auto& [key, loss] : losses_) {
        const auto code = loss.is_damage ? diag::Code::DamagedText : diag::Code::TextLoss;
        findings_.add(
            diag::finding(code, {{"loss", std::get<2>(key)}, {"cells", std::to_string(loss.n_cells)}})
                .from(cells_.resolve(loss.first)));
    }
    for (const auto& [code, counted] : counts_) {
        if (counted.first <= kMostOfOneCode) continue;
        findings_.add(diag::finding(diag::Code::MoreOfTheSame,
                                    {{"count", std::to_string(counted.first - kMostOfOneCode)},
                                     {"code", std::string(diag::info(code).id)}})
                          .with_severity(diag::info(code).severity)
                          .from(cells_.resolve(counted.second)));
    }
    losses_.clear();
    counts_.clear();
}

}
