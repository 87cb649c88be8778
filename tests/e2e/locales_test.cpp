// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/reading.hpp"
#include "publisher/world/world.hpp"
#include "tests/e2e/program.hpp"

#include <simdjson.h>

#include <unicode/normlzr.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace publisher::e2e {
namespace {

const Path kFolder = PUBLISHER_SOURCE_DIR "/tests/e2e/locales";
const std::vector<std::string> kFields = {"name", "short", "description"};

/// Texts of the products in one locale, by the fields above.
struct LocaleTexts {
    std::string locale; ///< "pt_BR"
    std::vector<std::vector<std::string>> products;
};

/// The sample mostly names languages; dictionaries are for languages as a country writes them.
std::string locale_of(const Path& file) {
    static const std::map<std::string, std::string> kLocales = {
        {"ar", "ar_AE"}, {"bn", "bn_IN"},  {"ca", "ca_ES"}, {"de", "de_DE"}, {"en", "en_US"},
        {"es", "es_ES"}, {"fa", "fa_IR"},  {"fr", "fr_FR"}, {"he", "he_IL"}, {"id", "id_ID"},
        {"it", "it_IT"}, {"ja", "ja_JP"},  {"nl", "nl_NL"}, {"pl", "pl_PL"}, {"ro", "ro_RO"},
        {"ru", "ru_RU"}, {"sin", "si_LK"}, {"tr", "tr_TR"}, {"uk", "uk_UA"}};
    const auto found = kLocales.find(file.stem().string());
    return found == kLocales.end() ? file.stem().string() : found->second;
}

LocaleTexts read_texts(const Path& file) {
    LocaleTexts texts{locale_of(file), {}};
    simdjson::dom::parser parser;
    const simdjson::dom::object products = parser.load(file.string())["sample-products"]["product-flat"];
    for (const auto& [key, product] : products) {
        std::vector<std::string>& fields = texts.products.emplace_back();
        for (const char* name : {"name", "short-description", "description"}) {
            fields.emplace_back(std::string_view(product[name]));
        }
    }
    return texts;
}

std::vector<LocaleTexts> read_all(const Path& folder) {
    std::vector<Path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<LocaleTexts> all;
    for (const Path& file : files)
        all.push_back(read_texts(file));
    return all;
}

std::string replaced(std::string text, const std::string& before, const std::string& after) {
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos; at += after.size()) {
        text.replace(at, before.size(), after);
    }
    return text;
}

std::string quoted(const std::string& text) {
    return '"' + replaced(text, "\"", "\"\"") + '"';
}

std::string table_of(const std::vector<LocaleTexts>& all) {
    std::string csv = "sku";
    for (const LocaleTexts& texts : all) {
        for (const std::string& field : kFields)
            csv += ';' + field + '-' + texts.locale;
    }
    csv += '\n';
    for (std::size_t i = 0; i < all.front().products.size(); ++i) {
        csv += "P" + std::to_string(100 + i);
        for (const LocaleTexts& texts : all) {
            for (const std::string& text : texts.products[i])
                csv += ';' + quoted(text);
        }
        csv += '\n';
    }
    return csv;
}

std::string repeated_for(const std::vector<LocaleTexts>& all, const std::string& text) {
    const std::string begin = "<!-- each locale -->", end = "<!-- end -->";
    const std::size_t from = text.find(begin) + begin.size(), to = text.find(end);
    std::string result = text.substr(0, from);
    for (const LocaleTexts& texts : all)
        result += replaced(text.substr(from, to - from), "LOCALE", texts.locale);
    return result + text.substr(to);
}

/// Canonically composed, white space as one space.
std::u32string normalized(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString composed;
    icu::Normalizer::normalize(icu::UnicodeString::fromUTF8(text), UNORM_NFC, 0, composed, status);
    std::string utf8;
    composed.toUTF8String(utf8);
    std::u32string result;
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_code_point(utf8, i);
        const bool is_space = c == U' ' || c == U'\n' || c == U'\t';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != U' ')
            result += U' ';
    }
    return result;
}

