// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/build.hpp"

#include "publisher/catalog/internal/builder_state.hpp"

#include <unistd.h>

#include <atomic>

namespace publisher::catalog {
namespace {

constexpr const char* kSchema =
    "CREATE TABLE product(number INTEGER PRIMARY KEY, id TEXT NOT NULL, is_model INTEGER NOT NULL, content "
    "BLOB NOT NULL);"
    "CREATE TABLE document(name TEXT PRIMARY KEY, content BLOB NOT NULL);"
    "BEGIN";

std::filesystem::path scratch_name(const std::filesystem::path& folder) {
    static std::atomic<unsigned> counter{0};
    return folder / (".snapshot." + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".tmp");
}

}

SnapshotBuilder::State::State(std::filesystem::path target, diag::Sink& sink)
    : folder(std::move(target)), scratch(scratch_name(folder)), findings(sink) {
    names.intern("");
    if (const Status status = open_scratch(); !status) fail(status.failure());
}

Status SnapshotBuilder::State::open_scratch() {
    std::error_code error;
    std::filesystem::remove(scratch, error); // of a process of that number that was killed
    auto created = Database::create(scratch);
    if (!created) return created.failure();
    database = std::move(*created);
    if (const Status status = database.execute(kSchema); !status) return status;
    auto insert = database.prepare("INSERT INTO product VALUES(?, ?, ?, ?)");
    if (!insert) return insert.failure();
    insert_product = std::move(*insert);
    return Done();
}

SnapshotBuilder::State::~State() {
    insert_product = Statement();
    database = Database();
    std::error_code error;
    std::filesystem::remove(scratch, error);
}

void SnapshotBuilder::State::fail(Failure reason) {
    if (!failure) failure = std::move(reason);
}

SnapshotBuilder::SnapshotBuilder(std::filesystem::path folder, diag::Sink& findings)
    : state_(std::make_unique<State>(std::move(folder), findings)) {}
SnapshotBuilder::~SnapshotBuilder() = default;

origin::CellTable& SnapshotBuilder::cells() {
    return state_->tables.cells;
}

void SnapshotBuilder::add(source::ProductRecord record) {
    if (state_->failure || !state_->take_id(record)) return;
    const auto number = static_cast<std::uint32_t>(state_->tables.kinds.size() - 1);
    if (state_->knows_attributes(record))
        state_->type_product(number, record);
    else
        state_->waiting.push_back({number, std::move(record)});
}

void SnapshotBuilder::add(source::AttributeRecord record) {
    state_->define(std::move(record));
}
void SnapshotBuilder::add(source::OptionRecord record) {
    state_->options.push_back(std::move(record));
}
void SnapshotBuilder::add(source::FamilyRecord record) {
    state_->families.push_back(std::move(record));
}
void SnapshotBuilder::add(source::FamilyVariantRecord record) {
    state_->family_variants.push_back(std::move(record));
}
void SnapshotBuilder::add(source::CategoryRecord record) {
    state_->categories.push_back(std::move(record));
}
void SnapshotBuilder::add(source::ChannelRecord record) {
    state_->define(std::move(record));
}
void SnapshotBuilder::add(source::SizeRecord record) {
    state_->define(record);
}
void SnapshotBuilder::add(source::AssetRecord record) {
    state_->assets.push_back(std::move(record));
}

Result<std::unique_ptr<Snapshot>> SnapshotBuilder::finish() {
    if (state_->failure) return *state_->failure;
    for (State::Waiting& waiting : state_->waiting)
        state_->type_product(waiting.number, waiting.record);
    state_->waiting.clear();
    state_->link();
    if (state_->failure) return *state_->failure;
    return state_->publish();
}

}
