// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/document.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The bookmarks of the document (PDF 32000-1 §12.3.3): sections, the groups in them, the products in those,
/// in the order of the pages, each at the place where it stands first. They are destinations and no actions,
/// which is what print standards allow.
class Outline {
public:
    explicit Outline(Bookmarks depth) : depth_(depth) {}

    /// The anchors of a page; `object` is that page.
    void add(const page::Page& page, const PageSpace& space, const Object& object);
    /// Hangs the bookmarks into the document, if there are any.
    void finish(Document& document) const;

private:
    struct Item {
        std::string title;
        Object destination;
        std::vector<Item> children;
        std::map<std::string, std::size_t> places; ///< of the children, by what tells them apart

        /// The child of that key, made when there is none.
        Item& ensure(const std::string& key, const std::string& name, const Object& where);
    };
    static void add_children(const Item& item, Object& parent, Document& document);

    Bookmarks depth_;
    Item root_;
    std::string section_; ///< key of the one in hand; empty: pages before the first with a title
    /// Products name their group by its title: of several it is the one that was begun last.
    std::map<std::string, std::string> groups_by_title_;
};

}
