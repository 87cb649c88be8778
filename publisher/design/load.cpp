// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/load.hpp"

#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/read.hpp"
#include "publisher/xml/schema.hpp"

#include <set>

namespace publisher::design {
namespace {

using Path = std::filesystem::path;

struct Schemas {
    std::unique_ptr<xml::Schema> layout, item;
};

std::string lexically_normal(const Path& path) {
    return path.lexically_normal().generic_string();
}

class DesignLoader {
public:
    DesignLoader(World& world, const publication::Publication& publication, const Path& data,
                 const std::map<std::string, xml::XPathContext::Signature>& functions, Schemas schemas,
                 diag::Sink& findings)
        : world_(world),
          publication_(publication),
          data_(data),
          functions_(functions),
          schemas_(std::move(schemas)),
          findings_(findings) {}

    Design load() {
        // Layouts first: a template may use the styles of any of them.
        for (const publication::Section& section : publication_.sections)
            ensure_layout(section);
        design_.styles_digest = styles_hasher_.finish();
        for (const publication::Section& section : publication_.sections)
            load_section(section);
        return std::move(design_);
    }

private:
    /// A design file lies in the publication's folder, or else in the data folder.
    Path locate(const std::string& name) const {
        const Path own = Path(publication_.file).parent_path() / name;
        return world_.is_file(own) ? own : data_ / name;
    }

    void load_section(const publication::Section& section) {
        Design::Use use;
        use.layout = ensure_layout(section);
        if (!use.layout.is_valid()) return;
        check_names(section, design_.layout(use.layout));
        use.rules.resize(section.placements.size());
        use.notes.resize(section.placements.size());
        use.adverts.resize(section.placements.size());
        for (std::size_t i = 0; i < section.placements.size(); ++i) {
            const publication::Placement& placement = section.placements[i];
            using Placed = publication::Placement::Kind;
            const bool is_table = placement.kind == Placed::Table || placement.kind == Placed::Contents;
            const Template::Kind kind = is_table ? Template::Kind::Table : Template::Kind::Item;
            use.placements.push_back(ensure_template(placement, placement.template_file, kind));
            auto& bands = use.groups.emplace_back();
            for (const std::string& band : split_list(placement.group_template, ' '))
                bands.push_back(ensure_template(placement, band, Template::Kind::Item));
            for (const publication::TemplateRule& rule : placement.rules) {
                use.rules[i].push_back(ensure_template(placement, rule.template_file, Template::Kind::Item));
            }
            for (const publication::NoteRule& note : placement.notes) {
                use.notes[i].push_back(ensure_template(placement, note.template_file, Template::Kind::Item));
            }
            for (const publication::Advert& advert : placement.adverts) {
                use.adverts[i].push_back(
                    ensure_template(placement, advert.template_file, Template::Kind::Item));
            }
            auto& sizes = use.sizes.emplace_back();
            for (const publication::SizeChoice& size : placement.sizes) {
                sizes.push_back(ensure_template(placement, size.template_file, Template::Kind::Item));
            }
        }
        if (!section.filler_file.empty()) use.filler = ensure_template(section.filler_file, section.origin);
        if (!section.heading_file.empty())
            use.heading = ensure_template(section.heading_file, section.origin);
        design_.sections[section.id] = std::move(use);
    }

    /// The template of a placement, of the kind it needs.
    TemplateId ensure_template(const publication::Placement& placement, const std::string& name,
                               Template::Kind wanted) {
        const TemplateId id = ensure_template(name, placement.origin);
        if (!id.is_valid() || design_.item(id).kind == wanted) return id;
        const bool is_page = placement.kind == publication::Placement::Kind::Page;
        if (is_page && design_.item(id).kind == Template::Kind::Story) return id;
        findings_.add(diag::finding(diag::Code::TemplateKind,
                                    {{"template", name},
                                     {"wanted", wanted == Template::Kind::Table ? "table" : "item"}})
                          .from(placement.origin));
        return id;
    }

