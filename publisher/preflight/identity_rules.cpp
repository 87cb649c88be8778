// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>

namespace publisher::preflight {
namespace {

using inspect::DocumentFacts;

/// The text of an XMP property, as an element or as an attribute; empty when it is not there. XMP allows
/// more forms than these; a property in another one counts as missing only where the rule says so.
std::string xmp_value(const std::string& xmp, const std::string& property) {
    if (const auto open = xmp.find('<' + property); open != std::string::npos) {
        const auto begin = xmp.find('>', open);
        const auto end = begin == std::string::npos ? begin : xmp.find("</" + property, begin);
        if (end == std::string::npos) return {};
        std::string text, inner = xmp.substr(begin + 1, end - begin - 1);
        bool is_in_tag = false;
        for (const char c : inner) {
            if (c == '<') is_in_tag = true;
            if (!is_in_tag) text += c;
            if (c == '>') is_in_tag = false;
        }
        return std::string(trimmed(text));
    }
    const auto at = xmp.find(property + "=\"");
    if (at == std::string::npos) return {};
    const auto begin = at + property.size() + 2;
    return xmp.substr(begin, xmp.find('"', begin) - begin);
}

std::string info_value(const DocumentFacts& facts, const char* key) {
    const inspect::InfoEntry* entry = facts.find_info(key);
    return entry ? entry->value : std::string();
}

std::string or_nothing(const std::string& text) {
    return text.empty() ? "nothing" : text;
}

void check_claim(const DocumentFacts& facts, Reporter& reporter) {
    const Setting* claim = reporter.setting("ID-CLAIM");
    const std::string info = info_value(facts, "GTS_PDFXVersion"),
                      xmp = xmp_value(facts.xmp, "pdfxid:GTS_PDFXVersion");
    // X-4 is claimed in XMP, the older ones in Info; X-1a:2001 says its level apart.
    const bool is_in_xmp = claim && claim->value == "PDF/X-4";
    const std::string conformance = info_value(facts, "GTS_PDFXConformance");
    if (claim) {
        const std::vector<std::string> wanted = split_list(claim->value, '|');
        const std::string& found = is_in_xmp ? xmp : info.starts_with("PDF/X-1:") ? conformance : info;
        if (std::find(wanted.begin(), wanted.end(), found) == wanted.end()) {
            reporter.add({"ID-CLAIM",
                          "the file does not claim the standard",
                          or_nothing(found),
                          claim->value,
                          0,
                          {},
                          {}});
        }
    }
    if (!info.empty() && !xmp.empty() && info != xmp)
        reporter.add({"ID-CONFLICT", "Info and XMP claim different standards", info, xmp, 0, {}, {}});
}

void check_dates(const DocumentFacts& facts, Reporter& reporter) {
    const bool has_info = !info_value(facts, "CreationDate").empty() && !info_value(facts, "ModDate").empty();
    const bool has_xmp = !facts.has_xmp || (!xmp_value(facts.xmp, "xmp:CreateDate").empty() &&
                                            !xmp_value(facts.xmp, "xmp:ModifyDate").empty());
    if (!has_info || !has_xmp)
        reporter.add({"ID-DATES",
                      "a date of creation or change is missing",
                      has_info ? "in XMP" : "in Info",
                      "both",
                      0,
                      {},
                      {}});
}

void check_trapped(const DocumentFacts& facts, Reporter& reporter) {
    const inspect::InfoEntry* trapped = facts.find_info("Trapped");
    const bool is_said =
        trapped && trapped->is_name && (trapped->value == "True" || trapped->value == "False");
    if (!is_said)
        reporter.add({"ID-TRAPPED",
                      "the file does not say whether it is trapped",
                      trapped ? trapped->value : "nothing",
                      "True or False",
                      0,
                      {},
                      {}});
    const std::string xmp = xmp_value(facts.xmp, "pdf:Trapped");
    if (is_said && !xmp.empty() && xmp != trapped->value)
        reporter.add({"ID-TRAPPED", "Info and XMP disagree on trapping", xmp, trapped->value, 0, {}, {}});
}

const inspect::OutputIntentFacts* check_one_intent(const DocumentFacts& facts, Reporter& reporter) {
    const inspect::OutputIntentFacts* found = nullptr;
    int n = 0;
    for (const auto& intent : facts.output_intents) {
        if (intent.subtype != "GTS_PDFX") continue;
        if (!found) found = &intent;
        ++n;
    }
    if (n != 1)
        reporter.add({"OI-ONE",
                      "the file does not have one output intent for PDF/X",
                      std::to_string(n),
                      "1",
                      0,
                      {},
                      {}});
    return found;
}

void check_intent(const inspect::OutputIntentFacts& intent, Reporter& reporter) {
    if (intent.identifier.empty())
        reporter.add({"OI-IDENT",
                      "the output condition has no identifier",
                      "nothing",
                      "a name such as FOGRA39",
                      0,
                      {},
                      {}});
    const Setting* profile = reporter.setting("OI-PROFILE");
    const bool may_be_named = profile && profile->value == "unless-registered" && !intent.registry.empty();
    if (!intent.has_profile) {
        if (!may_be_named)
            reporter.add({"OI-PROFILE",
                          "no profile is embedded for the output condition",
                          "none",
                          "an ICC profile",
                          0,
                          {},
                          {}});
        return;
    }
    if (intent.profile_class != "prtr")
        reporter.add({"OI-CLASS",
                      "the profile is not that of a printer",
                      or_nothing(intent.profile_class),
                      "prtr",
                      0,
                      {},
                      {}});
    const std::array<std::pair<std::string_view, int>, 3> kSpaces = {{{"GRAY", 1}, {"RGB", 3}, {"CMYK", 4}}};
    const auto space = std::find_if(kSpaces.begin(), kSpaces.end(),
                                    [&](const auto& each) { return each.first == intent.profile_space; });
    if (space == kSpaces.end() || space->second != intent.n_components) {
        reporter.add({"OI-SPACE",
                      "the profile's colour space does not fit",
                      intent.profile_space + " with " + std::to_string(intent.n_components) + " components",
                      "GRAY 1, RGB 3 or CMYK 4",
                      0,
                      {},
                      {}});
    }
    const Setting* version = reporter.setting("OI-ICCVER");
    if (version && version->limit && !intent.profile_version.empty() &&
        intent.profile_version[0] - '0' > *version->limit) {
        reporter.add({"OI-ICCVER",
                      "the profile is of a later version than the standard allows",
                      intent.profile_version,
                      "at most " + to_text(*version->limit, ""),
                      0,
                      {},
                      {}});
    }
    if (intent.profile_space != "CMYK")
        reporter.add(
            {"R0035", "the output intent is not CMYK", or_nothing(intent.profile_space), "CMYK", 0, {}, {}});
}

}

void check_identity(const DocumentFacts& facts, Reporter& reporter) {
    check_claim(facts, reporter);
    if (!facts.has_xmp) reporter.add({"ID-XMP", "there is no XMP packet", "none", "one", 0, {}, {}});
    const std::string title = info_value(facts, "Title"), xmp_title = xmp_value(facts.xmp, "dc:title");
    if (title.empty() && xmp_title.empty())
        reporter.add({"ID-TITLE", "the file has no title", "nothing", "a title", 0, {}, {}});
    if (!title.empty() && !xmp_title.empty() && title.find('&') == std::string::npos &&
        title.find('<') == std::string::npos && title != xmp_title) {
        reporter.add({"ID-SYNC", "the titles in Info and XMP differ", title, xmp_title, 0, {}, {}});
    }
    check_dates(facts, reporter);
    check_trapped(facts, reporter);
    for (const char* property : {"xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"}) {
        if (xmp_value(facts.xmp, property).empty())
            reporter.add({"ID-XMPMM",
                          "XMP does not say which document this is",
                          "no " + std::string(property),
                          property,
                          0,
                          {},
                          {}});
    }
    if (const auto* intent = check_one_intent(facts, reporter))
        check_intent(*intent, reporter);
    else if (reporter.setting("R0035"))
        reporter.add({"R0035", "the output intent is not CMYK", "none", "CMYK", 0, {}, {}});
}

void check_gathered(const DocumentFacts&, const Gathered& gathered, Reporter& reporter) {
    const Setting* single = reporter.setting("R0006");
    if (single && gathered.n_pages != 1)
        reporter.add(
            {"R0006", "the file does not have one page", std::to_string(gathered.n_pages), "1", 0, {}, {}});
    const Setting* multiple = reporter.setting("HC-MULTIPLE");
    if (multiple && multiple->limit && *multiple->limit >= 1 &&
        gathered.n_pages % static_cast<int>(*multiple->limit) != 0) {
        reporter.add({"HC-MULTIPLE",
                      "the number of pages does not fit the signature",
                      std::to_string(gathered.n_pages),
                      "a multiple of " + to_text(*multiple->limit, ""),
                      0,
                      {},
                      {}});
    }
    const Setting* spots = reporter.setting("R0020");
    if (spots && spots->limit && static_cast<double>(gathered.spots.size()) > *spots->limit) {
        std::string names;
        for (const std::string& name : gathered.spots)
            names += (names.empty() ? "" : ", ") + name;
        reporter.add({"R0020",
                      "there are more spot colours than the press has units for",
                      std::to_string(gathered.spots.size()) + ": " + names,
                      "at most " + to_text(*spots->limit, ""),
                      0,
                      {},
                      {}});
    }
    static constexpr std::array<std::string_view, 22> kSuffixes = {
        "C",   "CP", "E",  "K",  "M",   "N",  "U",   "UP",  "Z",  "CV",  "CVU",
        "CVC", "HC", "PC", "TC", "TCX", "TP", "TPX", "XGC", "EC", "CVP", "TPG"};
    std::map<std::string, std::string> stems, spellings;
    for (const std::string& name : gathered.spots) {
        const auto space = name.rfind(' ');
        const bool has_suffix =
            space != std::string::npos &&
            std::find(kSuffixes.begin(), kSuffixes.end(), name.substr(space + 1)) != kSuffixes.end();
        const auto [stem, is_new] = stems.try_emplace(has_suffix ? name.substr(0, space) : name, name);
        if (!is_new)
            reporter.add(
                {"R0021", "two spot colours differ in their suffix only", name, stem->second, 0, {}, {}});
        const auto [spelling, is_first] = spellings.try_emplace(to_lower_ascii(name), name);
        if (!is_first)
            reporter.add({"R0022",
                          "two spot colours differ in their spelling only",
                          name,
                          spelling->second,
                          0,
                          {},
                          {}});
    }
}

}
