// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/idml/facts.hpp"

namespace publisher::idml {

/// Reads a package of any maker and version. Parts are walked as they unpack, so that memory does not grow
/// with the text. Refused is what is no IDML, what is beyond the limits of `Package`, and a part that is
/// no well-formed XML or has a DOCTYPE. What does not hold together (references into nothing, ids that are
/// there twice, threads that do not agree) is a problem among the facts.
Result<Facts> read(std::string bytes);

/// The facts as lines of text; problems last.
std::string to_listing(const Facts& facts);
/// One line for each binding: kind and piece ("text 2/4"), product, field, locale, value, text; tabs between.
std::string to_listing(const std::vector<Binding>& bindings);

}
