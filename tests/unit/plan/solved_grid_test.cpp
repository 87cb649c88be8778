// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/solved_grid.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/source/text_table.hpp"
#include "publisher/world/memory_world.hpp"
#include "tests/support/case_file.hpp"
#include "tests/support/make_snapshot.hpp"

#include <gmock/gmock.h>

namespace publisher::plan {
namespace {

/// A section whose products, grid and plan a case tells.
///
///     products    id department brand [field=value ...], one a line; fields are those of pagination
///     sizes       name columns rows [condition], for a grid of two columns and three rows
///     adverts     name columns rows
///     placement   pages N, steps N, select XPATH, departments-as-blocks
///     plan        CSV
class Circular {
public:
    explicit Circular(const test::CaseFile& file) {
        edition_.id = "de";
        edition_.locale = "de_DE";
        maker_.attribute("name", "text");
        maker_.attribute("brand", "text");
        maker_.category("shop");
        add_products(*file.find("products"));
        add_sizes(file.find("sizes") ? *file.find("sizes") : std::string());
        add_adverts(file.find("adverts") ? *file.find("adverts") : std::string());
        set_placement(file.find("placement") ? *file.find("placement") : std::string());
        if (const std::string* rule = file.find("never-beside")) {
            const auto parts = split_list(*rule, '|');
            section_.placements[0].never_beside.push_back({{parts[0], {"publication.xml", 9, 5}},
                                                           {parts[1], {"publication.xml", 9, 20}},
                                                           {"publication.xml", 9, 1}});
        }
        publication_.sections.push_back(section_);
        snapshot_ = maker_.finish();
        evaluator_ = std::make_unique<expression::Evaluator>(*snapshot_, publication_, edition_, locale_);
        for (std::size_t i = 0; i < snapshot_->n_products(); ++i)
            clearance_.products.push_back({catalog::ProductId(i), {}, {}});
        design_.sections["offers"] = {
            design::LayoutId(0), {design::TemplateId(0)}, {{}}, {templates_}, {}, {}, {adverts_}};
        if (const std::string* plan = file.find("plan")) read_plan("plan.csv", *plan);
    }

    void read_plan(const std::string& name, const std::string& bytes) {
        pagination_ = {};
        if (name.ends_with(".xml")) {
            const auto table = read_xml_table(bytes, name, findings);
            if (table) add_rows(*table, "", pagination_, findings);
            return;
        }
        MemoryWorld world;
        world.add(name, bytes);
        const auto table = source::read_text_table(world, name, name, findings);
        ASSERT_TRUE(table);
        add_rows(*table, "", pagination_, findings);
    }

    Flatplan plan() {
        const Inputs inputs{*snapshot_, publication_, edition_,    clearance_,
                            design_,    locale_,      *evaluator_, &pagination_};
        return plan::plan(inputs, findings);
    }
    sheet::Table table(const Flatplan& flatplan) const {
        return to_table(flatplan, pagination_, *snapshot_, design_);
    }
    const catalog::Snapshot& snapshot() const { return *snapshot_; }

    /// One line for each item: what it is, where it stands, and in which size.
    std::string rows(const Flatplan& flatplan) const {
        std::string text;
        for (const auto& row : table(flatplan).rows)
            text += (row[6].empty() ? "advert " + row[13] : row[6]) + "  page " + row[1] + " slot " + row[2] +
                    "  " + row[3] + (row[4].empty() ? "" : " " + row[4]) + '\n';
        return text;
    }

    /// Code and place, and on the next line the message.
    std::string listing() const {
        std::string text;
        for (const diag::Finding& finding : findings.findings()) {
            const std::string place =
                finding.data.is_known() ? "  " + finding.data.to_string() : std::string();
            text += std::string(diag::info(finding.code).id) + place + "\n  " + finding.message() + '\n';
        }
        return text;
    }

