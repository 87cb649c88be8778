// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/page_copy.hpp"

#include "publisher/base/text.hpp"
#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace publisher::inspect {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDepthLimit = 200;
/// Points; below it there is nothing to see (PDF 32000-1 annex C).
constexpr double kSmallestSide = 3;

/// What is asked for, or what stands in for it (PDF 32000-1 §14.11.2).
std::pair<PdfBox, std::string> find_box(Object page, PlaceArguments::Box wanted) {
    using Box = PlaceArguments::Box;
    std::vector<const char*> keys;
    switch (wanted) {
        case Box::Art: keys = {"/ArtBox", "/TrimBox"}; break;
        case Box::Trim: keys = {"/TrimBox"}; break;
        case Box::Bleed: keys = {"/BleedBox"}; break;
        default: break;
    }
    if (wanted != Box::Media) keys.push_back("/CropBox");
    keys.push_back("/MediaBox");
    const auto media = to_box(inherited_value(page, "/MediaBox").value);
    if (!media) throw std::runtime_error("the page has no MediaBox");
    for (const char* key : keys) {
        const auto box = to_box(inherited_value(page, key).value);
        if (!box) continue;
        // A box that reaches beyond the MediaBox shows nothing there.
        return {{std::max((*box)[0], (*media)[0]), std::max((*box)[1], (*media)[1]),
                 std::min((*box)[2], (*media)[2]), std::min((*box)[3], (*media)[3])},
                key};
    }
    return {*media, "/MediaBox"};
}

Object real(double value) {
    return Object::newReal(to_number_text(value, 6));
}

Object reals(const std::vector<double>& values) {
    std::vector<Object> items;
    for (const double value : values)
        items.push_back(real(value));
    return Object::newArray(items);
}

struct Placement {
    std::array<double, 6>
        matrix; ///< from the page's user space to points from the lower left corner as shown
    double width = 0, height = 0;
};

/// /Rotate turns clockwise; /UserUnit is the size of a unit in points.
Placement upright(const PdfBox& box, int rotate, double unit) {
    const auto [left, bottom, right, top] = box;
    const double width = (right - left) * unit, height = (top - bottom) * unit;
    switch (((rotate % 360) + 360) % 360) {
        case 90: return {{0, -unit, unit, 0, -bottom * unit, right * unit}, height, width};
        case 180: return {{-unit, 0, 0, -unit, right * unit, top * unit}, width, height};
        case 270: return {{0, unit, -unit, 0, top * unit, -left * unit}, height, width};
        default: return {{unit, 0, 0, unit, -left * unit, -bottom * unit}, width, height};
    }
}

/// An annotation that a printer would print (PDF 32000-1 §12.5.3).
bool would_print(Object annotation) {
    constexpr int kHidden = 1 << 1, kPrint = 1 << 2;
    const int flags = integer_of(value_at(annotation, "/F"));
    const auto subtype = text_at(annotation, "/Subtype");
    if (subtype == "Popup" || subtype == "Link") return false;
    return (flags & kPrint) != 0 && (flags & kHidden) == 0 && !value_at(annotation, "/AP").isNull();
}

bool is_layer(Object value) {
    const auto type = text_at(value, "/Type");
    return type == "OCG" || type == "OCMD";
}

/// Goes through all that the form refers to, once: takes out what is no part of its look and notes inks and layers.
/// Content of a layer then belongs to none; whether it is seen is for the caller to judge.
class Cleaner {
public:
    void clean(Object object, int depth = 0) {
        if (depth > kDepthLimit) throw std::runtime_error("objects of the page are nested too deeply");
        if (object.isIndirect() && !seen_.insert(object.getObjGen()).second) return;
        if (object.isArray()) {
            note_ink(object);
            for (auto& item : object.getArrayAsVector())
                clean(item, depth + 1);
            return;
        }
        if (object.isStream()) object = object.getDict();
        if (!object.isDictionary()) return;
        for (const char* key : {"/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/LastModified",
                                "/AF", "/Measure", "/PtData"})
            object.removeKey(key);
        for (const auto& key : object.getKeys()) {
            auto value = object.getKey(key);
            if (!is_layer(value)) {
                clean(value, depth + 1);
                continue;
            }
            note_layer(value);
            key == "/OC" ? object.removeKey(key) : object.replaceKey(key, Object::newDictionary());
        }
    }

