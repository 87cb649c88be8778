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

enum class Paper { None, Sheet };

/// What is to be cut has boxes that say where.
Document::Entries make_boxes(const PageSpace& space, Paper paper) {
    const Length width = space.trim.width, height = space.trim.height, margin = space.margin;
    const auto around_trim = [&](Length by) {
        return make_box(margin - by, margin - by, margin + width + by, margin + height + by);
    };
    Document::Entries boxes = {{"MediaBox", around_trim(margin)}};
    if (paper == Paper::None) return boxes;
    boxes.emplace_back("BleedBox", around_trim(space.bleed));
    boxes.emplace_back("TrimBox", around_trim({}));
    return boxes;
}

/// How a range of page labels begins (PDF 32000-1 §12.4.2).
Object make_label(const Folio& folio) {
    static constexpr const char* kStyles[] = {"D", "r", "R"};
    Document::Entries entries;
    if (!folio.prefix.empty()) entries.emplace_back("P", text_string(folio.prefix));
    if (folio.number > 0) {
        entries.emplace_back("S", name(kStyles[static_cast<std::size_t>(folio.style)]));
        entries.emplace_back("St", integer(folio.number));
    }
    return dictionary(entries);
}

Object make_graphics_state(bool is_overprinting) {
    const Object flag = QPDFObjectHandle::newBool(is_overprinting);
    return dictionary(
        {{"Type", name("ExtGState")}, {"OP", flag}, {"op", flag}, {"OPM", integer(is_overprinting ? 1 : 0)}});
}

