// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/code.hpp"

#include "publisher/vector/internal/draw.hpp"
#include "publisher/vector/internal/element_string.hpp"

#include <algorithm>

namespace publisher::vector {
namespace {

constexpr std::string_view kLinkDomain = "https://id.gs1.org";

/// What a scanner shows: ITF-14, EAN and UPC their digits, GS1 codes their data without parentheses.
std::string content_of(const CodeRequest& request) {
    if (request.symbology != Symbology::Gs1_128 && request.symbology != Symbology::Gs1DataMatrix)
        return request.value;
    std::string content;
    const auto elements = internal::parse_elements(request.value); // it has been coded, so it can be read
    for (const internal::Element& element : *elements)
        content += element.identifier + element.data;
    return content;
}

}

Result<Code> make_code(const CodeRequest& request) {
    const SymbologyRules& limits = rules(request.symbology);
    CodeRequest complete = request;
    if (complete.module == Length()) complete.module = limits.nominal_module;
    if (complete.bar_height == Length()) complete.bar_height = limits.nominal_height;
    if (complete.symbology == Symbology::Gs1DigitalLink) {
        auto link =
            internal::to_digital_link(request.value, request.domain.empty() ? kLinkDomain : request.domain);
        if (!link) return link.failure();
        complete.value = *std::move(link);
    }
    const auto modules = internal::encode(complete.symbology, complete.value, complete.add_on);
    if (!modules) return modules.failure();
    Code code = limits.is_matrix() ? internal::draw_matrix(*modules, complete)
                                   : internal::draw_linear(*modules, complete);
    code.content = content_of(complete);
    return code;
}

}
