// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/page_digest.hpp"

#include <string>
#include <vector>

class QPDF;

namespace publisher::inspect {

/// What a page is known by from one file to the next.
struct PageKey {
    /// Of all that an answer about the page depends on, but for the numbers of page and objects and the page's label:
    /// content, resources, boxes, annotations, and the layers and output intents of the file.
    std::string digest;
    /// Numbers of the fonts, pictures and forms that the page refers to, in the order in which they are met. Pages of one
    /// digest have equal lists, but for the numbers.
    std::vector<int> objects;
};

class PageKeys {
public:
    explicit PageKeys(QPDF& pdf);
    PageKey of_page(QPDFObjectHandle page);

private:
    PageDigests digests_;
    Digest file_;
};

}
