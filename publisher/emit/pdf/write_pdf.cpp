// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/write_pdf.hpp"

#include "publisher/color/icc_profile.hpp"
#include "publisher/emit/pdf/internal/deflate.hpp"
#include "publisher/emit/pdf/internal/objects.hpp"
#include "publisher/world/world.hpp"

namespace publisher::emit::pdf {
namespace {

Failure refused(std::string message) {
    return {Failure::Kind::Refused, std::move(message)};
}

/// What every row of PDF/X-4 needs that the caller has to bring along. The claim is only written over
/// a file that keeps it.
Status check_claim(const Options& options) {
    if (options.standard.empty()) return Done();
    if (options.standard != "PDF/X-4")
        return refused("'" + options.standard + "' is no standard that this program writes");
    if (options.title.empty()) return refused("PDF/X-4 asks for a title");
    if (options.date == Date()) return refused("PDF/X-4 asks for a date");
    if (options.document_id.empty()) return refused("PDF/X-4 asks for a document id");
    if (options.intent.identifier.empty()) return refused("PDF/X-4 asks for an output condition");
    if (options.intent.profile.empty())
        return refused("PDF/X-4 asks for the profile of the output condition");
    return Done();
}

/// Text and line art are device CMYK, so any other output condition would make nonsense of them.
Status check_intent(const OutputIntent& intent) {
    if (intent.profile.empty()) return Done();
    if (intent.n_components != 4)
        return refused("the output condition '" + intent.identifier + "' is not CMYK");
    const auto profile = color::read_icc_profile(intent.profile);
    if (!profile) return profile.failure();
    return color::check_cmyk_output(*profile, intent.identifier);
}

Status check_pages(const page::Page& page) {
    // PDF 32000-1 annex C: 3 to 14 400 units.
    const auto is_possible = [](Length side) { return side >= 3_pt && side <= 14'000_pt; };
    if (is_possible(page.trim.width) && is_possible(page.trim.height)) return Done();
    return refused("page " + std::to_string(page.number) + " is " + to_millimetres_text(page.trim.width) +
                   " x " + to_millimetres_text(page.trim.height) + " mm, which no PDF page can be");
}

Status check_glyphs(const GlyphUsage& usage, const Options& options) {
    if (options.standard.empty() || usage.page_of_missing_glyph() == 0) return Done();
    return refused("page " + std::to_string(usage.page_of_missing_glyph()) + " shows '" +
                   usage.text_of_missing_glyph() +
                   "', for which its font has no glyph; PDF/X-4 forbids that");
}

Result<GlyphUsage> collect_usage(const page::Spool& pages) {
    GlyphUsage usage;
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        if (const Status checked = check_pages(*page); !checked) return checked.failure();
        usage.add(*page);
    }
    return usage;
}

/// Paints all pages into the scratch file and hangs them into the document.
Status add_pages(const page::Spool& pages, const Paintbox& paintbox, ScratchFile& scratch, PageTree& tree) {
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        const auto content = paint_page(*page, paintbox);
        if (!content) return content.failure();
        const auto operators = scratch.append(deflate(content->operators));
        if (!operators) return operators.failure();
        tree.add(*page, *content, *operators, paintbox.pictures);
    }
    tree.finish();
    return Done();
}

void add_metadata(const Options& options, Document& document) {
    Object root = document.root();
    root.replaceKey("/Metadata", document.stream(make_xmp(options),
                                                 {{"Type", name("Metadata")}, {"Subtype", name("XML")}}));
    if (!options.intent.profile.empty())
        root.replaceKey("/OutputIntents", array({make_output_intent(options.intent, document)}));
    if (!options.language.empty()) root.replaceKey("/Lang", text_string(options.language));
    if (!options.title.empty()) {
        root.replaceKey("/ViewerPreferences",
                        dictionary({{"DisplayDocTitle", QPDFObjectHandle::newBool(true)}}));
    }
    document.trailer().replaceKey("/Info", document.indirect(make_info(options)));
    // The first identifier names the job; libqpdf makes the second of the bytes of the file.
    const Digest digest = sha256(options.document_id);
    const std::string_view id(reinterpret_cast<const char*>(digest.bytes.data()), 16);
    document.trailer().replaceKey("/ID", array({byte_string(id), byte_string(id)}));
}

}

Status write_pdf(World& world, const page::Spool& pages, const style::StyleSheet& styles,
                 const font::Library& fonts, const PictureSource& pictures, const Options& options,
                 OutputFile& file) {
    for (const Status& checked : {check_claim(options), check_intent(options.intent)}) {
        if (!checked) return checked.failure();
    }
    if (pages.n_pages() == 0) return refused("there is no page to write");
    auto scratch = ScratchFile::create(world);
    if (!scratch) return scratch.failure();
    const auto usage = collect_usage(pages);
    if (!usage) return usage.failure();
    if (const Status checked = check_glyphs(*usage, options); !checked) return checked.failure();
    const auto encodings = encode(*usage, fonts);
    if (!encodings) return encodings.failure();

    const Colors colors(styles);
    PictureStore store(pictures, *scratch);
    Document document(*scratch);
    PageTree tree(colors, make_fonts(*encodings, fonts, document), document);
    const Paintbox paintbox{styles, colors, *encodings, store, options};
    if (const Status painted = add_pages(pages, paintbox, *scratch, tree); !painted) return painted.failure();
    add_metadata(options, document);
    return document.write(file);
}

}
