// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::color {

/// What the header and tag table of an ICC profile say (ICC.1:2010 §7.2, §7.3).
struct IccProfile {
    std::string device_class; ///< "prtr", "mntr", "scnr", "spac", ...
    std::string color_space;  ///< "CMYK", "RGB ", "GRAY", ...
    int major_version = 0;
    std::vector<std::string> tags; ///< signatures, in the order of the table
};

/// Refused when the bytes are no profile, are cut off, or have tags outside of them.
Result<IccProfile> read_icc_profile(std::string_view bytes);

/// Can the profile be the destination of a PDF/X output intent for a CMYK press: class `prtr`,
/// version 2 or 4, with tables in both directions. `name` is for the message.
Status check_cmyk_output(const IccProfile& profile, std::string_view name);

}
