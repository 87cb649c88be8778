// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"

#include <rapidcheck.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::zip {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string two_entries() {
    Writer writer;
    writer.add("mimetype", "text/plain", Method::Stored);
    writer.add("folder/story.xml", std::string(2000, 'x'));
    return writer.finish();
}

std::string refusal(std::string bytes, const Limits& limits = {}) {
    const auto archive = Archive::open(std::move(bytes), limits);
    if (!archive) return archive.failure().message;
    for (const std::string& name : archive->names()) {
        if (const auto read = archive->read(name); !read) return read.failure().message;
    }
    return "";
}

/// A little-endian number put into the n-th place where `mark` stands, `offset` bytes behind it.
std::string with_32(std::string bytes, std::string_view mark, std::size_t offset, std::uint32_t value, bool is_last = false) {
    const std::size_t at = (is_last ? bytes.rfind(mark) : bytes.find(mark)) + offset;
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> 8 * i & 0xff);
    return bytes;
}

TEST(Archive, GivesBackWhatWasWritten) {
    const auto archive = Archive::open(two_entries());
    ASSERT_TRUE(archive);
    EXPECT_THAT(archive->names(), ElementsAre("mimetype", "folder/story.xml"));
    EXPECT_EQ(*archive->read("mimetype"), "text/plain");
    EXPECT_EQ(*archive->read("folder/story.xml"), std::string(2000, 'x'));
    EXPECT_FALSE(archive->has("story.xml"));
    EXPECT_THAT(archive->read("story.xml").failure().message, HasSubstr("no entry 'story.xml'"));
}

TEST(Archive, StoredFirstEntryStandsBehindItsHeaderAsItIs) {
    EXPECT_EQ(two_entries().substr(30, 18), "mimetypetext/plain") << "IDML readers look for it there";
}

TEST(Archive, TheSameEntriesGiveTheSameBytes) { EXPECT_EQ(two_entries(), two_entries()); }

TEST(Archive, EveryCutIsRefused) {
    const std::string whole = two_entries();
    for (std::size_t n = 0; n < whole.size(); ++n) EXPECT_NE(refusal(whole.substr(0, n)), "") << n << " bytes";
    EXPECT_EQ(refusal(whole), "");
}

TEST(Archive, EveryChangedByteIsRefusedOrHarmless) {
    const std::string whole = two_entries();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x55);
        const auto archive = Archive::open(changed);
        if (!archive || !archive->has("mimetype")) continue;
        const auto text = archive->read("mimetype");
        EXPECT_TRUE(!text || *text == "text/plain") << "byte " << i;
    }
}

TEST(Archive, SaysWhatItRefuses) {
    EXPECT_THAT(refusal("no archive at all"), HasSubstr("no zip archive"));
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\1\2", 24, 99)), HasSubstr("shorter than it says"));
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\1\2", 24, 3)), HasSubstr("larger than it says"));
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\1\2", 16, 3)), HasSubstr("its sum is another"));
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\1\2", 24, 1u << 31)), HasSubstr("which is too much"));
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\1\2", 42, 0, true)), HasSubstr("overlap")) << "both entries in one place";
    EXPECT_THAT(refusal(with_32(two_entries(), "PK\5\6", 16, 0xffffffff)), HasSubstr("Zip64"));
    EXPECT_THAT(refusal(two_entries(), {.n_entries = 1}), HasSubstr("more than 1 entries"));
}

TEST(Archive, BombIsRefusedBeforeItIsUnpacked) {
    Writer writer;
    writer.add("zeros", std::string(40u << 20, '\0'));
    const std::string bytes = writer.finish();
    ASSERT_LT(bytes.size(), 100000u);
    EXPECT_THAT(refusal(bytes), HasSubstr("entry 'zeros' unpacks to 41943040 bytes, which is too much"));
}

TEST(ArchiveProperty, AnyBytesComeBack) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& contents) {
        Writer writer;
        for (std::size_t i = 0; i < contents.size(); ++i) {
            writer.add("entry-" + std::to_string(i), contents[i], i % 2 == 0 ? Method::Deflated : Method::Stored);
        }
        const auto archive = Archive::open(writer.finish());
        RC_ASSERT(static_cast<bool>(archive));
        for (std::size_t i = 0; i < contents.size(); ++i) RC_ASSERT(*archive->read("entry-" + std::to_string(i)) == contents[i]);
    }));
}

}
}
