// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/origin.hpp"

#include <cstdint>
#include <string>

namespace publisher::origin {

/// Where a piece of the page comes from: which field of which product in which locale, the value it
/// had, and the template element that asked for it. Opaque to the stages that carry it: layout and
/// emit pass it on and never look inside.
///
/// Text that a template says itself ("from", "incl. VAT") has a node and no field.
struct Binding {
    std::string product;     ///< stable id of the product or category; empty for furniture
    std::string field;       ///< "name", "price[regular]", "asset[main]"
    std::string locale;      ///< the locale the value was taken from, which a fallback makes differ
    std::uint64_t value = 0; ///< prefix of the digest of the value as the snapshot has it
    NodeId node;
    CellRef cell;

    bool operator==(const Binding&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(product, field, locale, value, node, cell);
    }
};

/// Keys of the places that references name.
inline std::string product_anchor(const std::string& product) {
    return "product/" + product;
}
inline std::string group_anchor(const std::string& code) {
    return "group/" + code;
}
inline std::string section_anchor(const std::string& id) {
    return "section/" + id;
}

/// An index into the bindings of the Block or Page that holds the run.
using BindingId = Id<Binding>;

}
