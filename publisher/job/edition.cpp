// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/edition.hpp"

#include "publisher/bind/binder.hpp"
#include "publisher/catalog/names.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/dump.hpp"
#include "publisher/job/fit_pages.hpp"
#include "publisher/job/plans.hpp"
#include "publisher/job/settle.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/plan/plan.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <optional>

namespace publisher::job {
namespace {

bool is_used(const publication::Section& section, const publication::Edition& edition) {
    return edition.sections.empty() ||
           std::find(edition.sections.begin(), edition.sections.end(), section.id) != edition.sections.end();
}

/// What a selection tests is there for every product it selects; beyond that it demands nothing.
expression::Mentions tested_by(const publication::Expression& select) {
    diag::Sink reported_before;
    if (select.is_empty()) return {};
    const auto compiled = select.compile(reported_before);
    expression::Mentions mentions = expression::mentions(*compiled);
    mentions.attributes.clear();
    mentions.asset_roles.clear();
    mentions.price_kinds.clear();
    return mentions;
}

bool has_product_bookmarks(const publication::Publication& publication) {
    return std::any_of(publication.outputs.begin(), publication.outputs.end(),
                       [](const publication::Output& output) {
                           return output.bookmarks == publication::Bookmarks::Products;
                       });
}

/// Consecutive pages of one section, with the key over the keys of its pages.
std::vector<report::Section> sections_of(const layout::Outcome& outcome) {
    std::vector<report::Section> sections;
    Hasher hasher;
    for (const layout::PageSummary& page : outcome.pages) {
        if (sections.empty() || sections.back().id != page.section) {
            hasher = Hasher();
            sections.push_back({page.section, {}, page.number, page.number});
        }
        hasher.add(page.content_key);
        sections.back().last_page = page.number;
        const bool is_last = &page == &outcome.pages.back() || (&page + 1)->section != page.section;
        if (is_last) sections.back().content_key = hasher.finish().to_hex();
    }
    return sections;
}

}

struct EditionRun::State {
    World& world;
    const Preparation& preparation;
    const publication::Edition& edition;
    Pictures& pictures;
    Trace* trace;
    Locale locale;
    expression::Evaluator evaluator;
    diag::Sink findings, findings_before_plan;
    std::optional<governance::Clearance> clearance;
    plan::Pagination pagination;
    std::optional<plan::Flatplan> flatplan;
    std::optional<bind::Binder> binder;
    std::optional<page::Spool> spool;
    std::optional<layout::Outcome> outcome;
    std::map<std::size_t, emit::pdf::ArtSource> art; ///< by output
    diag::Sink round_findings;                       ///< of the last round of layout alone

    State(World& w, const Preparation& p, const publication::Edition& e, Pictures& pics, Trace* t)
        : world(w),
          preparation(p),
          edition(e),
          pictures(pics),
          trace(t),
          locale(e.locale),
          evaluator(*p.snapshot, p.publication, e, locale) {}

    /// One round of layout; its findings and its pages take the place of those of the round before.
    Result<layout::Outcome> lay_out_once(const bind::Inputs& bind_inputs,
                                         const layout::References& references) {
        const auto laying_out = span(trace, "laying out", edition.id);
        auto created = page::Spool::create(world);
        if (!created) return created.failure();
        spool.reset();
        spool.emplace(std::move(*created));
        round_findings = diag::Sink();
        binder.emplace(bind_inputs, round_findings);
        const layout::Inputs inputs{*flatplan, preparation.design,       *preparation.fonts,
                                    *binder,   *preparation.hyphenation, references};
        return layout::compose(inputs, *spool, round_findings);
    }

    void plan(const plan::FirstPages& first_pages, const plan::PageFit& page_fit) {
        const auto planning = span(trace, "planning", edition.id);
        const plan::Inputs inputs{*preparation.snapshot,
                                  preparation.publication,
                                  edition,
                                  *clearance,
                                  preparation.design,
                                  locale,
                                  evaluator,
                                  &pagination,
                                  first_pages,
                                  page_fit};
        findings = findings_before_plan;
        flatplan = plan::plan(inputs, findings);
    }

    std::string product_name(catalog::ProductId product) const {
        return preparation.snapshot->view(product).own().name_for_findings();
    }

