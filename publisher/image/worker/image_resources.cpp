// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/image_resources.hpp"

#include "publisher/image/worker/bytes.hpp"

namespace publisher::image {

void for_each_image_resource(
    std::string_view resources,
    const std::function<void(int id, std::string_view content, std::string_view name)>& visit) {
    std::size_t at = 0;
    while (part_of(resources, at, 4) == "8BIM") {
        const auto id = number_at(resources, at + 4, 2, ByteOrder::Big);
        const auto name_length = number_at(resources, at + 6, 1, ByteOrder::Big);
        if (!id || !name_length) return;
        // Name and content are padded to an even length.
        const std::size_t size_at = at + 6 + (1 + *name_length + 1) / 2 * 2;
        const auto size = number_at(resources, size_at, 4, ByteOrder::Big);
        if (!size) return;
        visit(static_cast<int>(*id), part_of(resources, size_at + 4, *size),
              part_of(resources, at + 7, *name_length));
        at = size_at + 4 + (std::size_t{*size} + 1) / 2 * 2;
    }
}

}
