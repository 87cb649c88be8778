// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/descriptor.hpp"
#include "test_worker_job.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

namespace publisher::worker {
namespace {

using End = Outcome::End;

TEST(Worker, GivesTheAnswerOfAWorkerThatIsDone) {
    const auto outcome = outcome_of(test_job({"answer"}));
    EXPECT_TRUE(outcome.is_done());
    EXPECT_EQ(outcome.answer, "forty-two");
    EXPECT_EQ(outcome.description(), "done");
}

TEST(Worker, AnAnswerIsTakenByLines) {
    std::vector<std::string> lines;
    auto job = test_job({"count", "30000"});
    job.take_line = [&](const std::string& line) { lines.push_back(line); };
    const auto outcome = outcome_of(job);
    EXPECT_TRUE(outcome.is_done());
    EXPECT_EQ(outcome.answer, "and so on");
    ASSERT_EQ(lines.size(), 30'000u);
    EXPECT_EQ(lines[29'999], "30000");
}

TEST(Worker, TheLimitOfAnswersIsThatOfEachLine) {
    auto job = test_job({"count", "30000"});
    job.take_line = [](const std::string&) {};
    job.limits.answer_bytes = 100;
    EXPECT_TRUE(outcome_of(job).is_done());
    job.limits.answer_bytes = 4;
    EXPECT_EQ(outcome_of(job).end, End::TooMuchOutput);
}

TEST(Worker, KeepsExitCodeAndMessagesOfAFailure) {
    const auto outcome = outcome_of(test_job({"fail"}));
    EXPECT_EQ(outcome.end, End::Failed);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_EQ(outcome.messages, "cannot do it");
    EXPECT_EQ(outcome.description(), "failed with exit code 3");
}

TEST(Worker, ACrashIsNamed) {
    if (kIsSanitized) GTEST_SKIP() << "not under a sanitizer";
    EXPECT_EQ(outcome_of(test_job({"crash"})).description(), "crashed with signal 11 (segmentation fault)");
    EXPECT_EQ(outcome_of(test_job({"abort"})).description(), "crashed with signal 6 (aborted)");
}

TEST(Worker, AWorkerThatHangsWithClosedPipesIsKilled) {
    auto job = test_job({"hang"});
    job.limits.wall_seconds = 0;
    EXPECT_EQ(outcome_of(job).end, End::OutOfTime);
}

TEST(Worker, CpuTimeIsLimited) {
    auto job = test_job({"spin"});
    job.limits.cpu_seconds = 1;
    EXPECT_EQ(outcome_of(job).end, End::OutOfTime);
}

TEST(Worker, ALowerLimitThatStandsGoesOnToStand) {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit seconds{1, 1};
        const bool is_lowered = ::setrlimit(RLIMIT_CPU, &seconds) == 0;
        const bool answers = outcome_of(test_job({"answer"})).is_done();
        ::_exit(is_lowered && answers && outcome_of(test_job({"spin"})).end != End::Done ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

TEST(Worker, MemoryIsLimited) {
    if (kIsSanitized) GTEST_SKIP() << "not under a sanitizer";
    auto job = test_job({"sandboxed", "memory"});
    job.limits.memory_bytes = 200 << 20;
    const auto outcome = outcome_of(job);
    EXPECT_EQ(outcome.end, End::OutOfMemory);
    EXPECT_EQ(outcome.description(), "needed too much memory");
}

TEST(Worker, AFloodOfAnswersIsStopped) {
    auto job = test_job({"flood"});
    job.limits.answer_bytes = 1 << 20;
    const auto outcome = outcome_of(job);
    EXPECT_EQ(outcome.end, End::TooMuchOutput);
    EXPECT_EQ(outcome.answer.size(), 1u << 20);
}

TEST(Worker, MessagesBeyondTheirLimitAreDroppedAndDoNotBlock) {
    const auto outcome = outcome_of(test_job({"complain"}));
    EXPECT_TRUE(outcome.is_done());
    EXPECT_EQ(outcome.messages.size(), 64u << 10);
    EXPECT_EQ(outcome.answer, "fine");
}

TEST(Worker, AFileThatGrowsBeyondItsLimitEndsTheWorker) {
    const auto file = create_memory_file();
    ASSERT_TRUE(file);
    auto job = test_job({"grow-file"});
    job.descriptors = {file->number()};
    job.limits.file_bytes = 2 << 20;
    EXPECT_EQ(outcome_of(job).end, End::TooMuchOutput);
}

TEST(Worker, GetsItsDescriptorsInOrderAndNoOthers) {
    const auto first = create_memory_file("first"), second = create_memory_file("second");
    ASSERT_TRUE(first && second);
    // Deliberately not close-on-exec, as a careless library would leave it.
    const FileDescriptor leaked(::dup(first->number()));
    auto job = test_job({"descriptors"});
    job.descriptors = {second->number(), first->number()};
    EXPECT_EQ(outcome_of(job).answer, "0 1 2 3 4 ");
    job.arguments = {"read"};
    EXPECT_EQ(outcome_of(job).answer, "3: second 4: first");
}

TEST(Worker, RunsInBareSurroundings) {
    EXPECT_EQ(outcome_of(test_job({"surroundings"})).answer, "LC_ALL=C.UTF-8\nstdin 0\ncore 0\nin /\n");
}

TEST(Worker, AProgramThatIsNotThereIsAFailure) {
    auto job = test_job({});
    job.program = "/nowhere/publisher-image";
    const auto outcome = run(job);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.failure().message, "/nowhere/publisher-image: No such file or directory");
}

TEST(Worker, ManyRunAtOnce) {
    std::vector<std::thread> threads;
    std::vector<std::string> answers(8);
    for (auto& answer : answers) {
        threads.emplace_back([&answer] { answer = outcome_of(test_job({"answer"})).answer; });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_THAT(answers, ::testing::Each("forty-two"));
}

}
}
