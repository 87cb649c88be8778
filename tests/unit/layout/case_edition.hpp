// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composed_edition.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/source/text_table.hpp"
#include "tests/support/case_file.hpp"

#include <set>
#include <sstream>

namespace publisher::layout {

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        const auto begin = part.find_first_not_of(' '), end = part.find_last_not_of(' ');
        parts.push_back(begin == part.npos ? "" : part.substr(begin, end - begin + 1));
    }
    return parts;
}

/// An edition as a case tells it:
///
///     --- products: id | name | price | model or - | attribute=text, ...
///     --- placement: one setting a line: table, grouped, variants together, keep family, facing, order KEY...,
///         instead NAME side|first|if WHAT, note NAME group-end, note NAME every N, max-pages N, denser NAME...,
///         advert NAME, heading NAME, steps N (tighter than designed)
///     --- plan: CSV
///     --- layout: the parent page; --- grids; --- styles: more styles; --- template: the item or table;
///     --- template NAME: another item
struct CaseEdition : Compose {
    /// `order`: in which order the records of the products come; empty: as they are told.
    explicit CaseEdition(const test::CaseFile& file, const std::vector<std::size_t>& order = {}) {
        parent_page = R"(<parent name="body" top="10mm" bottom="10mm" inside="10mm" outside="10mm"/>)";
        if (const std::string* layout = file.find("layout")) parent_page = *layout;
        if (const std::string* more = file.find("styles")) styles = *more;
        if (const std::string* others = file.find("grids")) grids = *others;
        for (const test::CaseFile::Section& section : file.sections()) {
            if (section.kind == "template" && !section.name.empty())
                world.add("shop/templates/" + section.name + ".xml", section.text);
        }
        placement().order = {"sku"};
        const auto lines = split(*file.find("products"), '\n');
        for (const std::string& line : lines)
            add_attributes(split(line, '|'));
        for (std::size_t i = 0; i < lines.size(); ++i)
            add(split(lines[order.empty() ? i : order[i]], '|'));
        if (const std::string* settings = file.find("placement")) {
            for (const std::string& line : split(*settings, '\n'))
                set(line);
        }
        edition.price_list = "retail";
        if (const std::string* plan = file.find("plan")) world.add("plan.csv", *plan);
    }

    void TestBody() override {}

    /// Findings on its rows are those of the run.
    void read_plan() {
        pagination = {};
        if (!world.is_file("plan.csv")) return;
        const auto table = source::read_text_table(world, "plan.csv", "plan.csv", findings);
        ASSERT_TRUE(table);
        plan::add_rows(*table, "", pagination, findings);
    }

    /// The products as they are told, to be put into another order.
    static std::size_t n_products(const test::CaseFile& file) {
        return split(*file.find("products"), '\n').size();
    }

    std::string listing() const {
        std::string text;
        for (const page::Page& page : pages)
            text += page::to_listing(page);
        return text;
    }
    /// The plan of a grid, and which template each tile has.
    std::string plan_listing() {
        const plan::Flatplan flatplan = planned();
        std::string text = plan::to_listing(
            flatplan, [&](catalog::ProductId product) { return snapshot->view(product).own().id; });
        text += "templates";
        for (const plan::Entry& entry : flatplan.sections[0].placements[0].entries)
            text += ' ' + design->item(entry.item).name;
        return text + '\n';
    }
    std::string messages() const {
        std::string text;
        for (const diag::Finding& finding : findings.findings()) {
            text.append(diag::info(finding.code).id).append("\n  ").append(finding.message()).append("\n");
            if (!finding.subject.product.empty()) text += "  " + finding.subject.product + '\n';
        }
        return text;
    }

private:
    void add_attributes(const std::vector<std::string>& fields) {
        if (fields.size() < 5) return;
        for (const std::string& pair : split(fields[4], ',')) {
            const std::string code = pair.substr(0, pair.find('='));
            if (attributes_.insert(code).second) maker.attribute(code, "text");
        }
    }

    void add(const std::vector<std::string>& fields) {
        const bool is_model = fields.at(2) == "model";
        source::ProductRecord& product =
            fields[1].empty() ? maker.product(fields[0]) : add_product(fields[0], fields[1]);
        if (is_model) product.kind = source::ProductRecord::Kind::Model;
        if (!is_model) {
            product.categories = {"lamps"};
            product.identifiers = {{"sku", fields[0], maker.next_cell()}};
            product.prices = {maker.price(fields[2], "EUR")};
            product.prices.back().list = "retail";
        }
        if (fields.size() > 3 && fields[3] != "-") product.parent = fields[3];
        if (fields.size() < 5) return;
        for (const std::string& pair : split(fields[4], ',')) {
            const std::string code = pair.substr(0, pair.find('='));
            product.values.push_back(maker.value(code, pair.substr(pair.find('=') + 1)));
        }
    }

    void set(const std::string& line) {
        std::istringstream words(line);
        std::string word, name;
        words >> word;
        if (word == "table") {
            placement().kind = publication::Placement::Kind::Table;
            publication.sections[0].grid = "";
        }
        if (word == "grouped") placement().group_tree = "shop";
        if (word == "variants") placement().has_variants_together = true;
        if (word == "keep") placement().keeps_families = true;
        if (word == "facing") facing = "true";
        if (word == "recto") publication.sections[0].start = publication::Section::Start::Recto;
        if (word == "max-pages") words >> publication.sections[0].max_pages;
        if (word == "order") placement().order.clear();
        while (word == "order" && words >> name)
            placement().order.push_back(name);
        while (word == "denser" && words >> name)
            publication.sections[0].denser_grids.push_back(name);
        if (word == "steps") words >> page_fit.steps["catalog"];
        if (word == "heading") {
            words >> name;
            publication.sections[0].heading_file = "templates/" + name + ".xml";
        }
        if (word == "advert") {
            words >> name;
            placement().adverts.push_back({name, "templates/" + name + ".xml", {}});
        }
        if (word == "instead") placement().rules.push_back(rule(words));
        if (word == "note") {
            publication::NoteRule& note = placement().notes.emplace_back();
            words >> name >> word;
            note.template_file = "templates/" + name + ".xml";
            if (word == "every") {
                note.at = publication::NoteRule::At::PageStart;
                words >> note.every;
            }
        }
    }

    static publication::TemplateRule rule(std::istringstream& words) {
        using Rule = publication::TemplateRule;
        Rule rule;
        std::string name, word, what;
        words >> name;
        rule.template_file = "templates/" + name + ".xml";
        while (words >> word >> what) {
            if (word == "side") rule.side = what == "left" ? Rule::Side::Left : Rule::Side::Right;
            if (word == "first") rule.first = what == "page" ? Rule::First::OfPage : Rule::First::OfGroup;
            if (word == "if") rule.condition.xpath = what;
        }
        return rule;
    }

    std::set<std::string> attributes_;
};

}
