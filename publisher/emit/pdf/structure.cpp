// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/structure.hpp"

#include <algorithm>

namespace publisher::emit::pdf {

std::string_view name_of(Role role) {
    static constexpr std::string_view kNames[] = {"Document", "Sect", "H1", "H2",     "H3",  "H4",    "H5",
                                                  "H6",       "P",    "L",  "LI",     "Lbl", "LBody", "Table",
                                                  "TR",       "TH",   "TD", "Figure", "Link"};
    return kNames[static_cast<std::size_t>(role)];
}

Role heading(int level) {
    return static_cast<Role>(static_cast<int>(Role::H1) + level - 1);
}

PdfBox to_pdf_box(const Rect& rect, const PageSpace& space) {
    return {space.x(rect.left()).points(), space.y(rect.bottom()).points(), space.x(rect.right()).points(),
            space.y(rect.top()).points()};
}

StructureTree::Id StructureTree::add(Id parent, Role role) {
    const auto id = static_cast<Id>(elements_.size());
    elements_.push_back({.role = role});
    elements_[parent].kids.push_back({Kid::Kind::Element, 0, id});
    return id;
}

std::uint32_t StructureTree::add_content(Id element, std::size_t page_idx) {
    content_.resize(std::max(content_.size(), page_idx + 1));
    const auto number = static_cast<std::uint32_t>(content_[page_idx].size());
    content_[page_idx].push_back(element);
    elements_[element].kids.push_back({Kid::Kind::Content, static_cast<std::uint32_t>(page_idx), number});
    return number;
}

void StructureTree::add_link(Id element, std::size_t page_idx, const PdfBox& box, LinkTarget target,
                             std::string contents) {
    const auto number = static_cast<std::uint32_t>(links_.size());
    links_.push_back({element, page_idx, box, std::move(target), std::move(contents)});
    elements_[element].kids.push_back({Kid::Kind::Link, static_cast<std::uint32_t>(page_idx), number});
}

void StructureTree::set_picture(Id element, std::string alternative_text, const PdfBox& box) {
    elements_[element].alternative_text = std::move(alternative_text);
    elements_[element].box = box;
}

void StructureTree::set_cell(Id element, Scope scope, std::uint32_t n_columns, std::uint32_t n_rows) {
    elements_[element].scope = scope;
    elements_[element].n_columns = n_columns;
    elements_[element].n_rows = n_rows;
}

class StructureTree::Writer {
public:
    Writer(const StructureTree& tree, Document& document, std::vector<Object>& pages)
        : tree_(tree), document_(document), pages_(pages) {
        for (const Link& link : tree.links_)
            links_.push_back(document_.indirect(annotation(link)));
    }

    void write() {
        Object root = document_.indirect(dictionary({{"Type", name("StructTreeRoot")}}));
        objects_.assign(tree_.elements_.size(), QPDFObjectHandle::newNull());
        root.replaceKey("/K", element(kDocument, root));
        root.replaceKey("/ParentTree", document_.indirect(dictionary({{"Nums", parents()}})));
        root.replaceKey("/ParentTreeNextKey", integer(static_cast<long long>(pages_.size() + links_.size())));
        document_.root().replaceKey("/StructTreeRoot", root);
        document_.root().replaceKey("/MarkInfo", dictionary({{"Marked", QPDFObjectHandle::newBool(true)}}));
        hang_up_links();
    }

private:
    Object element(Id id, const Object& parent) {
        const Element& of = tree_.elements_[id];
        Object object = document_.indirect(dictionary({{"S", name(name_of(of.role))}, {"P", parent}}));
        objects_[id] = object;
        const auto content = std::ranges::find(of.kids, Kid::Kind::Content, &Kid::kind);
        if (content != of.kids.end()) object.replaceKey("/Pg", pages_[content->page_idx]);
        std::vector<Object> kids;
        for (const Kid& kid : of.kids) {
            // Of its own page a number is enough.
            const bool is_on_page = content != of.kids.end() && kid.page_idx == content->page_idx;
            kids.push_back(kid_object(kid, is_on_page, object));
        }
        if (!kids.empty()) object.replaceKey("/K", kids.size() == 1 ? kids.front() : array(kids));
        if (!of.title.empty()) object.replaceKey("/T", text_string(of.title));
        if (!of.alternative_text.empty()) object.replaceKey("/Alt", text_string(of.alternative_text));
        if (const auto attributes = attributes_of(of)) object.replaceKey("/A", *attributes);
        return object;
    }

