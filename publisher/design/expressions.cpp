// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/design.hpp"

#include <algorithm>

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
        for (const Box& child : box.children)
            add(child);
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
        for (const TableCell* cell : matrix.contents())
            add(*cell);
    }

    void add(const TableCell& cell) {
        add_shown(cell.condition);
        add(cell.text);
    }
};

/// Whether a field stands in a text, or in what a copyfit ladder may set in its place.
bool has_field(const std::vector<Inline>& inlines, std::string_view name) {
    return std::any_of(inlines.begin(), inlines.end(), [&](const Inline& piece) {
        return (piece.kind == Inline::Kind::Field && piece.literal == name) ||
               has_field(piece.children, name);
    });
}

bool has_field(const TextSpec& text, std::string_view name) {
    return has_field(text.content, name) ||
           (text.copyfit &&
            std::any_of(text.copyfit->steps.begin(), text.copyfit->steps.end(),
                        [&](const CopyfitStep& step) { return has_field(step.alternative, name); }));
}

bool has_field(const TableSpec& table, std::string_view name) {
    for (const auto* rows : table.all_rows()) {
        for (const TableRow& row : *rows) {
            for (const TableCell& cell : row.cells) {
                if (has_field(cell.text, name)) return true;
            }
        }
    }
    return false;
}

bool has_field(const MatrixSpec& matrix, std::string_view name) {
    const auto contents = matrix.contents();
    return std::any_of(contents.begin(), contents.end(),
                       [&](const TableCell* cell) { return has_field(cell->text, name); });
}

bool has_field(const std::vector<FurnitureFrame>& frames, std::string_view name) {
    return std::any_of(frames.begin(), frames.end(),
                       [&](const FurnitureFrame& frame) { return has_field(frame.content, name); });
}

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

bool has_field(const Box& box, std::string_view name) {
    return has_field(box.text, name) || (box.table && has_field(*box.table, name)) ||
           (box.matrix && has_field(*box.matrix, name)) ||
           std::any_of(box.children.begin(), box.children.end(),
                       [&](const Box& child) { return has_field(child, name); });
}

bool Design::has_references() const {
    const auto refers = [](const auto& part) {
        return has_field(part, "page-of") || has_field(part, "pages-of");
    };
    for (const Template& each : templates) {
        if (refers(each.root) || refers(each.table)) return true;
    }
    for (const Layout& layout : layouts) {
        for (const ParentPage& parent : layout.parents) {
            if (refers(parent.left) || refers(parent.right)) return true;
        }
    }
    return false;
}

}
