// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/values.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace publisher::image::svg {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Unit {
    std::string_view name;
    double size;
};
/// In user units, of which 96 are an inch.
constexpr Unit kUnits[] = {{"px", 1},           {"in", 96},          {"pt", 96.0 / 72},  {"pc", 16},
                           {"mm", 96.0 / 25.4}, {"cm", 96.0 / 2.54}, {"q", 96.0 / 101.6}};

std::optional<Matrix> transform(std::string_view name, const std::vector<double>& n) {
    if (name == "matrix" && n.size() == 6) return Matrix{n[0], n[1], n[2], n[3], n[4], n[5]};
    if (name == "translate" && (n.size() == 1 || n.size() == 2))
        return Matrix::moved(n[0], n.size() == 2 ? n[1] : 0);
    if (name == "scale" && (n.size() == 1 || n.size() == 2))
        return Matrix::scaled(n[0], n.size() == 2 ? n[1] : n[0]);
    if (name == "rotate" && n.size() == 1) return Matrix::turned(n[0]);
    if (name == "rotate" && n.size() == 3)
        return Matrix::moved(n[1], n[2]) * Matrix::turned(n[0]) * Matrix::moved(-n[1], -n[2]);
    const auto slope = [&] { return std::tan(n[0] * std::numbers::pi / 180); };
    if (name == "skewX" && n.size() == 1) return Matrix{1, 0, slope(), 1, 0, 0};
    if (name == "skewY" && n.size() == 1) return Matrix{1, slope(), 0, 1, 0, 0};
    return {};
}

std::uint8_t to_byte(double part) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
}

std::optional<Color> parse_hex(std::string_view digits) {
    const bool is_short = digits.size() == 3 || digits.size() == 4;
    if (!is_short && digits.size() != 6 && digits.size() != 8) return {};
    std::uint8_t parts[4] = {0, 0, 0, 255};
    const std::size_t width = is_short ? 1 : 2;
    for (std::size_t i = 0; i * width < digits.size(); ++i) {
        const std::string_view part = digits.substr(i * width, width);
        unsigned value = 0;
        const auto parsed = std::from_chars(part.data(), part.data() + part.size(), value, 16);
        if (parsed.ec != std::errc() || parsed.ptr != part.data() + part.size()) return {};
        parts[i] = static_cast<std::uint8_t>(is_short ? value * 17 : value);
    }
    return Color{{parts[0], parts[1], parts[2]}, parts[3] / 255.0};
}

/// Red, green and blue, 0..1 (CSS Color 4 §7.1).
Color from_hsl(double hue, double saturation, double lightness) {
    const auto light = [&](double n) {
        const double k = std::fmod(n + hue / 30, 12);
        return lightness - saturation * std::min(lightness, 1 - lightness) *
                               std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return {{to_byte(light(0)), to_byte(light(8)), to_byte(light(4))}, 1};
}

/// The numbers of "rgb(20%, 30 40 / 0.5)"; percentages are of `wholes`.
std::optional<std::vector<double>> arguments_of(std::string_view text, const std::vector<double>& wholes) {
    std::vector<double> numbers;
    Scanner scanner(text);
    while (!scanner.is_at_end()) {
        scanner.skip('/');
        const auto number = scanner.number();
        if (!number || numbers.size() == wholes.size()) return {};
        const double whole = wholes[numbers.size()];
        numbers.push_back(scanner.skip('%') ? *number / 100 * whole : *number);
    }
    if (numbers.size() == 3) numbers.push_back(1);
    if (numbers.size() != 4) return {};
    return numbers;
}

}

void Scanner::skip_blanks() {
    while (!rest_.empty() && (is_blank(rest_.front()) || rest_.front() == ','))
        rest_.remove_prefix(1);
}

bool Scanner::is_at_end() {
    skip_blanks();
    return rest_.empty();
}

