// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/program.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <iostream>

namespace publisher::e2e {
namespace {

constexpr const char* kPublication = R"xml(<publication id="rows">
  <title>Rows</title>
  <sources>
    <table id="categories" file="categories.csv" record="category" delimiter=";" tree="rows">
      <column name="code" role="id"/><column name="parent" role="parent"/><column name="label-{locale}" role="label"/>
    </table>
    <table id="products" file="products.csv" record="product" delimiter=";">
      <column name="sku" role="id"/><column name="category" role="categories"/>
      <column name="name" role="attribute" type="text"/><column name="terms" role="attribute" type="text"/>
      <column name="goes-with" role="relation" attribute="goes-with"/>
      <column name="price-{currency}" role="price" list="retail" kind="regular" tax="gross"/>
    </table>
  </sources>
  <governance><approval mode="none"/></governance>
  <editions>
    <edition id="de" region="DE" locale="de_DE" channel="print" currency="EUR" price-list="retail" tax="gross"
             price-date="2027-03-01" distribution="2027-03-01..2027-08-31" territories="DE"/>
  </editions>
  <outputs><output name="press" standard="PDF/X-4" condition="FOGRA39"/></outputs>
  <sections>
    <section id="contents" layout="rows-layout.xml" parent="list"><contents template="contents.xml"/></section>
)xml";

/// A price list with everything that looks at other pages: columns by content and by decimal point, sums carried
/// over, group heads continued, contents with page numbers in front, an index by letter behind.
constexpr const char* kList = R"xml(
    <section id="prices" layout="rows-layout.xml" parent="list">
      <table template="prices.xml" order="sku" group-tree="rows"/>
    </section>
    <section id="index" layout="rows-layout.xml" parent="list"><index template="index.xml" order="name" letter-of="name"/></section>
  </sections>
</publication>)xml";

/// A catalog of tiles that name the pages of what goes with them, with an index of terms: words that a sixteenth
/// of the products have, and words of a single one.
constexpr const char* kCatalog = R"xml(
    <section id="goods" layout="rows-layout.xml" parent="list" grid="tiles">
      <grid template="tile.xml" order="sku" group-tree="rows" group-template="band.xml"/>
    </section>
    <section id="index" layout="rows-layout.xml" parent="list"><index template="terms.xml" terms="raw('terms')"/></section>
  </sections>
</publication>)xml";

constexpr const char* kLayout = R"xml(<layout name="rows">
  <page width="210mm" height="297mm" bleed="3mm" facing="true"/>
  <layers><layer name="content"/></layers>
  <styles>
    <swatch name="ink" cmyk="0 0 0 100"/>
    <font-family name="text"><font family="Liberation Sans"/></font-family>
    <paragraph-style name="cell" family="text" size="7pt" leading="9pt" paint="ink"/>
    <paragraph-style name="end" based-on="cell" align="end"/>
    <table-style name="list" cell-insets="0.5mm 1mm" row-rule="0.2pt ink 30"/>
  </styles>
  <parent name="list" columns="2" gutter="6mm" top="15mm" bottom="15mm" inside="15mm" outside="15mm">
    <right><frame name="folio" x="15mm" y="285mm" width="60mm" height="5mm" layer="content">
      <text style="cell"><page-number/> / <page-count/></text></frame></right>
  </parent>
  <grid name="tiles" columns="3" rows="8" column-gutter="5mm" row-gutter="3mm"/>
</layout>)xml";

constexpr const char* kTile = R"xml(<item name="tile"><stack>
  <text style="cell">{value('name')}</text><text style="cell">{identifier('sku')}</text>
  <text style="cell">goes with <related type="goes-with" separator="; ">{value('name')}, p. <page-of/></related></text>
  <text style="end">{price('regular')}</text></stack></item>)xml";

constexpr const char* kBand =
    R"xml(<item name="band" height="8mm"><text style="cell">{category('label')}</text></item>)xml";

constexpr const char* kTerms = R"xml(<table name="terms" table-style="list" balance="true">
  <columns><column width="1fr"/><column width="40mm"/></columns>
  <group><row><cell columns="2" style="cell"><group-title/></cell></row></group>
  <body><row><cell style="cell">{term()}</cell><cell style="end"><pages-of/></cell></row></body></table>)xml";

