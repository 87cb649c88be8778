// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/probe.hpp"
#include "publisher/world/memory_world.hpp"
#include "test_pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::image {
namespace {

using ::testing::ElementsAre;

std::string packet(const std::string& properties) {
    return "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
           "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
           "xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/' "
           "xmlns:plus='http://ns.useplus.org/ldf/xmp/1.0/' "
           "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' "
           "xmlns:pur='http://prismstandard.org/namespaces/prismusagerights/2.1/' "
           "xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>" +
           properties + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
}

RightsFacts sidecar(const std::string& properties) {
    MemoryWorld world;
    world.add("a.xmp", packet(properties));
    auto rights = probe_sidecar(world, "a.xmp");
    if (rights) return *std::move(rights);
    ADD_FAILURE() << rights.failure().message;
    return {};
}

RightsFacts embedded(const JpegOptions& options) {
    MemoryWorld world;
    world.add("a.jpg",
              make_jpeg(painted(8, 8, 1, [](int, int) { return std::vector<std::uint8_t>{128}; }), options));
    auto facts = probe(world, "a.jpg");
    if (facts) return std::move(facts->rights);
    ADD_FAILURE() << facts.failure().message;
    return {};
}

TEST(Rights, TermsAreKeptByLanguage) {
    const auto rights = sidecar(
        "<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Editorial only</rdf:li>"
        "<rdf:li xml:lang='de'>Nur redaktionell – größte Sorgfalt</rdf:li></rdf:Alt></xmpRights:UsageTerms>"
        "<xmpRights:Marked>True</xmpRights:Marked><xmpRights:WebStatement>https://example.com/l</"
        "xmpRights:WebStatement>"
        "<dc:creator><rdf:Seq><rdf:li>A. Meier</rdf:li><rdf:li>B. Wu</rdf:li></rdf:Seq></dc:creator>"
        "<photoshop:Credit>Meier / Wu</photoshop:Credit>");
    EXPECT_EQ(rights.usage_terms.at("x-default"), "Editorial only");
    EXPECT_EQ(rights.usage_terms.at("de"), "Nur redaktionell – größte Sorgfalt");
    EXPECT_EQ(rights.is_marked, true);
    EXPECT_THAT(rights.web_statements, ElementsAre("https://example.com/l"));
    EXPECT_THAT(rights.creators, ElementsAre("A. Meier", "B. Wu"));
    EXPECT_EQ(rights.credit, "Meier / Wu");
    EXPECT_EQ(rights.is_credit_required(), std::nullopt);
    EXPECT_TRUE(rights.ends.empty());
}

TEST(Rights, EverySpellingOfAnExpiryIsFoundAndTheEarliestBinds) {
    const auto rights = sidecar(
        "<plus:LicenseStartDate>2026-02-01</plus:LicenseStartDate><plus:LicenseEndDate>2027-12-31</"
        "plus:LicenseEndDate>"
        "<pur:embargoDate>2026-03-01</pur:embargoDate><pur:expirationDate>2027-06</pur:expirationDate>"
        "<prism:expirationDate>2027-09-30T00:00:00+01:00</prism:expirationDate><prism:killDate>2028</"
        "prism:killDate>");
    std::vector<std::string> spellings;
    for (const auto& end : rights.ends) {
        spellings.push_back(end.property + "=" + (end.day ? end.day->to_string() : "?"));
    }
    EXPECT_THAT(spellings, ::testing::UnorderedElementsAre(
                               "plus:LicenseEndDate=2027-12-31", "pur:expirationDate=2027-06-30",
                               "prism:expirationDate=2027-09-30", "prism:killDate=2028-12-31"));
    EXPECT_EQ(rights.window().to_string(), "2026-03-01..2027-06-30");
}

TEST(Rights, AnExpiryThatIsNoDateIsNotLost) {
    const auto rights = sidecar(
        "<plus:LicenseEndDate>end of season</plus:LicenseEndDate>"
        "<pur:expirationDate>2026-02-30</pur:expirationDate><prism:killDate></prism:killDate>");
    ASSERT_EQ(rights.ends.size(), 2u);
    EXPECT_TRUE(rights.has_unreadable_date());
    EXPECT_EQ(rights.window().last, std::nullopt);
    for (const auto& end : rights.ends)
        EXPECT_EQ(end.day, std::nullopt) << end.text;
}

TEST(Rights, PlusTermsComeInWordsFromABagOrAnAttribute) {
    const auto bag = sidecar(
        "<plus:ImageAlterationConstraints><rdf:Bag><rdf:li>http://ns.useplus.org/ldf/vocab/AL-CRP</rdf:li>"
        "<rdf:li>http://ns.useplus.org/ldf/vocab/AL-FLP</rdf:li><rdf:li>http://ns.useplus.org/ldf/vocab/"
        "AL-NEW</rdf:li>"
        "</rdf:Bag></plus:ImageAlterationConstraints>"
        "<plus:CreditLineRequired>http://ns.useplus.org/ldf/vocab/CR-CAI</plus:CreditLineRequired>"
        "<plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType='Resource'><plus:CopyrightOwnerName>Zenith AG"
        "</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>");
    EXPECT_THAT(bag.alteration_constraints,
                ElementsAre("No Cropping", "No Flipping", "http://ns.useplus.org/ldf/vocab/AL-NEW"));
    EXPECT_EQ(bag.credit_line_required, "Credit Adjacent To Image");
    EXPECT_EQ(bag.is_credit_required(), true);
    EXPECT_THAT(bag.owners, ElementsAre("Zenith AG"));

    MemoryWorld world;
    std::string text = packet("");
    text.replace(
        text.find("rdf:about=''"), 12,
        "rdf:about='' plus:ImageAlterationConstraints='AL-MRG; AL-RET' plus:RegionConstraints='DE, AT' "
        "plus:MediaConstraints='Print; Catalog' plus:CreditLineRequired='CR-NRQ'");
    world.add("a.xmp", text);
    const auto attributes = probe_sidecar(world, "a.xmp");
    ASSERT_TRUE(attributes) << attributes.failure().message;
    EXPECT_THAT(attributes->alteration_constraints, ElementsAre("No Merging", "No Retouching"));
    EXPECT_THAT(attributes->region_constraints, ElementsAre("DE", "AT"));
    EXPECT_THAT(attributes->media_constraints, ElementsAre("Print", "Catalog"));
    EXPECT_EQ(attributes->is_credit_required(), false);
}

TEST(Rights, EmbeddedXmpAndIptcAreReadTogether) {
    JpegOptions options;
    options.xmp = packet("<plus:LicenseEndDate>2027-12-31</plus:LicenseEndDate>");
    options.image_resources = make_iptc({{30, "20260201"},
                                         {37, "20270630"},
                                         {80, "M\xFCller"},
                                         {110, "M\xFCller/Agentur"},
                                         {116, "© Zenith"}});
    const auto rights = embedded(options);
    EXPECT_EQ(rights.window().to_string(), "2026-02-01..2027-06-30");
    EXPECT_EQ(rights.credit, "Müller/Agentur");
    EXPECT_THAT(rights.creators, ElementsAre("Müller"));
    EXPECT_EQ(rights.copyright.at(""), "© Zenith");
    EXPECT_EQ(rights.starts.at(0).property, "IPTC 2:30");
}

TEST(Rights, ThePacketItselfIsHandedOverAndPngHasItToo) {
    const std::string xmp =
        packet("<xmpRights:Owner><rdf:Bag><rdf:li>Zenith</rdf:li></rdf:Bag></xmpRights:Owner>");
    MemoryWorld world;
    world.add("a.png", make_png(painted(4, 4, 3,
                                        [](int, int) {
                                            return std::vector<std::uint8_t>{1, 2, 3};
                                        }),
                                {.xmp = xmp}));
    const auto facts = probe(world, "a.png");
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_EQ(facts->xmp, xmp);
    EXPECT_THAT(facts->rights.owners, ElementsAre("Zenith"));
}

TEST(Rights, ADamagedPacketIsAProblemAndADamagedSidecarRefused) {
    JpegOptions options;
    options.xmp = packet("").substr(0, 300);
    EXPECT_THAT(embedded(options).problems, ElementsAre("the embedded XMP packet is damaged"));

    MemoryWorld world;
    world.add("a.xmp", "Editorial only");
    const auto rights = probe_sidecar(world, "a.xmp");
    ASSERT_FALSE(rights);
    EXPECT_EQ(rights.failure().message, "a.xmp: XMP: the file is no well-formed XMP packet");
}

TEST(Rights, EntitiesOfASidecarDoNotReachOtherFiles) {
    MemoryWorld world;
    world.add("a.xmp", "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" +
                           packet("<photoshop:Credit>&f;</photoshop:Credit>").substr(58));
    const auto rights = probe_sidecar(world, "a.xmp");
    EXPECT_FALSE(rights && rights->credit.find("root") != std::string::npos);
}

}
}
