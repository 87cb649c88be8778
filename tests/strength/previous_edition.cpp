// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/previous_edition.hpp"

#include <algorithm>

namespace publisher::strength {
namespace {

constexpr const char* kEdition = "de_DE";

}

using std::filesystem::copy_options;

PreviousEdition::PreviousEdition(std::string outputs) : outputs_(std::move(outputs)) {
    EXPECT_EQ(e2e::publish(arguments()).exit, 0);
    before_ = files(shop_.out());
    std::filesystem::create_directories(as_it_was());
    std::filesystem::copy(shop_.out() / kEdition, as_it_was() / kEdition, copy_options::recursive);
    shop_.change("data/products.csv", ";24.90;", ";23.90;");
    EXPECT_EQ(e2e::publish(arguments()).exit, 0);
    after_ = files(shop_.out());
    EXPECT_NE(before_, after_);
    restore();
}

std::vector<std::string> PreviousEdition::arguments() const {
    return {"build", shop_.publication(), "-e", kEdition, "-o", shop_.out().string(), "--to", outputs_, "-q"};
}

void PreviousEdition::restore() const {
    std::filesystem::remove_all(shop_.out());
    std::filesystem::copy(as_it_was(), shop_.out(), copy_options::recursive);
}

std::vector<std::string> PreviousEdition::beside_the_edition(const e2e::Path& out) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(out))
        if (entry.path().filename() != kEdition) names.push_back(entry.path().filename().string());
    return names;
}

bool PreviousEdition::has_new_pages() const {
    const Files there = files(shop_.out());
    return there.size() == after_.size() && std::all_of(after_.begin(), after_.end(), [&](const auto& file) {
               const auto found = there.find(file.first);
               return found != there.end() &&
                      (file.first.starts_with("report.") || found->second == file.second);
           });
}

std::size_t PreviousEdition::kibibytes() const {
    std::size_t sum = 0;
    for (const auto& [name, content] : before_)
        sum += (content.size() + 4095) / 4096 * 4;
    return sum;
}

PreviousEdition::Files PreviousEdition::files(const e2e::Path& out) {
    return std::filesystem::exists(out / kEdition) ? e2e::read_folder(out / kEdition) : Files();
}

}
