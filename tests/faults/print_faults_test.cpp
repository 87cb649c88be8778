// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

namespace publisher::faults {
namespace {

using diag::Code;

/// Something that goes wrong between the data and the press. `make` damages the file and gives the page;
/// the finding has to name that page, one of the products and one of the codes.
struct Fault {
    const char* name;
    enum class File { Catalog, PriceList } file;
    const char* edition;
    std::vector<std::string> products;
    std::vector<Code> codes;
    std::function<int(PdfEditor&)> make;
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.name;
}

std::string at(double x, double y) {
    return std::to_string(x) + ' ' + std::to_string(y) + ' ';
}

int page_of(PdfEditor& pdf, const char* number) {
    const int page = pdf.page_with(number);
    if (page == 0) throw std::runtime_error(std::string(number) + " is not in the file");
    return page;
}

/// Replaces within what is shown on the page of a product.
auto replaced(const char* number, const char* text, const char* by) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        pdf.replace(page, text, by);
        return page;
    };
}

auto removed(const char* number, std::vector<std::string> texts) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        for (const std::string& text : texts)
            pdf.remove(page, text);
        return page;
    };
}

auto swapped(const char* number, const char* a, const char* b) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        pdf.swap(page, a, b);
        return page;
    };
}

auto wrapped(const char* number, const char* text, const char* before, const char* behind) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        pdf.wrap(page, text, before, behind);
        return page;
    };
}

auto wrapped_inside(const char* number, const char* text, const char* before, const char* behind) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        pdf.wrap_inside(page, text, before, behind);
        return page;
    };
}

/// Paints over what is shown; the operators are those of a box at its place.
auto covered(const char* number, const char* text, const char* color) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        const Shown shown = pdf.find(page, text);
        pdf.append(page, std::string(color) + ' ' + at(shown.x - 2, shown.y - 4) + "60 20 re f");
        return page;
    };
}

/// Text in the font and size of other text of the page.
auto added(const char* number, const char* like, const char* text, double dx, double dy) {
    return [=](PdfEditor& pdf) {
        const int page = page_of(pdf, number);
        const Shown shown = pdf.find(page, like);
        pdf.append(page, "BT 0 0 0 1 k " + shown.font + ' ' + std::to_string(shown.size) + " Tf 1 0 0 1 " +
                             at(shown.x + dx, shown.y + dy) + "Tm " + pdf.encoded(page, shown.font, text) +
                             " Tj ET");
        return page;
    };
}

constexpr auto kCatalog = Fault::File::Catalog;
constexpr auto kList = Fault::File::PriceList;
const std::vector<Code> kPrice = {Code::VerifyPriceWrong},
                        kMissing = {Code::VerifyPriceMissing, Code::VerifyHidden},
                        // What is left of a price reads like another one.
    kPart = {Code::VerifyPriceMissing, Code::VerifyHidden, Code::VerifyPriceWrong, Code::VerifyPriceStyle},
                        kHidden = {Code::VerifyHidden},
                        kStyle = {Code::VerifyPriceStyle, Code::VerifyPriceWrong},
                        kField = {Code::VerifyFieldWrong, Code::VerifyFieldMissing};

