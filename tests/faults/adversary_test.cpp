// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"
#include "tests/faults/font_editor.hpp"

#include <qpdf/QPDFPageDocumentHelper.hh>

namespace publisher::faults {
namespace {

using diag::Code;

// Faults that want to be overlooked: the text is in the file as it should be, and the print says something else.

std::string at(double x, double y) {
    return std::to_string(x) + ' ' + std::to_string(y) + ' ';
}

constexpr const char *kProduct = "NV-2031", *kPrice = "119";

struct Trick {
    const char* name;
    std::vector<Code> codes;
    /// Plays it on the price of the product.
    std::function<void(PdfEditor&, int page, const Shown& price)> play;
};

void PrintTo(const Trick& trick, std::ostream* out) {
    *out << trick.name;
}

/// Operators behind everything else on the page.
auto painted_over(const char* kind, const char* name, const char* resource, const char* state) {
    return [=](PdfEditor& pdf, int page, const Shown& price) {
        pdf.add_resource(page, kind, name, pdf.object(resource));
        pdf.append(page, std::string(state) + ' ' + at(price.x - 2, price.y - 4) + "60 20 re f");
    };
}

auto drawn_over(const char* color, double x, double y, double width, double height) {
    return [=](PdfEditor& pdf, int page, const Shown& price) {
        const double em = price.size;
        pdf.append(page, std::string(color) + ' ' + at(price.x + x * em, price.y + y * em) +
                             at(width * em, height * em) + "re f");
    };
}

/// A transparency group of its own around the price, put on the page with this state.
void wrap_in_group(PdfEditor& pdf, int page, const Shown& price, const std::string& state) {
    auto form = QPDFObjectHandle::newStream(
        &pdf.pdf(), pdf.content(page).substr(price.begin, price.end - price.begin) + " TJ");
    form.replaceDict(
        pdf.object("<< /Type /XObject /Subtype /Form /BBox [-2000 -2000 2000 2000] /Group << /S "
                   "/Transparency >> >>"));
    const std::string text = "BT 0 0 0 1 k " + price.font + ' ' + std::to_string(price.size) +
                             " Tf 1 0 0 1 " + at(price.x, price.y) + "Tm " +
                             pdf.content(page).substr(price.begin, price.end - price.begin) + " TJ ET";
    form.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    form.getDict().replaceKey("/Resources", pdf.page(page).getKey("/Resources"));
    pdf.replace_bytes(page, price.begin, price.end, "[]");
    pdf.add_resource(page, "/XObject", "/Group1", pdf.pdf().makeIndirectObject(form));
    pdf.add_resource(page, "/ExtGState", "/State1", pdf.object(state));
    pdf.append(page, "/State1 gs /Group1 Do");
}

const std::vector<Code> kHidden = {Code::VerifyHidden},
                        kLost = {Code::VerifyHidden, Code::VerifyPriceMissing, Code::VerifyPriceWrong,
                                 Code::VerifyPriceStyle};

const std::vector<Trick> kTricks = {
    {"overprinting-black-over-it", kHidden,
     painted_over("/ExtGState", "/Over", "<< /OP true /op true /OPM 1 >>", "/Over gs 0 0 0 1 k")},
    {"multiplied-black-over-it", kHidden,
     painted_over("/ExtGState", "/Dark", "<< /BM /Multiply >>", "/Dark gs 0 0 0 1 k")},
    {"lower-half-of-its-figures-covered", kHidden, drawn_over("0 0 0 0 k", -0.2, -0.3, 4, 0.66)},
    {"round-spot-over-it", kHidden,
     [](PdfEditor& pdf, int page, const Shown& price) {
         // A circle of four curves around the middle of the figures.
         const double r = 2.4 * price.size, k = 0.5523 * r, x = price.x + 0.9 * price.size,
                      y = price.y + 0.3 * price.size;
         pdf.append(page, "0 0 0 0 k " + at(x + r, y) + "m " + at(x + r, y + k) + at(x + k, y + r) +
                              at(x, y + r) + "c " + at(x - k, y + r) + at(x - r, y + k) + at(x - r, y) +
                              "c " + at(x - r, y - k) + at(x - k, y - r) + at(x, y - r) + "c " +
                              at(x + k, y - r) + at(x + r, y - k) + at(x + r, y) + "c f");
     }},
    {"thick-line-through-it", kHidden,
     [](PdfEditor& pdf, int page, const Shown& price) {
         const double y = price.y + 0.35 * price.size;
         pdf.append(page, "0 0 0 0 K " + std::to_string(price.size) + " w " + at(price.x - 5, y) + "m " +
                              at(price.x + 80, y) + "l S");
     }},
    {"hatching-over-it", kHidden,
     [](PdfEditor& pdf, int page, const Shown& price) {
         auto tile = QPDFObjectHandle::newStream(&pdf.pdf(), "0 0 0 0 k 0 0 4 4 re f");
         tile.replaceDict(
             pdf.object("<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep "
                        "4 /YStep 4 /Resources << >> >>"));
         pdf.add_resource(page, "/Pattern", "/Tile", pdf.pdf().makeIndirectObject(tile));
         pdf.append(page, "/Pattern cs /Tile scn " + at(price.x - 2, price.y - 4) + "60 20 re f");
     }},
    {"faint", kHidden,
     [](PdfEditor& pdf, int page, const Shown&) {
         pdf.wrap_inside(page, kPrice, "0 0 0 0.04 k", "0 0 0 1 k");
     }},
    {"in-a-group-that-is-nearly-gone", kLost,
     [](PdfEditor& pdf, int page, const Shown& price) {
         wrap_in_group(pdf, page, price, "<< /Type /ExtGState /ca 0.05 >>");
     }},
    {"under-a-soft-mask", kLost,
     [](PdfEditor& pdf, int page, const Shown& price) {
         auto mask = QPDFObjectHandle::newStream(&pdf.pdf(), "0 g 0 0 2000 2000 re f");
         mask.replaceDict(pdf.object(
             "<< /Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Group << /S /Transparency /CS "
             "/DeviceGray >> >>"));
         auto state = pdf.object("<< /Type /ExtGState /SMask << /S /Luminosity >> >>");
         state.getKey("/SMask").replaceKey("/G", pdf.pdf().makeIndirectObject(mask));
         pdf.add_resource(page, "/ExtGState", "/Masked", state);
         pdf.wrap(page, price.text, "q /Masked gs", "Q");
     }},
    {"squeezed", kLost,
     [](PdfEditor& pdf, int page, const Shown&) { pdf.wrap_inside(page, kPrice, "5 Tz", "100 Tz"); }},
    {"text-clipping-mode", kLost,
     [](PdfEditor& pdf, int page, const Shown&) { pdf.wrap(page, kPrice, "q 7 Tr", "Q"); }},
    {"actual-text-lies", kHidden,
     [](PdfEditor& pdf, int page, const Shown& price) {
         pdf.replace(page, price.text, "118");
         pdf.wrap_inside(page, "118", "/Span << /ActualText (119) >> BDC", "EMC");
     }},
    {"on-a-layer-that-does-not-print", kLost,
     [](PdfEditor& pdf, int page, const Shown& price) {
         auto group =
             pdf.pdf().makeIndirectObject(pdf.object("<< /Type /OCG /Name (prices) /Usage << /Print << "
                                                     "/PrintState /OFF >> /View << /ViewState /ON >> >> >>"));
         auto properties = pdf.object("<< /OCGs [] /D << /Order [] /OFF [] >> >>");
         properties.getKey("/OCGs").appendItem(group);
         properties.getKey("/D").getKey("/OFF").appendItem(group);
         pdf.root().replaceKey("/OCProperties", properties);
         pdf.add_resource(page, "/Properties", "/Layer", group);
         pdf.wrap(page, price.text, "/OC /Layer BDC", "EMC");
     }},
};

class Tricks : public testing::TestWithParam<Trick> {
protected:
    static void TearDownTestSuite() { tally_.reset(); }
    static Tally& tally() {
        if (!tally_) tally_ = std::make_unique<Tally>("tricks on a price");
        return *tally_;
    }
    static inline std::unique_ptr<Tally> tally_;
};

TEST_P(Tricks, AreFoundWithProductAndPage) {
    const Trick& trick = GetParam();
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(catalog().pdf("de_DE"));
    const int page = editor.page_with(kProduct);
    trick.play(editor, page, editor.find(page, kPrice));
    editor.save(file);
    const auto findings = catalog().publication.verify("de_DE", file, {});
    const bool is_found = std::ranges::any_of(findings, [&](const diag::Finding& finding) {
        return finding.subject.page == page &&
               std::ranges::find(trick.codes, finding.code) != trick.codes.end() &&
               finding.subject.product.starts_with(std::string("SKU ") + kProduct);
    });
    tally().note(is_found);
    EXPECT_TRUE(is_found) << "page " << page << '\n' << listing(findings);
}

INSTANTIATE_TEST_SUITE_P(OnAPrice, Tricks, testing::ValuesIn(kTricks), [](const auto& each) {
    std::string name = each.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
});

/// Edits the price list and verifies it.
std::vector<diag::Finding> verified_list(const std::function<void(PdfEditor&)>& edit) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(price_list().pdf("de_DE"));
    edit(editor);
    editor.save(file);
    return price_list().publication.verify("de_DE", file, {});
}

bool tells(const std::vector<diag::Finding>& findings, Code code, int page) {
    return std::ranges::any_of(findings, [&](const diag::Finding& finding) {
        return finding.code == code && finding.subject.page == page;
    });
}

TEST(PageTricks, SwappedPagesAreFoundByTheirNumbers) {
    const auto findings = verified_list([](PdfEditor& pdf) {
        auto third = pdf.page(3);
        pdf.pdf().removePage(third);
        pdf.pdf().addPageAt(third, false, pdf.page(3));
    });
    EXPECT_TRUE(tells(findings, Code::VerifyFolioWrong, 3)) << listing(findings);
    EXPECT_TRUE(tells(findings, Code::VerifyFolioWrong, 4)) << listing(findings);
}

TEST(PageTricks, APageThatIsThereTwiceIsFoundByItsNumber) {
    const auto findings = verified_list([](PdfEditor& pdf) {
        pdf.pdf().addPageAt(pdf.pdf().makeIndirectObject(pdf.page(3).shallowCopy()), false, pdf.page(3));
    });
    EXPECT_TRUE(tells(findings, Code::VerifyFolioWrong, 4)) << listing(findings);
    EXPECT_FALSE(tells(findings, Code::VerifyFolioWrong, 5)) << "the pages behind it count on";
}

TEST(PageTricks, AMissingPageIsFoundByTheNumberBehindIt) {
    const auto findings = verified_list([](PdfEditor& pdf) { pdf.pdf().removePage(pdf.page(3)); });
    EXPECT_TRUE(tells(findings, Code::VerifyFolioWrong, 3)) << listing(findings);
}

TEST(PageTricks, ATrimThatIsAMillimetreOffIsFound) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(price_list().pdf("de_DE"));
    auto trim = editor.page(3).getKey("/TrimBox");
    trim.setArrayItem(2, QPDFObjectHandle::newReal(trim.getArrayItem(2).getNumericValue() - 2.835, 3));
    editor.save(file);
    const auto findings = preflight(file, "read-back-pdfx4");
    EXPECT_TRUE(tells(findings, Code::PreflightBox, 3)) << listing(findings);
}

