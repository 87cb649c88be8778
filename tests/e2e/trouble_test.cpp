// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/world.hpp"
#include "tests/e2e/shop.hpp"

#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <regex>

namespace publisher::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A shop whose German edition is published; what breaks it then must leave that as it is.
class Trouble : public testing::Test {
protected:
    void SetUp() override {
        const Outcome run = shop_.build({"-e", "de_DE"});
        ASSERT_EQ(run.exit, 0) << run.err;
        before_ = read_folder(shop_.out() / "de_DE");
        ASSERT_EQ(before_.size(), 6U);
    }

    Outcome build(std::vector<std::string> options = {}) {
        options.insert(options.begin(), {"-e", "de_DE"});
        return shop_.build(options);
    }

    void expect_untouched() const { EXPECT_TRUE(read_folder(shop_.out() / "de_DE") == before_); }

    /// Built again from the same data: only the reports are others, because they say so.
    void expect_built_again() const {
        const auto now = read_folder(shop_.out() / "de_DE");
        ASSERT_EQ(now.size(), before_.size());
        for (const auto& [name, content] : before_) {
            if (name.starts_with("report.")) continue;
            EXPECT_TRUE(now.at(name) == content) << name;
        }
        EXPECT_THAT(now.at("report.txt"), HasSubstr("0 pages since snapshot"));
    }

    std::string failed_report() const { return read(shop_.out() / "de_DE.failed/report.json"); }

    Shop shop_;
    std::map<std::string, std::string> before_;
};

TEST_F(Trouble, MalformedTemplate) {
    shop_.own_template("tile.xml", "</item>", "");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("error[xml/malformed]"));
    EXPECT_TRUE(std::regex_search(run.err, std::regex("designs/tile\\.xml:[0-9]+:[0-9]+"))) << run.err;
    expect_untouched();
}

TEST_F(Trouble, UnknownAttributeInTemplate) {
    shop_.own_template("tile.xml", "{value('name')}", "{value('nane')}");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("error[expression/attribute-unknown]: there is no attribute 'nane'"));
    EXPECT_TRUE(std::regex_search(run.err, std::regex("designs/tile\\.xml:[0-9]+:[0-9]+"))) << run.err;
    EXPECT_THAT(run.err, HasSubstr("did you mean 'name'?"));
    expect_untouched();
}

/// "publication.xml:74:31" for a text that stands there once.
std::string place_of(const Path& file, const std::string& wanted) {
    const std::string text = read(file);
    const std::size_t at = text.find(wanted);
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return file.filename().string() + ':' + std::to_string(line) + ':' +
           std::to_string(at - text.rfind('\n', at));
}

TEST_F(Trouble, FaultsOfExpressionsAreShownWhereTheyStandInTheirAttribute) {
    struct Fault {
        std::string select, culprit, message;
    };
    const std::string list = R"(order="sku" group-tree="shop"/>)", original = read(shop_.publication());
    for (const auto& [select, culprit, message] :
         {Fault{"1 &lt; 2 and has('nane')", "has('nane')",
                "error[expression/attribute-unknown]: there is no attribute 'nane'"},
          Fault{"1 &lt; 2 and hass('name')", "hass(",
                "error[xml/xpath-function]: there is no function 'hass'"},
          Fault{"1 &lt; 2 and has('name', 2)", "has('name', 2", "error[xml/xpath-arguments]"},
          Fault{"1 &lt; 2 and has('name'))", ")\"/>", "error[xml/xpath-syntax]"}}) {
        shop_.change("publication.xml", list,
                     "order=\"sku\" group-tree=\"shop\" select=\"" + select + "\"/>");
        const Outcome run = build();
        EXPECT_EQ(run.exit, 2);
        EXPECT_THAT(run.err, HasSubstr(message));
        EXPECT_THAT(run.err, HasSubstr(place_of(shop_.publication(), culprit))) << select;
        EXPECT_TRUE(std::regex_search(run.err, std::regex("\\n    \\| +\\^\\n"))) << run.err;
        write(shop_.publication(), original);
    }
}

TEST_F(Trouble, ConditionOfARuleIsCheckedAgainstTheData) {
    shop_.change("publication.xml", R"(<rule attribute="name" required="true"/>)",
                 R"x(<rule attribute="name" required="true" if="raw('statsu') = 'approved'"/>)x");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(
        run.err,
        AllOf(HasSubstr("error[expression/attribute-unknown]: there is no attribute 'statsu'"),
              HasSubstr("did you mean 'status'?"), HasSubstr(place_of(shop_.publication(), "raw('statsu"))));
    expect_untouched();
}

