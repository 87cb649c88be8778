// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/workbook.hpp"

#include "publisher/base/text.hpp"
#include "publisher/sheet/internal/package.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::sheet {
namespace {

using Event = xml::PullReader::Event;

/// Limits of the programs that make workbooks; what lies beyond them is no table of theirs.
constexpr std::uint32_t kMostRows = 1048576, kMostColumns = 16384;

Failure refused(std::string reason) { return {Failure::Kind::Refused, std::move(reason)}; }

/// The column of "AB12"; 0 when the text names none.
std::uint32_t column_of(std::string_view place) {
    std::uint32_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
        if (column > kMostColumns) return 0;
    }
    return column;
}

std::uint32_t to_number(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class Sheet : public RowStream {
public:
    Sheet(std::unique_ptr<Part> part, const Package& package) : part_(std::move(part)), package_(package) {}

    bool next() override {
        while (status_ && !is_at_end_) {
            const Event event = reader().next();
            if (event == Event::Broken) status_ = part_->failure();
            if (event == Event::Broken || event == Event::Finished) break;
            if (event == Event::End && reader().name() == "sheetData") is_at_end_ = true;
            if (event == Event::Start && reader().name() == "row" && read_row()) return true;
        }
        cells_.clear();
        return false;
    }
    std::uint32_t row() const override { return row_; }
    const std::vector<Cell>& cells() const override { return cells_; }
    Status status() const override { return status_; }

private:
    xml::PullReader& reader() { return part_->reader(); }

    /// Whether the row holds anything. Rows and cells may leave out where they are: behind the one before.
    bool read_row() {
        const std::uint32_t number = to_number(reader().attribute("r"));
        const std::uint32_t row = number > 0 ? number : row_ + 1;
        if (row <= row_ || row > kMostRows) {
            status_ = refused("row " + std::to_string(row) + " follows row " + std::to_string(row_));
            return false;
        }
        row_ = row;
        cells_.clear();
        std::uint32_t column = 0;
        for (;;) {
            const Event event = reader().next();
            if (event == Event::Broken || event == Event::Finished) {
                status_ = part_->failure();
                return false;
            }
            if (event == Event::End && reader().name() == "row") break;
            if (event != Event::Start || reader().name() != "c") continue;
            const std::uint32_t named = column_of(reader().attribute("r"));
            column = named > 0 ? named : column + 1;
            if (column > kMostColumns || (!cells_.empty() && column <= cells_.back().column)) {
                status_ = refused("row " + std::to_string(row_) + " has a cell where none can be");
                return false;
            }
            Cell cell = read_cell();
            cell.column = column;
            if (!cell.text.empty() || cell.note != Cell::Note::None) cells_.push_back(std::move(cell));
        }
        return !cells_.empty();
    }

    Cell read_cell() {
        const std::string type = reader().attribute("t");
        const std::size_t format = to_number(reader().attribute("s"));
        std::string value, inline_text;
        bool has_value = false, has_formula = false, is_value = false;
        for (;;) {
            const Event event = reader().next();
            if (event == Event::Broken || event == Event::Finished) break;
            if (event == Event::Text && is_value) value += reader().text();
            if (event == Event::Start && reader().name() == "is") inline_text = read_rich_text(reader());
            if (event == Event::Start && reader().name() == "f") has_formula = true;
            if (event == Event::Start && reader().name() == "v") is_value = has_value = true;
            if (event == Event::End && reader().name() == "v") is_value = false;
            if (event == Event::End && reader().name() == "c") break;
        }
        Cell cell;
        if (type == "inlineStr") cell.text = std::move(inline_text);
        else if (has_formula && !has_value) cell.note = Cell::Note::NoResult;
        else if (type == "s") cell.text = shared_text(value);
        else if (type == "str") cell.text = unescaped(std::move(value));
        else if (type == "b") cell.text = trimmed(value) == "1" ? "true" : "false";
        else if (type == "d") cell.text = value;
        else if (type == "e") cell = {0, std::move(value), Cell::Note::Error};
        else if (has_value) cell = number_cell(value, format < package_.formats.size() ? package_.formats[format] : NumberFormat(), package_.counts_from_1904);
        return cell;
    }

    std::string shared_text(std::string_view index) {
        const std::size_t i = to_number(trimmed(index));
        if (i < package_.shared_texts.size()) return package_.shared_texts[i];
        status_ = refused("row " + std::to_string(row_) + " names a shared text that is not there");
        return {};
    }

    std::unique_ptr<Part> part_;
    const Package& package_;
    std::uint32_t row_ = 0;
    std::vector<Cell> cells_;
    bool is_at_end_ = false;
    Status status_ = Done{};
};

}

struct Workbook::State {
    zip::Archive archive;
    Package package;
};

Workbook::Workbook(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&& other) noexcept = default;
Workbook& Workbook::operator=(Workbook&& other) noexcept = default;

Result<Workbook> Workbook::open(std::string bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return refused("the workbook is of the old .xls kind or protected by a password; save it as .xlsx without one");
    }
    auto archive = zip::Archive::open(std::move(bytes));
    if (!archive) return archive.failure();
    auto package = read_package(*archive);
    if (!package) return package.failure();
    return Workbook(std::make_unique<State>(State{std::move(*archive), std::move(*package)}));
}

std::vector<std::string> Workbook::sheet_names() const {
    std::vector<std::string> names;
    for (const Package::Sheet& sheet : state_->package.sheets) names.push_back(sheet.name);
    return names;
}

Result<std::unique_ptr<RowStream>> Workbook::open_sheet(std::string_view name) const {
    const auto& sheets = state_->package.sheets;
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Package::Sheet& sheet) {
        return name.empty() ? !sheet.is_hidden : sheet.name == name;
    });
    if (found == sheets.end()) {
        return refused(name.empty() ? "all sheets are hidden"
                                    : "there is no sheet '" + std::string(name) + "', there are: " + joined(sheet_names(), ", "));
    }
    auto part = Part::open(state_->archive, found->part);
    if (!part) return part.failure();
    return std::unique_ptr<RowStream>(std::make_unique<Sheet>(std::move(*part), state_->package));
}

std::string to_column_name(std::uint32_t column) {
    std::string name;
    for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

}
