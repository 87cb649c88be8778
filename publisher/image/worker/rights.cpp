// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/rights.hpp"

#include "publisher/base/json_writer.hpp"
#include "publisher/base/text.hpp"
#include "publisher/image/worker/iptc.hpp"
#include "publisher/image/worker/refuse.hpp"

#include <algorithm>

namespace publisher::image {
namespace {

constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kXmpRights = "http://ns.adobe.com/xap/1.0/rights/";
constexpr std::string_view kPhotoshop = "http://ns.adobe.com/photoshop/1.0/";
constexpr std::string_view kPlus = "http://ns.useplus.org/ldf/xmp/1.0/";
constexpr std::string_view kCreativeCommons = "http://creativecommons.org/ns#";
constexpr std::string_view kPrism = "http://prismstandard.org/namespaces/";

struct PlusTerm {
    std::string_view code, label;
};

// PLUS LDF vocabularies; the codes come as ".../vocab/AL-CRP".
constexpr PlusTerm kPlusTerms[] = {{"AL-CLR", "No Colorization"},
                                   {"AL-CRP", "No Cropping"},
                                   {"AL-DCL", "No De-Colorization"},
                                   {"AL-FLP", "No Flipping"},
                                   {"AL-MRG", "No Merging"},
                                   {"AL-RET", "No Retouching"},
                                   {"CR-CAI", "Credit Adjacent To Image"},
                                   {"CR-CCA", "Credit In Credits Area"},
                                   {"CR-COI", "Credit On Image"},
                                   {"CR-NRQ", "Not Required"},
                                   {"DP-LIC", "Duplication Only As Necessary Under License"},
                                   {"DP-NDC", "No Duplication Constraints"},
                                   {"DP-NOD", "No Duplication"},
                                   {"MR-LMR", "Limited Or Incomplete Model Releases"},
                                   {"MR-NAP", "Not Applicable"},
                                   {"MR-NON", "None"},
                                   {"MR-UMR", "Unlimited Model Releases"},
                                   {"PR-LPR", "Limited Or Incomplete Property Releases"},
                                   {"PR-NAP", "Not Applicable"},
                                   {"PR-NON", "None"},
                                   {"PR-UPR", "Unlimited Property Releases"}};

std::string to_plus_label(std::string_view value) {
    const std::string_view code = value.substr(value.rfind('/') + 1);
    const auto* found = std::ranges::find(kPlusTerms, code, &PlusTerm::code);
    return std::string(found == std::end(kPlusTerms) ? trimmed(value) : found->label);
}

void add_once(std::vector<std::string>& list, std::string value) {
    if (!value.empty() && !std::ranges::count(list, value)) list.push_back(std::move(value));
}

/// Keywords come as a bag or as one text with commas or semicolons.
void add_list(std::vector<std::string>& list, std::string value) {
    std::ranges::replace(value, ';', ',');
    for (auto& part : split_list(value))
        add_once(list, to_plus_label(part));
}

void set_once(std::string& field, std::string_view value) {
    if (field.empty()) field = trimmed(value);
}

bool has_only_zeros(std::string_view text) {
    return text.find_first_not_of("0-:T.Z+ ") == std::string_view::npos;
}

enum class Edge { First, Last };

/// "2026-01-31", also with a time (the day as it is written, whatever its zone), "20260131" of the IPTC,
/// "2026:01:31" of EXIF-minded tools, and "2026-01" or "2026" for the first or last day within.
std::optional<Date> parse_day(std::string text, Edge edge) {
    const bool is_digits = text.find_first_not_of("0123456789") == std::string::npos;
    if (is_digits && text.size() == 8)
        text = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
    if (text.size() >= 10 && text[4] == ':' && text[7] == ':') text[4] = text[7] = '-';
    if (is_digits && text.size() == 4) text += edge == Edge::First ? "-01" : "-12";
    if (text.size() != 7) return Date::parse(text);
    for (const char* day : {"-31", "-30", "-29", "-28"}) {
        const auto date = Date::parse(text + (edge == Edge::First ? "-01" : day));
        if (date) return date;
    }
    return {};
}

void add_date(std::vector<RightsDate>& dates, std::string property, std::string_view text, Edge edge) {
    text = trimmed(text);
    if (text.empty() || has_only_zeros(text)) return;
    dates.push_back({std::move(property), std::string(text), parse_day(std::string(text), edge)});
}

/// PRISM changed its namespaces with every version and AEM spells expirationDate in the basic one.
void add_prism(Rights& rights, const XmpValue& value) {
    const bool is_usage = value.space.find("usagerights") != std::string::npos;
    const std::string property = (is_usage ? "pur:" : "prism:") + value.property;
    const auto is = [&](std::string_view name) { return equals_ignoring_case(value.property, name); };
    if (is("expirationDate") || is("killDate"))
        add_date(rights.ends, property, value.value, Edge::Last);
    else if (is("embargoDate"))
        add_date(rights.starts, property, value.value, Edge::First);
    else if (is("creditLine"))
        set_once(rights.credit, value.value);
    else if (is("rightsOwner"))
        add_once(rights.owners, value.value);
}

void add_plus(Rights& rights, const XmpValue& value) {
    const auto is = [&](std::string_view name) { return equals_ignoring_case(value.property, name); };
    if (is("LicenseStartDate"))
        add_date(rights.starts, "plus:" + value.property, value.value, Edge::First);
    else if (is("LicenseEndDate"))
        add_date(rights.ends, "plus:" + value.property, value.value, Edge::Last);
    else if (is("ImageAlterationConstraints"))
        add_list(rights.alteration_constraints, value.value);
    else if (is("ImageDuplicationConstraints"))
        add_list(rights.duplication_constraints, value.value);
    else if (is("RegionConstraints"))
        add_list(rights.region_constraints, value.value);
    else if (is("MediaConstraints"))
        add_list(rights.media_constraints, value.value);
    else if (is("CreditLineRequired"))
        set_once(rights.credit_line_required, to_plus_label(value.value));
    else if (is("ModelReleaseStatus"))
        set_once(rights.model_release, to_plus_label(value.value));
    else if (is("PropertyReleaseStatus"))
        set_once(rights.property_release, to_plus_label(value.value));
    else if (value.field == "CopyrightOwnerName")
        add_once(rights.owners, value.value);
    else if (value.field == "ImageCreatorName")
        add_once(rights.creators, value.value);
    else if (value.field == "LicensorName")
        add_once(rights.licensors, value.value);
}

void add_xmp_rights(Rights& rights, const XmpValue& value) {
    if (value.property == "UsageTerms")
        rights.usage_terms.emplace(value.language, value.value);
    else if (value.property == "WebStatement")
        add_once(rights.web_statements, value.value);
    else if (value.property == "Owner")
        add_once(rights.owners, value.value);
    else if (value.property == "Marked")
        rights.is_marked = equals_ignoring_case(trimmed(value.value), "true");
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& list) {
    json.open_array(name);
    for (const auto& value : list)
        json.add("", std::string_view(value));
    json.close_array();
}

void write_dates(JsonWriter& json, std::string_view name, const std::vector<RightsDate>& dates) {
    json.open_array(name);
    for (const auto& date : dates) {
        json.open_object("")
            .add("property", std::string_view(date.property))
            .add("text", std::string_view(date.text));
        json.add("day", std::string_view(date.day ? date.day->to_string() : ""));
        json.close_object();
    }
    json.close_array();
}

/// A list, because "" is a language too and no name of a JSON member here.
void write_languages(JsonWriter& json, std::string_view name,
                     const std::map<std::string, std::string>& texts) {
    json.open_array(name);
    for (const auto& [language, text] : texts) {
        json.open_object("").add("language", std::string_view(language)).add("text", std::string_view(text));
        json.close_object();
    }
    json.close_array();
}

}

void Rights::add_xmp(const std::vector<XmpValue>& values) {
    for (const auto& value : values) {
        if (trimmed(value.value).empty()) continue;
        if (value.space == kXmpRights)
            add_xmp_rights(*this, value);
        else if (value.space == kPlus)
            add_plus(*this, value);
        else if (value.space.starts_with(kPrism))
            add_prism(*this, value);
        else if (value.space == kDublinCore && value.property == "rights")
            copyright.emplace(value.language, value.value);
        else if (value.space == kDublinCore && value.property == "creator")
            add_once(creators, value.value);
        else if (value.space == kPhotoshop && value.property == "Credit")
            set_once(credit, value.value);
        else if (value.space == kCreativeCommons && value.property == "license")
            add_once(web_statements, value.value);
        else if (value.space == kCreativeCommons && value.property == "attributionName")
            set_once(credit, value.value);
    }
}

void Rights::add_iptc(const std::map<int, std::vector<std::string>>& records) {
    for (const auto& [data_set, values] : records) {
        for (const auto& value : values) {
            if (data_set == 30)
                add_date(starts, "IPTC 2:30", value, Edge::First);
            else if (data_set == 37)
                add_date(ends, "IPTC 2:37", value, Edge::Last);
            else if (data_set == 80)
                add_once(creators, std::string(trimmed(value)));
            else if (data_set == 110)
                set_once(credit, value);
            else if (data_set == 116 && copyright.empty())
                copyright.emplace("", std::string(trimmed(value)));
        }
    }
}

void Rights::write(JsonWriter& json) const {
    json.open_object("rights");
    write_languages(json, "usage_terms", usage_terms);
    write_languages(json, "copyright", copyright);
    write_list(json, "web_statements", web_statements);
    write_list(json, "owners", owners);
    write_list(json, "creators", creators);
    write_list(json, "licensors", licensors);
    if (is_marked) json.add("is_marked", *is_marked);
    json.add("credit", std::string_view(credit));
    json.add("credit_line_required", std::string_view(credit_line_required));
    write_dates(json, "starts", starts);
    write_dates(json, "ends", ends);
    write_list(json, "alteration_constraints", alteration_constraints);
    write_list(json, "duplication_constraints", duplication_constraints);
    write_list(json, "region_constraints", region_constraints);
    write_list(json, "media_constraints", media_constraints);
    json.add("model_release", std::string_view(model_release));
    json.add("property_release", std::string_view(property_release));
    write_list(json, "problems", problems);
    json.close_object();
}

Rights read_rights(const Header& header) {
    Rights rights;
    for (const auto& packet : header.xmp_packets) {
        if (const auto values = read_xmp(packet))
            rights.add_xmp(*values);
        else
            rights.problems.push_back("the embedded XMP packet is damaged");
    }
    rights.add_iptc(read_iptc(header.iptc));
    return rights;
}

Rights read_sidecar_rights(std::string_view packet) {
    set_format_name("XMP");
    if (packet.size() > (16u << 20)) refuse(Refusal::TooLarge, "an XMP packet of more than 16 MiB");
    const auto values = read_xmp(packet);
    if (!values) refuse(Refusal::Malformed, "the file is no well-formed XMP packet");
    Rights rights;
    rights.add_xmp(*values);
    return rights;
}

}
