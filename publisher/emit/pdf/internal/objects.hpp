// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/document.hpp"
#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/page_content.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The font objects of the document, by the face's number.
std::map<std::uint32_t, Object> make_fonts(const Encodings& encodings, const font::Library& fonts,
                                           Document& document);

/// The colour spaces, by plate. Only those that are painted with end up in the file.
std::vector<Object> make_color_spaces(const Colors& colors, Document& document);

/// An image with its soft mask.
Object make_image(const PictureStore::Entry& picture, Document& document);

/// The page tree as it grows. Pages are added in order.
class PageTree {
public:
    PageTree(const Colors& colors, std::map<std::uint32_t, Object> fonts, Document& document);

    void add(const page::Page& page, const PageContent& content, const ScratchFile::Piece& operators,
             const PictureStore& pictures);
    /// Hangs tree and page labels into the document.
    void finish();

private:
    Object resources_of(const Resources& resources, const PictureStore& pictures);
    void add_label(const std::string& label);

    Document& document_;
    std::map<std::uint32_t, Object> fonts_;
    std::vector<Object> color_spaces_, images_, graphics_states_, pages_, labels_;
    long long next_folio_ = 0; ///< of the running label range; 0: none runs
};

/// The printing condition the file is made for (PDF 32000-1 §14.11.5, ISO 15930-7).
Object make_output_intent(const OutputIntent& intent, Document& document);

/// The document information as XMP, which must agree with the Info dictionary.
std::string make_xmp(const Options& options);
Object make_info(const Options& options);

}
