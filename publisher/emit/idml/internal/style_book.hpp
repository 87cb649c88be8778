// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/cell_styles.hpp"
#include "publisher/emit/idml/internal/object_styles.hpp"
#include "publisher/emit/idml/internal/properties.hpp"

#include <map>
#include <tuple>

namespace publisher::emit::idml {

/// The styles of the document: those of the layout under their names, and what text needed beyond them
/// as derived ones in groups of their own.
class StyleBook {
public:
    StyleBook(const style::StyleSheet& styles, const PropertyMaker& maker, const Survey& survey);

    /// The id of the style that a paragraph gets; makes a derived one where it differs from its style.
    std::string paragraph(style::ParagraphStyleId id, const Variation& variation);

    /// What a run needs beyond its character style. Empty fields: nothing.
    struct Need {
        Faces::Names face;
        Length size;
        std::string language; ///< as applied
        bool is_empty() const { return face.family.empty() && size == Length() && language.empty(); }
    };
    std::string character(style::CharacterStyleId id, const Need& need);

    std::string table(style::TableStyleId id) const;
    /// Resources/Styles.xml; to be called when all text has been written.
    std::string make_styles(const CellStyles& cells, const ObjectStyles& objects, Ids& ids) const;

private:
    struct Derived {
        std::string name, based_on; ///< name without its group
        Properties properties;
    };
    void write_paragraph_styles(XmlWriter& xml) const;
    void write_character_styles(XmlWriter& xml) const;
    void write_table_styles(const CellStyles& cells, XmlWriter& xml) const;
    void write_table_style(style::TableStyleId id, const std::string& name, const style::Stroke& border,
                           const std::string& based_on, const CellStyles& cells, XmlWriter& xml) const;
    static void write_derived(const std::vector<Derived>& derived, const std::string& element,
                              XmlWriter& xml);

    const style::StyleSheet& styles_;
    const PropertyMaker& maker_;
    bool is_right_to_left_;
    using VariationKey = std::tuple<std::uint32_t, double, double, double, std::int64_t, bool, bool>;
    using NeedKey = std::tuple<std::uint32_t, std::string, std::string, std::int64_t, std::string>;
    std::map<VariationKey, std::string> paragraph_references_;
    std::map<NeedKey, std::string> character_references_;
    std::vector<Derived> paragraphs_, characters_;
};

}