TEST(PageTricks, APriceInAnAnnotationIsFound) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(price_list().pdf("de_DE"));
    editor.page(3).replaceKey(
        "/Annots", editor.object("[<< /Type /Annot /Subtype /FreeText /Rect [200 200 300 300] /DA (/F 9 "
                                 "Tf) /Contents (9,90 EUR) >>]"));
    editor.save(file);
    const auto findings = preflight(file, "read-back-pdfx4");
    EXPECT_TRUE(tells(findings, Code::PreflightInteractive, 3)) << listing(findings);
}

/// A second font of the page with the program of the price's, changed as told, that the price is set in.
void set_in_another_font(PdfEditor& pdf, int page, const Shown& price,
                         const std::function<void(QPDFObjectHandle font)>& change) {
    auto font = pdf.page(page).getKey("/Resources").getKey("/Font").getKey(price.font).shallowCopy();
    change(font);
    pdf.add_resource(page, "/Font", "/Other", pdf.pdf().makeIndirectObject(font));
    pdf.wrap_inside(page, price.text, "/Other " + std::to_string(price.size) + " Tf",
                    price.font + ' ' + std::to_string(price.size) + " Tf");
}

std::vector<diag::Finding> with_font_trick(int& page,
                                           const std::function<void(PdfEditor&, int, const Shown&)>& play) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(catalog().pdf("de_DE"));
    page = editor.page_with(kProduct);
    play(editor, page, editor.find(page, kPrice));
    editor.save(file);
    return preflight(file, "read-back-pdfx4");
}

