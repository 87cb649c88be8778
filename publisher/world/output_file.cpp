// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/internal/output_file.hpp"
#include "publisher/world/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace publisher::world_internal {
namespace {

class SystemOutputFile : public OutputFile {
public:
    SystemOutputFile(std::filesystem::path target, std::filesystem::path temporary, FileDescriptor file)
        : target_(std::move(target)), temporary_(std::move(temporary)), file_(std::move(file)) {}

    ~SystemOutputFile() override {
        if (!published_) ::unlink(temporary_.c_str());
    }

    void write(std::string_view bytes) override {
        if (buffer_.size() + bytes.size() < kBufferSize) {
            buffer_ += bytes;
            return;
        }
        flush();
        if (error_ == 0) error_ = write_all(file_.number(), bytes);
    }

    int descriptor() const override {
        flush();
        return error_ == 0 ? file_.number() : -1;
    }

    Status publish() override {
        assert(!published_ && "a file is published once");
        flush();
        if (error_ == 0 && ::fsync(file_.number()) != 0) error_ = errno;
        if (error_ == 0 && ::close(file_.release()) != 0) error_ = errno;
        if (error_ == 0 && ::rename(temporary_.c_str(), target_.c_str()) != 0) error_ = errno;
        if (error_ != 0) return system_failure(target_, error_, Access::Write);
        published_ = true;
        error_ = sync_folder(target_.parent_path());
        if (error_ != 0) return system_failure(target_, error_, Access::Write);
        return Done();
    }

private:
    static constexpr std::size_t kBufferSize = 64 << 10;

    void flush() const {
        if (error_ == 0) error_ = write_all(file_.number(), buffer_);
        buffer_.clear();
    }

    std::filesystem::path target_, temporary_;
    FileDescriptor file_;
    mutable std::string buffer_;
    mutable int error_ = 0;
    bool published_ = false;
};

}

std::filesystem::path sibling_name(const std::filesystem::path& target, std::string_view suffix) {
    static std::atomic<unsigned> counter{0};
    // A file name has at most 255 bytes; the part that makes it unique must fit in.
    const std::string name = target.filename().string().substr(0, 200);
    return target.parent_path() / ("." + name + "." + std::to_string(::getpid()) + "-" +
                                   std::to_string(++counter) + "." + std::string(suffix));
}

int sync_folder(const std::filesystem::path& folder) {
    const char* name = folder.empty() ? "." : folder.c_str();
    const FileDescriptor file(::open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file.is_open()) return errno;
    // Some network and overlay file systems cannot sync a folder and say EINVAL; nothing is lost by it.
    if (::fsync(file.number()) != 0 && errno != EINVAL) return errno;
    return 0;
}

Result<std::unique_ptr<OutputFile>> create_output_file(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::path target = path;
    if (std::filesystem::is_symlink(target, error)) {
        target = std::filesystem::weakly_canonical(target, error);
        if (error) return system_failure(path, error.value(), Access::Write);
    }
    const auto status = std::filesystem::status(target, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        return Failure{Failure::Kind::Refused, path.string() + ": is there and is no regular file"};
    }

    const auto temporary = sibling_name(target, "tmp");
    FileDescriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file.is_open()) return system_failure(path, errno, Access::Write);
    return std::unique_ptr<OutputFile>(new SystemOutputFile(target, temporary, std::move(file)));
}

}
