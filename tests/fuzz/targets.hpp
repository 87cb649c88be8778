// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// What foreign bytes reach. Each target takes any bytes and comes back: a crash, a report of a sanitizer or
/// a promise that does not hold ends the process.
namespace publisher::fuzz {

void akeneo(std::string_view bytes);         ///< columns and rows of products.csv
void csv(std::string_view bytes);            ///< a table of any delimiter and charset
void code(std::string_view bytes);           ///< values of all symbologies
void composer(std::string_view bytes);       ///< a paragraph of any text in any width
void design(std::string_view bytes);         ///< a template, then a layout
void hyphenation(std::string_view bytes);    ///< words by a dictionary, then a dictionary
void icc(std::string_view bytes);            ///< profiles of output conditions
void idml(std::string_view bytes);           ///< a package of any maker
void json(std::string_view bytes);           ///< a table of products as JSON
void pagination(std::string_view bytes);     ///< a plan as XML and as CSV
void preflight(std::string_view bytes);      ///< a printer's profile
void provenance(std::string_view bytes);     ///< the file beside a PDF
void publication(std::string_view bytes);    ///< publication.xml
void rich_text(std::string_view bytes);      ///< HTML of a cell
void workbook(std::string_view bytes);       ///< XLSX
void worker_answers(std::string_view bytes); ///< what a worker that foreign bytes took over may say
void xmp(std::string_view bytes);            ///< rights in pictures: XMP and IPTC
void xpath(std::string_view bytes);          ///< an expression of a template over a product

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

inline constexpr Target kTargets[] = {
    {"akeneo", akeneo},
    {"csv", csv},
    {"code", code},
    {"composer", composer},
    {"design", design},
    {"hyphenation", hyphenation},
    {"icc", icc},
    {"idml", idml},
    {"json", json},
    {"pagination", pagination},
    {"preflight", preflight},
    {"provenance", provenance},
    {"publication", publication},
    {"rich-text", rich_text},
    {"workbook", workbook},
    {"worker-answers", worker_answers},
    {"xmp", xmp},
    {"xpath", xpath},
};

/// Ends the process when a promise does not hold.
void require(bool holds, std::string_view promise);

}