    Object kid_object(const Kid& kid, bool is_on_page, const Object& parent) {
        switch (kid.kind) {
            case Kid::Kind::Element: return element(kid.number, parent);
            case Kid::Kind::Content:
                if (is_on_page) return integer(kid.number);
                return dictionary(
                    {{"Type", name("MCR")}, {"Pg", pages_[kid.page_idx]}, {"MCID", integer(kid.number)}});
            case Kid::Kind::Link: break;
        }
        return dictionary(
            {{"Type", name("OBJR")}, {"Pg", pages_[kid.page_idx]}, {"Obj", links_[kid.number]}});
    }

    static std::optional<Object> attributes_of(const Element& of) {
        if (of.box) {
            return dictionary({{"O", name("Layout")},
                               {"Placement", name("Block")},
                               {"BBox", numbers({of.box->begin(), of.box->end()})}});
        }
        if (!of.numbering.empty())
            return dictionary({{"O", name("List")}, {"ListNumbering", name(of.numbering)}});
        Document::Entries entries;
        if (of.scope != Scope::None)
            entries.emplace_back("Scope", name(of.scope == Scope::Column ? "Column" : "Row"));
        if (of.n_columns > 1) entries.emplace_back("ColSpan", integer(of.n_columns));
        if (of.n_rows > 1) entries.emplace_back("RowSpan", integer(of.n_rows));
        if (entries.empty()) return std::nullopt;
        entries.emplace_back("O", name("Table"));
        return dictionary(entries);
    }

    Object annotation(const Link& link) {
        Object object =
            dictionary({{"Type", name("Annot")},
                        {"Subtype", name("Link")},
                        {"Rect", numbers({link.box.begin(), link.box.end()})},
                        {"Border", numbers({0, 0, 0})},
                        {"F", integer(4)}, // shown on paper too
                        {"Contents", text_string(link.contents)},
                        {"StructParent", integer(static_cast<long long>(pages_.size() + links_.size()))}});
        const LinkTarget& target = link.target;
        if (target.address.empty()) {
            object.replaceKey("/Dest",
                              array({pages_[target.page_idx], name("XYZ"), real(target.at.x.points()),
                                     real(target.at.y.points()), QPDFObjectHandle::newNull()}));
        } else {
            object.replaceKey("/A", dictionary({{"S", name("URI")}, {"URI", byte_string(target.address)}}));
        }
        return object;
    }

    /// From pages and links back to elements: pages have the keys from 0, links those behind them.
    Object parents() const {
        std::vector<Object> items;
        for (std::size_t page = 0; page < tree_.content_.size(); ++page) {
            std::vector<Object> elements;
            for (const Id id : tree_.content_[page])
                elements.push_back(objects_[id]);
            items.push_back(integer(static_cast<long long>(page)));
            items.push_back(document_.indirect(array(elements)));
        }
        for (std::size_t i = 0; i < links_.size(); ++i) {
            items.push_back(integer(static_cast<long long>(pages_.size() + i)));
            items.push_back(objects_[tree_.links_[i].element]);
        }
        return array(items);
    }

    void hang_up_links() {
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            pages_[page].replaceKey("/StructParents", integer(static_cast<long long>(page)));
            pages_[page].replaceKey("/Tabs", name("S"));
        }
        std::vector<std::vector<Object>> of_pages(pages_.size());
        for (std::size_t i = 0; i < links_.size(); ++i)
            of_pages[tree_.links_[i].page_idx].push_back(links_[i]);
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            if (!of_pages[page].empty()) pages_[page].replaceKey("/Annots", array(of_pages[page]));
        }
    }

    const StructureTree& tree_;
    Document& document_;
    std::vector<Object>& pages_;
    std::vector<Object> objects_; ///< of the elements
    std::vector<Object> links_;
};

void StructureTree::write(Document& document, std::vector<Object>& pages) const {
    Writer(*this, document, pages).write();
}

}
