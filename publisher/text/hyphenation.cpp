// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/hyphenation.hpp"

#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::text {

Hyphenation::Hyphenation(const World& world, std::filesystem::path folder)
    : world_(&world), folder_(std::move(folder)) {}

const Patterns* Hyphenation::find(std::string_view language) const {
    std::string name(language);
    std::replace(name.begin(), name.end(), '-', '_');
    const std::scoped_lock lock(mutex_);
    if (const auto known = loaded_.find(name); known != loaded_.end()) return known->second.get();

    std::unique_ptr<const Patterns>& place = loaded_[name];
    // "zh-Hant-TW" is tried as such, then as "zh_Hant", then as "zh".
    for (std::string tried = name; !tried.empty();) {
        if (const auto bytes = world_->read(folder_ / ("hyph_" + tried + ".dic"))) {
            if (auto patterns = Patterns::parse(*bytes)) {
                place = std::make_unique<const Patterns>(std::move(*patterns));
                break;
            }
        }
        const std::size_t cut = tried.rfind('_');
        tried.resize(cut == std::string::npos ? 0 : cut);
    }
    return place.get();
}

}