Object make_blending(const style::Blending& blending) {
    static constexpr const char* kModes[] = {"Normal", "Multiply", "Screen", "Overlay", "Darken", "Lighten"};
    return dictionary({{"Type", name("ExtGState")},
                       {"ca", real(blending.opacity)},
                       {"CA", real(blending.opacity)},
                       {"BM", name(kModes[static_cast<std::size_t>(blending.mode)])}});
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

namespace {

/// Gray pictures show the black plate under its name.
std::map<std::string, Object> inks_by_name(const Colors& colors, const std::vector<Object>& spaces,
                                           Document& document) {
    std::map<std::string, Object> inks = {{"Black", document.indirect(make_black_space())}};
    for (std::size_t i = 0; i < spaces.size(); ++i)
        inks.insert_or_assign(colors.plates()[i].name, spaces[i]);
    return inks;
}

}

PageTree::PageTree(const Colors& colors, const Registry& registry, std::map<std::uint32_t, Object> fonts,
                   Bookmarks bookmarks, Document& document)
    : document_(document),
      colors_(colors),
      registry_(registry),
      fonts_(std::move(fonts)),
      color_spaces_(make_color_spaces(colors, document)),
      copier_(document, inks_by_name(colors, color_spaces_, document)),
      outline_(bookmarks) {
    for (const bool is_overprinting : {false, true})
        graphics_states_.push_back(document.indirect(make_graphics_state(is_overprinting)));
}

Status PageTree::add(const page::Page& page, const PageContent& content, const ScratchFile::Piece& operators,
                     const ArtStore& art) {
    Document::Entries entries = make_boxes(content.space, colors_.is_rgb() ? Paper::None : Paper::Sheet);
    entries.emplace_back("Type", name("Page"));
    entries.emplace_back("Contents", document_.stream(operators, {{"Filter", name("FlateDecode")}}));
    entries.emplace_back("Resources", resources_of(content.resources, art));
    if (content.resources.has_transparency) {
        const Object space = name(colors_.is_rgb() ? "DeviceRGB" : "DeviceCMYK");
        entries.emplace_back(
            "Group", dictionary({{"Type", name("Group")}, {"S", name("Transparency")}, {"CS", space}}));
    }
    add_label(page.folio);
    pages_.push_back(document_.indirect(dictionary(entries)));
    outline_.add(page, content.space, pages_.back());
    return copied_;
}

Object PageTree::art(std::uint32_t number, const ArtStore& store) {
    if (const auto known = art_.find(number); known != art_.end()) return known->second;
    const Object made =
        std::visit([&](const auto& kind) { return make(kind, store); }, store.entries()[number]);
    return art_.emplace(number, made).first->second;
}

Object PageTree::make(const Image& image, const ArtStore& store) {
    Object space = QPDFObjectHandle::newNull();
    if (image.profile) {
        const auto [entry, is_new] = profile_spaces_.try_emplace(*image.profile);
        if (is_new) entry->second = make_icc_space(store.profiles()[*image.profile], 3, document_);
        space = entry->second;
    }
    return make_image(image, space, colors_.is_rgb() ? Gray::Light : Gray::BlackInk, document_);
}

Object PageTree::make(const Form& form, const ArtStore& store) {
    Document::Entries entries = {{"Type", name("XObject")},
                                 {"Subtype", name("Form")},
                                 {"BBox", numbers({0, 0, form.width, form.height})},
                                 {"Resources", resources_of(form.resources, store)},
                                 {"Filter", name("FlateDecode")}};
    if (form.width != 1 || form.height != 1) {
        const Object zero = integer(0);
        entries.emplace_back(
            "Matrix", array({fine_real(1 / form.width), zero, zero, fine_real(1 / form.height), zero, zero}));
    }
    if (form.is_group) {
        entries.emplace_back("Group", dictionary({{"Type", name("Group")},
                                                  {"S", name("Transparency")},
                                                  {"I", QPDFObjectHandle::newBool(true)}}));
    }
    return document_.stream(form.operators, entries);
}

Object PageTree::make(const SuppliedPage& page, const ArtStore& store) {
    const auto supplied = store.read(page);
    const auto form = supplied ? copier_.copy(*supplied) : Result<Object>(supplied.failure());
    if (form) return *form;
    copied_ = form.failure();
    return QPDFObjectHandle::newNull();
}

Object PageTree::layer(std::uint32_t number) {
    const auto [entry, is_new] = layers_.try_emplace(number);
    if (is_new)
        entry->second = document_.indirect(
            dictionary({{"Type", name("OCG")}, {"Name", text_string(registry_.layers()[number])}}));
    return entry->second;
}

Object PageTree::resources_of(const Resources& resources, const ArtStore& store) {
    Document::Entries fonts, spaces, states, forms_and_images, shadings, patterns, layers, entries;
    const auto name_of = [](const char* prefix, std::size_t number) {
        return prefix + std::to_string(number);
    };
    for (const std::uint32_t face : resources.faces)
        fonts.emplace_back(name_of("F", face), fonts_.at(face));
    for (const std::uint32_t plate : resources.plates)
        spaces.emplace_back(name_of("CS", plate), color_spaces_.at(plate));
    if (resources.has_graphics_states) {
        for (std::size_t i = 0; i < graphics_states_.size(); ++i)
            states.emplace_back(name_of("GS", i), graphics_states_[i]);
    }
    for (const std::uint32_t blending : resources.blendings) {
        const auto [entry, is_new] = blendings_.try_emplace(blending);
        if (is_new) entry->second = document_.indirect(make_blending(registry_.blendings()[blending]));
        states.emplace_back(name_of("BM", blending), entry->second);
    }
    for (const std::uint32_t gradient : resources.gradients) {
        const auto [entry, is_new] = shadings_.try_emplace(gradient);
        if (is_new)
            entry->second = make_shading(*registry_.gradients()[gradient], colors_, color_spaces_, document_);
        shadings.emplace_back(name_of("Sh", gradient), entry->second);
    }
    for (const std::uint32_t pattern : resources.patterns) {
        const auto [entry, is_new] = patterns_.try_emplace(pattern);
        if (is_new)
            entry->second = make_pattern(registry_.patterns()[pattern], colors_, color_spaces_, document_);
        patterns.emplace_back(name_of("P", pattern), entry->second);
    }
    for (const std::uint32_t number : resources.art)
        forms_and_images.emplace_back(name_of("Im", number), art(number, store));
    for (const std::uint32_t number : resources.layers)
        layers.emplace_back(name_of("L", number), layer(number));
    const auto add = [&](const char* key, const Document::Entries& category) {
        if (!category.empty()) entries.emplace_back(key, dictionary(category));
    };
    add("Font", fonts);
    add("ColorSpace", spaces);
    add("ExtGState", states);
    add("Shading", shadings);
    add("Pattern", patterns);
    add("XObject", forms_and_images);
    add("Properties", layers);
    return dictionary(entries);
}

// The form that PDF/X-4 allows: one named configuration that shows all and lists all.
void PageTree::add_layers() {
    if (layers_.empty()) return;
    std::vector<Object> groups;
    for (const auto& [number, group] : layers_)
        groups.push_back(group);
    const Object configuration =
        dictionary({{"Name", text_string("Layers")}, {"BaseState", name("ON")}, {"Order", array(groups)}});
    document_.root().replaceKey("/OCProperties", dictionary({{"OCGs", array(groups)}, {"D", configuration}}));
}

// Pages that count on share one range.
void PageTree::add_label(const Folio& folio) {
    const bool counts_on = folio.number > 0 && last_folio_ && last_folio_->moved(1) == folio;
    last_folio_ = folio;
    if (counts_on) return;
    labels_.push_back(integer(static_cast<long long>(pages_.size())));
    labels_.push_back(make_label(folio));
}

void PageTree::finish() {
    add_layers();
    outline_.finish(document_);
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
