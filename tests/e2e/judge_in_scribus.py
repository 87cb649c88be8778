# SPDX-License-Identifier: Apache-2.0
"""Runs within Scribus: opens an IDML package and compares what it shows with what the package says.

Environment: IDML, the package (its folder Links beside it); ANSWER, a file for the lines "name value".
Items keep the ids of the package as their names. Frames on parent pages are not asked for.
"""
import os
import re
import sys
import zipfile
from xml.etree import ElementTree

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import scribus
from PyQt5 import QtCore, QtWidgets


def accept_dialogs():
    """The importer asks about each missing font, whether anybody looks or not."""
    window = QtWidgets.QApplication.activeModalWidget()
    if window is not None and hasattr(window, "accept"):
        window.accept()


def matrix(text):
    return [float(number) for number in text.split()]


def read_package(path):
    """Frames with their place on their spread, the corner of each page on its spread, and the words of each story."""
    frames, words, corners, links = {}, {}, [], 0
    with zipfile.ZipFile(path) as package:
        design = ElementTree.fromstring(package.read("designmap.xml"))
        spreads = [part.get("src") for part in design if part.tag.endswith("}Spread")]
        for name in spreads:
            spread = ElementTree.fromstring(package.read(name)).find("Spread")
            corners += [matrix(page.get("ItemTransform"))[4:] for page in spread.findall("Page")]
            links += len(list(spread.iter("Link")))
            for item in spread:
                if item.tag not in ("TextFrame", "Rectangle"):
                    continue
                points = [matrix(point.get("Anchor")) for point in item.iter("PathPointType")]
                size = [max(point[i] for point in points) for i in (0, 1)]
                frames[item.get("Self")] = (*matrix(item.get("ItemTransform"))[4:], size, item.get("ParentStory"))
        for name in package.namelist():
            if name.startswith("Stories/"):
                for story in ElementTree.fromstring(package.read(name)).iter("Story"):
                    text = "".join(content.text or "" for content in story.iter("Content"))
                    is_plain = story.find(".//Table") is None and story.find(".//TextVariableInstance") is None
                    if is_plain:
                        words[story.get("Self")] = re.sub(r"\s+", "", text)
    return frames, words, corners, links


def judge(path):
    frames, words, corners, links = read_package(path)
    scribus.openDoc(path)
    scribus.setUnit(scribus.UNIT_POINTS)
    found, worst, n_links, lost_text = set(), 0.0, 0, []
    for number in range(1, scribus.pageCount() + 1):
        scribus.gotoPage(number)
        for name, kind, _ in scribus.getPageItems():
            if name not in frames:
                continue
            found.add(name)
            x, y, size, story = frames[name]
            # Whichever page of the spread Scribus counts it to: what bleeds off one is told from the other.
            left, top = scribus.getPosition(name)
            corner = corners[number - 1]
            there = (left + corner[0], top + corner[1]) + scribus.getSize(name)
            worst = max([worst] + [abs(a - b) for a, b in zip(there, (x, y, *size))])
            if kind == 2 and os.path.isfile(scribus.getImageFile(name)):
                n_links += 1
            if kind == 4 and story in words and re.sub(r"\s+", "", scribus.getAllText(name)) != words[story]:
                lost_text.append(story)
    return {"pages-differ": abs(len(corners) - scribus.pageCount()), "frames": len(frames),
            "frames-lost": len(frames) - len(found), "links-lost": links - n_links, "texts-lost": len(lost_text),
            "worst-offset": "%.4f" % worst}


timer = QtCore.QTimer()
timer.timeout.connect(accept_dialogs)
timer.start(100)
try:
    answer = judge(os.environ["IDML"])
except Exception as error:  # whatever goes wrong has to reach the test
    answer = {"error": repr(error)}
with open(os.environ["ANSWER"], "w") as out:
    out.writelines("%s %s\n" % entry for entry in answer.items())
os._exit(0)
