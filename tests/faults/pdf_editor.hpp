// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace publisher::faults {

/// Text that a content stream shows by one operator.
struct Shown {
    std::size_t begin = 0, end = 0; ///< bytes of the operand in the content
    std::string font;               ///< resource name
    double size = 0, x = 0, y = 0;  ///< by Tf and Tm, in points of the page
    std::string text;               ///< through the font's ToUnicode
};

/// A path that a content stream fills, from its first operand to its operator.
struct Filled {
    std::size_t begin = 0, end = 0;
    double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;
    int n_parts = 0;
};

/// Changes finished PDFs as a careless hand or a broken program would. Reads content streams and
/// ToUnicode maps by itself: it shares no code with what writes, inspects or verifies.
class PdfEditor {
public:
    explicit PdfEditor(const std::filesystem::path& file);

    QPDF& pdf() { return pdf_; }
    std::size_t n_pages() { return pdf_.getAllPages().size(); }
    QPDFObjectHandle page(int number) { return pdf_.getAllPages().at(static_cast<std::size_t>(number - 1)); }
    QPDFObjectHandle root() { return pdf_.getRoot(); }
    /// A dictionary or value in PDF syntax.
    QPDFObjectHandle object(const std::string& source) { return QPDFObjectHandle::parse(&pdf_, source); }

    std::string content(int page);
    void set_content(int page, const std::string& content);
    void append(int page, const std::string& content);
    /// Entries of a kind of resource: "/ExtGState", "/GSx", "<< /ca 0 >>".
    void add_resource(int page, const char* kind, const char* name, QPDFObjectHandle value);

    std::vector<Shown> shown(int page);
    /// The first operator of the page that shows exactly this text, else that holds it. Throws without one.
    Shown find(int page, const std::string& text);
    /// The page, from 1, on which a text is shown; 0: on none.
    int page_with(const std::string& text);

    /// The filled path of so many parts as only codes have that is nearest to a text.
    Filled code_near(int page, const std::string& text);
    void replace_bytes(int page, std::size_t begin, std::size_t end, const std::string& by);

    void replace(int page, const std::string& text, const std::string& by);
    void remove(int page, const std::string& text);
    /// Writes operators right before and right behind the text object that shows the text.
    void wrap(int page, const std::string& text, const std::string& before, const std::string& behind);
    /// Writes operators inside its text object, before and behind what it shows.
    void wrap_inside(int page, const std::string& text, const std::string& before, const std::string& behind);
    void swap(int page, const std::string& a, const std::string& b);
    /// A hexadecimal string of codes that show the text in a font of the page.
    std::string encoded(int page, const std::string& font, const std::string& text);

    void save(const std::filesystem::path& file);

private:
    const std::map<std::string, std::string>& codes_of(int page, const std::string& font);

    QPDF pdf_;
    std::map<std::string, std::map<std::string, std::string>> codes_; ///< by font object: code to text
};

}
