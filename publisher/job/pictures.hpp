// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/binder.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/layout/compose.hpp"

#include <map>
#include <set>

namespace publisher::job {

/// The pictures of a run: probed once, converted once for each output condition, shared by editions.
class Pictures {
public:
    Pictures(World& world, const Preparation& preparation, const Places& places, int n_threads);

    /// Probes every asset that may be shown; several workers at a time, findings in the order of assets.
    void probe(const std::set<catalog::AssetId>& assets, diag::Sink& findings);
    bind::AssetFacts facts(catalog::AssetId asset) const;

    /// A probed picture as it came, by the digest of its file.
    struct Original {
        Path file;
        std::string format; ///< "JPEG"
        int width = 0, height = 0;
        double ppi_x = 0, ppi_y = 0; ///< as the file says; 0: not said
        bool has_clip = false;       ///< by a path of its own,
        std::string clip_name;       ///< with that name, if it is a plain one
    };
    Original original(const std::string& file_digest) const;

    /// Converts what an output needs, at the largest size each picture is placed. Results wait in a scratch
    /// file; no more of them are in memory than there are threads. A picture that does not decode is a
    /// finding; the output then has an empty frame there and carries no claim. One with more ink than the
    /// output allows is a finding too.
    Result<emit::pdf::PictureSource> prepare(const std::vector<layout::PlacedPicture>& placed,
                                             const publication::Output& output,
                                             const color::OutputCondition& condition, diag::Sink& findings);

    /// A picture in the inks of an output, as fine as a screen of `ppi` shows it at that size.
    Result<image::PrintPicture> for_screen(const std::string& file_digest, Size size, double ppi,
                                           const publication::Output& output,
                                           const color::OutputCondition& condition) const;

private:
    struct Probed {
        bind::AssetFacts facts;
        std::string format;
        double ppi_x = 0, ppi_y = 0;
        std::string clip_name;
        std::string problem;
    };
    Path path_of(catalog::AssetId asset) const;
    void report_unusable(catalog::AssetId asset, const std::string& reason, diag::Sink& findings) const;
    void report_ink(catalog::AssetId asset, int found, const publication::Output& output, int limit,
                    diag::Sink& findings) const;

    World& world_;
    const Preparation& preparation_;
    const Places& places_;
    int n_threads_;
    std::map<catalog::AssetId, Probed> probed_;
    std::map<std::string, catalog::AssetId> by_digest_;
};

/// The largest size each picture is placed at, by the digest of its file.
std::map<std::string, Size> largest_sizes(const std::vector<layout::PlacedPicture>& placed);

/// In percent; the condition's when the output has none of its own.
int ink_limit(const publication::Output& output, const color::OutputCondition& condition);

/// Runs `work(i)` for 0 <= i < n on several threads; results belong into slots of their own.
void run_parallel(std::size_t n, int n_threads, const std::function<void(std::size_t)>& work);

}
