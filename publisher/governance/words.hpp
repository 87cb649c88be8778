// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"

#include <string_view>

namespace publisher::governance {

/// The words of the publication's schema: "missing-translation", "leave-out".
std::string_view to_string(publication::GapState state);
std::string_view to_string(publication::GapAction action);

}