std::optional<double> Scanner::number() {
    skip_blanks();
    std::string_view text = rest_;
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::size_t first = text.starts_with('-') && text.size() == rest_.size() ? 1 : 0;
    if (text.size() <= first || !(is_digit(text[first]) || text[first] == '.')) return {};
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc() || !std::isfinite(value)) return {};
    rest_ = text.substr(static_cast<std::size_t>(parsed.ptr - text.data()));
    return value;
}

std::optional<bool> Scanner::flag() {
    skip_blanks();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) return {};
    const bool is_set = rest_.front() == '1';
    rest_.remove_prefix(1);
    return is_set;
}

std::optional<char> Scanner::letter() {
    skip_blanks();
    if (rest_.empty()) return {};
    const char c = rest_.front();
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return {};
    rest_.remove_prefix(1);
    return c;
}

bool Scanner::skip(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
}

std::optional<double> parse_length(std::string_view text, const Measure& measure) {
    Scanner scanner(trimmed(text));
    const auto number = scanner.number();
    if (!number) return {};
    const std::string unit = to_lower_ascii(scanner.rest());
    if (unit.empty()) return number;
    if (unit == "%") return *number / 100 * measure.whole;
    if (unit == "em") return *number * measure.em;
    const auto* known = std::ranges::find(kUnits, unit, &Unit::name);
    if (known == std::end(kUnits)) return {};
    return *number * known->size;
}

std::optional<std::vector<double>> parse_numbers(std::string_view text) {
    std::vector<double> numbers;
    Scanner scanner(text);
    while (!scanner.is_at_end()) {
        const auto number = scanner.number();
        if (!number) return {};
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<double> parse_part(std::string_view text) {
    Scanner scanner(trimmed(text));
    auto number = scanner.number();
    if (!number) return {};
    if (scanner.skip('%')) *number /= 100;
    if (!scanner.rest().empty()) return {};
    return std::clamp(*number, 0.0, 1.0);
}

std::optional<Matrix> parse_transform(std::string_view text) {
    Matrix matrix;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        if (text.front() == ',') {
            text.remove_prefix(1);
            continue;
        }
        const auto open = text.find('('), close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
        const auto numbers = parse_numbers(text.substr(open + 1, close - open - 1));
        const auto next = numbers ? transform(trimmed(text.substr(0, open)), *numbers) : std::nullopt;
        if (!next) return {};
        matrix = matrix * *next;
        text.remove_prefix(close + 1);
    }
    return matrix;
}

std::optional<Color> parse_color(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('#')) return parse_hex(text.substr(1));
    const std::string name = to_lower_ascii(text);
    if (const auto known = find_color(name)) return Color{*known, 1};
    if (name == "transparent") return Color{{}, 0};
    const auto open = name.find('(');
    if (open == std::string::npos || name.back() != ')') return {};
    const std::string_view function = std::string_view(name).substr(0, open);
    const std::string_view inside = std::string_view(name).substr(open + 1, name.size() - open - 2);
    if (function == "rgb" || function == "rgba") {
        const auto n = arguments_of(inside, {255, 255, 255, 1});
        if (!n) return {};
        return Color{{to_byte((*n)[0] / 255), to_byte((*n)[1] / 255), to_byte((*n)[2] / 255)},
                     std::clamp((*n)[3], 0.0, 1.0)};
    }
    if (function == "hsl" || function == "hsla") {
        const auto n = arguments_of(inside, {360, 1, 1, 1});
        if (!n) return {};
        Color color = from_hsl(std::fmod(std::fmod((*n)[0], 360) + 360, 360), std::clamp((*n)[1], 0.0, 1.0),
                               std::clamp((*n)[2], 0.0, 1.0));
        color.opacity = std::clamp((*n)[3], 0.0, 1.0);
        return color;
    }
    return {};
}

std::string_view id_in_url(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with("url(") || !text.ends_with(')')) return {};
    text = trimmed(text.substr(4, text.size() - 5));
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        text = text.substr(1, text.size() - 2);
    return text.starts_with('#') ? text.substr(1) : std::string_view();
}

}