    diag::Sink findings;

private:
    void add_products(const std::string& text) {
        std::set<std::string> categories;
        for (const std::string& line : split_list(text, '\n')) {
            const auto words = split_list(line, ' ');
            if (categories.insert(words[1]).second) {
                source::CategoryRecord& category = maker_.category(words[1], "shop");
                category.labels = {{"de_DE", words[1]}};
                category.order = static_cast<int>(categories.size());
            }
            source::ProductRecord& product = maker_.product(words[0]);
            product.categories = {words[1]};
            product.values = {maker_.value("name", words[0])};
            if (words.size() > 2 && words[2] != "-")
                product.values.push_back(maker_.value("brand", words[2]));
            for (std::size_t i = 3; i < words.size(); ++i) {
                const auto field = split_list(words[i], '=');
                product.pagination[field[0]] = {field[1], maker_.next_cell()};
            }
        }
    }

    void add_sizes(const std::string& text) {
        design::Layout& layout = design_.layouts.emplace_back();
        layout.trim = {100_mm, 150_mm};
        layout.parents.emplace_back().name = "body";
        design::Grid& grid = layout.grids.emplace_back();
        grid.name = "grid";
        grid.n_columns = 2;
        grid.n_rows = 3;
        publication::Placement& placement = section_.placements.emplace_back();
        for (const std::string& line : split_list(text, '\n')) {
            const auto words = split_list(line, ' ');
            grid.size_classes.push_back({words[0], std::stoi(words[1]), std::stoi(words[2])});
            templates_.emplace_back(design_.templates.size());
            design_.templates.emplace_back().file = words[0] + ".xml";
            publication::SizeChoice choice;
            choice.size_class = words[0];
            choice.template_file = words[0] + ".xml";
            if (words.size() > 3) choice.condition.xpath = words[3];
            placement.sizes.push_back(choice);
        }
        if (templates_.empty()) design_.templates.emplace_back();
    }

    void add_adverts(const std::string& text) {
        for (const std::string& line : split_list(text, '\n')) {
            const auto words = split_list(line, ' ');
            adverts_.emplace_back(design_.templates.size());
            design::Template& item = design_.templates.emplace_back();
            item.span_columns = std::stoi(words[1]);
            item.span_rows = std::stoi(words[2]);
            section_.placements[0].adverts.push_back({words[0], words[0] + ".xml", {}});
        }
    }

    void set_placement(const std::string& text) {
        section_.id = "offers";
        section_.parent_page = "body";
        section_.grid = "grid";
        publication::Placement& placement = section_.placements[0];
        placement.group_tree = "shop";
        placement.order = {"sku"};
        placement.origin = {"publication.xml", 7, 5};
        for (const std::string& line : split_list(text, '\n')) {
            const auto words = split_list(line, ' ');
            if (words[0] == "pages") placement.n_pages = std::stoi(words[1]);
            if (words[0] == "steps") placement.n_steps = std::stoi(words[1]);
            if (words[0] == "select") placement.select = {words[1], {"publication.xml", 7, 11}};
            if (words[0] == "departments-as-blocks") placement.is_department_block = true;
        }
    }

