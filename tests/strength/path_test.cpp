// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

#include <sys/stat.h>

#include <regex>

namespace publisher::strength {
namespace {

using e2e::Path;
using e2e::Shop;

/// How the manifest names the picture of the mug, and what is put there before.
struct Name {
    std::string what, written;
    std::string code; ///< of the finding; empty: an odd name that is as good as any
    void (*prepare)(const Shop& shop, const Path& outside) = [](const Shop&, const Path&) {};
};

void rename_mug(const Shop& shop, const std::string& name) {
    std::filesystem::create_directories((shop.file("pictures") / name).parent_path());
    std::filesystem::rename(shop.file("pictures/mug.jpg"), shop.file("pictures") / name);
}

void link(const Path& to, const Path& from) {
    std::filesystem::remove(from);
    std::filesystem::create_symlink(to, from);
}

constexpr const char* kUnsafe = "source/unsafe-path";
constexpr const char* kMissing = "source/asset-file-missing";

std::vector<Name> names() {
    std::vector<Name> all = {
        {"up", "../outside/secret.jpg", kUnsafe},
        {"up twice", "../../outside/secret.jpg", kUnsafe},
        {"up from within", "a/../../outside/secret.jpg", kUnsafe},
        {"up behind a dot", "./../outside/secret.jpg", kUnsafe},
        {"up for ever", "../../../../../../../../../../etc/passwd", kUnsafe},
        {"two dots alone", "..", kUnsafe},
        {"a dot alone", ".", kUnsafe},
        {"absolute", "/etc/passwd", kMissing},
        {"absolute and up", "/../outside/secret.jpg", kUnsafe},
        {"two slashes", "//etc/passwd", kMissing},
        {"drive", "C:\\Windows\\win.ini", kMissing},
        {"drive with slashes", "C:/Windows/win.ini", kMissing},
        {"share", "\\\\server\\share\\secret.jpg", kMissing},
        {"up with backslashes", "..\\outside\\secret.jpg", kMissing},
        {"address of a file", "file:///etc/passwd", kMissing},
        {"address of a server", "http://127.0.0.1/secret.jpg", kMissing},
        {"address of metadata", "http://169.254.169.254/latest/meta-data", kMissing},
        {"data in the name", "data:image/png;base64,iVBORw0KGgo=", kMissing},
        {"home", "~/secret.jpg", kMissing},
        {"variable", "${HOME}/secret.jpg", kMissing},
        {"command", "$(touch outside/evil).jpg", kMissing},
        {"pipe", "|touch outside/evil", kMissing},
        {"percent signs", "%2e%2e/outside/secret.jpg", kMissing},
        {"percent twice", "%252e%252e%252foutside%252fsecret.jpg", kMissing},
        {"dots of full width", "．．/outside/secret.jpg", kMissing},
        {"slash of full width", "..／outside／secret.jpg", kMissing},
        {"overlong dots", "\xc0\xae\xc0\xae/outside/secret.jpg", "source/malformed-text"},
        {"option", "--data=/etc", kMissing},
        {"format", "%s%s%s%n", kMissing},
        {"name of 300 bytes", std::string(300, 'a') + ".jpg", kMissing},
        {"path of 5,000 bytes", repeated("abcdefghi/", 500) + "x.jpg", kMissing},
        {"folder", "sub", kMissing,
         [](const Shop& shop, const Path&) { std::filesystem::create_directory(shop.file("pictures/sub")); }},
        {"pipe that nobody writes to", "mug.jpg", kMissing,
         [](const Shop& shop, const Path&) {
             std::filesystem::remove(shop.file("pictures/mug.jpg"));
             ASSERT_EQ(::mkfifo(shop.file("pictures/mug.jpg").c_str(), 0600), 0);
         }},
        {"link to a device", "mug.jpg", kUnsafe,
         [](const Shop& shop, const Path&) { link("/dev/zero", shop.file("pictures/mug.jpg")); }},
        {"link out", "mug.jpg", kUnsafe,
         [](const Shop& shop, const Path& outside) {
             link(outside / "secret.jpg", shop.file("pictures/mug.jpg"));
         }},
        {"link out by its folder", "sub/secret.jpg", kUnsafe,
         [](const Shop& shop, const Path& outside) { link(outside, shop.file("pictures/sub")); }},
        {"link up", "mug.jpg", kUnsafe,
         [](const Shop& shop, const Path&) {
             link("../../outside/secret.jpg", shop.file("pictures/mug.jpg"));
         }},
        {"link to a link out", "mug.jpg", kUnsafe,
         [](const Shop& shop, const Path& outside) {
             link(outside / "secret.jpg", shop.file("pictures/other.jpg"));
             link("other.jpg", shop.file("pictures/mug.jpg"));
         }},
        {"link to itself", "mug.jpg", kMissing,
         [](const Shop& shop, const Path&) { link("mug.jpg", shop.file("pictures/mug.jpg")); }},
        {"link within", "mug.jpg", "",
         [](const Shop& shop, const Path&) {
             rename_mug(shop, "other.jpg");
             link("other.jpg", shop.file("pictures/mug.jpg"));
         }},
    };
    // Names that are good here and hard elsewhere.
    for (const auto& [what, written] : std::initializer_list<std::pair<const char*, const char*>>{
             {"device of another system", "CON.jpg"},
             {"device with a stream", "aux:mug.jpg"},
             {"dot behind", "mug.jpg."},
             {"several dots", "mug...jpg"},
             {"name from right to left", "mug\u202egpj.exe"},
             {"name in marks that combine", "gru\u0308n.jpg"},
             {"joined letters", "gr\u00fcn.jpg"},
             {"letters of all scripts", "كوب 杯 чашка.jpg"},
             {"signs of a shell", "mug $(x) `y` & 'z' *?.jpg"},
             {"signs of XML", "mug <a> & ]]>.jpg"},
             {"backslash", "sub\\mug.jpg"},
             {"folder below", "a/b/c/mug.jpg"},
             {"number sign and query", "mug#1?2.jpg"},
             {"hidden", ".mug.jpg"},
         }) {
        all.push_back({what, written, ""});
    }
    return all;
}

class Names : public testing::TestWithParam<Name> {};

/// What stands in the folder around shop and output.
std::map<std::string, std::string> around(const Shop& shop) {
    auto files = e2e::read_folder(shop.folder().parent_path());
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("out/"); });
    return files;
}

