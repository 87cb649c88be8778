// SPDX-License-Identifier: Apache-2.0
#include "publisher/page/page.hpp"

namespace publisher::page {

const ObjectHead& head(const Object& object) {
    return std::visit([](const auto& alternative) -> const ObjectHead& { return alternative.head; }, object);
}

}
