// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/edition_build.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/job/idml_output.hpp"
#include "publisher/job/output.hpp"
#include "publisher/job/page_proofs.hpp"
#include "publisher/job/progress.hpp"
#include "publisher/job/read_back.hpp"
#include "publisher/job/selection.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/report/built.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <iterator>

namespace publisher::job {
namespace {

/// Parts of the work of an edition, as they are on the whole: until the pages are laid out, and of each output until
/// it is written; to read it back is the rest.
constexpr double kLaidOut = 0.2, kWritten = 0.3;

bool is_allowed(const diag::Finding& finding, const BuildRequest& request) {
    return request.allowed.contains(finding.code) && may_be_allowed(finding.code);
}

/// Does a finding stop the edition?
bool stops(const diag::Finding& finding, const BuildRequest& request) {
    return finding.severity >= request.fail_on && !is_allowed(finding, request);
}

bool any_stops(const std::vector<diag::Finding>& findings, const BuildRequest& request) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const auto& finding) { return stops(finding, request); });
}

std::vector<std::string> allowances_met(const report::Edition& report, const BuildRequest& request) {
    std::set<std::string> met;
    for (const auto* findings : {&report.data_findings, &report.findings}) {
        for (const diag::Finding& finding : *findings) {
            if (finding.severity >= request.fail_on && is_allowed(finding, request))
                met.emplace(diag::info(finding.code).id);
        }
    }
    return {met.begin(), met.end()};
}

Status write_text(World& world, const Path& path, const std::string& text) {
    auto file = world.create(path);
    if (!file) return file.failure();
    (*file)->write(text);
    return (*file)->publish();
}

Status write_reports(World& world, const Path& folder, const report::Edition& report, Trace* trace) {
    const auto writing = span(trace, "writing report", report.id);
    if (const Status status = write_text(world, folder / "report.json", report::to_json(report)); !status)
        return status;
    if (const Status status = write_text(world, folder / "report.html", report::to_html(report)); !status)
        return status;
    return write_text(world, folder / "report.txt", report::to_text(report, 1000));
}

class Builder {
public:
    Builder(const EditionBuild& shared, EditionRun& run, EditionFolder& folder)
        : world_(shared.world),
          request_(shared.request),
          preparation_(shared.preparation),
          shared_(shared),
          run_(run),
          folder_(folder),
          selected_(select_outputs(shared.preparation.publication, shared.request.outputs)) {}

    EditionEnd build() {
        const auto building = span(request_.trace, "edition", id());
        if (const Status status = try_to_build(); !status && !end_.failure) {
            end_.failure = status.failure();
            end_.exit = exit_of(status.failure());
        }
        return std::move(end_);
    }

private:
    const std::string& id() const { return run_.edition().id; }
    void say(const std::string& what) { shared_.course.say(id() + ": " + what); }

    Status as_output(const Failure& failure) {
        end_ = failed_to_write(failure);
        return failure;
    }

    Status try_to_build() {
        const governance::Clearance& clearance = run_.clear();
        if (clearance.is_refused) {
            report::Edition report = run_.report();
            report.end = report::Edition::End::Refused;
            return keep_failed(std::move(report));
        }
        say("laying out " + std::to_string(clearance.products.size()) + " products");
        auto laid_out = run_.lay_out();
        if (!laid_out) return laid_out.failure();
        const layout::Outcome& outcome = **laid_out;
        shared_.course.reach(shared_.edition_idx, kLaidOut);
        shared_.course.add_pages(outcome.pages.size());
        for (const std::size_t i : selected_) {
            judge_ink(preparation_, i, run_.findings());
            judge_resolution(preparation_, outcome, preparation_.publication.outputs[i], run_.findings());
        }
        // What stands in the way is known before anything is written; pictures may still refuse to decode.
        // Placeholders are for proofs, and every output so far is for the press.
        if (clearance.is_proof_only || any_stops(run_.findings().findings(), request_) ||
            any_stops(shared_.findings, request_)) {
            report::Edition report = report_so_far();
            report.end = report::Edition::End::Failed;
            add_pictures(outcome, report);
            return keep_failed(std::move(report));
        }
        return publish(outcome);
    }

    Status publish(const layout::Outcome& outcome) {
        const auto building = folder_.begin();
        if (!building) return as_output(building.failure());
        auto outputs = write_outputs(outcome, *building);
        if (!outputs) return outputs.failure();
        report::Edition report = report_so_far();
        report.outputs = *std::move(outputs);
        report.allowed = allowances_met(report, request_);
        note_changes(report);
        add_pictures(outcome, report);
        if (any_stops(report.findings, request_)) {
            report.end = report::Edition::End::Failed;
            return keep_failed(std::move(report));
        }
        if (const Status status = write_reports(world_, *building, report, request_.trace); !status)
            return as_output(status.failure());
        if (const Status status = write_flatplan(*building); !status) return as_output(status.failure());
        if (const Status status = folder_.publish(); !status) return as_output(status.failure());
        end_.report = std::move(report);
        return Done{};
    }

