// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/placed_pages.hpp"

#include <stdexcept>

namespace publisher::emit::pdf {
namespace {

/// Deeper than what a worker lets through.
constexpr int kDepthLimit = 500;

/// Stretches what fills a page of that size to the unit square.
void fit_to_unit_square(Object form, const Size& size) {
    Object matrix = form.getDict().getKey("/Matrix");
    const double width = size.width.points(), height = size.height.points();
    std::vector<Object> numbers;
    for (int i = 0; i < 6; ++i)
        numbers.push_back(
            fine_real(matrix.getArrayItem(i).getNumericValue() / (i % 2 == 0 ? width : height)));
    form.getDict().replaceKey("/Matrix", array(numbers));
}

std::string ink_name(Object space) {
    if (!space.isArray() || space.getArrayNItems() != 4) return {};
    Object family = space.getArrayItem(0), ink = space.getArrayItem(1);
    const bool is_separation = family.isName() && family.getName() == "/Separation" && ink.isName();
    return is_separation ? ink.getName().substr(1) : std::string();
}

}

Result<Object> PageCopier::copy(const PlacedPage& page) {
    const Failure damaged{Failure::Kind::Internal, "a placed page came back damaged from the worker"};
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("placed page", page.pdf.data(), page.pdf.size());
        Object page_object = file.getAllPages().at(0);
        Object form = page_object.getKey("/Resources").getKey("/XObject").getKey("/Art");
        if (!form.isStream() || !form.getDict().getKey("/Matrix").isMatrix()) return damaged;
        const Object copied = document_.copied(form);
        fit_to_unit_square(copied, page.size);
        if (const Status settled = settle(copied, 0); !settled) return settled.failure();
        return copied;
    } catch (const std::exception&) {
        return damaged;
    }
}

Status PageCopier::settle(Object object, int depth) {
    if (depth > kDepthLimit) throw std::runtime_error("nested too deeply");
    if (object.isIndirect() && !seen_.insert(object.getObjGen()).second) return Done();
    if (object.isArray()) {
        for (int i = 0; i < object.getArrayNItems(); ++i) {
            const Object item = shared(object.getArrayItem(i));
            object.setArrayItem(i, item);
            if (const Status settled = settle(item, depth + 1); !settled) return settled;
        }
        return Done();
    }
    if (object.isStream()) {
        if (const Status kept = document_.put_aside(object); !kept) return kept;
        object = object.getDict();
    }
    if (!object.isDictionary()) return Done();
    for (const auto& key : object.getKeys()) {
        const Object value = shared(object.getKey(key));
        object.replaceKey(key, value);
        if (const Status settled = settle(value, depth + 1); !settled) return settled;
    }
    return Done();
}

Object PageCopier::shared(Object value) {
    const std::string name = ink_name(value);
    if (name.empty()) return value;
    const auto [known, is_new] = inks_.try_emplace(name);
    if (is_new) known->second = value.isIndirect() ? value : document_.indirect(value);
    return known->second;
}

}
