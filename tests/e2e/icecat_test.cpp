// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <cstdlib>
#include <regex>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string publication = PUBLISHER_SOURCE_DIR "/samples/icecat/publication.xml";

class Icecat : public testing::Test {
protected:
    void SetUp() override {
        const char* data = std::getenv("PUBLISHER_SAMPLE_DATA");
        if (!data || !std::filesystem::is_directory(Path(data) / "akeneo-icecat")) {
            GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA does not name a folder with akeneo-icecat";
        }
    }

    Folder out_;
};

TEST_F(Icecat, PublishesARealExport) {
    const Outcome build = publish({"build", publication, "-e", "de_DE", "-o", out_.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.out.substr(0, 3000) << build.err.substr(0, 3000);

    std::smatch counts;
    const std::string report = read(out_.path() / "de_DE/report.json");
    ASSERT_TRUE(std::regex_search(
        report, counts,
        std::regex(
            R"x("considered":(\d+),"placed":(\d+),"left_out":(\d+),"not_selected":(\d+),"disabled":(\d+))x")));
    EXPECT_EQ(std::stoi(counts[1]), 1239);
    EXPECT_EQ(std::stoi(counts[2]) + std::stoi(counts[3]) + std::stoi(counts[4]) + std::stoi(counts[5]),
              1239);
    EXPECT_THAT(report, HasSubstr("W-ICECAT-1"));

    const std::string pdf = (out_.path() / "de_DE/press.pdf").string();
    if (is_installed("pdftotext")) {
        const std::string text = run({"pdftotext", pdf, "-"}).out;
        EXPECT_GT(text.size(), 100'000U);
        for (const char* rest : {"\\n", "<b>", "<br", "</", "&amp;", "&nbsp;", "&lt;"}) {
            const auto at = text.find(rest);
            EXPECT_EQ(at, std::string::npos) << rest << " in: " << text.substr(at < 80 ? 0 : at - 80, 160);
        }
    }
    if (is_installed("qpdf")) {
        const Outcome check = run({"qpdf", "--check", pdf});
        EXPECT_EQ(check.exit, 0) << check.err;
    }
}

TEST_F(Icecat, IsRefusedWithoutItsWaiver) {
    const Outcome build = publish({"build", publication, "-e", "no_waiver", "-o", out_.path().string()});
    EXPECT_EQ(build.exit, 5) << build.err.substr(0, 3000);
    EXPECT_THAT(build.out, HasSubstr("edition no_waiver: refused"));
    EXPECT_FALSE(std::filesystem::exists(out_.path() / "no_waiver"));
}

}
}
