// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/shop.hpp"

namespace publisher::strength {

/// A small file that wants to become a large one, or an endless one.
struct Bomb {
    std::string name;
    std::string code; ///< of the finding that refuses it
    /// Puts it into the shop and gives the arguments of the command that meets it.
    std::vector<std::string> (*plant)(const e2e::Shop& shop);
};

std::vector<Bomb> xml_bombs();
std::vector<Bomb> table_bombs();
std::vector<Bomb> archive_bombs();
std::vector<Bomb> picture_bombs();
std::vector<Bomb> pdf_bombs();

// What they are made of.
std::string repeated(std::string_view text, std::size_t times);
std::string little_endian(std::uint64_t number, int n_bytes);
std::string big_endian(std::uint64_t number, int n_bytes);
/// A zlib stream that unpacks to so many times the byte.
std::string deflated(std::size_t n, char byte = '\0');
/// The raw stream in it, as archives hold it.
std::string deflated_raw(std::size_t n, char byte = '\0');
std::uint32_t checksum(std::string_view bytes);

// Commands.
std::vector<std::string> check(const e2e::Shop& shop);
std::vector<std::string> build(const e2e::Shop& shop);
/// Writes the file into the shop and names it.
std::vector<std::string> on_file(const e2e::Shop& shop, std::string command, const std::string& name,
                                 const std::string& content);

}
