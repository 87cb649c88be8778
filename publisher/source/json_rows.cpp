// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/internal/byte_stream.hpp"
#include "publisher/source/internal/mapping.hpp"

#include <simdjson.h>

#include <charconv>
#include <deque>
#include <optional>

namespace publisher::source {
namespace {

namespace json = simdjson::ondemand;
constexpr std::string_view kReplacement = "\uFFFD";

/// Beyond it a power of ten is no quantity of anything; its digits would fill the memory.
constexpr int kLargestExponent = 40;

/// Records of products are flat; what nests deeper is made to fill the stack.
constexpr int kDeepest = 64;

/// "1.25e2" as "125": exact, and without an exponent, which decimals do not have.
std::string plain_number(std::string_view number) {
    const std::size_t e = number.find_first_of("eE");
    if (e == std::string_view::npos) return std::string(number);
    std::string_view digits = number.substr(0, e), power = number.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    const bool is_sane = error == std::errc() && end == power.data() + power.size() &&
                         exponent >= -kLargestExponent && exponent <= kLargestExponent;
    if (!is_sane) return std::string(number);
    std::string plain(digits.starts_with('-') ? "-" : "");
    digits.remove_prefix(plain.size());
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string all(digits.substr(0, point));
    if (point < digits.size()) all += digits.substr(point + 1);
    int whole = static_cast<int>(point) + exponent;
    if (whole <= 0) all.insert(0, static_cast<std::size_t>(1 - whole), '0');
    whole = std::max(whole, 1);
    if (static_cast<std::size_t>(whole) > all.size())
        all.append(static_cast<std::size_t>(whole) - all.size(), '0');
    plain.append(all, 0, static_cast<std::size_t>(whole));
    if (static_cast<std::size_t>(whole) < all.size())
        plain += "." + all.substr(static_cast<std::size_t>(whole));
    return plain;
}

class JsonRows : public RowReader {
public:
    JsonRows(const RowSource& source, std::string content, Context& context, Reporter& reporter)
        : name_(source.name),
          records_path_(source.records_path),
          content_(std::move(content)),
          context_(context),
          reporter_(reporter),
          file_(context.records.cells().add_file(source.name, {})) {
        content_.reserve(content_.size() + simdjson::SIMDJSON_PADDING);
    }

    Status read(const std::function<void(const Row&)>& take) override {
        const simdjson::error_code error = read_document(take);
        if (!error) return Done();
        const std::string reason = simdjson::error_message(error);
        origin::DataOrigin data;
        data.file = name_;
        data.row = n_records_ + (n_records_ > 0);
        reporter_.add(diag::finding(diag::Code::MalformedJson, {{"byte", std::to_string(error_offset())},
                                                                {"reason", reason},
                                                                {"records", std::to_string(n_records_)}})
                          .from(data));
        return Failure{Failure::Kind::Refused, name_ + ": " + reason};
    }
    const std::vector<std::string>& columns() const override { return columns_; }
    bool has_headings() const override { return false; }
    CellRef heading_ref(std::uint32_t column) const override { return {file_, 1, column + 1}; }

private:
    simdjson::error_code read_document(const std::function<void(const Row&)>& take) {
        if (const auto error = parser_.iterate(content_, content_.capacity()).get(document_)) return error;
        is_parsed_ = true;
        const bool is_keyed = records_path_.ends_with("/*");
        const std::string pointer = records_path_.substr(0, records_path_.size() - (is_keyed ? 2 : 0));
        const bool is_root = pointer.empty() || pointer == "/";
        bool is_scalar = false;
        if (const auto error = document_.is_scalar().get(is_scalar)) return error;
        if (is_scalar) return simdjson::INCORRECT_TYPE;
        json::value records;
        if (const auto error =
                is_root ? document_.get_value().get(records) : document_.at_pointer(pointer).get(records)) {
            return error;
        }
        json::json_type type{};
        if (const auto error = records.type().get(type)) return error;
        if (type == json::json_type::object)
            return is_keyed ? read_members(records, take) : read_record(records, take);
        if (type != json::json_type::array) return simdjson::INCORRECT_TYPE;
        json::array list;
        if (const auto error = records.get_array().get(list)) return error;
        for (auto element : list) {
            json::value record;
            if (const auto error = element.get(record)) return error;
            if (const auto error = read_record(record, take)) return error;
        }
        return simdjson::SUCCESS;
    }

