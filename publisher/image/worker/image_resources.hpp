// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

namespace publisher::image {

/// Calls for each of Photoshop's image resources ("8BIM" blocks), in order; ends where they are damaged.
void for_each_image_resource(
    std::string_view resources,
    const std::function<void(int id, std::string_view content, std::string_view name)>& visit);

}
