// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/swatches.hpp"

#include "publisher/base/text.hpp"

#include <set>

namespace publisher::emit::idml {
namespace {

using Kind = style::Swatch::Kind;

const std::string& name_of(const style::Swatch& swatch) {
    return swatch.kind == Kind::Spot && !swatch.spot_name.empty() ? swatch.spot_name : swatch.name;
}

struct BuiltIn {
    std::string_view name, model, value, special;
    bool is_removable, is_visible;
};

constexpr BuiltIn kBuiltIns[] = {
    {"Black", "Process", "0 0 0 100", "Specialblack", false, true},
    {"Cyan", "Process", "100 0 0 0", "Hiddenreserved", false, false},
    {"Magenta", "Process", "0 100 0 0", "Hiddenreserved", false, false},
    {"Paper", "Process", "0 0 0 0", "Specialpaper", false, true},
    {"Registration", "Registration", "100 100 100 100", "Specialregistration", false, true},
    {"Yellow", "Process", "0 0 100 0", "Hiddenreserved", false, false},
};

void begin_color(std::string_view name, std::string_view model, std::string_view value, XmlWriter& xml) {
    xml.open("Color").attribute("Self", "Color/" + escaped_name(name)).attribute("Model", model);
    xml.attribute("Space", "CMYK").attribute("ColorValue", value);
}

void end_color(std::string_view name, bool is_removable, bool is_visible, XmlWriter& xml) {
    xml.attribute("AlternateSpace", "NoAlternateColor").attribute("AlternateColorValue", "");
    xml.attribute("Name", name).attribute("ColorEditable", is_removable);
    xml.attribute("ColorRemovable", is_removable).attribute("Visible", is_visible);
    xml.attribute("SwatchCreatorID", "7937").close();
}

void write_ink(std::string_view name, std::string_view angle, std::string_view density, std::size_t order,
               XmlWriter& xml) {
    xml.open("Ink").attribute("Self", "Ink/" + escaped_name(name)).attribute("Name", name);
    xml.attribute("Angle", angle).attribute("ConvertToProcess", false).attribute("Frequency", "70");
    xml.attribute("NeutralDensity", density).attribute("PrintInk", true).attribute("TrapOrder", order);
    xml.attribute("InkType", "Normal").close();
}

std::string cmyk_percent(const style::Swatch& swatch) {
    std::string text;
    for (const double part : swatch.cmyk)
        text += (text.empty() ? "" : " ") + to_number_text(part * 100, 4);
    return text;
}

}

std::string color_reference(const style::StyleSheet& styles, const style::Paint& paint) {
    if (!paint.is_visible() || styles[paint.swatch].kind == Kind::None) return "Swatch/None";
    const style::Swatch& swatch = styles[paint.swatch];
    if (swatch.tint_of.is_valid()) return "Tint/" + escaped_name(swatch.name);
    if (swatch.kind == Kind::Gradient) return "Gradient/" + escaped_name(swatch.name);
    return "Color/" + escaped_name(name_of(swatch));
}

std::string tint_percent(const style::Paint& paint) {
    return to_number_text(paint.is_visible() ? paint.tint * 100 : 100, 3);
}

bool is_overprinting(const style::StyleSheet& styles, const style::Paint& paint) {
    if (!paint.is_visible() || paint.overprint == style::Overprint::Never) return false;
    return paint.overprint == style::Overprint::Always || styles[paint.swatch].is_overprinting;
}

namespace {

/// Edges of cells and rules of paragraphs have no ends and dashes of their own, items have.
void add_ends(const style::Stroke& stroke, Properties& properties) {
    constexpr const char* kCaps[] = {"ButtEndCap", "RoundEndCap", "ProjectingEndCap"};
    constexpr const char* kJoins[] = {"MiterEndJoin", "RoundEndJoin", "BevelEndJoin"};
    std::string dashes;
    for (const Length dash : stroke.dashes)
        dashes += (dashes.empty() ? "" : " ") + to_points_text(dash);
    if (!dashes.empty()) properties.push_back({"StrokeDashAndGap", "", dashes});
    properties.push_back({"EndCap", "", kCaps[static_cast<std::size_t>(stroke.cap)]});
    properties.push_back({"EndJoin", "", kJoins[static_cast<std::size_t>(stroke.join)]});
}

}

Properties fill_properties(const style::StyleSheet& styles, const style::Paint& paint) {
    Properties properties = {{"FillColor", "", color_reference(styles, paint)},
                             {"FillTint", "", tint_percent(paint)},
                             {"OverprintFill", "", boolean(is_overprinting(styles, paint))}};
    if (paint.is_visible() && styles[paint.swatch].kind == Kind::Gradient)
        properties.push_back({"GradientFillAngle", "", to_number_text(styles[paint.swatch].angle, 3)});
    return properties;
}

Properties stroke_properties(const style::StyleSheet& styles, const style::Stroke& stroke,
                             std::string_view prefix) {
    const std::string name = std::string(prefix) + "Stroke";
    const bool is_visible = stroke.is_visible();
    const bool is_dashed = prefix.empty() && is_visible && !stroke.dashes.empty();
    const style::Paint paint = is_visible ? stroke.paint : style::Paint();
    Properties properties = {
        {name + "Weight", "", to_points_text(is_visible ? stroke.weight : Length())},
        {name + "Color", "", color_reference(styles, paint)},
        {name + "Tint", "", tint_percent(paint)},
        {name + "Type", "", is_dashed ? "StrokeStyle/$ID/Dashed" : "StrokeStyle/$ID/Solid"},
        {prefix.empty() ? "OverprintStroke" : name + "Overprint", "",
         boolean(is_overprinting(styles, paint))}};
    if (prefix.empty() && is_visible) add_ends(stroke, properties);
    return properties;
}

namespace {

void write_tint(const std::string& self, const std::string& name, const style::Paint& base, double tint,
                const style::StyleSheet& styles, XmlWriter& xml) {
    xml.open("Tint").attribute("Self", self).attribute("TintValue", to_number_text(tint * 100, 3));
    xml.attribute("BaseColor", color_reference(styles, base)).attribute("Name", name);
    xml.attribute("AlternateSpace", "NoAlternateColor").attribute("AlternateColorValue", "");
    xml.attribute("ColorEditable", true).attribute("ColorRemovable", true).attribute("Visible", true).close();
}

/// Stops of gradients have no tint of their own: those of process colours get a colour without a name, as
/// InDesign makes for them, those of spot colours a tint.
std::string stop_reference(const style::StyleSheet& styles, const style::Swatch::Stop& stop) {
    const style::Swatch& swatch = styles[stop.swatch];
    if (stop.tint == 1) return color_reference(styles, {stop.swatch, 1});
    const std::string name = name_of(swatch) + ' ' + percent(stop.tint) + '%';
    return (swatch.kind == Kind::Spot ? "Tint/" : "Color/stop%3a") + escaped_name(name);
}

void write_stop_colors(const style::StyleSheet& styles, XmlWriter& xml) {
    std::set<std::string> written;
    for (const style::Swatch& gradient : styles.swatches) {
        for (const style::Swatch::Stop& stop : gradient.stops) {
            const std::string self = stop_reference(styles, stop);
            if (stop.tint == 1 || !written.insert(self).second) continue;
            const style::Swatch& swatch = styles[stop.swatch];
            if (swatch.kind == Kind::Spot) {
                write_tint(self, name_of(swatch) + ' ' + percent(stop.tint) + '%', {stop.swatch, 1},
                           stop.tint, styles, xml);
                continue;
            }
            std::string values;
            for (const double part : swatch.cmyk)
                values += (values.empty() ? "" : " ") + to_number_text(part * stop.tint * 100, 4);
            xml.open("Color")
                .attribute("Self", self)
                .attribute("Model", "Process")
                .attribute("Space", "CMYK");
            xml.attribute("ColorValue", values);
            end_color("$ID/", true, false, xml);
        }
    }
}

void write_tints(const style::StyleSheet& styles, XmlWriter& xml) {
    for (const style::Swatch& swatch : styles.swatches) {
        if (swatch.tint_of.is_valid())
            write_tint("Tint/" + escaped_name(swatch.name), swatch.name, {swatch.tint_of, 1}, swatch.tint,
                       styles, xml);
    }
}

void write_gradients(const style::StyleSheet& styles, XmlWriter& xml) {
    for (const style::Swatch& swatch : styles.swatches) {
        if (swatch.kind != Kind::Gradient) continue;
        const std::string self = "Gradient/" + escaped_name(swatch.name);
        xml.open("Gradient")
            .attribute("Self", self)
            .attribute("Type", swatch.is_radial ? "Radial" : "Linear");
        xml.attribute("Name", swatch.name).attribute("ColorEditable", true).attribute("ColorRemovable", true);
        xml.attribute("Visible", true);
        for (std::size_t i = 0; i < swatch.stops.size(); ++i) {
            const style::Swatch::Stop& stop = swatch.stops[i];
            xml.open("GradientStop").attribute("Self", self + "GradientStop" + std::to_string(i));
            xml.attribute("StopColor", stop_reference(styles, stop));
            xml.attribute("Location", to_number_text(stop.place * 100, 3));
            if (i > 0) xml.attribute("Midpoint", 50);
            xml.close();
        }
        xml.close();
    }
}

}

std::string make_graphic(const style::StyleSheet& styles) {
    XmlWriter xml = XmlWriter::part("Graphic");
    std::set<std::string_view> written;
    std::vector<const style::Swatch*> spots;
    for (const style::Swatch& swatch : styles.swatches) {
        if (swatch.kind == Kind::None || swatch.kind == Kind::Gradient || swatch.tint_of.is_valid()) continue;
        if (!written.insert(name_of(swatch)).second) continue;
        begin_color(name_of(swatch), swatch.kind == Kind::Spot ? "Spot" : "Process", cmyk_percent(swatch),
                    xml);
        end_color(name_of(swatch), true, true, xml);
        if (swatch.kind == Kind::Spot) spots.push_back(&swatch);
    }
    for (const BuiltIn& color : kBuiltIns) {
        if (written.contains(color.name)) continue;
        begin_color(color.name, color.model, color.value, xml);
        xml.attribute("ColorOverride", color.special);
        end_color(color.name, color.is_removable, color.is_visible, xml);
    }
    write_ink("$ID/Process Cyan", "75", "0.61", 1, xml);
    write_ink("$ID/Process Magenta", "15", "0.76", 2, xml);
    write_ink("$ID/Process Yellow", "0", "0.16", 3, xml);
    write_ink("$ID/Process Black", "45", "1.7", 4, xml);
    for (std::size_t i = 0; i < spots.size(); ++i)
        write_ink(name_of(*spots[i]), "45", "0.5", 5 + i, xml);
    write_tints(styles, xml);
    write_stop_colors(styles, xml);
    xml.open("Swatch").attribute("Self", "Swatch/None").attribute("Name", "None");
    xml.attribute("ColorEditable", false).attribute("ColorRemovable", false).attribute("Visible", true);
    xml.attribute("SwatchCreatorID", "7937").close();
    write_gradients(styles, xml);
    for (const std::string name : {"$ID/Dashed", "$ID/Solid"})
        xml.open("StrokeStyle").attribute("Self", "StrokeStyle/" + name).attribute("Name", name).close();
    return xml.finish();
}

}
