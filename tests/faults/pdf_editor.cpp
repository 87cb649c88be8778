// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/pdf_editor.hpp"

#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace publisher::faults {
namespace {

std::string bytes_of(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// "0041" as UTF-16BE to UTF-8.
std::string utf8_of(const std::string& hex) {
    std::string text;
    for (std::size_t i = 0; i + 4 <= hex.size(); i += 4) {
        unsigned long unit = std::stoul(hex.substr(i, 4), nullptr, 16);
        if (unit >= 0xD800 && unit < 0xDC00 && i + 8 <= hex.size()) {
            unit =
                0x10000 + ((unit - 0xD800) << 10) + (std::stoul(hex.substr(i + 4, 4), nullptr, 16) - 0xDC00);
            i += 4;
        }
        const auto put = [&](unsigned long byte) { text += static_cast<char>(byte); };
        if (unit < 0x80)
            put(unit);
        else if (unit < 0x800)
            put(0xC0 | unit >> 6), put(0x80 | (unit & 0x3F));
        else if (unit < 0x10000)
            put(0xE0 | unit >> 12), put(0x80 | (unit >> 6 & 0x3F)), put(0x80 | (unit & 0x3F));
        else
            put(0xF0 | unit >> 18), put(0x80 | (unit >> 12 & 0x3F)), put(0x80 | (unit >> 6 & 0x3F)),
                put(0x80 | (unit & 0x3F));
    }
    return text;
}

std::string hex_of(unsigned long code) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04lX", code);
    return digits;
}

std::string upper(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

/// Words, names, numbers, strings, and brackets of a content stream or a CMap.
class Tokens {
public:
    explicit Tokens(const std::string& text) : text_(text) {}
    std::size_t begin = 0, end = 0;

    bool next() {
        while (end < text_.size() && std::isspace(static_cast<unsigned char>(text_[end])))
            ++end;
        begin = end;
        if (end >= text_.size()) return false;
        const char c = text_[end++];
        if (c == '(') return skip_string();
        if (c == '<' && end < text_.size() && text_[end] != '<') {
            end = text_.find('>', end) + 1;
            return true;
        }
        if (c == '<' || c == '>') {
            ++end;
            return true;
        }
        if (c == '[' || c == ']') return true;
        while (end < text_.size() && !std::isspace(static_cast<unsigned char>(text_[end])) &&
               std::string_view("[]<>(/").find(text_[end]) == std::string_view::npos)
            ++end;
        return true;
    }
    std::string token() const { return text_.substr(begin, end - begin); }

private:
    bool skip_string() {
        for (int depth = 1; depth > 0 && end < text_.size(); ++end) {
            if (text_[end] == '\\')
                ++end;
            else
                depth += text_[end] == '(' ? 1 : text_[end] == ')' ? -1 : 0;
        }
        return true;
    }
    const std::string& text_;
};

std::string inside(const std::string& token) {
    return token.size() >= 2 ? upper(token.substr(1, token.size() - 2)) : "";
}

/// Code to text of a ToUnicode CMap: bfchar and bfrange (PDF 32000-1 §9.10.3).
std::map<std::string, std::string> read_cmap(const std::string& cmap) {
    std::map<std::string, std::string> codes;
    Tokens tokens(cmap);
    std::string mode;
    std::vector<std::string> pending;
    while (tokens.next()) {
        const std::string token = tokens.token();
        if (token == "beginbfchar" || token == "beginbfrange") mode = token;
        if (token.starts_with("end")) mode.clear();
        if (mode.empty() || token.starts_with("begin")) continue;
        pending.push_back(token);
        if (mode == "beginbfchar" && pending.size() == 2) {
            codes[inside(pending[0])] = utf8_of(inside(pending[1]));
            pending.clear();
        }
        const bool is_list = pending.size() > 2 && pending[2] == "[";
        if (mode == "beginbfrange" && ((pending.size() == 3 && !is_list) || (is_list && token == "]"))) {
            const unsigned long first = std::stoul(inside(pending[0]), nullptr, 16),
                                last = std::stoul(inside(pending[1]), nullptr, 16);
            for (unsigned long code = first; code <= last; ++code) {
                if (is_list)
                    codes[hex_of(code)] = utf8_of(inside(pending[3 + code - first]));
                else
                    codes[hex_of(code)] =
                        utf8_of(hex_of(std::stoul(inside(pending[2]), nullptr, 16) + code - first));
            }
            pending.clear();
        }
    }
    return codes;
}

}

PdfEditor::PdfEditor(const std::filesystem::path& file) {
    pdf_.processFile(file.c_str());
}

std::string PdfEditor::content(int number) {
    auto contents = page(number).getKey("/Contents");
    if (contents.isStream()) return bytes_of(contents);
    std::string all;
    if (contents.isArray()) {
        for (auto& each : contents.getArrayAsVector())
            all += bytes_of(each) + '\n';
    }
    return all;
}

void PdfEditor::set_content(int number, const std::string& content) {
    page(number).replaceKey("/Contents",
                            pdf_.makeIndirectObject(QPDFObjectHandle::newStream(&pdf_, content)));
}

void PdfEditor::append(int number, const std::string& more) {
    set_content(number, "q\n" + content(number) + "\nQ\nq\n" + more + "\nQ\n");
}

void PdfEditor::add_resource(int number, const char* kind, const char* name, QPDFObjectHandle value) {
    auto resources = page(number).getKey("/Resources");
    if (!resources.hasKey(kind)) resources.replaceKey(kind, QPDFObjectHandle::newDictionary());
    resources.getKey(kind).replaceKey(name, value);
}

const std::map<std::string, std::string>& PdfEditor::codes_of(int number, const std::string& font) {
    auto dictionary = page(number).getKey("/Resources").getKey("/Font").getKey(font);
    auto& codes = codes_[dictionary.unparse()];
    if (codes.empty() && dictionary.hasKey("/ToUnicode"))
        codes = read_cmap(bytes_of(dictionary.getKey("/ToUnicode")));
    return codes;
}

std::vector<Shown> PdfEditor::shown(int number) {
    const std::string text = content(number);
    std::vector<Shown> found;
    Tokens tokens(text);
    std::vector<std::pair<std::string, std::size_t>> operands;
    Shown state;
    while (tokens.next()) {
        const std::string token = tokens.token();
        const bool is_operator =
            std::isalpha(static_cast<unsigned char>(token[0])) || token == "'" || token == "\"";
        if (!is_operator) {
            operands.emplace_back(token, tokens.begin);
            continue;
        }
        const auto number_at = [&](std::size_t from_end) {
            return operands.size() >= from_end
                       ? std::strtod(operands[operands.size() - from_end].first.c_str(), nullptr)
                       : 0;
        };
        if (token == "Tf" && operands.size() >= 2) {
            state.font = operands[operands.size() - 2].first;
            state.size = number_at(1);
        } else if (token == "Tm") {
            state.x = number_at(2);
            state.y = number_at(1);
        } else if (token == "TJ" || token == "Tj") {
            Shown each = state;
            each.begin = operands.front().second;
            each.end = tokens.begin;
            const auto& codes = codes_of(number, state.font);
            for (const auto& [operand, at] : operands) {
                const std::string hex = operand[0] == '<' && operand != "<<" ? inside(operand) : "";
                for (std::size_t i = 0; i + 4 <= hex.size(); i += 4) {
                    const auto code = codes.find(hex.substr(i, 4));
                    if (code != codes.end()) each.text += code->second;
                }
            }
            found.push_back(std::move(each));
        }
        operands.clear();
    }
    return found;
}

Shown PdfEditor::find(int number, const std::string& text) {
    const auto all = shown(number);
    for (const Shown& each : all) {
        if (each.text == text) return each;
    }
    for (const Shown& each : all) {
        if (each.text.find(text) != std::string::npos) return each;
    }
    throw std::runtime_error("page " + std::to_string(number) + " does not show '" + text + "'");
}

int PdfEditor::page_with(const std::string& text) {
    for (int number = 1; number <= static_cast<int>(n_pages()); ++number) {
        for (const Shown& each : shown(number)) {
            if (each.text == text) return number;
        }
    }
    return 0;
}

std::string PdfEditor::encoded(int number, const std::string& font, const std::string& text) {
    std::string hex = "<";
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        for (const auto& [code, characters] : codes_of(number, font)) {
            if (characters.size() <= length || text.compare(at, characters.size(), characters) != 0) continue;
            length = characters.size();
        }
        for (const auto& [code, characters] : codes_of(number, font)) {
            if (characters.size() != length || length == 0 || text.compare(at, length, characters) != 0)
                continue;
            hex += code;
            break;
        }
        if (length == 0) throw std::runtime_error("font " + font + " cannot show '" + text.substr(at) + "'");
        at += length;
    }
    return hex + ">";
}

