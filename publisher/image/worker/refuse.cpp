// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/refuse.hpp"

#include "publisher/base/json_writer.hpp"
#include "publisher/image/internal/protocol.hpp"
#include "publisher/world/descriptor.hpp"

#include <unistd.h>

namespace publisher::image {
namespace {

std::string_view format_name;

std::string_view to_string(Refusal refusal) {
    switch (refusal) {
        case Refusal::Unsupported: return "unsupported";
        case Refusal::Malformed: return "malformed";
        case Refusal::TooLarge: return "too-large";
        case Refusal::Profile: return "profile";
        case Refusal::Output: return "output";
    }
    return {};
}

}

void set_format_name(std::string_view name) {
    format_name = name;
}

void refuse(Refusal refusal, std::string_view message) {
    JsonWriter json;
    json.open_object("").open_object("refusal");
    json.add("kind", to_string(refusal)).add("format", format_name).add("message", message);
    json.close_object().close_object();
    const int error = write_all(STDOUT_FILENO, json.text());
    ::_exit(error == 0 ? protocol::kRefusedExit : 1);
}

}
