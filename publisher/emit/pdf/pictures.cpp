// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/pictures.hpp"

#include <algorithm>
#include <utility>

namespace publisher::emit::pdf {
namespace {

bool has_form(const PrintPicture& picture, Standard standard) {
    switch (picture.n_components) {
        case 1: return true;
        case 3: return standard == Standard::Screen || (standard == Standard::X4 && !picture.profile.empty());
        case 4: return standard != Standard::Screen;
        default: return false;
    }
}

std::string fault_of(const PrintPicture& picture, Standard standard) {
    if (picture.width <= 0 || picture.height <= 0 || picture.bytes.empty()) return "is empty";
    if (!has_form(picture, standard))
        return standard == Standard::Screen ? "is neither RGB nor gray" : "is neither CMYK nor gray";
    if (picture.bits != 8 && !(picture.bits == 1 && picture.n_components == 1))
        return "has neither 8 bits nor 1";
    return {};
}

}

Result<std::uint32_t> PictureStore::ensure(const PictureRequest& request) {
    // A picture without transparency is the same on any ground.
    const std::string& digest = request.file_digest;
    if (const auto known = numbers_.find({digest, request.ground}); known != numbers_.end())
        return known->second;
    const auto plain = numbers_.find({digest, std::nullopt});
    if (plain != numbers_.end() && !entries_[plain->second].has_lost_mask) return plain->second;
    auto picture = source_(request);
    if (!picture) return picture.failure();
    if (const std::string fault = fault_of(*picture, standard_); !fault.empty())
        return Failure{Failure::Kind::Refused, "the converted picture " + digest + " " + fault};
    has_stand_in_ = has_stand_in_ || picture->is_stand_in;

    // Moved out, because a string that is only cleared keeps its memory.
    const std::string bytes = std::exchange(picture->bytes, {});
    const std::string soft_mask = std::exchange(picture->soft_mask, {});
    const std::string profile = std::exchange(picture->profile, {});
    const bool is_composited = picture->is_composited;
    Entry entry{.facts = *std::move(picture)};
    if (!profile.empty()) {
        const auto known = std::ranges::find(profiles_, profile);
        entry.profile = static_cast<std::uint32_t>(known - profiles_.begin());
        if (known == profiles_.end()) profiles_.push_back(profile);
    }
    const auto piece = scratch_.append(bytes);
    if (!piece) return piece.failure();
    entry.bytes = *piece;
    entry.has_lost_mask = !soft_mask.empty() && standard_ == Standard::X1a2003;
    if (!soft_mask.empty() && !entry.has_lost_mask) {
        const auto mask_piece = scratch_.append(soft_mask);
        if (!mask_piece) return mask_piece.failure();
        entry.soft_mask = *mask_piece;
    }
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(std::move(entry));
    numbers_.emplace(std::pair(digest, is_composited ? request.ground : std::nullopt), number);
    return number;
}

namespace {

/// Where the picture has a point of its clipping path.
Point place(const page::PictureFrame& frame, const std::int32_t* numbers) {
    constexpr double kUnit = 1 << 24;
    const double x = numbers[0] / kUnit, y = numbers[1] / kUnit;
    const Rect& whole = frame.picture;
    return {whole.x + whole.width.scaled(frame.is_mirrored ? 1 - x : x), whole.y + whole.height.scaled(y)};
}

/// Where curves lie in one another they alternate, as they do for the retoucher (even-odd rule).
void clip_out(const page::PictureFrame& frame, const std::vector<std::vector<std::int32_t>>& clip,
              Painter& painter) {
    if (clip.empty()) return;
    constexpr std::size_t kKnot = 6;
    for (const std::vector<std::int32_t>& curve : clip) {
        const auto point = [&](std::size_t at) { return place(frame, curve.data() + at % curve.size()); };
        painter.move_to(point(2));
        for (std::size_t knot = 0; knot < curve.size(); knot += kKnot)
            painter.curve_to(point(knot + 4), point(knot + kKnot), point(knot + kKnot + 2));
        painter.out().operation("h");
    }
    painter.out().operation("W* n");
}

}

void draw_picture(const page::PictureFrame& frame, std::uint32_t number, const PrintPicture& facts,
                  Length corner_radius, Painter& painter) {
    const Rect& whole = frame.picture;
    if (whole.is_empty() || frame.head.frame.is_empty() || !whole.overlaps(frame.head.frame)) return;
    ContentStream& out = painter.out();
    const PageSpace& space = painter.space();
    painter.save();
    if (frame.is_whole) corner_radius = Length();
    if (corner_radius > Length() || !frame.head.frame.contains(whole)) {
        painter.trace(frame.head.frame, corner_radius);
        out.operation("W n");
    }
    if (!frame.is_whole) clip_out(frame, facts.clip, painter);
    out.operand(frame.is_mirrored ? -whole.width : whole.width).raw("0 0 ").operand(whole.height);
    out.operand(space.x(frame.is_mirrored ? whole.right() : whole.left())).operand(space.y(whole.bottom()));
    out.operation("cm");
    out.name("/Im", number).operation("Do");
    painter.restore();
    painter.resources().pictures.insert(number);
}

}
