// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/memory.hpp"

#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

constexpr const char* kFacts = "facts";

struct Remembered : testing::Test {
    MemoryWorld world;

    /// Reads the file with what is kept, and keeps what was read.
    std::vector<PageFacts> read(const TestPdf& pdf) {
        world.add("file.pdf", pdf.bytes());
        Memory memory = load();
        Options options;
        options.memory = &memory;
        std::vector<PageFacts> pages;
        const auto document = inspect_pages(world, "file.pdf", options,
                                            [&](PageFacts&& page) { pages.push_back(std::move(page)); });
        EXPECT_TRUE(document) << document.failure().message;
        memory.save(world);
        keys = memory.pages();
        return pages;
    }
    Memory load() { return Memory::load(world, "kept/pages", "worker"); }

    /// As if the worker had once said of this page that it has a form of that digest.
    void pretend(int page, const std::string& said) {
        Memory memory = load();
        memory.set_pages(keys);
        for (int i = 1; i <= static_cast<int>(keys.size()); ++i)
            (void)memory.find(i, kFacts);
        memory.keep(page, kFacts,
                    R"({"objects":[],"page":{"forms":[{"object":0,"content_sha256":")" + said + R"("}]}})");
        memory.save(world);
    }
    static std::string said_of(const PageFacts& page) {
        return page.forms.empty() ? "" : page.forms.front().content_sha256;
    }

    std::vector<PageKey> keys;
};

TestPdf two_pages(const std::string& second, int n_others = 0) {
    TestPdf pdf;
    for (int i = 0; i < n_others; ++i)
        pdf.add("<< /Something /Else >>");
    const int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    const std::string resources = "/Font << /F " + reference(font) + " >>";
    constexpr const char* kBox = "/MediaBox [0 0 200 100]";
    pdf.add_page("BT /F 12 Tf 10 10 Td (first) Tj ET", kBox, resources);
    pdf.add_page(second, kBox, resources);
    return pdf;
}

constexpr const char* kSecond = "BT /F 12 Tf 10 10 Td (second) Tj ET";
constexpr const char* kOther = "BT /F 12 Tf 10 10 Td (other) Tj ET";

TEST_F(Remembered, PagesThatAreTheSameAreNotReadAgain) {
    read(two_pages(kSecond));
    pretend(2, "remembered");
    const auto pages = read(two_pages(kSecond));
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(said_of(pages[0]), "");
    EXPECT_EQ(said_of(pages[1]), "remembered");
    EXPECT_EQ(pages[1].number, 2);
    EXPECT_EQ(pages[1].label, "2");
}

TEST_F(Remembered, ChangedPagesAre) {
    read(two_pages(kSecond));
    pretend(2, "remembered");
    const auto pages = read(two_pages(kOther));
    EXPECT_EQ(said_of(pages[1]), "");
    ASSERT_EQ(pages[1].runs.size(), 1u);
    EXPECT_EQ(pages[1].runs[0].text, "other");
}

TEST_F(Remembered, NumbersOfObjectsAreThoseOfTheFile) {
    const auto before = read(two_pages(kSecond));
    const auto keys_before = keys;
    const auto pages = read(two_pages(kSecond, 5));
    EXPECT_EQ(keys[0].digest, keys_before[0].digest) << "what is not on the page does not count";
    EXPECT_EQ(before[0].runs.at(0).font_object, 1);
    EXPECT_EQ(pages[0].runs.at(0).font_object, 6);
    EXPECT_EQ(pages[0].fonts.at(0).object, 6);
}

TEST_F(Remembered, AnnotationsAndLayersCount) {
    TestPdf plain = two_pages(kSecond), linked = two_pages(kSecond), layered = two_pages(kSecond);
    linked.add_page(
        "",
        "/MediaBox [0 0 200 100] /Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (a) >> >>]");
    plain.add_page(
        "",
        "/MediaBox [0 0 200 100] /Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (b) >> >>]");
    layered.catalog = "/OCProperties << /OCGs [] /D << /BaseState /OFF >> >>";
    read(plain);
    const auto keys_of_plain = keys;
    read(linked);
    EXPECT_EQ(keys[0].digest, keys_of_plain[0].digest);
    EXPECT_NE(keys[2].digest, keys_of_plain[2].digest);
    read(layered);
    EXPECT_NE(keys[0].digest, keys_of_plain[0].digest);
}

TEST_F(Remembered, OnlyWhatWasNeededIsKept) {
    read(two_pages(kSecond));
    const auto keys_before = keys;
    read(two_pages(kOther));
    Memory memory = load();
    memory.set_pages(keys_before);
    EXPECT_TRUE(memory.find(1, kFacts));
    EXPECT_FALSE(memory.find(2, kFacts));
}

TEST_F(Remembered, WhatIsDamagedCutOrOfAnotherWorkerIsForgotten) {
    read(two_pages(kSecond));
    const std::string whole = *world.read("kept/pages");
    const auto knows = [&](const std::string& bytes) {
        world.add("kept/pages", bytes);
        Memory memory = load();
        memory.set_pages(keys);
        return memory.find(1, kFacts) && memory.find(2, kFacts);
    };
    EXPECT_TRUE(knows(whole));
    std::string damaged = whole;
    damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 1);
    EXPECT_FALSE(knows(damaged));
    EXPECT_FALSE(knows(whole.substr(0, whole.size() - 1)));
    EXPECT_FALSE(knows(""));
    world.add("worker", "another program");
    EXPECT_FALSE(knows(whole));
}

TEST_F(Remembered, PagesWhoseAnswersAreDamagedAreReadAgain) {
    const auto before = read(two_pages(kSecond));
    std::string bytes = *world.read("kept/pages");
    for (const char* said : {"first", "second"}) {
        ASSERT_NE(bytes.find(said), std::string::npos);
        std::string damaged = bytes;
        damaged[damaged.find(said)] = '?';
        world.add("kept/pages", damaged);
        const auto pages = read(two_pages(kSecond));
        ASSERT_EQ(pages.size(), 2u);
        EXPECT_EQ(pages[0].runs.at(0).text, "first");
        EXPECT_EQ(pages[1].runs.at(0).text, "second");
        EXPECT_EQ(*world.read("kept/pages"), bytes) << "and kept again";
    }
}

TEST_F(Remembered, WithoutAFileNothingIsKept) {
    Memory memory;
    memory.set_pages({{"digest", "1", {}}});
    memory.keep(1, kFacts, "{}");
    EXPECT_FALSE(memory.find(1, kFacts));
    EXPECT_FALSE(memory.remembers());
}

}
}
