// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"
#include "publisher/base/folio.hpp"
#include "publisher/base/length.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/xml/xpath.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a publication.xml says: where the data is, by which rules it is governed, which editions are
/// made of it, from which sections, for which printers. A document: it is read once and never changes.
///
/// Conditions and values are XPath 1.0 texts; their syntax and function names have been checked when
/// the file was loaded, the attributes they name are checked once the data is known.
namespace publisher::publication {

using origin::DesignOrigin;

struct Expression {
    std::string xpath;
    DesignOrigin origin;
    /// As it was compiled when the file was loaded: every call in it knows its line and column.
    std::shared_ptr<const xml::XPath> compiled;

    bool is_empty() const { return xpath.empty(); }
    /// The same; an expression that was read from no file is compiled now. Null for one that is none.
    std::shared_ptr<const xml::XPath> compile(diag::Sink& findings) const;
};

// -- sources ---------------------------------------------------------------------------------------

/// What one column of a table, or one path of a JSON record, means.
struct ColumnMapping {
    /// A heading, or a JSON path such as "names.{locale}" or "pictures[].id", with placeholders {locale},
    /// {channel}, {market}, {currency}, {list} and {quantity}: "text-{locale}-{channel}-{market}".
    std::string column;
    /// id, identifier, parent, family, categories, enabled, order, label, attribute, price, relation,
    /// asset, pagination, or a field of an asset manifest (version, file, sha256, approval, licence, ...).
    std::string role;
    std::string attribute; ///< for role attribute; also the relation's or pagination field's name
    std::string type;      ///< text, rich-text, number, boolean, date, option, options, metric, gtin, ...
    std::string unit_column, unit;                 ///< for metric: where its unit stands, or the fixed unit
    std::string list, kind, tax, market, currency; ///< for price
    std::string basis, per_unit;                   ///< for price: "100" and "C62"
    std::string quantity;                          ///< for price: the quantity from which it holds
    std::string from_column, until_column;         ///< for price: validity
    std::string asset_role;                        ///< for asset: main, detail, ...
    DesignOrigin origin;
};

/// The folder of an Akeneo CSV export.
struct AkeneoSource {
    std::string id, folder;
    std::string identifier_attribute = "sku";
    std::string price_list; ///< the list its price columns belong to
    std::string tax;        ///< "gross" or "net": what its prices are
    /// What some attributes or columns mean beyond their type: `column` is an attribute's code or a whole
    /// heading; roles price (list, kind, tax, market), identifier, asset, pagination and ignore.
    std::vector<ColumnMapping> columns;
    DesignOrigin origin;
};

/// A CSV, JSON or XLSX file whose columns are mapped by hand.
struct TableSource {
    enum class Format { Csv, Json, Xlsx };
    std::string id, file;
    Format format = Format::Csv;
    std::string record =
        "product";       ///< product, model, category, attribute, family, option, channel, size-system
    char delimiter = 0;  ///< 0: found out from the heading row
    std::string charset; ///< empty: UTF-8 (with or without byte order mark), else an ICU name
    std::string
        records_path; ///< JSON: where the array is, "/products"; empty for the root; "/x/*": the members of x
    std::string tree; ///< categories: the tree they belong to when the file does not say
    std::vector<ColumnMapping> columns;
    DesignOrigin origin;
    std::string sheet = {}; ///< XLSX: the tab's name; empty: the first that is not hidden
};

/// A folder of approved pictures with a manifest; XMP in the files and in sidecars is read too.
struct DamSource {
    std::string id, folder, manifest;
    TableSource::Format format = TableSource::Format::Csv;
    char delimiter = 0;
    std::string records_path;
    std::vector<ColumnMapping> columns;
    DesignOrigin origin;
    std::string sheet = {};
};

struct Sources {
    std::vector<AkeneoSource> akeneo;
    std::vector<TableSource> tables;
    std::vector<DamSource> dams;
};

// -- governance ------------------------------------------------------------------------------------

/// The states that are different from one another and have a policy each.
enum class GapState {
    MissingTranslation,
    MissingPrice,
    MissingPicture,
    UnclearedRights,
    Incomplete,
    Unapproved
};
enum class GapAction { RefuseEdition, LeaveOut, Fallback, Placeholder, Accept };

struct Policy {
    GapState state{};
    GapAction action = GapAction::RefuseEdition;
    std::string fallback_locale;
    DesignOrigin origin;
};

/// Which field says that a record is signed off, and by which values. A publication without such a
/// field has to say so: `approval="none"`.
struct Approval {
    bool is_none = false;
    std::string attribute;
    std::vector<std::string> accepted;
    std::vector<std::string> accepted_assets; ///< values of an asset's approval state
    DesignOrigin origin;
};

/// required, pattern, minimum, maximum, check digit.
struct FieldRule {
    std::string attribute;
    Expression condition;
    bool is_required = false;
    std::string pattern;
    std::optional<Decimal> minimum, maximum;
    std::string check;              ///< "gtin": the GS1 check digit
    std::string severity = "error"; ///< an error makes the product incomplete, a warning is listed
    DesignOrigin origin;
};

/// Spellings of a licence that mean the same, and what it allows. Unknown spellings are not cleared.
struct Licence {
    std::string code;
    std::vector<std::string> spellings;
    std::vector<std::string> media, territories; ///< "*" for all
    bool is_credit_required = false;
    bool is_cleared = true;
    std::string judged_by; ///< distribution, printing, or empty: the whole window
    std::vector<std::string> constraints;
    DesignOrigin origin;
};

/// A signed exception, listed in every report that uses it.
struct Waiver {
    std::string id, code, scope, reason, granted_by;
    std::vector<std::string> editions; ///< empty: all
    std::optional<Date> valid_until;
    DesignOrigin origin;
};

struct LocaleFallback {
    std::string locale;
    std::vector<std::string> to;
    DesignOrigin origin;
};

/// How a channel shows measures: centimetres as inches with one decimal.
struct UnitRule {
    std::string attribute, channel, locale, market; ///< empty: any
    std::string to_unit;
    int decimals = 2;
    Rounding rounding = Rounding::HalfUp;
    DesignOrigin origin;
};

/// A price computed from another: per kilogram from the net weight, a deposit.
struct UnitPriceRule {
    std::string kind;                        ///< the kind it makes: "per-litre"
    std::string measure_attribute, per_unit; ///< capacity, LITER
    Decimal per_quantity = 1;                ///< per 1 l, per 100 g
    Expression condition;
    int decimals = 2;
    Rounding rounding = Rounding::HalfUp;
    DesignOrigin origin;
};

struct Governance {
    std::optional<Approval> approval;
    std::vector<Policy> policies;
    std::vector<FieldRule> rules;
    std::vector<Licence> licences;
    std::vector<Waiver> waivers;
    std::vector<LocaleFallback> fallbacks;
    std::vector<UnitRule> units;
    std::vector<UnitPriceRule> unit_prices;
    /// Judge a family's requirements for the edition's channel; off only by name.
    bool is_completeness_judged = true;
};

// -- editions, sections, outputs ---------------------------------------------------------------------

enum class TaxDisplay { Gross, Net };

struct Edition {
    std::string id, region, locale, channel, market, currency, price_list;
    TaxDisplay tax = TaxDisplay::Gross;
    Date price_date;
    DateWindow distribution;
    std::optional<Date> printing_date;
    std::vector<std::string> territories;
    std::string medium = "print";
    long long print_run = 0;           ///< 0: not stated
    bool is_without_waivers = false;   ///< shows what would be refused
    std::vector<std::string> sections; ///< empty: all
    DesignOrigin origin;
    std::string plan_file = {}; ///< pagination metadata of all its sections; empty: none
    int n_pages = 0;            ///< that it has; 0: as many as it takes
};

/// A size class of the layout's grid with the template that fills it.
struct SizeChoice {
    std::string size_class, template_file;
    Expression condition; ///< products that wish for it; empty: none does
    DesignOrigin origin;
};

/// Products for which one condition holds never stand beside those for which the other does.
struct NeverBeside {
    Expression first, second;
    DesignOrigin origin;
};

/// Sends the readers of an index from one of its terms to another.
struct SeeReference {
    std::map<std::string, std::string> from, to; ///< by locale; "" is the default
    DesignOrigin origin;
};

/// Another template for the tiles of a flowing grid for which the rule holds; the first rule that does counts.
struct TemplateRule {
    enum class Side { Either, Left, Right };  ///< of the page as it is bound
    enum class First { No, OfPage, OfGroup }; ///< only the first tile of the page, of the group
    std::string template_file;
    Expression condition; ///< empty: every product
    Side side = Side::Either;
    First first = First::No;
    DesignOrigin origin;
};

/// An advert or a note among the tiles of a flowing grid.
struct NoteRule {
    enum class At {
        GroupEnd,
        PageStart
    }; ///< in slots that stay empty behind a group; in the first ones of a page
    std::string template_file;
    At at = At::GroupEnd;
    int every = 1; ///< PageStart: of every second page, third, ...
    DesignOrigin origin;
};

/// An advert that plans put on pages of a grid.
struct Advert {
    std::string name, template_file;
    DesignOrigin origin;
};

/// One part of a section: a fixed page, a grid of tiles, a running table, or a table of contents.
struct Placement {
    enum class Kind { Page, Grid, Table, Contents };
    Kind kind = Kind::Grid;
    std::string template_file;      ///< from the publication's folder, else from the data folder
    Expression select;              ///< which products; empty: all that clear
    std::vector<std::string> order; ///< "category", "name", "sku", an attribute, "-attribute" down
    std::string group_tree;         ///< category tree to group by; empty: one group
    std::string group_template;     ///< band above each group; empty: none
    bool is_group_on_new_page = false;
    bool is_leaf_group = true; ///< group by the product's own category, else by the tree's first level
    DesignOrigin origin;
    /// A grid with size classes is solved as a planogram; groups are its departments.
    std::vector<SizeChoice> sizes = {};
    std::vector<NeverBeside> never_beside = {};
    bool is_department_ordered = true; ///< departments follow one another page by page
    bool is_department_block = false;  ///< the items of a department touch on every page
    int n_pages = 0;                   ///< of a solved grid; 0: as few as do
    long long n_steps = 400000;        ///< places tried before the answer is "not settled"
    bool is_index = false;             ///< its rows refer to products and are no place of theirs
    /// Its rows are terms with the pages of all products that have them: an expression, whose text holds
    /// several terms with `term_separator` between them. Empty: its rows are products.
    Expression terms = {};
    std::string term_separator = ",";
    bool has_letters = true; ///< terms stand in groups by their first letter
    std::vector<SeeReference> see = {};
    bool has_variants_together = false;   ///< the variants of a model have one place
    bool keeps_families = false;          ///< of a flowing grid: tiles of a model stand on one page
    std::vector<TemplateRule> rules = {}; ///< of a flowing grid
    std::vector<NoteRule> notes = {};     ///< of a flowing grid
    std::vector<Advert> adverts = {};     ///< of a grid
    enum class Lines { Groups, Sections, All };
    Lines lines = Lines::Groups; ///< of a table of contents; All: each section, and below it its groups
    std::string letter_of = {};  ///< attribute whose first letter groups an index; empty: none
};

struct Section {
    std::string id;
    std::map<std::string, std::string> titles; ///< by locale; "" is the default
    std::string layout_file, parent_page, grid;
    enum class Start { Page, Recto, Spread } start = Start::Page;
    std::vector<Placement> placements;
    DesignOrigin origin;
    std::string plan_file = {};       ///< pagination metadata; "{edition}" stands for the edition's id
    int min_pages = 0, max_pages = 0; ///< 0: no limit
    int page_multiple = 1;
    Folio first_folio; ///< prefix and style; number 0: counts on from the page before
    std::vector<std::string> denser_grids = {}; ///< tried in order where `max_pages` do not do
    std::string filler_file = {};  ///< item template of the pages that fill up; empty: blank ones
    std::string heading_file = {}; ///< item template above the content of its first page; empty: none
};

/// What stands beside the page on its sheet.
struct Marks {
    bool has_crop = false, has_bleed = false, has_registration = false, has_color_bar = false,
         has_slug = false;
};

/// What becomes of RGB pictures: separated for the printing condition, or kept with their profile (PDF/X-4).
enum class PicturePolicy { Separate, KeepRgb };

/// How deep the bookmarks of a PDF go.
enum class Bookmarks { None, Sections, Groups, Products };

struct Output {
    std::string name;
    std::string standard = "PDF/X-4"; ///< or "PDF/X-1a", or "screen"
    /// Name in the registry of output conditions; of a screen edition the one whose look its colours have.
    std::string condition;
    Marks marks;
    int ink_limit = 0; ///< percent; 0: that of the condition
    PicturePolicy pictures = PicturePolicy::Separate;
    bool is_perceptual = false;            ///< rendering intent of pictures, else relative colorimetric
    std::optional<Length> overprint_below; ///< black text of this size and more knocks out
    bool has_layers = false;               ///< the layout's layers as optional content (PDF/X-4)
    Bookmarks bookmarks = Bookmarks::None;
    int picture_ppi = 300; ///< pictures are brought down to this
    int minimum_ppi = 150; ///< below: layout/low-resolution
    std::string minimum_ppi_severity = "warning";
    DesignOrigin origin;

    /// A tagged RGB edition with links, which no printer gets.
    bool is_for_screen() const { return standard == "screen"; }
};

struct Publication {
    std::string id, file;
    std::map<std::string, std::string> titles;
    std::map<std::string, std::map<std::string, std::string>>
        labels; ///< name -> locale -> text, for templates
    Sources sources;
    Governance governance;
    std::vector<Edition> editions;
    std::vector<Section> sections;
    std::vector<Output> outputs;
};

/// Every condition and selection of the publication, as it was compiled.
std::vector<std::shared_ptr<const xml::XPath>> expressions(const Publication& publication);

/// The text for a locale: exact, then by language, then the default "".
const std::string* find_localized(const std::map<std::string, std::string>& texts, const std::string& locale);

}
