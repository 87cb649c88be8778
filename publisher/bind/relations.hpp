// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/binder.hpp"

#include <vector>

namespace publisher::bind {

/// The products that a product is related to as `piece` asks and that stand in the edition, in the order of
/// the data, each once. For a model stands its first variant that is placed. Those of the nearest level that
/// names any: a variant with relations of its own hides its model's. What stands nowhere is a finding.
std::vector<catalog::ProductId> related_products(const catalog::ProductView& product,
                                                 const design::Inline& piece, const Inputs& inputs,
                                                 diag::Sink& findings);

}
