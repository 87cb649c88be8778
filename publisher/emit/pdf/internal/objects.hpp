// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/document.hpp"
#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/outline.hpp"
#include "publisher/emit/pdf/internal/page_content.hpp"
#include "publisher/emit/pdf/internal/placed_pages.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The font objects of the document, by the face's number.
std::map<std::uint32_t, Object> make_fonts(const Encodings& encodings, const font::Library& fonts,
                                           Document& document);

/// The colour spaces, by plate. Only those that are painted with end up in the file.
std::vector<Object> make_color_spaces(const Colors& colors, Document& document);

/// What an RGB picture's numbers mean (PDF 32000-1 §8.6.5.5).
Object make_icc_space(const std::string& profile, int n_components, Document& document);
/// What the numbers of a gray picture are in the file.
enum class Gray { BlackInk, Light };
/// The black plate, as a colour space in which 1 is full ink.
Object make_black_space();
/// An image with its soft mask. `profile_space` is that of an RGB picture, if it has a profile.
Object make_image(const Image& picture, const Object& profile_space, Gray gray, Document& document);
/// A shading between 0 and 1 on its own axis.
Object make_shading(const style::Swatch& gradient, const Colors& colors,
                    const std::vector<Object>& color_spaces, Document& document);

Object make_pattern(const GradientPattern& gradient, const Colors& colors,
                    const std::vector<Object>& color_spaces, Document& document);

/// The page tree as it grows. Pages are added in order.
class PageTree {
public:
    PageTree(const Colors& colors, const Registry& registry, std::map<std::uint32_t, Object> fonts,
             Bookmarks bookmarks, Document& document);

    /// A failure of the scratch file is given back, and that of a supplied page that is none.
    Status add(const page::Page& page, const PageContent& content, const ScratchFile::Piece& operators,
               const ArtStore& art);
    /// Hangs tree, page labels and bookmarks into the document.
    void finish();
    /// In their order.
    std::vector<Object>& pages() { return pages_; }

private:
    Object resources_of(const Resources& resources, const ArtStore& store);
    void add_label(const Folio& folio);

    Object art(std::uint32_t number, const ArtStore& store);
    Object make(const Image& image, const ArtStore& store);
    Object make(const Form& form, const ArtStore& store);
    Object make(const SuppliedPage& page, const ArtStore& store);
    Object layer(std::uint32_t number);
    void add_layers();

    Document& document_;
    const Colors& colors_;
    const Registry& registry_;
    std::map<std::uint32_t, Object> fonts_, art_, profile_spaces_, blendings_, shadings_, patterns_, layers_;
    std::vector<Object> color_spaces_, graphics_states_, pages_, labels_;
    std::optional<Folio> last_folio_;
    PageCopier copier_;
    Status copied_ = Done(); ///< of all supplied pages up to now
    Outline outline_;
};

/// The printing condition the file is made for (PDF 32000-1 §14.11.5, ISO 15930-7).
Object make_output_intent(const OutputIntent& intent, Document& document);

/// The document information as XMP, which must agree with the Info dictionary.
std::string make_xmp(const Options& options, const std::string& claim);
Object make_info(const Options& options, const std::string& claim);

}
