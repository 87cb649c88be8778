// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/report/report.hpp"

#include "publisher/diag/codes.hpp"

namespace publisher::report {

/// An edition with one of everything that a report tells.
inline Edition make_test_edition() {
    Edition edition;
    edition.publication = "shop";
    edition.id = "de_DE";
    edition.snapshot = "ba7816bf8f01cfea";
    edition.approval = "field 'state' is 'approved'";
    edition.n_considered = 10, edition.n_placed = 5, edition.n_disabled = 1; // 10 = 5 + 3 + 1 + 1
    edition.left_out = {{"A-1", {"missing price EUR"}},
                        {"A-2", {"missing price EUR", "missing picture"}},
                        {"A-3", {"missing price EUR"}}};
    edition.unplaced = {"A-4"};
    edition.refused_assets = {{"pic-7", {"licence ended 2027-01-31", "not for print"}, {"A-2"}}};
    edition.waivers = {{"W1", "rights/uncleared", "pic-*", "old stock", "M. Legal", {"pic-1", "pic-2"}}};
    edition.credits = {"Photo: A. Person"};
    edition.allowed = {"layout/low-resolution"};
    edition.fitted = {{"tile-3/name", "A-5", "size 92 %", 2}};
    edition.pages = {{1, "1", "cover", "k1", {}, {}}, {2, "2", "catalog", "k2", {"A-5"}, {"pic-1"}}};
    edition.outputs = {{"press", "press.pdf", "abcd", "PDF/X-4", 12345},
                       {"proof", "proof.pdf", "ef01", "", 99}};
    edition.findings = {diag::finding(diag::Code::OversetStory, {{"lines", "3"}, {"story", "name"}})
                            .from(origin::DesignOrigin{"templates/tile.xml", 4, 9})
                            .from(origin::DataOrigin{"products.csv", 213, 7, "name"})
                            .about_product("SKU A-5")
                            .on_page(2, Rect{10_mm, 20_mm, 30_mm, 12.5_mm})
                            .with_excerpt("<text style=\"name\">\n^")};
    return edition;
}

}
