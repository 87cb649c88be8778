// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/pagination.hpp"

#include <functional>
#include <string_view>

namespace publisher::plan {

/// A field of a plan: its heading, what it wants, and how it is read. An empty cell says nothing.
struct PlanField {
    std::string_view name, kind;
    std::function<bool(PlanRow&, std::string_view)> read;
};

const std::vector<PlanField>& plan_fields();
/// Null for a heading that is none.
const PlanField* find_plan_field(std::string_view heading);
/// Reads one field into the row; what cannot be read is reported and not said.
void take_field(const PlanField& field, std::string_view text, const origin::DataOrigin& origin, PlanRow& row,
                diag::Sink& findings);

}
