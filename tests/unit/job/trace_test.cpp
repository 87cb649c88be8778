// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/trace.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

TEST(Trace, IsWhatBrowsersShow) {
    std::int64_t now = 1000;
    Trace trace([&] { return now; });
    {
        const auto building = span(&trace, "edition", "de_DE");
        now = 1500;
        {
            const auto layout = span(&trace, "laying out", "de_DE");
            now = 4500;
        }
        now = 5000;
    }
    EXPECT_EQ(
        trace.to_json(),
        R"({"displayTimeUnit":"ms","traceEvents":[)"
        R"({"ph":"M","name":"process_name","pid":1,"tid":0,"args":{"name":"publisher"}},)"
        R"({"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"thread 1"}},)"
        R"({"ph":"X","name":"edition","cat":"build","pid":1,"tid":1,"ts":0,"dur":4000,"args":{"edition":"de_DE"}},)"
        R"({"ph":"X","name":"laying out","cat":"build","pid":1,"tid":1,"ts":500,"dur":3000,"args":{"edition":"de_DE"}}]})"
        "\n");
}

TEST(Trace, KnowsThreadsApart) {
    Trace trace([] { return 0; });
    const auto note = [&](const char* name) { const auto noted = span(&trace, name); };
    note("here");
    std::jthread(note, "there").join();
    note("here again");
    const std::string json = trace.to_json();
    EXPECT_NE(json.find(R"("name":"there","cat":"build","pid":1,"tid":2)"), std::string::npos) << json;
    EXPECT_NE(json.find(R"("name":"here again","cat":"build","pid":1,"tid":1)"), std::string::npos) << json;
}

TEST(Trace, IsNotNeeded) {
    const auto nothing = span(nullptr, "reading data");
}

}
}
