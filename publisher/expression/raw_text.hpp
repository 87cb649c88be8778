// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/product.hpp"

#include <string>
#include <string_view>

namespace publisher::expression {

/// A value as rules and conditions see it, the same in every locale: codes joined by commas, amounts with a
/// point and without trailing zeros, ISO dates, "true" and "false"; markup taken out.
std::string raw_text(const catalog::Datum& datum);

/// The words of an HTML subset: tags gone, block ends and breaks as one space, the common entities decoded.
std::string plain_text(std::string_view html);

}
