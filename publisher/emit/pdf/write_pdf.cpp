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

/// What every row of the standard needs that the caller has to bring along. The claim is only written over
/// a file that keeps it.
Status check_claim(const Options& options) {
    if (!options.has_claim) return Done();
    const auto asks_for = [&](const char* what) {
        return refused(std::string(to_string(options.standard)) + " asks for " + what);
    };
    if (options.title.empty()) return asks_for("a title");
    if (options.date == Date()) return asks_for("a date");
    if (options.document_id.empty()) return asks_for("a document id");
    if (options.intent.identifier.empty()) return asks_for("an output condition");
    if (options.intent.profile.empty()) return asks_for("the profile of the output condition");
    if (options.standard == Standard::Screen && options.language.empty()) return asks_for("a language");
    if (options.has_layers && options.standard != Standard::X4)
        return refused(std::string(to_string(options.standard)) + " has no layers");
    return Done();
}

/// Text and line art are device CMYK, so any other output condition would make nonsense of them.
Status check_intent(const Options& options) {
    const OutputIntent& intent = options.intent;
    if (intent.profile.empty()) return Done();
    if (intent.n_components != 4)
        return refused("the output condition '" + intent.identifier + "' is not CMYK");
    const auto profile = color::read_icc_profile(intent.profile);
    if (!profile) return profile.failure();
    // PDF 1.4 knows ICC profiles up to ICC.1:1998-09, version 2.
    if (options.standard == Standard::X1a2003 && profile->major_version > 2)
        return refused("the profile of '" + intent.identifier + "' has version " +
                       std::to_string(profile->major_version) + ", PDF/X-1a:2003 knows version 2");
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
    if (!options.has_claim || usage.page_of_missing_glyph() == 0) return Done();
    return refused("page " + std::to_string(usage.page_of_missing_glyph()) + " shows '" +
                   usage.text_of_missing_glyph() + "', for which its font has no glyph; " +
                   std::string(to_string(options.standard)) + " forbids that");
}

/// What has to be known of all pages before the first is painted.
struct Survey {
    GlyphUsage usage;
    Destinations destinations;
};

Result<Survey> survey(const page::Spool& pages, const Slug& slug) {
    Survey survey;
    for (std::size_t i = 0; i < slug.pages.size(); ++i) {
        for (const story::GlyphRun& run : slug.pages[i])
            survey.usage.add(run, static_cast<int>(i) + 1);
    }
    for (const Slug::Plate& plate : slug.plates) {
        for (const story::GlyphRun& run : plate.line)
            survey.usage.add(run, 1);
    }
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        if (const Status checked = check_pages(*page); !checked) return checked.failure();
        survey.usage.add(*page);
        survey.destinations.add(*page, i);
    }
    return survey;
}

/// Paints all pages into the scratch file and hangs them into the document.
Status add_pages(const page::Spool& pages, const Paintbox& paintbox, ScratchFile& scratch, PageTree& tree,
                 std::vector<Trouble>& troubles) {
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        const auto content = paint_page(*page, i, paintbox);
        if (!content) return content.failure();
        troubles.insert(troubles.end(), content->troubles.begin(), content->troubles.end());
        const auto operators = scratch.append(deflate(content->operators));
        if (!operators) return operators.failure();
        if (const Status added = tree.add(*page, *content, *operators, paintbox.art); !added) return added;
    }
    tree.finish();
    return Done();
}

/// How the inks look on a screen; null for the press, which gets them as they are.
Result<std::shared_ptr<const color::ScreenTransform>> screen_transform(const Options& options) {
    std::shared_ptr<const color::ScreenTransform> none;
    if (options.standard != Standard::Screen) return none;
    auto transform = color::ScreenTransform::create(options.intent.profile);
    if (!transform) return transform.failure();
    return std::make_shared<const color::ScreenTransform>(*std::move(transform));
}

Document::Version version_of(Standard standard) {
    switch (standard) {
        case Standard::X1a2003: return Document::Version::Pdf14;
        case Standard::X4: return Document::Version::Pdf16;
        case Standard::Screen: break;
    }
    return Document::Version::Pdf17;
}

void add_metadata(const Options& options, const std::string& claim, Document& document) {
    Object root = document.root();
    root.replaceKey("/Metadata", document.stream(make_xmp(options, claim),
                                                 {{"Type", name("Metadata")}, {"Subtype", name("XML")}}));
    if (!options.intent.profile.empty() && options.standard != Standard::Screen)
        root.replaceKey("/OutputIntents", array({make_output_intent(options.intent, document)}));
    if (!options.language.empty()) root.replaceKey("/Lang", text_string(options.language));
    if (!options.title.empty()) {
        root.replaceKey("/ViewerPreferences",
                        dictionary({{"DisplayDocTitle", QPDFObjectHandle::newBool(true)}}));
    }
    document.trailer().replaceKey("/Info", document.indirect(make_info(options, claim)));
    // The first identifier names the job; libqpdf makes the second of the bytes of the file.
    const Digest digest = sha256(options.document_id);
    const std::string_view id(reinterpret_cast<const char*>(digest.bytes.data()), 16);
    document.trailer().replaceKey("/ID", array({byte_string(id), byte_string(id)}));
}

}

std::string_view to_string(Standard standard) {
    switch (standard) {
        case Standard::X1a2003: return "PDF/X-1a:2003";
        case Standard::Screen: return "PDF/UA-1";
        case Standard::X4: break;
    }
    return "PDF/X-4";
}

Result<Written> write_pdf(World& world, const page::Spool& pages, const style::StyleSheet& styles,
                          const font::Library& fonts, const ArtSource& art, const Options& options,
                          OutputFile& file) {
    for (const Status& checked : {check_claim(options), check_intent(options)}) {
        if (!checked) return checked.failure();
    }
    if (pages.n_pages() == 0) return refused("there is no page to write");
    auto scratch = ScratchFile::create(world);
    if (!scratch) return scratch.failure();
    const auto surveyed = survey(pages, options.slug);
    if (!surveyed) return surveyed.failure();
    if (const Status checked = check_glyphs(surveyed->usage, options); !checked) return checked.failure();
    const auto encodings = encode(surveyed->usage, fonts);
    if (!encodings) return encodings.failure();
    const auto screen = screen_transform(options);
    if (!screen) return screen.failure();

    const Colors colors(styles, screen->get());
    Registry registry;
    ArtStore store(art, *scratch, colors, registry, options.standard);
    Tagger tagger(styles, surveyed->destinations, options.language);
    Document document(*scratch);
    PageTree tree(colors, registry, make_fonts(*encodings, fonts, document), options.bookmarks, document);
    const Paintbox paintbox{
        styles, colors, *encodings, store, registry, options, *screen ? &tagger : nullptr};
    Written written;
    const Status painted = add_pages(pages, paintbox, *scratch, tree, written.troubles);
    if (!painted) return painted.failure();
    if (paintbox.tagger) tagger.tree().write(document, tree.pages());
    if (options.has_claim && written.troubles.empty() && !store.has_stand_in())
        written.claim = to_string(options.standard);
    add_metadata(options, written.claim, document);
    if (const Status saved = document.write(version_of(options.standard), file); !saved)
        return saved.failure();
    return written;
}

}
