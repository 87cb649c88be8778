// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

const Path repository = PUBLISHER_SOURCE_DIR;

std::string replaced(std::string text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    if (at == std::string::npos) return text;
    EXPECT_EQ(text.find(before, at + 1), std::string::npos) << before;
    return text.replace(at, before.size(), after);
}

}

Shop::Shop() {
    std::filesystem::copy(repository / "tests/e2e/shop", folder(), std::filesystem::copy_options::recursive);
}

void Shop::change(const std::string& name, const std::string& before, const std::string& after) const {
    write(file(name), replaced(read(file(name)), before, after));
}

void Shop::own_template(const std::string& name, const std::string& before, const std::string& after) const {
    write(file("designs/" + name), replaced(read(repository / "templates" / name), before, after));
    change("publication.xml", "templates/" + name, "designs/" + name);
}

void Shop::own_layout(const std::string& name, const std::string& before, const std::string& after) const {
    const std::string text = replaced(read(repository / "layouts" / name), before, after);
    write(file("designs/" + name), replaced(text, "href=\"styles/", "href=\"../layouts/styles/"));
    change("publication.xml", "layouts/" + name, "designs/" + name);
}

void Shop::add_screen_edition() const {
    change("publication.xml", "</outputs>",
           R"(<output name="web" standard="screen" condition="FOGRA39"/></outputs>)");
    change("publication.xml", R"(<column name="role" role="role"/>)",
           R"(<column name="role" role="role"/><column name="alt" role="alternative-text"/>)");
    change("dam/manifest.csv", "role;products", "role;alt;products");
    for (const std::string product : {"T-1", "T-2", "G-1"})
        change("dam/manifest.csv", ";main;" + product, ";main;as it stands on a table;" + product);
}

Outcome Shop::build(std::vector<std::string> options, const Surroundings& surroundings) const {
    options.insert(options.begin(), {"build", publication(), "-o", out().string()});
    return publish(std::move(options), surroundings);
}

std::string Shop::text(const std::string& edition) const {
    return run({"pdftotext", "-layout", (out() / edition / "press.pdf").string(), "-"}).out;
}

}
