# SPDX-License-Identifier: Apache-2.0
"""Prints the words of a PDF that its IDML package has not. Arguments: the package, the PDF.

Words at the ends of lines may be parts of hyphenated ones and are not asked for. Page numbers are left to InDesign.
"""
import re
import subprocess
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree

WORD = r"[^\W\d_]{3,}"


def words_of(text):
    return set(re.findall(WORD, unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()))


def words_of_package(path):
    with zipfile.ZipFile(path) as package:
        design = ElementTree.fromstring(package.read("designmap.xml"))
        words = set().union(*(words_of(section.get("Marker")) for section in design.iter("Section")))
        for name in package.namelist():
            if not name.startswith("Stories/"):
                continue
            for paragraph in ElementTree.fromstring(package.read(name)).iter("ParagraphStyleRange"):
                words |= words_of("".join(element.text or "" for element in paragraph.iter("Content")))
                words |= words_of(" ".join(one.get("ResultText") for one in paragraph.iter("TextVariableInstance")))
    return words


def trim_of_pdf(path):
    """Top and bottom of the trim, from the top of the sheet; all pages have the same."""
    boxes = subprocess.run(["pdfinfo", "-box", path], capture_output=True, check=True, text=True).stdout
    _, _, _, media_top = (float(side) for side in re.search(r"MediaBox:(.*)", boxes)[1].split())
    _, bottom, _, top = (float(side) for side in re.search(r"TrimBox:(.*)", boxes)[1].split())
    return media_top - top, media_top - bottom


def words_of_pdf(path):
    top, bottom = trim_of_pdf(path)
    xml = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True).stdout
    words = set()
    for line in ElementTree.fromstring(xml).iter("{http://www.w3.org/1999/xhtml}line"):
        if float(line.get("yMax")) < top or float(line.get("yMin")) > bottom:
            continue  # the slug is no part of the layout
        texts = [word.text or "" for word in line.iter("{http://www.w3.org/1999/xhtml}word")]
        if texts and texts[-1][-1:] in "-\u2010\u00ad":
            texts.pop()
        words |= words_of(" ".join(texts[1:]))
    return words


wanted = words_of_pdf(sys.argv[2])
if len(wanted) < 50:
    print("the PDF has but", len(wanted), "words")
for word in sorted(wanted - words_of_package(sys.argv[1])):
    print(word)
