// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/pictures.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/item_parts.hpp"

namespace publisher::emit::idml {
namespace {

/// InDesign's names of formats; empty for one that it cannot place.
std::string link_format(const std::string& format) {
    if (format == "JPEG" || format == "TIFF" || format == "SVG") return "$ID/" + format;
    if (format == "PSD") return "$ID/Photoshop";
    if (format == "PDF") return "$ID/Adobe Portable Document Format (PDF)";
    return format == "PNG" ? "$ID/Portable Network Graphics (PNG)" : "";
}

/// A file name as part of a URI (RFC 3986): all but unreserved characters as %XX.
std::string percent_encoded(std::string_view name) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain)
            encoded += c;
        else
            (encoded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return encoded;
}

/// The picture's place in its frame, from its natural size.
std::string transform_of(const page::PictureFrame& picture, double scale_x, double scale_y) {
    const Length left = picture.picture.x - picture.head.frame.x,
                 top = picture.picture.y - picture.head.frame.y;
    const bool turns = picture.is_mirrored;
    return to_number_text(turns ? -scale_x : scale_x, 9) + " 0 0 " + to_number_text(scale_y, 9) + ' ' +
           to_points_text(turns ? left + picture.picture.width : left) + ' ' + to_points_text(top);
}

/// What is cut off on each side; less than nothing where the frame is larger.
struct Crop {
    Length left, top, right, bottom;
};

Crop crop_of(const page::PictureFrame& picture) {
    const Rect &frame = picture.head.frame, &shown = picture.picture;
    const Length left = frame.x - shown.x, right = shown.right() - frame.right();
    return {picture.is_mirrored ? right : left, frame.y - shown.y, picture.is_mirrored ? left : right,
            shown.bottom() - frame.bottom()};
}

ItemLook::Fitting fitting_of(const Crop& crop) {
    const Length least = std::min(std::min(crop.left, crop.right), std::min(crop.top, crop.bottom));
    return least >= Length() ? ItemLook::Fitting::Filling : ItemLook::Fitting::Whole;
}

void write_crop(const Crop& crop, XmlWriter& xml) {
    xml.open("FrameFittingOption").attribute("LeftCrop", crop.left).attribute("TopCrop", crop.top);
    xml.attribute("RightCrop", crop.right).attribute("BottomCrop", crop.bottom).close();
}

void write_link(const LinkedPicture& link, const std::string& format, Desk& desk, XmlWriter& xml) {
    xml.open("Link").attribute("Self", desk.ids.next());
    xml.attribute("LinkResourceURI", "file:Links/" + percent_encoded(link.file));
    if (!format.empty()) xml.attribute("LinkResourceFormat", format);
    xml.attribute("StoredState", "Normal").attribute("LinkClassID", 35906).attribute("LinkClientID", 257);
    xml.attribute("LinkResourceModified", false).attribute("LinkObjectModified", false);
    xml.attribute("ShowInUI", true).attribute("CanEmbed", true).attribute("CanUnembed", true);
    xml.attribute("CanPackage", true).attribute("ImportPolicy", "NoAutoImport");
    xml.attribute("ExportPolicy", "NoAutoExport").close();
}

void write_clipping_path(const page::PictureFrame& picture, const LinkedPicture& link, Desk& desk,
                         XmlWriter& xml) {
    if (!link.has_clip || picture.is_whole) return;
    if (link.clip_name.empty())
        return desk.report.lost("a clipping path without a plain name", "the whole picture is shown");
    xml.open("ClippingPathSettings").attribute("ClippingType", "PhotoshopPath");
    xml.attribute("InvertPath", false).attribute("IncludeInsideEdges", false);
    xml.attribute("RestrictToFrame", true).attribute("AppliedPathName", link.clip_name).close();
}

/// Which page of a PDF is shown, and how much of it.
void write_page_choice(const LinkedPicture& link, XmlWriter& xml) {
    const char* crop = link.box == "ArtBox"     ? "CropArt"
                       : link.box == "TrimBox"  ? "CropTrim"
                       : link.box == "BleedBox" ? "CropBleed"
                       : link.box == "CropBox"  ? "CropPDF"
                                                : "CropMedia";
    xml.open("PDFAttribute").attribute("PageNumber", link.page).attribute("PDFCrop", crop);
    xml.attribute("TransparentBackground", true).close();
}

void write_image(const page::PictureFrame& picture, const LinkedPicture& link, Desk& desk, XmlWriter& xml) {
    const std::string format = link_format(link.format);
    if (link.format == "SVG")
        desk.report.translated("a drawing (SVG)", "the link is there, InDesign 2020 and later show it");
    if (format.empty())
        desk.report.lost("a picture in the format " + link.format,
                         "the link is there, InDesign may not show it");
    const double ppi_x = link.ppi_x > 0 ? link.ppi_x : 72, ppi_y = link.ppi_y > 0 ? link.ppi_y : 72;
    const Length width = Length::from_points(link.width / ppi_x * 72);
    const Length height = Length::from_points(link.height / ppi_y * 72);
    if (width <= Length() || height <= Length()) return;
    const double scale_x = picture.picture.width / width, scale_y = picture.picture.height / height;
    const bool is_page = link.page > 0;
    xml.open(is_page ? "PDF" : "Image").attribute("Self", desk.ids.next());
    if (!is_page) {
        xml.attribute("ActualPpi", to_number_text(ppi_x, 3) + ' ' + to_number_text(ppi_y, 3));
        xml.attribute("EffectivePpi",
                      to_number_text(ppi_x / scale_x, 0) + ' ' + to_number_text(ppi_y / scale_y, 0));
    }
    if (!format.empty()) xml.attribute("ImageTypeName", format);
    xml.attribute("ItemTransform", transform_of(picture, scale_x, scale_y));
    xml.open("Properties").open("GraphicBounds").attribute("Left", Length()).attribute("Top", Length());
    xml.attribute("Right", width).attribute("Bottom", height).close().close();
    if (is_page) write_page_choice(link, xml);
    write_link(link, format, desk, xml);
    write_clipping_path(picture, link, desk, xml);
    xml.close();
}

}

