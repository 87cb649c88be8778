// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"
#include "tests/e2e/shop.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

/// The sample editions as InDesign packages: judged by the grammars of InDesign CS6, by our own reader and by
/// Scribus, which knows neither.
namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Each sample is published once for all tests.
class SampleIdml : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() { out_ = new Folder; }
    static void TearDownTestSuite() {
        delete out_;
        out_ = nullptr;
    }
    /// Of GetParam(): "catalog/de_DE" gives both.
    static std::string sample() { return GetParam().substr(0, GetParam().find('/')); }
    static std::string edition() { return GetParam().substr(sample().size() + 1); }

    /// What no sample catalog uses: tests/e2e/idml/constructs.
    static bool is_of_constructs() { return sample() == "constructs"; }

    static Path folder() {
        const Path out = out_->path() / sample();
        if (!std::filesystem::exists(out)) {
            const Path repository = PUBLISHER_SOURCE_DIR;
            const std::string file =
                (is_of_constructs() ? repository / "tests/e2e/idml/constructs/publication.xml"
                                    : repository / "samples/norrvik" / (sample() + ".xml"))
                    .string();
            const Outcome built =
                publish({"build", file, "--to", "press,idml", "--no-verify", "-o", out.string(), "-j2"});
            EXPECT_EQ(built.exit, 0) << built.err;
        }
        return out / edition();
    }
    static Path package() { return folder() / "idml" / (edition() + ".idml"); }

    /// What Scribus says of the package, which it opens in a folder of its own; it is asked once.
    static const std::string& answer_of_scribus() {
        static std::map<std::string, std::string> answers;
        const auto [answer, is_new] = answers.try_emplace(GetParam());
        if (!is_new) return answer->second;
        const Folder home;
        std::filesystem::copy(package().parent_path(), home.path(), std::filesystem::copy_options::recursive);
        const Path file = home.path() / package().filename(), facts = home.path() / "answer";
        const Outcome opened = run({"timeout", "600", "scribus", "-g", "-ns", "-py",
                                    PUBLISHER_SOURCE_DIR "/tests/e2e/idml/judge_in_scribus.py"},
                                   {home.path(),
                                    {{"HOME", home.path().string()},
                                     {"QT_QPA_PLATFORM", "offscreen"},
                                     {"IDML", file.string()},
                                     {"PDF", (folder() / "scribus.pdf").string()},
                                     {"ANSWER", facts.string()}}});
        EXPECT_EQ(opened.exit, 0) << opened.err.substr(0, 2000);
        return answer->second = std::filesystem::exists(facts) ? read(facts) : opened.err;
    }

    static inline Folder* out_ = nullptr;
};

TEST_P(SampleIdml, HoldsTogetherAndBearsItsBindings) {
    const Outcome facts = publish({"inspect-idml", package().string()});
    EXPECT_EQ(facts.exit, 0) << facts.out << facts.err;
    EXPECT_THAT(facts.out, HasSubstr("problems          0\n"));
    EXPECT_THAT(facts.out, HasSubstr("local overrides   0\n"));
    EXPECT_THAT(facts.out, HasSubstr("frame overrides   0\n"));
    const Outcome bindings = publish({"dump", "bindings", package().string()});
    EXPECT_EQ(bindings.exit, 0);
    EXPECT_THAT(bindings.out, testing::ContainsRegex("\t[NVC]+-[0-9]+\tprice\\["));
    EXPECT_THAT(bindings.out, testing::ContainsRegex("\t[NVC]+-[0-9]+\tname\t"));
    EXPECT_EQ(bindings.out.find("code\tNV-") != std::string::npos, sample() == "pricelist");
}

TEST_P(SampleIdml, BindsTheValuesOfThePdf) {
    if (!is_installed("python3")) GTEST_SKIP() << "python3 is not installed";
    const Folder listed;
    write(listed.path() / "bindings", publish({"dump", "bindings", package().string()}).out);
    const Outcome compared =
        run({"python3", PUBLISHER_SOURCE_DIR "/tests/e2e/idml/compare_bindings.py",
             (listed.path() / "bindings").string(), (folder() / "press.provenance.jsonl").string()});
    EXPECT_EQ(compared.exit, 0) << compared.err;
    EXPECT_EQ(compared.out, "");
}

