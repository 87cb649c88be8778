// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/convert.hpp"
#include "publisher/image/facts.hpp"

namespace publisher::image::internal {

/// The worker has read foreign bytes, so its answers are read as if they were foreign too; Internal when
/// one is not what was agreed.
Result<PictureFacts> parse_facts(std::string_view answer);
Result<RightsFacts> parse_rights(std::string_view answer);
/// Without bytes and mask, which come through descriptors.
Result<PrintPicture> parse_conversion(std::string_view answer);
/// What a worker that refused said: "JPEG: Premature end of JPEG file".
Failure parse_refusal(std::string_view answer);

}