    /// Every member is a record, named by its key.
    simdjson::error_code read_members(json::value records, const std::function<void(const Row&)>& take) {
        json::object object;
        if (const auto error = records.get_object().get(object)) return error;
        for (auto member : object) {
            json::field field;
            if (const auto error = std::move(member).get(field)) return error;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key)) return error;
            key_ = key;
            if (const auto error = read_record(field.value(), take)) return error;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_record(json::value record, const std::function<void(const Row&)>& take) {
        row_.cells.clear();
        numbers_.clear();
        row_.ref = {file_, n_records_ + 1, 0};
        if (key_) {
            path_ = "@key";
            add_cell(*key_);
        }
        path_.clear();
        if (const auto error = read_value(record)) return error;
        ++n_records_;
        take(row_);
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_value(json::value value) {
        if (depth_ == kDeepest) return simdjson::DEPTH_ERROR;
        ++depth_;
        const auto error = read_value_here(value);
        --depth_;
        return error;
    }

    simdjson::error_code read_value_here(json::value value) {
        json::json_type type{};
        if (const auto error = value.type().get(type)) return error;
        switch (type) {
            case json::json_type::object: return read_object(value);
            case json::json_type::array: return read_array(value);
            case json::json_type::string: {
                std::string_view text;
                if (const auto error = value.get_string().get(text)) return error;
                add_cell(text);
                return simdjson::SUCCESS;
            }
            case json::json_type::number:
                add_cell(numbers_.emplace_back(plain_number(trimmed(value.raw_json_token()))));
                double checked;
                return value.get_double().get(checked);
            case json::json_type::boolean: {
                bool is_true = false;
                if (const auto error = value.get_bool().get(is_true)) return error;
                add_cell(is_true ? "true" : "false");
                return simdjson::SUCCESS;
            }
            case json::json_type::null: add_cell(""); return value.is_null().error();
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_object(json::value value) {
        json::object object;
        if (const auto error = value.get_object().get(object)) return error;
        const std::size_t length = path_.size();
        for (auto member : object) {
            json::field field;
            if (const auto error = std::move(member).get(field)) return error;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key)) return error;
            path_ += length == 0 ? "" : ".";
            path_ += key;
            if (const auto error = read_value(field.value())) return error;
            path_.resize(length);
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_array(json::value value) {
        json::array list;
        if (const auto error = value.get_array().get(list)) return error;
        const std::size_t length = path_.size();
        path_ += "[]";
        for (auto element : list) {
            json::value item;
            if (const auto error = element.get(item)) return error;
            if (const auto error = read_value(item)) return error;
        }
        path_.resize(length);
        return simdjson::SUCCESS;
    }

    void add_cell(std::string_view text) {
        auto [column, is_new] = column_of_.try_emplace(path_, static_cast<std::uint32_t>(columns_.size()));
        if (is_new) {
            columns_.push_back(path_);
            context_.records.cells().add_column(file_, path_);
        }
        const CellRef ref{file_, row_.ref.row, column->second + 1};
        if (!reporter_.refuse_long(text, ref)) row_.cells.push_back({column->second, text, ref});
    }

    std::size_t error_offset() {
        const char* at = nullptr;
        if (!is_parsed_ || document_.current_location().get(at)) return content_.size();
        return static_cast<std::size_t>(at - content_.data()) + 1;
    }

    std::string name_, records_path_, content_;
    Context& context_;
    Reporter& reporter_;
    std::uint32_t file_, n_records_ = 0;
    json::parser parser_;
    json::document document_;
    bool is_parsed_ = false;
    Row row_;
    int depth_ = 0;
    std::string path_;
    std::optional<std::string> key_;
    std::vector<std::string> columns_;
    std::unordered_map<std::string, std::uint32_t> column_of_;
    std::deque<std::string> numbers_;
};

/// simdjson refuses a file for one wrong byte; here the byte is reported and the rest is read.
void repair(std::string& content, const std::string& name, const std::string& charset, Reporter& reporter) {
    origin::DataOrigin data;
    data.file = name;
    const std::optional<std::size_t> malformed =
        charset.empty() ? find_malformed_utf8(content) : std::optional(content.find(kReplacement));
    if (!malformed || *malformed == std::string::npos) return;
    reporter.add(diag::finding(diag::Code::MalformedText, {{"charset", charset.empty() ? "UTF-8" : charset},
                                                           {"byte", std::to_string(*malformed + 1)}})
                     .from(data));
    std::string repaired;
    std::string_view rest = content;
    for (auto at = find_malformed_utf8(rest); at; at = find_malformed_utf8(rest)) {
        repaired += rest.substr(0, *at);
        repaired += kReplacement;
        rest.remove_prefix(*at + 1);
    }
    content = repaired.append(rest);
}

}

std::unique_ptr<RowReader> open_json_rows(const RowSource& source, Context& context, Reporter& reporter) {
    auto stream = open_text(context.world, source.file, source.csv.charset);
    if (!stream) {
        context.fail(source.name, stream.failure());
        return nullptr;
    }
    std::string content;
    while ((*stream)->append_to(content)) {
    }
    if (const auto status = (*stream)->status(); !status) {
        context.fail(source.name, status.failure());
        return nullptr;
    }
    repair(content, source.name, (*stream)->charset(), reporter);
    return std::make_unique<JsonRows>(source, std::move(content), context, reporter);
}

}
