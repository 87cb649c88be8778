// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"
#include "publisher/base/geometry.hpp"
#include "publisher/base/hash.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace publisher {

/// Structs of a document say once what they consist of:
///
///     template <typename Archive>
///     void describe(Archive& archive) { archive(name, size, lines); }
///
/// and can then be written to the spool, read back and hashed into a content key.
/// The bytes are little-endian with lengths before strings and lists; they are a cache
/// format of one program version, never an exchange format.
template <typename Derived>
class Archive {
public:
    template <typename... Fields>
    void operator()(Fields&... fields) {
        (self().field(fields), ...);
    }

protected:
    Derived& self() { return static_cast<Derived&>(*this); }
};

namespace archive_detail {
// Numbers are copied as they lie in memory; a big-endian machine would need them turned round.
static_assert(std::endian::native == std::endian::little);

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsVariant : std::false_type {};
template <typename... T>
struct IsVariant<std::variant<T...>> : std::true_type {};
template <typename T>
struct IsArray : std::false_type {};
template <typename T, std::size_t N>
struct IsArray<std::array<T, N>> : std::true_type {};
template <typename T>
struct IsMap : std::false_type {};
template <typename K, typename V>
struct IsMap<std::map<K, V>> : std::true_type {};
/// Lists of it are copied whole: numbers without padding between them, no bool whose bytes could be wrong.
template <typename T>
concept Plain = ((std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_enum_v<T> ||
                 requires { typename T::ArchivedAsBytes; }) &&
                std::is_trivially_copyable_v<T> &&
                (std::is_floating_point_v<T> || std::has_unique_object_representations_v<T>);
template <typename T>
struct IsPair : std::false_type {};
template <typename A, typename B>
struct IsPair<std::pair<A, B>> : std::true_type {};
}

/// Appends to a byte string.
class ArchiveWriter : public Archive<ArchiveWriter> {
public:
    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

    template <typename T>
    void field(const T& value) {
        using namespace archive_detail;
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
        } else if constexpr (std::is_same_v<T, std::string>) {
            length(value.size());
            bytes_ += value;
        } else if constexpr (IsVector<T>::value) {
            length(value.size());
            using Element = typename T::value_type;
            if constexpr (Plain<Element>) {
                bytes_.append(reinterpret_cast<const char*>(value.data()), value.size() * sizeof(Element));
            } else {
                for (const auto& element : value)
                    field(element);
            }
        } else if constexpr (IsArray<T>::value) {
            for (const auto& element : value)
                field(element);
        } else if constexpr (IsOptional<T>::value) {
            field(value.has_value());
            if (value) field(*value);
        } else if constexpr (IsVariant<T>::value) {
            field(static_cast<std::uint8_t>(value.index()));
            std::visit([this](const auto& alternative) { field(alternative); }, value);
        } else if constexpr (IsMap<T>::value) {
            length(value.size());
            for (const auto& entry : value)
                field(entry.first), field(entry.second);
        } else if constexpr (IsPair<T>::value) {
            field(value.first), field(value.second);
        } else if constexpr (std::is_same_v<T, std::monostate>) {
        } else if constexpr (std::is_same_v<T, Length>) {
            field(value.units());
        } else if constexpr (std::is_same_v<T, Point>) {
            field(value.x), field(value.y);
        } else if constexpr (std::is_same_v<T, Size>) {
            field(value.width), field(value.height);
        } else if constexpr (std::is_same_v<T, Rect>) {
            field(value.x), field(value.y), field(value.width), field(value.height);
        } else if constexpr (std::is_same_v<T, Insets>) {
            field(value.top), field(value.right), field(value.bottom), field(value.left);
        } else if constexpr (std::is_same_v<T, Date>) {
            field(value.year), field(value.month), field(value.day);
        } else if constexpr (std::is_same_v<T, DateWindow>) {
            field(value.first), field(value.last);
        } else if constexpr (std::is_same_v<T, Decimal>) {
            field(value.coefficient_words()), field(static_cast<std::int32_t>(value.scale()));
        } else {
            const_cast<T&>(value).describe(*this);
        }
    }

private:
    void length(std::size_t n) {
        assert(n <= std::numeric_limits<std::uint32_t>::max() &&
               "no string or list of a document is that long");
        field(static_cast<std::uint32_t>(n));
    }
    std::string bytes_;
};

