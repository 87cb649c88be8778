# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.25)
# Every source file says its licence in its first line (scripts and XML in the second or third, behind what
# has to stand first). GPL-3.0-or-later is the inspect worker alone. Run as: cmake -DSOURCE=... -P spdx.cmake
file(GLOB_RECURSE files RELATIVE ${SOURCE}
    ${SOURCE}/publisher/*.cpp ${SOURCE}/publisher/*.hpp ${SOURCE}/publisher/*.def ${SOURCE}/publisher/*.cmake
    ${SOURCE}/publisher/*/CMakeLists.txt ${SOURCE}/tests/*.cpp ${SOURCE}/tests/*.hpp ${SOURCE}/tests/*.cmake
    ${SOURCE}/tests/*.sh ${SOURCE}/tests/*/CMakeLists.txt ${SOURCE}/layouts/*.xml ${SOURCE}/layouts/*.rng
    ${SOURCE}/templates/*.xml ${SOURCE}/templates/*.rng)
list(APPEND files CMakeLists.txt publisher/CMakeLists.txt tests/CMakeLists.txt dev)

set(n_errors 0)
foreach(file ${files})
    file(STRINGS ${SOURCE}/${file} lines LIMIT_COUNT 3)
    set(place 0)
    set(found "")
    foreach(line IN LISTS lines)
        math(EXPR place "${place} + 1")
        if(line MATCHES "^(//|#|<!--) SPDX-License-Identifier: ([A-Za-z0-9.-]+)( -->)?$")
            set(found ${CMAKE_MATCH_2})
            break()
        endif()
    endforeach()
    set(wanted Apache-2.0)
    if(file MATCHES "^publisher/inspect/worker/")
        set(wanted GPL-3.0-or-later)
    endif()
    set(latest 1)
    if(file MATCHES "\\.(xml|rng|sh)$" OR file STREQUAL "dev")
        set(latest 3)
    endif()
    if(NOT found STREQUAL wanted OR place GREATER latest)
        message(SEND_ERROR "${file} does not begin with 'SPDX-License-Identifier: ${wanted}'")
        math(EXPR n_errors "${n_errors} + 1")
    endif()
endforeach()

list(LENGTH files n_files)
if(n_files LESS 100)
    message(FATAL_ERROR "only ${n_files} files were found; the test looks at the wrong folder")
endif()
if(n_errors GREATER 0)
    message(FATAL_ERROR "${n_errors} files without their licence")
endif()
message(STATUS "${n_files} files say their licence")
