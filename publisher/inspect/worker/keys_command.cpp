// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/messages.hpp"
#include "publisher/inspect/worker/page_key.hpp"
#include "publisher/inspect/worker/write_facts.hpp"

namespace publisher::inspect {

void write_keys(Json& json, std::string_view bytes, const KeysArguments& arguments) {
    Structure structure(bytes);
    const int n_pages = structure.n_pages();
    json.texts("messages", take_messages());
    json.key("keys").begin_array();
    for (int number = 1; number <= n_pages; ++number) {
        const PageKey key = structure.key_page(number);
        json.begin_object().entry("digest", key.digest).entry("label", structure.label_page(number));
        json.key("objects").begin_array();
        for (const int object : key.objects)
            json.number(std::int64_t{object});
        json.end_array().end_object();
    }
    json.end_array();
    // The warnings of qpdf come with the objects that are looked at, so this comes last.
    write_document(json, structure.read_document(arguments.checks_streams));
}

}
