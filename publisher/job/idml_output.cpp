// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/idml_output.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

using emit::idml::LinkedPicture;

Status copy_file(World& world, const Path& from, const Path& to) {
    const auto bytes = world.read(from);
    if (!bytes) return bytes.failure();
    auto file = world.create(to);
    if (!file) return file.failure();
    (*file)->write(*bytes);
    return (*file)->publish();
}

/// The pictures of an edition under names of their own, copied into the folder of links.
class Links {
public:
    Links(World& world, const Pictures& pictures, const Path& folder)
        : world_(world), pictures_(pictures), folder_(folder) {}

    Status copy(const std::vector<layout::PlacedPicture>& placed) {
        for (const layout::PlacedPicture& picture : placed) {
            if (links_.contains(picture.file_digest)) continue;
            const Pictures::Original original = pictures_.original(picture.file_digest);
            const auto name = copy(original.file, picture.file_digest);
            if (!name) return name.failure();
            links_[picture.file_digest] = {
                *name,          original.format,   original.width,     original.height, original.ppi_x,
                original.ppi_y, original.has_clip, original.clip_name, original.page,   original.box};
        }
        return Done();
    }

    emit::idml::LinkSource source() const {
        return [this](const std::string& digest) -> Result<LinkedPicture> {
            const auto found = links_.find(digest);
            if (found == links_.end()) return Failure{Failure::Kind::Internal, "a picture was not copied"};
            return found->second;
        };
    }

private:
    /// The name of the copy; the pages of one file share it.
    Result<std::string> copy(const Path& file, const std::string& digest) {
        const auto [known, is_new] = copies_.try_emplace(file);
        if (!is_new) return known->second;
        known->second = free_name(file.filename().generic_string(), digest);
        if (const Status copied = copy_file(world_, file, folder_ / known->second); !copied)
            return copied.failure();
        return known->second;
    }

    /// Two assets may have files of one name in different folders, or names that differ only in case.
    std::string free_name(const std::string& name, const std::string& digest) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return names_.insert(lower).second ? name : digest.substr(0, 8) + '-' + name;
    }

    World& world_;
    const Pictures& pictures_;
    Path folder_;
    std::map<std::string, LinkedPicture> links_;
    std::map<Path, std::string> copies_;
    std::set<std::string> names_;
};

/// Layers, parent pages and grid of the layouts that the edition's pages come from.
void add_layouts(const Preparation& preparation, const layout::Outcome& outcome,
                 emit::idml::Options& options) {
    std::set<std::uint32_t> used;
    for (const layout::PageSummary& page : outcome.pages)
        used.insert(preparation.design.sections.at(page.section).layout.index());
    for (const std::uint32_t idx : used) {
        const design::Layout& layout = preparation.design.layouts[idx];
        for (const std::string& layer : layout.layers) {
            if (std::find(options.layers.begin(), options.layers.end(), layer) == options.layers.end())
                options.layers.push_back(layer);
        }
        for (const design::ParentPage& parent : layout.parents)
            options.parents.push_back({parent.name, parent.margins, parent.n_columns, parent.column_gutter});
        if (options.baseline_leading > Length()) continue;
        options.baseline_start = layout.baseline_start;
        options.baseline_leading = layout.baseline_leading;
    }
}

emit::idml::Options make_options(const Preparation& preparation, const EditionRun& run,
                                 const layout::Outcome& outcome) {
    const publication::Publication& publication = preparation.publication;
    const std::string* title = publication::find_localized(publication.titles, run.edition().locale);
    emit::idml::Options options;
    options.title = title ? *title : publication.id;
    options.language = run.locale().language_tag();
    options.locale = run.edition().locale;
    options.decimal_separator = run.locale().decimal_separator();
    options.has_product_bookmarks = std::any_of(
        publication.outputs.begin(), publication.outputs.end(), [](const publication::Output& output) {
            return output.bookmarks == publication::Bookmarks::Products;
        });
    add_layouts(preparation, outcome, options);
    options.labels = {{"publisher:publication", publication.id},
                      {"publisher:edition", run.edition().id},
                      {"publisher:locale", run.edition().locale},
                      {"publisher:snapshot", preparation.snapshot->name()},
                      {"publisher:generator", "publisher " PUBLISHER_VERSION}};
    return options;
}

void report_translations(const emit::idml::Report& report, diag::Sink& findings) {
    for (const emit::idml::Translation& entry : report.translations) {
        const std::vector<std::pair<std::string, std::string>> arguments = {
            {"construct", entry.construct},
            {"count", std::to_string(entry.count)},
            {"first", std::to_string(entry.first_page)},
            {"form", entry.form}};
        findings.add(entry.is_loss ? diag::finding(diag::Code::IdmlLost, arguments)
                                   : diag::finding(diag::Code::IdmlTranslated, arguments));
    }
    if (report.n_held_breaks == 0) return;
    findings.add(diag::finding(diag::Code::IdmlTranslated, {{"construct", "a line end"},
                                                            {"count", std::to_string(report.n_held_breaks)},
                                                            {"first", "1"},
                                                            {"form", "a forced line break"}}));
}

}

Result<report::Output> write_idml_output(World& world, const Preparation& preparation, EditionRun& run,
                                         const layout::Outcome& outcome, const Pictures& pictures,
                                         emit::idml::LineBreaks line_breaks, const Path& folder) {
    const Path package_folder = folder / "idml", links_folder = package_folder / "Links";
    if (const Status created = world.create_directories(links_folder); !created) return created.failure();
    Links links(world, pictures, links_folder);
    if (const Status copied = links.copy(outcome.pictures); !copied) return copied.failure();
    emit::idml::Options options = make_options(preparation, run, outcome);
    options.line_breaks = line_breaks;
    const Path path = package_folder / (run.edition().id + ".idml");
    auto file = world.create(path);
    if (!file) return file.failure();
    const auto written = emit::idml::write_idml(run.spool(), preparation.design.styles, *preparation.fonts,
                                                links.source(), options, **file);
    if (!written) return written.failure();
    if (const Status published = (*file)->publish(); !published) return published.failure();
    report_translations(*written, run.findings());
    const auto bytes = world.read(path);
    if (!bytes) return bytes.failure();
    return report::Output{"idml", "idml/" + path.filename().generic_string(), sha256(*bytes).to_hex(),
                          "IDML 8.0", static_cast<std::int64_t>(bytes->size())};
}

}
