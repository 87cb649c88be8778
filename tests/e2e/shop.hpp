// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::e2e {

/// The small shop of tests/e2e/shop, copied into a folder of its own to be published and broken.
class Shop {
public:
    Shop();

    Path folder() const { return folder_.path() / "shop"; }
    Path out() const { return folder_.path() / "out"; }
    Path file(const std::string& name) const { return folder() / name; }
    std::string publication() const { return file("publication.xml").string(); }

    /// Replaces a text that stands in a file of the shop exactly once.
    void change(const std::string& name, const std::string& before, const std::string& after) const;

    /// Gives the shop a template of its own, made from one of the repository.
    void own_template(const std::string& name, const std::string& before, const std::string& after) const;

    /// The same with a layout; what it includes stays that of the repository.
    void own_layout(const std::string& name, const std::string& before, const std::string& after) const;

    /// The output "web" beside those for the press, and alternative texts for all pictures.
    void add_screen_edition() const;

    Outcome build(std::vector<std::string> options, const Surroundings& surroundings = {}) const;

    /// The texts of the pages in reading order.
    std::string text(const std::string& edition) const;
    std::string report(const std::string& edition) const { return read(out() / edition / "report.json"); }

private:
    Folder folder_;
};

}