    Result<std::vector<report::Output>> write_outputs(const layout::Outcome& outcome, const Path& folder) {
        std::vector<report::Output> outputs;
        for (std::size_t n = 0; n < selected_.size(); ++n) {
            say("writing " + preparation_.publication.outputs[selected_[n]].name + ", " +
                std::to_string(outcome.pages.size()) + " pages");
            auto output = write_and_read_back(outcome, n, folder);
            if (!output) return output.failure();
            outputs.push_back(std::move(*output));
        }
        if (wants(request_.outputs, "idml")) {
            say("writing the InDesign package");
            const auto writing = span(request_.trace, "writing IDML", id());
            auto output = write_idml_output(world_, preparation_, run_, outcome, shared_.pictures,
                                            request_.idml_line_breaks, folder);
            if (!output) return output.failure();
            outputs.push_back(std::move(*output));
        }
        if (wants(request_.outputs, "png")) {
            if (const Status status = write_page_proofs(outcome, folder); !status) return status.failure();
        }
        return outputs;
    }

    /// Proofs show the colours of the first output that is made.
    Result<PageProofs> page_proofs(const layout::Outcome& outcome) {
        return PageProofs::create(world_, preparation_, run_, outcome,
                                  selected_.empty() ? 0 : selected_.front(), shared_.pictures);
    }

    Status write_page_proofs(const layout::Outcome& outcome, const Path& folder) {
        say("drawing page proofs");
        const auto drawing = span(request_.trace, "drawing pages", id());
        auto proofs = page_proofs(outcome);
        return proofs ? proofs->write_pages(request_.png_ppi, folder) : proofs.failure();
    }

    /// A report without pictures is still a report.
    void add_pictures(const layout::Outcome& outcome, report::Edition& report) {
        const auto drawing = span(request_.trace, "drawing pages for the report", id());
        if (auto proofs = page_proofs(outcome)) proofs->add_to(report);
    }

    /// A previous report that cannot be read says nothing.
    void note_changes(report::Edition& report) const {
        const auto before = report::read_built(world_, request_.out, id());
        if (before && *before) report.changes = report::changes_between(**before, report);
    }

    Status write_flatplan(const Path& folder) {
        const auto table =
            plan::to_table(run_.plan(), run_.pagination(), *preparation_.snapshot, preparation_.design);
        return table.rows.empty() ? Status(Done{})
                                  : write_text(world_, folder / "flatplan.csv", sheet::to_csv(table));
    }

    /// A file that is not what it should be loses its claim, should it be published all the same.
    Result<report::Output> write_and_read_back(const layout::Outcome& outcome, std::size_t n,
                                               const Path& folder) {
        const std::size_t output_idx = selected_[n];
        const publication::Output& wanted = preparation_.publication.outputs[output_idx];
        const auto write = [&](bool is_sound, const std::string& remark) {
            return write_output(world_, preparation_, run_, outcome, output_idx, shared_.pictures, is_sound,
                                remark, folder);
        };
        if (!request_.is_read_back) {
            run_.findings().add(diag::finding(diag::Code::NotReadBack, {{"output", wanted.name}}));
            return write(is_faultless(), "published without being read back and compared with the data");
        }
        auto output = write(is_faultless(), {});
        if (!output) return output;
        say("reading " + wanted.name + " back");
        const auto n_pages = static_cast<double>(outcome.pages.size());
        const auto has_read = [&](int page) { reach(n, kWritten + (1 - kWritten) * page / n_pages); };
        read_back(world_, preparation_, request_.places, run_, wanted, folder / output->file, shared_.crew,
                  has_read, *output);
        return output->standard.empty() || is_faultless() ? std::move(output) : write(false, {});
    }

    void reach(std::size_t n, double part_of_output) {
        const double done = (static_cast<double>(n) + part_of_output) / static_cast<double>(selected_.size());
        shared_.course.reach(shared_.edition_idx, kLaidOut + (1 - kLaidOut) * done);
    }

    /// With what is wrong with the data of all editions: the report alone says why it failed or what was allowed.
    report::Edition report_so_far() const {
        report::Edition report = run_.report();
        std::copy_if(shared_.findings.begin(), shared_.findings.end(),
                     std::back_inserter(report.data_findings),
                     [&](const diag::Finding& finding) { return finding.severity >= request_.fail_on; });
        return report;
    }

    bool is_faultless() const {
        const auto is_error = [](const diag::Finding& finding) {
            return finding.severity == diag::Severity::Error;
        };
        return !run_.findings().has_errors() && std::ranges::none_of(shared_.findings, is_error);
    }

    /// The previous edition stays as it was; the report of the failure lies beside it.
    Status keep_failed(report::Edition report) {
        const auto failed = folder_.begin_failed();
        const Status written =
            failed ? write_reports(world_, *failed, report, request_.trace) : Status(failed.failure());
        const Status status = written ? written : as_output(written.failure());
        end_.report = std::move(report);
        return status;
    }

    World& world_;
    const BuildRequest& request_;
    const Preparation& preparation_;
    const EditionBuild& shared_;
    EditionRun& run_;
    EditionFolder& folder_;
    std::vector<std::size_t> selected_;
    EditionEnd end_;
};

}

EditionEnd build_edition(const EditionBuild& shared, EditionRun& run, EditionFolder& folder) {
    return Builder(shared, run, folder).build();
}

EditionEnd failed_to_write(const Failure& failure) {
    EditionEnd end;
    end.failure = failure;
    end.exit = exit_of(failure);
    if (failure.kind == Failure::Kind::Temporary) return end;
    end.findings.push_back(diag::finding(diag::Code::OutputFolder, {{"reason", failure.message}}));
    end.exit = Exit::Usage;
    return end;
}

}
