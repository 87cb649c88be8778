// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/inline_binder.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace publisher::bind {

/// What is kept from block to block.
struct Records {
    std::set<catalog::AssetId> shown, credited;
    InlineBinder::Told told;
    std::map<std::string, design::XPathPtr> made; ///< expressions of feature lists, by text

    design::XPathPtr expression(const std::string& text, diag::Sink& findings);
};

/// Fills one block: which boxes and cells of the template are there, and what they hold. The subject of the
/// expressions is set already.
class BlockFiller {
public:
    /// `product` is null for groups, pages and furniture.
    BlockFiller(const Inputs& inputs, Block& block, const design::RichTextMap& rich_text,
                const catalog::ProductView* product, Records& records, diag::Sink& findings);

    /// Nothing for a box whose condition does not hold, or that has nothing to say.
    std::optional<BoundBox> fill(const design::Box& box, const std::string& path);
    std::vector<BoundRow> fill_rows(const std::vector<design::TableRow>& rows);

private:
    using Versions = std::vector<std::optional<StoryIndex>>;

    std::optional<BoundBox> fill_text(BoundBox bound);
    std::optional<BoundBox> fill_code(BoundBox bound);
    std::optional<BoundBox> fill_children(BoundBox bound, const std::string& path);
    std::optional<BoundBox> fill_picture(BoundBox bound);
    std::optional<BoundBox> fill_features(BoundBox bound);
    Versions bind_versions(const design::TextSpec& text, const std::string& id);
    std::optional<StoryIndex> bind_version(const design::CopyfitStep& step, const design::TextSpec& text,
                                           const std::string& id);
    std::optional<expression::BoundText> evaluate(const std::string& text);
    std::vector<std::string> feature_codes(const design::FeaturesSpec& spec) const;

    const Inputs& inputs_;
    Block& block_;
    std::string stem_; ///< of ids
    const catalog::ProductView* product_;
    Records& records_;
    diag::Sink& findings_;
    InlineBinder inlines_;
};

}
