// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/sheet/internal/number_text.hpp"
#include "publisher/xml/pull_reader.hpp"
#include "publisher/zip/archive.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::sheet {

/// An XML part of the package being read.
class Part {
public:
    static Result<std::unique_ptr<Part>> open(const zip::Archive& archive, const std::string& name);
    explicit Part(std::unique_ptr<zip::EntryStream> bytes, std::string name);

    xml::PullReader& reader() { return reader_; }
    /// Why the part is Broken, with its name and line.
    Failure failure() const;

private:
    int fill(char* buffer, int n);

    std::unique_ptr<zip::EntryStream> bytes_;
    std::string name_, problem_;
    xml::PullReader reader_;
};

/// What the parts around the sheets say.
struct Package {
    struct Sheet {
        std::string name, part;
        bool is_hidden = false;
    };
    std::vector<Sheet> sheets;
    std::vector<std::string> shared_texts;
    std::vector<NumberFormat> formats;       ///< by cell format
    bool counts_from_1904 = false;
};

Result<Package> read_package(const zip::Archive& archive);

/// The text of an element with its runs, phonetic hints left out; the reader stands on its start.
std::string read_rich_text(xml::PullReader& reader);
/// "_x000D_" as the character it stands for.
std::string unescaped(std::string text);

}
