// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/xpath.hpp"

#include "tests/fuzz/targets.hpp"
#include "tests/unit/expression/house.hpp"

namespace publisher::fuzz {
namespace {

/// The house of the unit tests, built once and asked for ever.
struct House : expression::HouseTest {
    void TestBody() override {}
    House() { about("luna-red"); }
};

}

void xpath(std::string_view bytes) {
    static House house;
    diag::Sink findings;
    const auto compiled = xml::XPath::compile(std::string(bytes), {"tile.xml", 5, 20}, "", findings);
    if (!compiled || !xml::check_calls(*compiled, expression::Evaluator::functions(), findings)) return;
    (void)house.evaluator->bind(*compiled);
    (void)house.evaluator->test(*compiled);
}

}
