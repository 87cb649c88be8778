// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/licences.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::governance {
namespace {

bool is_blank_or_hyphen(char32_t c) {
    const bool is_space = c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
    const bool is_hyphen = c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    return is_space || is_hyphen;
}

std::string normalized(std::string_view spelling) {
    std::string text;
    for (std::size_t i = 0; i < spelling.size();) {
        const char32_t c = next_code_point(spelling, i);
        if (!is_blank_or_hyphen(c)) append_utf8(text, c);
    }
    return to_lower_ascii(text);
}

}

LicenceTable::LicenceTable(const std::vector<publication::Licence>& licences, diag::Sink& findings) {
    for (const publication::Licence& licence : licences) {
        std::vector<std::string> spellings = licence.spellings;
        spellings.insert(spellings.begin(), licence.code);
        for (const std::string& spelling : spellings) {
            const auto [entry, is_new] =
                entries_.try_emplace(normalized(spelling), Entry{&licence, spelling});
            if (is_new || entry->second.licence == &licence) continue;
            const publication::Licence* other = entry->second.licence;
            entry->second.licence = nullptr;
            findings.add(
                diag::finding(diag::Code::LicenceTwice, {{"spelling", spelling},
                                                         {"licence", other ? other->code : "another"},
                                                         {"other", licence.code}})
                    .from(licence.origin));
        }
    }
}

const publication::Licence* LicenceTable::find(std::string_view spelling) const {
    const auto found = entries_.find(normalized(spelling));
    return found == entries_.end() ? nullptr : found->second.licence;
}

std::optional<std::string> LicenceTable::nearest(std::string_view spelling) const {
    std::vector<std::string> known;
    for (const auto& [key, entry] : entries_)
        known.push_back(key);
    const auto key = nearest_name(normalized(spelling), known);
    if (!key) return std::nullopt;
    return entries_.at(*key).spelling;
}

}
