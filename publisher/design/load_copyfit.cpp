// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::design {
namespace {

using Kind = CopyfitStep::Kind;

/// What `overset="shrink"` does at a time.
constexpr double kShortFormStride = 0.03;
constexpr double kThousandthsOfEm = 0.001;

CopyfitStep make_step(Kind kind, NodeId node, double limit = 1, double stride = 0.01) {
    return {kind, limit, stride, {}, node};
}

CopyfitStep read_fraction(Kind kind, const xml::Node& node, const Reader& reader) {
    const double limit = xml::read_number_between(0.1, 1, node, "to", 0.9, reader.findings);
    const double stride = xml::read_number_between(0.001, 0.5, node, "step", 0.01, reader.findings);
    return make_step(kind, reader.add_node(node), limit, stride);
}

/// In thousandths of an em, as everybody writes it.
CopyfitStep read_tracking(const xml::Node& node, const Reader& reader) {
    const double limit = xml::read_number_between(-200, 0, node, "to", -10, reader.findings);
    const double stride = xml::read_number_between(0.1, 100, node, "step", 5, reader.findings);
    return make_step(Kind::Tracking, reader.add_node(node), limit * kThousandthsOfEm,
                     stride * kThousandthsOfEm);
}

CopyfitStep read_step(const xml::Node& node, const Reader& reader) {
    const std::string_view name = node.name();
    if (name == "tracking") return read_tracking(node, reader);
    if (name == "glyph-scale") return read_fraction(Kind::GlyphScale, node, reader);
    if (name == "size") return read_fraction(Kind::Size, node, reader);
    if (name == "leading") return read_fraction(Kind::Leading, node, reader);
    if (name == "drop-optional") return make_step(Kind::DropOptional, reader.add_node(node));
    if (name == "alternative") {
        CopyfitStep step = make_step(Kind::Alternative, reader.add_node(node));
        step.alternative = read_trimmed_inlines(node, reader);
        return step;
    }
    const Kind kind =
        xml::read_enum(node, "at", Kind::CutSentence,
                       {{"sentence", Kind::CutSentence}, {"word", Kind::CutWord}}, reader.findings);
    return make_step(kind, reader.add_node(node));
}

/// overset="shrink" shrink-to="0.9" cut="word": the ladder most texts need, without a name.
CopyfitPtr read_short_form(const xml::Node& text, const Reader& reader) {
    const bool shrinks =
        xml::read_enum(text, "overset", false, {{"report", false}, {"shrink", true}}, reader.findings);
    const double limit = xml::read_number_between(0.1, 1, text, "shrink-to", 0.85, reader.findings);
    enum class Cut { Nowhere, Sentence, Word };
    const Cut cut = xml::read_enum(
        text, "cut", Cut::Nowhere,
        {{"nowhere", Cut::Nowhere}, {"sentence", Cut::Sentence}, {"word", Cut::Word}}, reader.findings);
    Copyfit copyfit;
    copyfit.node = reader.add_node(text);
    if (shrinks) copyfit.steps.push_back(make_step(Kind::Size, copyfit.node, limit, kShortFormStride));
    if (cut != Cut::Nowhere) copyfit.steps.push_back(make_step(Kind::CutSentence, copyfit.node));
    if (cut == Cut::Word) copyfit.steps.push_back(make_step(Kind::CutWord, copyfit.node));
    if (copyfit.steps.empty()) return nullptr;
    return std::make_shared<const Copyfit>(std::move(copyfit));
}

}

CopyfitPtr read_copyfit(const xml::Node& node, const Reader& reader) {
    using Sharing = Copyfit::Sharing;
    Copyfit copyfit;
    copyfit.name = node.attribute_or("name", "");
    copyfit.node = reader.add_node(node);
    copyfit.sharing = xml::read_enum(
        node, "same", Sharing::None,
        {{"item", Sharing::None}, {"row", Sharing::Row}, {"page", Sharing::Page}, {"table", Sharing::Table}},
        reader.findings);
    for (const xml::Node& step : node.children())
        copyfit.steps.push_back(read_step(step, reader));
    return std::make_shared<const Copyfit>(std::move(copyfit));
}

CopyfitPtr read_copyfit_of(const xml::Node& text, const Reader& reader) {
    const auto name = text.attribute("copyfit");
    if (!name) return read_short_form(text, reader);
    if (const auto known = reader.copyfits.find(std::string(*name)); known != reader.copyfits.end())
        return known->second;
    std::vector<std::string> names;
    for (const auto& [ladder, copyfit] : reader.copyfits)
        names.push_back(ladder);
    auto unknown = text.finding_at("copyfit", diag::Code::CopyfitUnknown, {{"name", std::string(*name)}});
    if (const auto nearest = nearest_name(*name, names))
        unknown.with_remedy("did you mean '" + *nearest + "'?");
    reader.findings.add(std::move(unknown));
    return nullptr;
}

}
