// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/pictures.hpp"

#include <utility>

namespace publisher::emit::pdf {
namespace {

std::string fault_of(const PrintPicture& picture) {
    if (picture.width <= 0 || picture.height <= 0 || picture.bytes.empty()) return "is empty";
    if (picture.n_components != 4 && picture.n_components != 1) return "is neither CMYK nor gray";
    if (picture.bits != 8 && !(picture.bits == 1 && picture.n_components == 1))
        return "has neither 8 bits nor 1";
    return {};
}

}

Result<std::uint32_t> PictureStore::ensure(const std::string& file_digest) {
    if (const auto known = numbers_.find(file_digest); known != numbers_.end()) return known->second;
    auto picture = source_(file_digest);
    if (!picture) return picture.failure();
    if (const std::string fault = fault_of(*picture); !fault.empty())
        return Failure{Failure::Kind::Refused, "the converted picture " + file_digest + " " + fault};

    // Moved out, because a string that is only cleared keeps its memory.
    const std::string bytes = std::exchange(picture->bytes, {});
    const std::string soft_mask = std::exchange(picture->soft_mask, {});
    Entry entry{.facts = *std::move(picture)};
    const auto piece = scratch_.append(bytes);
    if (!piece) return piece.failure();
    entry.bytes = *piece;
    if (!soft_mask.empty()) {
        const auto mask_piece = scratch_.append(soft_mask);
        if (!mask_piece) return mask_piece.failure();
        entry.soft_mask = *mask_piece;
    }
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(std::move(entry));
    numbers_.emplace(file_digest, number);
    return number;
}

void draw_picture(const page::PictureFrame& frame, std::uint32_t number, Length corner_radius,
                  Painter& painter) {
    const Rect& whole = frame.picture;
    if (whole.is_empty() || frame.head.frame.is_empty() || !whole.overlaps(frame.head.frame)) return;
    ContentStream& out = painter.out();
    const PageSpace& space = painter.space();
    painter.save();
    if (corner_radius > Length() || !frame.head.frame.contains(whole)) {
        painter.trace(frame.head.frame, corner_radius);
        out.operation("W n");
    }
    out.operand(frame.is_mirrored ? -whole.width : whole.width).raw("0 0 ").operand(whole.height);
    out.operand(space.x(frame.is_mirrored ? whole.right() : whole.left())).operand(space.y(whole.bottom()));
    out.operation("cm");
    out.name("/Im", number).operation("Do");
    painter.restore();
    painter.resources().pictures.insert(number);
}

}
