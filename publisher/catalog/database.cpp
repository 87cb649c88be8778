// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/database.hpp"

#include "publisher/world/descriptor.hpp"

#include <sqlite3.h>

#include <cerrno>

namespace publisher::catalog {
namespace {

/// The file's name within a URI: '%', '?' and '#' mean something there.
std::string to_uri(const std::filesystem::path& file, std::string_view options) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '%')
            uri += "%25";
        else if (c == '?')
            uri += "%3f";
        else if (c == '#')
            uri += "%23";
        else
            uri += c;
    }
    return uri.append("?").append(options);
}

Failure failure_of(sqlite3* database, const std::filesystem::path& file) {
    const int code = database ? sqlite3_errcode(database) : SQLITE_NOMEM;
    const int error = database ? sqlite3_system_errno(database) : 0;
    if (code == SQLITE_FULL) return system_failure(file, ENOSPC, Access::Write);
    // Reaching a limit on the size of files is as good as a full disk: another place or time helps.
    if (code == SQLITE_IOERR && error == EFBIG) {
        return {Failure::Kind::Temporary, system_failure(file, EFBIG, Access::Write).message};
    }
    if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && error != 0) {
        return system_failure(file, error, Access::Write);
    }
    const bool may_pass = code == SQLITE_NOMEM || code == SQLITE_BUSY;
    const char* words = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return {may_pass ? Failure::Kind::Temporary : Failure::Kind::Refused, file.string() + ": " + words};
}

}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::bind(int parameter, std::int64_t number) {
    sqlite3_bind_int64(statement_, parameter, number);
}

void Statement::bind_text(int parameter, std::string_view text) {
    sqlite3_bind_text64(statement_, parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
    sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
}

Statement::Step Statement::step() {
    switch (sqlite3_step(statement_)) {
        case SQLITE_ROW: return Step::Row;
        case SQLITE_DONE: return Step::Done;
        default: return Step::Failed;
    }
}

bool Statement::run() {
    const bool is_done = step() == Step::Done;
    return sqlite3_reset(statement_) == SQLITE_OK && is_done;
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
}

std::string_view Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    return bytes ? std::string_view(static_cast<const char*>(bytes),
                                    static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string_view();
}

Result<Database> Database::open(const Path& file, const std::string& name, int flags) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database result(database, file);
    if (code != SQLITE_OK) return failure_of(database, file);
    return result;
}

Result<Database> Database::create(const Path& file) {
    auto database =
        open(file, std::filesystem::absolute(file).string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!database) return database;
    const Status status = database->execute(
        "PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096");
    if (!status) return status.failure();
    return database;
}

Result<Database> Database::open_finished(const Path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return system_failure(file, error ? error.value() : ENOENT, Access::Read);
    }
    auto database = open(file, to_uri(file, "immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (!database) return database;
    const Status status = database->execute("PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -1024");
    if (!status) return status.failure();
    return database;
}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(file_, other.file_);
    return *this;
}

Database::~Database() {
    sqlite3_close_v2(database_);
}

Status Database::execute(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
    return Done();
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure();
    return Statement(statement);
}

Failure Database::failure() const {
    return failure_of(database_, file_);
}

Status Database::close() {
    sqlite3* database = std::exchange(database_, nullptr);
    if (sqlite3_close(database) == SQLITE_OK) return Done();
    const Failure failure = failure_of(database, file_);
    sqlite3_close_v2(database);
    return failure;
}

}