/// Reads what ArchiveWriter wrote. Short or impossible input makes `is_good` false and leaves defaults.
class ArchiveReader : public Archive<ArchiveReader> {
public:
    explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}
    bool is_good() const { return good_; }
    bool is_at_end() const { return rest_.empty(); }

    template <typename T>
    void field(T& value) {
        using namespace archive_detail;
        if constexpr (std::is_same_v<T, bool>) {
            // A byte other than 0 and 1 in a bool is undefined behaviour.
            if (take(1)) {
                good_ = taken_[0] == 0 || taken_[0] == 1;
                value = taken_[0] == 1;
            }
        } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            if (take(sizeof value)) std::memcpy(&value, taken_.data(), sizeof value);
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (take(length())) value.assign(taken_);
        } else if constexpr (IsVector<T>::value) {
            using Element = typename T::value_type;
            const std::size_t n = length();
            value.clear();
            if (n > rest_.size()) {
                good_ = n == 0;
                return;
            }
            if constexpr (Plain<Element>) {
                if (n > rest_.size() / sizeof(Element)) {
                    good_ = false;
                    return;
                }
                value.resize(n);
                if (n > 0 && take(n * sizeof(Element)))
                    std::memcpy(value.data(), taken_.data(), taken_.size());
            } else {
                value.reserve(n);
                for (std::size_t i = 0; i < n && good_; ++i)
                    field(value.emplace_back());
            }
        } else if constexpr (IsArray<T>::value) {
            for (auto& element : value)
                field(element);
        } else if constexpr (IsOptional<T>::value) {
            bool is_set = false;
            field(is_set);
            if (is_set)
                field(value.emplace());
            else
                value.reset();
        } else if constexpr (IsVariant<T>::value) {
            std::uint8_t index = 0;
            field(index);
            alternative<T>(value, index, std::make_index_sequence<std::variant_size_v<T>>());
        } else if constexpr (IsMap<T>::value) {
            const std::size_t n = length();
            value.clear();
            for (std::size_t i = 0; i < n && good_; ++i) {
                typename T::key_type key{};
                field(key);
                field(value[std::move(key)]);
            }
        } else if constexpr (IsPair<T>::value) {
            field(value.first), field(value.second);
        } else if constexpr (std::is_same_v<T, std::monostate>) {
        } else if constexpr (std::is_same_v<T, Length>) {
            std::int64_t units = 0;
            field(units);
            value = Length::from_units(units);
        } else if constexpr (std::is_same_v<T, Point>) {
            field(value.x), field(value.y);
        } else if constexpr (std::is_same_v<T, Size>) {
            field(value.width), field(value.height);
        } else if constexpr (std::is_same_v<T, Rect>) {
            field(value.x), field(value.y), field(value.width), field(value.height);
        } else if constexpr (std::is_same_v<T, Insets>) {
            field(value.top), field(value.right), field(value.bottom), field(value.left);
        } else if constexpr (std::is_same_v<T, Date>) {
            field(value.year), field(value.month), field(value.day);
        } else if constexpr (std::is_same_v<T, DateWindow>) {
            field(value.first), field(value.last);
        } else if constexpr (std::is_same_v<T, Decimal>) {
            std::array<std::int64_t, 2> words{};
            std::int32_t scale = 0;
            field(words), field(scale);
            value = Decimal::from_words(words, scale);
        } else {
            value.describe(*this);
        }
    }

private:
    std::size_t length() {
        std::uint32_t n = 0;
        field(n);
        return n;
    }
    bool take(std::size_t n) {
        good_ = good_ && n <= rest_.size();
        if (!good_) return false;
        taken_ = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return true;
    }
    template <typename Variant, std::size_t... I>
    void alternative(Variant& value, std::size_t index, std::index_sequence<I...>) {
        const bool known = ((I == index ? (field(value.template emplace<I>()), true) : false) || ...);
        good_ = good_ && known;
    }

    std::string_view rest_, taken_;
    bool good_ = true;
};

/// The content key of a document: the digest of its archive under a stage name.
template <typename Document>
Digest content_key(std::string_view stage, const Document& document) {
    ArchiveWriter writer;
    writer.field(document);
    return Hasher().add(stage).add(writer.bytes()).finish();
}

}