/// The lines of a listing in one order.
std::vector<std::string> sorted_lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

TEST_P(SampleIdml, KeepsItsBindingsWhenADesignerSavesItAnew) {
    if (!is_installed("python3")) GTEST_SKIP() << "python3 is not installed";
    const Folder work;
    const Path saved = work.path() / "saved.idml", before = work.path() / "before",
               expected = work.path() / "expected";
    write(before, publish({"dump", "bindings", package().string()}).out);
    const Outcome edited = run({"python3", PUBLISHER_SOURCE_DIR "/tests/e2e/idml/resave.py",
                                package().string(), saved.string(), before.string(), expected.string()});
    ASSERT_EQ(edited.exit, 0) << edited.err;
    const Outcome facts = publish({"inspect-idml", saved.string()});
    EXPECT_EQ(facts.exit, 0) << facts.err;
    EXPECT_EQ(sorted_lines(publish({"dump", "bindings", saved.string()}).out), sorted_lines(read(expected)));
}

TEST_P(SampleIdml, NamesStylesSwatchesAndLayersAsTheLayoutsDo) {
    if (!is_installed("python3")) GTEST_SKIP() << "python3 is not installed";
    const Path layouts = PUBLISHER_SOURCE_DIR "/layouts";
    const std::map<std::string, std::vector<std::string>> used = {
        {"catalog", {"catalog-a4.xml", "plain-a4.xml"}},
        {"pricelist", {"pricelist-a4.xml", "plain-a4.xml"}},
        {"circular", {"circular-tabloid.xml"}},
        {"constructs", {"../tests/e2e/idml/constructs/layouts/constructs.xml"}}};
    std::vector<std::string> command = {"python3", PUBLISHER_SOURCE_DIR "/tests/e2e/idml/compare_names.py",
                                        package().string()};
    for (const std::string& layout : used.at(sample()))
        command.push_back((layouts / layout).string());
    const Outcome compared = run(command);
    EXPECT_EQ(compared.exit, 0) << compared.err;
    EXPECT_EQ(compared.out, "");
}

TEST_P(SampleIdml, HasTheWordsOfThePdf) {
    if (!is_installed("python3") || !is_installed("pdftotext"))
        GTEST_SKIP() << "python3 or pdftotext is not installed";
    const Outcome compared =
        run({"python3", PUBLISHER_SOURCE_DIR "/tests/e2e/idml/compare_words.py", package().string(),
             (folder() / "press.pdf").string(), is_of_constructs() ? "letters" : "words"});
    EXPECT_EQ(compared.exit, 0) << compared.err;
    EXPECT_EQ(compared.out, "");
}

TEST_P(SampleIdml, IsValid) {
    const char* data = std::getenv("PUBLISHER_SAMPLE_DATA");
    const Path schema = data ? Path(data).parent_path() / "idml-schema/8.0" : Path();
    if (!data || !std::filesystem::is_directory(schema))
        GTEST_SKIP() << "idml-schema is not beside the folder that PUBLISHER_SAMPLE_DATA names";
    if (!is_installed("jing") || !is_installed("python3")) GTEST_SKIP() << "jing or python3 is not installed";
    const Folder parts;
    ASSERT_EQ(run({"python3", "-m", "zipfile", "-e", package().string(), parts.path().string()}).exit, 0);
    for (const auto& [grammar, files] : std::vector<std::pair<std::string, std::string>>{
             {"designmap.rng", "designmap.xml"},
             {"Stories/Story.rng", "Stories/*.xml"},
             {"Spreads/Spread.rng", "Spreads/*.xml"},
             {"MasterSpreads/MasterSpread.rng", "MasterSpreads/*.xml"},
             {"Resources/Styles.rng", "Resources/Styles.xml"},
             {"Resources/Graphic.rng", "Resources/Graphic.xml"},
             {"Resources/Fonts.rng", "Resources/Fonts.xml"},
             {"Resources/Preferences.rng", "Resources/Preferences.xml"},
             {"XML/Tags.rng", "XML/Tags.xml"},
             {"XML/BackingStory.rng", "XML/BackingStory.xml"}}) {
        const Outcome judged =
            run({"sh", "-c", "jing " + (schema / grammar).string() + " " + files}, {parts.path(), {}});
        EXPECT_EQ(judged.exit, 0) << grammar << ": " << judged.out.substr(0, 2000);
    }
}

