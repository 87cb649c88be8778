// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"
#include "publisher/style/style.hpp"

#include <string>
#include <string_view>

namespace publisher::text {

/// A story as the cases write it: a paragraph on each line, in style "body" or the one named in front.
///
///     @head A {strong:bold} word, a tab\tand a forced\nbreak
///
/// `{style:text}` is a run in a character style. \t, \n, \- (soft hyphen), \_ (U+00A0), \, (U+202F),
/// \{ \} \\ and \u{2060} stand for characters that are not to be seen or mean something here.
story::Story read_story(std::string_view text, const std::string& language, const style::StyleSheet& styles);

/// The other way round for what is not to be seen.
std::string shown(std::string_view text);

}
