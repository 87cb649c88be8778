// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"

namespace publisher::font {

/// All faces of the lists in a folder, checked against the folder's fonts.rng.
Result<std::vector<FaceInfo>> read_face_lists(const World& world, const std::filesystem::path& folder,
                                              diag::Sink& findings);

}
