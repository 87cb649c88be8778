// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/art_store.hpp"

#include "publisher/emit/pdf/internal/art.hpp"
#include "publisher/emit/pdf/internal/deflate.hpp"

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

std::string fault_of(const vector::InkedDrawing& drawing, Standard standard) {
    if (!vector::is_sound(drawing.drawing) || !drawing.drawing.texts.empty() || drawing.inks.size() != drawing.drawing.colors.size())
        return "is not sound";
    const bool has_light = std::ranges::any_of(
        drawing.inks, [](const vector::Ink& ink) { return std::holds_alternative<vector::Rgb>(ink); });
    return has_light && standard != Standard::Screen ? "has colours without inks" : "";
}

std::string fault_of(const PlacedPage& page, Standard standard) {
    if (page.pdf.empty() || page.size.width <= Length() || page.size.height <= Length()) return "is empty";
    if (standard == Standard::Screen) return "is a page for the press";
    return page.is_transparent && standard == Standard::X1a2003 ? "has transparent parts" : "";
}

Failure refused(const std::string& digest, const std::string& fault) {
    return {Failure::Kind::Refused, "the converted art " + digest + ' ' + fault};
}

}

Result<std::uint32_t> ArtStore::ensure(const ArtRequest& request) {
    const std::string& digest = request.file_digest;
    if (const auto known = numbers_.find({digest, request.ground}); known != numbers_.end())
        return known->second;
    // Art without transparency is the same on any ground, and a drawing is not composited.
    const auto plain = numbers_.find({digest, std::nullopt});
    if (plain != numbers_.end()) {
        const auto* image = std::get_if<Image>(&entries_[plain->second]);
        if (!image || !image->has_lost_mask) return plain->second;
    }
    auto art = source_(request);
    if (!art) return art.failure();
    const std::string fault = std::visit([&](const auto& kind) { return fault_of(kind, standard_); }, *art);
    if (!fault.empty()) return refused(digest, fault);
    const auto* picture = std::get_if<PrintPicture>(&*art);
    const bool is_composited = picture && picture->is_composited;
    const auto number = std::visit([&](auto& kind) { return keep(std::move(kind)); }, *art);
    if (number) numbers_.emplace(std::pair(digest, is_composited ? request.ground : std::nullopt), *number);
    return number;
}

Result<std::uint32_t> ArtStore::keep(PrintPicture picture) {
    has_stand_in_ = has_stand_in_ || picture.is_stand_in;
    // Moved out, because a string that is only cleared keeps its memory.
    const std::string bytes = std::exchange(picture.bytes, {});
    const std::string soft_mask = std::exchange(picture.soft_mask, {});
    const std::string profile = std::exchange(picture.profile, {});
    Image image{.facts = std::move(picture)};
    if (!profile.empty()) {
        const auto known = std::ranges::find(profiles_, profile);
        image.profile = static_cast<std::uint32_t>(known - profiles_.begin());
        if (known == profiles_.end()) profiles_.push_back(profile);
    }
    const auto piece = scratch_.append(bytes);
    if (!piece) return piece.failure();
    image.bytes = *piece;
    image.has_lost_mask = !soft_mask.empty() && !may_be_transparent();
    if (!soft_mask.empty() && !image.has_lost_mask) {
        const auto mask_piece = scratch_.append(soft_mask);
        if (!mask_piece) return mask_piece.failure();
        image.soft_mask = *mask_piece;
    }
    return add(std::move(image));
}

Result<std::uint32_t> ArtStore::keep(const vector::InkedDrawing& drawing) {
    return make_form(drawing, may_be_transparent(), colors_, registry_, *this);
}

Result<std::uint32_t> ArtStore::keep(const PlacedPage& page) {
    const auto piece = scratch_.append(page.pdf);
    if (!piece) return piece.failure();
    return add(SuppliedPage{*piece, page.size, page.is_transparent});
}

Result<PlacedPage> ArtStore::read(const SuppliedPage& page) const {
    auto pdf = scratch_.read(page.pdf);
    if (!pdf) return pdf.failure();
    return PlacedPage{*std::move(pdf), page.size, page.is_transparent};
}

Result<std::uint32_t> ArtStore::add_form(Form form, std::string operators) {
    const auto piece = scratch_.append(deflate(operators));
    if (!piece) return piece.failure();
    form.operators = *piece;
    return add(std::move(form));
}

Result<std::uint32_t> ArtStore::ensure_group(std::uint32_t number) {
    if (const auto known = groups_.find(number); known != groups_.end()) return known->second;
    Form group{.is_group = true, .has_lost_opacity = has_lost_transparency(number)};
    group.resources.art.insert(number);
    group.resources.has_transparency = true;
    const bool is_page = std::holds_alternative<SuppliedPage>(entries_[number]);
    group.resources.has_graphics_states = is_page;
    const std::string start = is_page ? kPageStart : "";
    const auto added = add_form(std::move(group), start + "/Im" + std::to_string(number) + " Do\n");
    if (added) groups_.emplace(number, *added);
    return added;
}

std::uint32_t ArtStore::add(Entry entry) {
    entries_.push_back(std::move(entry));
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

bool ArtStore::has_lost_transparency(std::uint32_t number) const {
    if (const auto* image = std::get_if<Image>(&entries_[number])) return image->has_lost_mask;
    const auto* form = std::get_if<Form>(&entries_[number]);
    return form && form->has_lost_opacity;
}

bool ArtStore::is_transparent(std::uint32_t number) const {
    if (const auto* image = std::get_if<Image>(&entries_[number])) return image->soft_mask.has_value();
    if (const auto* page = std::get_if<SuppliedPage>(&entries_[number])) return page->is_transparent;
    return std::get<Form>(entries_[number]).resources.has_transparency;
}

}
