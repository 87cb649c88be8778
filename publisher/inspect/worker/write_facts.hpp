// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/facts.hpp"
#include "publisher/inspect/worker/json.hpp"

namespace publisher::inspect {

void write_document(Json& json, const DocumentFacts& facts);
void write_page(Json& json, const PageFacts& page);
void write_fonts(Json& json, const std::vector<FontFacts>& fonts);

}
