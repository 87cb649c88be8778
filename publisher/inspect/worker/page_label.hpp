// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

class QPDF;

namespace publisher::inspect {

/// What a page is called by the file (PDF 32000-1 §12.4.2), from 1; its number where the file does not say.
std::string page_label(QPDF& pdf, int number);

}
