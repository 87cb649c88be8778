// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/document.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/pdf/internal/content_stream.hpp"
#include "publisher/emit/pdf/internal/deflate.hpp"
#include "publisher/world/world.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

namespace publisher::emit::pdf {
namespace {

/// Passes the file on in large blocks. Once the output file has failed the rest is dropped. It must not
/// throw: libqpdf finishes its pipelines in destructors.
class OutputPipeline : public Pipeline {
public:
    explicit OutputPipeline(OutputFile& file) : Pipeline("output file", nullptr), file_(file) {}

    void write(unsigned char const* data, size_t size) override {
        block_.append(reinterpret_cast<const char*>(data), size);
        if (block_.size() >= kBlockSize) flush();
    }
    void finish() override { flush(); }
    bool has_failed() const { return has_failed_; }

private:
    static constexpr std::size_t kBlockSize = 256 << 10;

    void flush() {
        if (!has_failed_) file_.write(block_);
        block_.clear();
        has_failed_ = file_.descriptor() == -1;
    }

    OutputFile& file_;
    std::string block_;
    bool has_failed_ = false;
};

}

/// Gives libqpdf the pieces of the scratch file, one at a time.
class Document::Provider : public QPDFObjectHandle::StreamDataProvider {
public:
    explicit Provider(const ScratchFile& scratch) : scratch_(scratch) {}

    void add(QPDFObjGen id, const ScratchFile::Piece& piece) { pieces_.emplace(id, piece); }

    void provideStreamData(QPDFObjGen const& id, Pipeline* pipeline) override {
        // A disk that is full stays full; there is no need to go through all pictures.
        if (output && output->has_failed()) throw std::runtime_error("the output file has failed");
        const auto bytes = scratch_.read(pieces_.at(id));
        if (!bytes) {
            failure = bytes.failure();
            throw std::runtime_error(failure->message);
        }
        pipeline->write(reinterpret_cast<unsigned char const*>(bytes->data()), bytes->size());
        pipeline->finish();
    }

    const OutputPipeline* output = nullptr;
    std::optional<Failure> failure;

private:
    const ScratchFile& scratch_;
    std::map<QPDFObjGen, ScratchFile::Piece> pieces_;
};

Document::Document(ScratchFile& scratch) : scratch_(scratch), provider_(std::make_shared<Provider>(scratch)) {
    qpdf_.setSuppressWarnings(true);
    qpdf_.emptyPDF();
}

Document::~Document() = default;

Object Document::stream(std::string_view bytes, const Entries& entries) {
    Object object = QPDFObjectHandle::newStream(&qpdf_, std::string(bytes));
    for (const auto& [key, value] : entries)
        object.getDict().replaceKey("/" + key, value);
    return object;
}

Object Document::stream(const ScratchFile::Piece& piece, const Entries& entries) {
    Object object = QPDFObjectHandle::newStream(&qpdf_);
    Object filter = QPDFObjectHandle::newNull(), parameters = QPDFObjectHandle::newNull();
    for (const auto& [key, value] : entries) {
        if (key == "Filter")
            filter = value;
        else
            object.getDict().replaceKey("/" + key, value);
    }
    provider_->add(object.getObjGen(), piece);
    object.replaceStreamData(provider_, filter, parameters);
    return object;
}

Status Document::put_aside(Object stream) {
    const auto data = stream.getRawStreamData();
    const auto piece = scratch_.append({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
    if (!piece) return piece.failure();
    const Object filter = stream.getDict().getKey("/Filter");
    const Object parameters = stream.getDict().getKey("/DecodeParms");
    provider_->add(stream.getObjGen(), *piece);
    stream.replaceStreamData(provider_, filter, parameters);
    return Done();
}

Object Document::deflated_stream(std::string_view bytes, const Entries& entries) {
    Entries with_filter = entries;
    with_filter.emplace_back("Filter", name("FlateDecode"));
    return stream(deflate(bytes), with_filter);
}

Status Document::write(Version version, OutputFile& file) {
    OutputPipeline output(file);
    provider_->output = &output;
    std::string complaint;
    try {
        QPDFWriter writer(qpdf_);
        writer.setOutputPipeline(&output);
        static constexpr const char* kVersions[] = {"1.4", "1.6", "1.7"};
        writer.forcePDFVersion(kVersions[static_cast<std::size_t>(version)]);
        writer.setObjectStreamMode(version == Version::Pdf14 ? qpdf_o_disable : qpdf_o_generate);
        writer.setDecodeLevel(qpdf_dl_none);
        writer.setCompressStreams(true);
        writer.setRecompressFlate(false);
        writer.setNewlineBeforeEndstream(true);
        writer.setDeterministicID(true);
        writer.write();
    } catch (const std::exception& error) {
        complaint = error.what();
    }
    provider_->output = nullptr;
    if (output.has_failed())
        return Failure{Failure::Kind::Temporary, "the PDF could not be written: the disk may be full"};
    if (provider_->failure) return *provider_->failure;
    if (!complaint.empty())
        return Failure{Failure::Kind::Internal, "libqpdf could not write the file: " + complaint};
    return Done();
}

Object dictionary(const Document::Entries& entries) {
    Object object = QPDFObjectHandle::newDictionary();
    for (const auto& [key, value] : entries)
        object.replaceKey("/" + key, value);
    return object;
}

Object array(const std::vector<Object>& items) {
    return QPDFObjectHandle::newArray(items);
}

Object numbers(const std::vector<double>& values) {
    std::vector<Object> items;
    for (const double value : values)
        items.push_back(real(value));
    return array(items);
}

Object name(std::string_view without_slash) {
    return QPDFObjectHandle::newName("/" + std::string(without_slash));
}

Object integer(long long value) {
    return QPDFObjectHandle::newInteger(value);
}

Object real(double value) {
    std::string text;
    append_thousandths(text, std::llround(value * 1000));
    if (text.find('.') == std::string::npos) return integer(std::stoll(text));
    return QPDFObjectHandle::newReal(text);
}

Object fine_real(double value) {
    return QPDFObjectHandle::newReal(to_number_text(value, 12));
}

Object byte_string(std::string_view bytes) {
    return QPDFObjectHandle::newString(std::string(bytes));
}

Object text_string(std::string_view utf8) {
    return QPDFObjectHandle::newUnicodeString(std::string(utf8));
}

}
