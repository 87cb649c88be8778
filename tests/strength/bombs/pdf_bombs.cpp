// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

using e2e::Shop;

/// Objects from 1; the first is the catalog.
std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = {}) {
    std::string bytes = "%PDF-1.6\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string offset = std::to_string(bytes.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string n = std::to_string(objects.size() + 1);
    return bytes + "xref\n0 " + n + "\n0000000000 65535 f \n" + table + "trailer <</Size " + n +
           " /Root 1 0 R " + trailer + ">>\nstartxref\n" + std::to_string(bytes.size()) + "\n%%EOF\n";
}

std::string stream(const std::string& dictionary, const std::string& content) {
    return "<<" + dictionary + " /Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
           "\nendstream";
}

/// One page that shows a content with these resources; more objects from number 5.
std::string page(const std::string& content, const std::string& resources = {},
                 const std::vector<std::string>& more = {}, const std::string& entries = {},
                 const std::string& box = "0 0 200 200") {
    std::vector<std::string> objects = {
        "<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [" + box + "] /Contents 4 0 R " + "/Resources <<" + resources +
            ">> " + entries + ">>",
        content};
    objects.insert(objects.end(), more.begin(), more.end());
    return pdf(objects);
}

std::vector<std::string> judged(const Shop& shop, const std::string& bytes) {
    return on_file(shop, "preflight", "a.pdf", bytes);
}

/// Forms that show the next one ten times each.
std::string forms_in_forms(int depth) {
    std::vector<std::string> forms;
    for (int i = 0; i < depth; ++i)
        forms.push_back(stream(
            "/Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X " + std::to_string(i + 6) + " 0 R>>>>",
            i + 1 < depth ? repeated("/X Do ", 10) : "0 0 1 1 re f"));
    return page(stream("", "/X Do"), "/XObject <</X 5 0 R>>", forms);
}

/// A font of nothing but tables that are said to be large.
std::string font_of_lies() {
    std::string bytes = big_endian(0x00010000, 4) + big_endian(5, 2) + std::string(6, '\0');
    for (const char* table : {"glyf", "head", "hhea", "loca", "maxp"})
        bytes += table + std::string(4, '\0') + big_endian(92, 4) + big_endian(0x7fffffff, 4);
    return bytes + std::string(1000, '\xff');
}

std::string lettered(const std::string& font_file) {
    return page(stream("", "BT /F 12 Tf (AAAA) Tj ET"), "/Font <</F 5 0 R>>",
                {"<</Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 65 /LastChar 65 /Widths [500] "
                 "/FontDescriptor 6 0 R>>",
                 "<</Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 "
                 "/Descent 0 /CapHeight 1 /StemV 1 /FontFile2 7 0 R>>",
                 font_file});
}

}

std::vector<Bomb> pdf_bombs() {
    return {
        {"pdf/content of a gigabyte", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop, page(stream("/Filter /FlateDecode", deflated(1'000'000'000, ' '))));
         }},
        {"pdf/content packed twice", "preflight/",
         [](const Shop& shop) {
             return judged(shop, page(stream("/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode]",
                                             repeated("789c", 1000))));
         }},
        {"pdf/a million operators", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop, page(stream("/Filter /FlateDecode", deflated(200'000'000, 'q'))));
         }},
        {"pdf/picture of two thousand megapixels", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop,
                           page(stream("", "/I Do"), "/XObject <</I 5 0 R>>",
                                {stream("/Subtype /Image /Width 50000 /Height 40000 /BitsPerComponent 8 "
                                        "/ColorSpace /DeviceGray /Filter /FlateDecode",
                                        deflated(50'000ull * 40'000))}));
         }},
        {"pdf/page of half a kilometre", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop, page(stream("", ""), "", {}, "", "0 0 1440000 1440000"));
         }},
        {"pdf/pages in a ring", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop, pdf({"<</Type /Catalog /Pages 2 0 R>>",
                                      "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R>>"}));
         }},
        {"pdf/a million pages said", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(
                 shop, pdf({"<</Type /Catalog /Pages 2 0 R>>",
                            "<</Type /Pages /Kids [" + repeated("3 0 R ", 1'000'000) + "] /Count 1000000>>",
                            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"}));
         }},
        {"pdf/table of objects that leads to itself", "preflight/structure",
         [](const Shop& shop) { return judged(shop, pdf({"<</Type /Catalog>>"}, "/Prev 9")); }},
        {"pdf/object that is itself", "inspect/unreadable",
         [](const Shop& shop) { return judged(shop, pdf({"1 0 R"})); }},
        {"pdf/arrays in arrays", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop, pdf({repeated("[", 500'000) + repeated("]", 500'000)}));
         }},
        {"pdf/length that is the stream itself", "preflight/structure",
         [](const Shop& shop) { return judged(shop, page("<</Length 4 0 R>>\nstream\nq Q\nendstream")); }},
        {"pdf/forms within forms", "inspect/unreadable",
         [](const Shop& shop) { return judged(shop, forms_in_forms(12)); }},
        {"pdf/form that shows itself", "preflight/",
         [](const Shop& shop) {
             return judged(shop,
                           page(stream("", "/X Do"), "/XObject <</X 5 0 R>>",
                                {stream("/Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X 5 0 R>>>>",
                                        "/X Do /X Do")}));
         }},
        {"pdf/pattern of itself", "preflight/",
         [](const Shop& shop) {
             return judged(shop,
                           page(stream("", "/Pattern cs /P scn 0 0 200 200 re f"), "/Pattern <</P 5 0 R>>",
                                {stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
                                        "/XStep 0.001 /YStep 0.001 /Resources <</Pattern <</P 5 0 R>>>>",
                                        "/Pattern cs /P scn 0 0 1 1 re f")}));
         }},
        {"pdf/a hundred thousand annotations", "preflight/",
         [](const Shop& shop) {
             return judged(shop, page(stream("", ""), "", {"<</Type /Annot /Subtype /Text /Rect [0 0 9 9]>>"},
                                      "/Annots [" + repeated("5 0 R ", 100'000) + "]"));
         }},
        {"pdf/characters of a hundred million lines", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(shop,
                           page(stream("", "BT /F 12 Tf (A) Tj ET"), "/Font <</F 5 0 R>>",
                                {"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>",
                                 stream("/Filter /FlateDecode", deflated(300'000'000, '<'))}));
         }},
        {"pdf/letters that draw themselves", "preflight/",
         [](const Shop& shop) {
             return judged(
                 shop, page(stream("", "BT /F 12 Tf (AAAA) Tj ET"), "/Font <</F 5 0 R>>",
                            {"<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
                             "/FirstChar 65 /LastChar 65 /Widths [1] /CharProcs <</A 6 0 R>> /Encoding "
                             "<</Differences [65 /A]>> /Resources <</Font <</F 5 0 R>>>>>>",
                             stream("", "1 0 d0 BT /F 1 Tf (AAAAAAAAAA) Tj ET")}));
         }},
        {"font/tables of two gigabytes", "preflight/",
         [](const Shop& shop) { return judged(shop, lettered(stream("/Length1 1092", font_of_lies()))); }},
        {"font/a gigabyte of zeros", "inspect/unreadable",
         [](const Shop& shop) {
             return judged(
                 shop, lettered(stream("/Length1 1000000000 /Filter /FlateDecode", deflated(1'000'000'000))));
         }},
        {"font/a megabyte of noise", "preflight/",
         [](const Shop& shop) {
             return judged(shop, lettered(stream("/Length1 1000000", repeated("\x7f\x01\xfe\x80", 250'000))));
         }},
    };
}

}
