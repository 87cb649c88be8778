// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

using e2e::Shop;

std::vector<std::string> products(const Shop& shop, const std::string& rows) {
    const std::string name = "data/products.csv";
    e2e::write(shop.file(name), e2e::read(shop.file(name)) + rows);
    return build(shop);
}

std::vector<std::string> described(const Shop& shop, const std::string& description) {
    shop.change("data/products.csv", "Steht sicher auf schmalem Fuß.", '"' + description + '"');
    return build(shop);
}

std::vector<std::string> json(const Shop& shop, const std::string& content) {
    e2e::write(shop.file("data/products.json"), content);
    shop.change("publication.xml", R"(file="data/products.csv" record="product" delimiter=";")",
                R"(file="data/products.json" format="json" record="product")");
    return check(shop);
}

}

std::vector<Bomb> table_bombs() {
    return {
        {"csv/quote that never ends", "source/unclosed-quote",
         [](const Shop& shop) { return products(shop, "\"" + repeated("x\n", 500'000)); }},
        {"csv/heading of a million columns", "source/duplicate-heading",
         [](const Shop& shop) {
             e2e::write(shop.file("data/products.csv"), "sku" + repeated(";x", 1'000'000) + "\nT-1\n");
             return check(shop);
         }},
        {"csv/rows too long", "source/long-row",
         [](const Shop& shop) { return products(shop, repeated("T;;" + repeated(";", 1000) + "\n", 2000)); }},
        {"csv/zeros", "world/file-missing",
         [](const Shop& shop) { return products(shop, std::string(8'000'000, '\0') + "\n"); }},
        {"json/depth", "source/malformed-json",
         [](const Shop& shop) { return json(shop, repeated("[", 1'000'000)); }},
        {"json/number without end", "source/malformed-json",
         [](const Shop& shop) { return json(shop, "[{\"sku\": " + repeated("9", 1'000'000) + "}]"); }},
        {"text/tags without end", "source/damaged-text",
         [](const Shop& shop) { return described(shop, repeated("<b><i><u>", 10'000) + "x"); }},
        {"text/lists in lists", "source/damaged-text",
         [](const Shop& shop) { return described(shop, repeated("<ul><li>x", 5'000)); }},
        {"text/word of a megabyte", "source/long-cell",
         [](const Shop& shop) { return described(shop, repeated("a", 1'000'000)); }},
        {"text/paragraph of a megabyte", "source/long-cell",
         [](const Shop& shop) { return described(shop, repeated("Wort ", 200'000)); }},
        {"text/a hundred thousand paragraphs", "source/long-cell",
         [](const Shop& shop) { return described(shop, repeated("<p>x</p>", 100'000)); }},
        {"text/word of fifty thousand letters", "layout/",
         [](const Shop& shop) { return described(shop, repeated("a", 50'000)); }},
        {"text/paragraph as long as texts may be", "layout/",
         [](const Shop& shop) { return described(shop, repeated("Wort ", 25'000)); }},
        {"text/fifteen thousand paragraphs", "sentences left out",
         [](const Shop& shop) { return described(shop, repeated("<p>x</p>", 15'000)); }},
        {"text/marks on one letter", "preflight/structure",
         [](const Shop& shop) { return described(shop, "a" + repeated("\u0301", 30'000)); }},
        {"text/directions within directions", "published",
         [](const Shop& shop) { return described(shop, repeated("\u202b\u202a", 15'000) + "x"); }},
        {"text/entities that are entities", "layout/overset",
         [](const Shop& shop) { return described(shop, "&" + repeated("amp;", 10'000) + "x"); }},
        {"rule/pattern that goes back for ever", "governance/",
         [](const Shop& shop) {
             shop.change("publication.xml", "<rule attribute=\"name\" required=\"true\"/>",
                         "<rule attribute=\"name\" pattern=\"(([A-Za-z ]+)+)+!\"/>");
             shop.change("data/products.csv", "Schale Hafen", repeated("a", 200));
             return check(shop);
         }},
    };
}

}
