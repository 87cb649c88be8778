// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>
#include <array>

namespace publisher::verify {
namespace {

using Kind = Expectation::Kind;
using vector::Symbology;

/// A symbol is at least so many modules wide, which says how wide one of them may be.
int fewest_modules(Symbology symbology) {
    switch (symbology) {
        case Symbology::Ean13:
        case Symbology::UpcA: return 95;
        case Symbology::Ean8: return 67;
        case Symbology::Qr:
        case Symbology::Gs1DigitalLink: return 21;
        case Symbology::Gs1DataMatrix: return 8;
        default: return 46; // a Code 128 of one sign
    }
}

/// As scanners name it.
std::string_view format_of(Symbology symbology) {
    switch (symbology) {
        case Symbology::Ean13:
        case Symbology::UpcA: return "EAN-13"; // with a leading zero
        case Symbology::Ean8: return "EAN-8";
        case Symbology::Itf14: return "ITF";
        case Symbology::Code128:
        case Symbology::Gs1_128: return "Code128";
        case Symbology::Gs1DataMatrix: return "DataMatrix";
        case Symbology::Qr:
        case Symbology::Gs1DigitalLink: return "QRCode";
    }
    return {};
}

/// How wide the narrowest bars of the code are, if its symbology has one width and no add-on stands beside it.
Length module_of(const Rect& code, const Expectation& expectation) {
    const bool has_one_width = expectation.symbology == Symbology::Ean13 ||
                               expectation.symbology == Symbology::UpcA ||
                               expectation.symbology == Symbology::Ean8;
    if (!has_one_width || expectation.text.find(' ') != std::string::npos) return {};
    return std::max(code.width, code.height) / fewest_modules(expectation.symbology);
}

/// A code that is to stand in a part of a page, and those that may be it.
struct Search {
    const Place* place = nullptr;
    const Expectation* expectation = nullptr;
    std::vector<std::size_t> candidates; ///< into the places that are scanned
};

std::string letters_and_digits(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        const bool is_kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_kept) kept += c;
    }
    return kept;
}

/// What a scanner gives for a value, as far as both can be compared: application identifiers stand in
/// parentheses for people and between separators for machines, and UPC-A is EAN-13 with a leading zero.
bool says(const inspect::ReadCode& code, const Expectation& expectation) {
    const std::string &found = code.text, &wanted = expectation.text;
    switch (expectation.symbology) {
        case Symbology::UpcA: return found == wanted || found == '0' + wanted;
        case Symbology::Gs1_128:
        case Symbology::Gs1DataMatrix: return letters_and_digits(found) == letters_and_digits(wanted);
        case Symbology::Gs1DigitalLink: {
            const bool is_element_string = wanted.find('(') != std::string::npos;
            const std::string value = letters_and_digits(wanted);
            if (is_element_string) return letters_and_digits(found).ends_with(value);
            return found.ends_with("/01/" + std::string(14 - std::min<std::size_t>(14, value.size()), '0') +
                                   value);
        }
        default: return found == wanted;
    }
}

/// A side of a code, in the sense in which it is read, and the light it has there.
struct Side {
    std::string_view name;
    Length light;
    int n_wanted = 0; ///< modules
};

/// As precisely as modules are measured on pixels.
constexpr double kMeasured = 0.35;
constexpr int kQuietBehindAddOn = 5;

bool has_add_on(const inspect::ReadCode& code) {
    return code.format != "Code128" && code.text.find(' ') != std::string::npos;
}

/// As far as a quiet zone may reach, and not nearer than a scanner needs to see where a code begins.
Length surroundings_of(const Rect& code, Symbology symbology) {
    const vector::SymbologyRules& rules = vector::rules(symbology);
    const int n_modules = std::max({rules.quiet_left, rules.quiet_right, rules.quiet_above_and_below}) + 1;
    return std::max(4_mm, std::max(code.width, code.height) * n_modules / fewest_modules(symbology));
}

class CodeJudge {
public:
    CodeJudge(const Case& file, const Sides& sides, Reporter& reporter)
        : file_(file), sides_(sides), reporter_(reporter) {}

