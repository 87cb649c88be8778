// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/crew.hpp"
#include "publisher/bind/binder.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/job/supplied_pages.hpp"
#include "publisher/layout/compose.hpp"

#include <functional>
#include <map>
#include <set>

namespace publisher::job {

/// The pictures of a run: probed once, converted once for each output condition, shared by editions. Between two
/// probings several threads may ask.
class Pictures {
public:
    Pictures(World& world, const Preparation& preparation, const Places& places, Crew crew);

    /// The products that show an asset, as findings name them; empty when the data link it to none.
    using UsersOf = std::function<std::string(catalog::AssetId)>;
    /// Probes every asset that may be shown; several workers at a time, findings in the order of assets.
    void probe(const std::set<catalog::AssetId>& assets, const UsersOf& users_of, diag::Sink& findings);
    bind::AssetFacts facts(catalog::AssetId asset) const;

    /// A probed picture as it came, by the digest of its file.
    struct Original {
        Path file;
        std::string format; ///< "JPEG"
        int width = 0, height = 0;
        double ppi_x = 0, ppi_y = 0; ///< as the file says; 0: not said
        bool has_clip = false;       ///< by a path of its own,
        std::string clip_name;       ///< with that name, if it is a plain one
        int page = 0;                ///< of a PDF; 0: it is none
        std::string box = {};        ///< what is seen of it: "TrimBox"
    };
    Original original(const std::string& file_digest) const;

    /// Null for art that is no page of a supplied PDF.
    const SuppliedPage* supplied_page(const std::string& file_digest) const;
    /// A supplied page of that size as a screen shows it.
    Result<raster::Image> draw_page(const SuppliedPage& page, Size size, double ppi,
                                    const color::ScreenTransform& inks) const;
    /// The content of all supplied pages that may be shown, by which they are known on finished pages.
    std::set<std::string> supplied_content() const;

    /// Converts what an output needs, at the largest size each picture is placed. Results wait in a scratch
    /// file; no more of them are in memory than there are threads. A picture that does not decode is a
    /// finding at its first place; the output then has an empty frame there and carries no claim, and so does one that has
    /// no form for a supplied page. A picture with more ink than the output allows is a finding too. Drawings are
    /// read and made in the inks of the output. What is given needs these pictures; several threads may ask it.
    Result<emit::pdf::ArtSource> prepare(const std::vector<layout::PlacedPicture>& placed,
                                         const publication::Output& output,
                                         const color::OutputCondition& condition, diag::Sink& findings);

    bool is_drawing(const std::string& file_digest) const;
    /// A drawing in the inks of an output.
    Result<vector::InkedDrawing> drawing(const std::string& file_digest, const publication::Output& output,
                                         const color::OutputCondition& condition) const;
    /// A picture in the inks of an output, as fine as a screen of `ppi` shows it at that size; from what was prepared
    /// for the output, where there is something.
    Result<image::PrintPicture> for_screen(const std::string& file_digest, Size size, double ppi,
                                           const publication::Output& output,
                                           const color::OutputCondition& condition,
                                           const emit::pdf::ArtSource& prepared) const;

private:
    struct Probed {
        bind::AssetFacts facts;
        bool is_drawing = false;
        std::string format;
        double ppi_x = 0, ppi_y = 0;
        std::string clip_name;
        std::string problem;
        std::optional<SuppliedPage> page;
    };
    Probed probe(catalog::AssetId asset);
    Probed probe_page(const PageOfFile& place, const std::string& file_digest);
    void report_problems(catalog::AssetId asset, const std::string& users, diag::Sink& findings) const;
    /// With the asset and the cell that names its file.
    diag::FindingBuilder about(catalog::AssetId asset, diag::FindingBuilder finding) const;
    diag::FindingBuilder unusable(catalog::AssetId asset, const std::string& reason) const;
    Path path_of(catalog::AssetId asset) const;

    struct Prepared;
    struct Work;
    image::ConvertRequest request_for(const std::string& digest, Size size, const publication::Output& output,
                                      const color::OutputCondition& condition) const;
    void make(Work& work, Prepared& prepared, const publication::Output& output,
              const color::OutputCondition& condition) const;
    void report(const Work& done, const layout::PlacedPicture& place, const publication::Output& output,
                const color::OutputCondition& condition, diag::Sink& findings) const;
    Result<emit::pdf::Art> art(const Prepared& prepared, const emit::pdf::ArtRequest& wanted) const;

    /// Those that the output has a form for, by their digest; the others are reported.
    std::set<std::string> placeable_pages(const std::vector<layout::PlacedPicture>& placed,
                                          const publication::Output& output, diag::Sink& findings) const;
    /// What an output has no form for, at the first place of the page.
    void report_refused(const layout::PlacedPicture& place, const publication::Output& output,
                        const std::vector<PlacingFault>& faults, diag::Sink& findings) const;
    /// A page as a screen edition shows it.
    Result<image::PrintPicture> picture_of(const SuppliedPage& page, Size size, double ppi,
                                           const color::OutputCondition& condition) const;
    Result<emit::pdf::Art> read_page(const SuppliedPage& page) const;

    World& world_;
    const Preparation& preparation_;
    const Places& places_;
    Crew crew_;
    SuppliedPages pages_;
    std::map<catalog::AssetId, Probed> probed_;
    std::map<std::string, catalog::AssetId> by_digest_;
};

/// The largest size each picture is placed at, by the digest of its file.
std::map<std::string, Size> largest_sizes(const std::vector<layout::PlacedPicture>& placed);

/// In percent; the condition's when the output has none of its own.
int ink_limit(const publication::Output& output, const color::OutputCondition& condition);

}
