// SPDX-License-Identifier: Apache-2.0
#include "test_pictures.hpp"

#include <lcms2.h>

#include <algorithm>

namespace publisher::image {
namespace {

std::string saved(cmsHPROFILE profile) {
    // Dates of creation are none of the test's business.
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::string bytes(size, '\0');
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

struct Press {
    cmsHTRANSFORM to_lab, to_rgb;
};

int ink_to_lab(const cmsFloat32Number in[], cmsFloat32Number out[], void* cargo) {
    const float paper = 1 - in[3];
    const float rgb[3] = {(1 - in[0]) * paper, (1 - in[1]) * paper, (1 - in[2]) * paper};
    cmsCIELab lab;
    cmsDoTransform(static_cast<Press*>(cargo)->to_lab, rgb, &lab, 1);
    out[0] = static_cast<float>(lab.L / 100);
    out[1] = static_cast<float>((lab.a + 128) / 255);
    out[2] = static_cast<float>((lab.b + 128) / 255);
    return TRUE;
}

int lab_to_ink(const cmsFloat32Number in[], cmsFloat32Number out[], void* cargo) {
    const cmsCIELab lab{in[0] * 100.0, in[1] * 255.0 - 128, in[2] * 255.0 - 128};
    float rgb[3];
    cmsDoTransform(static_cast<Press*>(cargo)->to_rgb, &lab, rgb, 1);
    for (float& value : rgb)
        value = std::clamp(value, 0.0f, 1.0f);
    const float lightest = std::max({rgb[0], rgb[1], rgb[2]});
    for (int i = 0; i < 3; ++i)
        out[i] = lightest > 0 ? 1 - rgb[i] / lightest : 0;
    out[3] = 1 - lightest;
    return TRUE;
}

void write_table(cmsHPROFILE profile, cmsTagSignature tag, unsigned n_in, unsigned n_out, unsigned n_points,
                 cmsSAMPLERFLOAT sample, Press* press) {
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, n_in, n_out);
    cmsStage* table = cmsStageAllocCLutFloat(nullptr, n_points, n_in, n_out, nullptr);
    cmsStageSampleCLutFloat(table, sample, press, 0);
    // Profiles have 16-bit tables; the float one is sampled into such.
    cmsStage* table_16 = cmsStageAllocCLut16bit(nullptr, n_points, n_in, n_out, nullptr);
    struct Both {
        cmsPipeline* exact;
    };
    cmsPipeline* exact = cmsPipelineAlloc(nullptr, n_in, n_out);
    cmsPipelineInsertStage(exact, cmsAT_END, table);
    Both both{exact};
    cmsStageSampleCLut16bit(
        table_16,
        [](const cmsUInt16Number in[], cmsUInt16Number out[], void* cargo) -> int {
            cmsPipelineEval16(in, out, static_cast<Both*>(cargo)->exact);
            return TRUE;
        },
        &both, 0);
    cmsPipelineFree(exact);
    cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, cmsStageAllocToneCurves(nullptr, n_in, nullptr));
    cmsPipelineInsertStage(pipeline, cmsAT_END, table_16);
    cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, n_out, nullptr));
    cmsWriteTag(profile, tag, pipeline);
    cmsPipelineFree(pipeline);
}

std::string make_cmyk_profile() {
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(nullptr);
    Press press{cmsCreateTransform(srgb, TYPE_RGB_FLT, lab, TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, 0),
                cmsCreateTransform(lab, TYPE_Lab_DBL, srgb, TYPE_RGB_FLT, INTENT_RELATIVE_COLORIMETRIC, 0)};
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsMLU* name = cmsMLUalloc(nullptr, 1);
    cmsMLUsetASCII(name, "en", "US", "Test press");
    cmsWriteTag(profile, cmsSigProfileDescriptionTag, name);
    cmsMLUfree(name);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
    write_table(profile, cmsSigAToB0Tag, 4, 3, 7, ink_to_lab, &press);
    write_table(profile, cmsSigBToA0Tag, 3, 4, 33, lab_to_ink, &press);
    cmsDeleteTransform(press.to_lab);
    cmsDeleteTransform(press.to_rgb);
    cmsCloseProfile(srgb);
    cmsCloseProfile(lab);
    return saved(profile);
}

}

const std::string& cmyk_profile() {
    static const std::string profile = make_cmyk_profile();
    return profile;
}

std::string gray_profile(double gamma) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, gamma);
    std::string bytes = saved(cmsCreateGrayProfile(cmsD50_xyY(), curve));
    cmsFreeToneCurve(curve);
    return bytes;
}

std::string wide_rgb_profile() {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
    cmsToneCurve* const curves[3] = {curve, curve, curve};
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
    std::string bytes = saved(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(curve);
    return bytes;
}

}
