// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

using e2e::Shop;

struct Entry {
    std::string name, packed;
    std::uint64_t size = 0;
    int method = 8, flags = 0;
    std::uint32_t sum = 0;
};

constexpr std::string_view kMimetype = "application/vnd.adobe.indesign-idml-package";

Entry mimetype() {
    return {"mimetype", std::string(kMimetype), kMimetype.size(), 0, 0, checksum(kMimetype)};
}

std::string head_of(const Entry& entry) {
    return little_endian(20, 2) + little_endian(static_cast<unsigned>(entry.flags), 2) +
           little_endian(static_cast<unsigned>(entry.method), 2) + little_endian(0, 4) +
           little_endian(entry.sum, 4) + little_endian(entry.packed.size(), 4) +
           little_endian(entry.size, 4) + little_endian(entry.name.size(), 2) + little_endian(0, 2);
}

/// An archive that says what it is told; `same_place`: all entries are the bytes of the first.
std::string archive(const std::vector<Entry>& entries, bool same_place = false, std::uint64_t n_said = 0) {
    std::string bytes, directory;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t offset = same_place && i > 0 ? 0 : bytes.size();
        if (!same_place || i == 0)
            bytes += "PK\x03\x04" + head_of(entries[i]) + entries[i].name + entries[i].packed;
        directory += "PK\x01\x02" + little_endian(20, 2) + head_of(entries[i]) + little_endian(0, 10) +
                     little_endian(offset, 4) + entries[i].name;
    }
    const std::uint64_t n = n_said ? n_said : entries.size();
    return bytes + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(n, 2) +
           little_endian(n, 2) + little_endian(directory.size(), 4) + little_endian(bytes.size(), 4) +
           little_endian(0, 2);
}

std::vector<std::string> idml(const Shop& shop, const std::vector<Entry>& entries, bool same_place = false,
                              std::uint64_t n_said = 0) {
    std::vector<Entry> all = {mimetype()};
    all.insert(all.end(), entries.begin(), entries.end());
    return on_file(shop, "inspect-idml", "a.idml", archive(all, same_place, n_said));
}

std::vector<std::string> workbook(const Shop& shop, const std::vector<Entry>& entries) {
    e2e::write(shop.file("data/products.xlsx"), archive(entries));
    shop.change("publication.xml", R"(file="data/products.csv" record="product" delimiter=";")",
                R"(file="data/products.xlsx" format="xlsx" record="product")");
    return check(shop);
}

Entry stored(std::string name, const std::string& content) {
    return {std::move(name), content, content.size(), 0, 0, checksum(content)};
}

}

std::vector<Bomb> archive_bombs() {
    return {
        {"zip/a thousand for one", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {{"designmap.xml", deflated_raw(200'000'000), 200'000'000}});
         }},
        {"zip/size that lies", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {{"designmap.xml", deflated_raw(200'000'000), 1000}});
         }},
        {"zip/65,535 entries", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, std::vector<Entry>(65'534, stored("designmap.xml", "")));
         }},
        {"zip/entries in one another", "idml/refused",
         [](const Shop& shop) { return idml(shop, std::vector<Entry>(1000, mimetype()), true); }},
        {"zip/more entries said than there are", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {stored("designmap.xml", "<Document/>")}, false, 60'000);
         }},
        {"zip/four gigabytes said", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {{"designmap.xml", deflated_raw(10), 0xffffffff}});
         }},
        {"zip/encrypted", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {{"designmap.xml", "x", 1, 0, 1, 0}});
         }},
        {"zip/way of packing unknown", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {{"designmap.xml", "x", 1, 14, 0, 0}});
         }},
        {"zip/zip in zip", "idml/refused",
         [](const Shop& shop) { return idml(shop, {stored("designmap.xml", archive({mimetype()}))}); }},
        {"zip/laughs", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {stored("designmap.xml", "<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>")});
         }},
        {"zip/story of depth", "idml/refused",
         [](const Shop& shop) {
             return idml(shop, {stored("designmap.xml", "<Document>" + repeated("<a>", 100'000))});
         }},
        {"zip/end record said twice", "idml/refused",
         [](const Shop& shop) {
             return on_file(shop, "inspect-idml", "a.idml",
                            repeated("PK\x05\x06" + std::string(18, '\xff'), 1000));
         }},
        {"xlsx/texts of a gigabyte", "world/file-missing",
         [](const Shop& shop) {
             return workbook(shop, {stored("[Content_Types].xml", "<Types/>"),
                                    {"xl/sharedStrings.xml", deflated_raw(1'000'000'000, 'a'), 1'000'000'000},
                                    stored("xl/workbook.xml", "<workbook/>")});
         }},
        {"xlsx/laughs", "world/file-missing",
         [](const Shop& shop) {
             return workbook(shop, {stored("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>")});
         }},
    };
}

}