TEST_F(Trouble, AttributesOutsideOfExpressionsAreCheckedAgainstTheData) {
    struct Fault {
        std::string before, after, message, remedy;
    };
    const std::string original = read(shop_.publication());
    for (const auto& [before, after, name, remedy] :
         {Fault{R"(approval attribute="status")", R"(approval attribute="statsu")", "statsu", "status"},
          Fault{R"(<rule attribute="name")", R"(<rule attribute="nmae")", "nmae", "name"},
          Fault{R"(<rule attribute="name" required="true"/>)", R"(<rule attribute="gtim" check="gtin"/>)",
                "gtim", "gtin"},
          Fault{"</governance>", R"(<unit-price kind="per-litre" measure="nane" per="LITER"/></governance>)",
                "nane", "name"}}) {
        shop_.change("publication.xml", before, after);
        const Outcome run = build();
        EXPECT_EQ(run.exit, 2) << after;
        EXPECT_THAT(
            run.err,
            AllOf(HasSubstr("error[expression/attribute-unknown]: there is no attribute '" + name + "'"),
                  HasSubstr("publication.xml:"), HasSubstr("did you mean '" + remedy + "'?")));
        write(shop_.publication(), original);
    }
    shop_.own_template("tile.xml", "<features ", R"(<features attributes="descripton" )");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, AllOf(HasSubstr("there is no attribute 'descripton'"),
                               HasSubstr("designs/tile.xml:"), HasSubstr("did you mean 'description'?")));
    expect_untouched();
}

TEST_F(Trouble, OrderByWhatIsNot) {
    shop_.change("publication.xml", R"(order="sku")", R"(order="-prize")");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, AllOf(HasSubstr("error[plan/order-unknown]: products cannot be ordered by 'prize'"),
                               HasSubstr("did you mean 'price'?")));
}

TEST_F(Trouble, UnknownElementInTemplate) {
    shop_.own_template("tile.xml", "<features ", "<featurs ");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, AllOf(HasSubstr("error[xml/invalid]"), HasSubstr("featurs")));
    expect_untouched();
}

TEST_F(Trouble, FontFamilyThatIsNotPinned) {
    shop_.own_layout(
        "plain-a4.xml", "</layout>",
        R"(<styles><font-family name="odd"><font family="Intre"/></font-family></styles></layout>)");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err,
                AllOf(HasSubstr("error[job/font-unknown]: there is no font family 'Intre' in fonts/"),
                      HasSubstr("designs/plain-a4.xml:"), HasSubstr("did you mean 'Inter'?")));
    expect_untouched();
}

TEST_F(Trouble, ShortRow) {
    shop_.change("data/products.csv", ";59.95;250.00", "");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.err,
                AllOf(HasSubstr("error[source/short-row]: the row has 9 cells, the heading row has 11"),
                      HasSubstr("data/products.csv, row 5")));
    EXPECT_THAT(failed_report(), AllOf(HasSubstr("source/short-row"), HasSubstr(R"("end":"failed")")));
    expect_untouched();
}

TEST_F(Trouble, FindingsOfTheDataAreSaidOnceAndReported) {
    shop_.change("data/products.csv", ";59.95;250.00", "");
    const Outcome run = build();
    EXPECT_THAT(run.err, HasSubstr("error[source/short-row]"));
    EXPECT_THAT(run.out, Not(HasSubstr("source/short-row")));
    EXPECT_THAT(failed_report(), HasSubstr("source/short-row"));
    EXPECT_THAT(read(shop_.out() / "de_DE.failed/report.txt"), HasSubstr("error[source/short-row]"));
}

TEST_F(Trouble, ARepairedBuildClearsTheFailure) {
    shop_.change("data/products.csv", ";59.95;250.00", "");
    EXPECT_EQ(build().exit, 1);
    shop_.change("data/products.csv", "يصمد في الريح", "يصمد في الريح;59.95;250.00");
    EXPECT_EQ(build().exit, 0);
    EXPECT_FALSE(std::filesystem::exists(shop_.out() / "de_DE.failed"));
    expect_built_again();
}

TEST_F(Trouble, TruncatedPicture) {
    const Path picture = shop_.file("pictures/bowl.jpg");
    write(picture, read(picture).substr(0, 3000));
    const Outcome run = build();
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.out + run.err, AllOf(HasSubstr("error[job/picture-unusable]"), HasSubstr("A-2"),
                                         HasSubstr("T-2"), HasSubstr("page     ")));
    EXPECT_THAT(failed_report(), HasSubstr("job/picture-unusable"));
    expect_untouched();
}

