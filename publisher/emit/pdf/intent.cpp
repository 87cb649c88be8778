// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/objects.hpp"

namespace publisher::emit::pdf {

Object make_output_intent(const OutputIntent& intent, Document& document) {
    const std::string& info = intent.info.empty() ? intent.identifier : intent.info;
    Document::Entries entries = {
        {"Type", name("OutputIntent")},
        {"S", name("GTS_PDFX")},
        {"OutputConditionIdentifier", text_string(intent.identifier)},
        {"OutputCondition", text_string(info)},
        {"Info", text_string(info)},
        {"DestOutputProfile", document.deflated_stream(intent.profile, {{"N", integer(intent.n_components)},
                                                                        {"Alternate", name("DeviceCMYK")}})},
    };
    if (!intent.registry.empty()) entries.emplace_back("RegistryName", text_string(intent.registry));
    return document.indirect(dictionary(entries));
}

}
