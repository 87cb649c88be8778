// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/page_key.hpp"

#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/QPDF.hh>

#include <set>
#include <stdexcept>

namespace publisher::inspect {
namespace {

constexpr int kDepthAtMost = 100;

/// What the file as a whole adds to the look of its pages.
Digest digest_of_file(QPDF& pdf, PageDigests& digests) {
    Hasher hasher;
    for (const char* key : {"/OCProperties", "/OutputIntents", "/AcroForm"})
        hasher.add(digests.of_object(pdf.getRoot().getKey(key)));
    return hasher.finish();
}

/// Where an annotation leads to in the file does not count, but that it does.
void add_annotation(Hasher& hasher, QPDFObjectHandle annotation, PageDigests& digests) {
    if (!annotation.isDictionary()) return;
    for (auto& [key, value] : annotation.getDictAsMap()) {
        const bool leads_to_a_page = key == "/Dest" || key == "/P" || key == "/Parent" || key == "/Popup";
        hasher.add(key);
        if (key == "/A") {
            hasher.add(action_type(value)).add(text_at(value, "/URI"));
        } else if (!leads_to_a_page && key != "/StructParent") {
            hasher.add(digests.of_object(value));
        }
    }
}

bool is_named_by_number(QPDFObjectHandle object) {
    if (object.isStream()) {
        const auto subtype = text_at(object, "/Subtype");
        return subtype == "Image" || subtype == "Form";
    }
    return text_at(object, "/Type") == "Font";
}

class ObjectList {
public:
    void collect(QPDFObjectHandle object, int depth = 0) {
        if (depth > kDepthAtMost) throw std::runtime_error("objects of a page are nested too deeply");
        if (object.isIndirect()) {
            if (!seen_.insert(object.getObjGen()).second) return;
            if (is_named_by_number(object)) numbers.push_back(object.getObjectID());
        }
        if (text_at(object, "/Type") == "Font" && !object.hasKey("/CharProcs")) return;
        if (object.isArray()) {
            for (auto& item : object.getArrayAsVector())
                collect(item, depth + 1);
        }
        if (object.isStream()) object = object.getDict();
        if (!object.isDictionary()) return;
        for (auto& [key, value] : object.getDictAsMap())
            if (key != "/Parent") collect(value, depth + 1);
    }

    std::vector<int> numbers;

private:
    std::set<QPDFObjGen> seen_;
};

}

PageKeys::PageKeys(QPDF& pdf) : file_(digest_of_file(pdf, digests_)) {}

PageKey PageKeys::of_page(QPDFObjectHandle page) {
    Hasher hasher;
    hasher.add("page").add(file_).add(digests_.of_page(page));
    for (const char* key : {"/MediaBox", "/CropBox"})
        hasher.add(std::int64_t{inherited_value(page, key).is_own});
    hasher.add(std::int64_t{page.hasKey("/AA")});
    if (auto annotations = page.getKey("/Annots"); annotations.isArray()) {
        for (auto& annotation : annotations.getArrayAsVector())
            add_annotation(hasher.add("annotation"), annotation, digests_);
    }
    ObjectList objects;
    objects.collect(inherited_value(page, "/Resources").value);
    hasher.add(static_cast<std::int64_t>(objects.numbers.size()));
    return {hasher.finish().to_hex(), std::move(objects.numbers)};
}

}
