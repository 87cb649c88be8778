// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/internal/explain.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <libxml/tree.h>

#include <algorithm>
#include <map>
#include <set>

namespace publisher::xml {
namespace {

std::string_view name_of(const xmlNode* node) {
    return reinterpret_cast<const char*>(node->name);
}

std::string attribute_of(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetNoNsProp(node, BAD_CAST name);
    const std::string text = value ? reinterpret_cast<const char*>(value) : "";
    xmlFree(value);
    return text;
}

template <typename Visit>
void for_each_element(const xmlNode* parent, Visit visit) {
    for (const xmlNode* child = parent->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) visit(child);
    }
}

struct AttributeRule {
    bool is_required = false;
    bool is_free = false;            ///< anything, or a data type that libxml2 judges
    std::vector<std::string> values; ///< otherwise one of these
};

/// What one `<element>` pattern allows.
struct ElementRule {
    std::map<std::string, AttributeRule> attributes;
    std::map<std::string, std::vector<const xmlNode*>> children; ///< the patterns of that name
    std::set<std::string> required_children;
    bool has_text = false;
    bool is_open = false; ///< a pattern that is not understood here; nothing is said of it
};

class Explainer {
public:
    Explainer(const xmlDoc* schema, diag::Sink& findings) : findings_(findings) {
        const xmlNode* grammar = xmlDocGetRootElement(const_cast<xmlDoc*>(schema));
        for_each_element(grammar, [&](const xmlNode* part) {
            if (name_of(part) == "define") defines_[attribute_of(part, "name")] = part;
            if (name_of(part) == "start") collect(part, true, start_);
        });
    }

    std::size_t explain(const Node& root) {
        check_child(root, start_, "the file");
        return n_findings_;
    }

private:
    void collect(const xmlNode* pattern, bool is_required, ElementRule& rule) {
        for_each_element(pattern, [&](const xmlNode* part) { collect_part(part, is_required, rule); });
    }

    void collect_part(const xmlNode* part, bool is_required, ElementRule& rule) {
        const std::string_view kind = name_of(part);
        const std::string name = attribute_of(part, "name");
        if (kind == "element") {
            rule.children[name].push_back(part);
            if (is_required) rule.required_children.insert(name);
        } else if (kind == "attribute") {
            AttributeRule& attribute = rule.attributes[name];
            attribute.is_required = attribute.is_required || is_required;
            collect_values(part, attribute);
        } else if (kind == "optional" || kind == "zeroOrMore" || kind == "choice") {
            collect(part, false, rule);
        } else if (kind == "oneOrMore" || kind == "group" || kind == "interleave" || kind == "mixed") {
            rule.has_text = rule.has_text || kind == "mixed";
            collect(part, is_required, rule);
        } else if (kind == "text" || kind == "data" || kind == "value") {
            rule.has_text = true;
        } else if (kind == "ref" && defines_.count(name)) {
            collect(defines_[name], is_required, rule); // a define reaches itself through elements only
        } else if (kind != "empty") {
            rule.is_open = true;
        }
    }

    void collect_values(const xmlNode* pattern, AttributeRule& attribute) {
        bool is_empty = true;
        for_each_element(pattern, [&](const xmlNode* part) {
            is_empty = false;
            const std::string_view kind = name_of(part);
            if (kind == "value") {
                xmlChar* content = xmlNodeGetContent(part);
                attribute.values.emplace_back(trimmed(reinterpret_cast<const char*>(content)));
                xmlFree(content);
            } else if (kind == "choice") {
                collect_values(part, attribute);
            } else if (kind == "ref" && defines_.count(attribute_of(part, "name"))) {
                collect_values(defines_[attribute_of(part, "name")], attribute);
            } else {
                attribute.is_free = true;
            }
        });
        attribute.is_free = attribute.is_free || is_empty;
    }

    /// The rules of all patterns of one name together: what any of them allows, what all of them demand.
    ElementRule merged(const std::vector<const xmlNode*>& patterns) {
        ElementRule all;
        collect(patterns.front(), true, all);
        for (std::size_t i = 1; i < patterns.size(); ++i) {
            ElementRule other;
            collect(patterns[i], true, other);
            merge(other, all);
        }
        return all;
    }

