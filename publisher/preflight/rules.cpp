// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace publisher::preflight {
namespace {

using diag::Code;

constexpr std::array kRules = std::to_array<RuleInfo>({
    {"AC-ACTION", "no actions", Code::PreflightInteractive},
    {"AC-JS", "no JavaScript", Code::PreflightInteractive},
    {"AN-FORM", "no forms", Code::PreflightInteractive},
    {"AN-INSIDE", "annotations stand outside the bleed", Code::PreflightInteractive},
    {"BX-CROP", "the trim lies in the CropBox", Code::PreflightBox},
    {"BX-MEDIA", "every page has a MediaBox of a possible size", Code::PreflightBox},
    {"BX-NEST", "trim in bleed in media", Code::PreflightBox},
    {"BX-TRIMART", "a TrimBox or an ArtBox, not both", Code::PreflightBox},
    {"CL-DEVICE", "device colours fit the output intent", Code::PreflightColor},
    {"CL-SPOTSAME", "a spot colour has one look", Code::PreflightColor},
    {"CL-X1A", "gray, CMYK and spot colours only", Code::PreflightColor},
    {"FS-BINARY", "the second line says that the file is binary", Code::PreflightStructure},
    {"FS-DAMAGED", "the file is sound", Code::PreflightStructure},
    {"FS-EMBEDDED", "no embedded files", Code::PreflightStructure},
    {"FS-ENCRYPT", "not encrypted", Code::PreflightStructure},
    {"FS-EXTSTREAM", "no streams in other files", Code::PreflightStructure},
    {"FS-FILTER", "no filters beyond the standard's", Code::PreflightStructure},
    {"FS-HEADER", "the header stands at the beginning", Code::PreflightStructure},
    {"FS-ID", "two file identifiers", Code::PreflightStructure},
    {"FS-LZW", "no LZW compression", Code::PreflightStructure},
    {"FS-OBJSTM", "no object streams", Code::PreflightStructure},
    {"FS-VERSION", "not above the standard's PDF version", Code::PreflightStructure},
    {"FS-VERSION-LOW", "not below the standard's PDF version", Code::PreflightStructure},
    {"FT-EMBED", "fonts are embedded", Code::PreflightFont},
    {"FT-FIGURES", "figures are drawn as what they are said to be", Code::PreflightFont},
    {"FT-NOTDEF", "no missing glyph is shown", Code::PreflightFont},
    {"FT-TOUNICODE", "text can be read back", Code::PreflightFont},
    {"GR-ALTERNATES", "no alternate images", Code::PreflightStructure},
    {"GR-HALFTONE", "no halftones of its own", Code::PreflightStructure},
    {"GR-OPI", "no OPI comments", Code::PreflightStructure},
    {"GR-PS", "no PostScript", Code::PreflightStructure},
    {"GR-REFXOBJ", "no reference XObjects", Code::PreflightStructure},
    {"GR-SEPINFO", "not separated before", Code::PreflightStructure},
    {"GR-TRANSFER", "no transfer curves", Code::PreflightStructure},
    {"HC-BLEED", "the bleed box is wide enough", Code::PreflightBleed},
    {"HC-BLEEDART", "what reaches the trim fills the bleed", Code::PreflightBleed},
    {"HC-HAIRLINE", "lines are thick enough", Code::PreflightLegibility},
    {"HC-HIDDENTEXT", "no invisible text", Code::PreflightLegibility},
    {"HC-MULTIPLE", "the number of pages fits the signature", Code::PreflightBox},
    {"HC-OFFPAGE", "nothing lies wholly off the page", Code::PreflightBox},
    {"HC-ROTATE", "pages are not rotated", Code::PreflightBox},
    {"HC-SAFE", "text keeps away from the trim", Code::PreflightBleed},
    {"HC-TRIM", "the trim is the ordered size", Code::PreflightBox},
    {"ID-CLAIM", "the file claims the standard", Code::PreflightIdentity},
    {"ID-CONFLICT", "Info and XMP claim the same", Code::PreflightIdentity},
    {"ID-DATES", "dates of creation and change", Code::PreflightIdentity},
    {"ID-SYNC", "Info and XMP agree", Code::PreflightIdentity},
    {"ID-TITLE", "a title", Code::PreflightIdentity},
    {"ID-TRAPPED", "says whether it is trapped", Code::PreflightIdentity},
    {"ID-XMP", "an XMP packet", Code::PreflightIdentity},
    {"ID-XMPMM", "document, version and rendition in XMP", Code::PreflightIdentity},
    {"OC-X1A", "no layers", Code::PreflightInteractive},
    {"OI-CLASS", "the profile is that of a printer", Code::PreflightIdentity},
    {"OI-IDENT", "the output condition has a name", Code::PreflightIdentity},
    {"OI-ICCVER", "the profile's version fits the standard", Code::PreflightIdentity},
    {"OI-ONE", "one output intent for PDF/X", Code::PreflightIdentity},
    {"OI-PROFILE", "a profile is embedded", Code::PreflightIdentity},
    {"OI-SPACE", "the profile's space fits its components", Code::PreflightIdentity},
    {"R0002", "no UserUnit", Code::PreflightBox},
    {"R0003", "the CropBox is the MediaBox", Code::PreflightBox},
    {"R0004", "all pages have one size and are not rotated", Code::PreflightBox},
    {"R0005", "no empty page", Code::PreflightBox},
    {"R0006", "one page", Code::PreflightBox},
    {"R0007", "white text does not overprint", Code::PreflightOverprint},
    {"R0008", "white line art does not overprint", Code::PreflightOverprint},
    {"R0009", "small black text overprints", Code::PreflightOverprint},
    {"R0010", "thin black lines overprint", Code::PreflightOverprint},
    {"R0011", "small text is not in DeviceGray", Code::PreflightOverprint},
    {"R0012", "thin lines are not in DeviceGray", Code::PreflightOverprint},
    {"R0013", "DeviceGray does not overprint", Code::PreflightOverprint},
    {"R0014", "no font Courier", Code::PreflightFont},
    {"R0015", "ink of rich black text", Code::PreflightLegibility},
    {"R0016", "size of white text", Code::PreflightLegibility},
    {"R0017", "size of text in several inks", Code::PreflightLegibility},
    {"R0018", "width of white lines", Code::PreflightLegibility},
    {"R0019", "width of lines in several inks", Code::PreflightLegibility},
    {"R0020", "number of spot colours", Code::PreflightColor},
    {"R0021", "spot names that differ in their suffix", Code::PreflightColor},
    {"R0022", "spot names that differ in their spelling", Code::PreflightColor},
    {"R0024", "colorant All", Code::PreflightColor},
    {"R0026", "ink over 15 mm", Code::PreflightInk},
    {"R0027", "CMYK and spot colours only", Code::PreflightColor},
    {"R0028", "RGB in pictures only, with a profile", Code::PreflightColor},
    {"R0030", "transparency blends in CMYK", Code::PreflightTransparency},
    {"R0031", "resolution of colour and gray pictures", Code::PreflightPicture},
    {"R0032", "resolution of line art pictures", Code::PreflightPicture},
    {"R0033", "resolution of pages that are one picture", Code::PreflightPicture},
    {"R0034", "no configurations of layers", Code::PreflightInteractive},
    {"R0035", "the output intent is CMYK", Code::PreflightIdentity},
    {"TR-BM", "standard blend modes", Code::PreflightTransparency},
    {"TR-X1A", "no transparency", Code::PreflightTransparency},
});

}

std::span<const RuleInfo> all_rules() {
    return kRules;
}

const RuleInfo* find_rule(std::string_view id) {
    const auto found =
        std::find_if(kRules.begin(), kRules.end(), [&](const RuleInfo& rule) { return rule.id == id; });
    return found == kRules.end() ? nullptr : &*found;
}

diag::Code code_of(std::string_view id) {
    const RuleInfo* rule = find_rule(id);
    assert(rule && "every rule that is reported stands in the list");
    return rule->code;
}

}
