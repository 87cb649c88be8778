// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/icc_profile.hpp"
#include "publisher/idml/read.hpp"
#include "publisher/image/internal/answer.hpp"
#include "publisher/image/worker/iptc.hpp"
#include "publisher/image/worker/xmp.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/provenance/provenance.hpp"
#include "tests/fuzz/targets.hpp"

namespace publisher::fuzz {

void icc(std::string_view bytes) {
    if (const auto profile = color::read_icc_profile(bytes))
        (void)color::check_cmyk_output(*profile, "profile");
}

void idml(std::string_view bytes) {
    if (const auto facts = idml::read(std::string(bytes))) (void)idml::to_listing(*facts);
}

void provenance(std::string_view bytes) {
    (void)provenance::parse(bytes);
}

void xmp(std::string_view bytes) {
    (void)image::read_xmp(bytes);
    (void)image::read_iptc(bytes);
    (void)image::read_iptc(image::find_iptc(bytes));
}

void worker_answers(std::string_view bytes) {
    (void)image::internal::parse_facts(bytes);
    (void)image::internal::parse_rights(bytes);
    (void)image::internal::parse_conversion(bytes);
    (void)image::internal::parse_refusal(bytes);
    simdjson::dom::parser parser;
    simdjson::dom::element answer;
    if (parser.parse(simdjson::padded_string(bytes)).get(answer) != simdjson::SUCCESS) return;
    (void)inspect::internal::read_document(inspect::internal::Value(answer));
    (void)inspect::internal::read_page(inspect::internal::Value(answer));
    (void)inspect::internal::read_fonts(inspect::internal::Value(answer));
}

}
