// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/read.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/schema.hpp"

#include <charconv>
#include <cmath>

namespace publisher::xml {
namespace {

/// The whole text as a number of type T; nothing when anything is left over.
template <typename T>
std::optional<T> parse_number(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if constexpr (std::is_floating_point_v<T>) {
        if (!std::isfinite(value)) return std::nullopt; // from_chars reads "nan" and "inf"
    }
    return value;
}

template <typename T, typename Parse>
T read_parsed(const Node& node, const char* name, T otherwise, std::string_view kind, diag::Sink& findings,
              Parse parse) {
    const auto text = node.attribute(name);
    if (!text) return otherwise;
    if (const auto value = parse(trimmed(*text))) return *value;
    report_value(node, name, kind, {}, findings);
    return otherwise;
}

std::vector<std::string> words_of(std::string_view text) {
    std::string spaced(text);
    for (char& c : spaced)
        c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    return split_list(spaced, ' ');
}

}

void report_value(const Node& node, const char* name, std::string_view kind,
                  const std::vector<std::string>& words, diag::Sink& findings) {
    const std::string value(node.attribute(name).value_or(""));
    auto report = node.finding_at(name, diag::Code::XmlValue,
                                  {{"value", value}, {"attribute", name}, {"kind", std::string(kind)}});
    if (const auto nearest = nearest_name(value, words))
        report.with_remedy("did you mean '" + *nearest + "'?");
    else if (!words.empty())
        report.with_remedy("use one of: " + joined(words, ", "));
    findings.add(report);
}

Length read_length(const Node& node, const char* name, Length otherwise, diag::Sink& findings) {
    return read_parsed(node, name, otherwise, "length such as 12.5mm or 9pt", findings, Length::parse);
}

int read_int(const Node& node, const char* name, int otherwise, diag::Sink& findings) {
    return read_parsed(node, name, otherwise, "whole number", findings, parse_number<int>);
}

double read_number(const Node& node, const char* name, double otherwise, diag::Sink& findings) {
    return read_parsed(node, name, otherwise, "number", findings, parse_number<double>);
}

Length read_length_from(Length least, const Node& node, const char* name, Length otherwise,
                        diag::Sink& findings) {
    const std::string kind = "length of at least " + to_millimetres_text(least) + "mm";
    return read_parsed(node, name, otherwise, kind, findings, [&](std::string_view text) {
        const auto length = Length::parse(text);
        return length && *length >= least ? length : std::nullopt;
    });
}

int read_int_from(int least, const Node& node, const char* name, int otherwise, diag::Sink& findings) {
    const std::string kind = "whole number of at least " + std::to_string(least);
    return read_parsed(node, name, otherwise, kind, findings, [&](std::string_view text) {
        const auto number = parse_number<int>(text);
        return number && *number >= least ? number : std::nullopt;
    });
}

double read_number_between(double least, double most, const Node& node, const char* name, double otherwise,
                           diag::Sink& findings) {
    const std::string kind = "number from " + to_number_text(least, 3) + " to " + to_number_text(most, 3);
    return read_parsed(node, name, otherwise, kind, findings, [&](std::string_view text) {
        const auto number = parse_number<double>(text);
        return number && *number >= least && *number <= most ? number : std::nullopt;
    });
}

bool read_bool(const Node& node, const char* name, bool otherwise, diag::Sink& findings) {
    return read_enum(node, name, otherwise, {{"true", true}, {"false", false}, {"1", true}, {"0", false}},
                     findings);
}

std::optional<Decimal> read_decimal(const Node& node, const char* name, diag::Sink& findings) {
    using Maybe = std::optional<Decimal>;
    return read_parsed(node, name, Maybe(), "decimal number", findings, [](std::string_view text) {
        const auto value = Decimal::parse(text);
        return value ? std::optional<Maybe>(value) : std::nullopt;
    });
}

std::optional<Date> read_date(const Node& node, const char* name, diag::Sink& findings) {
    using Maybe = std::optional<Date>;
    return read_parsed(node, name, Maybe(), "date such as 2027-03-01", findings, [](std::string_view text) {
        const auto value = Date::parse(text);
        return value ? std::optional<Maybe>(value) : std::nullopt;
    });
}

DateWindow read_window(const Node& node, const char* name, diag::Sink& findings) {
    return read_parsed(node, name, DateWindow(), "window such as 2027-03-01..2027-08-31", findings,
                       [](std::string_view text) -> std::optional<DateWindow> {
                           const std::size_t dots = text.find("..");
                           if (dots == std::string_view::npos) return std::nullopt;
                           const std::string_view first = trimmed(text.substr(0, dots)),
                                                  last = trimmed(text.substr(dots + 2));
                           DateWindow window{Date::parse(first), Date::parse(last)};
                           const bool is_good =
                               (first.empty() || window.first) && (last.empty() || window.last) &&
                               !(window.first && window.last && *window.last < *window.first);
                           return is_good ? std::optional(window) : std::nullopt;
                       });
}

Insets read_insets(const Node& node, const char* name, diag::Sink& findings) {
    return read_parsed(node, name, Insets(), "length, or four: top right bottom left", findings,
                       [](std::string_view text) -> std::optional<Insets> {
                           std::vector<Length> lengths;
                           for (const std::string& word : words_of(text)) {
                               const auto length = Length::parse(word);
                               if (!length) return std::nullopt;
                               lengths.push_back(*length);
                           }
                           if (lengths.size() == 1)
                               return Insets{lengths[0], lengths[0], lengths[0], lengths[0]};
                           if (lengths.size() == 2)
                               return Insets{lengths[0], lengths[1], lengths[0], lengths[1]};
                           if (lengths.size() == 4)
                               return Insets{lengths[0], lengths[1], lengths[2], lengths[3]};
                           return std::nullopt;
                       });
}

std::vector<std::string> read_words(const Node& node, const char* name) {
    return words_of(node.attribute(name).value_or(""));
}

std::unique_ptr<Document> load_design_file(World& world, const std::filesystem::path& file,
                                           std::string shown_as, const Schema& schema, diag::Sink& findings,
                                           const Place& named_at) {
    auto bytes = world.read(file, 16u << 20);
    if (!bytes) {
        findings.add(diag::finding(diag::Code::DesignFileMissing,
                                   {{"file", shown_as}, {"reason", bytes.failure().message}})
                         .from(named_at.origin)
                         .with_excerpt(named_at.excerpt));
        return nullptr;
    }
    auto document = Document::parse(std::move(*bytes), std::move(shown_as), findings);
    if (!document || !schema.validate(*document, findings)) return nullptr;
    return document;
}

Result<std::unique_ptr<Schema>> load_schema(World& world, const std::filesystem::path& file) {
    auto bytes = world.read(file);
    if (!bytes) return bytes.failure();
    return Schema::load(std::move(*bytes), file.filename().string());
}

}
