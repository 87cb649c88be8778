// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/xml/xpath.hpp"

#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

namespace publisher::xml {
namespace {

/// A query that would run for seconds stops after a small fraction of one; catalogs need a few dozen.
constexpr unsigned long kMaxOperations = 2'000'000;

const xmlChar* to_xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

xmlNodePtr make_node(const Tree& tree) {
    xmlNodePtr node = xmlNewNode(nullptr, to_xml(tree.name));
    for (const auto& [name, value] : tree.attributes)
        xmlNewProp(node, to_xml(name), to_xml(value));
    if (!tree.text.empty()) xmlAddChild(node, xmlNewText(to_xml(tree.text)));
    for (const Tree& child : tree.children)
        xmlAddChild(node, make_node(child));
    return node;
}

XPathValue take_value(xmlXPathObjectPtr object) {
    XPathValue value;
    if (object->type == XPATH_BOOLEAN)
        value = object->boolval != 0;
    else if (object->type == XPATH_NUMBER)
        value = object->floatval;
    else {
        xmlChar* text = xmlXPathCastToString(object);
        value = std::string(reinterpret_cast<const char*>(text));
        xmlFree(text);
    }
    xmlXPathFreeObject(object);
    return value;
}

xmlXPathObjectPtr make_object(const XPathValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return xmlXPathNewString(to_xml(*text));
    if (const auto* number = std::get_if<double>(&value)) return xmlXPathNewFloat(*number);
    return xmlXPathNewBoolean(std::get<bool>(value));
}

/// libxml2 says some things twice, once to standard error, where only the command line speaks.
void stay_silent(void*, const char*, ...) {}

void keep_error(void* context, xmlErrorPtr error) {
    auto& reason = *static_cast<std::string*>(context);
    if (reason.empty()) reason = trimmed(error->message ? error->message : "evaluation failed");
}

}

struct XPathContext::State {
    std::map<std::string, Signature> signatures = core_functions();
    std::map<std::string, Function> functions;
    std::function<Tree()> make_tree;
    xmlXPathContextPtr context = xmlXPathNewContext(nullptr);
    xmlDocPtr subject = nullptr;
    std::string reason;

    ~State() {
        xmlXPathFreeContext(context);
        xmlFreeDoc(subject);
    }

    void ensure_subject() {
        if (subject) return;
        subject = xmlNewDoc(BAD_CAST "1.0");
        xmlDocSetRootElement(subject, make_node(make_tree ? make_tree() : Tree{"subject", {}, {}, {}}));
        context->doc = subject;
        context->node = xmlDocGetRootElement(subject);
    }

    static void call(xmlXPathParserContextPtr parser, int n_arguments) {
        auto& state = *static_cast<State*>(parser->context->funcLookupData);
        const std::string name = reinterpret_cast<const char*>(parser->context->function);
        std::vector<XPathValue> arguments(static_cast<std::size_t>(n_arguments));
        for (int i = n_arguments; i-- > 0;)
            arguments[static_cast<std::size_t>(i)] = take_value(valuePop(parser));
        valuePush(parser, make_object(state.functions.at(name)(arguments)));
    }

    static xmlXPathFunction look_up(void* data, const xmlChar* name, const xmlChar*) {
        const auto& state = *static_cast<State*>(data);
        return state.functions.contains(reinterpret_cast<const char*>(name)) ? call : nullptr;
    }
};

XPathContext::XPathContext() : state_(std::make_unique<State>()) {
    xmlSetGenericErrorFunc(nullptr, stay_silent);
    state_->context->error = keep_error;
    state_->context->userData = &state_->reason;
    state_->context->opLimit = kMaxOperations;
    xmlXPathRegisterFuncLookup(state_->context, State::look_up, state_.get());
}
XPathContext::~XPathContext() = default;

void XPathContext::add_function(std::string name, Signature signature, Function function) {
    state_->signatures[name] = signature;
    state_->functions[std::move(name)] = std::move(function);
}

const std::map<std::string, XPathContext::Signature>& XPathContext::signatures() const {
    return state_->signatures;
}

void XPathContext::set_subject(std::function<Tree()> make_tree) {
    state_->make_tree = std::move(make_tree);
    xmlFreeDoc(state_->subject);
    state_->subject = nullptr;
}

Result<XPathValue> XPathContext::evaluate(const XPath& expression) {
    if (expression.is_single_call()) {
        const XPath::Call& call = expression.calls().front();
        const auto function = state_->functions.find(call.function);
        if (function != state_->functions.end()) {
            const std::vector<XPathValue> arguments(call.literals.begin(), call.literals.end());
            return function->second(arguments);
        }
    }
    state_->ensure_subject();
    state_->reason.clear();
    state_->context->opCount = 0;
    xmlXPathObjectPtr result =
        xmlXPathCompiledEval(static_cast<xmlXPathCompExprPtr>(expression.compiled_), state_->context);
    if (!result) {
        return Failure{Failure::Kind::Refused, "expression '" + expression.text() + "': " +
                                                   (state_->reason.empty() ? "no value" : state_->reason)};
    }
    return take_value(result);
}

}
