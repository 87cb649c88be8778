// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fit_text.hpp"

#include "publisher/layout/shorten.hpp"

#include <algorithm>
#include <optional>

namespace publisher::layout {
namespace {

/// Of a text so many times too high even type of a quarter the size does not fit: only the last rung is tried.
constexpr int kHopeless = 16;

/// A frame takes whole lines, and no more than the template's limit of them.
bool fits(const story::Galley& galley, const FitRequest& request) {
    const auto limit = static_cast<std::size_t>(request.spec.max_lines);
    return (limit == 0 || galley.lines.size() <= limit) && galley.height <= request.height;
}

/// Takes the lines out that have no room; their number is the measure of the overset.
void remove_overset(const FitRequest& request, FittedStory& result) {
    story::Galley& galley = result.galley;
    const std::size_t n_before = galley.lines.size();
    const auto limit = static_cast<std::size_t>(request.spec.max_lines);
    std::size_t n_kept = limit == 0 ? n_before : std::min(n_before, limit);
    while (n_kept > 0 && galley.lines[n_kept - 1].baseline > request.height)
        --n_kept;
    result.overset = std::max(Length(), galley.height - request.height);
    galley.height = n_kept == 0 ? Length() : height_of_lines(galley, static_cast<int>(n_kept));
    galley.lines.resize(n_kept);
    result.n_overset_lines = n_before - n_kept;
}

std::string counted(int n, std::string_view what) {
    return std::to_string(n) + ' ' + std::string(what) + (n == 1 ? " left out" : "s left out");
}

void add_step(std::string& steps, const std::string& step) {
    steps += (steps.empty() ? "" : ", ") + step;
}

story::Galley compose(text::Composer& composer, const story::Story& story, const text::Fitting& fitting,
                      const FitRequest& request) {
    const text::PreparedStory prepared = composer.prepare(story, fitting);
    return request.measure ? composer.set(prepared, request.measure) : composer.set(prepared, request.width);
}

/// Lines with their baselines where they were composed, and how far the grid has moved them since.
struct Moved {
    Length baseline, distance;
    bool operator==(const Moved&) const = default;
};

/// Lines on the grid stand lower than they were composed. Text that stands around something is composed
/// again for the place its lines have come to.
class GridComposer {
public:
    GridComposer(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request)
        : composer_(composer), styles_(styles), request_(request) {}

    story::Galley set(const story::Story& story, const text::Fitting& fitting) {
        story::Galley galley = compose(composer_, story, fitting, request_);
        std::vector<Moved> moved = snap(galley, story);
        if (!request_.measure) return galley;
        const text::PreparedStory prepared = composer_.prepare(story, fitting);
        for (int round = 0; round < kMostRounds; ++round) {
            const auto measure = [&](Length top, Length height) {
                return request_.measure(top + distance_at(moved, top), height);
            };
            galley = composer_.set(prepared, measure);
            const std::vector<Moved> before = std::exchange(moved, snap(galley, story));
            if (moved == before) break;
        }
        return galley;
    }

private:
    /// It has settled after one, unless paragraphs on the grid and off it take turns.
    static constexpr int kMostRounds = 4;

    std::vector<Moved> snap(story::Galley& galley, const story::Story& story) const {
        if (galley.lines.empty()) return {};
        std::vector<Moved> moved;
        for (const story::Line& line : galley.lines)
            moved.push_back({line.baseline, Length()});
        snap_to_lattice(galley.lines, story, styles_, request_.lattice, request_.top);
        for (std::size_t i = 0; i < moved.size(); ++i)
            moved[i].distance = galley.lines[i].baseline - moved[i].baseline;
        galley.height += moved.back().distance;
        return moved;
    }

    /// Of the line whose top is there, as far as is known.
    static Length distance_at(const std::vector<Moved>& moved, Length top) {
        const auto line =
            std::find_if(moved.begin(), moved.end(), [&](const Moved& each) { return each.baseline > top; });
        if (line != moved.end()) return line->distance;
        return moved.empty() ? Length() : moved.back().distance;
    }

    text::Composer& composer_;
    const style::StyleSheet& styles_;
    const FitRequest& request_;
};

/// The text of a rung: that of its last step that has one.
const story::Story& story_at(const Rung& rung, const FitRequest& request) {
    for (auto place = rung.versions.rbegin(); place != rung.versions.rend(); ++place) {
        if (*place < request.versions.size() && request.versions[*place]) return *request.versions[*place];
    }
    return request.story;
}

class Fitter {
public:
    Fitter(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request,
           FittedStory& result)
        : composer_(composer), styles_(styles), request_(request), result_(result) {}

    bool set(const Rung& rung) {
        const story::Story& story = story_at(rung, request_);
        result_.story = story;
        result_.is_changed = &story != &request_.story;
        result_.steps = rung.name;
        return set_story(rung);
    }

