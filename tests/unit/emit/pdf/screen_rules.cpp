// SPDX-License-Identifier: Apache-2.0
#include "screen_rules.hpp"

#include <algorithm>
#include <map>

namespace publisher::emit::pdf {
namespace {

const std::set<std::string> kPainting = {"Tj", "TJ", "'",  "\"", "f", "F",  "f*", "B",
                                         "B*", "b",  "b*", "S",  "s", "Do", "sh", "INLINE"};

/// Walks the marked content of a page.
class ContentWalk : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" || name == "BMC") begin();
        if (name == "EMC") stack_.pop_back();
        if (kPainting.contains(name) && n_contents() + n_artifacts() == 0) has_unmarked = true;
        operands_.clear();
    }
    void handleEOF() override { is_balanced = stack_.empty(); }

    bool has_unmarked = false, has_artifact_in_content = false, has_content_in_artifact = false;
    bool is_balanced = false;
    std::vector<long long> contents;

private:
    enum class Kind { Other, Content, Artifact };

    void begin() {
        Kind kind = Kind::Other;
        if (operands_.front().getName() == "/Artifact") {
            kind = Kind::Artifact;
            has_artifact_in_content = has_artifact_in_content || n_contents() > 0;
        } else if (operands_.size() > 1 && operands_[1].hasKey("/MCID")) {
            kind = Kind::Content;
            contents.push_back(operands_[1].getKey("/MCID").getIntValue());
            has_content_in_artifact = has_content_in_artifact || n_artifacts() > 0;
        }
        stack_.push_back(kind);
    }
    long n_contents() const { return std::count(stack_.begin(), stack_.end(), Kind::Content); }
    long n_artifacts() const { return std::count(stack_.begin(), stack_.end(), Kind::Artifact); }

    std::vector<QPDFObjectHandle> operands_;
    std::vector<Kind> stack_;
};

ContentWalk walked(QPDFObjectHandle page) {
    ContentWalk walk;
    QPDFObjectHandle::parseContentStream(page.getKey("/Contents"), &walk);
    return walk;
}

std::string for_each_content(File& file, const char* fault, bool ContentWalk::*is_wrong) {
    return for_each_page(file, [&](QPDFObjectHandle page) { return when(walked(page).*is_wrong, fault); });
}

using Visit = std::function<std::string(const StructureNode& element, const StructureNode* parent)>;

std::string walk(const StructureNode& element, const StructureNode* parent, const Visit& visit) {
    if (std::string fault = visit(element, parent); !fault.empty()) return fault;
    for (const StructureNode& child : element.children)
        if (std::string fault = walk(child, &element, visit); !fault.empty()) return fault;
    return {};
}

std::string for_each_element(File& file, const Visit& visit) {
    return walk(structure_of(file.pdf), nullptr, visit);
}

/// Elements that may only stand in certain others.
std::string check_parents(File& file, const std::map<std::string, Names>& parents) {
    return for_each_element(file, [&](const StructureNode& element, const StructureNode* parent) {
        const auto allowed = parents.find(element.role);
        const bool is_wrong =
            allowed != parents.end() && (!parent || !allowed->second.contains(parent->role));
        return when(is_wrong, element.role + " stands in " + (parent ? parent->role : "nothing"));
    });
}

std::string check_headings(File& file) {
    int last = 0;
    return for_each_element(file, [&](const StructureNode& element, const StructureNode*) {
        if (element.role.size() != 2 || element.role[0] != 'H' || element.role[1] > '6') return std::string();
        const int level = element.role[1] - '0';
        const bool is_wrong = level > last + 1;
        last = level;
        return when(is_wrong, element.role + " follows a heading of a higher level");
    });
}

std::string check_grid(File& file) {
    return for_each_element(file, [](const StructureNode& element, const StructureNode*) {
        if (element.role != "Table") return std::string();
        std::set<long long> widths;
        for (const StructureNode& row : element.children) {
            long long width = 0;
            for (const StructureNode& cell : row.children)
                width += cell.number("/ColSpan", 1);
            widths.insert(width);
        }
        return when(widths.size() != 1, "the rows of a table differ in their columns");
    });
}

std::string check_links(File& file) {
    std::set<QPDFObjGen> in_structure;
    const std::string fault = for_each_element(file, [&](const StructureNode& element, const StructureNode*) {
        for (const QPDFObjectHandle& annotation : element.annotations) {
            in_structure.insert(annotation.getObjGen());
            if (element.role != "Link") return "a link stands in " + element.role;
        }
        return when(element.role == "Link" && element.annotations.empty(), "a Link leads nowhere");
    });
    if (!fault.empty()) return fault;
    return for_each_page(file, [&](QPDFObjectHandle page) {
        for (auto& annotation : page.getKey("/Annots").getArrayAsVector())
            if (!in_structure.contains(annotation.getObjGen())) return "a link is in no element";
        return "";
    });
}

