// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/style/style.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// What all pages refer to by a number, in the order in which it is first met.
class Registry {
public:
    std::uint32_t ensure_blending(const style::Blending& blending) { return ensure(blendings_, blending); }
    std::uint32_t ensure_gradient(const style::Swatch& swatch) { return ensure(gradients_, &swatch); }
    std::uint32_t ensure_layer(const std::string& name) { return ensure(layers_, name); }

    const std::vector<style::Blending>& blendings() const { return blendings_; }
    const std::vector<const style::Swatch*>& gradients() const { return gradients_; } ///< of the style sheet
    const std::vector<std::string>& layers() const { return layers_; }

private:
    template <typename Entry>
    static std::uint32_t ensure(std::vector<Entry>& entries, const Entry& entry) {
        for (std::uint32_t i = 0; i < entries.size(); ++i)
            if (entries[i] == entry) return i;
        entries.push_back(entry);
        return static_cast<std::uint32_t>(entries.size() - 1);
    }

    std::vector<style::Blending> blendings_;
    std::vector<const style::Swatch*> gradients_;
    std::vector<std::string> layers_;
};

}
