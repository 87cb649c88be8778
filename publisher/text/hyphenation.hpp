// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {
class World;
}

namespace publisher::text {

/// The hyphenation patterns of a language (Liang 1983), from a dictionary file of libhyphen.
///
/// The places found are those libhyphen finds; a trie of our own reads the large German dictionary
/// in a hundredth of the time. Two levels: the first finds the seams of compounds, the second
/// hyphenates their parts. Patterns that change the spelling at a break (Hungarian "asz-szony")
/// forbid the break, because what is printed must be what was written.
class Patterns {
public:
    /// Nothing when the encoding is unknown. `bytes` is the whole file.
    static std::optional<Patterns> parse(std::string_view bytes);

    /// How many letters may stand before each break: sorted, empty when there is none. `word` is
    /// lower case, letters only.
    std::vector<std::uint16_t> find_breaks(std::u32string_view word) const;

private:
    struct Node {
        char32_t letter = 0;
        std::uint32_t first_child = 0, next_sibling = 0;
        std::uint32_t values = 0; ///< place in values_; 0: no pattern ends here
        std::uint16_t n_values = 0;
        bool changes_spelling = false;
    };
    struct Level {
        std::vector<Node> nodes{Node()};
        std::string values{'\0'};

        std::uint32_t child(std::uint32_t node, char32_t letter) const;
        std::uint32_t ensure_child(std::uint32_t node, char32_t letter);
        void add(std::u32string_view line);
    };
    struct Found {
        std::string values; ///< after each letter
        std::vector<bool> is_forbidden;
    };

    /// Where a part of a compound stands in its word.
    struct Part {
        bool begins_word = true, ends_word = true;
    };

    void add_line(std::u32string_view line, Level& level);
    Found match(const Level& level, std::u32string_view word) const;
    void hyphenate_part(std::u32string_view part, Part place, std::vector<bool>::iterator is_break) const;

    Level compounds_, letters_;
    bool has_compounds_ = false;
    std::size_t min_prefix_ = 2, min_suffix_ = 2;
    std::size_t min_compound_prefix_ = 0, min_compound_suffix_ = 0;
};

/// The dictionaries of a folder, each loaded when its language is first asked for. Shared by all
/// composers and threads; the world must outlive it.
class Hyphenation {
public:
    explicit Hyphenation(const World& world, std::filesystem::path folder = "/usr/share/hyphen");

    /// For "de-AT": hyph_de_AT.dic, else hyph_de.dic; null when there is neither.
    const Patterns* find(std::string_view language) const;

private:
    const World* world_;
    std::filesystem::path folder_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<const Patterns>, std::less<>> loaded_;
};

}