TEST_P(SampleIdml, OpensInScribusAsItIsMeant) {
    if (!is_installed("scribus")) GTEST_SKIP() << "scribus is not installed";
    const std::string& facts = answer_of_scribus();
    EXPECT_THAT(facts, HasSubstr("pages-differ 0\n"));
    EXPECT_THAT(facts, Not(HasSubstr("frames 0\n")));
    EXPECT_THAT(facts, HasSubstr("frames-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("links-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("texts-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("worst-offset 0.00")) << "points, of frames that are not turned";
    EXPECT_EQ(facts.find("pages-moved 0\n") == std::string::npos, edition() == "ar_AE")
        << "Scribus knows no binding on the right, and only that moves pages";
}

/// Pages as pictures, in their order.
std::vector<Path> draw_pages(const Path& pdf, const Path& folder, const std::string& name) {
    const Outcome drawn =
        run({"pdftoppm", "-r", "36", "-cropbox", "-jpeg", pdf.string(), (folder / name).string()});
    EXPECT_EQ(drawn.exit, 0) << drawn.err;
    std::vector<Path> pictures;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with(name + '-')) pictures.push_back(entry.path());
    }
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

// Scribus shows neither leading nor the crop of pictures nor fills of cells: the report is for the eye.
TEST_P(SampleIdml, HasAReportWithItsPagesBesideThoseOfThePdf) {
    if (!is_installed("scribus") || !is_installed("pdftoppm"))
        GTEST_SKIP() << "scribus or pdftoppm is not installed";
    answer_of_scribus();
    const Path report = Path(PUBLISHER_BINARY_DIR) / "reports/idml" / sample() / edition();
    std::filesystem::remove_all(report);
    std::filesystem::create_directories(report);
    const std::vector<Path> ours = draw_pages(folder() / "press.pdf", report, "pdf"),
                            theirs = draw_pages(folder() / "scribus.pdf", report, "scribus");
    EXPECT_EQ(ours.size(), theirs.size());
    std::string html = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>" + GetParam() + "</title>\n<h1>" +
                       GetParam() + "</h1>\n<p>Left the PDF, right the IDML as Scribus draws it.</p>\n";
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        html += "<p><img src=\"" + ours[i].filename().string() + "\"> <img src=\"" +
                theirs[i].filename().string() + "\"></p>\n";
    write(report / "index.html", html);
    EXPECT_THAT(html, HasSubstr("<img"));
}

TEST_P(SampleIdml, HasTheConstructsThatItIsMadeFor) {
    if (!is_of_constructs()) GTEST_SKIP() << "a sample catalog";
    const auto archive = zip::Archive::open(read(package()));
    ASSERT_TRUE(archive);
    std::string parts;
    for (const std::string& name : archive->names())
        parts += *archive->read(name);
    for (const char* construct :
         {"<TabList ", "DropCapLines=\"2\"", "<AllNestedStyles ", "<AllGREPStyles ", "KeepWithNext=\"1\"",
          "<Gradient ", "Model=\"Spot\"", "<Tint ", "<TextWrapOffset "})
        EXPECT_THAT(parts, HasSubstr(construct));
    EXPECT_THAT(parts, HasSubstr(edition() == "ja_JP" ? "<KinsokuSet " : "<HyperlinkURLDestination "));
}

INSTANTIATE_TEST_SUITE_P(Editions, SampleIdml,
                         testing::Values("catalog/de_DE", "catalog/en_GB", "catalog/el_GR", "catalog/ar_AE",
                                         "pricelist/de_DE", "pricelist/en_GB", "pricelist/el_GR",
                                         "pricelist/ar_AE", "circular/nord", "circular/sued", "circular/west",
                                         "circular/ost", "circular/at", "constructs/de_DE",
                                         "constructs/ja_JP"));

}
}
