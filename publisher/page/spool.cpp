// SPDX-License-Identifier: Apache-2.0
#include "publisher/page/spool.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/world/scratch_file.hpp"

namespace publisher::page {
namespace {

std::string to_bytes(const Page& page) {
    ArchiveWriter writer;
    writer.field(page);
    return writer.take();
}

}

struct Spool::State {
    ScratchFile file;
    std::vector<ScratchFile::Piece> pages;
};

Spool::Spool() = default;
Spool::~Spool() = default;
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;

Result<Spool> Spool::create(World& world) {
    auto file = ScratchFile::create(world);
    if (!file) return file.failure();
    Spool spool;
    spool.state_ = std::make_unique<State>(State{*std::move(file), {}});
    return spool;
}

Status Spool::append(const Page& page) {
    const auto piece = state_->file.append(to_bytes(page));
    if (!piece) return piece.failure();
    state_->pages.push_back(*piece);
    return Done();
}

// The new form is rarely as long as the old one; it goes to the end and the old one's room is given up.
Status Spool::replace(std::size_t index, const Page& page) {
    assert(index < n_pages() && "only a page that was appended is replaced");
    const auto piece = state_->file.append(to_bytes(page));
    if (!piece) return piece.failure();
    state_->pages[index] = *piece;
    return Done();
}

std::size_t Spool::n_pages() const {
    return state_->pages.size();
}

Result<Page> Spool::read(std::size_t index) const {
    assert(index < n_pages() && "only a page that was appended is read");
    const auto bytes = state_->file.read(state_->pages[index]);
    if (!bytes) return bytes.failure();
    ArchiveReader reader(*bytes);
    Page page;
    reader.field(page);
    if (!reader.is_good() || !reader.is_at_end()) {
        return Failure{Failure::Kind::Internal, "page " + std::to_string(index + 1) +
                                                    " of the spool does not read back as it was written"};
    }
    return page;
}

}
