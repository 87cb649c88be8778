// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

namespace publisher::faults {
namespace {

using diag::Code;

/// The PDF is right; the file beside it lies.
std::vector<diag::Finding> judged(const std::function<void(std::string&)>& forge) {
    const e2e::Folder folder;
    std::string text = e2e::read(catalog().provenance("de_DE"));
    forge(text);
    e2e::write(folder.path() / "forged.jsonl", text);
    return catalog().publication.verify("de_DE", catalog().pdf("de_DE"), folder.path() / "forged.jsonl");
}

/// Begin and length of the line that tells of a field of a product.
std::pair<std::size_t, std::size_t> line_of(const std::string& text, const std::string& product,
                                            const std::string& field) {
    const std::size_t at = text.find("\"product\":\"" + product + "\",\"field\":\"" + field + '"');
    const std::size_t begin = text.rfind('\n', at) + 1;
    return {begin, text.find('\n', at) - begin};
}

void expect_told(const std::vector<diag::Finding>& findings, Code code, const std::string& product) {
    const bool is_told = std::any_of(findings.begin(), findings.end(), [&](const diag::Finding& each) {
        return each.code == code && each.subject.product.find(product) != std::string::npos;
    });
    EXPECT_TRUE(is_told) << listing(findings);
}

TEST(ForgedProvenance, AnotherValue) {
    const auto findings = judged([](std::string& text) {
        const auto [begin, length] = line_of(text, "NV-2031", "price[regular]");
        const std::size_t value = text.find("\"value\":\"", begin) + 9;
        text[value] = text[value] == '1' ? '2' : '1';
    });
    expect_told(findings, Code::ProvenanceForged, "NV-2031");
}

TEST(ForgedProvenance, TwoPlacesSwapped) {
    const auto findings = judged([](std::string& text) {
        const auto area = [&](const char* product) {
            const auto [begin, length] = line_of(text, product, "price[regular]");
            const std::size_t open = text.find('[', begin);
            return std::pair(open, text.find(']', open) - open);
        };
        const auto [a, a_length] = area("NV-2031");
        const auto [b, b_length] = area("NV-2020");
        const std::string first = text.substr(a, a_length), second = text.substr(b, b_length);
        if (a < b)
            text.replace(b, b_length, first).replace(a, a_length, second);
        else
            text.replace(a, a_length, second).replace(b, b_length, first);
    });
    expect_told(findings, Code::ProvenanceForged, "NV-2031");
    expect_told(findings, Code::ProvenanceForged, "NV-2020");
}

TEST(ForgedProvenance, ARecordTakenOut) {
    const auto findings = judged([](std::string& text) {
        const std::size_t end = text.rfind("{\"records\":"), n = std::stoul(text.substr(end + 11));
        text.replace(end, std::string::npos, "{\"records\":" + std::to_string(n - 1) + "}\n");
        const auto [begin, length] = line_of(text, "NV-2031", "name");
        text.erase(begin, length + 1);
    });
    expect_told(findings, Code::ProvenanceForged, "NV-2031");
}

TEST(ForgedProvenance, APageThatIsNotThere) {
    const auto findings = judged([](std::string& text) {
        const auto [begin, length] = line_of(text, "NV-2031", "name");
        text.replace(text.find("\"page\":", begin), std::string("\"page\":4").size(), "\"page\":99");
    });
    expect_told(findings, Code::ProvenanceForged, "NV-2031");
}

TEST(ForgedProvenance, DoesNotHideAFaultOnThePage) {
    const e2e::Folder folder;
    PdfEditor editor(catalog().pdf("de_DE"));
    editor.replace(editor.page_with("NV-2031"), "119", "118");
    editor.save(folder.path() / "press.pdf");
    std::string text = e2e::read(catalog().provenance("de_DE"));
    const std::string digest = sha256(e2e::read(folder.path() / "press.pdf")).to_hex();
    text.replace(text.find("\"pdf_sha256\":\"") + 14, digest.size(), digest);
    e2e::write(folder.path() / "forged.jsonl", text);
    const auto findings =
        catalog().publication.verify("de_DE", folder.path() / "press.pdf", folder.path() / "forged.jsonl");
    expect_told(findings, Code::VerifyPriceWrong, "NV-2031");
}

TEST(StaleProvenance, OfAnotherFile) {
    expect_told(judged([](std::string& text) { text[text.find("\"pdf_sha256\":\"") + 14] ^= 1; }),
                Code::ProvenanceStale, "");
}

TEST(StaleProvenance, OfAnotherEdition) {
    const auto findings =
        catalog().publication.verify("de_DE", catalog().pdf("de_DE"), catalog().provenance("el_GR"));
    expect_told(findings, Code::ProvenanceStale, "");
}

TEST(UnusableProvenance, CutOrForeign) {
    expect_told(judged([](std::string& text) { text.resize(text.size() / 2); }), Code::ProvenanceUnusable,
                "");
    expect_told(judged([](std::string& text) { text = "<html>"; }), Code::ProvenanceUnusable, "");
    expect_told(judged([](std::string& text) { text.clear(); }), Code::ProvenanceUnusable, "");
}

TEST(MissingProvenance, IsANote) {
    const auto findings = catalog().publication.verify("de_DE", catalog().pdf("de_DE"), "nowhere.jsonl");
    ASSERT_EQ(findings.size(), 1U) << listing(findings);
    EXPECT_EQ(findings.front().code, Code::ProvenanceMissing);
    EXPECT_EQ(findings.front().severity, diag::Severity::Info);
}

}
}
