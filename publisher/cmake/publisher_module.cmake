# SPDX-License-Identifier: Apache-2.0
# How a module of the journey is declared: sources by name, dependencies direct and complete.

# Fields left out of a designated initializer have their defaults; that is what they are for.
set(PUBLISHER_COMPILE_OPTIONS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Wno-missing-field-initializers -ffp-contract=off)
# The fuzz targets are built with clang, which warns of what system headers bring along.
if(PUBLISHER_DEVELOPER AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND PUBLISHER_COMPILE_OPTIONS -Werror)
endif()
add_compile_definitions(PUBLISHER_VERSION="${PROJECT_VERSION}")
if(PUBLISHER_SANITIZE)
    add_compile_options(-fsanitize=${PUBLISHER_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${PUBLISHER_SANITIZE})
endif()
if(PUBLISHER_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# publisher_module(NAME [SOURCES file...] [DEPS module...] [LIBRARIES target...])
#
# A static library publisher::NAME of the folder it is called in; without SOURCES a header-only
# module. The same DEPS are what the include-direction test holds the #include lines to.
function(publisher_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPS;LIBRARIES" ${ARGN})
    string(REPLACE "/" "_" target "publisher_${name}")
    list(TRANSFORM arg_DEPS REPLACE "/" "_")
    list(TRANSFORM arg_DEPS PREPEND "publisher_")
    # Folders are added in the order of the journey, so that what a module names is there before it.
    foreach(dep ${arg_DEPS})
        if(NOT TARGET ${dep})
            message(FATAL_ERROR "module '${name}' names '${dep}', which comes later or is not there")
        endif()
    endforeach()
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
        target_compile_options(${target} PRIVATE ${PUBLISHER_COMPILE_OPTIONS})
        target_link_libraries(${target} PUBLIC ${arg_DEPS} PRIVATE ${arg_LIBRARIES})
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
        target_link_libraries(${target} INTERFACE ${arg_DEPS})
    endif()
    string(REPLACE "_" "::" alias "${target}")
    add_library(${alias} ALIAS ${target})
endfunction()

# publisher_program(NAME SOURCES file... DEPS module... [LIBRARIES target...])
function(publisher_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPS;LIBRARIES" ${ARGN})
    string(REPLACE "/" "_" arg_DEPS "${arg_DEPS}")
    list(TRANSFORM arg_DEPS PREPEND "publisher_")
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_options(${name} PRIVATE ${PUBLISHER_COMPILE_OPTIONS})
    target_link_libraries(${name} PRIVATE ${arg_DEPS} ${arg_LIBRARIES})
endfunction()

# publisher_test(MODULE SOURCES file... [DEPS module...] [LIBRARIES target...])
#
# One test binary for a module, labelled quick. It runs in the source tree with the data folder set.
function(publisher_test module)
    cmake_parse_arguments(arg "" "LABEL" "SOURCES;DEPS;LIBRARIES" ${ARGN})
    if(NOT arg_LABEL)
        set(arg_LABEL quick)
    endif()
    string(REPLACE "/" "_" name "test_${module}")
    string(REPLACE "/" "_" arg_DEPS "${arg_DEPS}")
    list(TRANSFORM arg_DEPS PREPEND "publisher_")
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_options(${name} PRIVATE ${PUBLISHER_COMPILE_OPTIONS})
    target_compile_definitions(${name} PRIVATE PUBLISHER_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        PUBLISHER_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_DEPS} ${arg_LIBRARIES} GTest::gmock GTest::gtest_main)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${module} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${module} PROPERTIES LABELS ${arg_LABEL} TIMEOUT 300)
endfunction()
