// SPDX-License-Identifier: Apache-2.0
#include "corpus.hpp"

#include <benchmark/benchmark.h>

namespace publisher::bench {
namespace {

/// All paragraphs once, justified, from the story to its lines. Each thread has a composer of its own, as in
/// a build; its caches are warm. CPU time of all threads, by paragraph.
void set_paragraphs(benchmark::State& state) {
    const Length width = Length::from_points(static_cast<double>(state.range(0)));
    const auto& paragraphs = debian_faq();
    if (paragraphs.empty()) return state.SkipWithError("Debian's FAQ is not installed");
    text::Composer composer(pinned_fonts(), book_style(), dictionaries());
    const auto set_all = [&] {
        for (const Paragraph& paragraph : paragraphs)
            benchmark::DoNotOptimize(composer.set(composer.prepare(story_of(paragraph)), width));
    };
    set_all();
    for (auto _ : state)
        set_all();
    state.counters["per_paragraph"] =
        benchmark::Counter(static_cast<double>(state.iterations() * paragraphs.size()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(set_paragraphs)->Arg(240)->Arg(150)->Unit(benchmark::kMillisecond);
BENCHMARK(set_paragraphs)->Arg(240)->Threads(2)->Unit(benchmark::kMillisecond);

/// Another width for paragraphs that are prepared: what a frame costs that is tried in several measures.
void break_again(benchmark::State& state) {
    const auto& paragraphs = debian_faq();
    if (paragraphs.empty()) return state.SkipWithError("Debian's FAQ is not installed");
    text::Composer composer(pinned_fonts(), book_style(), dictionaries());
    std::vector<text::PreparedStory> prepared;
    for (const Paragraph& paragraph : paragraphs)
        prepared.push_back(composer.prepare(story_of(paragraph)));
    for (auto _ : state) {
        for (const text::PreparedStory& story : prepared)
            benchmark::DoNotOptimize(composer.set(story, 150_pt));
    }
    state.counters["per_paragraph"] =
        benchmark::Counter(static_cast<double>(state.iterations() * prepared.size()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(break_again)->Unit(benchmark::kMillisecond);

/// What stands in thousands of table cells: a few words and a number.
void set_cells(benchmark::State& state) {
    text::Composer composer(pinned_fonts(), book_style(), dictionaries());
    std::vector<story::Story> cells;
    for (int i = 0; i < 300; ++i)
        cells.push_back(story_of({"de-DE", "Bohrer " + std::to_string(100 + i) + " mm"}));
    const auto set_all = [&] {
        for (const story::Story& cell : cells)
            benchmark::DoNotOptimize(composer.set(composer.prepare(cell), 150_pt));
    };
    set_all();
    for (auto _ : state)
        set_all();
    state.counters["per_cell"] =
        benchmark::Counter(static_cast<double>(state.iterations() * cells.size()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(set_cells)->Unit(benchmark::kMillisecond);

}
}
