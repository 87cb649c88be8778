// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"
#include "publisher/layout/copyfit.hpp"
#include "publisher/layout/fit_picture.hpp"
#include "publisher/layout/fit_text.hpp"
#include "publisher/layout/page_builder.hpp"
#include "publisher/layout/pour.hpp"
#include "publisher/layout/report_text.hpp"
#include "publisher/layout/table_rows.hpp"
#include "publisher/layout/wrap.hpp"
#include "publisher/text/composer.hpp"

#include <map>

namespace publisher::layout {

/// What setting blocks on pages shares.
struct Setting {
    const design::Design& design;
    text::Composer& composer;
    bool is_right_to_left = false;
    Outcome& outcome;
    diag::Sink& findings;
    Agreement agreement; ///< of the page in hand
    Lattice lattice;     ///< of the layout in hand
};

/// Sets the boxes of one block into a rectangle: measures what takes its natural height, shares out
/// the rest, and adds frames, pictures and rules to the page, back to front.
class BoxSetter {
public:
    BoxSetter(Setting& setting, PageBuilder& page, const bind::Block& block);

    void place(const bind::BoundBox& box, const Rect& frame);
    /// A layer whose ground reaches into the bleed, as what stands on it must not.
    void place_bled(const bind::BoundBox& box, const Rect& bled, const Rect& frame);
    /// Objects from here on belong to the parent page.
    void set_furniture(std::string layer);

private:
    using Children = std::vector<const bind::BoundBox*>;
    /// The height the box would like, at the rungs of copyfit agreed on.
    Length measure(const bind::BoundBox& box, const Strip& strip);
    Children children_with_room(const bind::BoundBox& stack, const Rect& frame);
    std::vector<Length> distribute(const Children& children, Length gap, const Rect& frame);
    Length least_of(const bind::BoundBox& box, const Strip& strip);
    Length measure_features(const bind::BoundBox& box, Length width);
    Length measure_content(const bind::BoundBox& box, const Strip& strip);
    Length measure_text(const bind::BoundBox& box, const Strip& strip);
    Length measure_table(const bind::BoundBox& box, Length width) const;
    SetRows set_table(const bind::BoundBox& box, Length width, TableColumns& columns) const;
    Length measure_stack(const bind::BoundBox& box, Strip strip);
    Length measure_row(const bind::BoundBox& box, const Strip& strip);
    Length measure_layer(const bind::BoundBox& box, const Strip& strip);

    std::vector<Rect> row_frames(const bind::BoundBox& row, const Rect& frame);
    std::optional<Length> first_baseline(const bind::BoundBox& box, const Rect& frame);
    Rect frame_in_layer(const bind::BoundBox& child, const Rect& layer);
    Length needed_in_layer(const bind::BoundBox& layer, const Rect& frame);
    Obstacles obstacles_in(const bind::BoundBox& layer, const Rect& frame);
    Rect picture_room(const bind::BoundBox& box, Rect frame);
    FitRequest fit_request(const bind::BoundBox& box, const Rect& frame) const;
    void add_text(page::TextFrame text, const story::Story& story, const Rect* column);
    story::Galley galley(bind::StoryIndex story, Length width);

    void place_background(const bind::BoundBox& box, const Rect& frame);
    void place_stack(const bind::BoundBox& box, const Rect& frame);
    void place_row(const bind::BoundBox& box, const Rect& frame);
    void place_layer(const bind::BoundBox& box, const Rect& frame);
    void place_text(const bind::BoundBox& box, const Rect& frame);
    void place_turned(const bind::BoundBox& box, const Rect& frame);
    TextPlace text_place(const std::string& id, origin::NodeId node, const Rect& frame) const;
    void place_picture(const bind::BoundBox& box, Rect frame);
    void report_too_high(const bind::BoundBox& box, const Rect& frame, Length overflow);
    void report_placement(const PicturePlacement& placement, const bind::BoundBox& box, const Rect& frame);
    void place_code(const bind::BoundBox& box, const Rect& frame);
    void place_code_text(const bind::BoundBox& box, std::size_t index, Point at);
    void place_table(const bind::BoundBox& box, const Rect& frame);
    void place_features(const bind::BoundBox& box, const Rect& frame);
    void place_rule(const Rect& frame, const style::Stroke& stroke, const bind::BoundBox& box,
                    const std::string& id);
    /// A frame of text that was measured to fit: labels, values, credits.
    void add_line_frame(const std::string& id, const Rect& frame, bind::StoryIndex story,
                        const bind::BoundBox& box);
    page::ObjectHead head(const bind::BoundBox& box, const Rect& frame) const;
    std::optional<Insets> wrap_of(const bind::BoundBox& box) const;
    Insets mirrored(Insets insets) const;
    Insets insets_of(const bind::BoundBox& box) const;

    Setting& setting_;
    PageBuilder& page_;
    const bind::Block& block_;
    bool is_furniture_ = false;
    std::string layer_;
    Obstacles obstacles_; ///< in the way of the boxes in hand
    std::map<std::pair<bind::StoryIndex, std::int64_t>, story::Galley> galleys_;
};

}
