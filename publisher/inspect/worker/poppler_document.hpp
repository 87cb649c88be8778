// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

class PDFDoc;

namespace publisher::inspect {

enum class OutputIntents { Keep, Leave };

/// Poppler's tables, made before the sandbox is entered; its data folder has to be readable after.
void prepare_poppler();
constexpr const char* kPopplerData = "/usr/share/poppler";

/// Opens a file in memory; the bytes belong to the caller and stay until the end.
/// `Leave` takes /OutputIntents out of the catalog in memory: Poppler decodes the profile and builds its
/// transform anew for every page otherwise, nine tenths of the time. Throws std::runtime_error.
std::unique_ptr<PDFDoc> open_document(std::string_view bytes, OutputIntents intents);

}
