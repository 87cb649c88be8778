// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"
#include "publisher/zip/archive.hpp"

namespace publisher::emit::idml {
namespace {

story::Line line(const std::string& text, std::uint32_t paragraph, const std::string& family) {
    story::Line line;
    line.paragraph = paragraph;
    line.ascent = 9_pt;
    story::GlyphRun run;
    run.face = fonts().find(family, 400, false);
    run.size = 9_pt;
    run.text = text;
    run.glyphs.resize(text.size());
    line.runs.push_back(std::move(run));
    return line;
}

}

const font::Library& fonts() {
    static const std::unique_ptr<World> world = make_system_world();
    static diag::Sink findings;
    static const font::Library library =
        *font::Library::load(*world, PUBLISHER_SOURCE_DIR "/fonts", findings);
    return library;
}

const style::StyleSheet& styles() {
    static const style::StyleSheet sheet = [] {
        style::StyleSheet made;
        made.swatches = {{.name = "ink", .cmyk = {0, 0, 0, 1}, .is_overprinting = true},
                         {.name = "red", .cmyk = {0, 0.9, 0.8, 0.05}},
                         {.name = "house",
                          .kind = style::Swatch::Kind::Spot,
                          .cmyk = {1, 0.6, 0, 0.1},
                          .spot_name = "PANTONE 293 C"},
                         {.name = "dawn",
                          .kind = style::Swatch::Kind::Gradient,
                          .stops = {{style::SwatchId(Red), 1, 0}, {style::SwatchId(Ink), 1, 0.75}},
                          .angle = 30}};
        made.families = {{"text", {{"Latn", "Lato", 1}, {"Arab", "Noto Sans Arabic", 1.1}}, {}},
                         {"display", {{"", "EB Garamond", 1}}, {}}};
        style::ParagraphStyle body{.name = "body", .leading = 12_pt, .is_hyphenated = true};
        body.format.family = style::FamilyId(0), body.format.size = 9_pt, body.format.weight = 400;
        body.format.paint = paint(Ink);
        style::ParagraphStyle name = body;
        name.name = "name: large", name.based_on = "body";
        name.format.size = 14_pt, name.leading = 16_pt, name.format.features = "tnum=1,lnum=1,xyzw=1";
        style::ParagraphStyle folio = body;
        folio.name = "folio", folio.based_on = "body", folio.format.paint = paint(Ink, 0.6);
        made.paragraph_styles = {body, name, folio};
        made.character_styles = {{.name = "strong"}, {.name = "display"}};
        made.character_styles[Strong].format.weight = 700;
        made.character_styles[Display].format.family = style::FamilyId(1);
        made.object_styles = {
            {.name = "badge", .fill = paint(Red), .corner_radius = 1_mm, .insets = {1_mm, 2_mm, 1_mm, 2_mm}}};
        style::TableStyle list{
            .name = "list", .cell_insets = {1_mm, 1_mm, 1_mm, 1_mm}, .row_rule = {paint(Ink, 0.25), 0.5_pt}};
        list.head_fill = paint(House), list.zebra_fill = paint(Ink, 0.05);
        made.table_styles = {list};
        made.cell_styles = {{.name = "offer", .fill = paint(Red), .rule_above = {paint(Ink), 1_pt}}};
        return made;
    }();
    return sheet;
}

style::Paint paint(Swatch swatch, double tint) {
    return {style::SwatchId(swatch), tint};
}

PageMaker::PageMaker(int number, page::Side side) {
    page.number = number;
    page.folio.number = number;
    page.side = side;
    page.section = "list";
    page.parent_page = "body";
    page.trim = {100_mm, 200_mm};
    page.bleed = 3_mm;
}

page::StoryIndex PageMaker::story(const std::string& id, story::Run run, Paragraphs style) {
    story::Story story{id, "en-GB", false, {}};
    story.paragraphs.push_back({style::ParagraphStyleId(style), {std::move(run)}, {}});
    page.stories.push_back(std::move(story));
    return static_cast<page::StoryIndex>(page.stories.size() - 1);
}

page::TextFrame& PageMaker::text(const std::string& id, Rect frame, story::Run run, Paragraphs style) {
    page::TextFrame object;
    object.head.id = id;
    object.head.frame = frame;
    object.thread = id;
    for (const auto& part : split(run.text, '|'))
        object.lines.push_back(line(std::string(part), 0, "Lato"));
    std::erase(run.text, '|');
    object.story = story(id, std::move(run), style);
    page.objects.push_back(std::move(object));
    return std::get<page::TextFrame>(page.objects.back());
}

page::PictureFrame& PageMaker::picture(const std::string& id, Rect frame) {
    page::PictureFrame object;
    object.head.id = id;
    object.head.frame = object.picture = frame;
    object.file_digest = "digest";
    page.objects.push_back(std::move(object));
    return std::get<page::PictureFrame>(page.objects.back());
}

page::Shape& PageMaker::shape(const std::string& id, Rect frame, style::Paint fill) {
    page::Shape object;
    object.head.id = id;
    object.head.frame = frame;
    object.fill = fill;
    page.objects.push_back(std::move(object));
    return std::get<page::Shape>(page.objects.back());
}

page::TablePart& PageMaker::table(const std::string& id, Rect frame, int n_rows) {
    page::TablePart object;
    object.head.id = object.table = id;
    object.head.frame = frame;
    object.style = style::TableStyleId(0);
    object.column_widths = {frame.width / 3, frame.width / 3, frame.width / 3};
    for (int i = 0; i < n_rows; ++i) {
        page::Row row;
        row.kind = i == 0 ? page::Row::Kind::Head : page::Row::Kind::Body;
        row.y = frame.y + 5_mm * i, row.height = 5_mm;
        row.rule_below = i == 0 ? style::Stroke() : styles().table_styles[0].row_rule;
        for (std::uint32_t column = 0; column < 3; column += column == 0 ? 1 : 2) {
            page::Cell cell;
            cell.column = column;
            cell.n_columns = column == 0 ? 1 : 2;
            cell.insets = styles().table_styles[0].cell_insets;
            cell.fill = i == 0 ? paint(House) : i == 2 ? paint(Ink, 0.05) : style::Paint();
            cell.story = story(id + std::to_string(i), {"row " + std::to_string(i)}, Body);
            row.cells.push_back(std::move(cell));
        }
        object.rows.push_back(std::move(row));
    }
    page.objects.push_back(std::move(object));
    return std::get<page::TablePart>(page.objects.back());
}

origin::BindingId PageMaker::bind(const std::string& product, const std::string& field) {
    origin::Binding binding;
    binding.product = product, binding.field = field, binding.locale = "en_GB", binding.value = 0xabc;
    page.bindings.push_back(std::move(binding));
    return origin::BindingId(page.bindings.size() - 1);
}

Options plain_options() {
    Options options;
    options.title = "Garden & Größe";
    options.language = "en-GB";
    options.layers = {"content", "furniture"};
    options.parents = {{"body", {20_mm, 10_mm, 20_mm, 15_mm}, 2, 5_mm}};
    options.labels = {{"publisher:edition", "en_GB"}};
    return options;
}

Written::Written(const std::vector<page::Page>& pages, const Options& options,
                 const style::StyleSheet& sheet) {
    MemoryWorld world;
    auto spool = page::Spool::create(world);
    for (const page::Page& page : pages)
        (void)spool->append(page);
    const LinkSource links = [](const std::string& digest) -> Result<LinkedPicture> {
        if (digest == "page")
            return LinkedPicture{"advert.pdf", "PDF", 60000, 30000, 7200, 7200, false, "", 3, "BleedBox"};
        return LinkedPicture{"a lamp (ä).jpg", "JPEG", 600, 300, 300, 300, true, "outline"};
    };
    auto file = world.create("a.idml");
    const auto written = write_idml(*spool, sheet, fonts(), links, options, **file);
    if (!written) {
        refusal = written.failure().message;
        return;
    }
    report = *written;
    (void)(*file)->publish();
    bytes = *world.content("a.idml");
    const auto archive = zip::Archive::open(bytes);
    for (const std::string& name : archive->names())
        parts[name] = *archive->read(name);
    facts = *::publisher::idml::read(bytes);
}

std::string Written::part(const std::string& prefix) const {
    std::string text;
    for (const auto& [name, content] : parts)
        if (name.starts_with(prefix)) text += content;
    return text;
}

Translation Written::translation(const std::string& construct) const {
    for (const Translation& entry : report.translations)
        if (entry.construct == construct) return entry;
    return {};
}

}
