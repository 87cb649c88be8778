// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/pages.hpp"

namespace publisher::layout {

/// Pours the texts of a story template, one after the other as one story, through the columns of as many
/// pages as it takes. The frames are one thread. A line that is higher than a column is overset.
void pour_story(const Inputs& inputs, Pages& pages, const plan::Entry& entry);

}