    /// Goes on from what is left of the story and leaves out as little of it as is enough: of a shorter text
    /// more fits. Nothing is cut when even that does not help.
    bool cut(const Rung& rung) {
        const bool is_word = rung.cut == Rung::Cut::Word;
        const story::Story whole = std::move(result_.story);
        const std::vector<CutPlace> places = is_word ? ends_of_words(whole) : ends_of_sentences(whole);
        std::optional<FittedStory> best;
        std::size_t n_too_few = 0, n_enough = places.size() + 1;
        while (n_too_few + 1 < n_enough) {
            const std::size_t n_cut = (n_too_few + n_enough) / 2;
            result_.story = cut_at(whole, places[n_cut - 1], is_word ? Ellipsis::Added : Ellipsis::None);
            if (set_story(rung)) {
                n_enough = n_cut;
                best = result_;
            } else {
                n_too_few = n_cut;
            }
        }
        if (best)
            result_ = *std::move(best);
        else
            result_.story = places.empty() ? whole : cut_at(whole, places.back(), Ellipsis::None);
        const auto n_cut = static_cast<int>(std::min(n_enough, places.size()));
        if (n_cut > 0) {
            result_.is_changed = true;
            add_step(result_.steps, counted(n_cut, is_word ? "word" : "sentence"));
        }
        return best.has_value();
    }

private:
    bool set_story(const Rung& rung) {
        result_.fitting = rung.fitting;
        result_.galley = GridComposer(composer_, styles_, request_).set(result_.story, rung.fitting);
        return fits(result_.galley, request_);
    }

    text::Composer& composer_;
    const style::StyleSheet& styles_;
    const FitRequest& request_;
    FittedStory& result_;
};

}

Length em_of(const style::StyleSheet& styles, const design::TextSpec& spec) {
    return spec.style.is_valid() ? styles[spec.style].format.size.value_or(Length()) : Length();
}

page::Fitting to_page(const text::Fitting& fitting) {
    return {fitting.size, fitting.leading, fitting.horizontal_scale, fitting.tracking};
}

FittedStory fit_text(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request) {
    const std::vector<Rung> rungs = rungs_of(request.spec.copyfit.get(), em_of(styles, request.spec));
    const std::size_t last = last_uncut(rungs);
    FittedStory result;
    Fitter fitter(composer, styles, request, result);
    for (result.rung = std::min(request.first_rung, last);; ++result.rung) {
        if (fitter.set(rungs[result.rung])) return result;
        if (result.rung == last) break;
        const bool is_same_text = &story_at(rungs[result.rung], request) == &story_at(rungs[last], request);
        if (is_same_text && result.galley.height > request.height * kHopeless) result.rung = last - 1;
    }
    std::string tried = result.steps;
    for (std::size_t i = last + 1; i < rungs.size(); ++i) {
        if (fitter.cut(rungs[i])) return result;
        add_step(tried, rungs[i].cut == Rung::Cut::Word ? "cut at words" : "cut at sentences");
    }
    fitter.set(rungs[last]);
    result.steps = tried;
    remove_overset(request, result);
    return result;
}

Length least_height(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request) {
    const std::vector<Rung> rungs = rungs_of(request.spec.copyfit.get(), em_of(styles, request.spec));
    const std::size_t last = last_uncut(rungs);
    const story::Galley galley =
        compose(composer, story_at(rungs[last], request), rungs[last].fitting, request);
    const bool may_be_cut = last + 1 < rungs.size();
    return height_of_lines(galley, may_be_cut ? 1 : request.spec.max_lines);
}

text::PreparedStory prepare_at_first_rung(text::Composer& composer, const style::StyleSheet& styles,
                                          const FitRequest& request) {
    const std::vector<Rung> rungs = rungs_of(request.spec.copyfit.get(), em_of(styles, request.spec));
    const Rung& rung = rungs[std::min(request.first_rung, last_uncut(rungs))];
    return composer.prepare(story_at(rung, request), rung.fitting);
}

story::Galley set_at_first_rung(text::Composer& composer, const style::StyleSheet& styles,
                                const FitRequest& request) {
    const text::PreparedStory prepared = prepare_at_first_rung(composer, styles, request);
    return request.measure ? composer.set(prepared, request.measure) : composer.set(prepared, request.width);
}

Length room_for_lattice(const story::Galley& galley, const style::StyleSheet& styles,
                        const FitRequest& request) {
    const auto is_on_grid = [&](const story::Paragraph& paragraph) {
        return paragraph.style.is_valid() && styles[paragraph.style].is_on_baseline_grid;
    };
    const auto& paragraphs = request.story.paragraphs;
    const bool has_grid =
        request.lattice.is_set() && std::any_of(paragraphs.begin(), paragraphs.end(), is_on_grid);
    if (!has_grid || galley.lines.empty()) return Length();
    // The first line may have to move down by nearly a leading, and later ones from line to line.
    std::vector<story::Line> lines = galley.lines;
    snap_to_lattice(lines, request.story, styles, {lines.front().baseline, request.lattice.leading},
                    Length());
    return lines.back().baseline - galley.lines.back().baseline + request.lattice.leading;
}

Length height_of_lines(const story::Galley& galley, int limit) {
    const std::size_t n_lines = galley.lines.size();
    const std::size_t n_counted = limit == 0 ? n_lines : std::min(n_lines, static_cast<std::size_t>(limit));
    if (n_counted == n_lines) return galley.height;
    return galley.lines[n_counted - 1].baseline + galley.height - galley.lines.back().baseline;
}

}