std::string for_each_link(File& file, const std::function<std::string(QPDFObjectHandle)>& rule) {
    return for_each_page(file, [&](QPDFObjectHandle page) {
        for (auto& annotation : page.getKey("/Annots").getArrayAsVector())
            if (std::string fault = rule(annotation); !fault.empty()) return fault;
        return std::string();
    });
}

/// Every piece of marked content belongs to the element that the parent tree names, and the other way round.
std::string check_parent_tree(File& file) {
    const auto pages = file.pdf.pages();
    auto numbers = file.pdf.root().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
    std::map<long long, std::vector<QPDFObjectHandle>> parents;
    for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
        auto value = numbers.getArrayItem(i + 1);
        if (value.isArray()) parents[numbers.getArrayItem(i).getIntValue()] = value.getArrayAsVector();
    }
    std::map<std::pair<QPDFObjGen, long long>, QPDFObjGen> owners;
    for_each_element(file, [&](const StructureNode& element, const StructureNode*) {
        for (const auto& [page, number] : element.contents)
            owners[{page.getObjGen(), number}] = element.object.getObjGen();
        return std::string();
    });
    std::size_t n_contents = 0;
    for (const auto& page : pages) {
        const auto& of_page = parents[QPDFObjectHandle(page).getKey("/StructParents").getIntValue()];
        for (const long long number : walked(page).contents) {
            ++n_contents;
            const auto owner = owners.find({page.getObjGen(), number});
            if (owner == owners.end()) return std::string("content is in no element");
            if (of_page.at(static_cast<std::size_t>(number)).getObjGen() != owner->second)
                return std::string("the parent tree names another element");
        }
    }
    return when(n_contents != owners.size(), "an element has content that is not painted");
}

QPDFObjectHandle attribute(QPDFObjectHandle object, const std::string& key) {
    QPDFObjectHandle attributes = object.getKey("/A");
    return attributes.isDictionary() ? attributes.getKey(key) : QPDFObjectHandle::newNull();
}

StructureNode read(QPDFObjectHandle object) {
    StructureNode node{object.getKey("/S").getName().substr(1), object, {}, {}, {}};
    std::vector<QPDFObjectHandle> kids = {object.getKey("/K")};
    if (kids.front().isArray()) kids = kids.front().getArrayAsVector();
    for (QPDFObjectHandle& kid : kids) {
        if (kid.isInteger())
            node.contents.emplace_back(object.getKey("/Pg"), kid.getIntValue());
        else if (kid.isDictionary() && kid.hasKey("/MCID"))
            node.contents.emplace_back(kid.getKey("/Pg"), kid.getKey("/MCID").getIntValue());
        else if (kid.isDictionary() && kid.hasKey("/Obj"))
            node.annotations.push_back(kid.getKey("/Obj"));
        else if (kid.isDictionary())
            node.children.push_back(read(kid));
    }
    return node;
}

}

long long StructureNode::number(const std::string& key, long long otherwise) const {
    QPDFObjectHandle value = attribute(object, key);
    return value.isInteger() ? value.getIntValue() : otherwise;
}

std::string StructureNode::name(const std::string& key) const {
    QPDFObjectHandle value = attribute(object, key);
    return value.isName() ? value.getName() : "";
}

std::string StructureNode::text(const std::string& key) const {
    QPDFObjectHandle value = QPDFObjectHandle(object).getKey(key);
    return value.isString() ? value.getUTF8Value() : "";
}

std::string StructureNode::listing(const std::string& indent) const {
    std::string listing = indent + role;
    for (const char* key : {"/T", "/Alt"})
        if (const std::string value = text(key); !value.empty()) listing += " '" + value + "'";
    for (const char* key : {"/Scope", "/ListNumbering"})
        listing += name(key);
    for (const char* key : {"/ColSpan", "/RowSpan"})
        if (number(key, 1) > 1) listing += ' ' + std::string(key + 1) + ' ' + std::to_string(number(key, 1));
    if (!contents.empty()) listing += " *" + std::to_string(contents.size());
    listing += '\n';
    for (const StructureNode& child : children)
        listing += child.listing(indent + "  ");
    return listing;
}

StructureNode structure_of(FinishedPdf& pdf) {
    return read(pdf.root().getKey("/StructTreeRoot").getKey("/K"));
}