Filled PdfEditor::code_near(int number, const std::string& text) {
    constexpr int kLeastParts = 20;
    const Shown label = find(number, text);
    const std::string all = content(number);
    const auto distance = [&](const Filled& path) {
        return std::hypot((path.left + path.right) / 2 - label.x, (path.bottom + path.top) / 2 - label.y);
    };
    Filled nearest, path;
    std::vector<double> operands;
    std::size_t begin = 0;
    for (Tokens tokens(all); tokens.next();) {
        const std::string token = tokens.token();
        if (!std::isalpha(static_cast<unsigned char>(token[0]))) {
            if (operands.empty()) begin = tokens.begin;
            operands.push_back(std::strtod(token.c_str(), nullptr));
            continue;
        }
        if ((token == "m" || token == "l") && operands.size() == 2) {
            if (path.n_parts == 0) path.begin = begin;
            path.n_parts += token == "m" ? 1 : 0;
            path.left = std::min(path.left, operands[0]), path.right = std::max(path.right, operands[0]);
            path.bottom = std::min(path.bottom, operands[1]), path.top = std::max(path.top, operands[1]);
        } else if (token != "h") {
            path.end = tokens.end;
            const bool is_code = token == "f" && path.n_parts >= kLeastParts;
            if (is_code && (nearest.n_parts == 0 || distance(path) < distance(nearest))) nearest = path;
            path = {};
        }
        operands.clear();
    }
    if (nearest.n_parts == 0) throw std::runtime_error("page " + std::to_string(number) + " has no code");
    return nearest;
}

