// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/dump.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::catalog {
namespace {

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result += '"';
}

std::string to_text(const Datum& datum) {
    struct Visitor {
        std::string operator()(const std::monostate&) const { return "(empty)"; }
        std::string operator()(const PlainText& value) const { return in_quotes(value.text); }
        std::string operator()(const RichText& value) const { return "rich " + in_quotes(value.html); }
        std::string operator()(const Decimal& value) const { return value.to_string(); }
        std::string operator()(bool value) const { return value ? "yes" : "no"; }
        std::string operator()(const Date& value) const { return value.to_string(); }
        std::string operator()(const Options& value) const { return joined(value.codes, ", "); }
        std::string operator()(const Metric& value) const {
            return value.amount.to_string() + ' ' + value.unit;
        }
    };
    return std::visit(Visitor(), datum);
}

std::string_view to_text(Price::Kind kind) {
    switch (kind) {
        case Price::Kind::Regular: return "regular";
        case Price::Kind::Promotion: return "promotion";
        case Price::Kind::Former: return "former";
        case Price::Kind::LowestPrior: return "lowest-prior";
        case Price::Kind::Deposit: return "deposit";
        case Price::Kind::Derived: return "derived";
    }
    return "";
}

/// Collects the lines of one product.
class Listing {
public:
    Listing(const Snapshot& snapshot, const ProductView& view, const DumpOptions& options)
        : snapshot_(snapshot), view_(view), options_(options) {}

    std::string run() {
        const Product& own = view_.own();
        text_ = std::string(own.is_model ? "model " : "product ") + own.id + "  " + own.name_for_findings() +
                '\n';
        if (!own.is_enabled) line("disabled");
        for (std::size_t level = 1; level < view_.levels().size(); ++level)
            line("model " + view_.levels()[level]->id);
        if (view_.family().is_valid()) line("family " + snapshot_.families()[view_.family().index()].code);
        for (const CategoryId category : view_.categories()) {
            line("category " + snapshot_.categories()[category.index()].code);
        }
        for (const Identifier& identifier : own.identifiers) {
            line("identifier " + identifier.scheme + "  " + identifier.text + cell(identifier.cell));
        }
        values();
        prices();
        for (const Relation& relation : own.relations) {
            line("relation " + relation.type + "  " + relation.target_code +
                 (relation.target.is_valid() ? "" : "  (unknown)") + cell(relation.cell));
        }
        for (const AssetLink* link : view_.assets()) {
            const bool is_known = link->asset.is_valid();
            line("asset " + link->role + coded("  ", link->locale, snapshot_.locales()) + "  " +
                 (is_known ? snapshot_.assets()[link->asset.index()].id : link->reference + "  (unknown)") +
                 cell(link->cell));
        }
        for (const auto& [key, value] : own.pagination)
            line("pagination " + key + "  " + in_quotes(value));
        return std::move(text_);
    }

private:
    void line(const std::string& content) { text_ += "  " + content + '\n'; }

    std::string cell(const CellRef& ref) const {
        return options_.has_cells && ref.is_known() ? "  <- " + snapshot_.cells().resolve(ref).to_string()
                                                    : "";
    }

    template <typename Id>
    static std::string coded(const char* before, Id id, const std::vector<std::string>& codes) {
        return id.is_valid() ? before + codes[id.index()] : std::string();
    }

    std::string step(const Value& value) const {
        if (!options_.address) return {};
        const Resolution found = snapshot_.resolve(view_, value.attribute, *options_.address);
        return "  step " + std::string(found.value == &value ? to_string(found.step) : "-");
    }

    void values() {
        using Key = std::tuple<std::string, std::size_t, std::string>;
        std::vector<std::pair<Key, std::string>> lines;
        for (std::size_t level = 0; level < view_.levels().size(); ++level) {
            for (const Value& value : view_.levels()[level]->values) {
                const std::string& code = snapshot_.attributes()[value.attribute.index()].code;
                const std::string address = coded("  ", value.locale, snapshot_.locales()) +
                                            coded("  channel ", value.channel, snapshot_.channels()) +
                                            coded("  market ", value.market, snapshot_.markets());
                lines.emplace_back(Key(code, level, address), "value " + code + address + "  level " +
                                                                  std::to_string(level) + step(value) + "  " +
                                                                  to_text(value.datum) + cell(value.cell));
            }
        }
        std::sort(lines.begin(), lines.end());
        for (const auto& [key, content] : lines)
            line(content);
    }

    void prices() {
        for (std::size_t level = 0; level < view_.levels().size(); ++level) {
            std::vector<std::string> lines;
            for (const Price& price : view_.levels()[level]->prices) {
                lines.push_back(to_line(price) + "  level " + std::to_string(level) + cell(price.cell));
            }
            std::sort(lines.begin(), lines.end());
            for (const std::string& content : lines)
                line(content);
        }
    }

    std::string to_line(const Price& price) const {
        std::string content = "price " + std::string(to_text(price.kind));
        if (!price.derived_kind.empty()) content += ' ' + price.derived_kind;
        content += "  " + price.amount.to_string() + ' ' + price.currency;
        if (price.basis != Decimal(1)) content += " per " + price.basis.to_string();
        if (!price.unit.empty()) content += ' ' + price.unit;
        if (!price.list.empty()) content += "  list " + price.list;
        content += coded("  market ", price.market, snapshot_.markets());
        if (price.tax != Price::Tax::Unknown) content += price.tax == Price::Tax::Gross ? "  gross" : "  net";
        if (price.minimum_quantity != Decimal(1)) content += "  from " + price.minimum_quantity.to_string();
        if (price.validity != DateWindow()) content += "  " + price.validity.to_string();
        return content;
    }

    const Snapshot& snapshot_;
    const ProductView& view_;
    const DumpOptions& options_;
    std::string text_;
};

}

std::string dump_product(const Snapshot& snapshot, ProductId product, const DumpOptions& options) {
    const ProductView view = snapshot.view(product);
    return Listing(snapshot, view, options).run();
}

void dump_snapshot(const Snapshot& snapshot, const DumpOptions& options,
                   const std::function<void(std::string_view)>& write) {
    write(dump_summary(snapshot));
    std::vector<std::tuple<std::string, bool, ProductId>> records;
    for (std::size_t i = 0; i < snapshot.n_products() + snapshot.n_models(); ++i) {
        const ProductView view = snapshot.view(ProductId(i));
        records.emplace_back(view.own().id, view.own().is_model, ProductId(i));
    }
    std::sort(records.begin(), records.end());
    for (const auto& [id, is_model, product] : records) {
        write("\n");
        write(dump_product(snapshot, product, options));
    }
}

}
