# SPDX-License-Identifier: Apache-2.0
"""Runs within Scribus: opens an IDML package and compares what it shows with what the package says.

Environment: IDML, the package (its folder Links beside it); ANSWER, a file for the lines "name value"; PDF, where to put
the pages as Scribus draws them. Items keep the ids of the package as their names. Frames on parent pages are not asked for.

Scribus 1.5.8 knows no document that is bound on the right: it begins with a right page and sets the pages of a spread from
left to right, while all items stay where they are. Against their pages they are then off by the width of one; that is taken out,
and such pages are counted. It reads no hyperlinks, text variables and tables as text of a story: such stories are not asked for.
"""
import os
import re
import statistics
import sys
import zipfile
from xml.etree import ElementTree

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import scribus
from PyQt5 import QtCore, QtWidgets

NOT_READ = (".//Table", ".//TextVariableInstance", ".//HyperlinkTextSource", ".//CrossReferenceSource")


def accept_dialogs():
    """The importer asks about each missing font, whether anybody looks or not."""
    window = QtWidgets.QApplication.activeModalWidget()
    if window is not None and hasattr(window, "accept"):
        window.accept()


def matrix(text):
    return [float(number) for number in text.split()]


def read_spread(spread, first, frames):
    """Adds the frames with their page and their place on it; gives the number of pages."""
    corners = [matrix(page.get("ItemTransform"))[4:] for page in spread.findall("Page")]
    for item in spread:
        if item.tag not in ("TextFrame", "Rectangle"):
            continue
        points = [matrix(point.get("Anchor")) for point in item.iter("PathPointType")]
        size = [max(point[i] for point in points) for i in (0, 1)]
        x, y = matrix(item.get("ItemTransform"))[4:]
        is_right = len(corners) > 1 and x + size[0] / 2 > 0
        page = max(range(len(corners)), key=lambda i: corners[i][0] if is_right else -corners[i][0])
        place = (x - corners[page][0], y - corners[page][1], *size)
        frames[item.get("Self")] = (first + page, place, item.get("ParentStory"))
    return len(corners)


def read_package(path):
    """Frames, the words of each story that Scribus reads, the number of pages and of links."""
    frames, words, pages, links = {}, {}, 0, 0
    with zipfile.ZipFile(path) as package:
        design = ElementTree.fromstring(package.read("designmap.xml"))
        for name in [part.get("src") for part in design if part.tag.endswith("}Spread")]:
            spread = ElementTree.fromstring(package.read(name)).find("Spread")
            pages += read_spread(spread, pages + 1, frames)
            links += len(list(spread.iter("Link")))
        for name in package.namelist():
            if not name.startswith("Stories/"):
                continue
            for story in ElementTree.fromstring(package.read(name)).iter("Story"):
                if all(story.find(element) is None for element in NOT_READ):
                    text = "".join(content.text or "" for content in story.iter("Content"))
                    words[story.get("Self")] = re.sub(r"\s+", "", text)
    return frames, words, pages, links


def offsets_on(number, frames):
    """How far the items of a page are from where the package has them: right, down, wider, higher."""
    scribus.gotoPage(number)
    offsets = []
    for name, (page, place, _) in frames.items():
        if page == number and scribus.objectExists(name):
            there = scribus.getPosition(name) + scribus.getSize(name)
            offsets.append([a - b for a, b in zip(there, place)])
    return offsets


def judge(path):
    frames, words, pages, links = read_package(path)
    scribus.openDoc(path)
    scribus.setUnit(scribus.UNIT_POINTS)
    width = scribus.getPageSize()[0]
    worst, moved = 0.0, 0
    for number in range(1, min(pages, scribus.pageCount()) + 1):
        offsets = offsets_on(number, frames)
        right = statistics.median([offset[0] for offset in offsets] or [0])
        is_moved = abs(abs(right) - width) < 0.01
        moved += is_moved
        for offset in offsets:
            worst = max([worst, abs(offset[0] - (right if is_moved else 0))] + [abs(a) for a in offset[1:]])
    found = [name for name in frames if scribus.objectExists(name)]
    kinds = {name: scribus.getObjectType(name) for name in found}
    n_links = sum(kind == "ImageFrame" and os.path.isfile(scribus.getImageFile(name)) for name, kind in kinds.items())
    texts = [name for name, kind in kinds.items() if kind == "TextFrame" and frames[name][2] in words]
    lost = [name for name in texts if re.sub(r"\s+", "", scribus.getAllText(name)) != words[frames[name][2]]]
    return {"pages-differ": abs(pages - scribus.pageCount()), "frames": len(frames),
            "frames-lost": len(frames) - len(found), "links-lost": links - n_links, "texts": len(texts),
            "texts-lost": len(lost), "pages-moved": moved, "worst-offset": "%.4f" % worst}


def draw(path):
    pdf = scribus.PDFfile()
    pdf.file = path
    pdf.pages = list(range(1, scribus.pageCount() + 1))
    pdf.save()


timer = QtCore.QTimer()
timer.timeout.connect(accept_dialogs)
timer.start(100)
try:
    answer = judge(os.environ["IDML"])
    draw(os.environ["PDF"])
except Exception as error:  # whatever goes wrong has to reach the test
    answer = {"error": repr(error)}
with open(os.environ["ANSWER"], "w") as out:
    out.writelines("%s %s\n" % entry for entry in answer.items())
os._exit(0)
