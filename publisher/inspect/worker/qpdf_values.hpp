// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/structure.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <optional>
#include <string>
#include <vector>

namespace publisher::inspect {

/// The text of a name without its slash, or of a string as UTF-8; empty for anything else.
std::string to_text(QPDFObjectHandle object);
std::string text_at(QPDFObjectHandle dictionary, const char* key);
/// Null for a missing key and for what is no dictionary or stream.
QPDFObjectHandle value_at(QPDFObjectHandle object, const char* key);
int integer_of(QPDFObjectHandle object);

/// The decoded bytes of a stream; nothing when it cannot be decoded.
std::optional<std::string> decoded_bytes(QPDFObjectHandle stream);

/// Four numbers, the corners put in order; nothing for anything else.
std::optional<PdfBox> to_box(QPDFObjectHandle object);

/// An attribute that a page may have from the nodes above it.
struct Inherited {
    QPDFObjectHandle value;
    bool is_own = true;
};
Inherited inherited_value(QPDFObjectHandle page, const char* key);

/// "DeviceCMYK", "ICCBased": the name of a colour space, or that of the array's first entry.
std::string color_space_name(QPDFObjectHandle space);

/// The type of an action ("URI", "JavaScript"), "destination" for an array, a name or a text.
std::string action_type(QPDFObjectHandle action);

/// Calls `take` for every optional content group a resource dictionary names, that of its forms included.
void collect_layer_names(QPDFObjectHandle resources, std::vector<std::string>& names);

void read_output_intents(QPDFObjectHandle root, std::vector<OutputIntentFacts>& intents);
void read_fonts(std::vector<QPDFObjectHandle>& objects, std::vector<FontFacts>& fonts);
/// What stands in objects that print standards forbid, whether or not a page uses it.
void read_peculiarities(std::vector<QPDFObjectHandle>& objects, std::vector<Peculiarity>& found);
void read_catalog(QPDFObjectHandle root, DocumentFacts& facts);

}