TEST(FontTricks, AToUnicodeMapThatLiesIsFound) {
    int page = 0;
    const auto findings = with_font_trick(page, [](PdfEditor& pdf, int number, const Shown& price) {
        const std::string eight = pdf.encoded(number, price.font, "8");
        pdf.replace(number, price.text, "118");
        Shown shown = price;
        shown.text = "118";
        set_in_another_font(pdf, number, shown, [&](QPDFObjectHandle font) {
            auto lie = QPDFObjectHandle::newStream(
                &pdf.pdf(),
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 "
                "begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar " +
                    pdf.encoded(number, price.font, "1") + " <0031> " + eight +
                    " <0039> endbfchar endcmap end end");
            font.replaceKey("/ToUnicode", pdf.pdf().makeIndirectObject(lie));
        });
    });
    EXPECT_TRUE(std::ranges::any_of(findings, [&](const diag::Finding& finding) {
        return finding.code == Code::PreflightFont &&
               finding.message().find("says is a 9 is drawn as another figure") != std::string::npos;
    })) << listing(findings);
}

TEST(FontTricks, FiguresThatChangedPlacesInAllFontsOfAFaceAreFound) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    for (const std::string face : {"EBGaramond12-Regular", "Inter-Regular", "Inter-SemiBold"}) {
        PdfEditor editor(catalog().pdf("de_DE"));
        std::string changed;
        const int n_fonts = exchange_figures(editor, '3', '8', [&](const std::string& name) {
            if (name.find('+' + face) == std::string::npos) return false;
            changed = name.substr(1);
            return true;
        });
        ASSERT_GT(n_fonts, 0) << face;
        editor.save(file);
        EXPECT_EQ(listing(catalog().publication.verify("de_DE", file, {})), listing({}));
        const auto findings = preflight(file, "read-back-pdfx4");
        ASSERT_EQ(findings.size(), 2U) << listing(findings);
        for (const diag::Finding& finding : findings) {
            EXPECT_EQ(finding.code, Code::PreflightFont);
            EXPECT_GT(finding.subject.page, 0);
            EXPECT_THAT(finding.message(), testing::HasSubstr(changed));
        }
    }
}

