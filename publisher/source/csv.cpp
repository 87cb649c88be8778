// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/csv.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/source/internal/byte_stream.hpp"
#include "publisher/source/internal/reporter.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

namespace publisher::source {
namespace {

/// A quoted cell that has not ended by then is one whose quote was never closed.
constexpr std::size_t kLongestRow = 4 << 20;
constexpr std::string_view kReplacement = "\uFFFD";

bool has_line_end(std::string_view text) {
    return std::memchr(text.data(), '\n', text.size()) || std::memchr(text.data(), '\r', text.size());
}

/// The text with U+FFFD for every byte that does not belong to a well-formed sequence.
std::string with_replacements(std::string_view text) {
    std::string repaired;
    for (;;) {
        const auto malformed = find_malformed_utf8(text);
        repaired += text.substr(0, malformed.value_or(text.size()));
        if (!malformed) return repaired;
        repaired += kReplacement;
        text.remove_prefix(*malformed + 1);
    }
}

/// Makes `""` one quote and drops the closing one, within `text`; gives the new length.
std::size_t unquote(char* text, std::size_t n) {
    std::size_t to = 0;
    bool is_quoted = true;
    for (std::size_t from = 0; from < n; ++from) {
        if (is_quoted && text[from] == '"') {
            const bool is_doubled = from + 1 < n && text[from + 1] == '"';
            if (!is_doubled) {
                is_quoted = false;
                continue;
            }
            ++from;
        }
        text[to++] = text[from];
    }
    return to;
}

}

CsvReader::CsvReader(std::unique_ptr<TextStream> stream, char delimiter, Reporter& reporter)
    : stream_(std::move(stream)), reporter_(reporter), delimiter_(delimiter) {}
CsvReader::~CsvReader() = default;

Result<std::unique_ptr<CsvReader>> CsvReader::open(const World& world, const std::filesystem::path& file,
                                                   std::string name, const CsvFormat& format,
                                                   origin::CellTable& cells, Reporter& reporter) {
    auto stream = open_text(world, file, format.charset);
    if (!stream) return stream.failure();
    std::unique_ptr<CsvReader> reader(new CsvReader(*std::move(stream), format.delimiter, reporter));
    if (auto read = reader->read_headings(std::move(name), cells); !read) return read.failure();
    return reader;
}

Status CsvReader::status() const {
    return failure_ ? Status(*failure_) : stream_->status();
}

int CsvReader::find_heading(std::string_view heading) const {
    const auto found = std::find(headings_.begin(), headings_.end(), heading);
    return found == headings_.end() ? -1 : static_cast<int>(found - headings_.begin());
}

/// Discards what has been read and appends the next piece; the row at `position_` has to be scanned again.
bool CsvReader::fill() {
    buffer_.erase(0, position_);
    position_ = scan_.next = 0;
    if (!is_at_end_) is_at_end_ = !stream_->append_to(buffer_);
    return !is_at_end_;
}

/// Spreadsheet programs write "sep=;" before the headings.
void CsvReader::read_delimiter_line() {
    constexpr std::size_t kLength = std::string_view("sep=;").size();
    if (!buffer_.starts_with("sep=") || buffer_.size() <= kLength) return;
    if (buffer_[kLength] != '\n' && buffer_[kLength] != '\r') return;
    delimiter_ = buffer_[kLength - 1];
    position_ = scan_.next = kLength + (buffer_.compare(kLength, 2, "\r\n") == 0 ? 2 : 1);
    ++row_;
}

char CsvReader::sniff_delimiter() {
    constexpr std::array<char, 4> kCandidates = {';', ',', '\t', '|'};
    std::array<int, 4> counts{};
    bool is_quoted = false;
    std::size_t i = std::min(buffer_.find_first_not_of("\r\n ", position_), buffer_.size());
    for (; i < buffer_.size(); ++i) {
        const char c = buffer_[i];
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t k = 0; k < kCandidates.size(); ++k)
            counts[k] += c == kCandidates[k];
    }
    return kCandidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                                counts.begin())];
}

Status CsvReader::read_headings(std::string name, origin::CellTable& cells) {
    fill();
    read_delimiter_line();
    if (delimiter_ == 0) delimiter_ = sniff_delimiter();
    bool is_found = false;
    while (!is_found && read_row())
        is_found = !is_blank();
    if (auto failed = status(); !failed) return failed.failure();
    if (!is_found) return Done();

    n_cells_ = scan_.spans.size();
    take_texts();
    for (const std::string_view text : texts_)
        headings_.emplace_back(trimmed(text));
    file_ = cells.add_file(std::move(name), headings_);
    report_damage();
    report_headings();
    n_cells_ = 0;
    return Done();
}

