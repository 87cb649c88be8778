// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/previous_edition.hpp"

namespace publisher::strength {

using std::filesystem::copy_options;

PreviousEdition::PreviousEdition(std::string outputs) : outputs_(std::move(outputs)) {
    EXPECT_EQ(e2e::publish(arguments()).exit, 0);
    before_ = files();
    std::filesystem::copy(edition(), kept_.path() / "before", copy_options::recursive);
    shop_.change("data/products.csv", ";24.90;", ";23.90;");
    EXPECT_EQ(e2e::publish(arguments()).exit, 0);
    after_ = files();
    EXPECT_NE(before_, after_);
    restore();
}

std::vector<std::string> PreviousEdition::arguments() const {
    return {"build", shop_.publication(), "-e", "de_DE", "-o", shop_.out().string(), "--to", outputs_, "-q"};
}

void PreviousEdition::restore() const {
    std::filesystem::remove_all(shop_.out());
    std::filesystem::create_directories(shop_.out());
    std::filesystem::copy(kept_.path() / "before", edition(), copy_options::recursive);
}

std::vector<std::string> PreviousEdition::leftovers() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(shop_.out()))
        if (entry.path().filename() != "de_DE") names.push_back(entry.path().filename().string());
    return names;
}

PreviousEdition::Files PreviousEdition::files() const {
    return std::filesystem::exists(edition()) ? e2e::read_folder(edition()) : Files();
}

}
