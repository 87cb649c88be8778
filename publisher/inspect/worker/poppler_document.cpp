// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/poppler_document.hpp"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <XRef.h>
#include <fontconfig/fontconfig.h>

#include <stdexcept>

namespace publisher::inspect {

void prepare_poppler() {
    // No fonts of the host, whether the sandbox would hide them or not: a substitute would make the raster
    // depend on the machine.
    FcConfigSetCurrent(FcConfigCreate());
    globalParams = std::make_unique<GlobalParams>(kPopplerData);
}

std::unique_ptr<PDFDoc> open_document(std::string_view bytes, OutputIntents intents) {
    // The document takes the stream over.
    auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
    auto document = std::make_unique<PDFDoc>(stream);
    if (!document->isOk()) {
        throw std::runtime_error(document->getErrorCode() == errEncrypted
                                     ? "the file is protected by a password"
                                     : "the file is damaged beyond repair");
    }
    if (intents == OutputIntents::Leave) {
        auto* xref = document->getXRef();
        Object catalog = xref->getCatalog();
        if (catalog.isDict()) {
            catalog.dictRemove("OutputIntents");
            xref->setModifiedObject(&catalog, {xref->getRootNum(), xref->getRootGen()});
        }
    }
    return document;
}

}