TEST_P(Names, NothingIsReadOrWrittenOutside) {
    const Shop shop;
    const Path outside = shop.folder().parent_path() / "outside";
    e2e::write(outside / "secret.jpg", e2e::read(shop.file("pictures/bowl.jpg")));
    GetParam().prepare(shop, outside);
    if (GetParam().code.empty() &&
        !std::filesystem::exists(std::filesystem::symlink_status(shop.file("pictures") / GetParam().written)))
        rename_mug(shop, GetParam().written);
    const bool is_quoted = GetParam().written.find_first_of(";\"") != std::string::npos;
    shop.change("dam/manifest.csv", "A-1;mug.jpg;",
                "A-1;" + (is_quoted ? '"' + GetParam().written + '"' : GetParam().written) + ";");
    const auto before = around(shop);

    std::vector<std::string> command = {e2e::program(),      "build", shop.publication(), "-e", "de_DE", "-o",
                                        shop.out().string(), "--to",  "pdf,idml"};
    const Path calls = shop.folder().parent_path() / "calls";
    const bool is_traced = e2e::is_installed("strace");
    if (is_traced)
        command.insert(command.begin(), {"strace", "-f", "-qq", "-o", calls.string(), "-e",
                                         "trace=open,openat,openat2,connect,execve,unlink,rename"});
    const e2e::Outcome run = e2e::run(command);
    const std::string traced = is_traced ? e2e::read(calls) : "";
    std::filesystem::remove(calls);

    EXPECT_LT(run.exit, 128);
    EXPECT_EQ(around(shop), before);
    EXPECT_EQ(traced.find("outside"), traced.npos) << traced.substr(traced.find("outside"), 300);
    EXPECT_EQ(traced.find("connect("), traced.npos);
    EXPECT_EQ(traced.find("/etc/passwd"), traced.npos);
    if (GetParam().code.empty()) {
        EXPECT_EQ(run.exit, 0) << run.err;
    } else {
        EXPECT_NE(run.exit, 0);
        EXPECT_THAT(run.err, testing::HasSubstr(GetParam().code));
    }
}

INSTANTIATE_TEST_SUITE_P(OfPictures, Names, testing::ValuesIn(names()), [](const auto& name) {
    return std::regex_replace(name.param.what, std::regex("[^A-Za-z0-9]"), "_");
});

/// What a publication may be called into, and what has to come of it.
struct Wish {
    std::string what, before, after;
};
class Wishes : public testing::TestWithParam<Wish> {};

TEST_P(Wishes, NothingIsWrittenBesideTheOutput) {
    const Shop shop;
    shop.change("publication.xml", GetParam().before, GetParam().after);
    const auto before = around(shop);
    const e2e::Outcome run = shop.build({"--to", "pdf,idml"});
    EXPECT_EQ(run.exit, 2) << run.err;
    EXPECT_THAT(run.err, testing::ContainsRegex("error\\[(xml|publication)/"));
    EXPECT_EQ(around(shop), before);
    EXPECT_FALSE(std::filesystem::exists(shop.out()));
}

INSTANTIATE_TEST_SUITE_P(
    OfPublications, Wishes,
    testing::Values(Wish{"edition up", "edition id=\"de_DE\"", "edition id=\"../de_DE\""},
                    Wish{"edition absolute", "edition id=\"de_DE\"", "edition id=\"/tmp/de_DE\""},
                    Wish{"edition of dots", "edition id=\"de_DE\"", "edition id=\"..\""},
                    Wish{"output up", "output name=\"press\"", "output name=\"../press\""},
                    Wish{"output hidden", "output name=\"press\"", "output name=\".press\""},
                    Wish{"output as a report", "output name=\"press\"", "output name=\"report.json\""}),
    [](const auto& wish) { return std::regex_replace(wish.param.what, std::regex("[^A-Za-z0-9]"), "_"); });

/// Products are called as the data calls them; no file is called after them.
TEST(Products, NamesThatArePathsStayNames) {
    for (const std::string id : {"../../evil", "/tmp/evil", "..", "CON", "a\\b", "T-1'\"", "<T>", "%n"}) {
        SCOPED_TRACE(id);
        const Shop shop;
        shop.change("data/products.csv", "T-1;4006381333931",
                    id.find('"') == id.npos ? id + ";4006381333931" : "\"T-1'\"\"\";4006381333931");
        shop.change("dam/manifest.csv", ";main;T-1",
                    ";main;" + (id.find('"') == id.npos ? id : "\"T-1'\"\"\""));
        const auto before = around(shop);
        const e2e::Outcome run = shop.build({"-e", "de_DE", "--to", "pdf,idml"});
        EXPECT_EQ(run.exit, 0) << run.err;
        EXPECT_EQ(around(shop), before);
        EXPECT_FALSE(std::filesystem::exists("/tmp/evil"));
    }
}

}
}
