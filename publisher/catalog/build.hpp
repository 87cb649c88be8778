// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/source/records.hpp"

#include <filesystem>
#include <memory>

namespace publisher::diag {
class Sink;
}

namespace publisher::catalog {

/// Takes records in, types and links them, and gives the snapshot they make.
///
/// What does not fit (a number that is none, an unknown attribute, a parent that does not exist, an id
/// that is there twice) is a finding with its cell; the rest of the record is kept. A value or price that
/// cannot be read is left out, never guessed; of two records with one id the first is kept.
///
/// Records may come in any order. Products are written to the file as they come, so that a gigabyte of
/// them passes through in small memory; those that come before an attribute they use wait in memory.
/// A failing disk is remembered and told by `finish`.
class SnapshotBuilder : public source::RecordSink {
public:
    /// The snapshot is built in a scratch file of `folder` and renamed to `<name>.sqlite` when it is done.
    SnapshotBuilder(std::filesystem::path folder, diag::Sink& findings);
    ~SnapshotBuilder() override;

    origin::CellTable& cells() override;
    void add(source::ProductRecord record) override;
    void add(source::AttributeRecord record) override;
    void add(source::OptionRecord record) override;
    void add(source::FamilyRecord record) override;
    void add(source::FamilyVariantRecord record) override;
    void add(source::CategoryRecord record) override;
    void add(source::ChannelRecord record) override;
    void add(source::SizeRecord record) override;
    void add(source::AssetRecord record) override;

    /// Links, hashes and publishes; called once. A snapshot of the same name that is there already is used
    /// as it is, unless it has another order or other cells. A full disk is a Temporary failure that names
    /// the file; nothing is left behind, and a snapshot that was there stays.
    Result<std::unique_ptr<Snapshot>> finish();

    struct State;

private:
    std::unique_ptr<State> state_;
};

}
