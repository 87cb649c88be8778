// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/destinations.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"

namespace publisher::emit::idml {

/// The hyperlinks of the document: their sources stand in stories, they themselves and what they lead to in
/// the designmap. Page references are cross references, which InDesign numbers anew.
class Hyperlinks {
public:
    explicit Hyperlinks(Ids& ids) : ids_(ids) {}

    /// The format of cross references that say a page's number.
    std::string page_number_format();
    /// Each gives the id for a source that is about to be written.
    std::string add_source(const std::string& url);
    std::string add_source(const Destination& destination);

    /// The element CrossReferenceFormat, when one is used.
    void write_formats(XmlWriter& xml) const;
    /// In this order: pages where no text is that could be led to (`page_ids`: of all pages in their order),
    /// URLs, whose keys follow the last one used, and the hyperlinks themselves.
    static void write_pages(const Destinations& destinations, const std::vector<std::string>& page_ids,
                            XmlWriter& xml);
    void write_urls(std::size_t last_key, XmlWriter& xml);
    void write(XmlWriter& xml) const;

private:
    struct Link {
        std::string source, destination;
        std::size_t key = 0;
    };
    Ids& ids_;
    std::string format_;
    std::vector<Link> links_;
    std::vector<std::pair<std::size_t, std::string>> url_of_link_;
};

}
