// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/internal/package.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace publisher::sheet {
namespace {

using Event = xml::PullReader::Event;

constexpr std::uint64_t kMostSharedText = 256u << 20;

Failure refused(std::string reason) { return {Failure::Kind::Refused, std::move(reason)}; }

int to_int(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Targets of a part's relationships by id, and by the last word of their type.
struct Relations {
    std::map<std::string, std::string> by_id, by_type;
};

/// Where a target lies, seen from the part that names it; a leading slash is the package's root.
std::string resolved(const std::string& part, const std::string& target) {
    if (target.starts_with('/')) return target.substr(1);
    return (std::filesystem::path(part).parent_path() / target).lexically_normal().generic_string();
}

Result<Relations> read_relations(const zip::Archive& archive, const std::string& part) {
    const std::filesystem::path path(part);
    auto opened = Part::open(archive, (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string());
    if (!opened) return opened.failure();
    Relations relations;
    xml::PullReader& reader = (*opened)->reader();
    for (;;) {
        const Event event = reader.next();
        if (event == Event::Finished) return relations;
        if (event == Event::Broken) return (*opened)->failure();
        if (event != Event::Start || reader.name() != "Relationship") continue;
        const std::string type = reader.attribute("Type"), target = resolved(part, reader.attribute("Target"));
        relations.by_id[reader.attribute("Id")] = target;
        relations.by_type.emplace(type.substr(type.rfind('/') + 1), target);
    }
}

Status read_workbook(const zip::Archive& archive, const std::string& part, const Relations& relations, Package& package) {
    auto opened = Part::open(archive, part);
    if (!opened) return opened.failure();
    xml::PullReader& reader = (*opened)->reader();
    for (;;) {
        const Event event = reader.next();
        if (event == Event::Broken) return (*opened)->failure();
        if (event == Event::Finished) break;
        if (event != Event::Start) continue;
        if (reader.name() == "workbookPr") {
            const std::string text = reader.attribute("date1904");
            package.counts_from_1904 = text == "1" || text == "true";
        }
        if (reader.name() != "sheet") continue;
        const auto target = relations.by_id.find(reader.attribute("id"));
        if (target == relations.by_id.end()) continue;
        const std::string state = reader.attribute("state");
        package.sheets.push_back({reader.attribute("name"), target->second, state == "hidden" || state == "veryHidden"});
    }
    return package.sheets.empty() ? Status(refused("the workbook has no sheet")) : Status(Done{});
}

Status read_shared_texts(const zip::Archive& archive, const std::string& part, Package& package) {
    auto opened = Part::open(archive, part);
    if (!opened) return opened.failure();
    xml::PullReader& reader = (*opened)->reader();
    std::uint64_t n_bytes = 0;
    for (;;) {
        const Event event = reader.next();
        if (event == Event::Finished) return Done{};
        if (event == Event::Broken) return (*opened)->failure();
        if (event != Event::Start || reader.name() != "si") continue;
        package.shared_texts.push_back(read_rich_text(reader));
        n_bytes += package.shared_texts.back().size() + sizeof(std::string);
        if (n_bytes > kMostSharedText) return refused("the workbook's shared texts are too large");
    }
}

Status read_styles(const zip::Archive& archive, const std::string& part, Package& package) {
    auto opened = Part::open(archive, part);
    if (!opened) return opened.failure();
    xml::PullReader& reader = (*opened)->reader();
    std::map<int, NumberFormat> own;
    bool is_in_cell_formats = false;
    for (;;) {
        const Event event = reader.next();
        if (event == Event::Finished) return Done{};
        if (event == Event::Broken) return (*opened)->failure();
        if (event == Event::Start && reader.name() == "numFmt") {
            own[to_int(reader.attribute("numFmtId"))] = parse_format(reader.attribute("formatCode"));
        }
        if (reader.name() == "cellXfs" && event != Event::Text) is_in_cell_formats = event == Event::Start;
        if (event != Event::Start || !is_in_cell_formats || reader.name() != "xf") continue;
        const int id = to_int(reader.attribute("numFmtId"));
        const auto found = own.find(id);
        package.formats.push_back(found == own.end() ? builtin_format(id) : found->second);
    }
}

}

Part::Part(std::unique_ptr<zip::EntryStream> bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)), reader_([this](char* buffer, int n) { return fill(buffer, n); }) {}

Result<std::unique_ptr<Part>> Part::open(const zip::Archive& archive, const std::string& name) {
    auto bytes = archive.stream(name);
    if (!bytes) return bytes.failure();
    return std::make_unique<Part>(std::move(*bytes), name);
}

int Part::fill(char* buffer, int n) {
    const auto got = bytes_->read(buffer, static_cast<std::size_t>(n));
    if (got) return static_cast<int>(*got);
    problem_ = got.failure().message;
    return -1;
}

Failure Part::failure() const {
    if (!problem_.empty()) return refused(problem_);
    return refused("part '" + name_ + "', line " + std::to_string(reader_.line()) + ": " + reader_.problem());
}

Result<Package> read_package(const zip::Archive& archive) {
    const auto root = read_relations(archive, "");
    if (!root) return root.failure();
    const auto workbook = root->by_type.find("officeDocument");
    if (workbook == root->by_type.end()) return refused("the archive holds no office document");
    const auto relations = read_relations(archive, workbook->second);
    if (!relations) return relations.failure();
    Package package;
    if (const Status status = read_workbook(archive, workbook->second, *relations, package); !status) return status.failure();
    if (const auto part = relations->by_type.find("styles"); part != relations->by_type.end()) {
        if (const Status status = read_styles(archive, part->second, package); !status) return status.failure();
    }
    if (const auto part = relations->by_type.find("sharedStrings"); part != relations->by_type.end()) {
        if (const Status status = read_shared_texts(archive, part->second, package); !status) return status.failure();
    }
    return package;
}

std::string read_rich_text(xml::PullReader& reader) {
    const std::string element(reader.name());
    std::string text;
    bool is_text = false;
    int n_hints = 0;
    for (;;) {
        const Event event = reader.next();
        if (event == Event::Finished || event == Event::Broken) return text;
        if (event == Event::Text) {
            if (is_text && n_hints == 0) text += reader.text();
            continue;
        }
        const bool is_start = event == Event::Start;
        if (reader.name() == "t") is_text = is_start;
        if (reader.name() == "rPh") n_hints += is_start ? 1 : -1;
        if (!is_start && reader.name() == element) return unescaped(std::move(text));
    }
}

std::string unescaped(std::string text) {
    for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos; ++at) {
        if (at + 6 >= text.size() || text[at + 6] != '_') continue;
        std::uint32_t code = 0;
        const char* digits = text.data() + at + 2;
        const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
        if (error != std::errc() || end != digits + 4) continue;
        std::string character;
        append_utf8(character, code);
        text.replace(at, 7, character);
        at += character.size() - 1;
    }
    return text;
}

}
