#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the data of the benchmark: a price list (list.xml) of N rows, an illustrated catalog (catalog.xml) of N products, the same
catalog with a picture of its own for every product (pictures), N photographs that are placed large (photographs.xml).

    workloads.py list|catalog|pictures|photographs N FOLDER      [--rows FILE.csv]

The same N gives the same bytes. With --rows the rows are those of a CSV file with the columns group or section, sku, name,
desc, ean, price and so on; its pictures are looked for beside it. The N pictures of `pictures` and `photographs` are there
already, in FOLDER/images. Standard library only.
"""
import argparse
import csv
import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_PICTURES = HERE.parents[2] / "samples" / "norrvik" / "pictures"

THINGS = "adhesive bearing bracket clamp coupling cutter drill filter fitting flange gasket grinder hinge hose lamp latch " \
         "motor nozzle pump relay sealant sensor switch valve washer wrench".split()
STUFF = "aluminium brass bronze ceramic EPDM graphite nylon polyamide polycarbonate PTFE steel titanium zinc".split()
KINDS = "compact heavy-duty insulated lightweight oil-resistant powder-coated self-locking shockproof stainless telescopic " \
        "universal vibration-damped waterproof".split()
USES = "food processing,offshore facilities,hotels and catering,laboratories,clean rooms,demanding industrial applications," \
       "railway vehicles,agricultural machinery,refrigeration plants".split(",")
FACTS = "Diameter Height Length Material Power Speed Surface Thread Torque Voltage Weight".split()
MEASURES = "mm cm kg g W V Nm rpm".split()
UNITS = ["pc", "box", "m", "kg", "set", "100 pc", "roll", "pair"]


def ean(i):
    """No two alike: 7,654,321 and ten thousand millions have no common factor."""
    digits = [4, 0] + [int(digit) for digit in f"{(i + 1) * 7_654_321 % 10**10:010}"]
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


def own_pictures():
    """Those of the sample house that say nothing of their rights themselves, so that the manifest's word counts."""
    return [file for file in sorted(OWN_PICTURES.glob("*.jpg"))
            if b"ns.adobe.com/xap" not in file.read_bytes() and not list(OWN_PICTURES.glob(file.stem + "*.xmp"))]


def own_rows(kind, n):
    numbers = random.Random(20270301)
    lengths = (60, 150) if kind == "list" else (330, 480)
    pictures = [file.name for file in own_pictures()]
    group, left = "", 0
    for i in range(n):
        if left == 0:
            group, left = f"{numbers.choice(KINDS).capitalize()} parts (series {i + 1})", numbers.randrange(12, 60)
        left -= 1
        thing, net = numbers.choice(THINGS), numbers.randrange(99, 90000)
        row = {
            "group": group, "section": group, "image": numbers.choice(pictures),
            "sku": f"{thing[:2].upper()}-{100007 + 7 * i}",
            "name": f"{numbers.choice(KINDS).capitalize()} {thing}, {numbers.choice(STUFF)}, {numbers.randrange(2, 400)} mm",
            "desc": text(numbers, thing, numbers.randrange(*lengths)),
            "ean": ean(i), "unit": numbers.choice(UNITS), "price": f"{net / 100:.2f}",
            "price_vat": f"{net * 1.19 / 100:.2f}",
            "index_term": f"{thing}, {numbers.choice(KINDS)} {i + 1}",
        }
        for k, name in enumerate(numbers.sample(FACTS, 5)):
            row[f"k{k + 1}"], row[f"v{k + 1}"] = name, f"{numbers.randrange(2, 4000)} {numbers.choice(MEASURES)}"
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


def write_groups(names, folder):
    """Codes by name, in the order in which the names come."""
    codes = {name: f"g{i + 1}" for i, name in enumerate(dict.fromkeys(names))}
    write_csv(folder / "groups.csv", ["code", "label-en_GB", "label-en_US", "order"],
              [[code, name, name, i + 1] for i, (name, code) in enumerate(codes.items())])
    return codes


def write_list(rows, folder):
    codes = write_groups((row["group"] for row in rows), folder)
    write_csv(folder / "rows.csv", ["sku", "ean", "group", "name", "text", "unit", "net", "gross"],
              ([row["sku"], row["ean"], codes[row["group"]], row["name"], row["desc"], row["unit"], amount(row["price"]),
                amount(row["price_vat"])] for row in rows))


def write_catalog(rows, folder, pictures):
    """A picture that is used many times is one asset."""
    codes = write_groups((row["section"] for row in rows), folder)
    facts = [f"{kind}{i}" for i in range(1, 6) for kind in "kv"]
    write_csv(folder / "rows.csv", ["sku", "ean", "group", "name", "text", "unit", "term", "net", "image", *facts],
              ([row["sku"], row["ean"], codes[row["section"]], row["name"], row["desc"], row["unit"], row["index_term"],
                amount(row["price"]), Path(row["image"]).name, *(row[fact] for fact in facts)] for row in rows))
    (folder / "images").mkdir(exist_ok=True)
    for picture in pictures:
        if picture.parent != folder / "images":
            shutil.copy(picture, folder / "images")
    names = [picture.name for picture in pictures]
    write_csv(folder / "images.csv", ["id", "file", "approval", "licence", "territories", "media", "start", "end", "role"],
              [[name, name, "approved", "own production", "*", "print", "2027-01-01", "2027-12-31", "main"] for name in names])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["list", "catalog", "pictures", "photographs"])
    parser.add_argument("n", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=Path)
    request = parser.parse_args()
    request.folder.mkdir(parents=True, exist_ok=True)
    rows = list(given_rows(request.rows) if request.rows else own_rows(request.kind, request.n))
    if request.kind == "list":
        write_list(rows, request.folder)
    elif request.kind in ("pictures", "photographs"):
        pictures = sorted((request.folder / "images").iterdir())
        for row, picture in zip(rows, pictures, strict=True):
            row["image"] = picture.name
        write_catalog(rows, request.folder, pictures)
    else:
        write_catalog(rows, request.folder, sorted((request.rows.parent / "images").iterdir()) if request.rows else own_pictures())
    shutil.copytree(HERE / "designs", request.folder / "designs", dirs_exist_ok=True)
    publication = "catalog" if request.kind == "pictures" else request.kind
    shutil.copy(HERE / f"{publication}.xml", request.folder / "publication.xml")


main()
