// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/hyperlinks.hpp"

namespace publisher::emit::idml {

std::string Hyperlinks::page_number_format() {
    if (format_.empty()) format_ = ids_.next();
    return format_;
}

std::string Hyperlinks::add_source(const std::string& url) {
    url_of_link_.emplace_back(links_.size(), url);
    links_.push_back({ids_.next(), {}, 0});
    return links_.back().source;
}

std::string Hyperlinks::add_source(const Destination& destination) {
    links_.push_back({ids_.next(), destination.self(), destination.key});
    return links_.back().source;
}

void Hyperlinks::write_formats(XmlWriter& xml) const {
    if (format_.empty()) return;
    xml.open("CrossReferenceFormat").attribute("Self", format_).attribute("Name", "page number");
    xml.attribute("AppliedCharacterStyle", "n");
    xml.open("BuildingBlock").attribute("Self", format_ + "BuildingBlock0");
    xml.attribute("BlockType", "PageNumberBuildingBlock").attribute("AppliedCharacterStyle", "n");
    xml.attribute("CustomText", "$ID/").attribute("AppliedDelimiter", "$ID/");
    xml.attribute("IncludeDelimiter", false).close().close();
}

void Hyperlinks::write_pages(const Destinations& destinations, const std::vector<std::string>& page_ids,
                             XmlWriter& xml) {
    for (const Destination& place : destinations.all()) {
        if (place.story) continue;
        xml.open("HyperlinkPageDestination").attribute("Self", place.self()).attribute("Name", place.name);
        xml.attribute("NameManually", true);
        xml.attribute("DestinationPage", page_ids[static_cast<std::size_t>(place.page - 1)]);
        xml.attribute("ViewSetting", "InheritZoom").attribute("Hidden", false);
        xml.attribute("DestinationUniqueKey", place.key).close();
    }
}

void Hyperlinks::write_urls(std::size_t last_key, XmlWriter& xml) {
    std::map<std::string, std::size_t> key_of_url;
    for (const auto& [idx, url] : url_of_link_) {
        const auto [entry, is_new] = key_of_url.emplace(url, last_key + 1);
        const std::string self = "HyperlinkURLDestination/" + escaped_name(url);
        links_[idx].destination = self;
        links_[idx].key = entry->second;
        if (!is_new) continue;
        ++last_key;
        xml.open("HyperlinkURLDestination").attribute("Self", self);
        xml.attribute("DestinationUniqueKey", last_key).attribute("Name", url);
        xml.attribute("DestinationURL", url).attribute("Hidden", false).close();
    }
}

void Hyperlinks::write(XmlWriter& xml) const {
    for (std::size_t i = 0; i < links_.size(); ++i) {
        const Link& link = links_[i];
        xml.open("Hyperlink")
            .attribute("Self", ids_.next())
            .attribute("Name", "link " + std::to_string(i + 1));
        xml.attribute("Source", link.source).attribute("Visible", false).attribute("Highlight", "None");
        xml.attribute("Width", "Thin").attribute("BorderStyle", "Solid").attribute("Hidden", false);
        xml.attribute("DestinationUniqueKey", link.key).open("Properties");
        xml.property("BorderColor", "enumeration", "Black");
        xml.property("Destination", "object", link.destination).close().close();
    }
}

}
