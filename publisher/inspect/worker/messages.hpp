// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace publisher::inspect {

/// Keeps what Poppler complains of from standard error and collects it; called once, first of all.
void collect_messages();

/// What was said since the last call, each sentence once with the number of its repeats.
std::vector<std::string> take_messages();

}
