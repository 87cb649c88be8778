#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The engine and the picture worker stay free of libraries that are refused for their licence or weight;
# Poppler lives in publisher-inspect alone.
set -euo pipefail
refused='lib(poppler|exiv2|gs|mupdf|vips|x265|x264|heif)[.-]'
n_seen=0
for program in "$@"; do
    [ -x "$program" ] || continue
    n_seen=$((n_seen + 1))
    libraries=$(ldd "$program")
    if grep -E "$refused" <<<"$libraries"; then
        echo "$(basename "$program") is linked with what is refused"
        exit 1
    fi
done
[ "$n_seen" -gt 0 ] || { echo "no program is built yet"; exit 77; }
echo "$n_seen programs are free of refused libraries"
