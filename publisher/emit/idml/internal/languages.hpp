// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace publisher::emit::idml {

class XmlWriter;

/// Does its text need the World-Ready composer?
bool is_right_to_left_language(std::string_view tag);
/// What InDesign calls the language of a tag, as AppliedLanguage wants it: "$ID/de_DE_2006" for "de-DE",
/// "$ID/English: UK" for "en-GB", "$ID/[No Language]" for one that it does not know.
std::string applied_language(std::string_view tag);
/// The rules by which lines of an East Asian language are broken; empty for other languages.
std::string_view kinsoku_set(std::string_view tag);
/// The Language elements of the designmap: all that `applied_language` may name.
void write_languages(XmlWriter& xml);

}
