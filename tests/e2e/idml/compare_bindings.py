# SPDX-License-Identifier: Apache-2.0
"""Compares the bindings of an IDML package with the provenance of the PDF of the same edition.

Arguments: what `dump bindings` lists, the PDF's provenance. Each value (product, field, hash) stands in as many objects of the
package as in the PDF. The figures below a code are drawn with it, and a value in several paragraphs is one. Prints what differs.
"""
import json
import sys
from collections import Counter


def listed(path):
    values = Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kind, product, field, locale, value, text = line.rstrip("\n").split("\t")
            if not locale or not text:
                print("without locale or text:", line.rstrip())
            if " " not in kind or " 1/" in kind:
                values[product, field, value] += 1
    return values


def placed(path):
    objects, codes = {}, set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            place = json.loads(line)
            if not place.get("product") or not place.get("field"):
                continue
            value = place["product"], place["field"], place["value"].zfill(16)
            objects.setdefault(value, set()).add(place["object"])
            if place["kind"] == "code":
                codes.add(place["object"])
    return {value: {name for name in names if name.rpartition("/text")[0] not in codes} for value, names in objects.items()}


there, wanted = listed(sys.argv[1]), placed(sys.argv[2])
if len(wanted) < 10:
    print("the PDF has but", len(wanted), "values")
for value in sorted(there.keys() | wanted.keys()):
    if there[value] != len(wanted.get(value, ())):
        print(*value, there[value], sorted(wanted.get(value, ())))
