// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A shop's edition as it was, and as it is after a change.
class Diff : public testing::Test {
protected:
    Diff() {
        EXPECT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
        std::filesystem::copy(shop_.out() / "de_DE", before(), std::filesystem::copy_options::recursive);
    }

    Path before() const { return folder_.path() / "before"; }
    Path after() const { return shop_.out() / "de_DE"; }

    Outcome diff(std::vector<std::string> options = {}) const {
        std::vector<std::string> arguments = {"diff", before().string(), after().string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return publish(arguments);
    }

    Shop shop_;
    Folder folder_;
};

TEST_F(Diff, ABuildOfTheSameDataHasNone) {
    ASSERT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
    const Outcome run = diff();
    EXPECT_EQ(run.exit, 0) << run.out;
    EXPECT_THAT(run.out, HasSubstr("nothing has changed"));
}

TEST_F(Diff, APriceIsToldWithProductPageAndPlate) {
    shop_.change("data/products.csv", ";24.90;", ";23.90;");
    ASSERT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
    const Outcome run = diff();
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.out, HasSubstr("1 product differs\n  changed  T-1, "));
    EXPECT_THAT(run.out, HasSubstr("price[regular]: '24,90\u00A0€' -> '23,90\u00A0€'"));
    EXPECT_THAT(run.out, HasSubstr("form, Black: for page"));
    EXPECT_THAT(run.out, Not(HasSubstr("Cyan"))) << "the plates of the other inks can be used again";
}

TEST_F(Diff, ChangedPagesAreDrawn) {
    shop_.change("data/products.csv", ";24.90;", ";23.90;");
    ASSERT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
    EXPECT_EQ(diff({"-o", (folder_.path() / "drawn").string()}).exit, 1);
    const auto drawn = read_folder(folder_.path() / "drawn");
    EXPECT_THAT(drawn, testing::ElementsAre(testing::Key("page-0002.png"), testing::Key("page-0004.png")));
}

TEST_F(Diff, AProductThatIsGone) {
    shop_.change("data/products.csv", "T-2;;table;approved;", "T-2;;table;draft;");
    ASSERT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
    EXPECT_THAT(diff().out, HasSubstr("gone     T-2, was on page"));
}

TEST_F(Diff, WithoutProvenanceTheWordsAreCompared) {
    shop_.change("data/products.csv", ";24.90;", ";23.90;");
    ASSERT_EQ(shop_.build({"-e", "de_DE"}).exit, 0);
    std::filesystem::remove(before() / "press.provenance.jsonl");
    const Outcome run = diff({"--no-pixels"});
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.out, HasSubstr("products are not known"));
    EXPECT_THAT(run.out, HasSubstr("'24,90\u00A0€' -> '23,90\u00A0€'"));
    EXPECT_THAT(run.out, HasSubstr("pages were not drawn"));
}

TEST_F(Diff, WhatIsNoPdfIsNamed) {
    EXPECT_EQ(publish({"diff", before().string(), shop_.publication()}).exit, 3);
    const Outcome run = publish({"diff", before().string(), (folder_.path() / "nowhere").string()});
    EXPECT_EQ(run.exit, 3);
    EXPECT_THAT(run.err, HasSubstr("nowhere"));
}

}
}
