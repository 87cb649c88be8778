// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"
#include "publisher/locale/locale.hpp"
#include "publisher/source/decode_text.hpp"
#include "publisher/text/hyphenation.hpp"
#include "publisher/vector/code.hpp"
#include "publisher/world/world.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/text/setting.hpp"

namespace publisher::fuzz {
namespace {

/// The first byte chooses, the others are the input.
unsigned char take_choice(std::string_view& bytes) {
    if (bytes.empty()) return 0;
    const auto choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    return choice;
}

/// Two bytes a letter, so that letters of all alphabets are met.
std::u32string letters_of(std::string_view bytes) {
    std::u32string word;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        word += static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                      static_cast<unsigned char>(bytes[i + 1]));
    return word;
}

}

void rich_text(std::string_view bytes) {
    const std::string normal = source::decode_rich(bytes).text;
    const source::DecodedText again = source::decode_rich(normal);
    require(again.text == normal || normal.find('&') != std::string::npos,
            "what was normalized once stays as it is");
    (void)source::decode_plain(bytes);
    static const Locale locale("de_DE");
    (void)bind::read_markup(normal, {}, {}, locale);
    (void)bind::read_markup(bytes, {}, {}, locale);
}

void hyphenation(std::string_view bytes) {
    static const auto world = make_system_world();
    static const text::Hyphenation dictionaries(*world);
    constexpr std::string_view kLanguages[] = {"de", "en-US", "fr", "ru", "el", "hi"};
    const auto* patterns = dictionaries.find(kLanguages[take_choice(bytes) % std::size(kLanguages)]);
    const std::u32string word = letters_of(bytes.substr(0, 200));
    const auto judge = [&](const text::Patterns& judged) {
        for (const std::uint16_t at : judged.find_breaks(word))
            require(at > 0 && at < word.size(), "a break stands within the word");
    };
    if (patterns) judge(*patterns);
    if (const auto own = text::Patterns::parse(bytes)) judge(*own);
}

void code(std::string_view bytes) {
    const auto all = vector::all_symbologies();
    vector::CodeRequest request;
    request.symbology = all[take_choice(bytes) % all.size()].symbology;
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    request.value = bytes.substr(0, end);
    if (end < bytes.size()) request.add_on = bytes.substr(end + 1);
    const auto drawn = vector::make_code(request);
    if (drawn) require(!drawn->outlines.empty() && drawn->size.width > Length(), "a code has bars");
}

void composer(std::string_view bytes) {
    static text::Setting setting;
    const int narrow = take_choice(bytes);
    constexpr std::string_view kLanguages[] = {"de-DE", "ar", "ja", "th", "hi", "en-US"};
    const std::string_view language = kLanguages[take_choice(bytes) % std::size(kLanguages)];
    (void)setting.set(bytes, Length::from_points(1 + narrow * 2), language);
}

}
