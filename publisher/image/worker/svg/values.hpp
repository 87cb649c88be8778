// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/svg/geometry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values of attributes and properties as SVG and CSS write them. Nothing stands for what is no such value.
namespace publisher::image::svg {

/// Takes numbers from a text, one after another; white space and commas between them are passed over.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool is_at_end();
    std::optional<double> number();
    /// "0" or "1", which path data may write without anything between.
    std::optional<bool> flag();
    /// A letter, if that is what comes next.
    std::optional<char> letter();
    /// What is left.
    std::string_view rest() const { return rest_; }
    bool skip(char wanted);

private:
    void skip_blanks();
    std::string_view rest_;
};

/// What a length is measured by: hundredths of `whole` for percentages, `em` for letters.
struct Measure {
    double whole = 0, em = 16;
};
/// In user units: "3", "2mm", "50%".
std::optional<double> parse_length(std::string_view text, const Measure& measure);
std::optional<std::vector<double>> parse_numbers(std::string_view text);
/// A part, 0..1, also as "40%".
std::optional<double> parse_part(std::string_view text);
std::optional<Matrix> parse_transform(std::string_view text);

struct Color {
    vector::Rgb rgb;
    double opacity = 1;
};
/// "#e30613", "rgb(227, 6, 19)", "rgba(...)", "hsl(...)" or a name of CSS.
std::optional<Color> parse_color(std::string_view text);
std::optional<vector::Rgb> find_color(std::string_view name);

/// "#id" in "url(#id)"; empty for anything else.
std::string_view id_in_url(std::string_view text);

/// The outline of path data; nothing where it breaks off.
std::optional<Outline> parse_path(std::string_view data);

}
