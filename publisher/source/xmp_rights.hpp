// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/read.hpp"

#include <memory>

namespace publisher::image {
class ProbedHeads;
struct RightsFacts;
}

namespace publisher::source {

/// Reads XMP and IPTC of pictures, and XMP of sidecars (".xmp"), in worker processes. A picture that the
/// worker refuses is a failure: nobody knows what is said in it. What else the pictures say is kept in `heads`,
/// and from run to run in the cache.
std::unique_ptr<MetadataReader> make_xmp_reader(World& world, image::ProbedHeads& heads,
                                                std::filesystem::path cache = {});

/// The facts in the words of a manifest; nothing when they say nothing. A date that is none stays as it is
/// written, so that it is found out later rather than forgotten.
std::optional<EmbeddedRights> to_embedded_rights(const image::RightsFacts& facts);

}