Status write_picture(const page::PictureFrame& picture, const PageContext& context, Desk& desk,
                     XmlWriter& xml) {
    const auto link = desk.links(picture.file_digest);
    if (!link) return link.failure();
    const page::ObjectHead& head = picture.head;
    const std::string self = desk.ids.next();
    open_item("Rectangle", head, self, head.frame, context, desk, xml);
    // The ground and the insets of its style are another object's.
    ItemLook look;
    if (head.style.is_valid() && !picture.is_whole)
        look.corner_radius = desk.styles[head.style].corner_radius;
    if (head.style.is_valid()) look.blending = desk.styles[head.style].blending;
    const Crop crop = crop_of(picture);
    look.fitting = fitting_of(crop);
    look.wrap = head.wrap;
    xml.attribute("ContentType", "GraphicType");
    xml.attribute("AppliedObjectStyle", desk.objects.reference({}, look, "picture"));
    LabelKeys keys = object_label(head.id);
    if (picture.binding.is_valid() && is_bound(context.page.bindings[picture.binding.index()])) {
        const origin::Binding& binding = context.page.bindings[picture.binding.index()];
        add_label_keys({{binding}}, keys);
        desk.structure.add_picture(self, binding);
    }
    xml.open("Properties");
    write_rectangle_path(head.frame.width, head.frame.height, xml);
    xml.label(keys).close();
    write_crop(crop, xml);
    if (!picture.alternative_text.empty()) {
        xml.open("ObjectExportOption").attribute("AltTextSourceType", "SourceCustom");
        xml.attribute("CustomAltText", picture.alternative_text).close();
    }
    write_image(picture, *link, desk, xml);
    xml.close();
    ++desk.report.counts.n_pictures;
    return Done();
}

}
