// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"
#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace publisher::inspect {

/// A PDF written by hand, object by object, with a cross-reference table that fits.
class TestPdf {
public:
    /// Gives the number of the object.
    int add(std::string body) {
        objects_.push_back(std::move(body));
        return static_cast<int>(objects_.size());
    }
    int add_stream(const std::string& dictionary, const std::string& data) {
        return add("<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                   "\nendstream");
    }
    /// A page of this content; `attributes` go into the page, `resources` into its resources.
    void add_page(const std::string& content, const std::string& attributes = "/MediaBox [0 0 200 100]",
                  const std::string& resources = "") {
        const int stream = add_stream("", content);
        pages_.push_back(add("<< /Type /Page /Parent PAGES 0 R " + attributes + " /Contents " +
                             std::to_string(stream) + " 0 R /Resources << " + resources + " >> >>"));
    }
    std::string catalog, trailer; ///< further entries

    std::string bytes() const {
        auto objects = objects_;
        std::string kids;
        for (const int page : pages_)
            kids += std::to_string(page) + " 0 R ";
        objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) +
                          " >>");
        const auto pages = std::to_string(objects.size());
        objects.push_back("<< /Type /Catalog /Pages " + pages + " 0 R " + catalog + " >>");
        std::string file = "%PDF-1.6\n%\xE2\xE3\xCF\xD3\n", table = "0000000000 65535 f \n";
        for (std::size_t i = 0; i < objects.size(); ++i) {
            auto body = objects[i];
            if (const auto at = body.find("PAGES"); at != std::string::npos) body.replace(at, 5, pages);
            auto offset = std::to_string(file.size());
            table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
            file += std::to_string(i + 1) + " 0 obj\n" + body + "\nendobj\n";
        }
        const auto size = std::to_string(objects.size() + 1), start = std::to_string(file.size());
        return file + "xref\n0 " + size + "\n" + table + "trailer << /Size " + size + " /Root " +
               std::to_string(objects.size()) + " 0 R " + trailer + " >>\nstartxref\n" + start + "\n%%EOF\n";
    }

private:
    std::vector<std::string> objects_;
    std::vector<int> pages_;
};

inline std::string reference(int object) {
    return std::to_string(object) + " 0 R";
}

inline Result<PdfFacts> inspected(const std::string& bytes, const Options& options = {}) {
    MemoryWorld world;
    world.add("file.pdf", bytes);
    return inspect_pdf(world, "file.pdf", options);
}

/// The facts of a file that has to be readable.
inline PdfFacts facts_of(const TestPdf& pdf, const Options& options = {}) {
    auto facts = inspected(pdf.bytes(), options);
    if (facts) return std::move(*facts);
    ADD_FAILURE() << facts.failure().message;
    return {};
}

inline PageFacts first_page(const TestPdf& pdf) {
    auto facts = facts_of(pdf);
    if (!facts.pages.empty()) return std::move(facts.pages.front());
    ADD_FAILURE() << "no page";
    return {};
}

/// A page of one content stream with Helvetica as /F1, which is not embedded.
inline TestPdf text_pdf(const std::string& content, const std::string& more_resources = "") {
    TestPdf pdf;
    const int font =
        pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    pdf.add_page(content, "/MediaBox [0 0 200 100]",
                 "/Font << /F1 " + reference(font) + " >> " + more_resources);
    return pdf;
}

}
