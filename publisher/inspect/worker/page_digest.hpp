// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/base/hash.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <string>

namespace publisher::inspect {

/// Digests of pages with everything they refer to. Objects that pages share are read once.
class PageDigests {
public:
    /// Of content, resources, boxes and how the page is shown; not of annotations and structure. 64
    /// hexadecimal digits.
    std::string of_page(QPDFObjectHandle page);
    /// Of an object with all that it refers to.
    Digest of_object(QPDFObjectHandle object) { return of(object, 0); }

private:
    Digest of(QPDFObjectHandle object, int depth);
    Digest of_value(QPDFObjectHandle object, int depth);
    void add_dictionary(Hasher& hasher, QPDFObjectHandle dictionary, int depth);

    std::map<QPDFObjGen, Digest> known_;
};

}
