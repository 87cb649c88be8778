// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/document.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace publisher::emit::pdf {

/// Takes supplied pages into the document as they are. An ink has one look in all of a file (ISO 15930-7 6.4): where a
/// page shows one that the document has by that name, it is shown as the document shows it. Plates do not change by
/// that, only what stands for the ink where it is not there.
class PageCopier {
public:
    /// `inks`: the colour spaces of the document by the names of their plates.
    PageCopier(Document& document, std::map<std::string, Object> inks)
        : document_(document), inks_(std::move(inks)) {}

    /// The form of a placed page, filling the unit square.
    Result<Object> copy(const PlacedPage& page);

private:
    /// Goes through all that the form refers to, once: puts its streams aside and shares its inks.
    Status settle(Object object, int depth);
    /// The value, or what the document has for the ink that it is.
    Object shared(Object value);

    Document& document_;
    std::map<std::string, Object> inks_;
    std::set<QPDFObjGen> seen_;
};

}
