// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

namespace publisher::faults {
namespace {

using diag::Code;

// What no cell of the data says by itself: codes for scanners, references to pages, sums.

std::string at(double x, double y) {
    return std::to_string(x) + ' ' + std::to_string(y) + ' ';
}

/// Edits a finished file and verifies it as an edition of the publication.
std::vector<diag::Finding> verified(Publication& publication, const Path& pdf, const std::string& edition,
                                    const std::function<void(PdfEditor&)>& edit) {
    const e2e::Folder folder;
    const Path file = folder.path() / "press.pdf";
    PdfEditor editor(pdf);
    edit(editor);
    editor.save(file);
    return publication.verify(edition, file, {});
}

bool tells(const std::vector<diag::Finding>& findings, Code code, int page, const std::string& product = {}) {
    return std::any_of(findings.begin(), findings.end(), [&](const diag::Finding& finding) {
        return finding.code == code && finding.subject.page == page &&
               finding.subject.product.find(product) != std::string::npos;
    });
}

int last_page_with(PdfEditor& pdf, const std::string& text) {
    for (int page = static_cast<int>(pdf.n_pages()); page > 0; --page) {
        for (const Shown& shown : pdf.shown(page))
            if (shown.text == text) return page;
    }
    throw std::runtime_error(text + " is not in the file");
}

/// The bars of one product, on a page of labels with codes.
struct CodeFaults : testing::Test {
    static constexpr const char *kProduct = "NV-2031", *kOther = "NV-2040";

    void expect_found(Code code, const std::function<void(PdfEditor&, int page, const Filled& bars)>& edit) {
        int page = 0;
        const auto findings =
            verified(price_list().publication, price_list().pdf("de_DE"), "de_DE", [&](PdfEditor& pdf) {
                page = last_page_with(pdf, kProduct);
                edit(pdf, page, pdf.code_near(page, kProduct));
            });
        EXPECT_TRUE(tells(findings, code, page, kProduct)) << "page " << page << '\n' << listing(findings);
        EXPECT_EQ(findings.size(), 1U) << listing(findings);
    }
};

TEST_F(CodeFaults, CodeOfAnotherProduct) {
    expect_found(Code::VerifyCodeWrong, [](PdfEditor& pdf, int page, const Filled& bars) {
        const Filled other = pdf.code_near(page, kOther);
        const std::string path = pdf.content(page).substr(other.begin, other.end - other.begin);
        pdf.replace_bytes(
            page, bars.begin, bars.end,
            "q 1 0 0 1 " + at(bars.left - other.left, bars.bottom - other.bottom) + "cm " + path + " Q");
    });
}

TEST_F(CodeFaults, HalfOfItIsCovered) {
    expect_found(Code::VerifyCodeUnreadable, [](PdfEditor& pdf, int page, const Filled& bars) {
        pdf.append(page, "0 0 0 0 k " + at(bars.left + 5, bars.bottom - 2) +
                             at(20, bars.top - bars.bottom + 4) + "re f");
    });
}

TEST_F(CodeFaults, RedBarsAreWhiteToAScanner) {
    expect_found(Code::VerifyCodeUnreadable, [](PdfEditor& pdf, int page, const Filled& bars) {
        const std::string path = pdf.content(page).substr(bars.begin, bars.end - bars.begin);
        pdf.replace_bytes(page, bars.begin, bars.end, "q 0 1 1 0 k " + path + " Q");
    });
}

TEST_F(CodeFaults, BarsAreGone) {
    expect_found(Code::VerifyCodeUnreadable, [](PdfEditor& pdf, int page, const Filled& bars) {
        pdf.replace_bytes(page, bars.begin, bars.end, "");
    });
}

TEST(ReferenceFaults, IndexNamesAnotherPage) {
    int page = 0;
    const auto findings =
        verified(catalog().publication, catalog().pdf("de_DE"), "de_DE", [&](PdfEditor& pdf) {
            page = last_page_with(pdf, "NV-2031");
            const Shown number = pdf.find(page, "NV-2031");
            Shown reference;
            for (const Shown& shown : pdf.shown(page)) {
                const bool is_behind = std::abs(shown.y - number.y) < 1 && shown.x > number.x;
                if (is_behind && (reference.text.empty() || shown.x < reference.x)) reference = shown;
            }
            pdf.replace_bytes(page, reference.begin, reference.end,
                              '[' + pdf.encoded(page, reference.font, "9") + ']');
        });
    EXPECT_TRUE(tells(findings, Code::VerifyReferenceWrong, page, "NV-2031")) << listing(findings);
    EXPECT_EQ(findings.size(), 1U) << listing(findings);
}

/// A price list with sums, in a folder of its own.
struct SumFaults : testing::Test {
    static void SetUpTestSuite() {
        folder = std::make_unique<e2e::Folder>();
        const Path copy = folder->path() / "norrvik";
        std::filesystem::copy(source_folder() / "samples/norrvik", copy,
                              std::filesystem::copy_options::recursive);
        const std::string name = "templates/price-table-continued.xml";
        std::string table = e2e::read(source_folder() / name), list = e2e::read(copy / "pricelist.xml");
        replace(table, "<column name=\"price\" width=\"28mm\"/>",
                "<column name=\"price\" width=\"28mm\" sum=\"price-amount('regular')\"/>");
        const std::string begin = "<row><cell columns=\"4\" style=\"table-price\">",
                          end = "\"/></cell></row>", sum = " <sum column=\"price\" of=\"";
        replace(table, "<group>",
                "<head-continued>" + begin + "Brought forward" + sum + "before" + end +
                    "</head-continued><group>");
        replace(table, "<foot-continued>",
                "<group-foot>" + begin + "Together" + sum + "group" + end + "</group-foot><foot-continued>" +
                    begin + "Carried over" + sum + "so-far" + end);
        e2e::write(copy / "sums.xml", table);
        replace(list, name, "sums.xml");
        e2e::write(copy / "pricelist.xml", list);
        built = std::make_unique<Built>(copy / "pricelist.xml");
    }
    static void TearDownTestSuite() {
        built.reset();
        folder.reset();
    }
    static void replace(std::string& text, const std::string& what, const std::string& by) {
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos) << what;
        text.replace(at, what.size(), by);
    }