    static void merge(const ElementRule& other, ElementRule& all) {
        for (auto& [name, attribute] : all.attributes) {
            const auto same = other.attributes.find(name);
            if (same == other.attributes.end() || !same->second.is_required) attribute.is_required = false;
        }
        for (const auto& [name, attribute] : other.attributes) {
            const auto [known, is_new] = all.attributes.emplace(name, attribute);
            if (is_new) known->second.is_required = false;
            known->second.is_free = known->second.is_free || attribute.is_free;
            known->second.values.insert(known->second.values.end(), attribute.values.begin(),
                                        attribute.values.end());
        }
        std::erase_if(all.required_children,
                      [&](const std::string& name) { return !other.required_children.count(name); });
        for (const auto& [name, patterns] : other.children) {
            auto& known = all.children[name];
            known.insert(known.end(), patterns.begin(), patterns.end());
        }
        all.has_text = all.has_text || other.has_text;
        all.is_open = all.is_open || other.is_open;
    }

    void check_child(const Node& node, const ElementRule& parent, const std::string& parent_name) {
        const std::string name(node.name());
        const auto patterns = parent.children.find(name);
        if (patterns != parent.children.end()) return check(node, merged(patterns->second));
        if (parent.is_open) return;
        std::vector<std::string> known;
        for (const auto& [other, pattern] : parent.children)
            known.push_back(other);
        report(node.finding(diag::Code::XmlInvalid,
                            {{"reason", "element '" + name + "' does not belong into " + parent_name}}),
               name, known);
    }

    void check(const Node& node, const ElementRule& rule) {
        if (rule.is_open) return;
        const std::string shown = "element '" + std::string(node.name()) + '\'';
        for (const std::string& name : node.attribute_names())
            check_attribute(node, name, rule, shown);
        for (const auto& [name, attribute] : rule.attributes) {
            if (attribute.is_required && !node.attribute(name.c_str()))
                report_lack(node, shown, "attribute", name);
        }
        for (const Node::Piece& piece : node.pieces()) {
            if (piece.element)
                check_child(piece.element, rule, shown);
            else if (!rule.has_text)
                check_no_text(piece, shown);
        }
        for (const std::string& name : rule.required_children) {
            if (!node.child(name)) report_lack(node, shown, "element", name);
        }
    }

    void check_attribute(const Node& node, const std::string& name, const ElementRule& rule,
                         const std::string& shown) {
        const auto attribute = rule.attributes.find(name);
        if (attribute == rule.attributes.end()) {
            std::vector<std::string> absent, present;
            for (const auto& [other, unused] : rule.attributes) {
                (node.attribute(other.c_str()) ? present : absent).push_back(other);
            }
            const std::vector<std::string>& known = nearest_name(name, absent) ? absent : present;
            return report(node.finding_at(name.c_str(), diag::Code::XmlInvalid,
                                          {{"reason", "there is no attribute '" + name + "' at " + shown}}),
                          name, known);
        }
        const std::vector<std::string>& values = attribute->second.values;
        const std::string value = node.attribute_or(name.c_str(), "");
        if (attribute->second.is_free ||
            std::find(values.begin(), values.end(), trimmed(value)) != values.end())
            return;
        auto finding = node.finding_at(name.c_str(), diag::Code::XmlInvalid,
                                       {{"reason", "'" + value + "' at attribute '" + name + "' of " + shown +
                                                       " is none of the words allowed"}});
        finding.with_remedy("use one of: " + joined(values, ", "));
        report(std::move(finding), value, values);
    }

    void check_no_text(const Node::Piece& piece, const std::string& shown) {
        const std::size_t at = piece.text.find_first_not_of(" \t\r\n");
        if (at == std::string::npos) return;
        Place place = piece.locate(at);
        report(diag::finding(diag::Code::XmlInvalid,
                             {{"reason", "there is text in " + shown + ", which takes none"}})
                   .from(std::move(place.origin))
                   .with_excerpt(std::move(place.excerpt)),
               "", {});
    }

    void report_lack(const Node& node, const std::string& shown, const std::string& kind,
                     const std::string& name) {
        auto finding =
            node.finding(diag::Code::XmlInvalid, {{"reason", shown + " has no " + kind + " '" + name + "'"}});
        finding.with_remedy("add the " + kind + " '" + name + "'");
        report(std::move(finding), "", {});
    }

    void report(diag::FindingBuilder finding, const std::string& stranger,
                const std::vector<std::string>& known) {
        ++n_findings_;
        const auto nearest = stranger.empty() ? std::nullopt : nearest_name(stranger, known);
        if (nearest) finding.with_remedy("did you mean '" + *nearest + "'?");
        findings_.add(finding);
    }

    std::map<std::string, const xmlNode*> defines_;
    ElementRule start_;
    diag::Sink& findings_;
    std::size_t n_findings_ = 0;
};

}

std::size_t explain(const xmlDoc* schema, const Node& root, diag::Sink& findings) {
    return Explainer(schema, findings).explain(root);
}

}