TEST_F(Trouble, PictureCutAnywhere) {
    const std::string whole = read(shop_.file("pictures/bowl.jpg"));
    for (const std::size_t length : {std::size_t{0}, std::size_t{200}, whole.size() - 100}) {
        write(shop_.file("pictures/bowl.jpg"), whole.substr(0, length));
        const Outcome run = build();
        EXPECT_EQ(run.exit, 1) << length;
        EXPECT_THAT(run.out, AllOf(HasSubstr("error[job/picture-unusable]"), HasSubstr("'A-2'"))) << length;
    }
    expect_untouched();
}

TEST_F(Trouble, TextThatCallsItselfAPicture) {
    write(shop_.file("pictures/bowl.jpg"), "This is no picture.\n");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.out + run.err, AllOf(HasSubstr("error[job/picture-unusable]"), HasSubstr("A-2"),
                                         HasSubstr("product  SKU T-2")));
    expect_untouched();
}

TEST_F(Trouble, AllowedTruncatedPicture) {
    const Path picture = shop_.file("pictures/bowl.jpg");
    write(picture, read(picture).substr(0, 3000));
    const Outcome run = build({"--allow", "job/picture-unusable"});
    EXPECT_EQ(run.exit, 0) << run.err;
    EXPECT_THAT(shop_.report("de_DE"),
                AllOf(HasSubstr(R"("allowed":["job/picture-unusable"])"), HasSubstr(R"("asset":"A-2")"),
                      Not(HasSubstr(R"("standard":"PDF/X-4")"))));
}

TEST_F(Trouble, AllowedShortRowIsListed) {
    shop_.change("data/products.csv", ";59.95;250.00", "");
    const Outcome run = build({"--allow", "source/short-row"});
    EXPECT_EQ(run.exit, 0) << run.err;
    EXPECT_THAT(shop_.report("de_DE"),
                AllOf(HasSubstr(R"("allowed":["source/short-row"])"), HasSubstr("the row has 9 cells"),
                      Not(HasSubstr(R"("standard":"PDF/X-4")"))));
}

TEST_F(Trouble, AnAllowancePublishesWithoutTheClaim) {
    write(shop_.file("pictures/bowl.jpg"), "This is no picture.\n");
    const Outcome run = build({"--allow", "job/picture-unusable"});
    EXPECT_EQ(run.exit, 0) << run.err;
    const std::string report = shop_.report("de_DE");
    EXPECT_TRUE(std::regex_search(report, std::regex(R"("allowed":\["[^\]]*job/picture-unusable)")))
        << report;
    EXPECT_THAT(report, Not(HasSubstr(R"("standard":"PDF/X-4")")));
    EXPECT_THAT(read(shop_.out() / "de_DE/press.pdf"), Not(HasSubstr("PDF/X-4")));
}

TEST_F(Trouble, MissingSource) {
    std::filesystem::remove(shop_.file("data/products.csv"));
    const Outcome run = build();
    EXPECT_EQ(run.exit, 3);
    EXPECT_THAT(run.err, HasSubstr("data/products.csv"));
    expect_untouched();
}

TEST_F(Trouble, MissingPublication) {
    const Outcome run = publish({"build", shop_.file("nothing.xml").string(), "-o", shop_.out().string()});
    EXPECT_EQ(run.exit, 2) << "the publication is design: what is wrong with it is wrong use";
    EXPECT_THAT(run.err, HasSubstr("nothing.xml"));
    expect_untouched();
}

TEST_F(Trouble, MissingPictureFile) {
    std::filesystem::remove(shop_.file("pictures/bowl.jpg"));
    const Outcome run = build();
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(run.out + run.err,
                AllOf(HasSubstr("source/asset-file-missing"), HasSubstr("'bowl.jpg' of asset 'A-2'"),
                      HasSubstr("dam/manifest.csv, row 3")));
    expect_untouched();
}

TEST_F(Trouble, EmptySource) {
    write(shop_.file("data/products.csv"), "");
    const Outcome run = build();
    EXPECT_EQ(run.exit, 3);
    EXPECT_THAT(run.err, AllOf(HasSubstr("error[source/empty-file]"), HasSubstr("data     data/products.csv"),
                               HasSubstr("export it again, or take it out of the sources")));
    expect_untouched();
}

TEST_F(Trouble, ResultsThatCannotBePrinted) {
    const Outcome run = e2e::run({"sh", "-c", "\"$0\" version >/dev/full", program()});
    EXPECT_EQ(run.exit, 75) << run.err;
}

TEST_F(Trouble, UnknownEdition) {
    const Outcome run = shop_.build({"-e", "xx_XX"});
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("xx_XX"));
}

