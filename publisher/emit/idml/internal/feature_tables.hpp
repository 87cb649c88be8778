// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"

namespace publisher::emit::idml {

/// The features of a product stand on the page as frames in pairs, name and value, with rules between. To a
/// designer they are a table: if such pairs begin at `first` among the objects, gives that table, whose rows
/// meet in the middle of the gaps, and how many objects it stands for. Null: none begin there.
struct FeatureTable {
    page::TablePart table;
    std::size_t n_objects = 0;
};
std::optional<FeatureTable> find_feature_table(const std::vector<page::Object>& objects, std::size_t first);

}
