// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"

#include <functional>

namespace publisher::job {

/// Lays the pages out with the places that the references of a round before have.
using Round = std::function<Result<layout::Outcome>(const layout::References& references)>;

/// Rounds until every reference names the page on which its thing stands, at most five. What is still
/// wrong then is a finding, and the last round counts. Pages without references are laid out once.
Result<layout::Outcome> settle(const Round& round, diag::Sink& findings);

}