constexpr const char* kPrices = R"xml(<table name="prices" table-style="list" balance="true">
  <columns><column width="natural"/><column width="1fr"/>
    <column name="price" width="natural" align="decimal" sum="price-amount('regular')"/></columns>
  <head><row><cell style="cell">No.</cell><cell style="cell">Item</cell><cell style="end">Price</cell></row></head>
  <group><row><cell columns="3" style="cell">{category('label')}</cell></row></group>
  <group-continued><row><cell columns="3" style="cell">{category('label')} from page <previous-page/></cell></row></group-continued>
  <body><row split="true"><cell style="cell">{identifier('sku')}</cell><cell style="cell">{value('name')}</cell><cell style="end">{price('regular')}</cell></row></body>
  <foot-continued><row><cell columns="2" style="cell">on page <next-page/></cell><cell style="end"><sum column="price" of="so-far"/></cell></row></foot-continued>
  <foot><row><cell columns="2" style="cell">all</cell><cell style="end"><sum column="price" of="table"/></cell></row></foot>
</table>)xml";

constexpr const char* kContents = R"xml(<table name="contents" table-style="list">
  <columns><column width="1fr"/><column width="15mm"/></columns>
  <body><row><cell style="cell">{category('label')}</cell><cell style="end"><page-of/></cell></row></body></table>)xml";

constexpr const char* kIndex = R"xml(<table name="index" table-style="list">
  <columns><column width="1fr"/><column width="12mm"/></columns>
  <group><row><cell columns="2" style="cell"><group-title/></cell></row></group>
  <body><row><cell style="cell">{value('name')}</cell><cell style="end"><page-of/></cell></row></body></table>)xml";

/// The same groups and letters whatever the number of rows.
void write_rows(const Path& folder, const std::string& sections, int n_rows) {
    constexpr const char* kWords[] = {"Bohrer", "Dübel",  "Feile", "Hammer",
                                      "Klemme", "Mutter", "Säge",  "Zange"};
    std::string categories = "code;parent;label-de_DE\nrows;;Alles\n",
                products = "sku;category;name;terms;goes-with;price-EUR\n";
    for (int i = 0; i < 20; ++i)
        categories += "g" + std::to_string(i) + ";rows;Gruppe " + std::to_string(i) + '\n';
    for (int i = 0; i < n_rows; ++i) {
        const std::string sku = std::to_string(1000000 + i);
        products += "A-" + sku + ";g" + std::to_string(i % 20) + ';' + kWords[i % 8] + " DIN " +
                    sku.substr(3) + " verzinkt;" + kWords[i % 8] + ",Werk " + std::to_string(i % 16) +
                    ",Typ " + sku.substr(3) + ";A-" + std::to_string(1000000 + i * 31 % n_rows) + ",A-" +
                    std::to_string(1000000 + (i + 7) % n_rows) + ';' + std::to_string(i % 997) + '.' +
                    std::to_string(10 + i % 90) + '\n';
    }
    write(folder / "categories.csv", categories);
    write(folder / "products.csv", products);
    write(folder / "publication.xml", kPublication + sections);
    write(folder / "tile.xml", kTile);
    write(folder / "band.xml", kBand);
    write(folder / "terms.xml", kTerms);
    write(folder / "rows-layout.xml", kLayout);
    write(folder / "prices.xml", kPrices);
    write(folder / "contents.xml", kContents);
    write(folder / "index.xml", kIndex);
}

double cpu_seconds_of_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// CPU time of a whole build: data, plan, all rounds of layout, PDF.
double cost_of(const std::string& sections, int n_rows) {
    const Folder folder;
    write_rows(folder.path(), sections, n_rows);
    const double before = cpu_seconds_of_children();
    const Outcome built = publish({"build", (folder.path() / "publication.xml").string(), "-o",
                                   (folder.path() / "out").string(), "--to", "pdf"});
    EXPECT_EQ(built.exit, 0) << built.out << built.err;
    return cpu_seconds_of_children() - before;
}

/// By how much a doubling multiplies the cost between two numbers of products.
double cost_of_a_doubling(const std::string& sections, int n_small, int n_large) {
    const double small = cost_of(sections, n_small), large = cost_of(sections, n_large);
    const double factor = std::pow(large / small, 1 / std::log2(static_cast<double>(n_large) / n_small));
    std::cout << n_small << " products " << small << " s, " << n_large << " products " << large
              << " s; a doubling costs " << factor << " times\n";
    return factor;
}

TEST(RowsCost, DoublingTheRowsOfAPriceListCostsAtMostTwoPointOneTimes) {
    EXPECT_LE(cost_of_a_doubling(kList, 5000, 50000), 2.1);
}

TEST(RowsCost, DoublingTheProductsOfACatalogCostsAtMostTwoPointOneTimes) {
    EXPECT_LE(cost_of_a_doubling(kCatalog, 2500, 20000), 2.1);
}

}
}
