// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/xmp_rights.hpp"

#include "publisher/base/page_of_file.hpp"
#include "publisher/base/text.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/image/probed_heads.hpp"

#include <algorithm>

namespace publisher::source {
namespace {

/// The default language, else the first in the order of languages.
std::string text_of(const std::map<std::string, std::string>& by_language) {
    const auto found = by_language.find("x-default");
    if (found != by_language.end()) return found->second;
    return by_language.empty() ? "" : by_language.begin()->second;
}

std::vector<std::string> to_texts(const std::vector<image::DateFact>& dates) {
    std::vector<std::string> texts;
    for (const auto& date : dates) {
        std::string text = date.day ? date.day->to_string() : date.text;
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    return texts;
}

class XmpReader : public MetadataReader {
public:
    XmpReader(World& world, image::ProbedHeads& heads, std::filesystem::path cache)
        : world_(world), heads_(heads), cache_(std::move(cache)) {}

    Result<std::optional<EmbeddedRights>> read(const std::filesystem::path& file) override {
        if (equals_ignoring_case(file.extension().native(), ".xmp")) {
            const auto facts = image::probe_sidecar(world_, file);
            if (!facts) return facts.failure();
            return to_embedded_rights(*facts);
        }
        // Rights in supplied pages are said by the manifest and sidecars.
        if (parse_page_of_file(file.generic_string())) return std::optional<EmbeddedRights>();
        const auto facts = image::probe(world_, file, cache_);
        if (!facts) return facts.failure();
        heads_.keep(file, *facts);
        return to_embedded_rights(facts->rights);
    }

private:
    World& world_;
    image::ProbedHeads& heads_;
    std::filesystem::path cache_;
};

}

std::unique_ptr<MetadataReader> make_xmp_reader(World& world, image::ProbedHeads& heads,
                                                std::filesystem::path cache) {
    return std::make_unique<XmpReader>(world, heads, std::move(cache));
}

std::optional<EmbeddedRights> to_embedded_rights(const image::RightsFacts& facts) {
    if (facts == image::RightsFacts()) return std::nullopt;
    EmbeddedRights rights;
    rights.usage_terms = text_of(facts.usage_terms);
    rights.web_statement = facts.web_statements.empty() ? "" : facts.web_statements.front();
    rights.owner = joined(facts.owners.empty() ? facts.licensors : facts.owners, ", ");
    if (rights.owner.empty()) rights.owner = text_of(facts.copyright);
    rights.creator = joined(facts.creators, ", ");
    rights.credit = facts.credit;
    rights.is_marked = facts.is_marked;
    rights.is_credit_required = facts.is_credit_required();
    rights.starts = to_texts(facts.starts);
    rights.ends = to_texts(facts.ends);
    rights.territories = facts.region_constraints;
    rights.media = facts.media_constraints;
    rights.constraints = facts.alteration_constraints;
    rights.problems = facts.problems;
    rights.from = "embedded XMP";
    const auto is_iptc = [](const image::DateFact& date) { return date.property.starts_with("IPTC"); };
    const bool has_iptc = std::any_of(facts.starts.begin(), facts.starts.end(), is_iptc) ||
                          std::any_of(facts.ends.begin(), facts.ends.end(), is_iptc);
    if (has_iptc) rights.from += " and IPTC";
    return rights;
}

}
