// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/world/world.hpp"

#include <filesystem>
#include <string>

namespace publisher::job {

using Path = std::filesystem::path;

/// The place of one edition in the output folder, held by one build at a time.
///
///     OUT/EDITION             what was published last
///     OUT/EDITION.failed      the report of a build that failed since
///     OUT/.EDITION.N.building what process N is writing; becomes OUT/EDITION in one step
///     OUT/.EDITION.lock       held while a build is at it
///
/// What a build that was killed left behind is removed by the next one that takes the place; only the
/// holder of the lock writes there, so nothing of a living build is ever taken for a leftover.
class EditionFolder {
public:
    /// Temporary: another build holds it.
    static Result<EditionFolder> take(World& world, const Path& out, const std::string& edition);
    EditionFolder(EditionFolder&&) noexcept = default;
    EditionFolder& operator=(EditionFolder&&) = delete;
    ~EditionFolder();

    /// An empty folder to build in.
    Result<Path> begin();
    /// Puts what was built where everybody looks; a failure before that leaves the edition as it was.
    Status publish();
    /// An empty folder for the report of a failure.
    Result<Path> begin_failed();

private:
    EditionFolder(World& world, Path out, std::string edition, FileDescriptor lock);
    Path lock_file() const { return out_ / ('.' + edition_ + ".lock"); }
    Path failed() const { return out_ / (edition_ + ".failed"); }
    Status remove_leftovers();
    Result<Path> make_empty(const Path& folder);

    World* world_;
    Path out_;
    std::string edition_;
    FileDescriptor lock_;
    Path building_;                        ///< empty: nothing is being built
};

}
