// SPDX-License-Identifier: Apache-2.0
#include "finished_pdf.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace publisher::emit::pdf {
namespace {

std::string decoded(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

class Operators : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override {
        if (object.isName()) names_ += ' ' + object.getName();
        if (!object.isOperator()) return;
        found.push_back(object.getOperatorValue() + names_);
        names_.clear();
    }
    void handleEOF() override {}

    std::vector<std::string> found;

private:
    std::string names_;
};

void walk(QPDFObjectHandle object, const std::function<void(QPDFObjectHandle)>& visit) {
    if (object.isStream()) object = object.getDict();
    if (object.isDictionary()) visit(object);
    // What is indirect is visited from the table of objects.
    const auto below = [&](QPDFObjectHandle child) {
        if (!child.isIndirect()) walk(child, visit);
    };
    if (object.isDictionary())
        for (const std::string& key : object.getKeys())
            below(object.getKey(key));
    if (object.isArray())
        for (auto& item : object.getArrayAsVector())
            below(item);
}

}

FinishedPdf::FinishedPdf(std::string bytes) : bytes_(std::move(bytes)), file_(std::make_unique<QPDF>()) {
    file_->setSuppressWarnings(true);
    file_->processMemoryFile("finished.pdf", bytes_.data(), bytes_.size());
}

std::string FinishedPdf::intent_profile() {
    return decoded(intent().getKey("/DestOutputProfile"));
}

std::string FinishedPdf::xmp() {
    return decoded(root().getKey("/Metadata"));
}

std::string FinishedPdf::xmp_value(const std::string& element) {
    const std::string packet = xmp(), opening = '<' + element + '>';
    const std::size_t at = packet.find(opening);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + opening.size();
    return packet.substr(begin, packet.find("</", begin) - begin);
}

std::vector<QPDFObjectHandle> FinishedPdf::pages() {
    std::vector<QPDFObjectHandle> pages;
    for (auto& page : QPDFPageDocumentHelper(*file_).getAllPages())
        pages.push_back(page.getObjectHandle());
    return pages;
}

void FinishedPdf::for_each_dictionary(const std::function<void(QPDFObjectHandle)>& visit) {
    for (auto& object : file_->getAllObjects())
        walk(object, visit);
    visit(file_->getTrailer());
}

bool FinishedPdf::has_key(const std::string& key) {
    bool found = false;
    for_each_dictionary([&](QPDFObjectHandle dictionary) { found = found || dictionary.hasKey(key); });
    return found;
}

std::set<std::string> FinishedPdf::names_of(const std::string& key) {
    std::set<std::string> names;
    for_each_dictionary([&](QPDFObjectHandle dictionary) {
        QPDFObjectHandle value = dictionary.getKey(key);
        if (value.isName()) names.insert(value.getName());
        if (!value.isArray()) return;
        for (auto& item : value.getArrayAsVector())
            if (item.isName()) names.insert(item.getName());
    });
    return names;
}

std::vector<std::string> FinishedPdf::operators(QPDFObjectHandle page) {
    Operators callbacks;
    QPDFObjectHandle::parseContentStream(page.getKey("/Contents"), &callbacks);
    return callbacks.found;
}

}
