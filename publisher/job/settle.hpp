// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"

#include <functional>

namespace publisher::job {

/// What a round of layout knows from the one before.
struct Answers {
    layout::References references;
    plan::FirstPages first_pages;
};

/// Plans what depends on the sides of pages anew and lays the pages out.
using Round = std::function<Result<layout::Outcome>(const Answers& answers)>;

/// Rounds until every reference names the page on which its thing stands, and every template chosen for a
/// left or right page stands on one; at most five. What is still wrong then is a finding, and the last round
/// counts. Pages without either are laid out once.
Result<layout::Outcome> settle(const Round& round, diag::Sink& findings);

}
