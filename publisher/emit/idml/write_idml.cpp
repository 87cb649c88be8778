// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/write_idml.hpp"

#include "publisher/emit/idml/internal/resources.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"
#include "publisher/world/world.hpp"
#include "publisher/zip/archive.hpp"

namespace publisher::emit::idml {
namespace {

/// Parts of a zip archive without extensions: 65 535, some of which are no stories.
constexpr std::size_t kMostParts = 60'000;

/// "tile/NV-1042/name" as part of a file name; long ids are cut, the id of the story tells them apart.
std::string slug(const std::string& name) {
    std::string result;
    for (const char c : name.substr(0, 60)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        result += is_plain ? c : '-';
    }
    return result;
}

/// Puts the parts of a document into the package as they come.
class PackageWriter {
public:
    PackageWriter(const page::Spool& pages, Desk& desk) : pages_(pages), desk_(desk) {
        archive_.add("mimetype", kMimetype, zip::Method::Stored);
        archive_.add("META-INF/container.xml", make_container());
        groups_stories_ = desk.survey.n_text_frames + desk.survey.n_pages > kMostParts;
    }

    Status write_parents() {
        const std::vector<Parent>& parents = desk_.survey.parents;
        for (std::size_t i = 0; i < parents.size(); ++i) {
            parent_ids_.push_back(desk_.ids.next());
            const auto part = write_parent(parents[i], i, parent_ids_.back(), desk_);
            if (!part) return part.failure();
            add(*part, contents_.parent_parts);
            add_stories();
        }
        return Done();
    }

    Status write_spreads() {
        std::vector<page::Page> spread;
        for (std::size_t i = 0; i < pages_.n_pages(); ++i) {
            auto page = read_page(pages_, i, desk_.options);
            if (!page) return page.failure();
            if (!spread.empty() && (begins_spread(*page, desk_.survey) || spread.size() == 2)) {
                if (const Status status = finish_spread(spread, i - spread.size()); !status) return status;
            }
            spread.push_back(std::move(*page));
        }
        return finish_spread(spread, pages_.n_pages() - spread.size());
    }

    std::string finish() {
        archive_.add("Resources/Graphic.xml", make_graphic(desk_.styles));
        archive_.add("Resources/Styles.xml", desk_.book.make_styles(desk_.cells, desk_.objects, desk_.ids));
        archive_.add("Resources/Fonts.xml", desk_.faces.make_fonts(desk_.ids));
        archive_.add("Resources/Preferences.xml", make_preferences(desk_.survey, desk_.options));
        archive_.add("XML/Tags.xml", desk_.structure.make_tags());
        archive_.add("XML/BackingStory.xml", desk_.structure.make_backing_story());
        archive_.add("designmap.xml", make_designmap(contents_, desk_));
        desk_.report.counts.n_bindings = desk_.structure.n_bindings();
        return archive_.finish();
    }

private:
    Status finish_spread(std::vector<page::Page>& spread, std::size_t first_idx) {
        const auto part = write_spread(spread, first_idx, parent_ids_, desk_, contents_.pages);
        if (!part) return part.failure();
        add(*part, contents_.spread_parts);
        add_stories();
        spread.clear();
        return Done();
    }

    void add(const Part& part, std::vector<std::string>& list) {
        archive_.add(part.name, part.bytes);
        list.push_back(part.name);
    }

    /// A part for each story, as InDesign has it; where there would be more parts than a package can hold,
    /// one for the stories of a spread.
    void add_stories() {
        if (desk_.stories.empty()) return;
        std::string grouped;
        for (const WrittenStory& story : desk_.stories) {
            contents_.story_ids.push_back(story.self);
            if (groups_stories_)
                grouped += story.xml;
            else
                add_story_part(slug(story.name) + '-' + story.self, story.xml);
        }
        if (groups_stories_) add_story_part("from-" + desk_.stories.front().self, grouped);
        desk_.stories.clear();
    }

    void add_story_part(const std::string& name, const std::string& stories) {
        XmlWriter xml = XmlWriter::part("Story");
        xml.raw(stories);
        add({"Stories/Story_" + name + ".xml", xml.finish()}, contents_.story_parts);
    }

    const page::Spool& pages_;
    Desk& desk_;
    zip::Writer archive_;
    Contents contents_;
    std::vector<std::string> parent_ids_;
    bool groups_stories_ = false;
};

}

Result<Report> write_idml(const page::Spool& pages, const style::StyleSheet& styles,
                          const font::Library& fonts, const LinkSource& links, const Options& options,
                          OutputFile& file) {
    if (pages.n_pages() == 0) return Failure{Failure::Kind::Refused, "there is no page to write"};
    const auto survey = survey_pages(pages, styles, fonts, options);
    if (!survey) return survey.failure();
    if (survey->n_pages > 9999)
        return Failure{Failure::Kind::Refused, "an InDesign document has at most 9999 pages"};

    ReportBook report;
    Ids ids;
    const Faces faces(styles, fonts, *survey);
    const PropertyMaker maker(styles, faces, options, report);
    StyleBook book(styles, maker, *survey);
    CellStyles cells(styles, survey->is_right_to_left);
    ObjectStyles objects(styles);
    Hyperlinks hyperlinks(ids);
    BoundStructure structure(ids);
    Desk desk{styles, faces, *survey,   options, links, maker, book, cells, objects, hyperlinks,
              report, ids,   structure, {},      {},    false, {},   {},    {}};
    for (std::size_t i = 0; i < survey->layers.size(); ++i)
        desk.layer_ids.push_back(ids.next());
    PackageWriter package(pages, desk);
    if (const Status status = package.write_parents(); !status) return status.failure();
    if (const Status status = package.write_spreads(); !status) return status.failure();
    file.write(package.finish());
    return report.counts;
}

}
