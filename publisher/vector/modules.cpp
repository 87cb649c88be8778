// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/internal/modules.hpp"

#include "publisher/base/gtin.hpp"
#include "publisher/vector/internal/element_string.hpp"

#include <zint.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace publisher::vector::internal {
namespace {

using Symbol = std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)>;

Failure refused(std::string message) {
    return {Failure::Kind::Refused, std::move(message)};
}

/// The digits a retail symbology has; 0 for the others.
std::size_t n_digits(Symbology symbology) {
    switch (symbology) {
        case Symbology::Ean13: return 13;
        case Symbology::Ean8: return 8;
        case Symbology::UpcA: return 12;
        case Symbology::Itf14: return 14;
        default: return 0;
    }
}

int zint_number(Symbology symbology) {
    switch (symbology) {
        case Symbology::Ean13:
        case Symbology::Ean8: return BARCODE_EANX_CHK;
        case Symbology::UpcA: return BARCODE_UPCA_CHK;
        case Symbology::Itf14: return BARCODE_ITF14;
        case Symbology::Code128: return BARCODE_CODE128;
        case Symbology::Gs1_128: return BARCODE_GS1_128;
        case Symbology::Qr:
        case Symbology::Gs1DigitalLink: return BARCODE_QRCODE;
        case Symbology::Gs1DataMatrix: return BARCODE_DATAMATRIX;
    }
    return 0;
}

bool is_element_string(Symbology symbology) {
    return symbology == Symbology::Gs1_128 || symbology == Symbology::Gs1DataMatrix;
}

std::optional<std::string> digits_fault(Symbology symbology, const std::string& value) {
    const std::size_t wanted = n_digits(symbology);
    if (wanted == 0) return std::nullopt;
    if (value.size() != wanted) {
        return "it has " + std::to_string(value.size()) + " characters, " +
               std::string(rules(symbology).name) + " has " + std::to_string(wanted) + " digits";
    }
    return gtin_fault(value);
}

std::optional<std::string> add_on_fault(Symbology symbology, const std::string& add_on) {
    if (add_on.empty()) return std::nullopt;
    if (!rules(symbology).may_have_add_on) return std::string(rules(symbology).name) + " has no add-on";
    const bool are_digits = std::ranges::all_of(add_on, [](char c) { return c >= '0' && c <= '9'; });
    if (are_digits && (add_on.size() == 2 || add_on.size() == 5)) return std::nullopt;
    return "the add-on '" + add_on + "' is neither two nor five digits";
}

/// What is given to libzint: brackets around identifiers, no check digit where it makes its own.
Result<std::string> zint_input(Symbology symbology, const std::string& value, const std::string& add_on) {
    if (symbology == Symbology::Itf14) return value.substr(0, 13);
    if (!is_element_string(symbology)) return add_on.empty() ? value : value + '+' + add_on;
    const auto elements = parse_elements(value);
    if (!elements) return elements.failure();
    std::string input;
    for (const Element& element : *elements) {
        if (element.data.find_first_of("[]") != std::string::npos)
            return refused("brackets are no characters of GS1 data");
        input += '[' + element.identifier + ']' + element.data;
    }
    return input;
}

/// "Error 275: Invalid check digit '7', expecting '8'" without its number.
std::string complaint_of(const zint_symbol& symbol) {
    const std::string text = symbol.errtxt;
    const std::size_t colon = text.find(": ");
    return colon == std::string::npos ? text : text.substr(colon + 2);
}

}

Result<Modules> encode(Symbology symbology, const std::string& value, const std::string& add_on) {
    if (value.empty()) return refused("it is empty");
    for (const auto& fault : {digits_fault(symbology, value), add_on_fault(symbology, add_on)})
        if (fault) return refused(*fault);
    const auto input = zint_input(symbology, value, add_on);
    if (!input) return input.failure();

    const Symbol symbol(ZBarcode_Create(), &ZBarcode_Delete);
    if (!symbol) return Failure{Failure::Kind::Temporary, "there is no memory for a code"};
    symbol->symbology = zint_number(symbology);
    symbol->input_mode = is_element_string(symbology) ? GS1_MODE : UNICODE_MODE;
    if (symbology == Symbology::Gs1DataMatrix) symbol->option_3 = DM_SQUARE;
    if (symbol->symbology == BARCODE_QRCODE) symbol->option_1 = 2; // level M: 15 % may be damaged
    const int code = ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(input->data()),
                                     static_cast<int>(input->size()));
    // A QR code may say that its text is UTF-8; every reader understands that.
    const bool is_sound = code == 0 || (code == ZINT_WARN_USES_ECI && symbology == Symbology::Qr);
    if (!is_sound) return refused(complaint_of(*symbol));

    Modules modules{symbol->width, symbol->rows, {}};
    for (int y = 0; y < symbol->rows; ++y)
        for (int x = 0; x < symbol->width; ++x)
            modules.dark.push_back((symbol->encoded_data[y][x >> 3] >> (x & 7) & 1) != 0);
    return modules;
}

}
