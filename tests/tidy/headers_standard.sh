#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Public headers include our own headers and the standard library, so that a library stays behind one module.
set -euo pipefail
[ $# -gt 0 ] || { echo "no headers were given"; exit 1; }
# Headers of the C++ library have neither a dot nor a slash in their names.
if grep -nE '^ *#include <[^>]*[./][^>]*>' "$@"; then
    echo "include these in the source file, or in a header of internal/"
    exit 1
fi
echo "$# public headers show no library"
