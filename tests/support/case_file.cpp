// SPDX-License-Identifier: Apache-2.0
#include "tests/support/case_file.hpp"

#include "publisher/base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace publisher::test {
namespace {

constexpr std::string_view kHeading = "--- ";

bool is_heading(std::string_view line) {
    return line.starts_with(kHeading);
}
/// "\--- " and "\\--- " stand for a line of text with one backslash less.
bool is_escaped(std::string_view line) {
    const std::size_t first = line.find_first_not_of('\\');
    return first != std::string_view::npos && first > 0 && is_heading(line.substr(first));
}

/// The text up to and with the next line end.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1);
    rest.remove_prefix(line.size());
    return line;
}

std::string value_of(std::string_view line, std::string_view key) {
    return line.starts_with(key) ? std::string(trimmed(line.substr(key.size()))) : std::string();
}

std::string escaped(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (is_heading(line) || is_escaped(line)) result += '\\';
        result += line;
    }
    return result;
}

/// Sections are whole lines.
std::string with_line_end(std::string text) {
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    return text;
}

bool is_updating() {
    const char* wanted = std::getenv("PUBLISHER_UPDATE_CASES");
    return wanted && std::string_view(wanted) == "1";
}

}

std::optional<CaseFile> CaseFile::parse(std::string_view text, std::string& problem) {
    CaseFile result;
    std::size_t n_lines = 0;
    const auto refuse = [&](std::string_view reason) {
        problem = "line " + std::to_string(n_lines) + ": " + std::string(reason);
        return std::nullopt;
    };
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        ++n_lines;
        if (is_heading(line)) {
            const std::string_view heading = trimmed(line.substr(kHeading.size()));
            const std::size_t blank = heading.find(' ');
            Section section{std::string(heading.substr(0, blank)), {}, {}};
            if (blank != std::string_view::npos) section.name = trimmed(heading.substr(blank));
            if (section.kind.empty()) return refuse("a section needs a kind");
            if (result.find(section.kind, section.name)) return refuse("this section is there already");
            result.sections_.push_back(std::move(section));
        } else if (!result.sections_.empty()) {
            result.sections_.back().text += is_escaped(line) ? line.substr(1) : line;
        } else if (line.starts_with('#') || trimmed(line).empty()) {
            result.head_ += line;
            if (const std::string name = value_of(line, "# name:"); !name.empty()) result.name_ = name;
            if (const std::string about = value_of(line, "# about:"); !about.empty()) result.about_ = about;
        } else {
            return refuse("only comments may stand before the first section");
        }
    }
    if (result.name_.empty()) return refuse("the case has no '# name:'");
    if (result.about_.empty()) return refuse("the case has no '# about:'");
    if (result.sections_.empty()) return refuse("the case has no sections");
    return result;
}

const std::string* CaseFile::find(std::string_view kind, std::string_view name) const {
    const auto found = std::find_if(sections_.begin(), sections_.end(), [&](const Section& each) {
        return each.kind == kind && each.name == name;
    });
    return found == sections_.end() ? nullptr : &found->text;
}

void CaseFile::set(std::string_view kind, std::string_view name, std::string text) {
    text = with_line_end(std::move(text));
    for (Section& section : sections_) {
        if (section.kind != kind || section.name != name) continue;
        section.text = std::move(text);
        return;
    }
    sections_.push_back({std::string(kind), std::string(name), std::move(text)});
}

std::string CaseFile::to_string() const {
    std::string text = head_;
    for (const Section& section : sections_) {
        text +=
            std::string(kHeading) + section.kind + (section.name.empty() ? "" : " ") + section.name + '\n';
        text += escaped(section.text);
    }
    return text;
}

std::vector<CaseOnDisk> load_cases(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".case") paths.push_back(entry.path().generic_string());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<CaseOnDisk> cases;
    for (const std::string& path : paths) {
        std::ifstream stream(path, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        std::string problem;
        if (auto file = CaseFile::parse(text, problem))
            cases.push_back({path, *std::move(file)});
        else
            ADD_FAILURE() << path << ": " << problem;
    }
    EXPECT_FALSE(cases.empty()) << "there are no cases in " << folder;
    return cases;
}

void expect_section(CaseOnDisk& each, std::string_view name, const std::string& made) {
    const std::string actual = with_line_end(made);
    const std::string* expected = each.file.find("expect", name);
    if (!is_updating()) {
        ASSERT_TRUE(expected) << each.path << " has no section 'expect " << name << "'; it would be\n"
                              << actual;
        EXPECT_EQ(*expected, actual) << each.path << ": " << each.file.about();
        return;
    }
    if (expected && *expected == actual) return;
    each.file.set("expect", name, actual);
    std::ofstream(each.path, std::ios::binary) << each.file.to_string();
}

}