constexpr char32_t kLineEnd = U'\n';
constexpr char32_t kSoftHyphen = 0x00AD;

/// The lines of one column of the pages of a section; the hyphens that division put in are undone.
std::u32string column_text(const std::vector<inspect::Line>& lines, bool is_left) {
    std::u32string text;
    for (const inspect::Line& line : lines) {
        const bool stands_left = line.box.x + line.box.width / 2 < 105_mm;
        if (stands_left != is_left) continue;
        text += normalized(line.text);
        if (!text.empty() && text.back() == kSoftHyphen) text.pop_back();
        text += kLineEnd;
    }
    return text;
}

/// Is the text there, from `from` on, with line ends anywhere a space was or a word was divided?
bool reads_at(const std::u32string& column, std::size_t from, const std::u32string& wanted) {
    std::size_t at = from;
    for (std::size_t i = 0; i < wanted.size();) {
        if (at >= column.size()) return false;
        if (column[at] == kLineEnd) {
            ++at;
            if (wanted[i] == U' ') ++i;
        } else if (column[at++] != wanted[i++]) {
            return false;
        }
    }
    return true;
}

bool has_text(const std::u32string& column, const std::u32string& wanted) {
    for (std::size_t from = 0; from < column.size(); ++from) {
        if (column[from] == wanted.front() && reads_at(column, from, wanted)) return true;
    }
    return false;
}

class Locales : public testing::Test {
protected:
    void SetUp() override {
        const char* data = std::getenv("PUBLISHER_SAMPLE_DATA");
        const Path folder = Path(data ? data : "") / "bagisto-22-locales/locales";
        if (!std::filesystem::is_directory(folder)) {
            GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA does not name a folder with bagisto-22-locales";
        }
        all_ = read_all(folder);
        // A folder of one's own keeps the pages to be looked at.
        if (const char* kept = std::getenv("PUBLISHER_LOCALES_FOLDER")) root_ = kept;
        write(root_ / "publication.xml", repeated_for(all_, read(kFolder / "publication.xml")));
        write(root_ / "layouts/locales.xml", read(kFolder / "layouts/locales.xml"));
        write(root_ / "data/products.csv", table_of(all_));
        const std::string item = read(kFolder / "templates/item.xml");
        for (const LocaleTexts& texts : all_) {
            write(root_ / ("templates/item-" + texts.locale + ".xml"),
                  replaced(item, "LOCALE", texts.locale));
        }
    }

    std::vector<LocaleTexts> all_;
    Folder folder_;
    Path root_ = folder_.path();
};

TEST_F(Locales, AllStandInOneDocumentAndReadAsTheyWereWritten) {
    ASSERT_EQ(all_.size(), 22u);
    const Outcome build =
        publish({"build", (root_ / "publication.xml").string(), "-o", (root_ / "out").string()});
    ASSERT_EQ(build.exit, 0) << build.out.substr(0, 4000) << build.err.substr(0, 4000);
    for (const char* code : {"layout/missing-glyph", "layout/overset-story", "layout/item-too-high"}) {
        EXPECT_EQ(build.out.find(code), std::string::npos) << code;
    }
    const auto world = make_system_world();
    inspect::Options options;
    options.program = Path(program()).parent_path() / "publisher-inspect";
    const auto facts = inspect::inspect_pdf(*world, root_ / "out/world/press.pdf", options);
    ASSERT_TRUE(facts) << facts.failure().message;
    std::u32string text;
    for (const inspect::PageFacts& page : facts->pages) {
        const std::vector<inspect::Line> lines = inspect::lines(page);
        text += column_text(lines, true) + column_text(lines, false);
    }
    for (const LocaleTexts& texts : all_) {
        for (std::size_t i = 0; i < texts.products.size(); ++i) {
            for (std::size_t field = 0; field < kFields.size(); ++field) {
                EXPECT_TRUE(has_text(text, normalized(texts.products[i][field])))
                    << texts.locale << ", product " << i << ", " << kFields[field];
            }
        }
    }
}

}
}
