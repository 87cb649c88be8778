// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/resources.hpp"

#include <algorithm>

namespace publisher::emit::idml {

std::string make_container() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
           "<rootfiles>\n<rootfile full-path=\"designmap.xml\" media-type=\"text/xml\"/>\n</rootfiles>\n"
           "</container>";
}

std::string make_preferences(const Survey& survey, const Options& options) {
    XmlWriter xml = XmlWriter::part("Preferences");
    xml.open("DocumentPreference")
        .attribute("PageHeight", survey.trim.height)
        .attribute("PageWidth", survey.trim.width);
    xml.attribute("CreatePrimaryTextFrame", false)
        .attribute("PagesPerDocument", std::min<std::size_t>(survey.n_pages, 9999));
    xml.attribute("FacingPages", survey.has_facing_pages);
    for (const char* side : {"Top", "Bottom", "InsideOrLeft", "OutsideOrRight"})
        xml.attribute("DocumentBleed" + std::string(side) + "Offset", survey.bleed);
    xml.attribute("DocumentBleedUniformSize", true).attribute("AllowPageShuffle", true);
    xml.attribute("Intent", "PrintIntent")
        .attribute("PageBinding", survey.is_right_to_left ? "RightToLeft" : "LeftToRight");
    xml.close();
    if (options.baseline_leading > Length()) {
        xml.open("GridPreference").attribute("BaselineStart", options.baseline_start);
        xml.attribute("BaselineDivision", options.baseline_leading);
        xml.attribute("BaselineGridRelativeOption", "TopOfPageOfBaselineGridRelativeOption").close();
    }
    xml.open("ViewPreference").attribute("HorizontalMeasurementUnits", "Millimeters");
    xml.attribute("VerticalMeasurementUnits", "Millimeters").attribute("RulerOrigin", "PageOrigin").close();
    return xml.finish();
}

}
