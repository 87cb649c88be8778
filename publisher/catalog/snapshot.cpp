// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/snapshot.hpp"

#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/snapshot_state.hpp"

#include <algorithm>

namespace publisher::catalog {
namespace {

template <typename Entry, typename Code>
CaselessMap<std::uint32_t> index_of(const std::vector<Entry>& entries, Code code) {
    CaselessMap<std::uint32_t> index;
    index.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        index.emplace(entries[i].*code, static_cast<std::uint32_t>(i));
    return index;
}

template <typename Entry>
const Entry* find(const CaselessMap<std::uint32_t>& index, const std::vector<Entry>& entries,
                  std::string_view code) {
    const auto found = index.find(code);
    return found == index.end() ? nullptr : &entries[found->second];
}

Failure damaged(const std::filesystem::path& file) {
    return {Failure::Kind::Refused, file.string() + ": is no snapshot of this program's version"};
}

}

Postings Postings::make(std::size_t n_lists,
                        const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    Postings postings;
    std::vector<std::uint32_t> next(n_lists + 1, 0);
    for (const auto& [list, number] : pairs)
        ++next[list + 1];
    for (std::size_t i = 1; i < next.size(); ++i)
        next[i] += next[i - 1];
    postings.first = next;
    postings.numbers.resize(pairs.size());
    for (const auto& [list, number] : pairs)
        postings.numbers[next[list]++] = number;
    return postings;
}

std::span<const std::uint32_t> Postings::list(std::size_t i) const {
    if (i + 1 >= first.size()) return {};
    return std::span(numbers).subspan(first[i], first[i + 1] - first[i]);
}

Snapshot::Snapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
Snapshot::~Snapshot() = default;

Status Snapshot::State::read_document(std::string_view document, std::string& bytes) {
    auto select = database.prepare("SELECT content FROM document WHERE name = ?");
    if (!select) return select.failure();
    select->bind_text(1, document);
    switch (select->step()) {
        case Statement::Step::Row: bytes = select->blob(0); return Done();
        case Statement::Step::Done:
            return Failure{Failure::Kind::Refused, "snapshot without " + std::string(document)};
        default: return database.failure();
    }
}

void Snapshot::State::index_tables() {
    attributes = index_of(tables.attributes, &Attribute::code);
    families = index_of(tables.families, &Family::code);
    family_variants = index_of(tables.family_variants, &FamilyVariant::code);
    categories = index_of(tables.categories, &Category::code);
    assets = index_of(tables.assets, &Asset::id);
    channel_definitions = index_of(tables.channel_definitions, &Channel::code);
    for (const Asset& asset : tables.assets)
        asset_locales.push_back(locale_id(asset.locale));
    for (std::size_t i = 0; i < tables.kinds.size(); ++i) {
        if (tables.kinds[i])
            ++n_models;
        else
            products.emplace_back(i);
    }
}

Result<std::unique_ptr<Snapshot>> Snapshot::open(const std::filesystem::path& file) {
    auto state = std::make_unique<State>();
    auto database = Database::open_finished(file);
    if (!database) return database.failure();
    state->database = std::move(*database);

    const auto pragma = [&](const char* sql) {
        auto statement = state->database.prepare(sql);
        return statement && statement->step() == Statement::Step::Row ? statement->number(0) : -1;
    };
    if (pragma("PRAGMA application_id") != kApplicationId ||
        pragma("PRAGMA user_version") != kFormatVersion) {
        return damaged(file);
    }
    std::string bytes;
    for (const auto& [document, text] :
         {std::pair{"name", &state->name}, {"arrangement", &state->arrangement}}) {
        if (const Status status = state->read_document(document, *text); !status) return status.failure();
    }
    if (const Status status = state->read_document("tables", bytes); !status) return status.failure();
    ArchiveReader reader(bytes);
    reader.field(state->tables);
    if (!reader.is_good() || !reader.is_at_end()) return damaged(file);
    auto select = state->database.prepare("SELECT id, content FROM product WHERE number = ?");
    if (!select) return select.failure();
    state->select_product = std::move(*select);
    state->index_tables();
    return std::unique_ptr<Snapshot>(new Snapshot(std::move(state)));
}

const std::string& Snapshot::name() const {
    return state_->name;
}
const std::string& Snapshot::arrangement() const {
    return state_->arrangement;
}
std::optional<Failure> Snapshot::failure() const {
    const std::scoped_lock lock(state_->reading);
    return state_->failure;
}

const std::vector<Attribute>& Snapshot::attributes() const {
    return state_->tables.attributes;
}
const std::vector<Family>& Snapshot::families() const {
    return state_->tables.families;
}
const std::vector<FamilyVariant>& Snapshot::family_variants() const {
    return state_->tables.family_variants;
}
const std::vector<Category>& Snapshot::categories() const {
    return state_->tables.categories;
}
const std::vector<Asset>& Snapshot::assets() const {
    return state_->tables.assets;
}
const std::vector<std::string>& Snapshot::locales() const {
    return state_->tables.locales;
}
const std::vector<std::string>& Snapshot::channels() const {
    return state_->tables.channels;
}
const std::vector<std::string>& Snapshot::markets() const {
    return state_->tables.markets;
}
const origin::CellTable& Snapshot::cells() const {
    return state_->tables.cells;
}

const Attribute* Snapshot::find_attribute(std::string_view code) const {
    return find(state_->attributes, attributes(), code);
}
const Category* Snapshot::find_category(std::string_view code) const {
    return find(state_->categories, categories(), code);
}
const Family* Snapshot::find_family(std::string_view code) const {
    return find(state_->families, families(), code);
}
const FamilyVariant* Snapshot::find_family_variant(std::string_view code) const {
    return find(state_->family_variants, family_variants(), code);
}
const Channel* Snapshot::find_channel(std::string_view code) const {
    return find(state_->channel_definitions, state_->tables.channel_definitions, code);
}
const Asset* Snapshot::find_asset(std::string_view id) const {
    return find(state_->assets, assets(), id);
}

std::vector<std::string> Snapshot::attribute_codes() const {
    std::vector<std::string> codes;
    codes.reserve(attributes().size());
    for (const Attribute& attribute : attributes())
        codes.push_back(attribute.code);
    return codes;
}

std::size_t Snapshot::n_products() const {
    return state_->products.size();
}
std::size_t Snapshot::n_models() const {
    return state_->n_models;
}
const std::vector<ProductId>& Snapshot::products() const {
    return state_->products;
}

bool Snapshot::State::read_record(ProductId product, std::string& id, std::string& content) {
    const std::scoped_lock lock(reading);
    select_product.reset();
    select_product.bind(1, product.index());
    if (select_product.step() != Statement::Step::Row) {
        if (!failure) failure = database.failure();
        return false;
    }
    id = select_product.text(0);
    content = select_product.blob(1);
    return true;
}

void Snapshot::State::note_failure(Failure noted) {
    const std::scoped_lock lock(reading);
    if (!failure) failure = std::move(noted);
}

std::shared_ptr<const Product> Snapshot::State::load(ProductId id) {
    auto& place = recent[id.index() % recent.size()];
    {
        const std::scoped_lock lock(reading);
        if (place && place->index == id) return place;
    }
    auto product = std::make_shared<Product>();
    product->index = id;
    product->is_model = id.index() < tables.kinds.size() && tables.kinds[id.index()] != 0;
    std::string content;
    if (read_record(id, product->id, content) && !decode(content, tables, *product)) {
        note_failure({Failure::Kind::Refused, "record of '" + product->id + "' in the snapshot is damaged"});
    }
    const std::uint32_t parent = id.index() < tables.parents.size() ? tables.parents[id.index()] : kNone;
    if (parent != kNone) product->parent = ProductId(parent);
    add_asset_links(*product);
    const std::scoped_lock lock(reading);
    place = product;
    return product;
}

/// Links that the manifest of the assets makes, behind those of the product itself.
void Snapshot::State::add_asset_links(Product& product) const {
    for (const std::uint32_t number : tables.assets_of_products.list(product.index.index())) {
        const Asset& asset = tables.assets[number];
        const bool is_linked = std::any_of(
            product.assets.begin(), product.assets.end(),
            [&](const AssetLink& link) { return link.asset == asset.index && link.role == asset.role; });
        if (is_linked) continue;
        AssetLink& link = product.assets.emplace_back();
        link.role = asset.role;
        link.asset = asset.index;
        link.reference = asset.id;
        link.cell = asset.cell;
        link.locale = asset_locales[number];
    }
}

ProductView Snapshot::view(ProductId product) const {
    std::vector<std::shared_ptr<const Product>> levels;
    for (ProductId level = product; level.is_valid(); level = levels.back()->parent) {
        levels.push_back(state_->load(level));
    }
    return ProductView(std::move(levels));
}

const IdentifierIndex& Snapshot::State::ensure_identifiers() {
    const std::scoped_lock lock(reading);
    if (identifiers) return *identifiers;
    identifiers.emplace();
    std::string bytes;
    const Status status = read_document("identifiers", bytes);
    if (status)
        ArchiveReader(bytes).field(*identifiers);
    else if (!failure)
        failure = status.failure();
    return *identifiers;
}

bool Snapshot::State::has_identifier(ProductId id, std::string_view code) {
    const auto product = load(id);
    if (equals_ignoring_case(product->id, code)) return true;
    return std::any_of(
        product->identifiers.begin(), product->identifiers.end(),
        [&](const Identifier& identifier) { return equals_ignoring_case(identifier.text, code); });
}

std::optional<ProductId> Snapshot::find_product(std::string_view code) const {
    const IdentifierIndex& index = state_->ensure_identifiers();
    const auto [first, last] = std::equal_range(index.hashes.begin(), index.hashes.end(), folded_hash(code));
    for (auto hash = first; hash != last; ++hash) {
        const ProductId product(index.products[static_cast<std::size_t>(hash - index.hashes.begin())]);
        if (state_->has_identifier(product, code)) return product;
    }
    return std::nullopt;
}

const Postings& Snapshot::State::ensure_variants() {
    const std::scoped_lock lock(reading);
    if (variants) return *variants;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto& parents = tables.parents;
    for (std::size_t i = 0; i < parents.size(); ++i) {
        if (parents[i] != kNone) pairs.emplace_back(parents[i], static_cast<std::uint32_t>(i));
    }
    return variants.emplace(Postings::make(parents.size(), pairs));
}

std::vector<ProductId> Snapshot::variants(ProductId model) const {
    std::vector<ProductId> result;
    for (const std::uint32_t variant : state_->ensure_variants().list(model.index()))
        result.emplace_back(variant);
    return result;
}

std::vector<ProductId> Snapshot::products_in_category(CategoryId category) const {
    std::vector<ProductId> result;
    for (const std::uint32_t product : state_->tables.products_of_categories.list(category.index())) {
        if (result.empty() || result.back().index() != product) result.emplace_back(product);
    }
    return result;
}

std::vector<ProductId> Snapshot::products_with_asset(AssetId asset) const {
    const auto linking = state_->tables.products_of_assets.list(asset.index());
    std::vector<ProductId> result;
    for (const ProductId product : linking.empty() ? std::vector<ProductId>() : products()) {
        for (std::uint32_t level = product.index(); level != kNone; level = state_->tables.parents[level]) {
            if (!std::binary_search(linking.begin(), linking.end(), level)) continue;
            result.push_back(product);
            break;
        }
    }
    return result;
}

std::optional<std::string> Snapshot::convert_size(std::string_view system, std::string_view size,
                                                  std::string_view to_system) const {
    if (equals_ignoring_case(system, to_system)) return std::string(size);
    const auto& sizes = state_->tables.sizes;
    const auto row = sizes.find(to_lower_ascii(system) + '\n' + to_lower_ascii(trimmed(size)));
    if (row == sizes.end()) return std::nullopt;
    const auto found = row->second.find(to_lower_ascii(to_system));
    return found == row->second.end() ? std::nullopt : std::optional(found->second);
}

}
