// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/xml/document.hpp"

namespace publisher::diag {
class Sink;
}

namespace publisher::xml {

/// Says why a document does not follow a RELAX NG schema: which element or attribute is a stranger, which
/// one is missing, which value is none of the words. libxml2 decides; its messages often name a parent
/// of the culprit, and never what would be right.
///
/// Reads the patterns themselves and is content with less than the whole standard: order and number of
/// elements are not looked at. Returns the number of findings; none when the reason lies there.
std::size_t explain(const xmlDoc* schema, const Node& root, diag::Sink& findings);

}
