// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

#include <qpdf/QPDFWriter.hh>

namespace publisher::faults {
namespace {

/// Something a press, not a reader, would stumble over. Page 0: of the whole file.
struct Fault {
    const char* name;
    const char* rule;
    int page;
    const char* profile;
    std::function<void(PdfEditor&)> make;
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.name;
}

constexpr int kPage = 6;

auto painted(const char* content) {
    return [=](PdfEditor& pdf) { pdf.append(kPage, content); };
}

auto in_page(const char* key, const char* value) {
    return [=](PdfEditor& pdf) { pdf.page(kPage).replaceKey(key, pdf.object(value)); };
}

auto in_root(const char* key, const char* value) {
    return [=](PdfEditor& pdf) { pdf.root().replaceKey(key, pdf.object(value)); };
}

auto in_info(const char* key, const char* value) {
    return [=](PdfEditor& pdf) { pdf.pdf().getTrailer().getKey("/Info").replaceKey(key, pdf.object(value)); };
}

/// A resource, and content that uses it.
auto with_resource(const char* kind, const char* name, const char* value, const char* content) {
    return [=](PdfEditor& pdf) {
        pdf.add_resource(kPage, kind, name, pdf.object(value));
        pdf.append(kPage, content);
    };
}

/// A gray picture of 20 by 20 pixels over an area of that many points.
auto picture(int points) {
    return [=](PdfEditor& pdf) {
        auto image = QPDFObjectHandle::newStream(&pdf.pdf(), std::string(400, '\x40'));
        image.replaceDict(
            pdf.object("<< /Type /XObject /Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 "
                       "/ColorSpace /DeviceGray >>"));
        pdf.add_resource(kPage, "/XObject", "/Seeded", pdf.pdf().makeIndirectObject(image));
        pdf.append(kPage,
                   std::to_string(points) + " 0 0 " + std::to_string(points) + " 200 200 cm /Seeded Do");
    };
}

/// Replaces in the XMP packet.
auto in_xmp(const char* before, const char* after) {
    return [=](PdfEditor& pdf) {
        auto metadata = pdf.root().getKey("/Metadata");
        const auto buffer = metadata.getStreamData(qpdf_dl_all);
        std::string xmp(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
        xmp.replace(xmp.find(before), std::string(before).size(), after);
        metadata.replaceStreamData(xmp, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    };
}

const char* const kBigArea = "1 1 0.8 0.8 k 200 200 300 300 re f";

const std::vector<Fault> kFaults = {
    {"rgb-area", "R0027", kPage, "read-back-pdfx4", painted("1 0 0 rg 200 200 50 50 re f")},
    {"rgb-line", "R0027", kPage, "read-back-pdfx4", painted("1 0 0 RG 2 w 200 200 m 300 300 l S")},
    {"rgb-text-in-a-sheet", "R0028", kPage, "gwg2022-sheet-cmyk-rgb", painted("0 0 1 rg 200 200 50 50 re f")},
    {"device-rgb", "CL-DEVICE", kPage, "pdfx4", painted("1 0 0 rg 200 200 50 50 re f")},
    {"colour-of-all-plates", "R0024", kPage, "read-back-pdfx4",
     with_resource("/ColorSpace", "/Every",
                   "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 "
                   "1] /N 1 >>]",
                   "/Every cs 1 scn 200 200 50 50 re f")},
    {"spot-colour", "R0020", 0, "gwg2022-magazine-cmyk",
     with_resource("/ColorSpace", "/Extra",
                   "[/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 "
                   "0.8 0.1] /N 1 >>]",
                   "/Extra cs 1 scn 200 200 50 50 re f")},
    {"hairline", "HC-HAIRLINE", kPage, "house", painted("0 0 0 1 K 0 w 200 200 m 300 300 l S")},
    {"thin-rectangle", "HC-HAIRLINE", kPage, "house", painted("0 0 0 1 k 200 200 100 0.1 re f")},
    {"thin-line-of-several-inks", "R0019", kPage, "gwg2022-sheet-cmyk",
     painted("1 1 0 0 K 0.1 w 200 200 m 300 300 l S")},
    {"white-overprint", "R0008", kPage, "read-back-pdfx4",
     with_resource("/ExtGState", "/Over", "<< /OP true /op true /OPM 1 >>",
                   "0 1 0 0 k 200 200 90 90 re f /Over gs 0 0 0 0 k 210 210 50 50 re f")},
    {"white-text-overprint", "R0007", kPage, "read-back-pdfx4",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.add_resource(kPage, "/ExtGState", "/Over", pdf.object("<< /OP true /op true /OPM 1 >>"));
         pdf.append(kPage, "0 1 0 0 k 200 200 90 90 re f /Over gs 0 0 0 0 k BT " + shown.font +
                               " 20 Tf 1 0 0 1 210 210 Tm " + pdf.encoded(kPage, shown.font, "119") +
                               " Tj ET");
     }},
    {"black-knocks-out", "R0010", kPage, "gwg2022-sheet-cmyk",
     with_resource("/ExtGState", "/Under", "<< /OP false /op false /OPM 0 >>",
                   "/Under gs 0 1 0 0 k 200 200 90 90 re f 0 0 0 1 K 1 w 210 210 m 280 280 l S")},
    {"gray-line", "R0012", kPage, "gwg2022-sheet-cmyk", painted("0.5 G 1 w 200 200 m 300 300 l S")},
    {"gray-overprint", "R0013", kPage, "gwg2022-sheet-cmyk",
     with_resource("/ExtGState", "/Over", "<< /OP true /op true /OPM 1 >>",
                   "/Over gs 0.5 g 200 200 90 90 re f")},
    {"font-not-embedded", "FT-EMBED", 0, "pdfx4",
     with_resource("/Font", "/Loose", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                   "BT /Loose 12 Tf 200 200 Td (loose) Tj ET")},
    {"font-courier", "R0014", 0, "gwg2022-sheet-cmyk",
     with_resource("/Font", "/Loose", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
                   "BT /Loose 12 Tf 200 200 Td (loose) Tj ET")},
    {"missing-glyph", "FT-NOTDEF", kPage, "pdfx4",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.append(kPage, "BT " + shown.font + " 12 Tf 200 200 Td <0000> Tj ET");
     }},
    {"invisible-text", "HC-HIDDENTEXT", kPage, "read-back-pdfx4",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.append(kPage, "BT 3 Tr " + shown.font + " 12 Tf 200 200 Td " +
                               pdf.encoded(kPage, shown.font, "119") + " Tj ET");
     }},
    {"text-off-the-page", "HC-OFFPAGE", kPage, "house",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.append(kPage, "BT " + shown.font + " 12 Tf 3000 200 Td " +
                               pdf.encoded(kPage, shown.font, "119") + " Tj ET");
     }},
    {"text-at-the-trim", "HC-SAFE", kPage, "house",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         auto trim = pdf.page(kPage).getKey("/TrimBox").getArrayAsVector();
         pdf.append(kPage, "BT " + shown.font + " 12 Tf " + std::to_string(trim[0].getNumericValue() + 1) +
                               " 400 Td " + pdf.encoded(kPage, shown.font, "119") + " Tj ET");
     }},
    {"rich-black-text", "R0015", kPage, "gwg2022-sheet-cmyk",
     [](PdfEditor& pdf) { pdf.wrap_inside(kPage, "119", "0.9 0.9 0.9 1 k", "0 0 0 1 k"); }},
    {"small-white-text", "R0016", kPage, "gwg2022-sheet-cmyk",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.append(kPage, "0 1 0 0 k 200 200 90 90 re f 0 0 0 0 k BT " + shown.font +
                               " 6 Tf 1 0 0 1 210 210 Tm " + pdf.encoded(kPage, shown.font, "119") +
                               " Tj ET");
     }},
    {"small-text-of-several-inks", "R0017", kPage, "gwg2022-newspaper-cmyk",
     [](PdfEditor& pdf) {
         const Shown shown = pdf.find(kPage, "119");
         pdf.append(kPage, "0.5 1 0 0 k BT " + shown.font + " 6 Tf 1 0 0 1 210 210 Tm " +
                               pdf.encoded(kPage, shown.font, "119") + " Tj ET");
     }},
    {"too-much-ink", "R0026", kPage, "gwg2022-sheet-cmyk", painted(kBigArea)},
    {"coarse-picture", "R0031", kPage, "house", picture(100)},
    {"rather-coarse-picture", "R0031", kPage, "house", picture(8)},
    {"cover-picture-ends-at-the-trim", "HC-BLEEDART", 1, "read-back-pdfx4",
     [](PdfEditor& pdf) { pdf.set_content(1, "q 0.98 0 0 0.98 8 8 cm\n" + pdf.content(1) + "\nQ"); }},
    {"area-ends-in-the-bleed", "HC-BLEEDART", kPage, "read-back-pdfx4",
     [](PdfEditor& pdf) {
         const double left = pdf.page(kPage).getKey("/TrimBox").getArrayItem(0).getNumericValue();
         pdf.append(kPage, "1 0 0 0 k " + std::to_string(left - 2) + " 300 100 50 re f");
     }},
    {"no-bleed-box", "HC-BLEED", kPage, "read-back-pdfx4",
     [](PdfEditor& pdf) { pdf.page(kPage).removeKey("/BleedBox"); }},
    {"no-trim-box", "BX-TRIMART", kPage, "pdfx4",
     [](PdfEditor& pdf) { pdf.page(kPage).removeKey("/TrimBox"); }},
    {"trim-and-art-box", "BX-TRIMART", kPage, "pdfx4", in_page("/ArtBox", "[50 50 500 700]")},
    {"trim-beyond-the-bleed", "BX-NEST", kPage, "pdfx4", in_page("/BleedBox", "[100 100 400 400]")},
    {"crop-box-smaller", "R0003", kPage, "gwg2022-sheet-cmyk", in_page("/CropBox", "[100 100 400 400]")},
    {"crop-box-in-the-trim", "BX-CROP", kPage, "pdfx4", in_page("/CropBox", "[100 100 400 400]")},
    {"wrong-trim", "R0004", kPage, "house",
     [](PdfEditor& pdf) {
         auto trim = pdf.page(kPage).getKey("/TrimBox");
         trim.setArrayItem(2, QPDFObjectHandle::newReal(trim.getArrayItem(2).getNumericValue() - 30, 3));
     }},
    {"rotated-page", "HC-ROTATE", kPage, "house", in_page("/Rotate", "90")},
    {"user-unit", "R0002", kPage, "read-back-pdfx4", in_page("/UserUnit", "2")},
    {"tiny-media-box", "BX-MEDIA", kPage, "pdfx4", in_page("/MediaBox", "[0 0 2 2]")},
    {"empty-page", "R0005", kPage, "gwg2022-weboffset-cmyk",
     [](PdfEditor& pdf) { pdf.set_content(kPage, ""); }},
    {"many-pages-of-an-advertisement", "R0006", 0, "gwg2022-magazine-cmyk", [](PdfEditor&) {}},
    {"link", "AN-INSIDE", kPage, "pdfx4",
     in_page("/Annots", "[<< /Type /Annot /Subtype /Link /Rect [200 200 300 300] >>]")},
    {"link-with-action", "AC-ACTION", kPage, "pdfx4",
     in_page("/Annots",
             "[<< /Type /Annot /Subtype /Link /Rect [200 200 300 300] /A << /S /URI /URI "
             "(http://example.org) >> >>]")},
    {"form-field", "AN-FORM", kPage, "pdfx4",
     in_page("/Annots", "[<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /Rect [200 200 300 300] >>]")},
    {"javascript", "AC-JS", 0, "pdfx4",
     in_root("/OpenAction", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>")},
    {"embedded-file", "FS-EMBEDDED", 0, "pdfx4",
     in_root("/Names", "<< /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) >>] >> >>")},
    {"layers-in-x1a", "OC-X1A", 0, "pdfx1a",
     [](PdfEditor& pdf) {
         auto group = pdf.pdf().makeIndirectObject(pdf.object("<< /Type /OCG /Name (prices) >>"));
         auto properties = pdf.object("<< /OCGs [] /D << /Order [] >> >>");
         properties.getKey("/OCGs").appendItem(group);
         pdf.root().replaceKey("/OCProperties", properties);
     }},
    {"transparency-in-x1a", "TR-X1A", kPage, "pdfx1a",
     with_resource("/ExtGState", "/Half", "<< /ca 0.5 >>", "/Half gs 0 1 0 0 k 200 200 90 90 re f")},
    {"rgb-blending", "R0030", kPage, "read-back-pdfx4",
     in_page("/Group", "<< /S /Transparency /CS /DeviceRGB >>")},
    {"no-output-intent", "OI-ONE", 0, "pdfx4",
     [](PdfEditor& pdf) { pdf.root().removeKey("/OutputIntents"); }},
    {"two-output-intents", "OI-ONE", 0, "pdfx4",
     [](PdfEditor& pdf) {
         auto intents = pdf.root().getKey("/OutputIntents");
         intents.appendItem(intents.getArrayItem(0));
     }},
    {"output-intent-without-profile", "OI-PROFILE", 0, "pdfx4",
     [](PdfEditor& pdf) {
         pdf.root().getKey("/OutputIntents").getArrayItem(0).removeKey("/DestOutputProfile");
     }},
    {"output-intent-without-name", "OI-IDENT", 0, "pdfx4",
     [](PdfEditor& pdf) {
         pdf.root()
             .getKey("/OutputIntents")
             .getArrayItem(0)
             .replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString(""));
     }},
    {"profile-of-a-monitor", "OI-CLASS", 0, "pdfx4",
     [](PdfEditor& pdf) {
         auto profile = pdf.root().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile");
         const auto buffer = profile.getStreamData(qpdf_dl_all);
         std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
         bytes.replace(12, 4, "mntr");
         profile.replaceStreamData(bytes, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
     }},
    {"profile-of-another-space", "OI-SPACE", 0, "pdfx4",
     [](PdfEditor& pdf) {
         pdf.root()
             .getKey("/OutputIntents")
             .getArrayItem(0)
             .getKey("/DestOutputProfile")
             .getDict()
             .replaceKey("/N", pdf.object("3"));
     }},
    {"no-claim", "ID-CLAIM", 0, "pdfx4", in_xmp("PDF/X-4", "PDF/Y-4")},
    {"claims-differ", "ID-CONFLICT", 0, "pdfx4", in_info("/GTS_PDFXVersion", "(PDF/X-3:2003)")},
    {"trapped-unknown", "ID-TRAPPED", 0, "pdfx4", in_info("/Trapped", "/Unknown")},
    {"no-dates", "ID-DATES", 0, "pdfx4",
     [](PdfEditor& pdf) { pdf.pdf().getTrailer().getKey("/Info").removeKey("/CreationDate"); }},
    {"titles-differ", "ID-SYNC", 0, "pdfx4", in_info("/Title", "(Another)")},
    {"no-metadata", "ID-XMP", 0, "pdfx4", [](PdfEditor& pdf) { pdf.root().removeKey("/Metadata"); }},
    {"no-document-id", "ID-XMPMM", 0, "pdfx4",
     in_xmp("xmpMM:VersionID>1</xmpMM:VersionID", "xmp:Nickname>1</xmp:Nickname")},
    {"version-of-acrobat-x", "FS-VERSION", 0, "pdfx4", in_root("/Version", "/1.7")},
    {"postscript", "GR-PS", 0, "pdfx4",
     [](PdfEditor& pdf) {
         auto stream = QPDFObjectHandle::newStream(&pdf.pdf(), "showpage");
         stream.replaceDict(pdf.object("<< /Type /XObject /Subtype /PS >>"));
         pdf.add_resource(kPage, "/XObject", "/Script", pdf.pdf().makeIndirectObject(stream));
     }},
    {"transfer-curve", "GR-TRANSFER", 0, "pdfx4",
     with_resource("/ExtGState", "/Curve", "<< /Type /ExtGState /TR /Identity >>", "/Curve gs")},
    {"one-spot-two-looks", "CL-SPOTSAME", 0, "pdfx4",
     [](PdfEditor& pdf) {
         const std::string begin =
             "[/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /N 1 /C1 ";
         pdf.add_resource(kPage, "/ColorSpace", "/GoldA", pdf.object(begin + "[0 0.2 0.8 0] >>]"));
         pdf.add_resource(kPage, "/ColorSpace", "/GoldB", pdf.object(begin + "[0 0.9 0.8 0] >>]"));
     }},
};

class PressFaults : public testing::TestWithParam<Fault> {
protected:
    static void TearDownTestSuite() { tally_.reset(); }
    static Tally& tally() {
        if (!tally_) tally_ = std::make_unique<Tally>("faults for the press");
        return *tally_;
    }
    static inline std::unique_ptr<Tally> tally_;
};

TEST_P(PressFaults, IsFoundByItsRule) {
    const Fault& fault = GetParam();
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(catalog().pdf("de_DE"));
    fault.make(editor);
    editor.save(file);
    const auto findings = preflight(file, fault.profile, std::string(fault.rule) == "R0026");
    const auto is_it = [&](const diag::Finding& finding) {
        const bool is_rule =
            !finding.arguments.empty() &&
            finding.arguments.front() == std::pair<std::string, std::string>("rule", fault.rule);
        return is_rule && finding.subject.page == fault.page;
    };
    const bool is_found = std::any_of(findings.begin(), findings.end(), is_it);
    tally().note(is_found);
    EXPECT_TRUE(is_found) << listing(findings);
}

INSTANTIATE_TEST_SUITE_P(Made, PressFaults, testing::ValuesIn(kFaults), [](const auto& each) {
    std::string name = each.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(PressFaultOfOwnFile, NamesTheProductAndTheTemplate) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(catalog().pdf("de_DE"));
    const int page = editor.page_with("NV-2031");
    editor.wrap_inside(page, "119", "1 0 0 rg", "0 0 0 1 k");
    editor.save(file);
    const auto findings = preflight(file, "read-back-pdfx4", false, catalog().provenance("de_DE"));
    ASSERT_FALSE(findings.empty());
    const auto& finding = findings.front();
    EXPECT_EQ(finding.code, diag::Code::PreflightColor);
    EXPECT_EQ(finding.subject.page, page);
    EXPECT_EQ(finding.subject.product, "NV-2031") << listing(findings);
    EXPECT_TRUE(finding.design.file.ends_with("templates/tile-related.xml")) << listing(findings);
    EXPECT_TRUE(finding.data.file.ends_with("products.csv")) << listing(findings);
}

}
}
