// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/commands.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::inspect {

/// An ink by its name, and the colour space in which a device without that ink shows it.
struct NamedInk {
    std::string name, alternate;
    auto operator<=>(const NamedInk&) const = default;
};

/// One page of a supplied file as a file of its own: a page as large as the box that was asked for, upright, with a
/// single form XObject /Art that holds the content as it came (PDF 32000-1 §8.10), and nothing else of its file: no
/// annotations, actions, names, metadata or private data.
class PageCopy {
public:
    /// Throws std::exception when there is no such page or the file cannot be used: it is no PDF, encrypted, or the
    /// page is empty, too large or nested too deeply.
    PageCopy(std::string_view bytes, int number, PlaceArguments::Box box);
    ~PageCopy();

    /// What of the page would be lost or look otherwise where it is placed; each follows "the page".
    const std::vector<std::string>& problems() const;
    const std::vector<NamedInk>& inks() const; ///< sorted
    /// Which box is seen: "TrimBox".
    std::string box() const;
    /// The blending space of the page's transparency group; empty: it has none.
    const std::string& blending_space() const;
    /// The page is composited by itself and then as a whole: what lies beneath does not change it.
    void isolate();
    std::string to_pdf();
    /// What libqpdf had to mend or could not read, up to now.
    std::vector<std::string> damage();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
