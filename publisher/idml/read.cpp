// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"

#include "publisher/idml/internal/part_reader.hpp"
#include "publisher/idml/package.hpp"

#include <algorithm>
#include <set>

namespace publisher::idml {
namespace {

class Reader {
public:
    explicit Reader(const Package& package) : package_(package) {}

    Result<Facts> read() {
        std::vector<std::string> sources;
        if (const Status status = read_part("designmap.xml", &sources); !status) return status.failure();
        std::set<std::string> read;
        for (const std::string& source : sources) {
            if (!read.insert(source).second) {
                missing_.push_back("designmap.xml names the part '" + source + "' twice");
            } else if (!package_.has(source)) {
                missing_.push_back("the part '" + source +
                                   "' that designmap.xml names is not in the package");
            } else if (const Status status = read_part(source, nullptr); !status) {
                return status.failure();
            }
        }
        facts_.problems = references_.problems();
        facts_.problems.insert(facts_.problems.begin(), missing_.begin(), missing_.end());
        return std::move(facts_);
    }

private:
    Status read_part(const std::string& name, std::vector<std::string>* sources) {
        auto stream = package_.stream(name);
        if (!stream) return stream.failure();
        std::optional<Failure> failure;
        xml::PullReader xml([&](char* buffer, int n) {
            const auto got = (*stream)->read(buffer, static_cast<std::size_t>(n));
            if (got) return static_cast<int>(*got);
            failure = got.failure();
            return -1;
        });
        PartReader reader(name, facts_, references_);
        const auto problem = reader.read(xml);
        if (failure) return *failure;
        if (problem)
            return Failure{Failure::Kind::Refused, "part '" + name + "' cannot be read: " + *problem};
        if (sources) *sources = reader.sources();
        return Done();
    }

    const Package& package_;
    Facts facts_;
    References references_;
    std::vector<std::string> missing_;
};

}

Result<Facts> read(std::string bytes) {
    const auto package = Package::open(std::move(bytes));
    if (!package) return package.failure();
    return Reader(*package).read();
}

}
