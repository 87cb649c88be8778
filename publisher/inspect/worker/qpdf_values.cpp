// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/Buffer.hh>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace publisher::inspect {
namespace {

constexpr int kDepthLimit = 64;

void add_layer(QPDFObjectHandle content, std::vector<std::string>& names) {
    if (to_text(value_at(content, "/Type")) == "OCG") names.push_back(text_at(content, "/Name"));
    auto members = value_at(content, "/OCGs");
    if (members.isDictionary()) members = QPDFObjectHandle::newArray({members});
    if (!members.isArray()) return;
    for (auto& member : members.getArrayAsVector())
        names.push_back(text_at(member, "/Name"));
}

void collect_layers(QPDFObjectHandle resources, std::vector<std::string>& names, std::set<QPDFObjGen>& seen,
                    int depth) {
    if (!resources.isDictionary() || depth > kDepthLimit) return;
    if (auto properties = value_at(resources, "/Properties"); properties.isDictionary()) {
        for (auto& [name, content] : properties.getDictAsMap())
            add_layer(content, names);
    }
    auto forms = value_at(resources, "/XObject");
    if (!forms.isDictionary()) return;
    for (auto& [name, form] : forms.getDictAsMap()) {
        if (!form.isStream() || !seen.insert(form.getObjGen()).second) continue;
        add_layer(value_at(form, "/OC"), names);
        collect_layers(value_at(form, "/Resources"), names, seen, depth + 1);
    }
}

}

std::string to_text(QPDFObjectHandle object) {
    if (object.isName()) return object.getName().substr(1);
    return object.isString() ? object.getUTF8Value() : std::string();
}

QPDFObjectHandle value_at(QPDFObjectHandle object, const char* key) {
    if (object.isStream()) object = object.getDict();
    return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

std::string text_at(QPDFObjectHandle dictionary, const char* key) {
    return to_text(value_at(dictionary, key));
}

int integer_of(QPDFObjectHandle object) {
    return object.isInteger() ? object.getIntValueAsInt() : 0;
}

std::optional<std::string> decoded_bytes(QPDFObjectHandle stream) try {
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
} catch (const std::runtime_error&) {
    return {};
}

std::optional<PdfBox> to_box(QPDFObjectHandle object) {
    if (!object.isArray() || object.getArrayNItems() != 4) return {};
    PdfBox box;
    for (int i = 0; i < 4; ++i) {
        auto item = object.getArrayItem(i);
        if (!item.isNumber()) return {};
        box[static_cast<std::size_t>(i)] = std::clamp(item.getNumericValue(), -1e9, 1e9);
    }
    if (box[0] > box[2]) std::swap(box[0], box[2]);
    if (box[1] > box[3]) std::swap(box[1], box[3]);
    return box;
}

Inherited inherited_value(QPDFObjectHandle page, const char* key) {
    auto node = page;
    for (int depth = 0; depth < kDepthLimit && node.isDictionary(); ++depth) {
        if (node.hasKey(key)) return {node.getKey(key), depth == 0};
        node = node.getKey("/Parent");
    }
    return {QPDFObjectHandle::newNull(), false};
}

std::string color_space_name(QPDFObjectHandle space) {
    if (space.isArray() && space.getArrayNItems() > 0) space = space.getArrayItem(0);
    return to_text(space);
}

std::string action_type(QPDFObjectHandle action) {
    if (action.isDictionary()) return text_at(action, "/S");
    return action.isArray() || action.isName() || action.isString() ? "destination" : "";
}

void collect_layer_names(QPDFObjectHandle resources, std::vector<std::string>& names) {
    std::set<QPDFObjGen> seen;
    collect_layers(resources, names, seen, 0);
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
}

}
