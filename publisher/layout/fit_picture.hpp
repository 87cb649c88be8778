// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/design/design.hpp"

namespace publisher::layout {

/// Where the whole picture is put so that it fills or fits its frame.
struct PicturePlacement {
    Rect frame;                           ///< what is seen; for a picture that fits, the picture itself
    Rect picture;                         ///< what is outside the frame is cropped
    double effective_ppi = 0;             ///< 0 for art without pixels
    bool is_contained_by_licence = false; ///< the template crops, the licence forbids it
    bool lacks_clipping_path = false;     ///< the template cuts out, the picture has no path to do it by
    bool is_mirrored = false;             ///< turned round for a right-to-left edition
};

/// Contain: as large as fits, placed by the template's position. Cover: fills the frame with the focal
/// point as near to the middle as the picture's edges allow. CutOut: what the clipping path leaves is
/// contained, and the frame is its bounding box. Where the licence forbids cropping (PLUS "No Cropping") the
/// picture is contained as a whole instead.
PicturePlacement fit_picture(const bind::BoundPicture& picture, const design::PictureSpec& spec,
                             const Rect& frame, bool is_right_to_left);

}
