// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::catalog {
namespace {

using diag::Code;

std::vector<std::string> codes_of(const CaselessMap<std::uint32_t>& defined) {
    std::vector<std::string> codes;
    for (const auto& [code, number] : defined)
        codes.push_back(code);
    std::sort(codes.begin(), codes.end());
    return codes;
}

}

/// Once for each code, at its first place, with how often it is named: a column that nobody defines is
/// one trouble and not fifty thousand.
void SnapshotBuilder::State::report_mention(Code code, const Mention& mention,
                                            const std::vector<std::string>& known) {
    auto builder = diag::finding(code, {{"code", mention.code}, {"count", std::to_string(mention.n_times)}})
                       .from(tables.cells.resolve(mention.cell));
    if (mention.product != kNone) builder.about_product(product_name(mention.product));
    if (const auto nearest = nearest_name(mention.code, known))
        builder.with_remedy("did you mean '" + *nearest + "'?");
    findings.add(builder);
}

void SnapshotBuilder::State::report_mentions(const CaselessMap<std::uint32_t>& known_families,
                                             const CaselessMap<std::uint32_t>& known_variants,
                                             const CaselessMap<std::uint32_t>& known_categories) {
    const auto check = [&](Code code, const Vocabulary& vocabulary, const auto& is_defined,
                           const auto& known) {
        std::optional<std::vector<std::string>> names_known;
        for (const Mention& mention : vocabulary.mentions()) {
            if (is_defined(mention.code)) continue;
            if (!names_known) names_known = known();
            report_mention(code, mention, *names_known);
        }
    };
    const auto check_in = [&](Code code, const Vocabulary& vocabulary,
                              const CaselessMap<std::uint32_t>& defined) {
        check(
            code, vocabulary, [&](const std::string& text) { return defined.contains(text); },
            [&] { return codes_of(defined); });
    };
    const auto nothing = [] { return std::vector<std::string>(); };
    check_in(Code::UnknownAttribute, mentions.unknown_attributes, attributes);
    check_in(Code::UnknownFamily, mentions.families, known_families);
    check_in(Code::UnknownFamilyVariant, mentions.variants, known_variants);
    check_in(Code::UnknownCategory, mentions.categories, known_categories);
    check(
        Code::UnknownLocale, mentions.locales, [](const std::string& code) { return Locale::is_known(code); },
        nothing);
    if (!tables.channel_definitions.empty()) {
        CaselessMap<std::uint32_t> defined;
        for (const Channel& channel : tables.channel_definitions)
            defined.emplace(channel.code, 0);
        check_in(Code::UnknownChannel, mentions.channels, defined);
    }
    check(
        Code::DanglingRelation, mentions.targets,
        [&](const std::string& code) { return find_record(code) != kNone; }, nothing);
    CaselessMap<std::uint32_t> known_assets;
    for (const Asset& asset : tables.assets)
        known_assets.emplace(asset.id, 0);
    // A path that leads nowhere has been reported by the source that looked for the file.
    check_in(Code::DanglingAsset, mentions.references, known_assets);
    if (n_without_family > 0) {
        report(Code::WithoutFamily, {{"count", std::to_string(n_without_family)}}, first_without_family);
    }
}

/// Only for attributes whose options somebody lists.
void SnapshotBuilder::State::report_options() {
    for (const Mention& mention : mentions.options.mentions()) {
        std::uint32_t number = 0;
        const char* const end = mention.code.data() + mention.code.size();
        const char* const slash = std::from_chars(mention.code.data(), end, number).ptr;
        const Attribute& attribute = tables.attributes[number];
        if (attribute.options.empty()) continue;
        Mention option = mention;
        option.code.assign(slash + 1, end);
        const bool is_known =
            attribute.options.contains(option.code) ||
            std::any_of(attribute.options.begin(), attribute.options.end(),
                        [&](const auto& entry) { return equals_ignoring_case(entry.first, option.code); });
        if (is_known) continue;
        auto builder = diag::finding(Code::UnknownOption, {{"field", attribute.code},
                                                           {"code", option.code},
                                                           {"count", std::to_string(option.n_times)}})
                           .from(tables.cells.resolve(option.cell))
                           .about_product(product_name(option.product));
        if (const auto nearest = nearest_name(option.code, attribute.option_order)) {
            builder.with_remedy("did you mean '" + *nearest + "'?");
        }
        findings.add(builder);
    }
}

/// One number of a scheme on two records. Entries of one hash stand together; the records are read again
/// only for these few.
void SnapshotBuilder::State::report_duplicate_identifiers() {
    auto select = database.prepare("SELECT id, content FROM product WHERE number = ?");
    if (!select) return fail(select.failure());
    const auto read = [&](const IdentifierEntry& entry) {
        Product product;
        product.is_model = tables.kinds[entry.product] != 0;
        select->reset();
        select->bind(1, entry.product);
        if (select->step() == Statement::Step::Row) {
            product.id = select->text(0);
            decode(select->blob(1), tables, product);
        }
        return product;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        pairs; // positions of the first and of the further one
    for (std::size_t i = 1; i < identifiers.size(); ++i) {
        for (std::size_t k = i; k-- > 0 && identifiers[k].hash == identifiers[i].hash;) {
            const bool is_same = identifiers[k].scheme == identifiers[i].scheme && identifiers[i].scheme != 0;
            if (!is_same || identifiers[k].product == identifiers[i].product) continue;
            pairs.emplace_back(static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(i));
            break;
        }
    }
    std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
        return identifiers[a.second].product < identifiers[b.second].product;
    });
    for (const auto& [first, further] : pairs) {
        const Product a = read(identifiers[first]), b = read(identifiers[further]);
        for (const Identifier& identifier : b.identifiers) {
            const bool is_taken =
                std::any_of(a.identifiers.begin(), a.identifiers.end(), [&](const Identifier& other) {
                    return other.scheme == identifier.scheme &&
                           equals_ignoring_case(other.text, identifier.text);
                });
            if (!is_taken || names.intern(identifier.scheme) + 1 != identifiers[further].scheme) continue;
            findings.add(diag::finding(Code::DuplicateIdentifier, {{"scheme", identifier.scheme},
                                                                   {"text", identifier.text},
                                                                   {"other", a.name_for_findings()}})
                             .from(tables.cells.resolve(identifier.cell))
                             .about_product(b.name_for_findings()));
        }
    }
}

}
