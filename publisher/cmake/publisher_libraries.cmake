# SPDX-License-Identifier: Apache-2.0
# Every library comes from the system; configuring downloads nothing.

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(LibXml2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(TIFF REQUIRED)
find_package(JPEG REQUIRED)
find_package(simdjson REQUIRED)
if(PUBLISHER_DEVELOPER)
    find_package(GTest REQUIRED)
    find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
    find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
endif()

foreach(library pango pangoft2 harfbuzz harfbuzz-subset freetype2 fontconfig libqpdf poppler lcms2 exempi-2.0
        libseccomp libwebp cairo libdeflate zxing)
    string(TOUPPER ${library} variable)
    string(REGEX REPLACE "[^A-Z0-9]" "_" variable ${variable})
    pkg_check_modules(${variable} REQUIRED IMPORTED_TARGET ${library})
endforeach()

find_path(HYPHEN_INCLUDE hyphen.h REQUIRED)
find_library(HYPHEN_LIBRARY hyphen REQUIRED)

add_library(publisher_zint INTERFACE)
find_path(ZINT_INCLUDE zint.h REQUIRED)
find_library(ZINT_LIBRARY zint REQUIRED)
target_include_directories(publisher_zint SYSTEM INTERFACE ${ZINT_INCLUDE})
target_link_libraries(publisher_zint INTERFACE ${ZINT_LIBRARY})

# Poppler's private headers lie in its folder and two below it; they are no model of warnings.
add_library(publisher_poppler_private INTERFACE)
find_path(POPPLER_PRIVATE_INCLUDE OutputDev.h PATH_SUFFIXES poppler REQUIRED)
target_include_directories(publisher_poppler_private SYSTEM INTERFACE
    ${POPPLER_PRIVATE_INCLUDE} ${POPPLER_PRIVATE_INCLUDE}/goo ${POPPLER_PRIVATE_INCLUDE}/splash)
target_link_libraries(publisher_poppler_private INTERFACE PkgConfig::POPPLER)
