// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/load.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::design {

/// What a template may call in these tests.
const std::map<std::string, xml::XPathContext::Signature>& test_functions();

/// The design of a publication that lies in memory, loaded with the schemas of the source tree.
class TestDesign {
public:
    TestDesign();

    /// A file of the publication's folder.
    TestDesign& add(const std::string& name, const std::string& text);
    /// `layouts/page.xml`, unless another is added: a page, a parent "body", a grid "slots" and these styles.
    TestDesign& add_styles(const std::string& styles);
    /// Before load(): what the publication says.
    publication::Publication& publication() { return publication_; }
    publication::Placement& placement() { return publication_.sections[0].placements[0]; }
    MemoryWorld& world() { return world_; }

    void load();
    /// Adds `templates/item.xml` and loads.
    void load_item(const std::string& item_template);
    /// As above for a `<table>`.
    void load_table(const std::string& table_template);

    const Design& design() const { return *design_; }
    bool is_loaded() const { return design_.has_value(); }
    const Template& item() const { return design_->templates.at(0); }
    const Layout& layout() const { return design_->layouts.at(0); }
    /// "design/style-unknown templates/item.xml:3:5", one for each finding.
    std::vector<std::string> findings() const;
    const diag::Finding& finding(std::size_t index) const { return sink_.findings().at(index); }

private:
    MemoryWorld world_;
    publication::Publication publication_;
    std::optional<Design> design_;
    diag::Sink sink_;
};

/// The styles most tests use: swatches ink and red, family text, paragraph styles body and head,
/// character styles strong and quiet, object style panel, table style list.
extern const std::string kTestStyles;

}
