// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Turns the text of a cell into what it means. The order of the steps is fixed: charset and table
/// format are done before, then the two characters `\n`, then entities (at most twice), then markup.
namespace publisher::source {

/// Something that a text lost or that was repaired in it, and how often.
struct TextNote {
    enum class Kind {
        EntitiesTwice,        ///< `&amp;amp;`: decoded a second time
        EntitiesLeft,         ///< still entities after the second time; they stay as text
        UnknownEntity,        ///< stays as text
        ControlCharacter,     ///< dropped
        ReplacementCharacter, ///< U+FFFD: the text was damaged before it came here; it stays
        UnbalancedMarkup,     ///< tags closed, opened again or dropped
        TooDeep,              ///< elements in elements beyond reason; what they hold stays
        DroppedTag,           ///< not in the subset; what it holds stays
        DroppedStyle,         ///< `style=`
        DroppedSpan,          ///< `colspan=`, `rowspan=`
        DroppedAddress,       ///< of a link that leads nowhere outside its web page
        DroppedContent,       ///< of script, style and the like
        CutOffTag,            ///< the text ends within a tag
        MarkupInPlainText,    ///< tags where none belong; they stay as text
    };
    Kind kind{};
    std::string detail; ///< the tag, the entity, the code point
    int count = 1;

    bool operator==(const TextNote&) const = default;
};

/// "tag <img> dropped", for the message of a finding.
std::string to_string(const TextNote& note);

/// True for what somebody has to correct at the source, false for what was lost or decoded by rule.
bool is_damage(const TextNote& note);

struct DecodedText {
    std::string text;
    std::vector<TextNote> notes; ///< in the order in which they were met, equal ones counted
};

/// Plain text: line breaks as LF, entities decoded, no white space at its ends, no control characters.
/// Markup stays as it is and is noted.
DecodedText decode_plain(std::string_view text);

/// Normalized markup: a well-formed fragment of b, strong, i, em, u, sup, sub, span, a, br, p, h1 to h6,
/// ul, ol, li, table, tr, td and th. The only attribute is the `href` of an `a`: http, https, mailto or
/// tel. All text is UTF-8 with only `&`, `<` and `>` escaped (and `"` in addresses), white space is
/// collapsed, empty elements are gone but for cells that keep others in their column. Cells hold no
/// blocks: those become lines. `<` that begins no HTML tag (`<USD600`, `< 55dB`) is text.
/// A text without any tag keeps its line breaks as `<br/>`.
DecodedText decode_rich(std::string_view text);

}
