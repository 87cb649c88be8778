// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/length.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/origin/origin.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a run amounts to: what was published, what was left out and why, every finding, every exception
/// that was used. As text for people and as JSON for programs.
namespace publisher::report {

struct LeftOut {
    std::string product;
    std::vector<std::string> reasons;
};

struct RefusedAsset {
    std::string asset;
    std::vector<std::string> reasons, products;
};

struct Waiver {
    std::string id, code, scope, reason, granted_by;
    std::vector<std::string> used_for;
};

/// What was done to a text, or was tried in vain, to make it fit.
struct Fitted {
    std::string object, product, steps;
    int page = 0;
    std::size_t n_overset_lines = 0;
    Length overset; ///< the height that is wanting

    std::string to_string() const; ///< "size 92 %", "size 85 %: 2 lines overset, 7.2 mm"
};

struct Page {
    int number = 0;
    std::string label, section, content_key;
    std::vector<std::string> products, assets;
    enum class Side { Single, Left, Right } side = Side::Single;
    std::string picture; ///< JPEG of the trim for the HTML report; empty: not shown
    Size picture_size;   ///< of the page that the picture shows
};

/// A part of the edition by its content: of equal keys the pages are equal.
struct Section {
    std::string id, content_key;
    int first_page = 0, last_page = 0;
};

/// Content key of a stage's document; two builds that differ show here where they part.
struct StageKey {
    std::string stage, key;
};

/// One ink on a page, in percent of full ink.
struct PlateInk {
    std::string plate;
    bool is_spot = false;
    double mean = 0, most = 0;
};

/// What was measured on the plates of a page of a finished file; all inks together in percent as well.
struct PageInk {
    int page = 0;
    std::vector<PlateInk> plates;
    double most = 0, most_mean = 0; ///< in a point, in a square of 15 mm
    Rect square;
};

struct Output {
    std::string name, file, sha256, standard; ///< standard: the claim the file carries; empty: none
    std::int64_t n_bytes = 0;
    std::vector<std::string> plates = {}; ///< that the press needs for it; of files for screens none
    double ink_limit = 0;                 ///< of all inks together, in percent
    std::vector<PageInk> inks = {};       ///< of the pages that were measured, in order
    /// Of each page with all that is on it, as it was read back; empty: the file was not.
    std::vector<std::string> page_digests = {};
};

/// What is otherwise than in the edition that was published before.
struct Changes {
    std::string since;      ///< the snapshot that edition was made of
    std::vector<int> pages; ///< that look otherwise, or are new, in order
    int n_pages_before = 0;

    std::string to_string() const; ///< "3 pages since snapshot 0f3c...: 4, 17-18", "0 pages since ..."
};

struct Edition {
    std::string publication, id, snapshot, approval;
    bool is_right_to_left = false; ///< the reader turns the pages to the right
    enum class End { Published, Failed, Refused } end = End::Published;
    std::size_t n_considered = 0, n_placed = 0, n_disabled = 0;
    std::size_t n_not_planned = 0; ///< cleared, and given no place because the edition is refused
    std::vector<LeftOut> left_out;
    std::vector<std::string> unplaced; ///< cleared, but selected by no section
    std::vector<RefusedAsset> refused_assets;
    std::vector<Waiver> waivers;
    std::vector<std::string> credits;
    std::vector<std::string> allowed; ///< codes loosened with --allow that were met
    std::vector<Fitted> fitted;
    std::vector<StageKey> stages; ///< in the order of the journey
    std::vector<Section> sections;
    std::vector<Page> pages;
    std::vector<Output> outputs;
    std::optional<Changes> changes;           ///< none for the first that is published
    std::vector<diag::Finding> data_findings; ///< that count here and are of the data of all editions
    std::vector<diag::Finding> findings;      ///< by page, then place
};

/// "error[layout/overset-story]: ..." with product, page, design, data and remedy below.
std::string to_text(const diag::Finding& finding);
/// All findings; of each code at most `most`, then "and 812 more".
std::string to_text(const std::vector<diag::Finding>& findings, std::size_t most = 20);
/// The whole report as a person reads it on a terminal.
std::string to_text(const Edition& edition, std::size_t most = 20);

/// schema "publisher-report/1"
std::string to_json(const Edition& edition);
/// schema "publisher-findings/1": for commands without an edition.
std::string to_json(const std::vector<diag::Finding>& findings);

/// SARIF 2.1.0 (OASIS): what code hosts and editors show beside the line.
std::string to_sarif(const std::vector<diag::Finding>& findings);
/// One page for a browser that needs nothing else and runs nothing.
std::string to_html(const std::vector<diag::Finding>& findings);
/// The same of a whole edition: facts, findings and pages linked both ways, what was left out and why.
std::string to_html(const Edition& edition);

/// Number of findings of a severity.
std::size_t count(const std::vector<diag::Finding>& findings, diag::Severity severity);

}
