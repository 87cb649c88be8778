// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/page_of_file.hpp"
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/internal/byte_stream.hpp"
#include "publisher/source/internal/rights.hpp"
#include "publisher/source/internal/table.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::source {
namespace {

namespace fs = std::filesystem;

/// So many names of forgotten files help; more are noise.
constexpr std::size_t kMostNames = 10;

void append(std::vector<std::string>& to, std::vector<std::string> more) {
    for (std::string& item : more)
        to.push_back(std::move(item));
}

/// "SHA256:AB12..." as "ab12...".
std::string bare_checksum(std::string_view text) {
    std::string checksum = to_lower_ascii(trimmed(text));
    if (checksum.starts_with("sha256:")) checksum.erase(0, std::string_view("sha256:").size());
    return checksum;
}

void take_field(TableRun& run, const Binding& binding, const Row::Cell& cell, AssetRecord& asset) {
    const std::string text = code_text(cell);
    switch (binding.role) {
        case Role::Id:
            asset.id = text;
            asset.cell = cell.ref;
            break;
        case Role::Version: asset.version = text; break;
        case Role::File: asset.file = text; break;
        case Role::Sha256: asset.sha256 = bare_checksum(text); break;
        case Role::Approval: asset.approval = text; break;
        case Role::Licence: asset.licence = run.text(cell); break;
        case Role::LicenceStart: asset.licence_start = text; break;
        case Role::LicenceEnd: asset.licence_end = text; break;
        case Role::JudgedBy: asset.judged_by = text; break;
        case Role::PrintRunMax: asset.print_run_max = text; break;
        case Role::Territories: append(asset.territories, run.list(cell)); break;
        case Role::Media: append(asset.media, run.list(cell)); break;
        case Role::Constraints: append(asset.constraints, run.list(cell)); break;
        case Role::Credit: asset.credit = run.text(cell); break;
        case Role::CreditRequired: asset.credit_required = text; break;
        case Role::AssetRole: asset.role = text; break;
        case Role::AssetLocale: asset.locale = text; break;
        case Role::Products: append(asset.products, run.list(cell)); break;
        case Role::AlternativeText:
            if (!text.empty()) asset.alternative_texts[binding.captures.locale] = run.text(cell);
            break;
        case Role::FocalX: asset.focal_x = text; break;
        case Role::FocalY: asset.focal_y = text; break;
        default: break;
    }
}

/// Where the manifest says which file it means.
CellRef file_cell(TableRun& run, const Row& row, const AssetRecord& asset) {
    CellRef found = asset.cell;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (binding.role == Role::File) found = cell.ref;
    });
    return found;
}

/// The files of one folder and what is known of them.
class DamFolder {
public:
    DamFolder(const publication::DamSource& source, Context& context)
        : folder_(source.folder), context_(context) {}

    void take(TableRun& run, const Row& row) {
        AssetRecord asset;
        run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
            take_field(run, binding, cell, asset);
        });
        if (asset.id.empty()) return run.report_missing("id", row);
        read_file(asset, file_cell(run, row, asset), run.reporter);
        context_.records.add(std::move(asset));
    }

    void report_unlisted(const fs::path& manifest) {
        const auto entries = context_.world.list_all(context_.place_of(folder_));
        if (!entries) return context_.fail(name_of(folder_, "."), entries.failure());
        std::vector<std::string> names;
        for (const World::Entry& entry : *entries) {
            if (entry.path.lexically_normal() == manifest) continue;
            const fs::path below = entry.path.lexically_relative(context_.place_of(folder_));
            const bool is_hidden = std::any_of(below.begin(), below.end(), [](const fs::path& part) {
                return part.native().starts_with('.');
            });
            const bool is_sidecar = equals_ignoring_case(below.extension().native(), ".xmp");
            if (!is_hidden && !is_sidecar && !named_.contains(below.generic_string())) {
                names.push_back(below.generic_string());
            }
        }
        if (names.empty()) return;
        const std::string count = std::to_string(names.size());
        if (names.size() > kMostNames) {
            names.resize(kMostNames);
            names.emplace_back("...");
        }
        origin::DataOrigin data;
        data.file = name_of(folder_, ".");
        context_.findings.add(
            diag::finding(diag::Code::UnlistedFiles,
                          {{"count", count}, {"folder", data.file}, {"files", joined(names, ", ")}})
                .from(data));
    }

private:
    void read_file(AssetRecord& asset, const CellRef& cell, Reporter& reporter) {
        const auto page = parse_page_of_file(asset.file);
        const auto below = path_below_folder(page ? page->file : asset.file);
        const bool leads_out =
            below ? context_.world.leads_out(context_.place_of(folder_ / *below), context_.place_of(folder_))
                  : !asset.file.empty();
        if (leads_out) {
            reporter.add(diag::finding(diag::Code::UnsafePath, {{"path", asset.file}}).about_asset(asset.id),
                         cell);
            asset.file.clear();
            return;
        }
        const fs::path file = below ? folder_ / *below : folder_;
        const fs::path place = context_.place_of(file);
        if (!below || !context_.world.is_file(place)) {
            reporter.add(
                diag::finding(diag::Code::ManifestFileMissing, {{"file", asset.file}, {"asset", asset.id}})
                    .about_asset(asset.id),
                cell);
            if (below) asset.file = file.lexically_normal().generic_string();
            return;
        }
        named_.insert(below->generic_string());
        asset.file = file.lexically_normal().generic_string() + (page ? page->fragment() : "");
        check(asset, place, cell, reporter);
        asset.embedded = read_rights(context_, place, asset.id, cell, reporter);
    }

    void check(AssetRecord& asset, const fs::path& place, const CellRef& cell, Reporter& reporter) {
        auto checksum = checksum_of(context_.world, place);
        if (!checksum) return context_.fail(asset.file, checksum.failure());
        asset.actual_sha256 = *std::move(checksum);
        if (asset.sha256.empty() || asset.sha256 == asset.actual_sha256) return;
        reporter.add(diag::finding(diag::Code::ChecksumMismatch, {{"file", asset.file},
                                                                  {"asset", asset.id},
                                                                  {"found", asset.actual_sha256},
                                                                  {"wanted", asset.sha256}})
                         .about_asset(asset.id),
                     cell);
    }

    fs::path folder_;
    Context& context_;
    std::set<std::string> named_;
};

}

void read_dam(const publication::DamSource& source, Context& context) {
    if (source.folder.empty() || source.manifest.empty()) return;
    const fs::path manifest = source.manifest;
    const std::string name = name_of(manifest.parent_path(), manifest.filename());
    Reporter reporter(context.findings, context.records.cells());
    const RowSource row_source{context.place_of(manifest), name,        source.format, {source.delimiter, {}},
                               source.records_path,        source.sheet};
    const auto rows = open_rows(row_source, context, reporter);
    if (!rows) return;

    Mapping mapping(source.columns, RecordKind::Asset, context);
    TableRun run{context, mapping, *rows, reporter, RecordKind::Asset, {}};
    if (!can_name_records(run, name, source.origin)) return mapping.report(*rows, name, reporter);
    DamFolder folder(source, context);
    const Status status = rows->read([&](const Row& row) { folder.take(run, row); });
    finish_rows(run, source.format, name, status);
    // A manifest that broke off has not named all its files.
    if (status) folder.report_unlisted(context.place_of(manifest));
}

}
