// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/structure.hpp"

#include "publisher/inspect/worker/page_digest.hpp"
#include "publisher/inspect/worker/page_key.hpp"
#include "publisher/inspect/worker/page_label.hpp"
#include "publisher/inspect/worker/qpdf_values.hpp"
#include "publisher/inspect/worker/stream_budget.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <stdexcept>

namespace publisher::inspect {
namespace {

std::string to_hex(const std::string& bytes) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += kHex[static_cast<unsigned char>(byte) >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

/// PDF 32000-1 §7.5.2: the header stands in the first line; readers look for it in the first 1024 bytes.
void read_header(std::string_view bytes, DocumentFacts& facts) {
    const auto start = bytes.substr(0, 1024).find("%PDF-");
    if (start == std::string_view::npos) return;
    facts.header_offset = static_cast<std::int64_t>(start);
    const auto line_end = bytes.find_first_of("\r\n", start);
    facts.header_version = bytes.substr(start + 5, std::min<std::size_t>(line_end - start - 5, 16));
    const auto next = bytes.find_first_not_of("\r\n", std::min(line_end, bytes.size()));
    if (next == std::string_view::npos || bytes[next] != '%') return;
    const auto comment = bytes.substr(next + 1, bytes.substr(next + 1, 256).find_first_of("\r\n"));
    facts.has_binary_comment =
        std::ranges::count_if(comment, [](char byte) { return static_cast<unsigned char>(byte) > 127; }) >= 4;
}

void read_info(QPDFObjectHandle info, DocumentFacts& facts) {
    if (!info.isDictionary()) return;
    for (auto& [key, value] : info.getDictAsMap()) {
        if (!value.isString() && !value.isName()) continue;
        facts.info.push_back({key.substr(1), to_text(value), value.isName()});
    }
}

void read_id(QPDFObjectHandle id, DocumentFacts& facts) {
    if (!id.isArray()) return;
    for (int i = 0; i < std::min(2, id.getArrayNItems()); ++i) {
        auto part = id.getArrayItem(i);
        if (part.isString()) facts.id[static_cast<std::size_t>(i)] = to_hex(part.getStringValue());
    }
}

void read_xmp(QPDFObjectHandle metadata, DocumentFacts& facts) {
    constexpr std::size_t kPacketLimit = 8 << 20;
    if (!metadata.isStream()) return;
    facts.has_xmp = true;
    const auto packet = decoded_bytes(metadata);
    if (!packet) facts.qpdf_warnings.push_back("the metadata stream cannot be decoded");
    facts.xmp = packet.value_or("").substr(0, kPacketLimit);
}

void decode_streams(std::vector<QPDFObjectHandle>& objects) {
    Pl_Discard nowhere;
    for (auto& object : objects) {
        if (object.isStream()) object.pipeStreamData(&nowhere, 0, qpdf_dl_all);
    }
}

/// Keeps what it is given; too much of it is an exception.
class Bounded : public Pipeline {
public:
    Bounded() : Pipeline("bounded", nullptr) {}
    void write(const unsigned char* bytes, std::size_t n) override {
        constexpr std::size_t kMostBytes = 16 << 20;
        if (n > kMostBytes - bytes_.size()) throw std::length_error("more than is unpacked at once");
        bytes_.append(reinterpret_cast<const char*>(bytes), n);
    }
    void finish() override {}
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

std::string to_sentence(const QPDFExc& warning) {
    std::string sentence = warning.getMessageDetail();
    if (!warning.getObject().empty()) sentence = warning.getObject() + ": " + sentence;
    if (warning.getFilePosition() > 0) {
        sentence += " (at byte " + std::to_string(warning.getFilePosition()) + ")";
    }
    return sentence;
}

std::optional<BoxFacts> read_page_box(QPDFObjectHandle page, const char* key, bool may_inherit) {
    const auto found = may_inherit ? inherited_value(page, key) : Inherited{page.getKey(key), true};
    const auto box = to_box(found.value);
    if (!box) return {};
    return BoxFacts{(*box)[0], (*box)[1], (*box)[2], (*box)[3], {}, !found.is_own};
}

void read_annotation(QPDFObjectHandle object, PageStructure& structure) {
    if (!object.isDictionary()) return;
    Annotation annotation;
    annotation.subtype = text_at(object, "/Subtype");
    annotation.flags = integer_of(object.getKey("/F"));
    annotation.contents = text_at(object, "/Contents");
    auto action = object.getKey("/A");
    annotation.action = action_type(action);
    if (object.hasKey("/Dest")) annotation.action = "Dest";
    annotation.uri = text_at(action, "/URI");
    structure.annotation_boxes.push_back(to_box(object.getKey("/Rect")).value_or(PdfBox{}));
    structure.page.annotations.push_back(std::move(annotation));
}

void read_group(QPDFObjectHandle group, PageFacts& page) {
    if (!group.isDictionary()) return;
    page.has_group = true;
    page.group.space = color_space_name(group.getKey("/CS"));
    const auto is_true = [&](const char* key) {
        auto value = group.getKey(key);
        return value.isBool() && value.getBoolValue();
    };
    page.group.is_isolated = is_true("/I");
    page.group.is_knockout = is_true("/K");
}

}

Structure::Structure(std::string_view bytes) : bytes_(bytes), pdf_(std::make_unique<QPDF>()) {
    pdf_->setSuppressWarnings(true);
    try {
        pdf_->processMemoryFile("file", bytes.data(), bytes.size());
    } catch (const QPDFExc& error) {
        throw std::runtime_error(error.getErrorCode() == qpdf_e_password
                                     ? "the file is protected by a password"
                                     : "the file is no PDF that can be read: " + to_sentence(error));
    }
    check_page_count(*pdf_, kPageCountLimit);
    check_streams_fit(*pdf_);
}

Structure::~Structure() = default;

int Structure::n_pages() const {
    return static_cast<int>(std::min<std::size_t>(pdf_->getAllPages().size(), 1'000'000'000));
}

DocumentFacts Structure::read_document(bool checks_streams) {
    DocumentFacts facts;
    read_header(bytes_, facts);
    auto root = pdf_->getRoot();
    facts.catalog_version = text_at(root, "/Version");
    facts.is_encrypted = pdf_->isEncrypted();
    facts.is_linearized = pdf_->isLinearized();
    facts.n_pages = n_pages();
    auto trailer = pdf_->getTrailer();
    facts.has_object_streams = trailer.hasKey("/W");
    for (const auto& [object, entry] : pdf_->getXRefTable()) {
        facts.has_object_streams = facts.has_object_streams || entry.getType() == 2;
    }
    read_id(trailer.getKey("/ID"), facts);
    read_info(trailer.getKey("/Info"), facts);
    read_xmp(value_at(root, "/Metadata"), facts);
    read_output_intents(root, facts.output_intents);
    read_catalog(root, facts);

    auto objects = pdf_->getAllObjects();
    read_fonts(objects, facts.fonts);
    read_peculiarities(objects, facts.peculiarities);
    if (checks_streams) decode_streams(objects);
    for (const auto& warning : pdf_->getWarnings())
        facts.qpdf_warnings.push_back(to_sentence(warning));
    return facts;
}

PageStructure Structure::read_page(int number) {
    auto page = pdf_->getAllPages().at(static_cast<std::size_t>(number - 1));
    PageStructure structure;
    auto& facts = structure.page;
    facts.number = number;
    facts.label = page_label(*pdf_, number);
    facts.rotate = integer_of(inherited_value(page, "/Rotate").value);
    if (auto unit = page.getKey("/UserUnit"); unit.isNumber()) facts.user_unit = unit.getNumericValue();
    facts.media = read_page_box(page, "/MediaBox", true);
    facts.crop = read_page_box(page, "/CropBox", true);
    facts.bleed = read_page_box(page, "/BleedBox", false);
    facts.trim = read_page_box(page, "/TrimBox", false);
    facts.art = read_page_box(page, "/ArtBox", false);
    // Poppler takes a page without a MediaBox for US letter.
    const auto& origin = facts.trim ? facts.trim : facts.crop ? facts.crop : facts.media;
    structure.trim =
        origin ? PdfBox{origin->left, origin->bottom, origin->right, origin->top} : PdfBox{0, 0, 612, 792};
    read_group(page.getKey("/Group"), facts);
    facts.has_actions = page.hasKey("/AA");
    collect_layer_names(inherited_value(page, "/Resources").value, facts.layers);
    if (auto annotations = page.getKey("/Annots"); annotations.isArray()) {
        for (auto& annotation : annotations.getArrayAsVector())
            read_annotation(annotation, structure);
    }
    return structure;
}

std::optional<std::string> Structure::unpack_content(int number) try {
    auto page = pdf_->getAllPages().at(static_cast<std::size_t>(number - 1));
    auto content = page.getKey("/Contents");
    if (!content.isStream()) return std::nullopt;
    Bounded unpacked;
    bool is_filtered = false;
    const bool is_sound =
        content.pipeStreamData(&unpacked, &is_filtered, 0, qpdf_dl_generalized, true, false);
    return is_sound && is_filtered ? std::optional(unpacked.take()) : std::nullopt;
} catch (const std::exception&) {
    return std::nullopt;
}

std::string Structure::digest_page(int number) {
    if (!digests_) digests_ = std::make_unique<PageDigests>();
    return digests_->of_page(pdf_->getAllPages().at(static_cast<std::size_t>(number - 1)));
}

PageKey Structure::key_page(int number) {
    if (!keys_) keys_ = std::make_unique<PageKeys>(*pdf_);
    return keys_->of_page(pdf_->getAllPages().at(static_cast<std::size_t>(number - 1)));
}

std::string Structure::label_page(int number) {
    return page_label(*pdf_, number);
}

void Structure::digest_forms(PageFacts& page) {
    for (auto& form : page.forms) {
        auto stream = pdf_->getObjectByID(form.object, 0);
        if (stream.isStream()) form.content_sha256 = sha256(decoded_bytes(stream).value_or("")).to_hex();
    }
}

}
