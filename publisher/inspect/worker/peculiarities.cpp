// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/qpdf_values.hpp"

#include <map>

namespace publisher::inspect {
namespace {

constexpr std::size_t kFindingsLimit = 1'000;
constexpr int kDepthLimit = 30;

/// Looks through the direct content of objects; what is an object of its own is met as such.
class Search {
public:
    explicit Search(std::vector<Peculiarity>& found) : found_(found) {}

    void look_at(QPDFObjectHandle object) {
        number_ = object.getObjectID();
        look(object, 0);
    }

private:
    void look(QPDFObjectHandle object, int depth) {
        if (depth > kDepthLimit || (depth > 0 && object.isIndirect())) return;
        if (object.isArray()) {
            look_at_space(object);
            for (auto& item : object.getArrayAsVector())
                look(item, depth + 1);
            return;
        }
        const bool is_stream = object.isStream();
        if (!is_stream && !object.isDictionary()) return;
        auto dictionary = is_stream ? object.getDict() : object;
        if (is_stream) look_at_stream(dictionary);
        look_at_dictionary(dictionary);
        for (const auto& key : dictionary.getKeys())
            look(dictionary.getKey(key), depth + 1);
    }

    void look_at_stream(QPDFObjectHandle dictionary) {
        auto filters = dictionary.getKey("/Filter");
        const auto names =
            filters.isArray() ? filters.getArrayAsVector() : std::vector<QPDFObjectHandle>{filters};
        for (const auto& filter : names) {
            const auto name = to_text(filter);
            if (name == "LZWDecode" || name == "JBIG2Decode" || name == "JPXDecode" || name == "Crypt")
                note("filter " + name);
        }
        for (const auto* key : {"/F", "/FFilter", "/FDecodeParms"}) {
            if (dictionary.hasKey(key)) return note("external stream");
        }
    }

    void look_at_dictionary(QPDFObjectHandle dictionary) {
        const auto type = text_at(dictionary, "/Type"), subtype = text_at(dictionary, "/Subtype");
        if (subtype == "PS" || text_at(dictionary, "/Subtype2") == "PS") note("postscript");
        if (dictionary.hasKey("/OPI")) note("opi");
        if (subtype == "Form" && dictionary.hasKey("/Ref")) note("reference");
        if (subtype == "Image" && dictionary.hasKey("/Alternates")) note("alternates");
        const bool is_state = type == "ExtGState" || dictionary.hasKey("/OPM") || dictionary.hasKey("/SA");
        if (is_state || type.empty()) {
            if (dictionary.hasKey("/TR") && !has_subtype(dictionary)) note("transfer");
            if (const auto function = text_at(dictionary, "/TR2");
                dictionary.hasKey("/TR2") && function != "Default")
                note("transfer");
        }
        if (dictionary.hasKey("/HTP")) note("halftone phase");
        if (dictionary.hasKey("/HalftoneName")) note("halftone");
        if (const int kind = integer_of(dictionary.getKey("/HalftoneType"));
            dictionary.hasKey("/HalftoneType") && kind != 1 && kind != 5)
            note("halftone");
        if (dictionary.hasKey("/SeparationInfo")) note("pre-separated page");
        if (const auto action = text_at(dictionary, "/S");
            type == "Action" || (type.empty() && is_action(action)))
            note("action " + action);
    }

    /// A soft mask has a /TR as well, and may.
    static bool has_subtype(QPDFObjectHandle dictionary) {
        return dictionary.hasKey("/S") || dictionary.hasKey("/G");
    }
    static bool is_action(const std::string& name) {
        return name == "URI" || name == "JavaScript" || name == "Launch" || name == "GoToR" ||
               name == "SubmitForm" || name == "Named";
    }

    /// One ink has one look in all of the file: the alternate space and the function that leads to it.
    void look_at_space(QPDFObjectHandle array) {
        if (array.getArrayNItems() != 4 || to_text(array.getArrayItem(0)) != "Separation") return;
        const auto name = to_text(array.getArrayItem(1));
        const auto look = array.getArrayItem(2).unparseResolved() + ' ' + look_of(array.getArrayItem(3));
        const auto [known, is_new] = spots_.try_emplace(name, look);
        if (!is_new && known->second != look) note("spot twice: " + name);
    }

    static std::string look_of(QPDFObjectHandle function) {
        if (!function.isStream()) return function.unparseResolved();
        return sha256(decoded_bytes(function).value_or("")).to_hex();
    }

    void note(const std::string& what) {
        if (found_.size() < kFindingsLimit) found_.push_back({number_, what});
    }

    std::vector<Peculiarity>& found_;
    std::map<std::string, std::string> spots_;
    int number_ = 0;
};

}

void read_peculiarities(std::vector<QPDFObjectHandle>& objects, std::vector<Peculiarity>& found) {
    Search search(found);
    for (const auto& object : objects)
        search.look_at(object);
}

}
