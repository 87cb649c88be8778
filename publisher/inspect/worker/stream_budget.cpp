// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/stream_budget.hpp"

#include "publisher/inspect/worker/qpdf_values.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace publisher::inspect {
namespace {

/// RFC 1951: a flate stream never unpacks to more than 1032 times its size.
constexpr long long kMostUnpacked = 1032;

/// Takes so many bytes and then ends the unpacking.
class Limited : public Pipeline {
public:
    Limited() : Pipeline("limited", nullptr) {}
    void write(const unsigned char*, std::size_t n) override {
        n_bytes_ += static_cast<long long>(n);
        if (n_bytes_ > kStreamLimit) throw std::length_error("beyond the limit");
    }
    void finish() override {}
    bool is_beyond() const { return n_bytes_ > kStreamLimit; }

private:
    long long n_bytes_ = 0;
};

std::string name_of(QPDFObjectHandle object) {
    return "object " + std::to_string(object.getObjectID());
}

void check_pixels(QPDFObjectHandle stream) {
    auto dictionary = stream.getDict();
    const long long width = integer_of(dictionary.getKey("/Width"));
    const long long height = integer_of(dictionary.getKey("/Height"));
    if (width < 0 || height < 0 || (height > 0 && width > kPixelLimit / height))
        throw std::runtime_error(name_of(stream) + " is a picture of " + std::to_string(width) + " x " +
                                 std::to_string(height) + " pixels, more than " +
                                 std::to_string(kPixelLimit / 1'000'000) + " million are not read");
}

void check_stream(QPDFObjectHandle stream) {
    if (text_at(stream.getDict(), "/Subtype") == "Image") return check_pixels(stream);
    Limited limited;
    try {
        stream.pipeStreamData(&limited, 0, qpdf_dl_generalized, true);
    } catch (const std::exception&) {
        // Damage is found where the stream is used.
    }
    if (limited.is_beyond())
        throw std::runtime_error(name_of(stream) + " unpacks to more than " +
                                 std::to_string(kStreamLimit >> 20) + " MiB, which are not read");
}

/// Objects of the file by where they begin: what lies between two of them is the most that one can hold.
std::vector<QPDFObjGen> large_objects(QPDF& pdf) {
    std::vector<std::pair<long long, QPDFObjGen>> places;
    for (const auto& [object, entry] : pdf.getXRefTable())
        if (entry.getType() == 1) places.emplace_back(entry.getOffset(), object);
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<QPDFObjGen> large;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool is_last = i + 1 == places.size();
        if (is_last || places[i + 1].first - places[i].first > kStreamLimit / kMostUnpacked)
            large.push_back(places[i].second);
    }
    return large;
}

}

void check_streams_fit(QPDF& pdf) {
    for (const QPDFObjGen object : large_objects(pdf)) {
        auto found = pdf.getObjectByObjGen(object);
        if (found.isStream()) check_stream(found);
    }
}

void check_page_count(QPDF& pdf, int most) {
    std::vector<QPDFObjectHandle> waiting = {value_at(pdf.getRoot(), "/Pages")};
    int n_pages = 0, n_nodes = 0;
    while (!waiting.empty()) {
        auto kids = value_at(waiting.back(), "/Kids");
        waiting.pop_back();
        if (++n_nodes > most) throw std::runtime_error("the tree of pages has no end");
        if (!kids.isArray()) {
            ++n_pages;
            continue;
        }
        if (kids.getArrayNItems() > most - n_pages)
            throw std::runtime_error("the file says that it has " + std::to_string(kids.getArrayNItems()) +
                                     " pages in one place, more than " + std::to_string(most) +
                                     " are not read");
        for (int i = 0; i < kids.getArrayNItems(); ++i)
            waiting.push_back(kids.getArrayItem(i));
    }
}

}
