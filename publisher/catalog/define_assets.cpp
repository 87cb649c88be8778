// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace publisher::catalog {
namespace {

using diag::Code;
using source::AssetRecord;

/// A right whose end cannot be read has ended: unknown rights are not cleared.
constexpr Date kLongAgo{1, 1, 1};

bool says_anything_of_rights(const AssetRecord& record) {
    const std::array texts = {&record.approval,    &record.licence,        &record.licence_start,
                              &record.licence_end, &record.judged_by,      &record.print_run_max,
                              &record.credit,      &record.credit_required};
    const bool has_text =
        std::any_of(texts.begin(), texts.end(), [](const std::string* text) { return !text->empty(); });
    return has_text || record.embedded || !record.territories.empty() || !record.media.empty() ||
           !record.constraints.empty();
}

void add_constraints(const std::vector<std::string>& more, std::vector<std::string>& constraints) {
    for (const std::string& constraint : more) {
        if (std::find(constraints.begin(), constraints.end(), constraint) == constraints.end()) {
            constraints.push_back(constraint);
        }
    }
}

/// The rights of one asset, from its manifest row and from what its file says of itself.
class AssetReader {
public:
    AssetReader(const Reading& reading, const AssetRecord& record, Asset& asset)
        : reading_(reading), record_(record), asset_(asset) {}

    void read() {
        asset_.licence = record_.licence;
        asset_.territories = record_.territories;
        asset_.media = record_.media;
        asset_.constraints = record_.constraints;
        asset_.credit = record_.credit;
        add_window(record_.licence_start, record_.licence_end);
        if (record_.embedded) take_embedded(*record_.embedded);
        take_judgement();
        take_print_run();
        if (!record_.credit_required.empty()) {
            asset_.is_credit_required =
                reading_.boolean(record_.credit_required, "credit required", record_.cell).value_or(true);
        }
        asset_.focal_x = focal(record_.focal_x, "focal x");
        asset_.focal_y = focal(record_.focal_y, "focal y");
    }

private:
    std::optional<Date> end_of(const std::string& text, const char* field) {
        if (trimmed(text).empty()) return std::nullopt;
        return reading_.date(text, field, record_.cell).value_or(kLongAgo);
    }

    void add_window(const std::string& start, const std::string& end) {
        DateWindow window;
        window.last = end_of(end, "licence end");
        if (!trimmed(start).empty()) {
            window.first = reading_.date(start, "licence start", record_.cell);
            if (!window.first) window.last = kLongAgo;
        }
        if (window.first && window.last && *window.last < *window.first && *window.last != kLongAgo) {
            reading_.report(Code::InvalidValidity, {{"window", window.to_string()}}, record_.cell);
        }
        if (window != DateWindow()) asset_.windows.push_back(window);
    }

    void take_embedded(const source::EmbeddedRights& embedded) {
        for (const std::string& start : embedded.starts)
            add_window(start, {});
        for (const std::string& end : embedded.ends)
            add_window({}, end);
        asset_.usage_terms = embedded.usage_terms;
        asset_.web_statement = embedded.web_statement;
        asset_.embedded_territories = embedded.territories;
        asset_.embedded_media = embedded.media;
        if (asset_.credit.empty()) asset_.credit = embedded.credit;
        if (embedded.is_credit_required) asset_.is_credit_required = *embedded.is_credit_required;
        add_constraints(embedded.constraints, asset_.constraints);
    }

    void take_judgement() {
        if (record_.judged_by == "printing")
            asset_.judged_by = Asset::JudgedBy::Printing;
        else if (record_.judged_by == "distribution")
            asset_.judged_by = Asset::JudgedBy::Distribution;
        else if (!record_.judged_by.empty() && record_.judged_by != "window") {
            reading_.report(Code::InvalidAssetField, {{"field", "judged by"}, {"text", record_.judged_by}},
                            record_.cell);
        }
    }

    void take_print_run() {
        const std::string_view text = trimmed(record_.print_run_max);
        if (text.empty()) return;
        long long limit = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
        if (error != std::errc() || end != text.data() + text.size() || limit < 0) {
            reading_.report(Code::InvalidAssetField,
                            {{"field", "print run"}, {"text", record_.print_run_max}}, record_.cell);
            limit = 0; // nothing may be printed until it can be read
        }
        asset_.print_run_limit = limit;
    }

    double focal(const std::string& text, const char* field) {
        if (trimmed(text).empty()) return 0.5;
        double value = -1;
        const std::string_view digits = trimmed(text);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc() && end == digits.data() + digits.size() && value >= 0 && value <= 1)
            return value;
        reading_.report(Code::InvalidAssetField, {{"field", field}, {"text", text}}, record_.cell);
        return 0.5;
    }

    const Reading& reading_;
    const AssetRecord& record_;
    Asset& asset_;
};

}

void SnapshotBuilder::State::define_assets() {
    CaselessMap<std::uint32_t> known;
    std::vector<AssetRecord> kept;
    const Reading reader = reading();
    for (AssetRecord& record : assets) {
        if (record.id.empty()) {
            report(Code::MissingRecordId, {}, record.cell);
            continue;
        }
        if (!known.emplace(record.id, 0).second) {
            report(Code::DuplicateDefinition, {{"what", "asset"}, {"code", record.id}}, record.cell);
            continue;
        }
        Asset& asset = tables.assets.emplace_back();
        asset.index = AssetId(tables.assets.size() - 1);
        asset.id = record.id;
        asset.version = record.version;
        asset.file = record.file;
        asset.sha256 = to_lower_ascii(record.sha256);
        asset.actual_sha256 = record.actual_sha256;
        asset.approval = record.approval;
        asset.has_rights_record = says_anything_of_rights(record);
        asset.role = record.role;
        asset.locale = record.locale;
        asset.alternative_texts = std::move(record.alternative_texts);
        asset.cell = record.cell;
        if (!asset.locale.empty()) mentions.locales.intern(asset.locale, asset.cell);
        AssetReader(reader, record, asset).read();
        kept.push_back(std::move(record));
    }
    assets = std::move(kept);
}

}
