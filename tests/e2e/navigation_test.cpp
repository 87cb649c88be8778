// SPDX-License-Identifier: Apache-2.0
// What the finished pages say of each other, read back from the PDF and held against the pages themselves.
#include "tests/e2e/shop.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;

const Path sample = PUBLISHER_SOURCE_DIR "/samples/norrvik";

std::vector<std::string> split_pages(const std::string& text) {
    std::vector<std::string> pages;
    for (std::size_t from = 0, end; (end = text.find('\f', from)) != std::string::npos; from = end + 1)
        pages.push_back(text.substr(from, end - from));
    return pages;
}

/// White space is one space; a soft hyphen at the end of a line goes with the line.
std::string flat(const std::string& text) {
    const std::string joined = std::regex_replace(text, std::regex("\u00AD\\s*"), "");
    return std::regex_replace(joined, std::regex("(\\s|\u00A0)+"), " ");
}

/// The whole of a match and its groups.
using Match = std::vector<std::string>;

std::vector<Match> matches(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    std::vector<Match> found;
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
        found.emplace_back(match->begin(), match->end());
    return found;
}

/// An edition as it was printed: texts of its pages in two forms, and their labels.
struct Printed {
    std::vector<std::string> flowing, lines, labels;

    explicit Printed(const Path& pdf) {
        flowing = split_pages(run({"pdftotext", pdf.string(), "-"}).out);
        lines = split_pages(run({"pdftotext", "-layout", pdf.string(), "-"}).out);
        read_labels(run({"qpdf", "--json=2", "--json-key=pagelabels", pdf.string()}).out);
    }

    /// The place of the page of that label; the number of pages when there is none.
    std::size_t find(const std::string& label) const {
        return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    }
    bool has(const std::string& label, const std::string& words) const {
        const std::size_t page = find(label);
        return page < flowing.size() && flat(flowing[page]).find(words) != std::string::npos;
    }
    /// Behind the contents, which name everything.
    std::size_t first_with(const std::string& words) const {
        const auto begin = flowing.begin() + static_cast<std::ptrdiff_t>(find("1"));
        const auto found = std::find_if(begin, flowing.end(), [&](const std::string& page) {
            return flat(page).find(words) != std::string::npos;
        });
        return static_cast<std::size_t>(found - flowing.begin());
    }

private:
    /// Ranges such as {"index":2,"label":{"/S":"/D","/St":1}}; roman ones are short here.
    void read_labels(const std::string& json) {
        static const char* const kRoman[] = {"", "i", "ii", "iii", "iv"};
        const std::string bare = std::regex_replace(json, std::regex("\\s"), "");
        const auto ranges = matches(bare, R"re(\{"index":(\d+),"label":\{"/S":"/(D|r)","/St":(\d+)\}\})re");
        labels.resize(flowing.size());
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const std::size_t first = std::stoul(ranges[i][1]);
            const std::size_t end = i + 1 < ranges.size() ? std::stoul(ranges[i + 1][1]) : labels.size();
            for (std::size_t page = first; page < end; ++page) {
                const std::size_t number = std::stoul(ranges[i][3]) + page - first;
                labels[page] = ranges[i][2] == "r" ? kRoman[number] : std::to_string(number);
            }
        }
    }
};

/// The catalog of the sample, published once.
class Catalog : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!is_installed("pdftotext") || !is_installed("qpdf")) return;
        const Folder out;
        const Outcome build = publish(
            {"build", (sample / "catalog.xml").string(), "-e", "de_DE", "-o", out.path().string(), "-j2"});
        ASSERT_EQ(build.exit, 0) << build.err;
        printed_ = new Printed(out.path() / "de_DE/press.pdf");
    }
    static void TearDownTestSuite() {
        delete printed_;
        printed_ = nullptr;
    }
    void SetUp() override {
        if (!printed_) GTEST_SKIP() << "pdftotext and qpdf are the judges";
    }
    /// Pages of goods: behind the contents, before the first index.
    static std::size_t first_page() { return printed_->find("1"); }
    static std::size_t end_of_goods() { return printed_->first_with("Verzeichnis"); }
    /// "1, 12–13" for places of pages, as readers of an index expect it.
    static std::string ranges(const std::set<std::size_t>& pages) {
        std::string text;
        for (auto page = pages.begin(); page != pages.end();) {
            const std::size_t first = *page;
            std::size_t last = first;
            while (++page != pages.end() && *page == last + 1)
                last = *page;
            text += (text.empty() ? "" : ", ") + printed_->labels[first];
            if (last > first) text += "–" + printed_->labels[last];
        }
        return text;
    }

    static inline Printed* printed_ = nullptr;
};