void PdfEditor::replace_bytes(int number, std::size_t begin, std::size_t end, const std::string& by) {
    std::string all = content(number);
    all.replace(begin, end - begin, by);
    set_content(number, all);
}

void PdfEditor::replace(int number, const std::string& text, const std::string& by) {
    const Shown found = find(number, text);
    std::string whole = found.text;
    whole.replace(whole.find(text), text.size(), by);
    std::string all = content(number);
    all.replace(found.begin, found.end - found.begin, '[' + encoded(number, found.font, whole) + ']');
    set_content(number, all);
}

void PdfEditor::remove(int number, const std::string& text) {
    const Shown found = find(number, text);
    std::string all = content(number);
    all.replace(found.begin, found.end - found.begin, "[]");
    set_content(number, all);
}

void PdfEditor::wrap(int number, const std::string& text, const std::string& before,
                     const std::string& behind) {
    const Shown found = find(number, text);
    std::string all = content(number);
    const std::size_t open = all.rfind("BT", found.begin), close = all.find("ET", found.end) + 2;
    all.insert(close, '\n' + behind + '\n');
    all.insert(open, before + '\n');
    set_content(number, all);
}

void PdfEditor::wrap_inside(int number, const std::string& text, const std::string& before,
                            const std::string& behind) {
    const Shown found = find(number, text);
    std::string all = content(number);
    const std::size_t close = all.find("TJ", found.end) + 2;
    all.insert(close, '\n' + behind + '\n');
    all.insert(found.begin, before + '\n');
    set_content(number, all);
}

void PdfEditor::swap(int number, const std::string& a, const std::string& b) {
    Shown first = find(number, a), second = find(number, b);
    if (second.begin < first.begin) std::swap(first, second);
    std::string all = content(number);
    const std::string one = '[' + encoded(number, second.font, first.text) + ']',
                      other = '[' + encoded(number, first.font, second.text) + ']';
    all.replace(second.begin, second.end - second.begin, one);
    all.replace(first.begin, first.end - first.begin, other);
    set_content(number, all);
}

void PdfEditor::save(const std::filesystem::path& file) {
    QPDFWriter writer(pdf_, file.c_str());
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
}

}
