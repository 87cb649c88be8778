# SPDX-License-Identifier: Apache-2.0
"""Compares the names in an IDML package with those of the layouts it was made with.

Arguments: the package, then the layouts. What a package has of its own (names with $ID, the group "derived", cell styles
in the groups of table styles, InDesign's colours) is not asked for. Prints what differs; nothing when all is equal.
"""
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

STYLES = ("paragraph-style", "character-style", "object-style", "table-style", "cell-style")
LAYOUTS = Path(__file__).resolve().parents[3] / "layouts"  # for what a publication does not have itself
INDESIGN = {"Black", "Cyan", "Magenta", "Yellow", "Paper", "Registration", "None"}


def read_layout(path, names, read):
    """Names by kind, of a layout and all that it includes."""
    if not path.exists():
        path = LAYOUTS / path.parent.name / path.name
    if path in read:
        return
    read.add(path)
    root = ElementTree.parse(path).getroot()
    for element in root.iter():
        if element.tag == "include":
            read_layout((path.parent / element.get("href")).resolve(), names, read)
        elif element.tag in STYLES:
            names.setdefault(element.tag, set()).add(element.get("name"))
        elif element.tag in ("swatch", "gradient"):
            names.setdefault("swatch", set()).add(element.get("spot") or element.get("name"))
        elif element.tag == "layer":
            names.setdefault("layer", set()).add(element.get("name"))


def read_package(path):
    names = {"layer": set(), "swatch": set()}
    with zipfile.ZipFile(path) as package:
        for kind in STYLES:
            tag = "".join(word.capitalize() for word in kind.split("-"))
            styles = ElementTree.fromstring(package.read("Resources/Styles.xml"))
            found = {style.get("Name") for style in styles.iter(tag)}
            tables = {style.get("Name") + ":" for style in styles.iter("TableStyle")}
            is_own = lambda name: "$ID" in name or name.startswith("derived:") or (
                kind == "cell-style" and name[: name.rfind(":") + 1] in tables)
            names[kind] = {name for name in found if not is_own(name)}
        graphic = ElementTree.fromstring(package.read("Resources/Graphic.xml"))
        for tag in ("Color", "Tint", "Gradient"):
            names["swatch"] |= {colour.get("Name") for colour in graphic.iter(tag) if "$ID" not in colour.get("Name")} - INDESIGN
        design = ElementTree.fromstring(package.read("designmap.xml"))
        names["layer"] = {layer.get("Name") for layer in design.findall("Layer")}
    return names


package, layouts = read_package(sys.argv[1]), {}
for layout in sys.argv[2:]:
    read_layout(Path(layout).resolve(), layouts, set())
for kind in sorted(package.keys() | layouts.keys()):
    there, wanted = package.get(kind, set()), layouts.get(kind, set()) - INDESIGN
    for name in sorted(wanted - there):
        print("missing", kind, name)
    # InDesign calls a tint by its colour.
    for name in sorted(name for name in there - wanted if re.sub(" [0-9.]+%$", "", name) not in wanted):
        print("invented", kind, name)
