// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/idml/internal/attributes.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace publisher::idml {

/// The ids of a package and who refers to them; judged when all parts have been read.
class References {
public:
    void define(const std::string& id, const std::string& element, const std::string& part);
    /// All that the attributes of an element name: ids, lists of ids, and named things by their kind
    /// ("Color/red").
    void take(std::string_view element, const Attributes& attributes, const std::string& part);
    /// Empty ones, "n" and what every document has ("ObjectStyle/$ID/[None]") refer to nothing.
    void refer(const std::string& id, const std::string& attribute, const std::string& part);
    void add_frame(const std::string& id, const std::string& story, const std::string& previous,
                   const std::string& next);

    std::vector<std::string> problems() const;

private:
    struct Frame {
        std::string story, previous, next;
    };
    void judge_threads(std::vector<std::string>& problems) const;

    std::set<std::string> ids_;
    std::set<std::string> twice_;
    std::map<std::string, std::string> referred_; ///< id to "attribute in part", the first place
    std::map<std::string, Frame> frames_;
};

}
