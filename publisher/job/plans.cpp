// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/plans.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/text_table.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <filesystem>

namespace publisher::job {
namespace {

constexpr std::uint64_t kLargestXml = 16u << 20;

class PlanReader {
public:
    PlanReader(const World& world, const publication::Publication& publication, diag::Sink& findings)
        : world_(world),
          folder_(std::filesystem::path(publication.file).parent_path()),
          findings_(findings) {}

    void read(const std::string& name, const std::string& section, const origin::DesignOrigin& named_at) {
        if (name.empty()) return;
        const std::filesystem::path file = folder_ / name;
        if (to_lower_ascii(file.extension().string()) == ".xml") {
            const auto bytes = world_.read(file, kLargestXml);
            if (!bytes) return report(name, bytes.failure(), named_at);
            if (const auto table = plan::read_xml_table(*bytes, name, findings_))
                plan::add_rows(*table, section, pagination_, findings_);
            return;
        }
        const auto table = source::read_text_table(world_, file, name, findings_);
        if (!table) return report(name, table.failure(), named_at);
        plan::add_rows(*table, section, pagination_, findings_);
    }

    plan::Pagination finish() { return std::move(pagination_); }

private:
    void report(const std::string& name, const Failure& failure, const origin::DesignOrigin& named_at) {
        findings_.add(diag::finding(diag::Code::PlanFile, {{"file", name}, {"reason", failure.message}})
                          .from(named_at));
    }

    const World& world_;
    std::filesystem::path folder_;
    diag::Sink& findings_;
    plan::Pagination pagination_;
};

std::string with_edition(std::string text, const std::string& edition) {
    constexpr std::string_view kPlaceholder = "{edition}";
    for (std::size_t at; (at = text.find(kPlaceholder)) != std::string::npos;)
        text.replace(at, kPlaceholder.size(), edition);
    return text;
}

}

plan::Pagination read_plans(const World& world, const publication::Publication& publication,
                            const publication::Edition& edition, diag::Sink& findings) {
    PlanReader reader(world, publication, findings);
    reader.read(edition.plan_file, {}, edition.origin);
    for (const publication::Section& section : publication.sections) {
        const bool is_used =
            edition.sections.empty() ||
            std::find(edition.sections.begin(), edition.sections.end(), section.id) != edition.sections.end();
        // A plan of the edition takes the place of those of its sections.
        if (is_used && edition.plan_file.empty())
            reader.read(with_edition(section.plan_file, edition.id), section.id, section.origin);
    }
    return reader.finish();
}

}
