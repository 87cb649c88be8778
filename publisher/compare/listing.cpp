// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/compare/comparison.hpp"

#include <algorithm>

namespace publisher::compare {
namespace {

std::string counted(std::size_t n, const std::string& one) {
    return std::to_string(n) + ' ' + one + (n == 1 ? "" : "s");
}

std::string pages_text(const std::vector<int>& pages) {
    std::string text = pages.size() == 1 ? "page " : "pages ";
    for (std::size_t i = 0; i < pages.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(pages[i]);
    return text;
}

std::string change_text(const std::string& before, const std::string& after) {
    if (before.empty()) return "'" + after + "' is new";
    if (after.empty()) return "'" + before + "' is gone";
    return "'" + before + "' -> '" + after + '\'';
}

std::string place_text(const Rect& area) {
    return "at " + to_millimetres_text(area.x) + ',' + to_millimetres_text(area.y) + ' ' +
           to_millimetres_text(area.width) + 'x' + to_millimetres_text(area.height) + " mm";
}

void list_product(const ProductChange& change, std::string& text) {
    using Kind = ProductChange::Kind;
    const bool has_moved = change.pages_before != change.pages_after;
    const std::string now = pages_text(change.pages_after);
    const std::string moved = pages_text(change.pages_before) + " -> " + now;
    switch (change.kind) {
        case Kind::New: text += "  new      " + change.product + ", " + now + '\n'; break;
        case Kind::Gone:
            text += "  gone     " + change.product + ", was on " + pages_text(change.pages_before) + '\n';
            break;
        case Kind::Moved: text += "  moved    " + change.product + ", " + moved + '\n'; break;
        case Kind::Changed:
            text += "  changed  " + change.product + ", " + (has_moved ? moved : now) + '\n';
            for (const FieldChange& field : change.fields)
                text += "           " + field.field + (field.locale.empty() ? "" : " " + field.locale) +
                        ": " + change_text(field.before, field.after) + '\n';
    }
}

void list_page(const PageMatch& page, std::string& text) {
    if (page.is_same && !page.is_moved()) return;
    if (!page.before) {
        text += "  new      page " + std::to_string(*page.after) + '\n';
    } else if (!page.after) {
        text += "  gone     page " + std::to_string(*page.before) + '\n';
    } else {
        text += page.is_same ? "  moved    page " : "  changed  page ";
        text += std::to_string(*page.before);
        if (page.is_moved()) text += " -> " + std::to_string(*page.after);
        text += '\n';
    }
    for (const TextChange& change : page.texts)
        text +=
            "           " + place_text(change.area) + ": " + change_text(change.before, change.after) + '\n';
}

void list_form(const FormChange& form, std::string& text) {
    text += "  signature " + std::to_string(form.signature) + (form.is_outer ? ", outer" : ", inner") +
            " form, " + form.ink + ": for " + pages_text(form.pages) + '\n';
}

void list_plate(const PlateChange& plate, std::string& text) {
    text += "  page " + std::to_string(plate.page) + ", " + plate.ink + ": " +
            to_number_text(plate.square_millimetres, 1) + " mm2 " + place_text(plate.area) + '\n';
}

}

std::string to_listing(const Comparison& comparison) {
    std::string text = "before   " + comparison.before + ", " +
                       counted(static_cast<std::size_t>(comparison.n_pages_before), "page") + '\n' +
                       "after    " + comparison.after + ", " +
                       counted(static_cast<std::size_t>(comparison.n_pages_after), "page") + '\n';
    if (comparison.is_equal()) return text + "nothing has changed\n";
    text += comparison.knows_products
                ? counted(comparison.products.size(), "product") + " differ" +
                      (comparison.products.size() == 1 ? "s" : "") + '\n'
                : "products are not known: the provenance file is not beside both, or not of this file\n";
    for (const ProductChange& product : comparison.products)
        list_product(product, text);
    const auto n_pages = std::ranges::count_if(
        comparison.pages, [](const PageMatch& page) { return !page.is_same || page.is_moved(); });
    text += counted(static_cast<std::size_t>(n_pages), "page") + " not as before\n";
    for (const PageMatch& page : comparison.pages)
        list_page(page, text);
    if (!comparison.knows_plates) return text + "pages were not drawn: plates are not known\n";
    text += counted(comparison.plates.size(), "separation") + " of pages not as before\n";
    for (const PlateChange& plate : comparison.plates)
        list_plate(plate, text);
    text += counted(comparison.forms.size(), "plate") + " to be made again\n";
    for (const FormChange& form : comparison.forms)
        list_form(form, text);
    return text;
}

}
