// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/inspect/memory.hpp"

#include <functional>

namespace publisher::inspect::internal {

/// As `inspect_pages`, of all pages: first the file is asked what its pages are known by, then about those that are not
/// remembered.
Result<DocumentFacts> inspect_with_memory(const World& world, const std::filesystem::path& path,
                                          const Options& options,
                                          const std::function<void(PageFacts&&)>& take);

/// A job of the worker on this file.
worker::Job job_on(const FileDescriptor& file, const Options& options, std::vector<std::string> arguments);

/// Notes that fonts of the list are painted with, and adds those that do not stand there.
void merge_fonts(const std::vector<FontFacts>& used_fonts, std::vector<FontFacts>& fonts);
void sort_fonts(std::vector<FontFacts>& fonts);

}
