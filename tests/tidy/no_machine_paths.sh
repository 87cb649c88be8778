#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# No file of the project names a folder of the machine it was written on. Build folders are not looked at.
set -euo pipefail
pattern='(^|[^A-Za-z0-9_.*}-])/(work|root|home)/'
files=(grep -rnIE --exclude-dir=build --exclude-dir=out --exclude-dir=.git --exclude=.git
       --exclude=no_machine_paths.sh "$pattern" .)
if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    files=(git grep -nIE "$pattern" -- . ':!tests/tidy/no_machine_paths.sh')
fi
if "${files[@]}"; then
    echo "these lines name folders of one machine"
    exit 1
fi
