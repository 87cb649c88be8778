// SPDX-License-Identifier: Apache-2.0
#include "tests/support/case_file.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace publisher::test {
namespace {

constexpr const char* kCase = R"(# name: overset/one-line-too-long
# about: the last line is reported once

--- layout
<frame name="body"/>
--- story body
One two three.

Four.
--- expect pages
page 1
  overset 1 line
--- expect diagnostics
)";

CaseFile parsed(std::string_view text) {
    std::string problem;
    const auto file = CaseFile::parse(text, problem);
    EXPECT_TRUE(file) << problem;
    return file.value_or(CaseFile());
}

std::string problem_of(std::string_view text) {
    std::string problem;
    EXPECT_FALSE(CaseFile::parse(text, problem)) << text;
    return problem;
}

TEST(CaseFile, HasANameAnAboutAndSections) {
    const CaseFile file = parsed(kCase);
    EXPECT_EQ(file.name(), "overset/one-line-too-long");
    EXPECT_EQ(file.about(), "the last line is reported once");
    ASSERT_EQ(file.sections().size(), 4u);
    EXPECT_EQ(file.sections()[0].kind, "layout");
    EXPECT_EQ(file.sections()[0].name, "");
    EXPECT_EQ(*file.find("layout"), "<frame name=\"body\"/>\n");
    EXPECT_EQ(*file.find("story", "body"), "One two three.\n\nFour.\n");
    EXPECT_EQ(*file.find("expect", "pages"), "page 1\n  overset 1 line\n");
    EXPECT_EQ(*file.find("expect", "diagnostics"), "");
    EXPECT_FALSE(file.find("story"));
    EXPECT_FALSE(file.find("expect", "page"));
}

TEST(CaseFile, WritingGivesTheSameBytes) {
    EXPECT_EQ(parsed(kCase).to_string(), kCase);
}

TEST(CaseFile, TextThatLooksLikeAHeadingIsEscaped) {
    const std::string text =
        "# name: a\n# about: b\n--- story\n\\--- not a heading\n\\\\--- one backslash\n--\n---\n";
    const CaseFile file = parsed(text);
    EXPECT_EQ(*file.find("story"), "--- not a heading\n\\--- one backslash\n--\n---\n");
    EXPECT_EQ(file.to_string(), text);
}

TEST(CaseFile, WhatIsNoCaseIsRefusedWithItsLine) {
    EXPECT_EQ(problem_of(""), "line 0: the case has no '# name:'");
    EXPECT_EQ(problem_of("# name: a\n--- x\n"), "line 2: the case has no '# about:'");
    EXPECT_EQ(problem_of("# name: a\n# about: b\n"), "line 2: the case has no sections");
    EXPECT_EQ(problem_of("# name: a\nabout: b\n"),
              "line 2: only comments may stand before the first section");
    EXPECT_EQ(problem_of("# name: a\n# about: b\n--- \n"), "line 3: a section needs a kind");
    EXPECT_EQ(problem_of("# name: a\n# about: b\n--- x y\n--- x  y\n"),
              "line 4: this section is there already");
}

TEST(CaseFile, SectionsAreReplacedOrAdded) {
    CaseFile file = parsed("# name: a\n# about: b\n--- expect pages\nold\n");
    file.set("expect", "pages", "new");
    file.set("expect", "diagnostics", "error x\n");
    EXPECT_EQ(file.to_string(),
              "# name: a\n# about: b\n--- expect pages\nnew\n--- expect diagnostics\nerror x\n");
}

/// A folder of its own with one case, removed at the end; the environment is put back.
class CasesOnDisk : public testing::Test {
protected:
    void SetUp() override {
        if (const char* wanted = std::getenv("PUBLISHER_UPDATE_CASES")) before_ = wanted;
        unsetenv("PUBLISHER_UPDATE_CASES");
        folder_ = testing::TempDir() + "publisher-cases";
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ + "/b");
        write("b/first.case", "# name: b/first\n# about: x\n--- expect pages\nold\n");
        write("a.case", "# name: a\n# about: x\n--- expect pages\nold\n");
        write("notes.txt", "no case");
    }
    void TearDown() override {
        std::filesystem::remove_all(folder_);
        if (!before_.empty())
            setenv("PUBLISHER_UPDATE_CASES", before_.c_str(), 1);
        else
            unsetenv("PUBLISHER_UPDATE_CASES");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ + '/' + name) << text;
    }
    std::string read(const std::string& name) const {
        std::ifstream stream(folder_ + '/' + name);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    std::string folder_, before_;
};

TEST_F(CasesOnDisk, AreLoadedInTheOrderOfTheirPaths) {
    const auto cases = load_cases(folder_);
    ASSERT_EQ(cases.size(), 2u);
    EXPECT_EQ(cases[0].file.name(), "a");
    EXPECT_EQ(cases[1].file.name(), "b/first");
}

TEST_F(CasesOnDisk, ADifferenceFailsAndLeavesTheFile) {
    auto cases = load_cases(folder_);
    expect_section(cases[0], "pages", "old"); // the line end of the last line is no difference
    EXPECT_NONFATAL_FAILURE(expect_section(cases[0], "pages", "new\n"), "a.case");
    EXPECT_EQ(read("a.case"), "# name: a\n# about: x\n--- expect pages\nold\n");
}

TEST_F(CasesOnDisk, UpdatingRewritesTheExpectation) {
    auto cases = load_cases(folder_);
    setenv("PUBLISHER_UPDATE_CASES", "1", 1);
    expect_section(cases[0], "pages", "new\n");
    expect_section(cases[0], "diagnostics", "none\n");
    EXPECT_EQ(read("a.case"), "# name: a\n# about: x\n--- expect pages\nnew\n--- expect diagnostics\nnone\n");
}

TEST_F(CasesOnDisk, AFileThatIsNoCaseFails) {
    write("broken.case", "text\n");
    EXPECT_NONFATAL_FAILURE(load_cases(folder_), "broken.case: line 1");
}

}
}
