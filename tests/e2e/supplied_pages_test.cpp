// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <sstream>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A shop whose last page is one of a supplied PDF.
struct ShopWithAdvert {
    Shop shop;

    ShopWithAdvert(const std::string& pdf, const std::string& fragment) {
        write(shop.file("pictures/advert.pdf"), pdf);
        write(shop.file("dam/manifest.csv"),
              read(shop.file("dam/manifest.csv")) + "A-9;advert.pdf" + fragment +
                  ";approved;own production;2027-01-01;2028-12-31;*;print,web;back-cover;T-1\n");
        shop.change("publication.xml", "</sections>",
                    R"(<section id="advert" layout="layouts/plain-a4.xml" parent="blank">)"
                    R"(<page template="templates/supplied-page.xml"/></section></sections>)");
    }
    std::string file(const std::string& output) const { return (shop.out() / "de_DE" / output).string(); }
};

/// One page of this content, with Helvetica, which is not embedded, as /F1.
std::string page_with(const std::string& content) {
    std::string pdf = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    const auto add = [&](const std::string& object) {
        places.push_back(pdf.size());
        pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
    };
    add("<< /Type /Catalog /Pages 2 0 R >>");
    add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 "
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>");
    add("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
    const std::string start = std::to_string(pdf.size());
    pdf += "xref\n0 5\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string digits = std::to_string(place);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return pdf + "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

TEST(SuppliedPages, APageOfAnotherCatalogIsPlacedAsItIs) {
    const Shop other;
    ASSERT_EQ(other.build({"-e", "de_DE"}).exit, 0);
    const ShopWithAdvert advert(read(other.out() / "de_DE/press.pdf"), "#page=2&box=trim");
    advert.shop.change("publication.xml", "</outputs>",
                       R"(<output name="newspaper" standard="PDF/X-1a" condition="FOGRA39"/></outputs>)");
    const Outcome build = advert.shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    // Its prices are those of whoever supplied it: named, but no error.
    EXPECT_THAT(build.out + build.err, HasSubstr("verify/supplied-prices"));
    const std::string supplied =
        run({"pdftotext", "-f", "2", "-l", "2", (other.out() / "de_DE/press.pdf").string(), "-"}).out;
    for (const char* output : {"press.pdf", "newspaper.pdf"}) {
        const std::string file = advert.file(output);
        EXPECT_THAT(run({"qpdf", "--check", file}).out,
                    HasSubstr("No syntax or stream encoding errors found"));
        EXPECT_THAT(run({"pdffonts", file}).out, Not(HasSubstr(" no  ")));
        const std::string pages = run({"pdftotext", file, "-"}).out;
        const std::string last = pages.substr(pages.rfind('\f', pages.size() - 2));
        std::istringstream lines(supplied);
        for (std::string line; std::getline(lines, line);)
            EXPECT_THAT(last, HasSubstr(line)) << output;
    }
    EXPECT_THAT(advert.shop.report("de_DE"), HasSubstr("PDF/X-1a:2003"));
    const Outcome verified =
        publish({"verify", advert.file("press.pdf"), advert.shop.publication(), "-e", "de_DE"});
    EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
    EXPECT_THAT(verified.out + verified.err, HasSubstr("verify/supplied-prices"));
}

TEST(SuppliedPages, WhatAnOutputHasNoFormForIsRefusedByName) {
    const ShopWithAdvert advert(page_with("1 0 0 rg 0 0 595 842 re f"), "");
    const Outcome build = advert.shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    const std::string said = build.out + build.err;
    EXPECT_THAT(said, HasSubstr("job/placed-page-refused"));
    EXPECT_THAT(
        said,
        HasSubstr("page 1 of 'advert.pdf' cannot stand in output 'press', which is PDF/X-4: it paints in "
                  "DeviceRGB"));
    EXPECT_THAT(said, HasSubstr("convert all colours to the inks of the printing condition"));
    EXPECT_THAT(said, HasSubstr("A-9"));
    EXPECT_THAT(said, HasSubstr("dam/manifest.csv"));
    EXPECT_FALSE(std::filesystem::exists(advert.file("press.pdf")));
}

TEST(SuppliedPages, WhatWouldBeLostIsPlacedNowhere) {
    const ShopWithAdvert advert(page_with("BT /F1 40 Tf 90 400 Td (Sale) Tj ET"), "");
    const Outcome build = advert.shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    const std::string said = build.out + build.err;
    EXPECT_THAT(said, HasSubstr("job/placed-page-unusable"));
    EXPECT_THAT(
        said,
        HasSubstr(
            "page 1 of 'advert.pdf' cannot be placed: it is set in 'Helvetica', which is not embedded"));
    EXPECT_THAT(said, HasSubstr("embed all fonts"));
}

TEST(SuppliedPages, EncryptedFilesAreRefused) {
    const Folder folder;
    write(folder.path() / "plain.pdf", page_with("0 0 0 1 k 0 0 595 842 re f"));
    const std::string locked = (folder.path() / "locked.pdf").string();
    const Outcome encrypted = run({"qpdf", "--encrypt", "", "owner", "128", "--use-aes=y", "--",
                                   (folder.path() / "plain.pdf").string(), locked});
    ASSERT_EQ(encrypted.exit, 0) << encrypted.err;
    const ShopWithAdvert advert(read(locked), "");
    const Outcome build = advert.shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    EXPECT_THAT(build.out + build.err, HasSubstr("the file is encrypted"));
}

TEST(SuppliedPages, APageThatIsNotThereIsNamed) {
    const ShopWithAdvert advert(page_with("0 0 0 1 k 0 0 9 9 re f"), "#page=4");
    const Outcome build = advert.shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    EXPECT_THAT(build.out + build.err, HasSubstr("there is no page 4, the file has 1"));
}

}
}
