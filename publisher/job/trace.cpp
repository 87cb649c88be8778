// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/trace.hpp"

#include "publisher/base/json_writer.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace publisher::job {
namespace {

constexpr int kProcess = 1;

void add_name(JsonWriter& json, std::string_view kind, int thread, std::string_view name) {
    json.open_object().add("ph", "M").add("name", kind).add("pid", kProcess).add("tid", thread);
    json.open_object("args").add("name", name).close_object().close_object();
}

}

std::int64_t Trace::steady_microseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

Trace::Trace(Clock clock) : clock_(std::move(clock)), origin_(clock_()) {}

Trace::Span::Span(Trace& trace, std::string name, std::string edition)
    : trace_(&trace), name_(std::move(name)), edition_(std::move(edition)), begin_(trace.clock_()) {}

Trace::Span::Span(Span&& other) noexcept
    : trace_(std::exchange(other.trace_, nullptr)),
      name_(std::move(other.name_)),
      edition_(std::move(other.edition_)),
      begin_(other.begin_) {}

Trace::Span::~Span() {
    if (trace_) trace_->note(std::move(name_), std::move(edition_), begin_);
}

void Trace::note(std::string name, std::string edition, std::int64_t begin) {
    const std::int64_t end = clock_();
    const std::scoped_lock lock(mutex_);
    const int next = static_cast<int>(threads_.size()) + 1;
    const int thread = threads_.try_emplace(std::this_thread::get_id(), next).first->second;
    events_.push_back({std::move(name), std::move(edition), thread, begin - origin_, end - begin});
}

std::string Trace::to_json() const {
    const std::scoped_lock lock(mutex_);
    std::vector<Event> events = events_;
    // Spans are noted when they end; the whole comes before its parts.
    std::ranges::stable_sort(events, {}, [](const Event& event) {
        return std::tuple(event.thread, event.begin, -event.duration);
    });
    JsonWriter json;
    json.open_object().add("displayTimeUnit", "ms").open_array("traceEvents");
    add_name(json, "process_name", 0, "publisher");
    for (int thread = 1; thread <= static_cast<int>(threads_.size()); ++thread)
        add_name(json, "thread_name", thread, "thread " + std::to_string(thread));
    for (const Event& event : events) {
        json.open_object().add("ph", "X").add("name", event.name).add("cat", "build");
        json.add("pid", kProcess).add("tid", event.thread).add("ts", event.begin).add("dur", event.duration);
        if (!event.edition.empty()) json.open_object("args").add("edition", event.edition).close_object();
        json.close_object();
    }
    json.close_array().close_object();
    return json.text() + '\n';
}

Trace::Span span(Trace* trace, std::string name, std::string edition) {
    return trace ? Trace::Span(*trace, std::move(name), std::move(edition)) : Trace::Span();
}

}
