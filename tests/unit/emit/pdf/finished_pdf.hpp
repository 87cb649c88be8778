// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// A file as libqpdf reads it: what was written, not what was meant.
class FinishedPdf {
public:
    explicit FinishedPdf(std::string bytes);

    const std::string& bytes() const { return bytes_; }
    QPDF& file() { return *file_; }
    QPDFObjectHandle root() { return file_->getRoot(); }
    QPDFObjectHandle info() { return file_->getTrailer().getKey("/Info"); }
    QPDFObjectHandle intent() { return root().getKey("/OutputIntents").getArrayItem(0); }
    std::string intent_profile();
    std::string xmp();
    /// The value of an XMP element, empty when there is none.
    std::string xmp_value(const std::string& element);
    std::vector<QPDFObjectHandle> pages();

    /// Every dictionary, those of streams included, wherever it hangs.
    void for_each_dictionary(const std::function<void(QPDFObjectHandle dictionary)>& visit);
    /// True when a dictionary somewhere has this key.
    bool has_key(const std::string& key);
    /// The names that occur anywhere as the value of this key, arrays included.
    std::set<std::string> names_of(const std::string& key);
    /// The operators of a page's content in order, with the names among their operands: "gs /GS1".
    std::vector<std::string> operators(QPDFObjectHandle page);

private:
    std::string bytes_;
    std::unique_ptr<QPDF> file_;
};

}
