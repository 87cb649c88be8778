// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/witness.hpp"

#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;
using provenance::Record;

class Witness {
public:
    Witness(const Case& file, const provenance::Provenance& provenance, Reporter& reporter,
            diag::Sink& findings)
        : file_(file), provenance_(provenance), reporter_(reporter), findings_(findings) {
        for (const Placed& placed : file.placed)
            add(placed);
        for (std::size_t i = 0; i < file.pages.size(); ++i)
            pages_.emplace(file.pages[i].number, i);
    }

    void hear(const std::string& pdf_sha256) {
        const provenance::Header& header = provenance_.header;
        is_of_this_file_ = header.pdf_sha256 == pdf_sha256;
        compare("edition", header.edition, file_.inputs.edition.id);
        compare("snapshot", header.snapshot, file_.inputs.snapshot.name());
        compare("file", header.pdf_sha256, pdf_sha256);
        if (!file_.options.output.empty()) compare("output", header.output, file_.options.output);
        for (const Record& record : provenance_.records)
            group(record);
        for (const auto& [key, records] : groups_)
            judge(records);
        for (const Place& place : file_.places.places)
            judge_completeness(place);
    }

private:
    void add(const Placed& placed) {
        for (const std::string& product : placed.stands_for)
            by_id_.emplace(product, &placed);
        for (const Expectation& each : placed.expectations) {
            if (each.kind == Kind::Code) code_nodes_.insert(file_.inputs.design.nodes.path(each.node));
        }
    }

    void compare(const char* what, const std::string& found, const std::string& wanted) {
        if (found == wanted) return;
        findings_.add(diag::finding(
            diag::Code::ProvenanceStale,
            {{"what", what}, {"found", found.substr(0, 16)}, {"wanted", wanted.substr(0, 16)}}));
    }

    /// "price[regular]/whole" is told with its price.
    static std::string field_of(const Record& record) {
        return record.field.substr(0, record.field.find("]/") == std::string::npos
                                          ? std::string::npos
                                          : record.field.find("]/") + 1);
    }

    /// The place of the product whose template shows the field with that element, else the first that shows
    /// it.
    const Placed* find_placed(const Record& record) const {
        const Placed* found = nullptr;
        const auto [begin, end] = by_id_.equal_range(record.product);
        for (auto at = begin; at != end; ++at) {
            const Expectation* expectation = at->second->find(record.product, field_of(record));
            if (!expectation) continue;
            if (file_.inputs.design.nodes.origin(expectation->node) == record.design) return at->second;
            if (!found) found = at->second;
        }
        return found;
    }

    void group(const Record& record) {
        if (record.kind != Record::Kind::Text || code_nodes_.contains(record.node)) return;
        if (!find_placed(record)) return;
        groups_[{record.page, record.object, record.product, field_of(record), record.node}].push_back(
            &record);
    }

    /// The lines of one field in one object.
    void judge(const std::vector<const Record*>& records) {
        const Record& first = *records.front();
        const Expectation& expectation = *find_placed(first)->find(first.product, field_of(first));
        told_.emplace(first.page, first.product, expectation.field);
        const auto page = pages_.find(first.page);
        if (page == pages_.end()) {
            return tell_forged(first, expectation, "it stands on page " + std::to_string(first.page),
                               "there is no such page");
        }
        const bool has_value = std::all_of(records.begin(), records.end(), [&](const Record* record) {
            return record->value == expectation.value;
        });
        if (!has_value) {
            return tell_forged(first, expectation, "its value is not that of the data",
                               expectation.to_string());
        }
        judge_print(file_.pages[page->second], records, expectation);
    }

