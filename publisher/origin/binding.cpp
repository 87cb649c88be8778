// SPDX-License-Identifier: Apache-2.0
#include "publisher/origin/binding.hpp"

#include "publisher/base/archive.hpp"

namespace publisher::origin {

BindingId BindingTable::add(Binding binding) {
    const auto [entry, is_new] = by_content_.try_emplace(content_key("binding", binding), BindingId(bindings_.size()));
    if (is_new) bindings_.push_back(std::move(binding));
    return entry->second;
}

}