const std::vector<Fault> kFaults = {
    {"price-digit-flipped", kCatalog, "de_DE", {"NV-2031"}, kPrice, replaced("NV-2031", "119", "118")},
    {"price-digits-turned", kCatalog, "de_DE", {"NV-2020"}, kPrice, replaced("NV-2020", "159", "195")},
    {"price-tenfold", kCatalog, "de_DE", {"NV-2170"}, kPrice, replaced("NV-2170", "29", "299")},
    {"price-first-digit-lost", kCatalog, "de_DE", {"NV-2031"}, kPrice, replaced("NV-2031", "119", "19")},
    {"prices-swapped", kCatalog, "de_DE", {"NV-2130", "NV-2120"}, kPrice, swapped("NV-2130", "46", "42")},
    {"cents-changed",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kPrice,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         pdf.replace(page, "00", "90");
         return page;
     }},
    {"price-removed", kCatalog, "de_DE", {"NV-2031"}, kPart, removed("NV-2031", {"119"})},
    {"price-covered-by-white",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     covered("NV-2031", "119", "0 0 0 0 k")},
    {"price-covered-by-colour",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     covered("NV-2031", "119", "0.8 0 0 0 k")},
    {"price-under-a-picture",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown shown = pdf.find(page, "119");
         pdf.add_resource(page, "/XObject", "/Over",
                          QPDFObjectHandle::newStream(&pdf.pdf(), std::string(12, '\x40')));
         auto image = pdf.page(page).getKey("/Resources").getKey("/XObject").getKey("/Over");
         image.replaceDict(
             pdf.object("<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 "
                        "/ColorSpace /DeviceGray >>"));
         pdf.append(page, "80 0 0 30 " + at(shown.x - 5, shown.y - 5) + "cm /Over Do");
         return page;
     }},
    {"price-white-on-white",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     wrapped_inside("NV-2031", "119", "0 0 0 0 k", "0 0 0 1 k")},
    {"price-white-spot",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     wrapped_inside("NV-2031", "119", "1 g", "0 0 0 1 k")},
    {"price-on-its-own-colour",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown shown = pdf.find(page, "119");
         pdf.wrap_inside(page, "119", "0.3 0.2 0 0 k", "0 0 0 1 k");
         const std::string ground = "q 0.3 0.2 0 0 k " + at(shown.x - 5, shown.y - 8) + "60 30 re f Q";
         pdf.wrap(page, "119", ground, "");
         return page;
     }},
    {"price-clipped-in-half",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kPart,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown shown = pdf.find(page, "119");
         pdf.wrap(page, "119", "q " + at(shown.x - 50, shown.y - 5) + "54 30 re W n", "Q");
         return page;
     }},
    {"price-clipped-away",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kMissing,
     wrapped("NV-2031", "119", "q 0 0 1 1 re W n", "Q")},
    {"price-outside-the-trim",
     kCatalog,
     "de_DE",
     {"NV-2120"},
     {Code::VerifyPriceMissing, Code::VerifyHidden},
     wrapped("NV-2120", "42", "q 1 0 0 1 62 0 cm", "Q")},
    {"price-far-outside",
     kCatalog,
     "de_DE",
     {"NV-2120"},
     kMissing,
     wrapped("NV-2120", "42", "q 1 0 0 1 900 0 cm", "Q")},
    {"price-invisible",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kPart,
     wrapped_inside("NV-2031", "119", "3 Tr", "0 Tr")},
    {"price-transparent",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kMissing,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         pdf.add_resource(page, "/ExtGState", "/Nothing", pdf.object("<< /Type /ExtGState /ca 0 >>"));
         pdf.wrap(page, "119", "q /Nothing gs", "Q");
         return page;
     }},
    {"price-almost-transparent",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         pdf.add_resource(page, "/ExtGState", "/Little", pdf.object("<< /Type /ExtGState /ca 0.1 >>"));
         pdf.wrap(page, "119", "q /Little gs", "Q");
         return page;
     }},
    {"price-too-small",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     {Code::VerifyTooSmall},
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown shown = pdf.find(page, "119");
         pdf.wrap(page, "119", "q 0.2 0 0 0.2 " + at(0.8 * shown.x, 0.8 * shown.y) + "cm", "Q");
         return page;
     }},
    {"price-moved-to-a-neighbour",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kMissing,
     wrapped("NV-2031", "119", "q 1 0 0 1 120 4 cm", "Q")},
    {"price-moved-down-a-row",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kMissing,
     wrapped("NV-2031", "119", "q 1 0 0 1 0 -240 cm", "Q")},
    {"number-digit-flipped",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     {Code::VerifyFieldWrong},
     replaced("NV-2031", "NV-2031", "NV-2037")},
    {"number-without-prefix", kCatalog, "de_DE", {"NV-2031"}, kField, replaced("NV-2031", "NV-2031", "2031")},
    {"number-removed", kCatalog, "de_DE", {"NV-2031"}, kField, removed("NV-2031", {"NV-2031"})},
    {"numbers-swapped",
     kCatalog,
     "de_DE",
     {"NV-2130", "NV-2120"},
     {Code::VerifyPriceWrong, Code::VerifyFieldWrong, Code::VerifyFieldMissing},
     swapped("NV-2130", "NV-2130", "NV-2120")},
    {"number-white",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kHidden,
     wrapped_inside("NV-2031", "NV-2031", "0 0 0 0 k", "0 0 0 1 k")},
    {"number-covered", kCatalog, "de_DE", {"NV-2031"}, kHidden, covered("NV-2031", "NV-2031", "0 0 0 0.2 k")},
    {"number-too-small",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     {Code::VerifyTooSmall, Code::VerifyFieldWrong},
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown shown = pdf.find(page, "NV-2031");
         pdf.wrap(page, "NV-2031", "q 0.4 0 0 0.4 " + at(0.6 * shown.x, 0.6 * shown.y) + "cm", "Q");
         return page;
     }},
    {"name-letter-changed",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     kField,
     replaced("NV-2031", "Kochtopf", "Kachtopf")},
    {"name-size-changed", kCatalog, "de_DE", {"NV-2031"}, kField, replaced("NV-2031", "5 l", "4 l")},
    {"name-longer", kCatalog, "de_DE", {"NV-2031"}, kField, replaced("NV-2031", "Kochtopf", "Kochtopfl")},
    {"name-removed", kCatalog, "de_DE", {"NV-2031"}, kField, removed("NV-2031", {"Kochtopf"})},
    {"name-covered", kCatalog, "de_DE", {"NV-2031"}, kHidden, covered("NV-2031", "Kochtopf", "0 0 0 0.2 k")},
    {"name-invisible",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     {Code::VerifyHidden, Code::VerifyFieldMissing, Code::VerifyFieldWrong},
     wrapped_inside("NV-2031", "Kochtopf", "3 Tr", "0 Tr")},
    {"names-swapped",
     kCatalog,
     "de_DE",
     {"NV-2031", "NV-2020"},
     kField,
     swapped("NV-2031", "Kochtopf", "Schmortopf")},
    {"tile-removed",
     kCatalog,
     "de_DE",
     {"NV-2170"},
     {Code::VerifyProductMissing},
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2170");
         for (const char* text : {"NV-2170", "Rührschüssel", "29"})
             pdf.remove(page, text);
         return page;
     }},
    {"product-twice",
     kCatalog,
     "de_DE",
     {"NV-2031"},
     {Code::VerifyProductUncleared},
     added("NV-2031", "NV-2031", "NV-2031", 20, 80)},
    {"unapproved-product",
     kCatalog,
     "de_DE",
     {"NV-6070"},
     {Code::VerifyProductUncleared},
     added("NV-2031", "NV-2031", "NV-6070", 20, 80)},
    {"row-price-digit", kList, "en_GB", {"NV-2031"}, kPrice, replaced("NV-2031", "105", "106")},
    {"row-price-dropped-cent", kList, "en_GB", {"NV-2031"}, kStyle, replaced("NV-2031", "105.00", "105.0")},
    {"row-price-without-cents", kList, "en_GB", {"NV-2031"}, kStyle, replaced("NV-2031", "105.00", "105")},
    {"row-price-point-moved", kList, "en_GB", {"NV-2031"}, kStyle, replaced("NV-2031", "105.00", "10.500")},
    {"row-prices-swapped",
     kList,
     "en_GB",
     {"NV-2031", "NV-2030"},
     kPrice,
     swapped("NV-2031", "£105.00", "£61.00")},
    {"row-price-removed", kList, "en_GB", {"NV-2031"}, kMissing, removed("NV-2031", {"105.00"})},
    {"row-price-covered", kList, "en_GB", {"NV-2031"}, kHidden, covered("NV-2031", "105.00", "0 0 0 0 k")},
    {"row-gtin-digit",
     kList,
     "en_GB",
     {"NV-2031"},
     kField,
     replaced("NV-2031", "2047002031005", "2047002031006")},
    {"row-gtins-swapped",
     kList,
     "en_GB",
     {"NV-2031", "NV-2030"},
     kField,
     swapped("NV-2031", "2047002031005", "2047002030008")},
    {"row-gtin-removed", kList, "en_GB", {"NV-2031"}, kField, removed("NV-2031", {"2047002031005"})},
    {"row-number-digit", kList, "en_GB", {"NV-2031"}, kField, replaced("NV-2031", "NV-2031", "NV-2037")},
    {"row-name-changed", kList, "en_GB", {"NV-2031"}, kField, replaced("NV-2031", "stockpot", "stackpot")},
    {"row-moved-up",
     kList,
     "en_GB",
     {"NV-2031", "NV-2030"},
     {Code::VerifyPriceMissing, Code::VerifyPriceWrong},
     wrapped("NV-2031", "105.00", "q 1 0 0 1 0 200 cm", "Q")},
    {"currency-wrong",
     kList,
     "en_GB",
     {"NV-2031"},
     {Code::VerifyCurrencyWrong},
     [](PdfEditor& pdf) {
         const int page = page_of(pdf, "NV-2031");
         const Shown price = pdf.find(page, "£105.00"), name = pdf.find(page, "Stål stockpot, 5 l");
         pdf.replace(page, "£105.00", "105.00");
         pdf.append(page, "BT 0 0 0 1 k " + name.font + ' ' + std::to_string(price.size) + " Tf 1 0 0 1 " +
                              at(price.x + 3.6 * price.size, price.y) + "Tm " +
                              pdf.encoded(page, name.font, "kr") + " Tj ET");
         return page;
     }},
    {"greek-price-digit", kList, "el_GR", {"NV-2031"}, kPrice, replaced("NV-2031", "119", "117")},
    {"greek-price-dropped-cent", kList, "el_GR", {"NV-2031"}, kStyle, replaced("NV-2031", "119,00", "119,0")},
    {"arabic-price-digit", kCatalog, "ar_AE", {"NV-2031"}, kPrice, replaced("NV-2031", "489", "488")},
    {"arabic-prices-swapped",
     kCatalog,
     "ar_AE",
     {"NV-2031", "NV-2020"},
     kPrice,
     swapped("NV-2031", "489", "649")},
    {"arabic-number-digit",
     kCatalog,
     "ar_AE",
     {"NV-2031"},
     kField,
     replaced("NV-2031", "NV-2031", "NV-2034")},
    {"arabic-name-letters", kCatalog, "ar_AE", {"NV-2040"}, kField, replaced("NV-2040", "Damp", "Dpma")},
    {"arabic-price-white",
     kCatalog,
     "ar_AE",
     {"NV-2031"},
     kHidden,
     wrapped_inside("NV-2031", "489", "0 0 0 0 k", "0 0 0 1 k")},
    {"arabic-row-price", kList, "ar_AE", {"NV-2010"}, kPrice, replaced("NV-2010", "365", "356")},
};

