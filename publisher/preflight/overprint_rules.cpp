// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/colors.hpp"
#include "publisher/preflight/internal/rules.hpp"

#include <algorithm>

namespace publisher::preflight {
namespace {

using inspect::Color;
using inspect::PageFacts;
using inspect::Painted;

/// What overprint does is seen only where something lies below; without that a rule would cry for nothing.
class OverprintRules {
public:
    OverprintRules(const PageFacts& page, Reporter& reporter) : page_(page), reporter_(reporter) {}

    void check() {
        for (const auto& run : page_.runs) {
            if (run.render_mode == 3 || run.fill.space.empty()) continue;
            const bool is_small = run.size < 12_pt;
            judge(run, run.fill, run.fill_overprint, run.overprint_mode, is_small,
                  {"R0007", "R0009", "R0011"}, "text '" + run.text + '\'');
        }
        for (const auto& path : page_.paths) {
            const bool is_stroke = path.kind == inspect::Path::Kind::Stroke;
            const Length thin = is_stroke ? path.line_width : std::min(path.box.width, path.box.height);
            const bool is_thin = thin < 2_pt && (is_stroke || path.is_rectangle);
            judge(path, path.color, path.overprint, path.overprint_mode, is_thin, {"R0008", "R0010", "R0012"},
                  is_stroke ? "a line" : "an area");
        }
    }

private:
    struct Ids {
        const char *white, *black, *gray;
    };

    void judge(const Painted& thing, const Color& color, bool overprints, int mode, bool is_small,
               const Ids& ids, const std::string& what) {
        if (thing.visible.is_empty() || thing.within == inspect::Within::Annotation) return;
        const auto add = [&](const char* rule, const std::string& problem, const char* found,
                             const char* wanted) {
            reporter_.add({rule, problem, found, wanted, page_.number, thing.box, {}});
        };
        if (overprints && is_white(color) && lies_on_something(thing))
            add(ids.white, what + " is white and vanishes in print", "overprint", "knockout");
        if (color.space == "DeviceGray" && overprints)
            add("R0013", what + " is in DeviceGray and overprints", "overprint", "DeviceCMYK 0 0 0 1");
        if (color.space == "DeviceGray" && is_small && !is_white(color))
            add(ids.gray, what + " is in DeviceGray, which overprints in some workflows only", "DeviceGray",
                "DeviceCMYK 0 0 0 1");
        if (color.space == "DeviceGray" || !is_small || !is_pure_black(color)) return;
        const bool is_right = overprints && (color.space != "DeviceCMYK" || mode == 1);
        if (!is_right && lies_on_something(thing))
            add(ids.black, what + " is black and knocks out what is below",
                overprints ? "overprint mode 0" : "knockout", "overprint");
    }

    bool lies_on_something(const Painted& thing) const {
        const auto is_below = [&](const auto& other) {
            return other.order < thing.order && other.visible.overlaps(thing.visible);
        };
        const auto is_inked = [&](const auto& path) { return is_below(path) && !is_white(path.color); };
        return std::any_of(page_.pictures.begin(), page_.pictures.end(), is_below) ||
               std::any_of(page_.shadings.begin(), page_.shadings.end(), is_below) ||
               std::any_of(page_.paths.begin(), page_.paths.end(), is_inked);
    }

    const PageFacts& page_;
    Reporter& reporter_;
};

}

void check_overprint(const PageFacts& page, Reporter& reporter) {
    OverprintRules(page, reporter).check();
}

}
