// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/xmp.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher {
class JsonWriter;
}

namespace publisher::image {

/// A date with the property it was found in. One that cannot be read stays, without a day: an expiry that
/// nobody understands is no licence for ever.
struct RightsDate {
    std::string property, text;
    std::optional<Date> day;
};

/// What metadata says of the rights in a picture, every spelling brought to one form.
struct Rights {
    std::map<std::string, std::string> usage_terms, copyright; ///< by language
    std::vector<std::string> web_statements, owners, creators, licensors;
    std::optional<bool> is_marked;
    std::string credit;
    std::string credit_line_required; ///< PLUS: "Credit Adjacent To Image", "Not Required"
    std::vector<RightsDate> starts, ends;
    std::vector<std::string> alteration_constraints; ///< PLUS: "No Cropping"
    std::vector<std::string> duplication_constraints, region_constraints, media_constraints;
    std::string model_release, property_release;
    std::vector<std::string> problems;

    void add_xmp(const std::vector<XmpValue>& values);
    void add_iptc(const std::map<int, std::vector<std::string>>& records);
    void write(JsonWriter& json) const;
};

/// From the packets and records of a picture's head; a damaged packet becomes a problem.
Rights read_rights(const Header& header);
/// From a sidecar file; refuses what is no XMP.
Rights read_sidecar_rights(std::string_view packet);

}
