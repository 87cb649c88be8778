// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

#include <cstdint>

namespace publisher::faults {
namespace {

/// The same sequence on every machine.
class Dice {
public:
    std::size_t roll(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33) % n;
    }

private:
    std::uint64_t state_ = 20270301;
};

/// Whatever the file is, there is an answer: findings, or one that says why it cannot be read.
std::vector<diag::Finding> answer_for(const std::string& bytes) {
    const e2e::Folder folder;
    e2e::write(folder.path() / "supplied.pdf", bytes);
    return preflight(folder.path() / "supplied.pdf", "pdfx4");
}

TEST(Supplied, CutAnywhere) {
    const std::string whole = e2e::read(price_list().pdf("de_DE"));
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{9}, std::size_t{100},
                                     whole.size() / 4, whole.size() / 2, whole.size() - 30}) {
        EXPECT_FALSE(answer_for(whole.substr(0, length)).empty()) << length;
    }
}

TEST(Supplied, WithBytesChanged) {
    const std::string whole = e2e::read(price_list().pdf("de_DE"));
    Dice dice;
    for (int round = 0; round < 20; ++round) {
        std::string bytes = whole;
        for (int i = 0; i < 200; ++i)
            bytes[dice.roll(bytes.size())] = static_cast<char>(dice.roll(256));
        EXPECT_FALSE(answer_for(bytes).empty()) << "round " << round;
    }
}

TEST(Supplied, FilesOfOtherPrograms) {
    int n_files = 0;
    for (const char* folder : {"/usr/share/doc", "/usr/share/texmf", "/usr/share/texlive"}) {
        std::error_code error;
        for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
             !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
            if (entry->path().extension() != ".pdf" || n_files >= 40) continue;
            ++n_files;
            EXPECT_FALSE(preflight(entry->path(), "pdfx4").empty()) << entry->path() << " claims no PDF/X";
        }
    }
    std::cout << n_files << " supplied files were preflighted\n";
}

TEST(Supplied, NoPdfAtAll) {
    const auto findings = answer_for("this is no PDF");
    ASSERT_EQ(findings.size(), 1U) << listing(findings);
    EXPECT_EQ(findings.front().code, diag::Code::PdfUnreadable);
}

}
}