    std::set<std::string> layers;
    bool has_layer_rules = false; ///< something is seen when a layer is not
    std::set<NamedInk> inks;

private:
    void note_layer(Object value) {
        if (text_at(value, "/Type") == "OCG") layers.insert(text_at(value, "/Name"));
        const auto policy = text_at(value, "/P");
        has_layer_rules =
            has_layer_rules || policy == "AllOff" || policy == "AnyOff" || !value_at(value, "/VE").isNull();
        auto members = value_at(value, "/OCGs");
        if (members.isDictionary()) members = Object::newArray({members});
        if (!members.isArray()) return;
        for (auto& member : members.getArrayAsVector())
            layers.insert(text_at(member, "/Name"));
    }

    void note_ink(Object array) {
        const int n = array.getArrayNItems();
        const auto family = n >= 4 ? to_text(array.getArrayItem(0)) : std::string();
        if (family != "Separation" && family != "DeviceN") return;
        const auto alternate = color_space_name(array.getArrayItem(2));
        auto names = array.getArrayItem(1);
        if (names.isName()) names = Object::newArray({names});
        if (!names.isArray()) return;
        for (auto& name : names.getArrayAsVector()) {
            if (to_text(name) != "None") inks.insert({to_text(name), alternate});
        }
    }

    std::set<QPDFObjGen> seen_;
};

std::string content_of(QPDFPageObjectHelper& page) {
    Pl_Buffer content("content");
    page.pipeContents(&content);
    const auto buffer = content.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}

struct PageCopy::State {
    QPDF source, copy;
    Object form = Object::newNull(), group = Object::newNull();
    std::string blending_space, box_key;
    std::vector<std::string> problems;
    std::vector<NamedInk> inks;

    Object find_page(std::string_view bytes, int number) {
        source.setSuppressWarnings(true);
        try {
            source.processMemoryFile("file", bytes.data(), bytes.size());
        } catch (const QPDFExc& error) {
            throw std::runtime_error(error.getErrorCode() == qpdf_e_password
                                         ? "the file is protected by a password"
                                         : "the file is no PDF that can be read: " +
                                               error.getMessageDetail());
        }
        if (source.isEncrypted()) throw std::runtime_error("the file is encrypted");
        const auto& pages = source.getAllPages();
        if (static_cast<std::size_t>(number) > pages.size()) {
            throw std::runtime_error("there is no page " + std::to_string(number) + ", the file has " +
                                     std::to_string(pages.size()));
        }
        return pages[static_cast<std::size_t>(number) - 1];
    }

    void copy_form(Object page, const PdfBox& box, const Placement& placement) {
        QPDFPageObjectHelper helper(page);
        helper.removeUnreferencedResources();
        form = Object::newStream(&copy, content_of(helper));
        auto dictionary = form.getDict();
        dictionary.replaceKey("/Type", Object::newName("/XObject"));
        dictionary.replaceKey("/Subtype", Object::newName("/Form"));
        dictionary.replaceKey("/BBox", reals({box[0], box[1], box[2], box[3]}));
        dictionary.replaceKey("/Matrix", reals({placement.matrix.begin(), placement.matrix.end()}));
        auto resources = helper.getAttribute("/Resources", true);
        if (!resources.isIndirect()) resources = source.makeIndirectObject(resources);
        dictionary.replaceKey("/Resources", copy.copyForeignObject(resources));
    }

    void read_group(Object page) {
        group = page.getKey("/Group");
        if (!group.isDictionary() || text_at(group, "/S") != "Transparency") return;
        blending_space = color_space_name(group.getKey("/CS"));
    }