class PrintFaults : public testing::TestWithParam<Fault> {
protected:
    static void TearDownTestSuite() { tally_.reset(); }
    static Tally& tally() {
        if (!tally_) tally_ = std::make_unique<Tally>("faults in print, with and without provenance");
        return *tally_;
    }
    static inline std::unique_ptr<Tally> tally_;
};

bool tells(const std::vector<diag::Finding>& findings, const Fault& fault, int page) {
    return std::any_of(findings.begin(), findings.end(), [&](const diag::Finding& finding) {
        const bool is_product = std::any_of(
            fault.products.begin(), fault.products.end(),
            [&](const std::string& product) { return finding.subject.product.find("SKU " + product) == 0; });
        const bool is_code =
            std::find(fault.codes.begin(), fault.codes.end(), finding.code) != fault.codes.end();
        return is_product && is_code && finding.subject.page == page;
    });
}

TEST_P(PrintFaults, IsFoundWithProductAndPage) {
    const Fault& fault = GetParam();
    Built& built = fault.file == kCatalog ? catalog() : price_list();
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(built.pdf(fault.edition));
    const int page = fault.make(editor);
    editor.save(file);
    for (const Path& provenance : {Path(), built.provenance(fault.edition)}) {
        const auto findings = built.publication.verify(fault.edition, file, provenance);
        const bool is_found = tells(findings, fault, page);
        tally().note(is_found);
        EXPECT_TRUE(is_found) << "page " << page
                              << (provenance.empty() ? ", without provenance\n" : ", with provenance\n")
                              << listing(findings);
    }
}

