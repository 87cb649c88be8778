// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/design.hpp"

namespace publisher::design {
namespace {

/// Which expressions of a text are wanted.
enum class Wanted { Shown, Alternatives };

struct Collector {
    Wanted wanted;
    std::vector<XPathPtr> found;

    void add(const XPathPtr& expression) {
        if (expression) found.push_back(expression);
    }
    void add_shown(const XPathPtr& expression) {
        if (wanted == Wanted::Shown) add(expression);
    }

    void add(const std::vector<Inline>& inlines) {
        for (const Inline& piece : inlines) {
            add(piece.expression);
            add(piece.condition);
            add(piece.children);
        }
    }

    void add(const TextSpec& text) {
        if (wanted == Wanted::Shown) return add(text.content);
        if (!text.copyfit) return;
        for (const CopyfitStep& step : text.copyfit->steps)
            add(step.alternative);
    }

    void add(const Box& box) {
        add_shown(box.condition);
        add(box.text);
        add_shown(box.picture.asset);
        add_shown(box.code.value);
        add_shown(box.code.add_on);
        for (const Box& child : box.children) add(child);
    }

    void add(const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows) {
            add_shown(row.condition);
            for (const TableCell& cell : row.cells) {
                add_shown(cell.condition);
                add(cell.text);
            }
        }
    }
};

std::vector<XPathPtr> collect(const Template& item, Wanted wanted) {
    Collector collector{wanted, {}};
    collector.add(item.root);
    for (const auto* rows : item.table.all_rows()) collector.add(*rows);
    for (const TableColumn& column : item.table.columns) collector.add_shown(column.sum);
    return std::move(collector.found);
}

}

std::vector<XPathPtr> Design::expressions(TemplateId id) const {
    return collect(item(id), Wanted::Shown);
}

std::vector<XPathPtr> Design::alternatives(TemplateId id) const {
    return collect(item(id), Wanted::Alternatives);
}

}
