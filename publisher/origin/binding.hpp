// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/base/id.hpp"
#include "publisher/origin/origin.hpp"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace publisher::origin {

/// Where a piece of the page comes from: which field of which product in which locale, the value it
/// had, and the line of the template that asked for it. Everything here is opaque to the stages that
/// carry it: layout and emit know the id alone.
///
/// Text that a template says itself ("from", "incl. VAT") has a node and no field.
struct Binding {
    std::string product;      ///< stable id of the product, category or asset; empty for furniture
    std::string field;        ///< "name", "price[regular]", "picture[main]"
    std::string locale;
    std::uint64_t value = 0;  ///< prefix of the digest of the value as the snapshot has it
    DesignOrigin node;        ///< the template element
    DataOrigin data;          ///< the cell the value was read from

    bool operator==(const Binding&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(product, field, locale, value, node, data);
    }
};

using BindingId = Id<Binding>;

/// The bindings of one edition, each once, in the order in which they were first met.
/// Owned by the driver; stages that run in order may add to it, later ones only read.
class BindingTable {
public:
    BindingId add(Binding binding);
    const Binding& operator[](BindingId id) const { return bindings_[id.index()]; }
    const std::vector<Binding>& all() const { return bindings_; }

private:
    std::vector<Binding> bindings_;
    std::map<Digest, BindingId> by_content_;
};

}
