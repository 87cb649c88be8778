// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::job {

/// Editions of a publication whose ids match one of the patterns (`*` and `?`); all when there is none.
/// A pattern that matches nothing is put into `unmatched`.
std::vector<const publication::Edition*> select_editions(const publication::Publication& publication,
                                                         const std::vector<std::string>& patterns,
                                                         std::vector<std::string>& unmatched);

/// The named outputs that are asked for, by name or kind; all when nothing is.
std::vector<std::size_t> select_outputs(const publication::Publication& publication,
                                        const std::vector<std::string>& asked);

/// The InDesign package and the page proofs are made when they are asked for.
bool wants(const std::vector<std::string>& asked, std::string_view kind);

}
