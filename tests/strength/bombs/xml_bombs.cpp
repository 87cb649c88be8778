// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

using e2e::Shop;

/// The publication with something in front of its root and something within its title.
std::vector<std::string> publication(const Shop& shop, const std::string& prolog, const std::string& title) {
    shop.change("publication.xml", "<!-- SPDX-License-Identifier: Apache-2.0 -->", prolog);
    shop.change("publication.xml", "<title>Shop</title>\n  <labels>",
                "<title>" + title + "</title>\n  <labels>");
    return check(shop);
}

/// Ten entities, each ten times the one before: 10^9 times the first.
std::string laughs() {
    std::string entities = "<!ENTITY e0 'ha'>";
    for (int i = 1; i < 10; ++i)
        entities +=
            "<!ENTITY e" + std::to_string(i) + " '" + repeated("&e" + std::to_string(i - 1) + ";", 10) + "'>";
    return "<!DOCTYPE publication [" + entities + "]>";
}

std::vector<std::string> tile(const Shop& shop, const std::string& item) {
    e2e::write(shop.file("designs/tile.xml"), item);
    shop.change("publication.xml", "templates/tile.xml", "designs/tile.xml");
    return check(shop);
}

}

std::vector<Bomb> xml_bombs() {
    return {
        {"xml/laughs", "xml/doctype", [](const Shop& shop) { return publication(shop, laughs(), "&e9;"); }},
        {"xml/quadratic blow-up", "xml/doctype",
         [](const Shop& shop) {
             return publication(shop, "<!DOCTYPE publication [<!ENTITY a '" + repeated("a", 100'000) + "'>]>",
                                repeated("&a;", 20'000));
         }},
        {"xml/entity that names itself", "xml/doctype",
         [](const Shop& shop) {
             return publication(shop, "<!DOCTYPE publication [<!ENTITY a '&a;'>]>", "&a;");
         }},
        {"xml/file as entity", "xml/doctype",
         [](const Shop& shop) {
             return publication(shop, "<!DOCTYPE publication [<!ENTITY a SYSTEM 'file:///dev/zero'>]>",
                                "&a;");
         }},
        {"xml/parameter entities", "xml/doctype",
         [](const Shop& shop) {
             return publication(shop,
                                "<!DOCTYPE publication [<!ENTITY % a '" + repeated("%b;", 1000) +
                                    "'><!ENTITY % b '" + repeated("c", 1000) + "'> %a;]>",
                                "Shop");
         }},
        {"xml/document type elsewhere", "xml/doctype",
         [](const Shop& shop) {
             return publication(shop, "<!DOCTYPE publication SYSTEM 'file:///dev/zero'>", "Shop");
         }},
        {"xml/depth", "xml/malformed",
         [](const Shop& shop) {
             return publication(shop, "", repeated("<a>", 200'000) + repeated("</a>", 200'000));
         }},
        {"xml/attribute of ten megabytes", "xml/invalid",
         [](const Shop& shop) {
             return publication(shop, "", "<a b='" + repeated("c", 10'000'000) + "'/>");
         }},
        {"xml/name of ten megabytes", "xml/malformed",
         [](const Shop& shop) { return publication(shop, "", "<" + repeated("c", 10'000'000) + "/>"); }},
        {"xml/file beyond all sense", "xml/file-missing",
         [](const Shop& shop) { return publication(shop, "", repeated("<a/>", 10'000'000)); }},
        {"xml/a hundred thousand attributes", "xml/malformed",
         [](const Shop& shop) {
             std::string attributes;
             for (int i = 0; i < 100'000; ++i)
                 attributes += " a" + std::to_string(i) + "=''";
             return publication(shop, "", "<a" + attributes + "/>");
         }},
        {"xml/template with laughs", "xml/doctype",
         [](const Shop& shop) { return tile(shop, laughs() + "<item>&e9;</item>"); }},
        {"xml/include of a file in XInclude's way", "xml/invalid",
         [](const Shop& shop) {
             return publication(shop, "",
                                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' "
                                "href='/dev/zero'/>");
         }},
        {"xpath/steps without end", "xml/xpath-syntax",
         [](const Shop& shop) {
             shop.change(
                 "publication.xml", "order=\"sku\" group-tree=\"shop\"/>",
                 "order=\"sku\" select=\"" + repeated("(", 100'000) + "1" + repeated(")", 100'000) + "\"/>");
             return check(shop);
         }},
        {"xpath/every node for every node", "plan/selection-failed",
         [](const Shop& shop) {
             shop.change("publication.xml", "order=\"sku\" group-tree=\"shop\"/>",
                         "order=\"sku\" select=\"count(" + repeated("//*[count(", 8) + "//*" +
                             repeated(")>0]", 8) + ") > 1\"/>");
             return build(shop);
         }},
        {"profile/extends itself", "xml/invalid",
         [](const Shop& shop) {
             e2e::write(shop.file("own.xml"),
                        "<preflight-profile id='own' title='own' extends='own'></preflight-profile>");
             std::vector<std::string> command = on_file(shop, "preflight", "a.pdf", "%PDF-1.4\n");
             command.insert(command.end(), {"--profile", shop.file("own.xml").string()});
             return command;
         }},
    };
}

}
