// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/locale/locale.hpp"

namespace publisher::catalog {
namespace {

using diag::Code;

/// 0 asks, 1 and 2 answer: a table of a hundred thousand metrics has a handful of units.
template <typename Question>
bool remembered(std::vector<std::uint8_t>& answers, std::uint32_t name, Question question) {
    if (name >= answers.size()) answers.resize(name + 1, 0);
    if (answers[name] == 0) answers[name] = question() ? 1 : 2;
    return answers[name] == 1;
}

std::string key_of(const ValueAddress& address) {
    const std::uint32_t numbers[] = {address.attribute.index(), address.locale.index(),
                                     address.channel.index(), address.market.index()};
    return std::string(reinterpret_cast<const char*>(numbers), sizeof numbers);
}

template <typename Id>
Id mentioned(Vocabulary& vocabulary, const std::string& code, const CellRef& cell, std::uint32_t product) {
    return code.empty() ? Id() : Id(vocabulary.intern(code, cell, product));
}

}

std::uint32_t SnapshotBuilder::State::ensure_address(const ValueAddress& address) {
    const auto [entry, is_new] =
        addresses.emplace(key_of(address), static_cast<std::uint32_t>(tables.addresses.size()));
    if (!is_new) return entry->second;
    tables.addresses.push_back(address);
    // The address as codes, so that values can be ordered and hashed the same way in every snapshot.
    const auto code = [](const Vocabulary& vocabulary, auto id) {
        return id.is_valid() ? to_lower_ascii(vocabulary.mentions()[id.index()].code) : std::string();
    };
    address_digests.push_back(hasher.add(to_lower_ascii(tables.attributes[address.attribute.index()].code))
                                  .add(code(mentions.locales, address.locale))
                                  .add(code(mentions.channels, address.channel))
                                  .add(code(mentions.markets, address.market))
                                  .finish());
    return entry->second;
}

/// kNone for an attribute that nobody defines. The same position of the next record has, nearly always,
/// the same address.
std::uint32_t SnapshotBuilder::State::address_of(const source::ValueRecord& record, std::size_t position,
                                                 std::uint32_t product) {
    constexpr std::size_t kPositions = 4096;
    if (position >= memos.size() && position < kPositions) memos.resize(position + 1);
    AddressMemo& memo = memos[position % kPositions];
    if (memo.address != kNone && memo.attribute == record.attribute && memo.locale == record.locale &&
        memo.channel == record.channel && memo.market == record.market) {
        return memo.address;
    }
    const std::uint32_t attribute = find_attribute(record.attribute);
    if (attribute == kNone) {
        mentions.unknown_attributes.intern(record.attribute, record.cell, product);
        return kNone;
    }
    const std::uint32_t address = ensure_address(
        {AttributeId(attribute), mentioned<LocaleId>(mentions.locales, record.locale, record.cell, product),
         mentioned<ChannelId>(mentions.channels, record.channel, record.cell, product),
         mentioned<MarketId>(mentions.markets, record.market, record.cell, product)});
    memo = {record.attribute, record.locale, record.channel, record.market, address};
    return address;
}

bool SnapshotBuilder::State::is_unit_known(std::string_view unit) {
    return remembered(known_units, names.intern(unit), [&] { return is_known_unit(unit); });
}

bool SnapshotBuilder::State::is_currency_known(std::string_view currency) {
    return remembered(known_currencies, names.intern(currency), [&] { return is_iso_currency(currency); });
}

/// False for a value that cannot be read; it has been reported.
bool SnapshotBuilder::State::type_datum(source::ValueRecord& record, const Attribute& attribute, Datum& datum,
                                        std::uint32_t product, const source::ProductRecord* owner) {
    datum.emplace<std::monostate>();
    if (trimmed(record.text).empty()) return true;
    const Reading reader = reading(owner);
    const auto take = [&](auto value) {
        if (value) datum = *std::move(value);
        return value.has_value();
    };
    switch (attribute.type) {
        case AttributeType::RichText: datum.emplace<RichText>().html = std::move(record.text); return true;
        case AttributeType::Number: return take(reader.number(record.text, attribute.code, record.cell));
        case AttributeType::Boolean: return take(reader.boolean(record.text, attribute.code, record.cell));
        case AttributeType::Date: return take(reader.date(record.text, attribute.code, record.cell));
        case AttributeType::Option:
        case AttributeType::Options: {
            auto& codes = datum.emplace<Options>().codes;
            if (attribute.type == AttributeType::Options)
                codes = split_list(record.text);
            else
                codes.emplace_back(trimmed(record.text));
            std::string key;
            for (const std::string& code : codes) {
                key = std::to_string(attribute.index.index()).append("/").append(code);
                mentions.options.intern(key, record.cell, product);
            }
            return true;
        }
        case AttributeType::Metric: {
            const auto amount = reader.number(record.text, attribute.code, record.cell);
            if (!amount) return false;
            std::string unit(trimmed(record.unit.empty() ? attribute.default_unit : record.unit));
            if (!is_unit_known(unit)) {
                reader.report(Code::UnknownUnit, {{"unit", unit}, {"field", attribute.code}}, record.cell);
            }
            datum = Metric{*amount, std::move(unit)};
            return true;
        }
        default: datum.emplace<PlainText>().text = std::move(record.text); return true;
    }
}

}