TEST_F(Catalog, FoliosAreThePageLabels) {
    EXPECT_EQ(printed_->labels[0], "i");
    EXPECT_EQ(first_page(), 2u);
    for (std::size_t page = first_page(); page < printed_->first_with("Artikelnummern"); ++page) {
        EXPECT_TRUE(
            std::regex_search(printed_->flowing[page], std::regex("\n" + printed_->labels[page] + "\n")))
            << "page " << page + 1;
    }
}

TEST_F(Catalog, EveryLineOfTheContentsNamesThePageOfItsSectionOrDepartment) {
    const auto lines = matches(printed_->lines[1], "\n *(\\S.*\\S)  +(\\d+)(?=\n)");
    EXPECT_EQ(lines.size(), 11u) << "five sections, one of them with six departments";
    for (const Match& line : lines) {
        const std::string title = line[1], label = line[2];
        EXPECT_TRUE(printed_->has(label, title)) << title << " on " << label;
        const std::string& before = printed_->flowing[printed_->find(label) - 1];
        EXPECT_FALSE(before.starts_with(title)) << title << " does not begin before " << label;
    }
}

TEST_F(Catalog, EveryNumberOfTheIndexNamesAllPagesOfItsProduct) {
    std::map<std::string, std::set<std::size_t>> stands;
    for (std::size_t page = first_page(); page < end_of_goods(); ++page) {
        for (const Match& number : matches(printed_->flowing[page], "NV-[0-9]{4}(-[A-Z0-9]+)?"))
            stands[number[0]].insert(page);
    }
    EXPECT_GT(stands.size(), 60u);
    std::size_t n_checked = 0;
    for (std::size_t page = printed_->first_with("Artikelnummern"); page < printed_->lines.size(); ++page) {
        for (const Match& row :
             matches(printed_->lines[page],
                     "(NV-[0-9]{4}(?:-[A-Z0-9]+)?) +([0-9]+(?:–[0-9]+)?(?:, [0-9]+(?:–[0-9]+)?)*)")) {
            EXPECT_EQ(row[2], ranges(stands[row[1]])) << row[1];
            ++n_checked;
        }
    }
    EXPECT_EQ(n_checked, stands.size()) << "every product once, and nothing else";
}

TEST_F(Catalog, EverySeePageIsThePageOfWhatItNames) {
    int n_checked = 0;
    for (std::size_t page = first_page(); page < end_of_goods(); ++page) {
        const std::string text = flat(printed_->flowing[page]);
        for (const Match& line :
             matches(text, "(?:Passt zu|Dazu): ((?:.+?, S\\. \\d+)(?:; .+?, S\\. \\d+)*)")) {
            for (const Match& one : matches(line[1], "(?:^|; )(.+?), S\\. (\\d+)")) {
                EXPECT_TRUE(printed_->has(one[2], one[1]))
                    << "page " << printed_->labels[page] << ": " << one[1] << " on " << one[2];
                ++n_checked;
            }
        }
    }
    EXPECT_GT(n_checked, 25);
}

TEST_F(Catalog, SubjectsStandOnThePagesTheIndexNames) {
    const std::size_t page = printed_->first_with("Stichwörter");
    ASSERT_LT(page, printed_->lines.size());
    EXPECT_THAT(flat(printed_->flowing[page]), HasSubstr("Aluminium – Werkzeuge")) << "the running head";
    EXPECT_THAT(printed_->lines[page], HasSubstr("Tassen – siehe Becher und Tassen"));
    EXPECT_THAT(printed_->lines[page], HasSubstr("siehe auch Gläser"));
    int n_checked = 0;
    for (const char* subject : {"Granit", "Terrakotta", "Olivenholz", "Leinen", "Messing"}) {
        const auto row = matches(printed_->lines[page],
                                 std::string("(?:\n|  ) *") + subject + " +([0-9]+(?:[–, ]+[0-9]+)*)");
        ASSERT_EQ(row.size(), 1u) << subject;
        for (const Match& label : matches(row[0][1], "[0-9]+")) {
            EXPECT_TRUE(printed_->has(label[0], subject)) << subject << " on " << label[0];
            ++n_checked;
        }
    }
    EXPECT_GE(n_checked, 6);
}

