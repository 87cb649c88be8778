// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/dump.hpp"

#include "publisher/base/text.hpp"
#include "publisher/governance/words.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <set>

namespace publisher::governance {
namespace {

using Out = std::back_insert_iterator<std::string>;

std::string id_of(const catalog::Snapshot& snapshot, ProductId product) {
    return snapshot.view(product).own().id;
}

/// A product with two gaps of one state counts once for it, and once for each of its states.
std::map<std::string, std::size_t> counts_by_state(const std::vector<LeftOutProduct>& products) {
    std::map<std::string, std::size_t> counts;
    for (const LeftOutProduct& product : products) {
        std::set<std::string_view> states;
        for (const Gap& gap : product.gaps) {
            const bool is_reason =
                gap.action == GapAction::LeaveOut || gap.action == GapAction::RefuseEdition;
            if (is_reason) states.insert(to_string(gap.state));
        }
        for (const std::string_view state : states)
            ++counts[std::string(state)];
    }
    return counts;
}

void list_gaps(Out out, const std::vector<Gap>& gaps) {
    for (const Gap& gap : gaps)
        fmt::format_to(out, "    {} -> {}: {}\n", to_string(gap.state), to_string(gap.action), gap.detail);
}

std::string bindings_text(const AssetVerdict& verdict) {
    std::vector<std::string> words;
    if (verdict.is_cropping_forbidden) words.emplace_back("no cropping");
    if (verdict.is_flipping_forbidden) words.emplace_back("no flipping");
    if (verdict.is_merging_forbidden) words.emplace_back("no merging");
    if (verdict.is_retouching_forbidden) words.emplace_back("no retouching");
    if (verdict.is_colorizing_forbidden) words.emplace_back("no colorization");
    if (verdict.is_credit_required) words.push_back("credit '" + verdict.credit + "'");
    return joined(words, ", ");
}

void list_assets(Out out, const Clearance& clearance, const catalog::Snapshot& snapshot) {
    std::map<std::string, const AssetVerdict*> by_id;
    std::size_t n_cleared = 0;
    for (const auto& [id, verdict] : clearance.assets) {
        by_id[snapshot.assets()[id.index()].id] = &verdict;
        n_cleared += verdict.is_cleared;
    }
    fmt::format_to(out, "assets {}: {} cleared, {} refused\n", by_id.size(), n_cleared,
                   by_id.size() - n_cleared);
    for (const auto& [id, verdict] : by_id) {
        fmt::format_to(out, "  {} {}", id, verdict->is_cleared ? "cleared" : "refused");
        if (!verdict->licence.empty()) fmt::format_to(out, " licence {}", verdict->licence);
        if (const std::string bindings = bindings_text(*verdict); !bindings.empty())
            fmt::format_to(out, " ({})", bindings);
        fmt::format_to(out, "\n");
        for (const Objection& objection : verdict->objections) {
            fmt::format_to(out, "    {}{}: {}\n", diag::info(objection.code).id,
                           objection.is_lifted() ? " lifted by " + objection.waiver : "", objection.text);
        }
    }
}

}

std::string to_listing(const Clearance& clearance, const catalog::Snapshot& snapshot) {
    std::string text;
    const Out out = std::back_inserter(text);
    fmt::format_to(out, "clearance of {}{}\n", clearance.edition,
                   clearance.is_refused      ? ": refused"
                   : clearance.is_proof_only ? ": proofs only"
                                             : "");
    fmt::format_to(out, "approval {}\n", clearance.approval);
    fmt::format_to(out, "products {} in = {} cleared + {} left out + {} disabled\n", clearance.n_considered(),
                   clearance.products.size(), clearance.left_out.size(), clearance.disabled.size());
    for (const auto& [state, count] : counts_by_state(clearance.left_out)) {
        fmt::format_to(out, "  left out for {}: {}\n", state, count);
    }
    for (const LeftOutProduct& product : clearance.left_out) {
        fmt::format_to(out, "  {} left out\n", id_of(snapshot, product.product));
        list_gaps(out, product.gaps);
    }
    for (const ClearedProduct& product : clearance.products) {
        if (product.gaps.empty()) continue;
        fmt::format_to(out, "  {} cleared by policy\n", id_of(snapshot, product.product));
        list_gaps(out, product.gaps);
    }
    for (const ProductId product : clearance.disabled)
        fmt::format_to(out, "  {} disabled\n", id_of(snapshot, product));
    list_assets(out, clearance, snapshot);
    for (const WaiverUse& use : clearance.waivers) {
        fmt::format_to(out, "waiver {} {} {} until {}: {}; granted by {}\n    {}\n", use.waiver, use.code,
                       use.scope, use.valid_until ? use.valid_until->to_string() : "", use.reason,
                       use.granted_by, joined(use.used_for, ", "));
    }
    for (const std::string& credit : clearance.credits)
        fmt::format_to(out, "credit {}\n", credit);
    return text;
}

}
