// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <set>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kPng = "\x89PNG\r\n";

TEST(Proofs, ABuildDrawsItsPagesWhenAskedAndItsReportShowsThem) {
    const Shop shop;
    const Outcome build = shop.build({"-e", "de_DE", "--to", "press,png", "--png-ppi", "30"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    EXPECT_THAT(read(shop.out() / "de_DE/pages/001.png"), StartsWith(kPng));
    const std::string report = read(shop.out() / "de_DE/report.html");
    EXPECT_THAT(report, HasSubstr("src=\"data:image/jpeg;base64,"));
    EXPECT_THAT(report, HasSubstr("<figure id=\"page-1\">"));
    EXPECT_THAT(report,
                HasSubstr("4 plates: Cyan, Magenta, Yellow, Black. Limit of all inks together 300 %"));
    EXPECT_THAT(report, HasSubstr("<tr><td><a href=\"#page-1\">"));
    EXPECT_THAT(report, Not(HasSubstr("<script")));
}

TEST(Proofs, OfAFinishedFileAreWrittenAsAWholeAndReplacedAsAWhole) {
    const Shop shop;
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const std::string file = (shop.out() / "de_DE/press.pdf").string();
    const std::string out = (shop.folder() / "proofs").string();
    const Outcome first = publish({"proof", file, "--out", out, "--ppi", "30"});
    ASSERT_EQ(first.exit, 0) << first.err;
    EXPECT_THAT(first.out, HasSubstr("limit 300 %"));
    EXPECT_THAT(read(Path(out) / "pages/001.png"), StartsWith(kPng));
    EXPECT_THAT(read(Path(out) / "proof.json"), HasSubstr("\"profile\":\"of the file\""));
    const auto pictures = read_folder(out);
    ASSERT_EQ(publish({"proof", file, "--out", out, "--ppi", "30", "-j2"}).exit, 0);
    EXPECT_EQ(read_folder(out), pictures);
}

TEST(Proofs, OfAPublicationAreThoseOfItsFileWithoutThePlates) {
    const Shop shop;
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const Path fast = shop.folder() / "fast", slow = shop.folder() / "true";
    const Outcome drawn =
        publish({"proof", shop.publication(), "-e", "de_DE", "-o", fast.string(), "--ppi", "30"});
    ASSERT_EQ(drawn.exit, 0) << drawn.err;
    EXPECT_THAT(drawn.out, testing::EndsWith(" pages\n"));
    ASSERT_EQ(
        publish({"proof", (shop.out() / "de_DE/press.pdf").string(), "-o", slow.string(), "--ppi", "30"})
            .exit,
        0);
    std::set<std::string> fast_names, slow_names;
    for (const auto& [name, bytes] : read_folder(fast))
        fast_names.insert(name);
    for (const auto& [name, bytes] : read_folder(slow)) {
        if (!name.starts_with("separations/") && !name.starts_with("ink/")) slow_names.insert(name);
    }
    EXPECT_EQ(fast_names, slow_names);
    EXPECT_TRUE(fast_names.contains("flat-plan-1.png"));
    EXPECT_THAT(read(fast / "proof.json"),
                HasSubstr("\"of\":\"pages\",\"ppi\":30,\"pages\":[{\"page\":1,\"label\":"));
    EXPECT_THAT(read(slow / "proof.json"), HasSubstr("\"of\":\"file\""));
    const auto pictures = read_folder(fast);
    ASSERT_EQ(publish({"proof", shop.publication(), "-e", "de_DE", "-o", fast.string(), "--ppi", "30"}).exit,
              0);
    EXPECT_EQ(read_folder(fast), pictures);
}

TEST(Proofs, OfAPublicationAreOfOneEdition) {
    const Shop shop;
    const Path out = shop.folder() / "proofs";
    for (const char* edition : {"xx_XX", "*"}) {
        const Outcome none = publish({"proof", shop.publication(), "-e", edition, "-o", out.string()});
        EXPECT_EQ(none.exit, 2);
        EXPECT_THAT(none.err, HasSubstr("de_DE"));
    }
    EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(Proofs, NeverReplaceAFolderOfOthers) {
    const Shop shop;
    write(shop.file("letter.txt"), "dear printer");
    const Outcome proof =
        publish({"proof", (shop.folder() / "publication.xml").string(), "--out", shop.folder().string()});
    EXPECT_EQ(proof.exit, 2);
    EXPECT_THAT(proof.err, HasSubstr("holds other things"));
    EXPECT_EQ(read(shop.file("letter.txt")), "dear printer");
}

TEST(Proofs, OfWhatIsNoPdfLeaveNothingBehind) {
    const Shop shop;
    const Path out = shop.folder() / "proofs";
    const std::string data = shop.file("no.pdf").string();
    write(data, "no PDF");
    EXPECT_EQ(publish({"proof", data, "--out", out.string()}).exit, 3);
    EXPECT_EQ(publish({"proof", data, "-e", "de_DE", "--out", out.string()}).exit, 2);
    EXPECT_FALSE(std::filesystem::exists(out));
    for (const auto& entry : std::filesystem::directory_iterator(shop.folder()))
        EXPECT_THAT(entry.path().filename().string(), Not(testing::EndsWith(".building")));
    EXPECT_EQ(publish({"proof", (shop.folder() / "gone.pdf").string(), "--out", out.string()}).exit, 3);
}

}
}
