// SPDX-License-Identifier: Apache-2.0
#include "publisher/origin/origin.hpp"

namespace publisher::origin {

std::string DesignOrigin::to_string() const {
    if (line == 0) return file;
    return file + ':' + std::to_string(line) + ':' + std::to_string(column);
}

std::string DataOrigin::to_string() const {
    std::string text = file;
    if (row != 0) text += ", row " + std::to_string(row);
    if (!field.empty()) text += ", field " + field;
    return text;
}

}
