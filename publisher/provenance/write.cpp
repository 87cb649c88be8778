// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"
#include "publisher/provenance/provenance.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace publisher::provenance {
namespace {

bool is_same_source(const Record& a, const Record& b) {
    return a.object == b.object && a.product == b.product && a.field == b.field && a.value == b.value &&
           a.design == b.design;
}

class Collector {
public:
    Collector(const page::Page& page, const origin::NodeTable& nodes, const origin::CellTable& cells)
        : page_(page), nodes_(nodes), cells_(cells) {}

    std::vector<Record> collect() {
        for (const page::Object& object : page_.objects) {
            std::visit([this](const auto& each) { add(each); }, object);
        }
        return std::move(records_);
    }

private:
    void add(const page::TextFrame& frame) { add_lines(frame.lines, frame.head.id); }
    void add(const page::Shape&) {}
    void add(const page::PictureFrame& frame) { add_frame(frame.head, frame.binding, Record::Kind::Picture); }
    void add(const page::Code& code) { add_frame(code.head, code.binding, Record::Kind::Code); }
    void add(const page::TablePart& table) {
        for (const page::Row& row : table.rows) {
            for (const page::Cell& cell : row.cells)
                add_lines(cell.lines, page_.stories[cell.story].id);
        }
    }

    void add_frame(const page::ObjectHead& head, origin::BindingId binding, Record::Kind kind) {
        auto record = record_of(binding, head.id);
        if (!record) return;
        record->kind = kind;
        record->area = head.frame;
        records_.push_back(std::move(*record));
    }

    void add_lines(const std::vector<story::Line>& lines, const std::string& object) {
        for (const story::Line& line : lines) {
            bool continues = false;
            for (const story::GlyphRun& run : line.runs) {
                auto record = record_of(run.binding, object);
                if (!record || run.glyphs.empty()) continue;
                record->area = {run.origin.x, run.origin.y - line.ascent, run.width,
                                line.ascent + line.descent};
                if (continues && is_same_source(records_.back(), *record)) {
                    records_.back().area = united(records_.back().area, record->area);
                } else {
                    records_.push_back(std::move(*record));
                }
                continues = true;
            }
        }
    }

    std::optional<Record> record_of(origin::BindingId id, const std::string& object) const {
        if (!id.is_valid()) return std::nullopt;
        const origin::Binding& binding = page_.bindings[id.index()];
        if (binding.field.empty()) return std::nullopt;
        Record record;
        record.page = page_.number;
        record.object = object;
        record.product = binding.product;
        record.field = binding.field;
        record.locale = binding.locale;
        record.value = binding.value;
        if (binding.node.is_valid()) {
            record.node = nodes_.path(binding.node);
            record.design = nodes_.origin(binding.node);
        }
        if (binding.cell.is_known()) record.data = cells_.resolve(binding.cell);
        return record;
    }

    const page::Page& page_;
    const origin::NodeTable& nodes_;
    const origin::CellTable& cells_;
    std::vector<Record> records_;
};

std::string to_hex(std::uint64_t value) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return {digits.data(), end};
}

std::string_view name_of(Record::Kind kind) {
    switch (kind) {
        case Record::Kind::Text: return "text";
        case Record::Kind::Picture: return "picture";
        case Record::Kind::Code: return "code";
    }
    return "";
}

std::string line_of(const Record& record) {
    JsonWriter json;
    json.open_object().add("page", record.page);
    json.add("kind", name_of(record.kind));
    json.open_array("area_mm");
    for (const Length side : {record.area.x, record.area.y, record.area.width, record.area.height}) {
        json.add("", side.millimetres());
    }
    json.close_array().add("object", record.object).add("product", record.product).add("field", record.field);
    if (!record.locale.empty()) json.add("locale", record.locale);
    json.add("value", to_hex(record.value)).add("node", record.node);
    if (record.design.is_known()) {
        json.add("file", record.design.file);
        json.add("line", std::int64_t{record.design.line}).add("column", std::int64_t{record.design.column});
    }
    if (record.data.is_known()) {
        json.add("data_file", record.data.file).add("data_row", std::int64_t{record.data.row});
        json.add("data_column", std::int64_t{record.data.column}).add("data_field", record.data.field);
    }
    json.close_object();
    return json.text() + '\n';
}

}

std::vector<Record> records_of(const page::Page& page, const origin::NodeTable& nodes,
                               const origin::CellTable& cells) {
    return Collector(page, nodes, cells).collect();
}

Status write(const Header& header, const page::Spool& pages, const origin::NodeTable& nodes,
             const origin::CellTable& cells, const TextSink& take) {
    JsonWriter head;
    head.open_object().add("schema", kSchema).add("publication", header.publication);
    head.add("edition", header.edition).add("output", header.output).add("snapshot", header.snapshot);
    head.add("pdf_sha256", header.pdf_sha256).add("pages", header.n_pages).close_object();
    take(head.text() + '\n');
    std::int64_t n_records = 0;
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        for (const Record& record : records_of(*page, nodes, cells)) {
            take(line_of(record));
            ++n_records;
        }
    }
    JsonWriter end;
    end.open_object().add("records", n_records).close_object();
    take(end.text() + '\n');
    return Done();
}

std::string path_beside(const std::string& pdf) {
    const std::string stem = pdf.ends_with(".pdf") ? pdf.substr(0, pdf.size() - 4) : pdf;
    return stem + ".provenance.jsonl";
}

}
