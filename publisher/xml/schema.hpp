// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/xml/document.hpp"

#include <memory>
#include <string>
#include <vector>

namespace publisher::xml {

/// A RELAX NG schema (ISO/IEC 19757-2, XML syntax, in one file).
class Schema {
public:
    /// Refused when it is no schema; ours are, so that is a fault of the installation.
    static Result<std::unique_ptr<Schema>> load(std::string bytes, const std::string& file_name);
    ~Schema();

    /// Reports every element or attribute that does not belong, with the nearest name that does, and
    /// what is missing.
    bool validate(const Document& document, diag::Sink& findings) const;

private:
    struct State;
    /// What libxml2 says of a node, which may be null.
    static void report(const xmlNode* culprit, const std::string& message, const Document& document,
                       diag::Sink& findings);
    explicit Schema(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}
