// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/prices.hpp"
#include "publisher/verify/internal/expect.hpp"

namespace publisher::verify {

/// Turns what a template prints of a product into what has to stand there. The text that the evaluator made
/// is not believed: numbers and values are looked up in the snapshot.
class FieldReader {
public:
    /// Whether a copyfit ladder may take the room away.
    enum class Room { Sure, Optional };

    FieldReader(const Inputs& inputs, Placed& placed) : inputs_(inputs), placed_(placed) {}

    /// Whatever a template prints is expected from here on, not only numbers, names and prices.
    void expect_all() { expects_all_ = true; }

    /// The product and what the evaluator is asked about from here on; both outlive the reader's next call.
    void set_subject(const expression::Subject& subject);
    /// The fields of the subject that an expression prints.
    void read(const xml::XPath& expression, origin::NodeId node, bool is_verified, Room room);
    void read_code(const design::Box& box, Room room);
    /// Adds what the subject brings to the sums of a table's columns.
    void add_amounts(const design::TableSpec& table);

private:
    std::vector<expression::BoundText> bound(const xml::XPath& expression) const;
    void expect(const expression::BoundText& bound, bool is_verified);
    bool is_name(const std::string& field) const;
    expression::PriceChoice choose(const std::string& kind) const;
    expression::PriceChoice choose_unit(const std::string& kind, std::uint64_t mark) const;
    void expect_price(const expression::BoundText& bound, std::string field,
                      const expression::PriceChoice& choice);
    void allow_saving(const std::string& kinds);
    catalog::Resolution resolve(const catalog::Attribute& attribute,
                                const expression::BoundText& bound) const;
    void expect_value(const expression::BoundText& bound);
    std::string labels(const catalog::Attribute& attribute, const catalog::Options& options) const;
    Decimal shown(const catalog::Attribute& attribute, const catalog::Metric& metric) const;
    Expectation expectation(Expectation::Kind kind, const std::string& field,
                            const expression::BoundText& bound) const;
    void add(Expectation expectation);

    const Inputs& inputs_;
    Placed& placed_;
    const catalog::ProductView* product_ = nullptr;
    origin::NodeId node_;
    Room room_ = Room::Sure;
    bool expects_all_ = false;
};

}
