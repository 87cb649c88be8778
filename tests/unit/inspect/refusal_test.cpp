// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/reading.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

using testing::HasSubstr;

void expect_refused(const std::string& bytes, const std::string& reason, const Options& options = {}) {
    const auto facts = inspected(bytes, options);
    ASSERT_FALSE(facts) << "expected: " << reason;
    EXPECT_EQ(facts.failure().kind, Failure::Kind::Refused);
    EXPECT_THAT(facts.failure().message, HasSubstr("file.pdf"));
    EXPECT_THAT(facts.failure().message, HasSubstr(reason));
}

TEST(Refusal, WhatIsNoPdf) {
    expect_refused("", "no PDF that can be read");
    expect_refused("GIF89a and so on", "no PDF that can be read");
}

TEST(Refusal, ATruncatedFileIsRefusedOrRepaired) {
    const auto whole = text_pdf("BT /F1 12 Tf (some words) Tj ET").bytes();
    for (std::size_t size = 0; size < whole.size(); size += 173) {
        const auto facts = inspected(whole.substr(0, size));
        if (facts) {
            EXPECT_FALSE(facts->document.qpdf_warnings.empty()) << size;
        } else {
            EXPECT_EQ(facts.failure().kind, Failure::Kind::Refused) << facts.failure().message;
        }
    }
}

TEST(Refusal, APageOfHalfAKilometre) {
    TestPdf pdf;
    pdf.add_page("", "/MediaBox [0 0 1440000 1440000]");
    expect_refused(pdf.bytes(), "page 1 measures 1440000 x 1440000 pt");
}

TEST(Refusal, PasswordsAreNotGuessed) {
    TestPdf pdf;
    pdf.add_page("");
    const std::string key(64, 'a');
    const int encryption =
        pdf.add("<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key + "> >>");
    pdf.trailer = "/Encrypt " + reference(encryption) + " /ID [<01> <01>]";
    expect_refused(pdf.bytes(), "protected by a password");
}

TEST(Refusal, EndlessWorkEndsAtTheLimit) {
    // Thirty forms, each drawn twice by the next: a thousand million times a mebibyte of nothing.
    TestPdf pdf;
    int form = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", std::string(1 << 20, ' '));
    for (int i = 0; i < 30; ++i) {
        form = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F " +
                                  reference(form) + " >> >>",
                              "/F Do /F Do");
    }
    pdf.add_page("/F Do", "/MediaBox [0 0 9 9]", "/XObject << /F " + reference(form) + " >>");
    Options options;
    options.limits.cpu_seconds = 1;
    options.limits.wall_seconds = 20;
    expect_refused(pdf.bytes(), "took too long", options);
}

TEST(Refusal, LackOfMemoryIsNamed) {
    Options options;
    options.limits.memory_bytes = 96 << 20;
    TestPdf pdf;
    pdf.add_page("0 0 1 1 re f");
    std::string content;
    for (int i = 0; i < 200'000; ++i)
        content += "0 0 1 1 re f\n";
    pdf.add_page(content);
    const auto facts = inspected(pdf.bytes(), options);
    ASSERT_FALSE(facts);
    EXPECT_EQ(facts.failure().kind, Failure::Kind::Refused);
    EXPECT_THAT(facts.failure().message, HasSubstr("memory"));
}

TEST(Refusal, WrongArgumentsAreNoAnswer) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{}, {"paint"}, {"facts", "--pages", "3-1"}, {"raster", "--ppi", "0"}}) {
        worker::Job job;
        job.program = worker::find_program("publisher-inspect");
        job.arguments = words;
        const auto outcome = worker::run(job);
        ASSERT_TRUE(outcome);
        EXPECT_EQ(outcome->exit_code, 2);
        EXPECT_EQ(outcome->answer, "");
    }
}

TEST(Refusal, AMissingFileAndAMissingProgram) {
    MemoryWorld world;
    const auto missing = inspect_pdf(world, "nowhere.pdf");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.failure().kind, Failure::Kind::Missing);
    Options options;
    options.program = "/nowhere/publisher-inspect";
    TestPdf pdf;
    pdf.add_page("");
    EXPECT_FALSE(inspected(pdf.bytes(), options));
}

}
}
