// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/page_digest.hpp"

#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/Buffer.hh>

#include <stdexcept>

namespace publisher::inspect {
namespace {

constexpr int kDepthAtMost = 100;

/// What does not show, and what leads back to other pages.
bool is_left_out(const std::string& key) {
    return key == "/Parent" || key == "/StructParent" || key == "/StructParents" || key == "/Metadata" ||
           key == "/LastModified";
}

}

std::string PageDigests::of_page(QPDFObjectHandle page) {
    Hasher hasher;
    for (const char* key : {"/MediaBox", "/CropBox", "/Resources", "/Rotate"})
        hasher.add(of(inherited_value(page, key).value, 0));
    for (const char* key : {"/BleedBox", "/TrimBox", "/ArtBox", "/UserUnit", "/Group", "/Contents"})
        hasher.add(of(page.getKey(key), 0));
    return hasher.finish().to_hex();
}

Digest PageDigests::of(QPDFObjectHandle object, int depth) {
    if (depth > kDepthAtMost) throw std::runtime_error("objects of a page are nested too deeply");
    if (!object.isIndirect()) return of_value(object, depth);
    // One that leads back to itself counts as nothing there.
    const auto [entry, is_new] = known_.try_emplace(object.getObjGen());
    if (!is_new) return entry->second;
    const Digest digest = of_value(object, depth);
    known_[object.getObjGen()] = digest;
    return digest;
}

Digest PageDigests::of_value(QPDFObjectHandle object, int depth) {
    Hasher hasher;
    if (object.isStream()) {
        hasher.add("stream");
        add_dictionary(hasher, object.getDict(), depth);
        const auto bytes = object.getRawStreamData();
        hasher.add(std::string_view(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()));
    } else if (object.isDictionary()) {
        hasher.add("dictionary");
        add_dictionary(hasher, object, depth);
    } else if (object.isArray()) {
        hasher.add("array");
        for (auto& item : object.getArrayAsVector())
            hasher.add(of(item, depth + 1));
    } else {
        hasher.add(object.unparse());
    }
    return hasher.finish();
}

void PageDigests::add_dictionary(Hasher& hasher, QPDFObjectHandle dictionary, int depth) {
    for (auto& [key, value] : dictionary.getDictAsMap()) {
        if (is_left_out(key)) continue;
        hasher.add(key).add(of(value, depth + 1));
    }
}

}
