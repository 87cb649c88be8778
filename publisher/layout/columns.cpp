// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/columns.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// How much higher balanced columns are tried at a time: less than any eye sees between two columns.
constexpr Length kBalanceStep = 1_pt;

/// Fills columns from line `first` on, up to `height`, on one page or on as many as it takes.
class Divider {
public:
    explicit Divider(const StoryColumns& columns) : columns_(columns) {}

    std::vector<StoryPart> fill(std::size_t first, int page, int n_most_pages, Length height) const {
        std::vector<StoryPart> parts;
        const auto& lines = columns_.galley.lines;
        for (int n = 0; first < lines.size() && n < n_most_pages * columns_.n_columns; ++n) {
            StoryPart part;
            part.page = page + n / columns_.n_columns;
            part.area = columns_.area_of(part.page, n % columns_.n_columns);
            part.area.height = std::min(part.area.height, height);
            part.lines = next_column(columns_.galley, columns_.story, columns_.styles, first,
                                     {part.area.y, part.area.height}, columns_.lattice);
            if (part.lines.empty()) break;
            part.continues = first > 0 && lines[first - 1].paragraph == part.lines.front().paragraph;
            first += part.lines.size();
            parts.push_back(std::move(part));
        }
        return parts;
    }

    /// Do the parts take all lines from `first` on, and end where the styles allow it?
    bool is_good(const std::vector<StoryPart>& parts, std::size_t first) const {
        const std::size_t n_lines = columns_.galley.lines.size();
        for (const StoryPart& part : parts) {
            first += part.lines.size();
            if (first < n_lines && !may_end_before(columns_.galley, columns_.story, columns_.styles, first))
                return false;
        }
        return first == n_lines;
    }

private:
    const StoryColumns& columns_;
};

std::size_t count_lines(const std::vector<StoryPart>& parts) {
    std::size_t n = 0;
    for (const StoryPart& part : parts)
        n += part.lines.size();
    return n;
}

constexpr Length kUnlimited = 100'000_mm;
constexpr int kMostPages = 10'000;

}

std::vector<StoryPart> fill_columns(const StoryColumns& columns, bool balances_last_page) {
    const Divider divider(columns);
    const std::size_t n_lines = columns.galley.lines.size();
    std::vector<StoryPart> parts = divider.fill(0, 0, kMostPages, kUnlimited);
    const bool is_whole = count_lines(parts) == n_lines;
    if (!balances_last_page || !is_whole || parts.empty()) return parts;
    const int last_page = parts.back().page;
    const Length highest = parts.back().area.height;
    std::erase_if(parts, [&](const StoryPart& part) { return part.page == last_page; });
    const std::size_t first = count_lines(parts);
    // The least height that takes all lines; keeps and the grid make it more than an equal share.
    Length height = kBalanceStep;
    std::vector<StoryPart> last = divider.fill(first, last_page, 1, height);
    while (!divider.is_good(last, first) && height < highest) {
        height = std::min(height + kBalanceStep, highest);
        last = divider.fill(first, last_page, 1, height);
    }
    for (StoryPart& part : last) {
        part.is_balanced = true;
        parts.push_back(std::move(part));
    }
    return parts;
}

}