    void note_problems(Object page, const Cleaner& cleaner) {
        DocumentFacts document;
        read_catalog(source.getRoot(), document);
        for (const LayerFacts& layer : document.layers) {
            if (cleaner.layers.contains(layer.name) && (!layer.is_on || layer.print == "OFF"))
                problems.push_back("has the layer '" + layer.name + "', which is not seen in print");
        }
        if (cleaner.has_layer_rules) problems.push_back("has content that is seen when a layer is not");
        auto annotations = page.getKey("/Annots");
        if (!annotations.isArray()) return;
        std::set<std::string> kinds;
        for (auto& annotation : annotations.getArrayAsVector())
            if (would_print(annotation)) kinds.insert(text_at(annotation, "/Subtype"));
        for (const auto& kind : kinds)
            problems.push_back("has an annotation of the kind " + kind + " that would print");
    }

    void add_page(const Placement& placement) {
        const auto box = reals({0, 0, placement.width, placement.height});
        auto page = Object::newDictionary(), resources = Object::newDictionary(),
             forms = Object::newDictionary();
        forms.replaceKey("/Art", form);
        resources.replaceKey("/XObject", forms);
        page.replaceKey("/Type", Object::newName("/Page"));
        page.replaceKey("/MediaBox", box);
        page.replaceKey("/TrimBox", box);
        page.replaceKey("/Resources", resources);
        page.replaceKey("/Contents", Object::newStream(&copy, "/Art Do\n"));
        copy.addPage(copy.makeIndirectObject(page), false);
    }
};

PageCopy::PageCopy(std::string_view bytes, int number, PlaceArguments::Box wanted)
    : state_(std::make_unique<State>()) {
    State& state = *state_;
    auto page = state.find_page(bytes, number);
    const auto [box, box_key] = find_box(page, wanted);
    auto unit = page.getKey("/UserUnit");
    const Placement placement = upright(box, integer_of(inherited_value(page, "/Rotate").value),
                                        unit.isNumber() ? unit.getNumericValue() : 1);
    if (!(placement.width >= kSmallestSide && placement.height >= kSmallestSide &&
          std::max(placement.width, placement.height) <= kPageSizeLimit)) {
        throw std::runtime_error("the page measures " + to_number_text(placement.width, 2) + " x " +
                                 to_number_text(placement.height, 2) + " pt, which cannot be placed");
    }
    state.box_key = box_key;
    state.copy.emptyPDF();
    state.copy_form(page, box, placement);
    state.read_group(page);
    Cleaner cleaner;
    cleaner.clean(state.form);
    state.inks.assign(cleaner.inks.begin(), cleaner.inks.end());
    state.note_problems(page, cleaner);
    state.add_page(placement);
}

PageCopy::~PageCopy() = default;

const std::vector<std::string>& PageCopy::problems() const {
    return state_->problems;
}

const std::vector<NamedInk>& PageCopy::inks() const {
    return state_->inks;
}

std::string PageCopy::box() const {
    return state_->box_key.substr(1);
}

const std::string& PageCopy::blending_space() const {
    return state_->blending_space;
}

void PageCopy::isolate() {
    auto group = Object::newDictionary();
    group.replaceKey("/Type", Object::newName("/Group"));
    group.replaceKey("/S", Object::newName("/Transparency"));
    group.replaceKey("/I", Object::newBool(true));
    if (auto space = value_at(state_->group, "/CS"); !space.isNull()) {
        if (!space.isIndirect() && !space.isName()) space = state_->source.makeIndirectObject(space);
        group.replaceKey("/CS", space.isName() ? space : state_->copy.copyForeignObject(space));
    }
    if (auto knockout = value_at(state_->group, "/K"); knockout.isBool()) group.replaceKey("/K", knockout);
    state_->form.getDict().replaceKey("/Group", group);
}

// LZW, ASCII and run-length streams become deflated ones, which every standard has; the rest stays as it is.
std::string PageCopy::to_pdf() {
    QPDFWriter writer(state_->copy);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setDecodeLevel(qpdf_dl_generalized);
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::vector<std::string> PageCopy::damage() {
    std::vector<std::string> sentences;
    for (const auto& warnings : {state_->source.getWarnings(), state_->copy.getWarnings()}) {
        for (const auto& warning : warnings)
            sentences.push_back(warning.getMessageDetail());
    }
    return sentences;
}

}
