// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/objects.hpp"

namespace publisher::emit::pdf {
namespace {

Object make_soft_mask(const Image& picture, Document& document) {
    return document.stream(*picture.soft_mask, {{"Type", name("XObject")},
                                                {"Subtype", name("Image")},
                                                {"Width", integer(picture.facts.width)},
                                                {"Height", integer(picture.facts.height)},
                                                {"BitsPerComponent", integer(8)},
                                                {"ColorSpace", name("DeviceGray")},
                                                {"Filter", name("FlateDecode")}});
}

}

/// Gray goes to the black plate under its name: DeviceGray takes part in neither overprint nor the output
/// intent the way DeviceCMYK does. There, 1 is ink and not light.
Object make_black_space() {
    const Object to_black = dictionary({{"FunctionType", integer(2)},
                                        {"Domain", numbers({0, 1})},
                                        {"C0", numbers({0, 0, 0, 0})},
                                        {"C1", numbers({0, 0, 0, 1})},
                                        {"N", integer(1)}});
    return array({name("Separation"), name("Black"), name("DeviceCMYK"), to_black});
}

Object make_icc_space(const std::string& profile, int n_components, Document& document) {
    return document.indirect(
        array({name("ICCBased"), document.deflated_stream(profile, {{"N", integer(n_components)},
                                                                    {"Alternate", name("DeviceRGB")}})}));
}

Object make_image(const Image& picture, const Object& profile_space, Gray gray, Document& document) {
    const PrintPicture& facts = picture.facts;
    const bool is_jpeg = facts.encoding == PrintPicture::Encoding::Jpeg;
    Document::Entries entries = {
        {"Type", name("XObject")},
        {"Subtype", name("Image")},
        {"Width", integer(facts.width)},
        {"Height", integer(facts.height)},
        {"BitsPerComponent", integer(facts.bits)},
        {"Filter", name(is_jpeg ? "DCTDecode" : "FlateDecode")},
    };
    if (facts.n_components == 4) {
        entries.emplace_back("ColorSpace", name("DeviceCMYK"));
        if (facts.is_inverted) entries.emplace_back("Decode", numbers({1, 0, 1, 0, 1, 0, 1, 0}));
    } else if (facts.n_components == 3) {
        entries.emplace_back("ColorSpace", picture.profile ? profile_space : name("DeviceRGB"));
    } else if (gray == Gray::Light) {
        entries.emplace_back("ColorSpace", name("DeviceGray"));
        if (facts.is_inverted) entries.emplace_back("Decode", numbers({1, 0}));
    } else {
        entries.emplace_back("ColorSpace", make_black_space());
        if (!facts.is_inverted) entries.emplace_back("Decode", numbers({1, 0}));
    }
    if (picture.soft_mask) entries.emplace_back("SMask", make_soft_mask(picture, document));
    return document.stream(picture.bytes, entries);
}

}
