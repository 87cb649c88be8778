// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/bookmarks.hpp"

namespace publisher::emit::idml {
namespace {

using page::Anchor;

struct Bookmark {
    std::string title, page, destination;
    std::vector<Bookmark> children;
    std::map<std::string, std::size_t> places; ///< of the children, by what tells them apart

    Bookmark& ensure(const std::string& key, const std::string& name, const std::string& where) {
        const auto [place, is_new] = places.emplace(key, children.size());
        if (is_new) children.push_back({name, where, {}, {}, {}});
        return children[place->second];
    }
};

Bookmark collect(const Contents& contents, bool has_products) {
    Bookmark root;
    std::string section;
    /// Products name their group by its title: of several it is the one that was begun last.
    std::map<std::string, std::string> keys_by_title;
    for (const WrittenPage& page : contents.pages) {
        for (const Anchor& anchor : page.anchors) {
            if (anchor.kind == Anchor::Kind::Section) {
                section = anchor.key;
                keys_by_title.clear();
                root.ensure(section, anchor.title, page.self);
                continue;
            }
            Bookmark* parent = section.empty() ? &root : &root.ensure(section, {}, page.self);
            const bool is_group = anchor.kind == Anchor::Kind::Group;
            const std::string& group = is_group ? anchor.title : anchor.group;
            if (is_group) keys_by_title[group] = anchor.key;
            const auto known = keys_by_title.find(group);
            const std::string& key = known == keys_by_title.end() ? group : known->second;
            if (!group.empty()) parent = &parent->ensure("group/" + key, group, page.self);
            if (!is_group && has_products) parent->ensure("product/" + anchor.key, anchor.title, page.self);
        }
    }
    return root;
}

void write_destinations(std::vector<Bookmark>& bookmarks, std::size_t& last_key, Desk& desk, XmlWriter& xml) {
    for (Bookmark& bookmark : bookmarks) {
        bookmark.destination = desk.ids.next();
        xml.open("HyperlinkPageDestination").attribute("Self", bookmark.destination);
        xml.attribute("Name", bookmark.title).attribute("NameManually", true);
        xml.attribute("DestinationPage", bookmark.page).attribute("ViewSetting", "InheritZoom");
        xml.attribute("Hidden", true).attribute("DestinationUniqueKey", ++last_key).close();
        write_destinations(bookmark.children, last_key, desk, xml);
    }
}

void write_tree(const std::vector<Bookmark>& bookmarks, Desk& desk, XmlWriter& xml) {
    for (const Bookmark& bookmark : bookmarks) {
        xml.open("Bookmark").attribute("Self", desk.ids.next()).attribute("Name", bookmark.title);
        xml.attribute("Destination", bookmark.destination);
        write_tree(bookmark.children, desk, xml);
        xml.close();
    }
}

}

void write_links(const Contents& contents, Desk& desk, XmlWriter& xml) {
    Bookmark root = collect(contents, desk.options.has_product_bookmarks);
    std::vector<std::string> page_ids;
    for (const WrittenPage& page : contents.pages)
        page_ids.push_back(page.self);
    Hyperlinks::write_pages(desk.survey.destinations, page_ids, xml);
    std::size_t last_key = desk.survey.destinations.all().size();
    write_destinations(root.children, last_key, desk, xml);
    desk.hyperlinks.write_urls(last_key, xml);
    desk.hyperlinks.write(xml);
    write_tree(root.children, desk, xml);
}

}
