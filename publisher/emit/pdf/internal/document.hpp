// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/world/scratch_file.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher {
class OutputFile;
}

namespace publisher::emit::pdf {

/// The object tree of a file being made. Large streams stay in the scratch file until they are
/// written; libqpdf numbers the objects and writes the file.
class Document {
public:
    using Object = QPDFObjectHandle;
    using Entries = std::vector<std::pair<std::string, Object>>;

    explicit Document(ScratchFile& scratch);
    ~Document();

    Object root() { return qpdf_.getRoot(); }
    Object trailer() { return qpdf_.getTrailer(); }

    /// Makes the object one that others refer to.
    Object indirect(const Object& object) { return qpdf_.makeIndirectObject(object); }
    /// A stream of bytes that fit the filter in `entries`.
    Object stream(std::string_view bytes, const Entries& entries);
    Object stream(const ScratchFile::Piece& piece, const Entries& entries);
    /// Deflates the bytes.
    Object deflated_stream(std::string_view bytes, const Entries& entries = {});

    /// An object of another file with all that it refers to. Its streams need the other file's bytes until they are
    /// put aside.
    Object copied(Object foreign) { return qpdf_.copyForeignObject(foreign); }
    /// Moves the data of a stream, as they are, into the scratch file.
    Status put_aside(Object stream);

    /// From PDF 1.5 on objects are packed into streams; PDF 1.4, which PDF/X-1a:2003 is made of, knows only
    /// plain ones.
    enum class Version { Pdf14, Pdf16, Pdf17 };
    /// Writes everything that is reached from root and trailer. A failure of the scratch file or the
    /// output file is given back; `file` still has to be published.
    Status write(Version version, OutputFile& file);

private:
    class Provider;

    QPDF qpdf_;
    ScratchFile& scratch_;
    std::shared_ptr<Provider> provider_;
};

using Object = Document::Object;

Object dictionary(const Document::Entries& entries);
Object array(const std::vector<Object>& items);
Object numbers(const std::vector<double>& values);
Object name(std::string_view without_slash);
Object integer(long long value);
/// At most three decimals, no trailing zeros.
Object real(double value);
/// At most twelve decimals, for the scale of what is large.
Object fine_real(double value);
Object byte_string(std::string_view bytes);
/// A text string for readers: PDFDocEncoding or UTF-16.
Object text_string(std::string_view utf8);

}