const std::map<std::string, Rule>& screen_rules() {
    static const std::map<std::string, Rule> rules = {
        {"01-003",
         [](File& file) {
             return for_each_content(file, "an artifact in content", &ContentWalk::has_artifact_in_content);
         }},
        {"01-004",
         [](File& file) {
             return for_each_content(file, "content in an artifact", &ContentWalk::has_content_in_artifact);
         }},
        {"01-005",
         [](File& file) {
             const std::string fault =
                 for_each_content(file, "paint that is neither", &ContentWalk::has_unmarked);
             return fault.empty() ? check_parent_tree(file) : fault;
         }},
        {"01-007", [](File& file) { return without_key(file, "/Suspects"); }},
        {"02-001",
         [](File& file) {
             static const Names standard = {"Document", "Sect", "H1", "H2",     "H3",  "H4",    "H5",
                                            "H6",       "P",    "L",  "LI",     "Lbl", "LBody", "Table",
                                            "TR",       "TH",   "TD", "Figure", "Link"};
             return for_each_element(file, [](const StructureNode& element, const StructureNode*) {
                 return when(!standard.contains(element.role), element.role);
             });
         }},
        {"02-004", [](File& file) { return without_key(file, "/RoleMap"); }},
        {"06-001", [](File& file) { return when(file.pdf.xmp().empty(), "no XMP"); }},
        {"06-002",
         [](File& file) { return when(file.pdf.xmp_value("pdfuaid:part") != "1", "no pdfuaid:part 1"); }},
        {"06-003",
         [](File& file) {
             return when(file.pdf.xmp().find("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">") ==
                             std::string::npos,
                         "no dc:title");
         }},
        {"07-001",
         [](File& file) {
             auto shows = file.pdf.root().getKey("/ViewerPreferences").getKey("/DisplayDocTitle");
             return when(!shows.isBool() || !shows.getBoolValue(), "the title is not shown");
         }},
        {"09-004",
         [](File& file) {
             return check_parents(file, {{"TR", {"Table"}}, {"TH", {"TR"}}, {"TD", {"TR"}}});
         }},
        {"09-005",
         [](File& file) {
             return check_parents(file, {{"LI", {"L"}}, {"Lbl", {"LI"}}, {"LBody", {"LI"}}});
         }},
        {"10-001",
         [](File& file) {
             std::string fault;
             file.pdf.for_each_dictionary([&](QPDFObjectHandle dictionary) {
                 const bool is_font = dictionary.getKey("/Subtype").isName() &&
                                      dictionary.getKey("/Subtype").getName() == "/Type0";
                 if (is_font && !dictionary.hasKey("/ToUnicode")) fault = "a font without ToUnicode";
             });
             return fault;
         }},
        {"11-001",
         [](File& file) {
             auto language = file.pdf.root().getKey("/Lang");
             return when(!language.isString() || language.getUTF8Value().empty(), "no language");
         }},
        {"11-006",
         [](File& file) { return when(file.pdf.xmp().find("<dc:language>") == std::string::npos, "none"); }},
        {"13-004",
         [](File& file) {
             return for_each_element(file, [](const StructureNode& element, const StructureNode*) {
                 return when(element.role == "Figure" && element.text("/Alt").empty(), "no Alt");
             });
         }},
        {"14-002", check_headings},
        {"14-003", check_headings},
        {"15-003",
         [](File& file) {
             return for_each_element(file, [](const StructureNode& element, const StructureNode*) {
                 return when(element.role == "TH" && element.name("/Scope").empty(), "no Scope");
             });
         }},
        {"15-005", check_grid},
        {"16-001",
         [](File& file) {
             return for_each_element(file, [](const StructureNode& element, const StructureNode*) {
                 return when(element.role == "L" && element.name("/ListNumbering").empty(), "no numbering");
             });
         }},
        {"20-001", [](File& file) { return without_key(file, "/OCProperties"); }},
        {"21-001", [](File& file) { return without_key(file, "/EmbeddedFiles"); }},
        {"25-001", [](File& file) { return without_key(file, "/XFA"); }},
        {"26-001", [](File& file) { return without_key(file, "/Encrypt"); }},
        {"28-002", check_links},
        {"28-008",
         [](File& file) {
             return for_each_page(file, [](QPDFObjectHandle page) {
                 auto tabs = page.getKey("/Tabs");
                 return when(!tabs.isName() || tabs.getName() != "/S", "not in the order of the structure");
             });
         }},
        {"28-011", check_links},
        {"28-012",
         [](File& file) {
             return for_each_link(file, [](QPDFObjectHandle link) {
                 auto contents = link.getKey("/Contents");
                 return when(!contents.isString() || contents.getUTF8Value().empty(), "no Contents");
             });
         }},
        {"30-001", [](File& file) { return without_key(file, "/Ref"); }},
        {"31-009",
         [](File& file) {
             std::string fault;
             file.pdf.for_each_dictionary([&](QPDFObjectHandle dictionary) {
                 if (!dictionary.hasKey("/FontBBox")) return;
                 if (!dictionary.hasKey("/FontFile2") && !dictionary.hasKey("/FontFile3"))
                     fault = "a font is not embedded";
             });
             return fault;
         }},
    };
    return rules;
}

}
