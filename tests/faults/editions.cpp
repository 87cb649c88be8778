// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

#include "publisher/font/library.hpp"
#include "publisher/preflight/preflight.hpp"
#include "publisher/report/report.hpp"

#include <iostream>
#include <stdexcept>

namespace publisher::faults {

Path source_folder() {
    return PUBLISHER_SOURCE_DIR;
}

Publication::Publication(const Path& file) : places_{file, source_folder(), scratch_.path(), {}} {
    preparation_ = job::prepare(*world_, places_);
    if (!preparation_.is_complete()) throw std::runtime_error(file.string() + " cannot be loaded");
    pictures_ = std::make_unique<job::Pictures>(*world_, preparation_, places_, 1);
}

Publication::~Publication() = default;

std::vector<std::string> Publication::editions() const {
    std::vector<std::string> ids;
    for (const auto& edition : preparation_.publication.editions)
        ids.push_back(edition.id);
    return ids;
}

std::vector<diag::Finding> Publication::verify(const std::string& edition, const Path& pdf,
                                               const Path& provenance) {
    auto& run = runs_[edition];
    for (const auto& each : preparation_.publication.editions) {
        if (!run && each.id == edition)
            run = std::make_unique<job::EditionRun>(*world_, preparation_, each, *pictures_);
    }
    verify::Options options;
    options.provenance = provenance;
    diag::Sink findings;
    job::verify_file(*world_, preparation_, *run, pdf, options, findings);
    return findings.sorted();
}

Built::Built(const Path& file) : publication(file) {
    const auto outcome = e2e::publish({"build", file.string(), "-o", folder.path().string(), "-q"});
    if (outcome.exit != 0)
        throw std::runtime_error("the sample cannot be built:\n" + outcome.out + outcome.err);
}

Built& catalog() {
    static Built built(source_folder() / "samples/norrvik/catalog.xml");
    return built;
}

Built& price_list() {
    static Built built(source_folder() / "samples/norrvik/pricelist.xml");
    return built;
}

std::vector<diag::Finding> preflight(const Path& pdf, const std::string& profile_name, bool sums_inks,
                                     const Path& provenance) {
    const auto world = make_system_world();
    diag::Sink findings;
    const auto profile = preflight::load_profile(*world, source_folder(), profile_name, findings);
    if (!profile) throw std::runtime_error(listing(findings.findings()));
    const auto fonts = font::Library::load(*world, source_folder() / "fonts", findings);
    if (!fonts) throw std::runtime_error(fonts.failure().message);
    preflight::Options options;
    options.fonts = &*fonts;
    options.sums_inks = sums_inks;
    options.provenance = provenance;
    preflight::preflight_pdf(*world, pdf, *profile, options, findings);
    return findings.sorted();
}

std::string listing(const std::vector<diag::Finding>& findings) {
    return report::to_text(findings, 30);
}

Tally::~Tally() {
    std::cout << what_ << ": " << n_found_ << " of " << n_made_ << " found\n";
}

}
