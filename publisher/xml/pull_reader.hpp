// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher::xml {

/// Walks forward through XML of any size in small memory: for documents of others, whose schema is not
/// ours. Names are local names, prefixes are passed over. A DOCTYPE stops the reading, nothing is fetched.
class PullReader {
public:
    /// Fills a buffer with the next bytes and says how many; 0 at the end, -1 when they cannot be had.
    using Source = std::function<int(char* buffer, int n)>;
    enum class Event { Start, End, Text, Finished, Broken };

    explicit PullReader(Source source);
    ~PullReader();
    PullReader(const PullReader&) = delete;
    PullReader& operator=(const PullReader&) = delete;

    /// An empty element gives a Start and an End.
    Event next();
    /// Of the element that starts or ends.
    std::string_view name() const;
    /// Of the element that starts; empty when it is not there. `name` is local: "id" is also r:id.
    std::string attribute(const char* name) const;
    /// All of the element that starts, by local names, in their order.
    std::vector<std::pair<std::string, std::string>> attributes() const;
    /// Of a text.
    std::string_view text() const;
    int line() const;
    /// Why it is Broken.
    const std::string& problem() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
