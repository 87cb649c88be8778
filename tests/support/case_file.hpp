// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::test {

/// A behaviour told as text: small inputs in, a listing out.
///
///     # name: overset/one-line-too-long
///     # about: the last line is reported once and nothing is clipped
///     --- story body
///     One two three four.
///     --- expect pages
///     page 1  trim 210x297mm
///
/// A section has a kind ("expect") and perhaps a name ("pages"). Its text is what stands between two
/// headings, with the line end of its last line. A line of the text that begins with "--- " is written
/// with a backslash before it.
class CaseFile {
public:
    struct Section {
        std::string kind, name, text;
    };

    /// Nothing when it is no case; `problem` then says why, with the line.
    static std::optional<CaseFile> parse(std::string_view text, std::string& problem);

    const std::string& name() const { return name_; }
    const std::string& about() const { return about_; }
    const std::vector<Section>& sections() const { return sections_; }
    /// The text of a section; null when the case has none of the kind and name.
    const std::string* find(std::string_view kind, std::string_view name = {}) const;
    /// Replaces a section's text, or adds the section at the end.
    void set(std::string_view kind, std::string_view name, std::string text);
    /// The case as a file: what was parsed gives the same bytes again.
    std::string to_string() const;

private:
    std::string head_; ///< comment lines before the first section, as they were
    std::string name_, about_;
    std::vector<Section> sections_;
};

/// The cases in a folder and below, in the order of their paths. A file that is no case fails the test.
struct CaseOnDisk {
    std::string path;
    CaseFile file;
};
std::vector<CaseOnDisk> load_cases(const std::string& folder);

/// Compares what a test made with an "expect" section of its case and fails with both side by side. With
/// PUBLISHER_UPDATE_CASES=1 in the environment the file is rewritten instead; read the difference
/// before you keep it.
void expect_section(CaseOnDisk& each, std::string_view name, const std::string& actual);

}
