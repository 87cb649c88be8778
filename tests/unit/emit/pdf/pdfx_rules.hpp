// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finished_pdf.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"

#include <map>
#include <string>

namespace publisher::emit::pdf {

struct File {
    Standard standard;
    FinishedPdf pdf;
    bool is_x4() const { return standard == Standard::X4; }
};

/// What is wrong, or nothing.
using Rule = std::function<std::string(File&)>;

/// The rows of docs/conformance/pdfx.md that are enforced, by id: those on the file, its claim, its output
/// intent and its boxes, and those on what is painted.
const std::map<std::string, Rule>& file_rules();
const std::map<std::string, Rule>& content_rules();

// What both share.
using Names = std::set<std::string>;
std::string when(bool is_wrong, std::string fault);
bool is_within(const Names& names, const Names& allowed);
std::string without_key(File& file, const std::string& key);
std::string for_each_page(File& file, const std::function<std::string(QPDFObjectHandle)>& rule);

}
