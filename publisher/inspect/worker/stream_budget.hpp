// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPDF;

namespace publisher::inspect {

/// What one stream may unpack to. Flate makes a thousand bytes of one, so a small file can hold gigabytes.
constexpr long long kStreamLimit = 64 << 20;
constexpr long long kPixelLimit = 500'000'000;

/// Unpacks every stream that could be beyond the limit, keeping nothing, and counts the pixels of pictures.
/// Throws std::runtime_error that names the first object beyond. Streams whose packed size is a fraction of
/// the limit are not looked at; objects that lie in one another are left to the limits of the process.
void check_streams_fit(QPDF& pdf);

/// Walks the tree of pages without loading it. Throws std::runtime_error beyond `most`.
void check_page_count(QPDF& pdf, int most);

}
