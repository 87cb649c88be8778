// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"
#include "tests/unit/bind/mini_edition.hpp"
#include "tests/unit/text/setting.hpp"

#include <gmock/gmock.h>

namespace publisher::layout {

using Lines = std::vector<std::string>;

/// The pages of a mini edition, and what they say.
struct Compose : bind::MiniEdition {
    std::vector<page::Page> pages;
    Outcome outcome;
    References references;

    void compose() {
        const plan::Flatplan flatplan = planned();
        auto spool = page::Spool::create(world);
        ASSERT_TRUE(spool);
        const Inputs inputs{flatplan,  *design, text::pinned_fonts(), bound(), text::dictionaries(),
                            references};
        auto composed = layout::compose(inputs, *spool, findings);
        ASSERT_TRUE(composed);
        outcome = std::move(*composed);
        pages.clear();
        for (std::size_t i = 0; i < spool->n_pages(); ++i) {
            auto page = spool->read(i);
            ASSERT_TRUE(page);
            pages.push_back(std::move(*page));
        }
    }

    /// A text of the tile of product p1 on the first page, by the name of its box.
    const page::TextFrame& tile_text(const std::string& name) const {
        for (const page::Object& object : pages.at(0).objects) {
            const auto* frame = std::get_if<page::TextFrame>(&object);
            if (frame && frame->head.id == "tile/p1/" + name) return *frame;
        }
        ADD_FAILURE() << "no text " << name;
        static const page::TextFrame none;
        return none;
    }

    static std::string text_of(const std::vector<story::Line>& lines) {
        std::string text;
        for (const story::Line& line : lines) {
            for (const story::GlyphRun& run : line.runs)
                text += run.text;
        }
        return text;
    }
    const page::TextFrame* furniture(std::size_t page) const {
        for (const page::Object& object : pages.at(page).objects) {
            const auto* frame = std::get_if<page::TextFrame>(&object);
            if (frame && frame->head.is_furniture) return frame;
        }
        return nullptr;
    }
    const page::TablePart& table(std::size_t page) const {
        for (const page::Object& object : pages.at(page).objects) {
            if (const auto* part = std::get_if<page::TablePart>(&object)) return *part;
        }
        ADD_FAILURE() << "no table on page " << page;
        static const page::TablePart none;
        return none;
    }
    /// "Head: Number", one for each row: kind and the text of its first cell.
    Lines rows(std::size_t page) const {
        static constexpr const char* kKinds[] = {"Head", "Group", "Body", "Foot"};
        Lines lines;
        for (const page::Row& row : table(page).rows) {
            lines.push_back(std::string(kKinds[static_cast<int>(row.kind)]) + ": " +
                            text_of(row.cells.at(0).lines));
        }
        return lines;
    }
    Lines codes() const {
        Lines codes;
        for (const diag::Finding& finding : findings.findings())
            codes.emplace_back(diag::info(finding.code).id);
        return codes;
    }
};

}
