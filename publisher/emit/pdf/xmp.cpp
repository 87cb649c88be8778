// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/hash.hpp"
#include "publisher/emit/pdf/internal/objects.hpp"

namespace publisher::emit::pdf {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            default:
                // Characters that XML 1.0 has no place for, not even as a reference.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') result += c;
        }
    }
    return result;
}

void add(std::string& xmp, std::string_view element, std::string_view value) {
    if (value.empty()) return;
    xmp.append("   <").append(element).append(">").append(escaped(value));
    xmp.append("</").append(element).append(">\n");
}

/// A name-based UUID (RFC 4122 §4.3) from the digest of the job's content name.
std::string to_uuid(std::string_view document_id) {
    std::string hex = sha256(document_id).to_hex().substr(0, 32);
    hex[12] = '5';
    hex[16] = '8';
    for (const std::size_t at : {8u, 13u, 18u, 23u})
        hex.insert(at, "-");
    return "uuid:" + hex;
}

/// The date is known to the day; XMP and Info say the same moment.
std::string xmp_date(const Date& date) {
    return date == Date() ? "" : date.to_string() + "T00:00:00Z";
}

std::string info_date(const Date& date) {
    std::string digits = date.to_string();
    std::erase(digits, '-');
    return "D:" + digits + "000000Z";
}

}

std::string make_xmp(const Options& options, const std::string& claim) {
    const bool is_for_screen = options.standard == Standard::Screen;
    std::string xmp =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\"\n"
        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
        "    xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\"\n"
        "    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n"
        "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
        "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n";
    add(xmp, "dc:format", "application/pdf");
    if (!options.title.empty()) {
        xmp += "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(options.title) +
               "</rdf:li></rdf:Alt></dc:title>\n";
    }
    if (!options.remark.empty()) {
        xmp += "   <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(options.remark) +
               "</rdf:li></rdf:Alt></dc:description>\n";
    }
    if (is_for_screen && !options.language.empty()) {
        xmp += "   <dc:language><rdf:Bag><rdf:li>" + escaped(options.language) +
               "</rdf:li></rdf:Bag></dc:language>\n";
    }
    for (const auto element : {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"})
        add(xmp, element, xmp_date(options.date));
    add(xmp, "xmp:CreatorTool", options.producer);
    add(xmp, "pdf:Producer", options.producer);
    if (!is_for_screen) add(xmp, "pdf:Trapped", "False");
    const std::string uuid = to_uuid(options.document_id);
    add(xmp, "xmpMM:DocumentID", uuid);
    add(xmp, "xmpMM:InstanceID", uuid);
    add(xmp, "xmpMM:VersionID", "1");
    add(xmp, "xmpMM:RenditionClass", "default");
    // PDF/X-1a claims in the Info dictionary, which XMP shows in a namespace of its own.
    switch (options.standard) {
        case Standard::X4: add(xmp, "pdfxid:GTS_PDFXVersion", claim); break;
        case Standard::X1a2003: add(xmp, "pdfx:GTS_PDFXVersion", claim); break;
        case Standard::Screen: add(xmp, "pdfuaid:part", claim.empty() ? "" : "1"); break;
    }
    return xmp + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

Object make_info(const Options& options, const std::string& claim) {
    Document::Entries entries;
    const auto add_text = [&](const char* key, const std::string& text) {
        if (!text.empty()) entries.emplace_back(key, text_string(text));
    };
    add_text("Title", options.title);
    add_text("Creator", options.producer);
    add_text("Producer", options.producer);
    if (options.date != Date()) {
        for (const auto key : {"CreationDate", "ModDate"})
            add_text(key, info_date(options.date));
    }
    if (options.standard != Standard::Screen) {
        entries.emplace_back("Trapped", name("False"));
        add_text("GTS_PDFXVersion", claim);
    }
    return dictionary(entries);
}

}
