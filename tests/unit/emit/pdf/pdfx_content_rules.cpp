// SPDX-License-Identifier: Apache-2.0
#include "pdfx_rules.hpp"
#include "publisher/base/text.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

std::string for_each_font(File& file, const std::function<std::string(QPDFObjectHandle)>& rule) {
    std::string fault;
    int n = 0;
    file.pdf.for_each_dictionary([&](QPDFObjectHandle font) {
        if (!font.getKey("/Subtype").isNameAndEquals("/Type0")) return;
        ++n;
        if (const std::string found = rule(font); !found.empty()) fault = found;
    });
    return n == 0 ? "there is no font to look at" : fault;
}

QPDFObjectHandle descendant(QPDFObjectHandle font) {
    return font.getKey("/DescendantFonts").getArrayItem(0);
}

/// The names of resources that operators of a page use and that its dictionary does not have.
std::string undefined_resource(File& file, QPDFObjectHandle page) {
    const std::map<std::string, std::string> category = {{"gs", "/ExtGState"},  {"Tf", "/Font"},
                                                         {"Do", "/XObject"},    {"sh", "/Shading"},
                                                         {"cs", "/ColorSpace"}, {"CS", "/ColorSpace"}};
    for (const std::string& operation : file.pdf.operators(page)) {
        const std::size_t blank = operation.find(' ');
        const auto found = category.find(operation.substr(0, blank));
        if (found == category.end() || blank == std::string::npos) continue;
        auto resources = page.getKey("/Resources").getKey(found->second);
        if (!resources.isDictionary() || !resources.hasKey(operation.substr(blank + 1))) return operation;
    }
    return {};
}

const Names kOperators = {"q",  "Q",  "cm", "w",  "J",  "j",  "d",  "gs", "m",  "l",   "c",   "h",
                          "re", "f",  "S",  "s",  "W",  "n",  "k",  "K",  "cs", "CS",  "scn", "SCN",
                          "sh", "Do", "BT", "ET", "Tf", "Tm", "TJ", "Ts", "Tz", "BDC", "EMC"};

}

