// SPDX-License-Identifier: Apache-2.0
#include "pdfx_rules.hpp"
#include "publisher/color/icc_profile.hpp"

#include <algorithm>

namespace publisher::emit::pdf {

std::string when(bool is_wrong, std::string fault) {
    return is_wrong ? fault : "";
}

bool is_within(const Names& names, const Names& allowed) {
    return std::ranges::includes(allowed, names);
}

std::string without_key(File& file, const std::string& key) {
    return when(file.pdf.has_key(key), "there is a " + key);
}

std::string for_each_page(File& file, const std::function<std::string(QPDFObjectHandle)>& rule) {
    for (auto& page : file.pdf.pages())
        if (const std::string fault = rule(page); !fault.empty()) return fault;
    return {};
}

namespace {

std::vector<double> box_of(QPDFObjectHandle page, const std::string& name) {
    std::vector<double> numbers;
    for (auto& item : page.getKey(name).getArrayAsVector())
        numbers.push_back(item.getNumericValue());
    return numbers;
}

bool contains(const std::vector<double>& outer, const std::vector<double>& inner) {
    return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

}

const std::map<std::string, Rule>& file_rules() {
    static const std::map<std::string, Rule> rules = {
        {"FS-HEADER",
         [](File& file) {
             return when(!file.pdf.bytes().starts_with(file.is_x4() ? "%PDF-1.6\n" : "%PDF-1.4\n"),
                         file.pdf.bytes().substr(0, 9));
         }},
        {"FS-VERSION",
         [](File& file) {
             return when(file.pdf.root().hasKey("/Version"), "the catalog has a version of its own");
         }},
        {"FS-VERSION-LOW",
         [](File& file) {
             return when(file.is_x4() && file.pdf.file().getPDFVersion() != "1.6",
                         file.pdf.file().getPDFVersion());
         }},
        {"FS-BINARY",
         [](File& file) {
             return when(file.pdf.bytes()[9] != '%' || static_cast<unsigned char>(file.pdf.bytes()[10]) < 128,
                         "no binary comment");
         }},
        {"FS-DAMAGED", [](File& file) { return when(file.pdf.file().anyWarnings(), "libqpdf warns"); }},
        {"FS-ENCRYPT", [](File& file) { return without_key(file, "/Encrypt"); }},
        {"FS-ID",
         [](File& file) {
             return when(
                 file.pdf.file().getTrailer().getKey("/ID").getArrayItem(1).getStringValue().size() != 16,
                 "no identifier");
         }},
        {"FS-OBJSTM",
         [](File& file) {
             return when(!file.is_x4() && !is_within(file.pdf.names_of("/Type"),
                                                     [] {
                                                         Names all = {
                                                             "/Catalog", "/Pages",          "/Page",
                                                             "/Font",    "/FontDescriptor", "/ExtGState",
                                                             "/XObject", "/OutputIntent",   "/Metadata"};
                                                         return all;
                                                     }()),
                         "object or xref streams");
         }},
        {"FS-LZW",
         [](File& file) { return when(file.pdf.names_of("/Filter").contains("/LZWDecode"), "LZW"); }},
        {"FS-FILTER",
         [](File& file) {
             return when(!is_within(file.pdf.names_of("/Filter"), {"/DCTDecode", "/FlateDecode"}),
                         "a filter");
         }},
        {"FS-EXTSTREAM", [](File& file) { return without_key(file, "/F") + without_key(file, "/FFilter"); }},
        {"FS-EMBEDDED",
         [](File& file) {
             return without_key(file, "/EmbeddedFiles") + without_key(file, "/EF") +
                    without_key(file, "/Collection");
         }},
        {"FS-DECODE",
         [](File& file) {
             for (auto& object : file.pdf.file().getAllObjects())
                 if (object.isStream() && !object.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode"))
                     object.getStreamData(qpdf_dl_all);
             return when(file.pdf.file().anyWarnings(), "a stream does not decode");
         }},
        {"ID-CLAIM",
         [](File& file) {
             const std::string xmp = file.pdf.xmp_value("pdfxid:GTS_PDFXVersion");
             if (file.is_x4()) return when(xmp != "PDF/X-4", "XMP claims " + xmp);
             return when(!xmp.empty() ||
                             file.pdf.info().getKey("/GTS_PDFXVersion").getUTF8Value() != "PDF/X-1a:2003" ||
                             file.pdf.info().hasKey("/GTS_PDFXConformance"),
                         "Info claims something else");
         }},
        {"ID-CONFLICT",
         [](File& file) {
             return when(
                 file.pdf.info().getKey("/GTS_PDFXVersion").getUTF8Value() !=
                     file.pdf.xmp_value(file.is_x4() ? "pdfxid:GTS_PDFXVersion" : "pdfx:GTS_PDFXVersion"),
                 "claims differ");
         }},
        {"ID-XMP",
         [](File& file) {
             return when(file.pdf.xmp().find("<?xpacket end=") == std::string::npos ||
                             !file.pdf.root().getKey("/Metadata").getDict().getKey("/Filter").isNull(),
                         "no plain packet");
         }},
        {"ID-TITLE",
         [](File& file) {
             return when(file.pdf.info().getKey("/Title").getUTF8Value().empty() ||
                             file.pdf.xmp().find("<dc:title>") == std::string::npos,
                         "no title");
         }},
        {"ID-DATES",
         [](File& file) {
             return when(!file.pdf.info().hasKey("/CreationDate") || !file.pdf.info().hasKey("/ModDate") ||
                             file.pdf.xmp_value("xmp:CreateDate").empty() ||
                             file.pdf.xmp_value("xmp:ModifyDate").empty() ||
                             file.pdf.xmp_value("xmp:MetadataDate").empty(),
                         "a date is missing");
         }},
        {"ID-TRAPPED",
         [](File& file) {
             return when(!file.pdf.info().getKey("/Trapped").isNameAndEquals("/False") ||
                             file.pdf.xmp_value("pdf:Trapped") != "False",
                         "trapped is not said");
         }},
        {"ID-XMPMM",
         [](File& file) {
             return when(file.pdf.xmp_value("xmpMM:DocumentID").empty() ||
                             file.pdf.xmp_value("xmpMM:VersionID").empty() ||
                             file.pdf.xmp_value("xmpMM:RenditionClass").empty(),
                         "identifiers are missing");
         }},
        {"ID-SYNC",
         [](File& file) {
             return when(
                 file.pdf.info().getKey("/Producer").getUTF8Value() != file.pdf.xmp_value("pdf:Producer") ||
                     file.pdf.info().getKey("/Creator").getUTF8Value() !=
                         file.pdf.xmp_value("xmp:CreatorTool"),
                 "Info and XMP differ");
         }},
        {"OI-ONE",
         [](File& file) {
             return when(file.pdf.root().getKey("/OutputIntents").getArrayNItems() != 1 ||
                             !file.pdf.intent().getKey("/S").isNameAndEquals("/GTS_PDFX"),
                         "not one intent");
         }},
        {"OI-IDENT",
         [](File& file) {
             return when(file.pdf.intent().getKey("/OutputConditionIdentifier").getUTF8Value().empty(),
                         "no identifier");
         }},
        {"OI-INFO",
         [](File& file) {
             return when(file.pdf.intent().getKey("/Info").getUTF8Value().empty(), "no Info");
         }},
        {"OI-PROFILE",
         [](File& file) {
             return when(!file.pdf.intent().getKey("/DestOutputProfile").isStream(), "no profile");
         }},
        {"OI-ICC",
         [](File& file) {
             return when(!color::read_icc_profile(file.pdf.intent_profile()), "broken profile");
         }},
        {"OI-CLASS",
         [](File& file) {
             return when(color::read_icc_profile(file.pdf.intent_profile())->device_class != "prtr",
                         "no press");
         }},
        {"OI-SPACE",
         [](File& file) {
             return when(
                 color::read_icc_profile(file.pdf.intent_profile())->color_space != "CMYK" ||
                     file.pdf.intent().getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue() != 4,
                 "not CMYK");
         }},
        {"OI-ICCVER",
         [](File& file) {
             return when(
                 color::read_icc_profile(file.pdf.intent_profile())->major_version > (file.is_x4() ? 4 : 2),
                 "a version too new");
         }},
        {"OI-BTOA",
         [](File& file) {
             return when(!color::check_cmyk_output(*color::read_icc_profile(file.pdf.intent_profile()), "it"),
                         "a table is missing");
         }},
        {"OI-REF", [](File& file) { return without_key(file, "/DestOutputProfileRef"); }},
        {"OI-SAME",
         [](File& file) {
             return when(file.pdf.root().getKey("/OutputIntents").getArrayNItems() > 1, "several intents");
         }},
        {"BX-MEDIA",
         [](File& file) {
             return for_each_page(file, [](QPDFObjectHandle page) {
                 return when(box_of(page, "/MediaBox").size() != 4, "no MediaBox");
             });
         }},
        {"BX-SIZE",
         [](File& file) {
             return for_each_page(file, [](QPDFObjectHandle page) {
                 auto box = box_of(page, "/MediaBox");
                 return when(box[2] - box[0] < 3 || box[3] - box[1] > 14400, "an impossible size");
             });
         }},
        {"BX-TRIMART",
         [](File& file) {
             return for_each_page(file, [](QPDFObjectHandle page) {
                 return when(!page.hasKey("/TrimBox") || page.hasKey("/ArtBox"), "trim and art");
             });
         }},
        {"BX-NEST",
         [](File& file) {
             return for_each_page(file, [](QPDFObjectHandle page) {
                 return when(!contains(box_of(page, "/MediaBox"), box_of(page, "/BleedBox")) ||
                                 !contains(box_of(page, "/BleedBox"), box_of(page, "/TrimBox")),
                             "boxes are not nested");
             });
         }},
        {"BX-CROP", [](File& file) { return without_key(file, "/CropBox"); }},
        {"BX-VIEWPREF",
         [](File& file) {
             return without_key(file, "/ViewArea") + without_key(file, "/ViewClip") +
                    without_key(file, "/PrintArea") + without_key(file, "/PrintClip");
         }},
    };
    return rules;
}

}
