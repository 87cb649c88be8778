// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/build.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/job/cache_room.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/job/edition_build.hpp"
#include "publisher/job/edition_folder.hpp"
#include "publisher/job/progress.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

namespace publisher::job {
namespace {

class Builder {
public:
    Builder(World& world, const BuildRequest& request, const Listener& listener)
        : world_(world), request_(request), course_(listener), crew_(request.n_threads) {}

    BuildResult build() {
        course_.say("reading design and data");
        preparation_ = prepare(world_, request_.places, request_.trace);
        result_.findings = preparation_.design_findings.sorted();
        const auto data = preparation_.data_findings.sorted();
        result_.findings.insert(result_.findings.end(), data.begin(), data.end());
        if (preparation_.design_findings.has_errors()) return end(Exit::Usage);
        if (preparation_.failure) return fail(*preparation_.failure, exit_of(*preparation_.failure));

        std::vector<std::string> unmatched;
        editions_ = select_editions(preparation_.publication, request_.editions, unmatched);
        if (!unmatched.empty()) {
            result_.failure = "no edition is called '" + unmatched.front() + "'";
            return end(Exit::Usage);
        }
        if (select_outputs(preparation_.publication, request_.outputs).empty() &&
            !wants(request_.outputs, "idml") && !wants(request_.outputs, "png")) {
            result_.failure = "no output of the publication is asked for";
            return end(Exit::Usage);
        }
        for (const publication::Edition* edition : editions_) {
            auto folder = EditionFolder::take(world_, request_.out, edition->id);
            if (!folder) return fail_to_take(edition->id, folder.failure());
            folders_.push_back(std::move(*folder));
        }
        auto ends = build_editions();
        keep_within(world_, request_.places.cache);
        return collect(std::move(ends));
    }

private:
    BuildResult end(Exit exit) {
        result_.exit = exit;
        return std::move(result_);
    }

    BuildResult fail(const Failure& failure, Exit exit) {
        result_.failure = failure.message;
        return end(exit);
    }

    /// Nothing has been written yet: another build is at it, or the output folder is of no use.
    BuildResult fail_to_take(const std::string& edition, const Failure& failure) {
        if (failure.kind != Failure::Kind::Temporary) return collect({failed_to_write(failure)});
        result_.findings.push_back(diag::finding(
            diag::Code::EditionBusy, {{"edition", edition}, {"folder", request_.out.generic_string()}}));
        return end(Exit::Temporary);
    }

    /// Several at a time. All are cleared before, one after the other: this probes the pictures, which are only read
    /// from then on. When one cannot be written no other is begun.
    std::vector<EditionEnd> build_editions() {
        Pictures pictures(world_, preparation_, request_.places, crew_);
        std::vector<std::unique_ptr<EditionRun>> runs;
        for (const publication::Edition* edition : editions_) {
            runs.push_back(
                std::make_unique<EditionRun>(world_, preparation_, *edition, pictures, request_.trace));
            runs.back()->clear();
        }
        course_.begin_editions(editions_.size());
        std::vector<EditionEnd> ends(editions_.size());
        std::atomic<bool> has_failed = false;
        crew_.run(editions_.size(), [&](std::size_t i) {
            if (has_failed) return;
            const EditionBuild shared{world_, request_,         preparation_, pictures,
                                      crew_,  result_.findings, course_,      i};
            ends[i] = build_edition(shared, *runs[i], folders_[i]);
            runs[i].reset();
            if (ends[i].failure) has_failed = true;
            course_.end(i);
        });
        return ends;
    }

    /// In the order of the publication, whatever ended first.
    BuildResult collect(std::vector<EditionEnd> ends) {
        const EditionEnd* failed = nullptr;
        for (EditionEnd& end : ends) {
            std::ranges::move(end.findings, std::back_inserter(result_.findings));
            if (end.report) result_.editions.push_back(*std::move(end.report));
            if (end.failure && !failed) failed = &end;
        }
        return failed ? fail(*failed->failure, failed->exit) : end(exit_of_editions());
    }

    Exit exit_of_editions() const {
        std::size_t n_published = 0, n_refused = 0;
        for (const report::Edition& edition : result_.editions) {
            n_published += edition.end == report::Edition::End::Published;
            n_refused += edition.end == report::Edition::End::Refused;
        }
        if (n_published == result_.editions.size()) return Exit::Fine;
        if (n_published > 0) return Exit::SomeFailed;
        return n_refused > 0 ? Exit::Refused : Exit::Findings;
    }

    World& world_;
    const BuildRequest& request_;
    Course course_;
    Crew crew_;
    Preparation preparation_;
    std::vector<const publication::Edition*> editions_;
    std::vector<EditionFolder> folders_;
    BuildResult result_;
};

}

BuildResult build(World& world, const BuildRequest& request, const Listener& progress) {
    return Builder(world, request, progress).build();
}

bool may_be_allowed(diag::Code code) {
    const std::string_view id = diag::info(code).id;
    return !id.starts_with("rights/") && !id.starts_with("governance/unapproved");
}

Exit exit_of(const Failure& failure) {
    switch (failure.kind) {
        case Failure::Kind::Missing:
        case Failure::Kind::Refused: return Exit::InputMissing;
        case Failure::Kind::Temporary: return Exit::Temporary;
        case Failure::Kind::Internal: return Exit::Internal;
    }
    return Exit::Internal;
}

}
