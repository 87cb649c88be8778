// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace publisher::catalog {

/// A prepared statement. Parameters and columns count from 1 and 0, as in SQLite; texts and blobs that
/// are bound must live until the statement has run.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    Statement(Statement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Statement& operator=(Statement&& other) noexcept {
        std::swap(statement_, other.statement_);
        return *this;
    }
    ~Statement();

    void bind(int parameter, std::int64_t number);
    void bind_text(int parameter, std::string_view text);
    void bind_blob(int parameter, std::string_view bytes);
    enum class Step { Row, Done, Failed };
    Step step();
    /// Runs a statement that gives no rows and makes it ready for the next time.
    bool run();
    void reset();
    std::int64_t number(int column) const;
    /// Valid until the next step or reset.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

private:
    sqlite3_stmt* statement_ = nullptr;
};

/// A SQLite file. Failures name the file and what SQLite or the system said of it.
class Database {
public:
    using Path = std::filesystem::path;

    /// A new file that nobody else sees: no journal, no syncing, one connection.
    static Result<Database> create(const Path& file);
    /// A finished file: read only, never changed by anybody, not locked.
    static Result<Database> open_finished(const Path& file);

    Database() = default;
    Database(Database&& other) noexcept
        : database_(std::exchange(other.database_, nullptr)), file_(other.file_) {}
    Database& operator=(Database&& other) noexcept;
    ~Database();

    Status execute(const char* sql);
    Result<Statement> prepare(std::string_view sql);
    Failure failure() const;
    /// All statements have to be gone before.
    Status close();

private:
    Database(sqlite3* database, Path file) : database_(database), file_(std::move(file)) {}
    static Result<Database> open(const Path& file, const std::string& name, int flags);

    sqlite3* database_ = nullptr;
    Path file_;
};

}
