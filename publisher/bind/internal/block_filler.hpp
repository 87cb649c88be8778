// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/inline_binder.hpp"
#include "publisher/bind/internal/table_binder.hpp"

namespace publisher::bind {

/// What is kept from block to block.
struct Records {
    std::set<catalog::AssetId> shown, credited;
    InlineBinder::Told told;
    std::map<std::string, design::XPathPtr> made; ///< expressions of feature lists, by text

    design::XPathPtr expression(const std::string& text, diag::Sink& findings) {
        design::XPathPtr& compiled = made[text];
        if (!compiled) compiled = xml::XPath::compile(text, {}, {}, findings);
        return compiled;
    }
};

/// Fills the boxes of one block; the subject is already set.
class BlockFiller {
public:
    BlockFiller(const Inputs& inputs, Block& block, const design::RichTextMap& rich_text,
                const Subjects& subjects, Records& records, diag::Sink& findings)
        : inputs_(inputs),
          block_(block),
          stem_(block.id),
          product_(subjects.own.product),
          records_(records),
          findings_(findings),
          inlines_(inputs, block, rich_text, records.told, findings),
          tables_(inputs, block, inlines_, subjects, findings) {}

    /// Nothing for a box whose condition does not hold, or that has nothing to say.
    std::optional<BoundBox> fill(const design::Box& box, const std::string& path);
    TableBinder& tables() { return tables_; }

private:
    std::optional<BoundBox> fill_text(BoundBox bound);
    std::optional<BoundBox> fill_code(BoundBox bound);
    std::optional<BoundBox> fill_children(BoundBox bound, const std::string& path);
    std::optional<BoundBox> fill_picture(BoundBox bound);
    std::optional<BoundBox> fill_features(BoundBox bound);
    std::optional<expression::BoundText> evaluate(const std::string& text);
    std::vector<std::string> feature_codes(const design::FeaturesSpec& spec) const;

    const Inputs& inputs_;
    Block& block_;
    std::string stem_;
    const catalog::ProductView* product_;
    Records& records_;
    diag::Sink& findings_;
    InlineBinder inlines_;
    TableBinder tables_;
};

}
