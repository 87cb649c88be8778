// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// Writes a rectangle or a line; rules of paragraphs are left to their styles.
void write_shape(const page::Shape& shape, const PageContext& context, Desk& desk, XmlWriter& xml);

/// Writes a code as a group of its ground and one polygon with all bars; its label names the value.
void write_code(const page::Code& code, const PageContext& context, Desk& desk, XmlWriter& xml);

}
