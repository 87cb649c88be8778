// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/style_book.hpp"
#include "publisher/story/story.hpp"

#include <map>

namespace publisher::emit::idml {

/// Which family of the library gave the glyphs of each character of a paragraph, as the lines show.
class FacesOfParagraph {
public:
    FacesOfParagraph(const std::vector<story::Line>& lines, std::uint32_t paragraph,
                     const font::Library& fonts);

    /// Empty when the lines do not show the character.
    const std::string& family(char32_t character) const;
    bool is_one_family() const { return n_families_ < 2; }
    const std::string& only_family() const { return first_; }

private:
    std::map<char32_t, const std::string*> families_;
    std::string first_;
    std::size_t n_families_ = 0;
};

/// A stretch of a run that one character style says.
struct Stretch {
    std::string_view text;
    std::string style; ///< reference
};

/// Cuts a run where its face changes and finds the character style of each stretch, so that what the
/// paragraph style and the run's own style leave open (the face of another script, a fitted size, a
/// language) is said by a derived style.
std::vector<Stretch> stretches_of(const story::Run& run, std::string_view language,
                                  const style::ParagraphStyle* paragraph, const page::Fitting& fitting,
                                  const FacesOfParagraph& faces, const style::StyleSheet& styles,
                                  const PropertyMaker& maker, std::string_view document_language,
                                  StyleBook& book);

}
