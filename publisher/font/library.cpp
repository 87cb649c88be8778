// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/library.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/font/internal/face_file.hpp"
#include "publisher/font/internal/face_list.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <map>
#include <tuple>

namespace publisher::font {
namespace {

constexpr std::uint64_t kFontFileLimit = 256ull << 20;

}

struct Library::State {
    const World* world = nullptr;
    std::vector<FaceInfo> faces;
    mutable std::deque<FaceFile> files; ///< one for each face

    /// Files by path, because the faces of a collection share one.
    struct Bytes {
        std::string content;
        std::optional<Failure> failure;
    };
    mutable std::mutex bytes_mutex;
    mutable std::map<std::string, Bytes> bytes;

    const Bytes& read(const FaceInfo& info) const;
    const FaceFile& ensure_open(FaceId face) const;
};

const Library::State::Bytes& Library::State::read(const FaceInfo& info) const {
    const std::scoped_lock lock(bytes_mutex);
    const auto [entry, is_new] = bytes.try_emplace(info.file);
    Bytes& file = entry->second;
    if (!is_new) return file;
    auto content = world->read(info.file, kFontFileLimit);
    if (!content) {
        file.failure = content.failure();
        file.failure->message += " (Debian package " + info.package + ")";
        return file;
    }
    const std::string found = sha256(*content).to_hex();
    if (found != info.sha256) {
        file.failure =
            Failure{Failure::Kind::Refused, info.file + " is not the pinned font file: its SHA-256 is " +
                                                found + ", fonts/ asks for " + info.sha256 +
                                                "; install package " + info.package + " of Debian 12"};
        return file;
    }
    file.content = std::move(*content);
    return file;
}

const FaceFile& Library::State::ensure_open(FaceId face) const {
    FaceFile& file = files[face.index()];
    std::call_once(file.once, [&] {
        const FaceInfo& info = faces[face.index()];
        const Bytes& content = read(info);
        if (content.failure) {
            file.failure = content.failure;
        } else {
            open_face_file(content.content, info, file);
        }
    });
    return file;
}

Library::Library() : state_(std::make_unique<State>()) {}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

Result<Library> Library::load(const World& world, const std::filesystem::path& folder, diag::Sink& findings) {
    auto faces = read_face_lists(world, folder, findings);
    if (!faces) return faces.failure();
    Library library;
    library.state_->world = &world;
    library.state_->faces = std::move(*faces);
    for (std::size_t i = 0; i < library.state_->faces.size(); ++i)
        library.state_->files.emplace_back();
    return library;
}

const std::vector<FaceInfo>& Library::faces() const {
    return state_->faces;
}

FaceId Library::find(std::string_view family, int weight, bool is_italic) const {
    FaceId best;
    auto best_distance = std::make_tuple(true, 0, 0);
    for (std::size_t i = 0; i < state_->faces.size(); ++i) {
        const FaceInfo& face = state_->faces[i];
        if (face.family != family) continue;
        // Between two equally near weights the one on the far side of regular keeps the contrast.
        const int other_side = (face.weight > weight) == (weight > 500) ? 0 : 1;
        const auto distance =
            std::make_tuple(face.is_italic != is_italic, std::abs(face.weight - weight), other_side);
        if (best.is_valid() && distance >= best_distance) continue;
        best = FaceId(i);
        best_distance = distance;
    }
    return best;
}

std::vector<std::string> Library::families() const {
    std::vector<std::string> names;
    for (const FaceInfo& face : state_->faces) {
        if (std::find(names.begin(), names.end(), face.family) == names.end()) names.push_back(face.family);
    }
    return names;
}

Result<const FaceMetrics*> Library::open(FaceId face) const {
    if (!face.is_valid() || face.index() >= state_->faces.size()) {
        return Failure{Failure::Kind::Missing, "there is no such face in fonts/"};
    }
    const FaceFile& file = state_->ensure_open(face);
    if (file.failure) return *file.failure;
    return &file.metrics;
}

EmbeddingRight Library::embedding_right(FaceId face) const {
    if (!open(face)) return EmbeddingRight::Restricted;
    // The least restrictive bit that is set counts (OpenType OS/2, version 0 to 2 fonts may set several).
    const std::uint16_t bits = state_->files[face.index()].embedding_bits;
    if ((bits & 0x000e) == 0) return EmbeddingRight::Installable;
    if (bits & 0x0008) return EmbeddingRight::Editable;
    if (bits & 0x0004) return EmbeddingRight::PreviewAndPrint;
    return EmbeddingRight::Restricted;
}

bool Library::may_subset(FaceId face) const {
    return embedding_right(face) != EmbeddingRight::Restricted &&
           !(state_->files[face.index()].embedding_bits & kNoSubsetting);
}

bool Library::has_glyph(FaceId face, char32_t code_point) const {
    if (!open(face)) return false;
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(state_->files[face.index()].font.get(), code_point, &glyph);
}

hb_face_t* Library::harfbuzz_face(FaceId face) const {
    return open(face) ? state_->files[face.index()].face.get() : nullptr;
}

}