    testing_support::SnapshotMaker maker_;
    publication::Publication publication_;
    publication::Section section_;
    publication::Edition edition_;
    design::Design design_;
    std::vector<design::TemplateId> templates_, adverts_;
    Locale locale_{"de_DE"};
    governance::Clearance clearance_;
    std::unique_ptr<catalog::Snapshot> snapshot_;
    std::unique_ptr<expression::Evaluator> evaluator_;
    Pagination pagination_;
};

TEST(SolvedGrid, Cases) {
    for (test::CaseOnDisk& each : test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/plan/cases")) {
        SCOPED_TRACE(each.path);
        Circular circular(each.file);
        const Flatplan flatplan = circular.plan();
        if (each.file.find("expect", "plan")) test::expect_section(each, "plan", circular.rows(flatplan));
        if (each.file.find("expect", "findings")) test::expect_section(each, "findings", circular.listing());
        if (const std::string* product = each.file.find("explain")) {
            const auto id = circular.snapshot().find_product(std::string(trimmed(*product)));
            test::expect_section(each, "explanation", explain(flatplan, *id));
        }
    }
}

/// The plan that the engine makes, edited by hand, is the plan that it makes next.
TEST(SolvedGrid, EditedPlanIsThePlanThatComesBack) {
    std::string problem;
    const auto file = test::CaseFile::parse(
        "# name: edited\n# about: edited\n"
        "--- products\na one\nb one\nc one\nd two\ne two\nf two\n"
        "--- sizes\nwide 2 1\nsmall 1 1\n--- placement\npages 1\n",
        problem);
    ASSERT_TRUE(file) << problem;
    Circular circular(*file);
    sheet::Table edited = circular.table(circular.plan());
    ASSERT_EQ(edited.rows.size(), 6u);
    for (std::size_t i = 0; i < 3; ++i)
        std::swap(edited.rows[i][6], edited.rows[5 - i][6]); // products the other way round
    edited.rows[0][8] = "1";
    edited.rows[0][9] = "e";
    edited.rows[5][12] = "=Vendor & Co; \"North\"";
    for (const std::string kind : {"csv", "xlsx", "xml"}) {
        Circular again(*file);
        again.read_plan("plan." + kind, kind == "csv"    ? sheet::to_csv(edited)
                                        : kind == "xlsx" ? sheet::to_xlsx(edited)
                                                         : to_xml(edited));
        const Flatplan flatplan = again.plan();
        EXPECT_EQ(again.table(flatplan).rows, edited.rows) << kind << '\n' << again.listing();
        EXPECT_TRUE(again.findings.findings().empty()) << again.listing();
    }
}

TEST(SolvedGrid, PlanWithAdvertsComesBackAsWell) {
    std::string problem;
    const auto file = test::CaseFile::parse(
        "# name: adverts\n# about: adverts\n--- products\na one\nb one\nc one\n"
        "--- sizes\nwide 2 1\nsmall 1 1\n--- adverts\nhouse 1 2\n--- placement\npages 1\n"
        "--- plan\nadvert;page;slot\nhouse;1;B2\n",
        problem);
    ASSERT_TRUE(file) << problem;
    Circular circular(*file);
    const sheet::Table written = circular.table(circular.plan());
    ASSERT_EQ(written.rows.size(), 4u);
    Circular again(*file);
    again.read_plan("plan.csv", sheet::to_csv(written));
    EXPECT_EQ(again.table(again.plan()).rows, written.rows) << again.listing();
    EXPECT_TRUE(again.findings.findings().empty()) << again.listing();
}

TEST(SolvedGrid, OrderOfTheSourceDoesNotMatter) {
    std::vector<std::vector<std::vector<std::string>>> plans;
    for (const std::string products :
         {"a one\nb one\nc one\nd two\ne two\nf two\n", "a one\nf two\nc one\ne two\nb one\nd two\n"}) {
        std::string problem;
        const auto file =
            test::CaseFile::parse("# name: shuffled\n# about: shuffled\n--- products\n" + products +
                                      "--- sizes\nwide 2 1\nsmall 1 1\ntall 1 2\n--- placement\npages 2\n",
                                  problem);
        ASSERT_TRUE(file) << problem;
        Circular circular(*file);
        plans.push_back(circular.table(circular.plan()).rows);
    }
    EXPECT_EQ(plans[0], plans[1]);
}

TEST(Pagination, FlowingGridKeepsAnEditedPlanToo) {
    std::string problem;
    const auto file = test::CaseFile::parse(
        "# name: flow\n# about: flow\n--- products\na one\nb one\nc one\nd one\ne one\n", problem);
    ASSERT_TRUE(file) << problem;
    Circular circular(*file);
    sheet::Table edited = circular.table(circular.plan());
    ASSERT_EQ(edited.rows.size(), 5u);
    EXPECT_EQ(edited.rows[4][2], "A3");
    std::swap(edited.rows[0][6], edited.rows[4][6]);
    edited.rows[4][1] = "2";
    edited.rows[4][2] = "B1";
    Circular again(*file);
    again.read_plan("plan.csv", sheet::to_csv(edited));
    EXPECT_EQ(again.table(again.plan()).rows, edited.rows) << again.listing();
    EXPECT_TRUE(again.findings.findings().empty()) << again.listing();
}

TEST(Pagination, XmlThatIsNoPlanIsAFinding) {
    diag::Sink findings;
    EXPECT_FALSE(read_xml_table("<plan/>", "plan.xml", findings));
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "plan/file");
}

}
}