    /// Another figure behind the first text that begins so: the last one before the point.
    static int spoil(PdfEditor& pdf, const std::string& label) {
        for (int page = 1; page <= static_cast<int>(pdf.n_pages()); ++page) {
            bool is_behind = false;
            for (const Shown& shown : pdf.shown(page)) {
                is_behind = is_behind || shown.text.starts_with(label);
                std::string text = shown.text;
                const auto figure = text.find_last_of("0123456789", text.find('.'));
                if (!is_behind || figure == std::string::npos) continue;
                text[figure] = text[figure] == '0' ? '5' : '0';
                pdf.replace_bytes(page, shown.begin, shown.end,
                                  '[' + pdf.encoded(page, shown.font, text) + ']');
                return page;
            }
        }
        throw std::runtime_error("nothing begins with " + label);
    }

    static void expect_found(const std::string& label, Code code) {
        int page = 0;
        const auto findings = verified(built->publication, built->pdf("en_GB"), "en_GB",
                                       [&](PdfEditor& pdf) { page = spoil(pdf, label); });
        EXPECT_TRUE(tells(findings, code, page)) << label << ", page " << page << '\n' << listing(findings);
        EXPECT_EQ(findings.size(), 1U) << listing(findings);
    }

    static inline std::unique_ptr<e2e::Folder> folder;
    static inline std::unique_ptr<Built> built;
};

TEST_F(SumFaults, ASoundListHasNone) {
    const auto findings = built->publication.verify("en_GB", built->pdf("en_GB"), built->provenance("en_GB"));
    EXPECT_TRUE(findings.empty()) << listing(findings);
}

TEST_F(SumFaults, CarriedOverIsWrong) {
    expect_found("Carried over", Code::VerifySumWrong);
}
TEST_F(SumFaults, BroughtForwardIsWrong) {
    expect_found("Brought forward", Code::VerifySumWrong);
}
TEST_F(SumFaults, SumOfAGroupIsWrong) {
    expect_found("Together", Code::VerifySumWrong);
}
TEST_F(SumFaults, PageOnWhichTheTableGoesOnIsWrong) {
    expect_found("Continued on page", Code::VerifyReferenceWrong);
}

}
}