TEST(FontTricks, OfAFaceThatIsNotInstalledTheFontsAreComparedWithEachOther) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    for (const bool is_in_all : {false, true}) {
        PdfEditor editor(catalog().pdf("de_DE"));
        // Two fonts of one face, and the face under another name.
        int page = editor.page_with(kProduct);
        const Shown price = editor.find(page, kPrice);
        set_in_another_font(editor, page, price, [&](QPDFObjectHandle font) {
            auto descendant = editor.pdf().makeIndirectObject(
                font.getKey("/DescendantFonts").getArrayItem(0).shallowCopy());
            auto descriptor = descendant.getKey("/FontDescriptor").shallowCopy();
            for (const char* key : {"/FontFile2", "/FontFile3"}) {
                if (descriptor.hasKey(key)) descriptor.replaceKey(key, descriptor.getKey(key).copyStream());
            }
            descendant.replaceKey("/FontDescriptor", editor.pdf().makeIndirectObject(descriptor));
            font.replaceKey("/DescendantFonts", QPDFObjectHandle::newArray(std::vector{descendant}));
        });
        auto fonts = editor.page(page).getKey("/Resources").getKey("/Font");
        fonts.getKey("/Other").replaceKey("/BaseFont", QPDFObjectHandle::newName("/OTHERS+Nowhere-Bold"));
        fonts.getKey(price.font).replaceKey("/BaseFont", QPDFObjectHandle::newName("/TAGTAG+Nowhere-Bold"));
        exchange_figures(editor, '1', '9', [&](const std::string& name) {
            return name == "/OTHERS+Nowhere-Bold" || (is_in_all && name == "/TAGTAG+Nowhere-Bold");
        });
        editor.save(file);
        const auto findings = preflight(file, "read-back-pdfx4");
        const bool is_told = std::ranges::any_of(
            findings, [](const diag::Finding& each) { return each.code == Code::PreflightFont; });
        EXPECT_EQ(is_told, !is_in_all) << listing(findings);
    }
}

/// The bars of one product, on a page of labels with codes.
std::vector<diag::Finding> with_code(int& page, const std::function<std::string(const Filled& bars)>& more) {
    return verified_list([&](PdfEditor& pdf) {
        for (page = static_cast<int>(pdf.n_pages()); page > 0; --page) {
            const auto shown = pdf.shown(page);
            if (std::ranges::find(shown, kProduct, &Shown::text) != shown.end()) break;
        }
        pdf.append(page, more(pdf.code_near(page, kProduct)));
    });
}

TEST(CodeTricks, ABarOfTheCheckDigitThatIsWiderIsFound) {
    int page = 0;
    const auto findings = with_code(page, [](const Filled& bars) {
        // The check digit of an EAN-13 begins with module 85 of 95 and a bar.
        const double module = (bars.right - bars.left) / 95;
        return "0 0 0 1 k " + at(bars.left + 85 * module, bars.bottom) +
               at(6 * module, bars.top - bars.bottom) + "re f";
    });
    EXPECT_TRUE(tells(findings, Code::VerifyCodeUnreadable, page) ||
                tells(findings, Code::VerifyCodeWrong, page))
        << listing(findings);
}

TEST(CodeTricks, SomethingDarkInTheQuietZoneIsFound) {
    int page = 0;
    const auto findings = with_code(page, [](const Filled& bars) {
        const double module = (bars.right - bars.left) / 95;
        return "0 0 0 1 k " + at(bars.left - 7 * module, bars.bottom) + at(module, bars.top - bars.bottom) +
               "re f";
    });
    ASSERT_EQ(findings.size(), 1U) << listing(findings);
    EXPECT_EQ(findings[0].code, Code::VerifyCodeQuietZone);
    EXPECT_EQ(findings[0].subject.page, page);
    EXPECT_THAT(findings[0].message(), testing::HasSubstr("left of the code"));
    EXPECT_THAT(findings[0].message(), testing::HasSubstr("modules wide, its symbology wants 11"));
}

}
}
