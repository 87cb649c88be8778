// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher::xml {

/// Looks for start tags with more attributes than any document has. libxml2 compares each attribute of a tag
/// with all before it, so that a megabyte of them takes minutes: they have to be found before it reads them.
class CrowdedTagFinder {
public:
    static constexpr int kMostAttributes = 500;

    /// Goes on through a further piece of the document; true when such a tag is in it.
    bool feed(std::string_view piece);

private:
    enum class Within { Text, Markup, Tag, Comment, Cdata, Instruction };
    void step(char c);
    void open(Within within) { within_ = within, n_matched_ = 0, n_attributes_ = 0, quote_ = 0; }

    Within within_ = Within::Text;
    int n_matched_ = 0; ///< characters of what opens or closes a section
    int n_attributes_ = 0;
    char quote_ = 0;
};

}
