// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/objects.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

/// Children of a node; viewers reach a page of ten thousand in three steps.
constexpr std::size_t kFanOut = 32;

Object make_box(Length left, Length bottom, Length right, Length top) {
    return numbers({left.points(), bottom.points(), right.points(), top.points()});
}

Document::Entries make_boxes(const PageSpace& space) {
    const Length width = space.trim.width, height = space.trim.height, margin = space.margin;
    const auto around_trim = [&](Length by) {
        return make_box(margin - by, margin - by, margin + width + by, margin + height + by);
    };
    return {{"MediaBox", around_trim(margin)},
            {"BleedBox", around_trim(space.bleed)},
            {"TrimBox", around_trim({})}};
}

/// The value of a folio of digits; 0 when it is something else, or would not be printed the same.
long long folio_of(const std::string& label) {
    const bool is_digits = !label.empty() && label.size() < 10 && label.front() != '0' &&
                           std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
    return is_digits ? std::stoll(label) : 0;
}

Object make_graphics_state(bool is_overprinting) {
    const Object flag = QPDFObjectHandle::newBool(is_overprinting);
    return dictionary(
        {{"Type", name("ExtGState")}, {"OP", flag}, {"op", flag}, {"OPM", integer(is_overprinting ? 1 : 0)}});
}

}

std::vector<Object> make_color_spaces(const Colors& colors, Document& document) {
    std::vector<Object> spaces;
    for (const Plate& plate : colors.plates()) {
        const auto& end = plate.alternate;
        const Object tint_transform = dictionary({{"FunctionType", integer(2)},
                                                  {"Domain", numbers({0, 1})},
                                                  {"C0", numbers({0, 0, 0, 0})},
                                                  {"C1", numbers({end[0], end[1], end[2], end[3]})},
                                                  {"N", integer(1)}});
        spaces.push_back(document.indirect(array(
            {name("Separation"), name(plate.name), name("DeviceCMYK"), document.indirect(tint_transform)})));
    }
    return spaces;
}

Object make_image(const PictureStore::Entry& picture, Document& document) {
    const PrintPicture& facts = picture.facts;
    const bool is_jpeg = facts.encoding == PrintPicture::Encoding::Jpeg;
    Document::Entries entries = {
        {"Type", name("XObject")},
        {"Subtype", name("Image")},
        {"Width", integer(facts.width)},
        {"Height", integer(facts.height)},
        {"BitsPerComponent", integer(facts.bits)},
        {"Filter", name(is_jpeg ? "DCTDecode" : "FlateDecode")},
    };
    if (facts.n_components == 4) {
        entries.emplace_back("ColorSpace", name("DeviceCMYK"));
        if (facts.is_inverted) entries.emplace_back("Decode", numbers({1, 0, 1, 0, 1, 0, 1, 0}));
    } else {
        // Gray goes to the black plate under its name: DeviceGray takes part in neither overprint nor
        // the output intent the way DeviceCMYK does. There, 1 is ink and not light.
        const Object to_black = dictionary({{"FunctionType", integer(2)},
                                            {"Domain", numbers({0, 1})},
                                            {"C0", numbers({0, 0, 0, 0})},
                                            {"C1", numbers({0, 0, 0, 1})},
                                            {"N", integer(1)}});
        entries.emplace_back("ColorSpace",
                             array({name("Separation"), name("Black"), name("DeviceCMYK"), to_black}));
        if (!facts.is_inverted) entries.emplace_back("Decode", numbers({1, 0}));
    }
    if (picture.soft_mask) {
        entries.emplace_back("SMask", document.stream(*picture.soft_mask, {{"Type", name("XObject")},
                                                                           {"Subtype", name("Image")},
                                                                           {"Width", integer(facts.width)},
                                                                           {"Height", integer(facts.height)},
                                                                           {"BitsPerComponent", integer(8)},
                                                                           {"ColorSpace", name("DeviceGray")},
                                                                           {"Filter", name("FlateDecode")}}));
    }
    return document.stream(picture.bytes, entries);
}

