// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/product.hpp"

#include <string>
#include <vector>

namespace publisher::catalog {

class Snapshot;

/// "SKU NV-1042, GTIN 4012345678901; SKU NV-1043; and 4 more", for findings about what several products share.
std::string names_for_findings(const Snapshot& snapshot, const std::vector<ProductId>& products);

}
