// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/base/text.hpp"
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/messages.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/recorder.hpp"
#include "publisher/inspect/worker/write_facts.hpp"

#include <Annot.h>
#include <Gfx.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <stdexcept>

namespace publisher::inspect {
namespace {

bool break_off(void* recorder) {
    return static_cast<Recorder*>(recorder)->is_overfull();
}

bool begin_annotation(Annot*, void* recorder) {
    static_cast<Recorder*>(recorder)->begin_annotations();
    return true;
}

/// As PDFDoc::displayPage, of content that is unpacked.
void display(PDFDoc& document, int number, const std::string& content, Recorder& recorder) {
    Page* page = document.getPage(number);
    if (!page) return;
    const std::unique_ptr<Gfx> interpreter(page->createGfx(&recorder, 72, 72, 0, true, false, -1, -1, -1, -1,
                                                           true, break_off, &recorder, document.getXRef()));
    auto* const stream = new MemStream(content.data(), 0, static_cast<Goffset>(content.size()),
                                       Object(new Dict(document.getXRef())));
    Object contents(static_cast<Stream*>(stream)); // takes it over
    interpreter->saveState();
    interpreter->display(&contents);
    interpreter->restoreState();
    for (Annot* annotation : page->getAnnots()->getAnnots()) {
        begin_annotation(annotation, &recorder);
        annotation->draw(interpreter.get(), true);
    }
}

std::string page_name(const PageStructure& structure) {
    return "page " + std::to_string(structure.page.number);
}

void check_size(const PageStructure& structure) {
    const auto& media = structure.page.media;
    if (!media) return;
    const double width = media->right - media->left, height = media->top - media->bottom;
    if (std::max(width, height) <= kPageSizeLimit) return;
    throw std::runtime_error(page_name(structure) + " measures " + to_number_text(width, 0) + " x " +
                             to_number_text(height, 0) + " pt, more than " +
                             to_number_text(kPageSizeLimit, 0) + " pt are not read");
}

std::vector<int> pages_of(const FactsArguments& arguments, int n_pages) {
    std::vector<int> pages = arguments.pages;
    const int last = std::min(n_pages, arguments.last_page.value_or(n_pages));
    for (int number = arguments.first_page; arguments.pages.empty() && number <= last; ++number)
        pages.push_back(number);
    std::erase_if(pages, [n_pages](int number) { return number > n_pages; });
    return pages;
}

}

void record_page(PDFDoc& document, PageStructure& structure, bool has_glyphs, Figures* figures) {
    check_size(structure);
    Recorder recorder(structure, has_glyphs, figures);
    if (structure.content)
        display(document, structure.page.number, *structure.content, recorder);
    else
        document.displayPage(&recorder, structure.page.number, 72, 72, 0, true, false, true, break_off,
                             &recorder, begin_annotation, &recorder);
    recorder.finish();
    if (recorder.is_overfull()) {
        throw std::runtime_error(page_name(structure) + " holds more things than any page does");
    }
    structure.page.messages = take_messages();
}

void write_facts(const Say& say, std::string_view bytes, const FactsArguments& arguments) {
    Structure structure(bytes);
    const int n_pages = structure.n_pages();
    if (n_pages > kPageCountLimit) {
        throw std::runtime_error("the file has " + std::to_string(n_pages) + " pages, more than " +
                                 std::to_string(kPageCountLimit) + " are not read");
    }
    const auto document = open_document(bytes, OutputIntents::Leave);
    Json json;
    json.begin_object().texts("messages", take_messages()).end_object();
    say(json);
    Figures figures;
    for (const int number : pages_of(arguments, n_pages)) {
        auto page = structure.read_page(number);
        if (arguments.has_digests) page.page.content_sha256 = structure.digest_page(number);
        if (arguments.are_pages_apart) figures.begin_anew();
        page.content = structure.unpack_content(number);
        record_page(*document, page, arguments.has_glyphs, &figures);
        structure.digest_forms(page.page);
        json.clear();
        json.begin_object().key("page");
        write_page(json, page.page);
        json.end_object();
        say(json);
    }
    if (!arguments.has_document) return;
    // The warnings of qpdf come with the objects that are looked at, so this comes last.
    json.clear();
    json.begin_object();
    write_document(json, structure.read_document(arguments.checks_streams));
    json.end_object();
    say(json);
}

}