    /// The places to be scanned.
    const std::vector<inspect::CodePlace>& collect() {
        for (const Place& place : file_.places.places) {
            for (const Expectation& each : file_.placed_of(place).expectations) {
                if (each.kind == Kind::Code) collect(place, each);
            }
        }
        return scanned_;
    }

    std::size_t n_codes() const { return searches_.size(); }

    void judge(const std::vector<std::vector<inspect::ReadCode>>& answers) {
        for (const Search& search : searches_)
            judge(search, answers);
    }

private:
    void collect(const Place& place, const Expectation& expectation) {
        Search search{&place, &expectation, {}};
        const PageText& page = file_.page_of(place);
        for (const Rect& code : page.codes) {
            if (!contains_middle(sides_.area(place, expectation), code)) continue;
            search.candidates.push_back(scanned_.size());
            scanned_.push_back({page.number, code, surroundings_of(code, expectation.symbology),
                                std::string(format_of(expectation.symbology)), module_of(code, expectation)});
        }
        searches_.push_back(std::move(search));
    }

    void judge(const Search& search, const std::vector<std::vector<inspect::ReadCode>>& answers) {
        const inspect::ReadCode* other = nullptr;
        Rect at = search.place->number;
        for (const std::size_t candidate : search.candidates) {
            at = scanned_[candidate].area;
            for (const inspect::ReadCode& code : answers[candidate]) {
                if (!contains_middle(at, code.area)) continue;
                if (says(code, *search.expectation)) return judge_light(search, code, at);
                other = &code;
            }
        }
        if (other) {
            return reporter_.tell(*search.place, *search.expectation, diag::Code::VerifyCodeWrong,
                                  {{"found", other->text}, {"wanted", search.expectation->text}}, at);
        }
        reporter_.tell_missing(*search.place, *search.expectation, at, diag::Code::VerifyCodeUnreadable);
    }

    /// The side with the least light, by what its symbology asks for.
    void judge_light(const Search& search, const inspect::ReadCode& code, const Rect& at) {
        if (code.module <= Length()) return;
        const vector::SymbologyRules& rules = vector::rules(search.expectation->symbology);
        const int right = has_add_on(code) ? kQuietBehindAddOn : rules.quiet_right;
        const std::array<Side, 4> sides = {{{"left of", code.light.left, rules.quiet_left},
                                            {"right of", code.light.right, right},
                                            {"above", code.light.top, rules.quiet_above_and_below},
                                            {"below", code.light.bottom, rules.quiet_above_and_below}}};
        const Side* worst = nullptr;
        double least = -kMeasured;
        for (const Side& side : sides) {
            const double spare = side.light / code.module - side.n_wanted;
            if (side.n_wanted == 0 || spare >= least) continue;
            worst = &side;
            least = spare;
        }
        if (!worst) return;
        reporter_.tell(*search.place, *search.expectation, diag::Code::VerifyCodeQuietZone,
                       {{"found", to_number_text(worst->light / code.module, 1)},
                        {"side", std::string(worst->name)},
                        {"wanted", std::to_string(worst->n_wanted)}},
                       at);
    }

    const Case& file_;
    const Sides& sides_;
    Reporter& reporter_;
    std::vector<Search> searches_;
    std::vector<inspect::CodePlace> scanned_;
};

}

void judge_codes(const World& world, const std::filesystem::path& pdf, const Case& file, const Sides& sides,
                 Reporter& reporter, Outcome& outcome) {
    CodeJudge judge(file, sides, reporter);
    const auto& places = judge.collect();
    outcome.n_codes = static_cast<int>(judge.n_codes());
    inspect::CodeOptions options;
    options.program = file.options.inspector;
    options.n_workers = file.options.n_workers;
    options.memory = file.options.memory;
    const auto answers = inspect::read_codes(world, pdf, places, options);
    if (answers) return judge.judge(*answers);
    reporter.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", answers.failure().message}}), 0, "",
                 "codes");
}

}