INSTANTIATE_TEST_SUITE_P(Made, PrintFaults, testing::ValuesIn(kFaults), [](const auto& each) {
    std::string name = each.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(PriceWithoutSource, IsFoundWhereverItStands) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(catalog().pdf("de_DE"));
    const int page = page_of(editor, "NV-2031");
    const Shown shown = editor.find(page, "119");
    editor.append(page, "BT 0 0 0 1 k " + shown.font + " 9 Tf 1 0 0 1 200 60 Tm " +
                            editor.encoded(page, shown.font, "9,90€") + " Tj ET");
    editor.save(file);
    const auto findings = catalog().publication.verify("de_DE", file, {});
    const auto is_it = [&](const diag::Finding& finding) {
        return finding.code == Code::VerifyPriceUnknown && finding.subject.page == page;
    };
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), is_it)) << listing(findings);
}

TEST(StaleData, IsFound) {
    const e2e::Folder folder;
    const Path copy = folder.path() / "norrvik";
    std::filesystem::copy(source_folder() / "samples/norrvik", copy,
                          std::filesystem::copy_options::recursive);
    std::string products = e2e::read(copy / "data/products.csv");
    const auto row = products.find("\nNV-2031;"), price = products.find("119.00", row);
    ASSERT_LT(price, products.find('\n', row + 1)) << products.substr(row, 400);
    products.replace(price, 6, "109.00");
    e2e::write(copy / "data/products.csv", products);
    Publication changed(copy / "catalog.xml");
    const auto findings = changed.verify("de_DE", catalog().pdf("de_DE"), catalog().provenance("de_DE"));
    const auto has = [&](Code code, const std::string& product) {
        return std::any_of(findings.begin(), findings.end(), [&](const diag::Finding& each) {
            return each.code == code && each.subject.product.find(product) != std::string::npos;
        });
    };
    EXPECT_TRUE(has(Code::VerifyPriceWrong, "NV-2031")) << listing(findings);
    EXPECT_TRUE(has(Code::ProvenanceStale, "")) << listing(findings);
}

}
}
