// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/facts.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QPDF;

namespace publisher::inspect {

class PageDigests;
class PageKeys;
struct PageKey;

/// PDF 32000-1 annex C; a page beyond it is a bomb or a mistake.
constexpr double kPageSizeLimit = 14'400;
constexpr int kPageCountLimit = 50'000;

/// A rectangle of a file: left, bottom, right, top in user space.
using PdfBox = std::array<double, 4>;

/// What the objects of a page say of it; where that lies on the page shown is known when it is drawn.
struct PageStructure {
    PageFacts page;
    PdfBox trim{}; ///< or what stands in for it
    std::vector<PdfBox> annotation_boxes;
    /// The operators, where they could be unpacked here: Poppler takes the bytes of a stream one by one. Nothing where it
    /// has to see for itself.
    std::optional<std::string> content = {};
};

/// The objects of a file, without their pictures and content: libqpdf's view.
/// The bytes belong to the caller. Throws std::exception for a file that cannot be read at all.
class Structure {
public:
    explicit Structure(std::string_view bytes);
    ~Structure();

    DocumentFacts read_document(bool checks_streams);
    int n_pages() const;
    /// `number` from 1.
    PageStructure read_page(int number);
    std::optional<std::string> unpack_content(int number);
    /// Of all that a page holds (see PageFacts::content_sha256).
    std::string digest_page(int number);
    PageKey key_page(int number);
    std::string label_page(int number);
    /// Of the content of forms that were recorded.
    void digest_forms(PageFacts& page);

private:
    std::string_view bytes_;
    std::unique_ptr<QPDF> pdf_;
    std::unique_ptr<PageDigests> digests_;
    std::unique_ptr<PageKeys> keys_;
};

}
