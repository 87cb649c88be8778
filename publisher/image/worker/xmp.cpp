// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/xmp.hpp"

#include <exempi/xmp.h>
#include <exempi/xmpconsts.h>

#include <memory>

namespace publisher::image {
namespace {

struct Freeing {
    void operator()(_Xmp* xmp) const { ::xmp_free(xmp); }
    void operator()(_XmpIterator* iterator) const { ::xmp_iterator_free(iterator); }
    void operator()(_XmpString* text) const { ::xmp_string_free(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Freeing>;

std::string to_string(const Owned<_XmpString>& text) {
    return {::xmp_string_cstr(text.get()), ::xmp_string_len(text.get())};
}

/// "plus:CopyrightOwner[1]" is "CopyrightOwner".
std::string local_name(std::string_view step) {
    step = step.substr(0, step.find('['));
    const auto colon = step.find(':');
    return std::string(colon == std::string_view::npos ? step : step.substr(colon + 1));
}

constexpr std::string_view kDefault = "x-default", kStandIn = "x-generic";

/// Where a text has two languages, x-default and another, the toolkit overwrites the other with the first
/// (NormalizeLangArray). Terms of use are not ours to overwrite, so the default has another name there.
std::string with_default_hidden(std::string_view packet) {
    std::string text(packet);
    for (const char quote : {'"', '\''}) {
        const std::string wanted = quote + std::string(kDefault) + quote;
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at)) {
            text.replace(at + 1, kDefault.size(), kStandIn);
        }
    }
    return text;
}

}

std::optional<std::vector<XmpValue>> read_xmp(std::string_view packet) {
    // Until the end of the process, which is that of the picture.
    static const bool is_ready = ::xmp_init();
    if (!is_ready) return {};
    // Entities are for texts that grow; no program writes a document type into a packet.
    if (packet.find("<!DOCTYPE") != std::string_view::npos) return {};
    const std::string text = with_default_hidden(packet);
    const Owned<_Xmp> xmp(::xmp_new(text.data(), text.size()));
    if (!xmp) return {};
    const Owned<_XmpIterator> iterator(::xmp_iterator_new(xmp.get(), nullptr, nullptr, XMP_ITER_PROPERTIES));
    if (!iterator) return {};

    std::vector<XmpValue> values;
    const Owned<_XmpString> space(::xmp_string_new()), path(::xmp_string_new()), value(::xmp_string_new());
    std::uint32_t options = 0;
    while (::xmp_iterator_next(iterator.get(), space.get(), path.get(), value.get(), &options)) {
        const std::string steps = to_string(path);
        // A qualifier follows the value it belongs to.
        if (steps.ends_with("/?xml:lang")) {
            if (values.empty()) continue;
            values.back().language = to_string(value);
            if (values.back().language == kStandIn) values.back().language = kDefault;
            continue;
        }
        const bool is_composite = options & (XMP_PROP_VALUE_IS_STRUCT | XMP_PROP_VALUE_IS_ARRAY);
        if (steps.empty() || is_composite || steps.find("/?") != std::string::npos) continue;
        const auto last = steps.rfind('/');
        values.push_back({to_string(space),
                          local_name(steps.substr(0, steps.find('/'))),
                          local_name(last == std::string::npos ? steps : steps.substr(last + 1)),
                          to_string(value),
                          {}});
    }
    return values;
}

}
