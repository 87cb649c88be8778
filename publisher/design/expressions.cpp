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
        if (box.table) add(*box.table);
        if (box.matrix) add(*box.matrix);
        for (const Box& child : box.children) add(child);
    }

    void add(const TableSpec& table) {
        for (const auto* rows : table.all_rows()) {
            for (const TableRow& row : *rows) {
                add_shown(row.condition);
                for (const TableCell& cell : row.cells)
                    add(cell);
            }
        }
        for (const TableColumn& column : table.columns)
            add_shown(column.sum);
    }

    void add(const MatrixSpec& matrix) {
        add_shown(matrix.row_key);
        add_shown(matrix.column_key);
        for (const TableCell* cell : {&matrix.corner, &matrix.turned_corner, &matrix.row_head, &matrix.column_head, &matrix.body})
            add(*cell);
    }

    void add(const TableCell& cell) {
        add_shown(cell.condition);
        add(cell.text);
    }
};

std::vector<XPathPtr> collect(const Template& item, Wanted wanted) {
    Collector collector{wanted, {}};
    collector.add(item.root);
    collector.add(item.table);
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
