// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/xml/place.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace publisher::diag {
class Sink;
}

namespace publisher::xml {

/// What an XPath 1.0 expression yields here: node sets have become their string.
using XPathValue = std::variant<std::string, double, bool>;
std::string to_text(const XPathValue& value);
double to_number(const XPathValue& value);
bool to_bool(const XPathValue& value);

/// A compiled XPath 1.0 expression that knows where it was written. Immutable, shared by threads.
class XPath {
public:
    /// A function call in the expression: what the vocabulary check looks at.
    struct Call {
        std::string function;
        std::vector<std::string> literals; ///< the arguments that are string literals; others as ""
        std::size_t n_arguments = 0;
        std::size_t offset = 0; ///< in the expression
        Place place;            ///< of its name in the file
    };

    /// Nothing when the syntax is wrong; the finding points into the expression. `locate` knows where
    /// each byte of it stands in the file.
    static std::shared_ptr<const XPath> compile(std::string text, const Locate& locate, diag::Sink& findings);
    /// For an expression on one line without references: `origin` is where its first character stands,
    /// `excerpt` the source line with the caret below it; both may be empty.
    static std::shared_ptr<const XPath> compile(std::string text, origin::DesignOrigin origin,
                                                std::string excerpt, diag::Sink& findings);
    ~XPath();

    const std::string& text() const { return text_; }
    const origin::DesignOrigin& origin() const { return origin_; }
    const std::vector<Call>& calls() const { return calls_; }
    /// Set when the whole expression is one call with literal arguments: it is evaluated without a tree.
    bool is_single_call() const { return is_single_call_; }

private:
    friend class XPathContext;
    XPath() = default;
    std::string text_;
    origin::DesignOrigin origin_;
    std::vector<Call> calls_;
    bool is_single_call_ = false;
    void* compiled_ = nullptr;
};

/// A small tree for expressions to walk: elements with attributes and text.
struct Tree {
    std::string name, text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Tree> children;
};

/// Evaluates expressions with registered functions against a tree that is only built when an
/// expression walks it. Stops after a fixed number of operations. One per thread.
class XPathContext {
public:
    using Function = std::function<XPathValue(std::span<const XPathValue> arguments)>;
    struct Signature {
        std::size_t min_arguments = 0, max_arguments = 0;
    };

    XPathContext();
    ~XPathContext();
    void add_function(std::string name, Signature signature, Function function);
    /// The functions an expression may call, XPath's own included.
    const std::map<std::string, Signature>& signatures() const;
    /// From here on expressions are about this subject; the tree is made when first needed.
    void set_subject(std::function<Tree()> make_tree);

    /// Refused when an operation limit or a type rule is broken.
    Result<XPathValue> evaluate(const XPath& expression);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// XPath 1.0's core functions with the number of their arguments.
const std::map<std::string, XPathContext::Signature>& core_functions();

/// Reports calls of functions that are not known, or with a wrong number of arguments.
bool check_calls(const XPath& expression, const std::map<std::string, XPathContext::Signature>& known,
                 diag::Sink& findings);

}
