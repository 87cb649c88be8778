// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/copyfit.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::layout {
namespace {

using design::Copyfit;
using design::CopyfitStep;
using Kind = CopyfitStep::Kind;

constexpr double kThousandthsOfEm = 0.001;
/// Limits are decimals, which sums of strides miss by this at most.
constexpr double kRounding = 1e-6;

/// What the steps up to one have changed.
struct State {
    double tracking = 0, glyph_scale = 1, size = 1, leading = 1;
    std::vector<std::size_t> versions;
    bool has_alternative = false, has_dropped = false;
    Rung::Cut cut = Rung::Cut::Nowhere;
};

std::string percent(std::string_view what, double fraction) {
    return std::string(what) + ' ' + to_number_text(fraction * 100, 1) + " %";
}

std::string name_of(const State& state) {
    std::vector<std::string> parts;
    if (state.tracking != 0)
        parts.push_back("tracking " + to_number_text(state.tracking / kThousandthsOfEm, 1));
    if (state.glyph_scale != 1) parts.push_back(percent("glyph scale", state.glyph_scale));
    if (state.size != 1) parts.push_back(percent("size", state.size));
    if (state.leading != 1) parts.push_back(percent("leading", state.leading));
    if (state.has_alternative) parts.emplace_back("alternative text");
    if (state.has_dropped) parts.emplace_back("optional parts left out");
    return joined(parts, ", ");
}

Rung rung_of(const State& state, Length em) {
    Rung rung;
    rung.fitting.tracking = em.scaled(state.tracking);
    rung.fitting.horizontal_scale = state.glyph_scale;
    rung.fitting.size = state.size;
    rung.fitting.leading = state.size * state.leading;
    rung.versions = state.versions;
    rung.cut = state.cut;
    rung.name = name_of(state);
    return rung;
}

/// From where a measure is down to the step's limit, the limit itself being the last.
std::vector<double> values_of(const CopyfitStep& step, double from) {
    std::vector<double> values;
    for (int n = 1; from - n * step.stride > step.limit + kRounding; ++n)
        values.push_back(from - n * step.stride);
    if (from > step.limit + kRounding) values.push_back(step.limit);
    return values;
}

double& measure_of(State& state, Kind kind) {
    switch (kind) {
        case Kind::Tracking: return state.tracking;
        case Kind::GlyphScale: return state.glyph_scale;
        case Kind::Leading: return state.leading;
        default: return state.size;
    }
}

void add_rungs(const CopyfitStep& step, std::size_t place, Length em, State& state,
               std::vector<Rung>& rungs) {
    switch (step.kind) {
        case Kind::Tracking:
        case Kind::GlyphScale:
        case Kind::Size:
        case Kind::Leading: {
            double& measure = measure_of(state, step.kind);
            for (const double value : values_of(step, measure)) {
                measure = value;
                rungs.push_back(rung_of(state, em));
            }
            return;
        }
        case Kind::Alternative: state.has_alternative = true; break;
        case Kind::DropOptional: state.has_dropped = true; break;
        case Kind::CutSentence: state.cut = Rung::Cut::Sentence; break;
        case Kind::CutWord: state.cut = Rung::Cut::Word; break;
    }
    if (state.cut == Rung::Cut::Nowhere) state.versions.push_back(place);
    rungs.push_back(rung_of(state, em));
}

}

std::vector<Rung> rungs_of(const Copyfit* copyfit, Length em) {
    State state;
    std::vector<Rung> rungs = {rung_of(state, em)};
    if (!copyfit) return rungs;
    for (std::size_t i = 0; i < copyfit->steps.size(); ++i)
        add_rungs(copyfit->steps[i], i, em, state, rungs);
    return rungs;
}

std::size_t last_uncut(const std::vector<Rung>& rungs) {
    const auto cut = std::find_if(rungs.begin(), rungs.end(),
                                  [](const Rung& rung) { return rung.cut != Rung::Cut::Nowhere; });
    return static_cast<std::size_t>(cut - rungs.begin()) - 1;
}

bool Agreement::is_shared(const design::TextSpec& text) {
    return text.copyfit && text.copyfit->sharing != Copyfit::Sharing::None;
}

Agreement::Key Agreement::key(const design::TextSpec& text) const {
    return {&text, text.copyfit->sharing == Copyfit::Sharing::Row ? row_ : Length()};
}

std::size_t Agreement::first_rung(const design::TextSpec& text) const {
    if (!is_shared(text)) return 0;
    const auto found = rungs_.find(key(text));
    return found == rungs_.end() ? 0 : found->second;
}

void Agreement::note(const design::TextSpec& text, std::size_t rung) {
    if (!is_shared(text)) return;
    std::size_t& agreed = rungs_[key(text)];
    agreed = std::max(agreed, rung);
}

bool has_shared_copyfit(const design::Box& box) {
    const bool is_shared = box.text.copyfit && box.text.copyfit->sharing != Copyfit::Sharing::None;
    return is_shared || std::any_of(box.children.begin(), box.children.end(), has_shared_copyfit);
}

}