    void check_names(const publication::Section& section, const Layout& layout) {
        const auto report = [&](std::string_view kind, const std::string& name,
                                std::vector<std::string> known) {
            auto unknown =
                diag::finding(diag::Code::LayoutPartUnknown,
                              {{"layout", layout.file}, {"kind", std::string(kind)}, {"name", name}});
            if (const auto nearest = nearest_name(name, known))
                unknown.with_remedy("did you mean '" + *nearest + "'?");
            findings_.add(unknown.from(section.origin));
        };
        std::vector<std::string> parents, grids;
        for (const ParentPage& parent : layout.parents)
            parents.push_back(parent.name);
        for (const Grid& grid : layout.grids)
            grids.push_back(grid.name);
        if (!layout.find_parent(section.parent_page)) report("parent page", section.parent_page, parents);
        bool needs_grid = false;
        for (const auto& placement : section.placements) {
            needs_grid = needs_grid || placement.kind == publication::Placement::Kind::Grid;
        }
        const Grid* grid = layout.find_grid(section.grid);
        if (needs_grid && !grid) report("grid", section.grid, grids);
        for (const std::string& denser : section.denser_grids) {
            if (!layout.find_grid(denser)) report("grid", denser, grids);
        }
        std::vector<std::string> classes;
        for (std::size_t i = 0; grid && i < grid->size_classes.size(); ++i)
            classes.push_back(grid->size_classes[i].name);
        for (const auto& placement : section.placements) {
            for (const publication::SizeChoice& size : placement.sizes) {
                if (grid && !grid->find_size_class(size.size_class))
                    report("size class", size.size_class, classes);
            }
        }
    }

    LayoutId ensure_layout(const publication::Section& section) {
        const std::string& name = section.layout_file;
        if (const auto known = layouts_.find(name); known != layouts_.end()) return known->second;
        LayoutId& id = layouts_[name];
        const auto document = xml::load_design_file(world_, locate(name), name, *schemas_.layout, findings_,
                                                    {section.origin, {}});
        if (!document) return id;
        if (document->root().name() != "layout") {
            findings_.add(document->root().finding(
                diag::Code::PublicationRoot,
                {{"found", std::string(document->root().name())}, {"wanted", "layout"}}));
            return id;
        }
        Layout layout;
        layout.file = name;
        layout.digest = document->digest();
        included_.insert(lexically_normal(name));
        read_all_styles(document->root(), name);
        styles_hasher_.add(layout.digest);
        const Reader reader{findings_, design_.nodes, design_.styles, functions_, {}};
        read_layout(document->root(), reader, layout);
        id = LayoutId(design_.layouts.size());
        design_.layouts.push_back(std::move(layout));
        return id;
    }

    /// Included style files first, in order and each once, so that a layout may base its own on theirs.
    void read_all_styles(const xml::Node& root, const std::string& name) {
        for (const xml::Node& include : root.children("include")) {
            const Path folder = Path(name).parent_path();
            const std::string part = lexically_normal(folder / include.attribute_or("href", ""));
            if (!included_.insert(part).second) continue;
            const auto document = xml::load_design_file(world_, locate(part), part, *schemas_.layout,
                                                        findings_, include.locate_in_attribute("href", 0));
            if (!document) continue;
            styles_hasher_.add(document->digest());
            read_all_styles(document->root(), part);
        }
        if (root.name() == "styles")
            read_styles(root, design_.styles, findings_);
        else if (const xml::Node styles = root.child("styles"))
            read_styles(styles, design_.styles, findings_);
    }

    TemplateId ensure_template(const std::string& name, const origin::DesignOrigin& named_at) {
        if (const auto known = templates_.find(name); known != templates_.end()) return known->second;
        TemplateId& id = templates_[name];
        const auto document =
            xml::load_design_file(world_, locate(name), name, *schemas_.item, findings_, {named_at, {}});
        if (!document) return id;
        const Reader reader{findings_, design_.nodes, design_.styles, functions_, {}};
        Template item = read_template(document->root(), reader);
        item.file = name;
        item.digest = document->digest();
        id = TemplateId(design_.templates.size());
        design_.templates.push_back(std::move(item));
        return id;
    }

    World& world_;
    const publication::Publication& publication_;
    Path data_;
    const std::map<std::string, xml::XPathContext::Signature>& functions_;
    Schemas schemas_;
    diag::Sink& findings_;
    Design design_;
    std::map<std::string, LayoutId> layouts_;
    std::map<std::string, TemplateId> templates_;
    std::set<std::string> included_;
    Hasher styles_hasher_;
};

}

std::optional<Design> load(World& world, const publication::Publication& publication, const Path& data,
                           const std::map<std::string, xml::XPathContext::Signature>& functions,
                           diag::Sink& findings) {
    auto layout_schema = xml::load_schema(world, data / "layouts/schema/layout.rng");
    auto template_schema = xml::load_schema(world, data / "templates/schema/template.rng");
    for (const auto* schema : {&layout_schema, &template_schema}) {
        if (*schema) continue;
        findings.add(diag::finding(diag::Code::InstallationBroken, {{"reason", schema->failure().message}}));
        return std::nullopt;
    }
    Schemas schemas{std::move(*layout_schema), std::move(*template_schema)};
    return DesignLoader(world, publication, data, functions, std::move(schemas), findings).load();
}

}