void CsvReader::report_headings() {
    std::map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        if (headings_[i].empty()) {
            // A delimiter at the end of every line is a habit of some programs.
            if (i + 1 == headings_.size()) continue;
            reporter_.add(diag::finding(diag::Code::UnnamedHeading, {{"column", std::to_string(i + 1)}}),
                          ref(i));
        } else if (const auto [entry, is_new] = first.emplace(headings_[i], i); !is_new) {
            reporter_.add(
                diag::finding(diag::Code::DuplicateHeading, {{"heading", headings_[i]},
                                                             {"first", std::to_string(entry->second + 1)},
                                                             {"column", std::to_string(i + 1)}}),
                ref(i));
        }
    }
}

bool CsvReader::next() {
    while (read_row()) {
        if (is_blank()) {
            reporter_.add(diag::finding(diag::Code::BlankRow), {file_, row_, 0});
            continue;
        }
        n_cells_ = std::min(scan_.spans.size(), headings_.size());
        take_texts();
        report_damage();
        report_row();
        return true;
    }
    n_cells_ = 0;
    return false;
}

/// Scans the row at the position into `scan_`; false at the end of the file.
bool CsvReader::read_row() {
    position_ = scan_.next;
    while (position_ == buffer_.size()) {
        if (!fill()) return false;
    }
    ScanResult result = scan(Quotes::MayHoldLineBreaks, scan_);
    while (result == ScanResult::NeedsMore) {
        if (buffer_.size() - position_ > kLongestRow) {
            failure_ = Failure{Failure::Kind::Refused, "row " + std::to_string(row_ + 1) + " has more than " +
                                                           std::to_string(kLongestRow >> 20) +
                                                           " MiB and no end: this is no table"};
            return false;
        }
        fill();
        result = scan(Quotes::MayHoldLineBreaks, scan_);
    }
    // A stray quote swallows rows up to the next one. When the line makes a good row of itself, it is one.
    const bool is_suspect = scan_.spans_lines && !headings_.empty() &&
                            (scan_.stray_column >= 0 || scan_.spans.size() != headings_.size());
    if (result == ScanResult::UnclosedQuote || is_suspect) {
        RowScan line;
        while (scan(Quotes::EndWithTheLine, line) == ScanResult::NeedsMore)
            fill();
        if (result == ScanResult::UnclosedQuote || line.spans.size() == headings_.size())
            scan_ = std::move(line);
    }
    ++row_;
    return true;
}

std::size_t CsvReader::find_cell_end(std::size_t at) const {
    const char* text = buffer_.data();
    const std::size_t n = buffer_.size();
    while (at < n && text[at] != delimiter_ && text[at] != '\n' && text[at] != '\r')
        ++at;
    return at;
}

CsvReader::ScanResult CsvReader::scan(Quotes quotes, RowScan& row) const {
    row.spans.clear();
    row.spans_lines = false;
    row.unclosed_column = row.stray_column = -1;
    const std::size_t n = buffer_.size();
    for (std::size_t at = position_;; ++at) {
        Span span{at, at};
        if (at < n && buffer_[at] == '"') {
            const ScanResult result = scan_quoted(quotes, at, span, row);
            if (result != ScanResult::Row) return result;
        } else {
            at = span.end = find_cell_end(at);
        }
        row.spans.push_back(span);
        if (at < n && buffer_[at] == delimiter_) continue;
        const bool may_go_on = at + 1 >= n && (at == n || buffer_[at] == '\r');
        if (may_go_on && !is_at_end_) return ScanResult::NeedsMore;
        row.next = at == n ? n : at + (buffer_.compare(at, 2, "\r\n") == 0 ? 2 : 1);
        return ScanResult::Row;
    }
}