const std::map<std::string, Rule>& content_rules() {
    static const std::map<std::string, Rule> rules = {
        {"FT-EMBED",
         [](File& file) {
             return for_each_font(file, [](QPDFObjectHandle font) {
                 auto descriptor = descendant(font).getKey("/FontDescriptor");
                 return when(!descriptor.hasKey("/FontFile2") && !descriptor.hasKey("/FontFile3"),
                             "a font is not embedded");
             });
         }},
        {"FT-PROGRAM",
         [](File& file) {
             return for_each_font(file, [](QPDFObjectHandle font) {
                 auto descriptor = descendant(font).getKey("/FontDescriptor");
                 const bool is_cff = descendant(font).getKey("/Subtype").isNameAndEquals("/CIDFontType0");
                 return when(is_cff != descriptor.hasKey("/FontFile3"), "the program does not fit");
             });
         }},
        {"FT-OPENTYPE",
         [](File& file) { return when(file.pdf.names_of("/Subtype").contains("/OpenType"), "OpenType"); }},
        {"FT-CMAP",
         [](File& file) {
             return for_each_font(file, [](QPDFObjectHandle font) {
                 const bool is_glyf = descendant(font).getKey("/Subtype").isNameAndEquals("/CIDFontType2");
                 return when(!font.getKey("/Encoding").isNameAndEquals("/Identity-H") ||
                                 (is_glyf && !descendant(font).hasKey("/CIDToGIDMap")),
                             "no map");
             });
         }},
        {"FT-TOUNICODE",
         [](File& file) {
             return for_each_font(file, [](QPDFObjectHandle font) {
                 return when(!font.getKey("/ToUnicode").isStream(), "no ToUnicode");
             });
         }},
        {"CL-X1A",
         [](File& file) {
             if (file.is_x4()) return std::string();
             const Names spaces = file.pdf.names_of("/ColorSpace");
             return when(
                 spaces.contains("/ICCBased") || spaces.contains("/DeviceRGB") || spaces.contains("/Lab"),
                 "a colour space");
         }},
        {"CL-DEVICE",
         [](File& file) {
             return for_each_page(file, [&](QPDFObjectHandle page) {
                 for (const std::string& operation : file.pdf.operators(page))
                     if (Names{"g", "G", "rg", "RG"}.contains(operation)) return operation;
                 return std::string();
             });
         }},
        {"CL-ICC",
         [](File& file) {
             int n = 0;
             for (auto& object : file.pdf.file().getAllObjects()) {
                 if (!object.isArray() || !object.getArrayItem(0).isNameAndEquals("/ICCBased")) continue;
                 if (object.getArrayItem(1).getDict().getKey("/N").getIntValue() != 3)
                     return std::string("another N");
                 ++n;
             }
             return when(n != (file.is_x4() ? 1 : 0), std::to_string(n) + " profiles of pictures");
         }},
        {"CL-ALT",
         [](File& file) {
             std::string fault;
             for (auto& object : file.pdf.file().getAllObjects())
                 if (object.isArray() && object.getArrayNItems() == 4 &&
                     object.getArrayItem(0).isNameAndEquals("/Separation") &&
                     !object.getArrayItem(2).isNameAndEquals("/DeviceCMYK"))
                     fault = "an alternate";
             return fault;
         }},
        {"CL-SPOTSAME",
         [](File& file) {
             std::map<std::string, int> n_of;
             for (auto& object : file.pdf.file().getAllObjects())
                 if (object.isArray() && object.getArrayNItems() == 4 &&
                     object.getArrayItem(0).isNameAndEquals("/Separation"))
                     ++n_of[object.getArrayItem(1).getName()];
             return when(n_of.empty() ||
                             std::ranges::any_of(n_of, [](const auto& entry) { return entry.second != 1; }),
                         "a spot is defined twice");
         }},
        {"CL-UTF8",
         [](File& file) {
             std::string fault;
             for (auto& object : file.pdf.file().getAllObjects())
                 if (object.isArray() && object.getArrayNItems() == 4 && object.getArrayItem(1).isName() &&
                     find_malformed_utf8(object.getArrayItem(1).getName()))
                     fault = object.getArrayItem(1).getName();
             return fault;
         }},
        {"CL-INTENT",
         [](File& file) {
             return when(!is_within(file.pdf.names_of("/Intent"), {"/RelativeColorimetric", "/Perceptual"}),
                         "an intent");
         }},
        {"CL-UNDEF",
         [](File& file) {
             return for_each_page(file,
                                  [&](QPDFObjectHandle page) { return undefined_resource(file, page); });
         }},
        {"CL-OPERATOR",
         [](File& file) {
             return for_each_page(file, [&](QPDFObjectHandle page) {
                 for (const std::string& operation : file.pdf.operators(page))
                     if (!kOperators.contains(operation.substr(0, operation.find(' ')))) return operation;
                 return std::string();
             });
         }},
        {"CL-QQ",
         [](File& file) {
             return for_each_page(file, [&](QPDFObjectHandle page) {
                 int depth = 0, most = 0;
                 for (const std::string& operation : file.pdf.operators(page)) {
                     depth += operation == "q" ? 1 : operation == "Q" ? -1 : 0;
                     most = std::max(most, depth);
                     if (depth < 0) return std::string("Q without q");
                 }
                 return when(depth != 0 || most > 28, "q and Q");
             });
         }},
        {"GR-PS",
         [](File& file) { return when(file.pdf.names_of("/Subtype").contains("/PS"), "PostScript"); }},
        {"GR-REFXOBJ", [](File& file) { return without_key(file, "/Ref"); }},
        {"GR-OPI", [](File& file) { return without_key(file, "/OPI"); }},
        {"GR-ALTERNATES", [](File& file) { return without_key(file, "/Alternates"); }},
        {"GR-TRANSFER", [](File& file) { return without_key(file, "/TR") + without_key(file, "/TR2"); }},
        {"GR-HALFTONE", [](File& file) { return without_key(file, "/HT") + without_key(file, "/HTP"); }},
        {"GR-BPC16",
         [](File& file) {
             std::string fault;
             file.pdf.for_each_dictionary([&](QPDFObjectHandle image) {
                 if (image.hasKey("/BitsPerComponent") && image.getKey("/BitsPerComponent").getIntValue() > 8)
                     fault = "16 bits";
             });
             return fault;
         }},
        {"GR-JPX",
         [](File& file) { return when(file.pdf.names_of("/Filter").contains("/JPXDecode"), "JPEG 2000"); }},
        {"GR-SEPINFO", [](File& file) { return without_key(file, "/SeparationInfo"); }},
        {"GR-IMAGE",
         [](File& file) {
             std::string fault;
             for (auto& image : file.pdf.file().getAllObjects()) {
                 if (!image.isStream() ||
                     !image.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode") ||
                     !image.getDict().hasKey("/Width"))
                     continue;
                 auto space = image.getDict().getKey("/ColorSpace");
                 const long n = space.isNameAndEquals("/DeviceCMYK")                                    ? 4
                                : space.isArray() && space.getArrayItem(0).isNameAndEquals("/ICCBased") ? 3
                                                                                                        : 1;
                 const auto wanted = n * image.getDict().getKey("/Width").getIntValue() *
                                     image.getDict().getKey("/Height").getIntValue();
                 if (static_cast<long long>(image.getStreamData(qpdf_dl_all)->getSize()) != wanted)
                     fault = "an image of another size";
             }
             return fault;
         }},
        {"TR-X1A",
         [](File& file) {
             return file.is_x4()
                        ? ""
                        : without_key(file, "/SMask") + without_key(file, "/Group") +
                              without_key(file, "/ca") + without_key(file, "/CA") + without_key(file, "/BM");
         }},
        {"TR-BLENDCS",
         [](File& file) {
             return for_each_page(file, [&](QPDFObjectHandle page) {
                 return when(page.hasKey("/Group") &&
                                 !page.getKey("/Group").getKey("/CS").isNameAndEquals("/DeviceCMYK"),
                             "a blending space");
             });
         }},
        {"TR-BM",
         [](File& file) {
             return when(!is_within(file.pdf.names_of("/BM"),
                                    {"/Darken", "/Lighten", "/Multiply", "/Normal", "/Overlay", "/Screen"}),
                         "a blend mode");
         }},
        {"OC-X1A",
         [](File& file) { return when(file.is_x4() != file.pdf.root().hasKey("/OCProperties"), "layers"); }},
        {"OC-AS", [](File& file) { return without_key(file, "/AS"); }},
        {"OC-NAME",
         [](File& file) {
             return when(file.is_x4() && file.pdf.root()
                                             .getKey("/OCProperties")
                                             .getKey("/D")
                                             .getKey("/Name")
                                             .getUTF8Value()
                                             .empty(),
                         "no name");
         }},
        {"OC-ORDER",
         [](File& file) {
             if (!file.is_x4()) return std::string();
             auto layers = file.pdf.root().getKey("/OCProperties");
             return when(layers.getKey("/OCGs").getArrayNItems() !=
                             layers.getKey("/D").getKey("/Order").getArrayNItems(),
                         "the order is not complete");
         }},
        {"OC-REF",
         [](File& file) {
             std::set<QPDFObjGen> listed;
             if (file.is_x4())
                 for (auto& group :
                      file.pdf.root().getKey("/OCProperties").getKey("/OCGs").getArrayAsVector())
                     listed.insert(group.getObjGen());
             return for_each_page(file, [&](QPDFObjectHandle page) {
                 auto used = page.getKey("/Resources").getKey("/Properties");
                 if (used.isDictionary())
                     for (const std::string& key : used.getKeys())
                         if (!listed.contains(used.getKey(key).getObjGen())) return key;
                 return std::string();
             });
         }},
        {"AN-INSIDE", [](File& file) { return without_key(file, "/Annots"); }},
        {"AN-FORM", [](File& file) { return without_key(file, "/AcroForm"); }},
        {"AC-JS", [](File& file) { return without_key(file, "/JS") + without_key(file, "/JavaScript"); }},
        {"AC-ACTION",
         [](File& file) {
             return without_key(file, "/OpenAction") + without_key(file, "/AA") +
                    without_key(file, "/Outlines");
         }},
    };
    return rules;
}

}
