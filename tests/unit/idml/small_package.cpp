// SPDX-License-Identifier: Apache-2.0
#include "small_package.hpp"

#include "publisher/zip/archive.hpp"

namespace publisher::idml {

std::string part_of(const std::string& kind, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<idPkg:" + kind +
           " xmlns:idPkg=\"http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging\" DOMVersion=\"8.0\">" +
           content + "</idPkg:" + kind + ">";
}

SmallPackage::SmallPackage() {
    parts = {
        {"mimetype", "application/vnd.adobe.indesign-idml-package"},
        {"designmap.xml",
         "<?xml version=\"1.0\"?><Document "
         "xmlns:idPkg=\"http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging\" DOMVersion=\"8.0\" "
         "Self=\"d\"><Layer Self=\"u1\" Name=\"text\"/><idPkg:Spread src=\"Spreads/Spread_u2.xml\"/>"
         "<idPkg:Story src=\"Stories/Story_u3.xml\"/></Document>"},
        {"Spreads/Spread_u2.xml", part_of("Spread",
                                          "<Spread Self=\"u2\"><Page Self=\"u4\"/><TextFrame Self=\"u5\" "
                                          "ParentStory=\"u3\" ItemLayer=\"u1\" "
                                          "PreviousTextFrame=\"n\" NextTextFrame=\"n\"/></Spread>")},
        {"Stories/Story_u3.xml",
         part_of("Story",
                 "<Story Self=\"u3\"><ParagraphStyleRange><CharacterStyleRange><Content>two words</Content>"
                 "</CharacterStyleRange></ParagraphStyleRange></Story>")}};
}

std::string& SmallPackage::part(const std::string& name) {
    for (Part& entry : parts)
        if (entry.name == name) return entry.bytes;
    return parts.emplace_back(Part{name, {}}).bytes;
}

std::string SmallPackage::pack() const {
    zip::Writer writer;
    for (const Part& entry : parts)
        writer.add(entry.name, entry.bytes,
                   entry.name == "mimetype" ? zip::Method::Stored : zip::Method::Deflated);
    return writer.finish();
}

}
