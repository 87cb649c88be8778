// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/internal/crowded_tag.hpp"

namespace publisher::xml {
namespace {

/// How much of "-->" or "]]>" stands at the end, with one more character.
int matched_end(int n_matched, char c, char repeated) {
    if (c == repeated) return n_matched < 2 ? n_matched + 1 : 2;
    return c == '>' && n_matched == 2 ? 3 : 0;
}

}

bool CrowdedTagFinder::feed(std::string_view piece) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
        if (within_ == Within::Text) {
            i = piece.find('<', i);
            if (i == std::string_view::npos) return false;
            open(Within::Markup);
            continue;
        }
        step(piece[i]);
        if (n_attributes_ > kMostAttributes) return true;
    }
    return false;
}

void CrowdedTagFinder::step(char c) {
    switch (within_) {
        case Within::Text: break;
        case Within::Markup:
            if (n_matched_++ == 0)
                within_ = c == '!' ? Within::Markup : c == '?' ? Within::Instruction : Within::Tag;
            else
                open(c == '-' ? Within::Comment : c == '[' ? Within::Cdata : Within::Tag);
            break;
        case Within::Tag:
            if (quote_ != 0) {
                if (c == quote_) quote_ = 0;
            } else if (c == '"' || c == '\'') {
                quote_ = c;
                ++n_attributes_;
            } else if (c == '>') {
                within_ = Within::Text;
                n_attributes_ = 0;
            }
            break;
        case Within::Comment:
        case Within::Cdata:
            n_matched_ = matched_end(n_matched_, c, within_ == Within::Comment ? '-' : ']');
            if (n_matched_ == 3) within_ = Within::Text;
            break;
        case Within::Instruction:
            if (c == '>' && n_matched_ == 2) within_ = Within::Text;
            n_matched_ = c == '?' ? 2 : 1;
            break;
    }
}

}
