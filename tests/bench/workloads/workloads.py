#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the data of the benchmark: a price list (list.xml) of N rows, an illustrated catalog (catalog.xml) of N products.

    workloads.py list N FOLDER      workloads.py catalog N FOLDER      [--rows FILE.csv]

The same N gives the same bytes. With --rows the rows are those of a CSV file with the columns group or section, sku, name,
desc, ean, price and so on; its pictures are looked for beside it. Standard library only.
"""
import argparse
import csv
import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent

THINGS = "adhesive bearing bracket clamp coupling cutter drill filter fitting flange gasket grinder hinge hose lamp latch " \
         "motor nozzle pump relay sealant sensor switch valve washer wrench".split()
STUFF = "aluminium brass bronze ceramic EPDM graphite nylon polyamide polycarbonate PTFE steel titanium zinc".split()
KINDS = "compact heavy-duty insulated lightweight oil-resistant powder-coated self-locking shockproof stainless telescopic " \
        "universal vibration-damped waterproof".split()
USES = "food processing,offshore facilities,hotels and catering,laboratories,clean rooms,demanding industrial applications," \
       "railway vehicles,agricultural machinery,refrigeration plants".split(",")
UNITS = "pc box m kg set 100_pc roll pair".replace("_", "\u00a0").split()
UNITS = [unit.replace("\u00a0", " ") for unit in UNITS]


def ean(random_numbers):
    digits = [4, 0] + [random_numbers.randrange(10) for _ in range(10)]
    check = -sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    return "".join(map(str, digits + [check]))


def sentence(numbers, thing):
    pick = numbers.choice
    return pick([
        lambda: f"Made of {pick(STUFF)} with {pick(KINDS)} {pick(THINGS)}, tested to ISO {numbers.randrange(1000, 20000)}.",
        lambda: f"The {pick(KINDS)} {thing} eliminates {pick(THINGS)} and {pick(THINGS)}.",
        lambda: f"Weight only {numbers.randrange(100, 9999) / 100} kg, {pick(KINDS)} {pick(THINGS)}, RAL {numbers.randrange(1000, 9000)}.",
        lambda: f"Suitable for use in {pick(USES)}.",
        lambda: f"Operating range \u2013{numbers.randrange(5, 50)} to +{numbers.randrange(60, 200)} \u00b0C, IP{numbers.randrange(40, 69)}.",
        lambda: f"Supplied with {pick(THINGS)}, {pick(THINGS)} and {pick(KINDS)} {pick(THINGS)}.",
    ])()


def text(numbers, thing, length):
    words = sentence(numbers, thing)
    while len(words) < length:
        words += " " + sentence(numbers, thing)
    return words


def own_rows(kind, n):
    numbers = random.Random(20260301)
    lengths = (60, 150) if kind == "list" else (330, 480)
    group, left = 0, 0
    for i in range(n):
        if left == 0:
            group, left = group + 1, numbers.randrange(12, 60)
        left -= 1
        thing, net = numbers.choice(THINGS), numbers.randrange(99, 90000)
        row = {
            "group": f"{numbers.choice(KINDS).capitalize()} (series {group:03})" if left < 0 else f"Series {group:03}",
            "sku": f"{thing[:2].upper()}-{100007 + 7 * i}",
            "name": f"{numbers.choice(KINDS).capitalize()} {thing}, {numbers.choice(STUFF)}, {numbers.randrange(2, 400)} mm",
            "desc": text(numbers, thing, numbers.randrange(*lengths)),
            "ean": ean(numbers), "unit": numbers.choice(UNITS), "price": f"{net / 100:.2f}",
            "price_vat": f"{net * 1.19 / 100:.2f}",
        }
        yield row


def given_rows(file):
    with open(file, encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def amount(text):
    """"1,555.27" as people write it, "1555.27" as data has it."""
    return text.replace(",", "")


def write_csv(file, head, rows):
    with open(file, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def write_list(rows, folder):
    codes = {}
    products = []
    for row in rows:
        code = codes.setdefault(row["group"], f"g{len(codes) + 1}")
        products.append([row["sku"], row["ean"], code, row["name"], row["desc"], row["unit"], amount(row["price"]), amount(row["price_vat"])])
    write_csv(folder / "rows.csv", ["sku", "ean", "group", "name", "text", "unit", "net", "gross"], products)
    write_csv(folder / "groups.csv", ["code", "label-en_GB", "order"],
              [[code, label, i + 1] for i, (label, code) in enumerate(codes.items())])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["list", "catalog"])
    parser.add_argument("n", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=Path)
    request = parser.parse_args()
    request.folder.mkdir(parents=True, exist_ok=True)
    rows = given_rows(request.rows) if request.rows else own_rows(request.kind, request.n)
    write_list(rows, request.folder)
    shutil.copytree(HERE / "designs", request.folder / "designs", dirs_exist_ok=True)
    shutil.copy(HERE / f"{request.kind}.xml", request.folder / "publication.xml")


main()