    void judge_print(const PageText& page, const std::vector<const Record*>& records,
                     const Expectation& expectation) {
        const Record& first = *records.front();
        if (is_said(page, records, expectation)) return;
        if (reporter_.has(first.page, first.product, expectation.field)) return;
        const std::string printed = printed_in(page, records);
        if (is_of_this_file_) {
            return tell_forged(first, expectation, "it stands where '" + printed + "' is printed",
                               expectation.to_string());
        }
        const diag::Code code =
            expectation.kind == Kind::Price ? diag::Code::VerifyPriceWrong : diag::Code::VerifyFieldWrong;
        auto finding = finding_on(
            file_.inputs, expectation, code,
            {{"field", expectation.field}, {"found", printed}, {"wanted", expectation.to_string()}});
        finding.on_page(first.page, first.area);
        reporter_.add(finding, first.page, first.product, expectation.field);
    }

    static bool is_within(const Rect& box, const std::vector<const Record*>& records) {
        return std::any_of(records.begin(), records.end(),
                           [&](const Record* record) { return contains_middle(record->area, box); });
    }

    /// A comma of the template's behind a value is one word with it.
    static bool reaches_into(const Rect& box, const std::vector<const Record*>& records) {
        const Length middle = box.y + box.height / 2;
        return std::ranges::any_of(records, [&](const Record* record) {
            return middle >= record->area.top() && middle < record->area.bottom() &&
                   record->area.overlaps(box);
        });
    }

    static std::string printed_in(const PageText& page, const std::vector<const Record*>& records) {
        std::string text;
        for (const ReadWord& word : page.words) {
            if (!reaches_into(word.box, records)) continue;
            if (!text.empty()) text += ' ';
            text += word.text;
        }
        return text;
    }

    /// A former price may stand within reach of a large one.
    bool is_said(const PageText& page, const std::vector<const Record*>& records,
                 const Expectation& expectation) const {
        if (expectation.kind == Kind::Price || expectation.kind == Kind::Amount) {
            return std::any_of(page.prices.begin(), page.prices.end(), [&](const ReadPrice& price) {
                return price.number.amount == expectation.amount && is_within(price.box, records);
            });
        }
        // A word that is broken at the end of a line belongs to its first line; a frame may hold more than
        // the field.
        return squashed(printed_in(page, records)).find(squashed(expectation.text)) != std::string::npos;
    }

    /// A record that was taken out of the file would hide what it tells of.
    void judge_completeness(const Place& place) {
        const Placed& placed = file_.placed[place.placed];
        const int page = file_.pages[place.page].number;
        for (const Expectation& each : placed.expectations) {
            const bool may_be_missing = each.may_be_left_out || each.kind == Kind::Code;
            if (may_be_missing || told_.contains({page, each.product, each.field})) continue;
            auto finding = finding_on(
                file_.inputs, each, diag::Code::ProvenanceForged,
                {{"field", each.field}, {"found", "nothing"}, {"wanted", "that it stands on this page"}});
            finding.on_page(page, place.number);
            reporter_.add(finding, page, each.product, each.field + " in the provenance");
        }
    }

    void tell_forged(const Record& record, const Expectation& expectation, std::string found,
                     std::string wanted) {
        auto finding =
            finding_on(file_.inputs, expectation, diag::Code::ProvenanceForged,
                       {{"field", record.field}, {"found", std::move(found)}, {"wanted", std::move(wanted)}});
        finding.on_page(record.page, record.area);
        reporter_.add(finding, record.page, record.product, record.field + " in the provenance");
    }

    const Case& file_;
    const provenance::Provenance& provenance_;
    Reporter& reporter_;
    diag::Sink& findings_;
    std::set<std::string> code_nodes_; ///< the figures below a code are parts of it
    bool is_of_this_file_ = false;
    std::multimap<std::string, const Placed*> by_id_;
    std::map<int, std::size_t> pages_;
    std::map<std::tuple<int, std::string, std::string, std::string, std::string>, std::vector<const Record*>>
        groups_;
    std::set<std::tuple<int, std::string, std::string>> told_;
};

}

void hear_witness(const Case& file, const provenance::Provenance& provenance, const std::string& pdf_sha256,
                  Reporter& reporter, diag::Sink& findings) {
    Witness(file, provenance, reporter, findings).hear(pdf_sha256);
}

}