/// Reads the quoted cell at `at` and moves `at` behind it.
CsvReader::ScanResult CsvReader::scan_quoted(Quotes quotes, std::size_t& at, Span& span, RowScan& row) const {
    const std::size_t n = buffer_.size();
    std::size_t limit = n;
    if (quotes == Quotes::EndWithTheLine) {
        limit = std::min(buffer_.find_first_of("\r\n", at), n);
        if (limit == n && !is_at_end_) return ScanResult::NeedsMore;
    }
    const int column = static_cast<int>(row.spans.size());
    for (std::size_t from = at + 1;;) {
        const std::size_t quote = std::min(buffer_.find('"', from), n);
        if (quote >= limit) {
            if (quotes == Quotes::EndWithTheLine) {
                row.unclosed_column = column;
                at = span.end = find_cell_end(at);
                return ScanResult::Row;
            }
            const bool may_end = !is_at_end_ && n - position_ < kLongestRow;
            return may_end ? ScanResult::NeedsMore : ScanResult::UnclosedQuote;
        }
        if (quote + 1 == n && !is_at_end_) return ScanResult::NeedsMore;
        if (buffer_[quote + 1] == '"') {
            span.has_quotes_inside = true;
            from = quote + 2;
            continue;
        }
        const std::size_t end = find_cell_end(quote + 1);
        const bool has_stray = !trimmed(std::string_view(buffer_).substr(quote + 1, end - quote - 1)).empty();
        if (has_stray) row.stray_column = column;
        span = {at + 1, has_stray ? end : quote, true, span.has_quotes_inside || has_stray};
        row.spans_lines |= has_line_end(std::string_view(buffer_).substr(at + 1, quote - at - 1));
        at = end;
        return ScanResult::Row;
    }
}

bool CsvReader::is_blank() const {
    return std::all_of(scan_.spans.begin(), scan_.spans.end(), [&](const Span& span) {
        return trimmed(std::string_view(buffer_).substr(span.begin, span.end - span.begin)).empty();
    });
}

/// Makes the texts of the row's cells, within the buffer.
void CsvReader::take_texts() {
    const std::string_view raw = std::string_view(buffer_).substr(position_, scan_.next - position_);
    const bool is_damaged = stream_->charset().empty() ? find_malformed_utf8(raw).has_value()
                                                       : raw.find(kReplacement) != std::string_view::npos;
    texts_.resize(n_cells_);
    for (std::size_t i = 0; i < n_cells_; ++i) {
        const Span& span = scan_.spans[i];
        char* begin = buffer_.data() + span.begin;
        std::size_t length = span.end - span.begin;
        if (span.has_quotes_inside) length = unquote(begin, length);
        texts_[i] = {begin, length};
        if (reporter_.refuse_long(texts_[i], ref(i))) texts_[i] = {};
    }
    damaged_.clear();
    if (!is_damaged) return;
    repaired_.resize(n_cells_);
    for (std::size_t i = 0; i < n_cells_; ++i)
        repair(i);
}

void CsvReader::repair(std::size_t column) {
    const bool is_utf8 = stream_->charset().empty();
    const auto at =
        is_utf8 ? find_malformed_utf8(texts_[column]) : std::optional(texts_[column].find(kReplacement));
    if (!at || *at == std::string_view::npos) return;
    if (is_utf8) {
        repaired_[column] = with_replacements(texts_[column]);
        texts_[column] = repaired_[column];
    }
    damaged_.push_back({column, *at + 1});
}

void CsvReader::report_damage() {
    const std::string charset = stream_->charset().empty() ? "UTF-8" : stream_->charset();
    for (const auto& [column, byte] : damaged_) {
        reporter_.add(
            diag::finding(diag::Code::MalformedText, {{"charset", charset}, {"byte", std::to_string(byte)}}),
            ref(column));
    }
}

void CsvReader::report_row() {
    const auto count = [](std::size_t n) { return std::to_string(n); };
    const std::size_t n = scan_.spans.size(), n_headings = headings_.size();
    if (scan_.unclosed_column >= 0) {
        reporter_.add(diag::finding(diag::Code::UnclosedQuote),
                      ref(static_cast<std::size_t>(scan_.unclosed_column)));
    }
    if (scan_.stray_column >= 0) {
        reporter_.add(diag::finding(diag::Code::StrayQuote),
                      ref(static_cast<std::size_t>(scan_.stray_column)));
    }
    if (n < n_headings) {
        reporter_.add(
            diag::finding(diag::Code::ShortRow, {{"cells", count(n)}, {"headings", count(n_headings)}}),
            ref(n));
    } else if (n > n_headings) {
        const bool is_harmless =
            std::all_of(scan_.spans.begin() + static_cast<std::ptrdiff_t>(n_headings), scan_.spans.end(),
                        [](const Span& span) { return span.begin == span.end; });
        reporter_.add(
            diag::finding(diag::Code::LongRow, {{"cells", count(n)}, {"headings", count(n_headings)}})
                .with_severity(is_harmless ? diag::Severity::Warning : diag::Severity::Error),
            ref(n_headings));
    }
}

}
