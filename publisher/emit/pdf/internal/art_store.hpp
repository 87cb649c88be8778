// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/world/scratch_file.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace publisher::emit::pdf {

/// What an image dictionary says; the bytes are in the scratch file.
struct Image {
    PrintPicture facts;                   ///< without bytes, mask and profile
    std::optional<std::uint32_t> profile; ///< into ArtStore::profiles
    ScratchFile::Piece bytes;
    std::optional<ScratchFile::Piece> soft_mask;
    bool has_lost_mask = false; ///< it is transparent, which the standard has no form for
};

/// Operators that are written once and shown like an image (PDF 32000-1 §8.10): whatever the space they are
/// painted in, the form fills the unit square.
struct Form {
    double width = 1, height = 1; ///< of that space, in points from its bottom left corner
    ScratchFile::Piece operators;
    Resources resources;
    bool is_group = false;         ///< shown as one by what opacity and blend mode stand then
    bool has_lost_opacity = false; ///< parts are transparent, which the standard has no form for
};

/// A page of a supplied file, which becomes a form that fills the unit square.
struct SuppliedPage {
    ScratchFile::Piece pdf;
    Size size;
    bool is_transparent = false;
};

/// What a supplied page takes for granted where it begins (PDF 32000-1 tables 52 and 53); a form begins with what
/// stands where it is shown.
constexpr const char* kPageStart = "/GS0 gs 1 w 0 J 0 j 10 M [] 0 d 0 g 0 G\n";

/// The art of the document in the order in which it is first met. Bytes wait in the scratch file, so that
/// only those of one are in memory.
class ArtStore {
public:
    using Entry = std::variant<Image, Form, SuppliedPage>;

    ArtStore(const ArtSource& source, ScratchFile& scratch, const Colors& colors, Registry& registry,
             Standard standard)
        : source_(source), scratch_(scratch), colors_(colors), registry_(registry), standard_(standard) {}

    /// The number of the art. Refused when it is in colours the standard does not have.
    Result<std::uint32_t> ensure(const ArtRequest& request);
    /// The same art as a group, so that it is blended as a whole.
    Result<std::uint32_t> ensure_group(std::uint32_t number);
    /// Deflates the operators and keeps them.
    Result<std::uint32_t> add_form(Form form, std::string operators);

    bool has_stand_in() const { return has_stand_in_; }
    const std::vector<std::string>& profiles() const { return profiles_; }
    const std::vector<Entry>& entries() const { return entries_; }
    Result<PlacedPage> read(const SuppliedPage& page) const;
    /// Whether it was left opaque where it is not.
    bool has_lost_transparency(std::uint32_t number) const;
    /// Whether the page that shows it has to be a transparency group.
    bool is_transparent(std::uint32_t number) const;

private:
    bool may_be_transparent() const { return standard_ != Standard::X1a2003; }
    Result<std::uint32_t> keep(PrintPicture picture);
    Result<std::uint32_t> keep(const vector::InkedDrawing& drawing);
    Result<std::uint32_t> keep(const PlacedPage& page);
    std::uint32_t add(Entry entry);

    const ArtSource& source_;
    ScratchFile& scratch_;
    const Colors& colors_;
    Registry& registry_;
    Standard standard_;
    bool has_stand_in_ = false;
    std::vector<std::string> profiles_;
    std::map<std::pair<std::string, std::optional<Cmyk>>, std::uint32_t> numbers_;
    std::map<std::uint32_t, std::uint32_t> groups_;
    std::vector<Entry> entries_;
};

}
