// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/outline.hpp"

namespace publisher::emit::pdf {

using page::Anchor;

Outline::Item& Outline::Item::ensure(const std::string& key, const std::string& name, const Object& where) {
    const auto [place, is_new] = places.emplace(key, children.size());
    if (is_new) children.push_back({name, where, {}, {}});
    return children[place->second];
}

void Outline::add(const page::Page& page, const PageSpace& space, const Object& object) {
    if (depth_ == Bookmarks::None) return;
    for (const Anchor& anchor : page.anchors) {
        const Object where = array({object, emit::pdf::name("XYZ"), real(space.x(anchor.at.x).points()),
                                    real(space.y(anchor.at.y).points()), QPDFObjectHandle::newNull()});
        if (anchor.kind == Anchor::Kind::Section) {
            section_ = anchor.key;
            groups_by_title_.clear();
            root_.ensure(section_, anchor.title, where);
        }
        if (anchor.kind == Anchor::Kind::Section || depth_ == Bookmarks::Sections) continue;
        Item* parent = section_.empty() ? &root_ : &root_.ensure(section_, {}, where);
        const bool is_group = anchor.kind == Anchor::Kind::Group;
        const std::string& group = is_group ? anchor.title : anchor.group;
        if (is_group) groups_by_title_[group] = anchor.key;
        const auto known = groups_by_title_.find(group);
        const std::string& key = known == groups_by_title_.end() ? group : known->second;
        if (!group.empty()) parent = &parent->ensure("group/" + key, group, where);
        if (!is_group && depth_ == Bookmarks::Products)
            parent->ensure("product/" + anchor.key, anchor.title, where);
    }
}

void Outline::add_children(const Item& item, Object& parent, Document& document) {
    std::vector<Object> objects;
    for (const Item& child : item.children) {
        objects.push_back(document.indirect(dictionary(
            {{"Title", text_string(child.title)}, {"Dest", child.destination}, {"Parent", parent}})));
        if (child.children.empty()) continue;
        add_children(child, objects.back(), document);
        // Closed: readers see sections first.
        objects.back().replaceKey("/Count", integer(-static_cast<long long>(child.children.size())));
    }
    for (std::size_t i = 0; i + 1 < objects.size(); ++i) {
        objects[i].replaceKey("/Next", objects[i + 1]);
        objects[i + 1].replaceKey("/Prev", objects[i]);
    }
    parent.replaceKey("/First", objects.front());
    parent.replaceKey("/Last", objects.back());
}

void Outline::finish(Document& document) const {
    if (root_.children.empty()) return;
    Object outlines = document.indirect(dictionary({{"Type", emit::pdf::name("Outlines")}}));
    add_children(root_, outlines, document);
    outlines.replaceKey("/Count", integer(static_cast<long long>(root_.children.size())));
    document.root().replaceKey("/Outlines", outlines);
}

}