PageTree::PageTree(const Colors& colors, std::map<std::uint32_t, Object> fonts, Document& document)
    : document_(document), fonts_(std::move(fonts)), color_spaces_(make_color_spaces(colors, document)) {
    for (const bool is_overprinting : {false, true})
        graphics_states_.push_back(document.indirect(make_graphics_state(is_overprinting)));
}

void PageTree::add(const page::Page& page, const PageContent& content, const ScratchFile::Piece& operators,
                   const PictureStore& pictures) {
    Document::Entries entries = make_boxes(content.space);
    entries.emplace_back("Type", name("Page"));
    entries.emplace_back("Contents", document_.stream(operators, {{"Filter", name("FlateDecode")}}));
    entries.emplace_back("Resources", resources_of(content.resources, pictures));
    if (content.resources.has_transparency) {
        entries.emplace_back(
            "Group",
            dictionary({{"Type", name("Group")}, {"S", name("Transparency")}, {"CS", name("DeviceCMYK")}}));
    }
    add_label(page.label);
    pages_.push_back(document_.indirect(dictionary(entries)));
}

Object PageTree::resources_of(const Resources& resources, const PictureStore& pictures) {
    Document::Entries fonts, spaces, states, images, entries;
    for (const std::uint32_t face : resources.faces)
        fonts.emplace_back("F" + std::to_string(face), fonts_.at(face));
    for (const std::uint32_t plate : resources.plates)
        spaces.emplace_back("CS" + std::to_string(plate), color_spaces_.at(plate));
    if (resources.has_graphics_states) {
        for (std::size_t i = 0; i < graphics_states_.size(); ++i)
            states.emplace_back("GS" + std::to_string(i), graphics_states_[i]);
    }
    for (const std::uint32_t picture : resources.pictures) {
        while (images_.size() <= picture)
            images_.push_back(make_image(pictures.entries()[images_.size()], document_));
        images.emplace_back("Im" + std::to_string(picture), images_[picture]);
    }
    const auto add = [&](const char* key, const Document::Entries& category) {
        if (!category.empty()) entries.emplace_back(key, dictionary(category));
    };
    add("Font", fonts);
    add("ColorSpace", spaces);
    add("ExtGState", states);
    add("XObject", images);
    return dictionary(entries);
}

// Consecutive numbers share one range (PDF 32000-1 §12.4.2); any other folio is a range of its own.
void PageTree::add_label(const std::string& label) {
    const long long folio = folio_of(label);
    if (folio != 0 && folio == next_folio_) {
        ++next_folio_;
        return;
    }
    next_folio_ = folio == 0 ? 0 : folio + 1;
    labels_.push_back(integer(static_cast<long long>(pages_.size())));
    if (folio != 0)
        labels_.push_back(dictionary({{"S", name("D")}, {"St", integer(folio)}}));
    else if (label.empty())
        labels_.push_back(dictionary({}));
    else
        labels_.push_back(dictionary({{"P", text_string(label)}}));
}

void PageTree::finish() {
    struct Node {
        Object object;
        long long n_pages;
    };
    std::vector<Node> level;
    for (const Object& page : pages_)
        level.push_back({page, 1});
    do {
        std::vector<Node> parents;
        for (std::size_t first = 0; first < level.size(); first += kFanOut) {
            Object parent = document_.indirect(dictionary({{"Type", name("Pages")}}));
            std::vector<Object> kids;
            long long n_pages = 0;
            for (std::size_t i = first; i < std::min(first + kFanOut, level.size()); ++i) {
                level[i].object.replaceKey("/Parent", parent);
                kids.push_back(level[i].object);
                n_pages += level[i].n_pages;
            }
            parent.replaceKey("/Kids", array(kids));
            parent.replaceKey("/Count", integer(n_pages));
            parents.push_back({parent, n_pages});
        }
        level = std::move(parents);
    } while (level.size() > 1);
    document_.root().replaceKey("/Pages", level.front().object);
    if (!labels_.empty())
        document_.root().replaceKey("/PageLabels",
                                    document_.indirect(dictionary({{"Nums", array(labels_)}})));
}

}