TEST_F(Trouble, SecondBuildOfAnEditionHasToWait) {
    const auto world = make_system_world();
    auto other = world->lock(shop_.out() / ".de_DE.lock");
    ASSERT_TRUE(other);
    const Outcome run = build();
    EXPECT_EQ(run.exit, 75);
    EXPECT_THAT(run.err, AllOf(HasSubstr("error[job/edition-busy]: another build is writing edition 'de_DE'"),
                               HasSubstr("wait until it has ended")));
    EXPECT_EQ(shop_.build({"-e", "ar_AE"}).exit, 0) << "another edition may be built meanwhile";
    *other = FileDescriptor();
    EXPECT_EQ(build().exit, 0);
    EXPECT_FALSE(std::filesystem::exists(shop_.out() / ".de_DE.lock"));
    expect_built_again();
}

TEST_F(Trouble, LeftoversOfAKilledBuildAreRemoved) {
    const Folder temporary;
    write(shop_.out() / ".de_DE.4711.building/press.pdf", "half a file");
    write(shop_.out() / ".ar_AE.4711.building/press.pdf", "of another edition");
    write(temporary.path() / "publisher-4711/snapshot.sqlite", "half a snapshot");
    write(temporary.path() / "publisher-notes/mine.txt", "no scratch folder of ours");
    const Outcome run = shop_.build({"-e", "de_DE"}, {{}, {{"TMPDIR", temporary.path().string()}}});
    EXPECT_EQ(run.exit, 0) << run.err;
    EXPECT_FALSE(std::filesystem::exists(shop_.out() / ".de_DE.4711.building"));
    EXPECT_TRUE(std::filesystem::exists(shop_.out() / ".ar_AE.4711.building"));
    EXPECT_EQ(read_folder(temporary.path()).size(), 1u) << "its own scratch folder is gone as well";
    expect_built_again();
}

TEST_F(Trouble, ScratchFolderOfALivingProcessStays) {
    const Folder temporary;
    write(temporary.path() / "publisher-4711/snapshot.sqlite", "of a process at work");
    const auto world = make_system_world();
    const auto held = world->lock(temporary.path() / "publisher-4711");
    ASSERT_EQ(shop_.build({"-e", "de_DE"}, {{}, {{"TMPDIR", temporary.path().string()}}}).exit, 0);
    EXPECT_TRUE(std::filesystem::exists(temporary.path() / "publisher-4711/snapshot.sqlite"));
}

TEST_F(Trouble, OutputFolderThatCannotBeWritten) {
    const Path file = shop_.folder() / "taken";
    write(file, "a file, not a folder");
    for (const Path& out : {file, Path("/proc"), Path("/proc/nothing/out")}) {
        const Outcome run = publish({"build", shop_.publication(), "-e", "de_DE", "-o", out.string()});
        EXPECT_EQ(run.exit, 2) << out;
        EXPECT_THAT(run.err,
                    HasSubstr("error[job/output-folder]: the output folder cannot be used: " + out.string()));
    }
}

TEST_F(Trouble, EditionFolderThatIsAFile) {
    write(shop_.out() / "ar_AE", "a file, not an edition");
    const Outcome run = shop_.build({"-e", "ar_AE"});
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("error[job/output-folder]"));
    EXPECT_EQ(read(shop_.out() / "ar_AE"), "a file, not an edition");
    EXPECT_EQ(read_folder(shop_.out()).size(), 7u) << "nothing half-written is left";
}

/// A disk of its own that holds one edition and has no room for a second beside it.
class SmallDisk {
public:
    explicit SmallDisk(const Path& folder) : folder_(folder) {
        std::filesystem::create_directories(folder);
        is_there_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=1400k") == 0;
    }
    ~SmallDisk() {
        if (is_there_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool is_there() const { return is_there_; }

private:
    Path folder_;
    bool is_there_ = false;
};

TEST(FullDisk, KeepsThePreviousOutput) {
    const Shop shop;
    const SmallDisk disk(shop.out());
    if (!disk.is_there()) GTEST_SKIP() << "a small disk can only be mounted by root";
    const Outcome first = shop.build({"-e", "de_DE"});
    ASSERT_EQ(first.exit, 0) << first.err;
    const auto before = read_folder(shop.out());
    const Outcome second = shop.build({"-e", "de_DE"});
    EXPECT_EQ(second.exit, 75) << second.err;
    EXPECT_THAT(second.err, HasSubstr("the disk may be full"));
    EXPECT_TRUE(read_folder(shop.out()) == before) << "something half-written was left behind";
}

}
}
