// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/page/page.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace publisher {
class World;
}

namespace publisher::page {

/// The pages of one output on disk: appended in order, read one at a time, so that no stage holds all
/// glyphs. Belongs to the driver and disappears with it.
class Spool {
public:
    static Result<Spool> create(World& world);
    ~Spool();
    Spool(Spool&&) noexcept;
    Spool& operator=(Spool&&) noexcept;

    Status append(const Page& page);
    /// Written over an earlier page of the same number: late fields such as the page count.
    Status replace(std::size_t index, const Page& page);
    std::size_t n_pages() const;
    Result<Page> read(std::size_t index) const;

private:
    Spool();
    struct State;
    std::unique_ptr<State> state_;
};

}
