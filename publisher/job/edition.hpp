// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/clear.hpp"
#include "publisher/job/pictures.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/layout/compose.hpp"
#include "publisher/page/spool.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/report/report.hpp"

namespace publisher::job {

/// One edition on its way from the data to pages. Steps are called in order; each needs the one before.
class EditionRun {
public:
    EditionRun(World& world, const Preparation& preparation, const publication::Edition& edition,
               Pictures& pictures, Trace* trace = nullptr);
    ~EditionRun();

    /// What may be printed. Pictures of cleared assets are probed here, so that a broken one is known
    /// before there are pages.
    const governance::Clearance& clear();
    const plan::Flatplan& plan();
    /// The plan as it is built: where it depends on the pages that come of it they are laid out first.
    Result<const plan::Flatplan*> settled_plan();
    /// The plans that the flatplan follows.
    const plan::Pagination& pagination() const;
    /// The pages, in a spool of their own.
    Result<const layout::Outcome*> lay_out();

    const publication::Edition& edition() const;
    const page::Spool& spool() const;
    const Locale& locale() const;
    diag::Sink& findings();
    const Pictures& pictures() const;
    Trace* trace() const;

    /// The pictures as they were prepared for an output; empty before.
    void keep_art(std::size_t output_idx, emit::pdf::ArtSource art);
    const emit::pdf::ArtSource& art(std::size_t output_idx) const;

    /// The report as far as the edition has come; outputs are added by whoever writes them.
    report::Edition report() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What the templates of an edition ask of every product.
governance::Demands demands_of(const Preparation& preparation, const publication::Edition& edition);

}
