// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/inline_binder.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::bind {

std::optional<expression::BoundText> InlineBinder::first_value(const design::XPathPtr& expression) {
    if (!expression) return std::nullopt;
    auto bound = inputs_.evaluator.bind(*expression);
    if (bound) {
        if (bound->empty() || !bound->front().is_set || bound->front().text.empty()) return std::nullopt;
        return std::move(bound->front());
    }
    findings_.add(diag::finding(diag::Code::ExpressionFailed, {{"reason", bound.failure().message}})
                      .from(expression->origin())
                      .about_product(block_.product_name));
    return std::nullopt;
}

std::optional<BoundCode> InlineBinder::bind_code(const design::Box& box, const std::string& id) {
    const design::CodeSpec& spec = box.code;
    const auto value = first_value(spec.value);
    if (!value) return std::nullopt;
    vector::CodeRequest request;
    request.symbology = spec.symbology;
    request.value = value->text;
    if (const auto add_on = first_value(spec.add_on)) request.add_on = add_on->text;
    request.domain = spec.domain;
    request.module = spec.module;
    request.bar_height = spec.bar_height;
    request.reduction = spec.reduction;
    if (spec.text_style.is_valid()) request.text_size = *inputs_.design.styles[spec.text_style].format.size;
    auto drawing = vector::make_code(request);
    if (!drawing) {
        findings_.add(diag::finding(diag::Code::CodeRefused,
                                    {{"symbology", std::string(vector::rules(spec.symbology).name)},
                                     {"field", value->field.empty() ? "a value" : value->field},
                                     {"value", value->text},
                                     {"reason", drawing.failure().message}})
                          .from(inputs_.design.nodes.origin(box.node))
                          .from(inputs_.snapshot.cells().resolve(value->cell))
                          .about_product(block_.product_name));
        return std::nullopt;
    }
    const origin::Binding binding{value->product, value->field, value->locale,
                                  value->value,   box.node,     value->cell};
    BoundCode code{*std::move(drawing), {}, {}};
    for (const vector::CodeText& text : code.drawing.texts) {
        const std::string story = id + "/text" + std::to_string(code.texts.size() + 1);
        code.texts.push_back(add_plain(story, spec.text_style, text.text, binding));
    }
    block_.bindings.push_back(binding);
    code.binding = origin::BindingId(block_.bindings.size() - 1);
    return code;
}

}