    /// The cleared products that link an asset.
    std::string users_of(catalog::AssetId asset) const {
        auto users = preparation.snapshot->products_with_asset(asset);
        std::erase_if(users, [&](catalog::ProductId product) {
            return std::ranges::find(clearance->products, product, &governance::ClearedProduct::product) ==
                   clearance->products.end();
        });
        return catalog::names_for_findings(*preparation.snapshot, users);
    }
};

EditionRun::EditionRun(World& world, const Preparation& preparation, const publication::Edition& edition,
                       Pictures& pictures, Trace* trace)
    : state_(std::make_unique<State>(world, preparation, edition, pictures, trace)) {}
EditionRun::~EditionRun() = default;

const publication::Edition& EditionRun::edition() const {
    return state_->edition;
}
const plan::Pagination& EditionRun::pagination() const {
    return state_->pagination;
}
const page::Spool& EditionRun::spool() const {
    return *state_->spool;
}
const Locale& EditionRun::locale() const {
    return state_->locale;
}
const Pictures& EditionRun::pictures() const {
    return state_->pictures;
}
Trace* EditionRun::trace() const {
    return state_->trace;
}
diag::Sink& EditionRun::findings() {
    return state_->findings;
}

void EditionRun::keep_art(std::size_t output_idx, emit::pdf::ArtSource art) {
    state_->art.insert_or_assign(output_idx, std::move(art));
}
const emit::pdf::ArtSource& EditionRun::art(std::size_t output_idx) const {
    static const emit::pdf::ArtSource kNone;
    const auto found = state_->art.find(output_idx);
    return found == state_->art.end() ? kNone : found->second;
}

const governance::Clearance& EditionRun::clear() {
    State& state = *state_;
    if (state.clearance) return *state.clearance;
    const auto clearing = span(state.trace, "clearing", state.edition.id);
    state.clearance =
        governance::clear(*state.preparation.snapshot, state.preparation.publication, state.edition,
                          demands_of(state.preparation, state.edition), state.findings);
    std::set<catalog::AssetId> cleared;
    for (const auto& [asset, verdict] : state.clearance->assets) {
        if (verdict.is_cleared) cleared.insert(asset);
    }
    // From here on selections, conditions and templates do as if refused pictures were not there.
    state.evaluator.set_asset_filter([cleared](catalog::AssetId asset) { return cleared.contains(asset); });
    const auto probing = span(state.trace, "probing pictures", state.edition.id);
    state.pictures.probe(
        cleared, [&](catalog::AssetId asset) { return state.users_of(asset); }, state.findings);
    return *state.clearance;
}

const plan::Flatplan& EditionRun::plan() {
    State& state = *state_;
    if (state.flatplan) return *state.flatplan;
    state.pagination = read_plans(state.world, state.preparation.publication, state.edition, state.findings);
    clear();
    state.findings_before_plan = state.findings;
    state.plan({}, {});
    return *state.flatplan;
}

Result<const plan::Flatplan*> EditionRun::settled_plan() {
    plan();
    const bool depends_on_pages = state_->flatplan->depends_on_sides || state_->edition.n_pages > 0;
    if (depends_on_pages && !state_->outcome) {
        const auto laid_out = lay_out();
        if (!laid_out) return laid_out.failure();
    }
    return &*state_->flatplan;
}

Result<const layout::Outcome*> EditionRun::lay_out() {
    State& state = *state_;
    plan();
    const catalog::Snapshot& snapshot = *state.preparation.snapshot;
    std::vector<bool> is_placed(snapshot.n_products() + snapshot.n_models());
    for (const plan::SectionPlan& section : state.flatplan->sections) {
        for (const plan::PlacementPlan& placement : section.placements) {
            if (placement.is_index) continue;
            for (const plan::Entry& entry : placement.entries) {
                for (const catalog::ProductId product : placement.products_of(entry))
                    is_placed[product.index()] = true;
            }
        }
    }
    const bind::Inputs bind_inputs{
        *state.preparation.snapshot,
        state.preparation.publication,
        state.edition,
        *state.clearance,
        state.preparation.design,
        state.locale,
        state.evaluator,
        [&state](catalog::AssetId asset) { return state.pictures.facts(asset); },
        [is_placed](catalog::ProductId product) { return is_placed[product.index()]; },
        has_product_bookmarks(state.preparation.publication)};
    diag::Sink unsettled, budget;
    const auto attempt = [&](const plan::PageFit& fit) {
        const bool is_first = fit.steps.empty() && fit.min_pages.empty() && fit.grid_pages.empty();
        if (!is_first) state.plan({}, fit);
        unsettled = diag::Sink();
        const auto round = [&](const Answers& answers) {
            if (state.flatplan->depends_on_sides && !answers.first_pages.empty())
                state.plan(answers.first_pages, fit);
            return state.lay_out_once(bind_inputs, answers.references);
        };
        return settle(round, unsettled);
    };
    auto outcome = fit_pages(attempt, state.edition, budget);
    state.findings.add_all(unsettled);
    state.findings.add_all(budget);
    if (!outcome) return outcome.failure();
    state.outcome = *std::move(outcome);
    state.findings.add_all(state.round_findings);
    state.evaluator.report_missing_labels(state.findings);

    // A credit that is due stands beside the picture or in the list of credits.
    for (const catalog::AssetId asset : state.binder->shown_assets()) {
        const governance::AssetVerdict* verdict = state.clearance->verdict(asset);
        if (!verdict->is_credit_required || state.binder->credited_assets().contains(asset)) continue;
        if (state.binder->has_credits_list()) continue;
        const catalog::Asset& entry = state.preparation.snapshot->assets()[asset.index()];
        state.findings.add(
            diag::finding(diag::Code::CreditNotPrinted, {{"asset", entry.id}, {"credit", verdict->credit}})
                .from(state.preparation.snapshot->cells().resolve(entry.cell))
                .about_asset(entry.id));
    }
    return &*state.outcome;
}

namespace {

report::Page::Side side_of(page::Side side) {
    return side == page::Side::Left    ? report::Page::Side::Left
           : side == page::Side::Right ? report::Page::Side::Right
                                       : report::Page::Side::Single;
}

}

report::Edition EditionRun::report() const {
    const State& state = *state_;
    report::Edition report;
    report.publication = state.preparation.publication.id;
    report.id = state.edition.id;
    report.snapshot = state.preparation.snapshot->name();
    report.stages.push_back({"catalog", state.preparation.snapshot->name()});
    if (state.clearance) {
        const governance::Clearance& clearance = *state.clearance;
        report.stages.push_back(
            {"governance", sha256(governance::to_listing(clearance, *state.preparation.snapshot)).to_hex()});
        report.approval = clearance.approval;
        report.n_considered = clearance.n_considered();
        report.n_disabled = clearance.disabled.size();
        report.credits = clearance.credits;
        if (!state.flatplan) report.n_not_planned = clearance.products.size();
        for (const governance::LeftOutProduct& entry : clearance.left_out) {
            report::LeftOut left_out{state.product_name(entry.product), {}};
            for (const governance::Gap& gap : entry.gaps) {
                const bool is_reason = gap.action == governance::GapAction::LeaveOut ||
                                       gap.action == governance::GapAction::RefuseEdition;
                if (is_reason) left_out.reasons.push_back(gap.detail);
            }
            report.left_out.push_back(std::move(left_out));
        }
        for (const auto& [asset, verdict] : clearance.assets) {
            if (verdict.is_cleared) continue;
            report::RefusedAsset refused{
                state.preparation.snapshot->assets()[asset.index()].id, verdict.reasons, {}};
            for (const catalog::ProductId product : state.preparation.snapshot->products_with_asset(asset)) {
                refused.products.push_back(state.preparation.snapshot->view(product).own().id);
            }
            report.refused_assets.push_back(std::move(refused));
        }
        for (const governance::WaiverUse& use : clearance.waivers) {
            report.waivers.push_back(
                {use.waiver, use.code, use.scope, use.reason, use.granted_by, use.used_for});
        }
    }
    if (state.flatplan) {
        const auto name_of = [&](catalog::ProductId product) {
            return state.preparation.snapshot->view(product).own().id;
        };
        report.stages.push_back({"plan", sha256(plan::to_listing(*state.flatplan, name_of)).to_hex()});
        for (const catalog::ProductId product : state.flatplan->unplaced)
            report.unplaced.push_back(state.product_name(product));
        report.n_placed = state.clearance->products.size() - state.flatplan->unplaced.size();
    }
    if (state.outcome) {
        report.is_right_to_left = state.flatplan->is_right_to_left;
        report.sections = sections_of(*state.outcome);
        for (const layout::PageSummary& page : state.outcome->pages) {
            report.pages.push_back({page.number,
                                    page.label,
                                    page.section,
                                    page.content_key.to_hex(),
                                    page.products,
                                    {},
                                    side_of(page.side)});
        }
        for (const layout::PlacedPicture& picture : state.outcome->pictures) {
            report.pages[static_cast<std::size_t>(picture.page - 1)].assets.push_back(picture.asset);
        }
        for (const layout::FittedText& fitted : state.outcome->fitted) {
            report.fitted.push_back({fitted.object, fitted.product, fitted.steps, fitted.page,
                                     fitted.n_overset_lines, fitted.overset});
        }
    }
    report.findings = state.findings.sorted();
    return report;
}

governance::Demands demands_of(const Preparation& preparation, const publication::Edition& edition) {
    governance::Demands demands;
    for (const publication::Section& section : preparation.publication.sections) {
        if (!is_used(section, edition)) continue;
        const design::Design::Use& use = preparation.design.sections.at(section.id);
        for (std::size_t i = 0; i < use.placements.size(); ++i) {
            if (section.placements[i].kind == publication::Placement::Kind::Page) continue;
            std::vector<design::TemplateId> templates = use.sizes[i];
            if (templates.empty()) templates.push_back(use.placements[i]);
            templates.insert(templates.end(), use.rules[i].begin(), use.rules[i].end());
            for (const design::TemplateId item : templates) {
                std::vector<expression::Mentions> mentions = {tested_by(section.placements[i].select)};
                for (const auto& expression : preparation.design.expressions(item))
                    mentions.push_back(expression::mentions(*expression));
                demands.add_template(mentions, section.placements[i].origin);
            }
        }
    }
    return demands;
}

}
