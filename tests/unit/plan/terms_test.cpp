// SPDX-License-Identifier: Apache-2.0
#include "select_fixture.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/plan/terms.hpp"

#include <gmock/gmock.h>

#include <set>

namespace publisher::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// An index of what products are called in other words; "rank" holds the words.
struct Terms : Select {
    PlacementPlan index;
    std::set<std::string> unplaced;

    Terms() { maker.attribute("words", "text"); }

    void add(const std::string& id, const std::string& words) {
        maker.product(id).values = {maker.value("name", id), maker.value("words", words)};
    }
    void refer(const std::string& from, const std::string& to) {
        placement.see.push_back({{{"", from}}, {{"", to}}, {"catalog.xml", 9, 5}});
    }
    /// "L lampa: a b > ljus", one for each row: its letter, its term, its products, where it sends to.
    Lines rows() {
        const Inputs in = inputs();
        placement.is_index = true;
        if (placement.terms.is_empty()) set_terms("raw('words')");
        index.terms = collect_terms(placement, select_groups(placement, in, findings), in, findings);
        std::vector<bool> is_placed(snapshot->n_products() + snapshot->n_models());
        for (const catalog::ProductId product : snapshot->products())
            is_placed[product.index()] = !unplaced.contains(id_of(product));
        settle_terms(placement, is_placed, in, index, findings);
        Lines lines;
        for (const Entry& entry : index.entries) {
            const Term& term = *index.term_of(entry);
            std::string& line = lines.emplace_back(index.label_of(entry));
            if (!line.empty()) line += ' ';
            line += term.text.text + ':';
            for (const catalog::ProductId product : term.products)
                line += ' ' + id_of(product);
            for (const std::string& see : term.text.see)
                line += " > " + see;
            for (const std::string& see : term.text.see_also)
                line += " >> " + see;
        }
        return lines;
    }
    void set_terms(const std::string& xpath) { placement.terms = {xpath, {"catalog.xml", 8, 3}, {}}; }
};

TEST_F(Terms, ProductsStandUnderEachOfTheirTerms) {
    add("a", "lampa, ljus");
    add("b", " ljus ,, lampa");
    add("c", "stol");
    EXPECT_THAT(rows(), ElementsAre("L lampa: a b", "L ljus: a b", "S stol: c"));
}

TEST_F(Terms, AreSortedAsReadersOfTheLocaleDo) {
    add("a", "ö,z,Äpple,a,10 watt,9 watt");
    EXPECT_THAT(rows(),
                ElementsAre("# 9 watt: a", "# 10 watt: a", "A a: a", "Z z: a", "Ä Äpple: a", "Ö ö: a"))
        << "in Swedish";
}

TEST_F(Terms, MayBeTheWholeText) {
    add("a", "skruv, rostfri");
    placement.term_separator = "";
    placement.has_letters = false;
    EXPECT_THAT(rows(), ElementsAre("skruv, rostfri: a"));
}

TEST_F(Terms, OfWhatStandsNowhereAreNotThere) {
    add("a", "lampa,ljus");
    add("b", "ljus");
    unplaced = {"a"};
    EXPECT_THAT(rows(), ElementsAre("L ljus: b"));
}

TEST_F(Terms, SendReadersOn) {
    add("a", "lampa,ljus");
    refer("armatur", "lampa");
    refer("ljus", "lampa");
    EXPECT_THAT(rows(), ElementsAre("A armatur: > lampa", "L lampa: a", "L ljus: a >> lampa"));
    EXPECT_THAT(findings.findings(), IsEmpty());
}

TEST_F(Terms, NeverSendReadersToATermThatIsNotThere) {
    add("a", "lampa");
    refer("armatur", "ficklampa");
    refer("lykta", "armatur");
    EXPECT_THAT(rows(), ElementsAre("L lampa: a"));
    ASSERT_EQ(findings.findings().size(), 2u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "plan/see-unknown");
    EXPECT_EQ(findings.findings()[0].message(),
              "the index sends readers from 'armatur' to 'ficklampa', which it does not list");
}

TEST_F(Terms, ThatCannotBeEvaluatedAreAFindingForEachProduct) {
    add("a", "lampa");
    set_terms("number(words) + ('x' | 'y')");
    EXPECT_THAT(rows(), IsEmpty());
    ASSERT_FALSE(findings.findings().empty());
}

}
}
