// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/pages.hpp"

namespace publisher::layout {

/// Pours one table over as many columns and pages as it takes: heads repeated, group rows never alone
/// at the foot and repeated where a group goes on, rows whole. Column widths are the same throughout.
class TableSetter {
public:
    TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement, diag::Sink& findings);
    void pour();

private:
    /// A row set in the table's column widths, waiting for its place.
    struct SetRow {
        page::Row::Kind kind = page::Row::Kind::Body;
        Length height;
        struct SetCell {
            std::optional<bind::StoryIndex> story;
            std::uint32_t column = 0, n_columns = 1;
            Length x, width;
            style::Paint fill;
            std::vector<story::Line> lines;
            std::vector<story::Galley::MissingGlyph> missing_glyphs;
            origin::NodeId node;
        };
        std::vector<SetCell> cells;
    };
    struct SetBlock {
        bind::Block block;
        std::vector<SetRow> rows;
        Length height;
    };

    void measure_columns(Length width);
    std::vector<Length> natural_widths() const;
    SetBlock set(bind::Block block, page::Row::Kind kind);
    void open_region();
    void close_region();
    bool has_room(Length height) const { return y_ + height <= region_.bottom(); }
    void add(const SetBlock& block, const plan::Entry* entry);
    void report_too_high(const SetBlock& block, const plan::Entry& entry);

    const Inputs& inputs_;
    Pages& pages_;
    const plan::PlacementPlan& placement_;
    diag::Sink& findings_;
    const design::Template& template_;
    const style::TableStyle* style_ = nullptr;
    std::vector<Length> widths_;
    std::optional<SetBlock> head_, group_;
    PageBuilder* page_ = nullptr;
    page::TablePart part_;
    Rect region_;
    int region_idx_ = 0;
    std::uint32_t n_parts_ = 0;
    Length y_;
    int n_body_rows_ = 0;
};

}
