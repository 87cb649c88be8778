// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include "publisher/world/world.hpp"

namespace publisher::design {

const std::string kTestStyles = R"(<swatch name="ink" cmyk="0 0 0 100"/><swatch name="red" cmyk="0 90 80 0"/>
<font-family name="text"><font family="Inter"/></font-family>
<paragraph-style name="body" family="text" size="8pt" leading="10pt"/>
<paragraph-style name="head" based-on="body" size="12pt"/>
<character-style name="strong" weight="600"/><character-style name="quiet" paint="ink 60"/>
<object-style name="panel" fill="red 20" insets="2mm"/>
<table-style name="list" cell-insets="1mm 2mm" row-rule="0.25pt ink 25"/>)";

const std::map<std::string, xml::XPathContext::Signature>& test_functions() {
    static const std::map<std::string, xml::XPathContext::Signature> functions = {
        {"value", {1, 1}}, {"has", {1, 1}}, {"price", {1, 1}}, {"asset", {1, 1}}, {"if", {3, 3}}};
    return functions;
}

TestDesign::TestDesign() {
    const auto source = make_system_world();
    for (const char* schema : {"layouts/schema/layout.rng", "templates/schema/template.rng"}) {
        world_.add(std::string("data/") + schema,
                   *source->read(std::string(PUBLISHER_SOURCE_DIR "/") + schema));
    }
    add_styles(kTestStyles);
    publication_.file = "shop/publication.xml";
    publication::Placement placement;
    placement.template_file = "templates/item.xml";
    placement.origin = {"publication.xml", 20, 5};
    publication::Section section;
    section.id = "catalog";
    section.layout_file = "layouts/page.xml";
    section.parent_page = "body";
    section.grid = "slots";
    section.origin = {"publication.xml", 19, 3};
    section.placements = {placement};
    publication_.sections = {section};
    add("templates/item.xml", R"(<item name="item"><stack/></item>)");
}

TestDesign& TestDesign::add(const std::string& name, const std::string& text) {
    world_.add("shop/" + name, text);
    return *this;
}

TestDesign& TestDesign::add_styles(const std::string& styles) {
    return add("layouts/page.xml", R"(<layout name="page"><page width="210mm" height="297mm"/>
<parent name="body" top="20mm" bottom="20mm" inside="15mm" outside="10mm"/>
<grid name="slots" columns="3" rows="4"/>
<styles>)" + styles + "</styles></layout>");
}

void TestDesign::load() {
    design_ = design::load(world_, publication_, "data", test_functions(), sink_);
}

void TestDesign::load_item(const std::string& item_template) {
    add("templates/item.xml", item_template);
    load();
}

void TestDesign::load_table(const std::string& table_template) {
    placement().kind = publication::Placement::Kind::Table;
    load_item(table_template);
}

std::vector<std::string> TestDesign::findings() const {
    std::vector<std::string> lines;
    for (const diag::Finding& finding : sink_.findings()) {
        lines.push_back(std::string(diag::info(finding.code).id) + ' ' + finding.design.to_string());
    }
    return lines;
}

}
