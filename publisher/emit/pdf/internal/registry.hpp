// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/style/style.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

struct ColorStop {
    double place = 0;            ///< 0..1
    std::vector<double> numbers; ///< a tint, four inks or three lights
};

/// A gradient of a drawing, as vector::Gradient, y up.
struct GradientPattern {
    bool is_radial = false;
    std::array<double, 2> focus{};
    std::array<double, 6> matrix{};
    std::optional<std::uint32_t> plate;
    std::vector<ColorStop> stops;
};

/// What all pages refer to by a number, in the order in which it is first met.
class Registry {
public:
    std::uint32_t ensure_blending(const style::Blending& blending) { return ensure(blendings_, blending); }
    std::uint32_t ensure_gradient(const style::Swatch& swatch) { return ensure(gradients_, &swatch); }
    std::uint32_t ensure_layer(const std::string& name) { return ensure(layers_, name); }

    /// Each drawing is painted once, so its gradients are not looked for among those that are there.
    std::uint32_t add_pattern(GradientPattern pattern) {
        patterns_.push_back(std::move(pattern));
        return static_cast<std::uint32_t>(patterns_.size() - 1);
    }

    const std::vector<style::Blending>& blendings() const { return blendings_; }
    const std::vector<const style::Swatch*>& gradients() const { return gradients_; } ///< of the style sheet
    const std::vector<std::string>& layers() const { return layers_; }
    const std::vector<GradientPattern>& patterns() const { return patterns_; }

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
    std::vector<GradientPattern> patterns_;
};

}
