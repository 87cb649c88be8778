// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catalog/records.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

namespace publisher::catalog {
namespace {

/// No file may grow beyond this while it lives; a full disk that needs no rights to make.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        handler_ = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    sighandler_t handler_{};
};

Result<std::unique_ptr<Snapshot>> build(const std::filesystem::path& folder, const Records& records) {
    diag::Sink findings;
    SnapshotBuilder builder(folder, findings);
    records.add_to(builder);
    return builder.finish();
}

Records large() {
    Records records;
    records.attributes = {attribute("text", "text")};
    for (int i = 0; i < 400; ++i) {
        records.products.push_back(product(std::to_string(i), {value("text", std::string(50'000, 'x'))}));
    }
    return records;
}

ino_t inode(const std::filesystem::path& file) {
    struct stat status {};
    ::stat(file.c_str(), &status);
    return status.st_ino;
}

TEST(Storage, AFullDiskIsATemporaryFailureAndLeavesNothing) {
    ScratchFolder folder;
    const Records records = large(); // 20 MB
    {
        const FileSizeLimit limit(8 << 20);
        const auto snapshot = build(folder.path(), records);
        ASSERT_FALSE(snapshot);
        EXPECT_EQ(snapshot.failure().kind, Failure::Kind::Temporary) << snapshot.failure().message;
        EXPECT_NE(snapshot.failure().message.find(folder.path().string()), std::string::npos);
    }
    EXPECT_EQ(folder.n_files(), 0u);
    EXPECT_TRUE(build(folder.path(), records));
}

TEST(Storage, AFolderThatIsNotThereIsAFailure) {
    ScratchFolder folder;
    const auto snapshot = build(folder.path() / "none", Records());
    ASSERT_FALSE(snapshot);
    EXPECT_NE(snapshot.failure().message.find("none"), std::string::npos);
}

TEST(Storage, ABuilderThatIsDroppedLeavesNothing) {
    ScratchFolder folder;
    diag::Sink findings;
    {
        SnapshotBuilder builder(folder.path(), findings);
        builder.add(product("1"));
        EXPECT_EQ(folder.n_files(), 1u);
    }
    EXPECT_EQ(folder.n_files(), 0u);
}

TEST(Storage, ASnapshotThatIsThereIsUsed) {
    ScratchFolder folder;
    Records records;
    records.products = {product("1"), product("2")};
    const auto first = build(folder.path(), records);
    const auto file = folder.path() / ((*first)->name() + ".sqlite");
    const ino_t before = inode(file);
    ASSERT_TRUE(build(folder.path(), records));
    EXPECT_EQ(inode(file), before);
    EXPECT_EQ(folder.n_files(), 1u);
}

TEST(Storage, AnotherOrderOfTheSameDataReplacesIt) {
    ScratchFolder folder;
    Records records;
    records.products = {product("1"), product("2")};
    const auto first = build(folder.path(), records);
    std::swap(records.products[0], records.products[1]);
    const auto second = build(folder.path(), records);
    ASSERT_TRUE(second);
    EXPECT_EQ((*first)->name(), (*second)->name());
    EXPECT_EQ((*second)->view(ProductId(0)).own().id, "2");
    EXPECT_EQ((*first)->view(ProductId(0)).own().id, "1"); // who has it open keeps what he has
    EXPECT_EQ(folder.n_files(), 1u);
}

TEST(Storage, ADamagedFileOfThatNameIsReplaced) {
    ScratchFolder folder;
    Records records;
    records.products = {product("1")};
    const auto file = folder.path() / ((*build(folder.path(), records))->name() + ".sqlite");
    std::ofstream(file, std::ios::trunc) << "cut";
    const auto snapshot = build(folder.path(), records);
    ASSERT_TRUE(snapshot) << snapshot.failure().message;
    EXPECT_EQ((*snapshot)->n_products(), 1u);
}

TEST(Storage, TheSameRecordsGiveTheSameBytes) {
    const auto bytes = [] {
        ScratchFolder folder;
        const auto snapshot = build(folder.path(), large());
        std::ifstream file(folder.path() / ((*snapshot)->name() + ".sqlite"), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string first = bytes();
    EXPECT_GT(first.size(), 20'000'000u);
    EXPECT_TRUE(first == bytes());
}

TEST(Storage, ARecordDamagedOnDiskIsToldAndNotPrinted) {
    ScratchFolder folder;
    Records records;
    records.attributes = {attribute("text", "text")};
    records.products = {product("1", {value("text", "MARKER-MARKER-MARKER")})};
    std::string name;
    {
        const auto snapshot = build(folder.path(), records);
        name = (*snapshot)->name();
    }
    const auto file = folder.path() / (name + ".sqlite");
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(stream), {});
    const std::size_t at = content.find("MARKER-MARKER-MARKER");
    ASSERT_NE(at, std::string::npos);
    stream.clear();
    stream.seekp(static_cast<std::streamoff>(at - 1)); // the length before the text
    stream.put('\x7f');
    stream.close();
    const auto snapshot = Snapshot::open(file);
    ASSERT_TRUE(snapshot);
    (*snapshot)->view(ProductId(0));
    ASSERT_TRUE((*snapshot)->failure());
    EXPECT_EQ((*snapshot)->failure()->kind, Failure::Kind::Refused);
}

}
}
