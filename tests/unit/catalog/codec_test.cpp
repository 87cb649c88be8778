// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/codec.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace publisher::catalog {
namespace {

TEST(Bytes, NumbersOfEverySize) {
    ByteWriter writer;
    const std::int64_t numbers[] = {0,
                                    1,
                                    -1,
                                    127,
                                    128,
                                    -64,
                                    -65,
                                    std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min()};
    for (const std::int64_t number : numbers)
        writer.signed_number(number);
    ByteReader reader(writer.bytes());
    for (const std::int64_t number : numbers)
        EXPECT_EQ(reader.signed_number(), number);
    EXPECT_TRUE(reader.is_good() && reader.is_at_end());
}

TEST(Bytes, DecimalsKeepTheirDigits) {
    for (const char* text : {"0", "12.50", "-0.001", "9223372036854775807", "-9223372036854775808",
                             "1234567890123456789012345678901234", "-0.1234567890123456789012345678"}) {
        ByteWriter writer;
        writer.decimal(*Decimal::parse(text));
        EXPECT_EQ(ByteReader(writer.bytes()).decimal().to_string(), text);
    }
}

TEST(Bytes, ACellOfTheSameRowIsShort) {
    const CellRef home{3, 70'000, 1}, near{3, 70'000, 40}, far{2, 70'000, 40};
    ByteWriter writer;
    writer.cell(near, home);
    EXPECT_EQ(writer.size(), 1u);
    writer.cell(far, home);
    writer.window({Date{2027, 3, 1}, {}});
    ByteReader reader(writer.bytes());
    EXPECT_EQ(reader.cell(home), near);
    EXPECT_EQ(reader.cell(home), far);
    EXPECT_EQ(reader.window(), (DateWindow{Date{2027, 3, 1}, {}}));
}

Draft sample() {
    Draft draft;
    draft.product.cell = {0, 2, 1};
    draft.product.identifiers = {{"sku", "1", {0, 2, 1}}};
    draft.product.values.resize(2);
    draft.product.values[0].datum = PlainText{"Stuhl"};
    draft.product.values[1].datum = Metric{5, "GRAM"};
    draft.addresses = {0, 1};
    draft.product.prices.resize(1);
    draft.product.prices[0].currency = "EUR";
    draft.price_markets = {0};
    draft.categories = {0};
    draft.product.pagination = {{"page", "4"}};
    return draft;
}

TEST(Codec, EveryTruncationIsNoticed) {
    NameTable names;
    ByteWriter writer;
    encode(sample(), names, writer);
    Tables tables;
    tables.names = names.names();
    tables.addresses.resize(2);
    tables.mentioned_markets.resize(1);
    tables.mentioned_categories.resize(1);
    Product whole;
    ASSERT_TRUE(decode(writer.bytes(), tables, whole));
    EXPECT_EQ(whole.values[1].datum, Datum(Metric{5, "GRAM"}));
    EXPECT_EQ(whole.pagination.at("page"), "4");
    for (std::size_t n = 0; n < writer.size(); ++n) {
        Product cut;
        EXPECT_FALSE(decode(std::string_view(writer.bytes()).substr(0, n), tables, cut)) << n;
    }
    Product lost;
    EXPECT_FALSE(decode(writer.bytes(), Tables(), lost)); // numbers that point nowhere
}

RC_GTEST_PROP(Codec, ForeignBytesDoNoHarm, (const std::string& bytes)) {
    Tables tables;
    tables.names = {"", "sku"};
    tables.addresses.resize(3);
    Product product;
    decode(bytes, tables, product);
}

}
}
