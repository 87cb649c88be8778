// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace publisher {
namespace {

std::string quoted(std::string_view text) {
    return JsonWriter().add("", text).text();
}

TEST(JsonWriter, WritesObjectsAndArraysWithCommasBetween) {
    JsonWriter json;
    json.open_object().add("name", "tile").add("page", 3).add("is_good", true);
    json.open_array("lines").add("", "one").add("", "two").close_array();
    json.open_array("none").close_array();
    json.open_object("area").add("x", 12.5).close_object();
    json.open_array("objects").open_object().close_object().open_object().close_object().close_array();
    json.close_object();
    EXPECT_EQ(json.text(), R"({"name":"tile","page":3,"is_good":true,"lines":["one","two"],"none":[],)"
                           R"("area":{"x":12.5},"objects":[{},{}]})");
}

TEST(JsonWriter, NumbersAreExactAndPlain) {
    JsonWriter json;
    json.open_array()
        .add("", std::int64_t(9'007'199'254'740'993))
        .add("", -0.0001)
        .add("", 1e21)
        .add("", 0.12345);
    EXPECT_EQ(json.close_array().text(), "[9007199254740993,0,1000000000000000000000,0.123]");
}

TEST(JsonWriter, WhatIsNoNumberIsNull) {
    EXPECT_EQ(JsonWriter().add("", std::nan("")).text(), "null");
    EXPECT_EQ(JsonWriter().add("", HUGE_VAL).text(), "null");
}

TEST(JsonWriter, EscapesWhatJsonDemands) {
    EXPECT_EQ(quoted("a \"b\" \\c/"), R"("a \"b\" \\c/")"); // RFC 8259 section 7
    EXPECT_EQ(quoted("1\n2\t3"), R"("1\u000a2\u00093")");
    EXPECT_EQ(quoted(std::string_view("\0\x1f\x7f", 3)), "\"\\u0000\\u001f\x7f\"");
    EXPECT_EQ(quoted("größe \u202E 価格"), "\"größe \u202E 価格\"");
}

TEST(JsonWriter, BytesThatAreNoTextBecomeReplacementCharacters) {
    EXPECT_EQ(quoted("Gr\xF6\xDF"
                     "e"),
              "\"Gr\uFFFD\uFFFDe\"");
    EXPECT_EQ(quoted("\xFF"), "\"\uFFFD\"");
    EXPECT_EQ(quoted("cut \xE2\x82"), "\"cut \uFFFD\uFFFD\"");
}

TEST(JsonWriter, NamesAreEscapedToo) {
    EXPECT_EQ(JsonWriter().open_object().add("a\"b", 1).close_object().text(), R"({"a\"b":1})");
}

}
}