/// A price list with sums, of the goods of the sample.
class CarriedOver : public testing::Test {
protected:
    Folder folder_;
    Path publication() const { return folder_.path() / "norrvik/sums.xml"; }

    void SetUp() override {
        if (!is_installed("pdftotext") || !is_installed("qpdf"))
            GTEST_SKIP() << "pdftotext and qpdf are the judges";
        std::filesystem::copy(sample, folder_.path() / "norrvik", std::filesystem::copy_options::recursive);
        write(publication(), R"x(<publication id="sums">
<include href="brand.xml"/><include href="editions.xml"/><title>Sums</title>
<labels><label name="before"><text>Vortrag</text></label><label name="so-far"><text>Übertrag</text></label>
  <label name="goes-on"><text>weiter auf Seite</text></label><label name="from"><text>von Seite</text></label>
  <label name="total"><text>Summe</text></label></labels>
<sections><section id="prices" layout="layouts/pricelist-a4.xml" parent="list" folio-start="8"><title>Sums</title>
  <table template="sums-template.xml" order="sku"/></section></sections></publication>)x");
        write(folder_.path() / "norrvik/sums-template.xml", R"x(<table name="sums" table-style="price-list">
<columns><column name="number" width="30mm"/><column name="name" width="1fr"/>
  <column name="price" width="28mm" sum="price-amount('regular')"/></columns>
<head-continued><row><cell columns="3" style="table-price">{phrase('from')} <previous-page/> {phrase('before')} <sum column="price" of="before"/></cell></row></head-continued>
<body><row><cell style="table-number">{identifier('sku')}</cell><cell style="table-cell">{value('name')}</cell>
  <cell style="table-price">{price('regular')}</cell></row></body>
<foot-continued><row><cell columns="3" style="table-price">{phrase('goes-on')} <next-page/> {phrase('so-far')} <sum column="price" of="so-far"/></cell></row></foot-continued>
<foot><row><cell columns="3" style="table-price">{phrase('total')} <sum column="price" of="table"/></cell></row></foot>
</table>)x");
    }

    static long long cents(std::string amount) {
        std::erase_if(amount, [](char c) { return c < '0' || c > '9'; });
        return std::stoll(amount);
    }
    /// The amount behind the words; -1 where the page does not say them.
    static long long amount_after(const std::string& page, const std::string& words) {
        const auto found = matches(flat(page), words + " ([0-9.]+,[0-9]{2}) €");
        return found.size() == 1 ? cents(found[0][1]) : -1;
    }
};

TEST_F(CarriedOver, SumsAndPagesAreThoseOfTheFinishedPages) {
    const Outcome build =
        publish({"build", publication().string(), "-e", "de_DE", "-o", folder_.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.err;
    const Printed printed(folder_.path() / "de_DE/press.pdf");
    const std::size_t n_pages = printed.lines.size();
    ASSERT_GE(n_pages, 2u);
    EXPECT_EQ(printed.labels[0], "8");
    long long sum = 0;
    std::size_t n_rows = 0;
    for (std::size_t i = 0; i < n_pages; ++i) {
        const std::string& page = printed.lines[i];
        EXPECT_EQ(amount_after(page, "Vortrag"), i == 0 ? -1 : sum) << "page " << i + 1;
        for (const Match& line : matches(page, "NV-[^\n]*\n")) {
            const auto price = matches(flat(line[0]), " ([0-9.]+,[0-9]{2}) €");
            ASSERT_EQ(price.size(), 1u) << line[0];
            sum += cents(price[0][1]);
            ++n_rows;
        }
        const bool goes_on = i + 1 < n_pages;
        EXPECT_EQ(amount_after(page, "Übertrag"), goes_on ? sum : -1) << "page " << i + 1;
        EXPECT_EQ(amount_after(page, "Summe"), goes_on ? -1 : sum) << "page " << i + 1;
        const std::string next = goes_on ? "weiter auf Seite " + printed.labels[i + 1] + " " : "";
        const std::string previous = i > 0 ? "von Seite " + printed.labels[i - 1] + " " : "";
        EXPECT_THAT(flat(page), HasSubstr(next));
        EXPECT_THAT(flat(page), HasSubstr(previous));
    }
    EXPECT_GT(n_rows, 60u);
}

}
}
