# SPDX-License-Identifier: Apache-2.0
"""Compares the words and numbers of an IDML package with those of the PDF of the same edition, each as often as it is there.

Arguments: the package, the PDF, and "letters" where Poppler parts words: behind drop caps, in scripts without spaces. Prints what differs: the word, how often the package has it and how often the PDF.

Hyphens are left out on both sides, as lines end otherwise. What InDesign sets itself, page by page (folios, markers of
sections, running heads, furniture on parent pages), need but be there.
"""
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"


def is_from_right(word):
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)


def as_read(word):
    """Poppler gives words from right to left as they are seen: of those the order of the letters is not asked for."""
    return "".join(sorted(word)) if is_from_right(word) else word


def words_of(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
    return [as_read(word) for word in re.findall(r"[^\W_]+", re.sub("\u00ad\\s*|[\u200b-\u200f\u2066-\u2069]", "", text))]


def text_of(paragraph):
    """Without the tables in it, whose cells have paragraphs of their own."""
    pieces = []
    for element in paragraph:
        if element.tag == "Content":
            pieces.append(element.text or "")
            pieces.extend(" " + (marker.tail or "") for marker in element)
        elif element.tag == "Br":
            pieces.append("\n")
        elif element.tag not in ("Table", "ParagraphStyleRange"):
            pieces.append(text_of(element))
    return "".join(pieces)


def words_of_story(story):
    return Counter(word for paragraph in story.iter("ParagraphStyleRange") for word in words_of(text_of(paragraph)))


def read_package(path):
    """The words of the pages, counted, and those that InDesign repeats."""
    words, repeated = Counter(), set()
    with zipfile.ZipFile(path) as package:
        parts = {name: ElementTree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
    on_parents = {frame.get("ParentStory") for name, part in parts.items() if name.startswith("MasterSpreads/")
                  for frame in part.iter("TextFrame")}
    for part in parts.values():
        for story in part.iter("Story"):
            if story.get("Self") in on_parents:
                repeated |= set(words_of_story(story))
            else:
                words += words_of_story(story)
        for text in [section.get("Marker") for section in part.iter("Section")] + \
                    [page.get("Name") for page in part.iter("Page")] + \
                    [variable.get("ResultText") for variable in part.iter("TextVariableInstance")]:
            repeated |= set(words_of(text or ""))
    return words, repeated


def trim_of_pdf(path):
    """Top and bottom of the trim, from the top of the sheet; all pages have the same."""
    boxes = subprocess.run(["pdfinfo", "-box", path], capture_output=True, check=True, text=True).stdout
    _, _, _, media_top = (float(side) for side in re.search(r"MediaBox:(.*)", boxes)[1].split())
    _, bottom, _, top = (float(side) for side in re.search(r"TrimBox:(.*)", boxes)[1].split())
    return media_top - top, media_top - bottom


def words_of_pdf(path):
    top, bottom = trim_of_pdf(path)
    xml = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True).stdout
    words = Counter()
    for block in ElementTree.fromstring(xml).iter(XHTML + "block"):
        text = ""
        for line in block.iter(XHTML + "line"):
            if float(line.get("yMax")) < top or float(line.get("yMin")) > bottom:
                continue  # the slug is no part of the layout
            text += " ".join(word.text or "" for word in line.iter(XHTML + "word"))
            text += "\n"
        words += Counter(words_of(text))
    return words


def differences(there, wanted, repeated, parts_words):
    words = [word for word in sorted(there.keys() | wanted.keys() | repeated)
             if there[word] != wanted[word] and (word not in repeated or there[word] > wanted[word])]
    # Poppler also parts such words behind vowel signs: then their letters are as many here as there.
    parted = [word for word in words if parts_words or is_from_right(word)]
    letters = Counter()
    for word in parted:
        letters.update({letter: word.count(letter) * (there[word] - wanted[word]) for letter in set(word)})
    return [word for word in words if word not in parted or any(letters.values())]


if __name__ == "__main__":
    (there, repeated), wanted = read_package(sys.argv[1]), words_of_pdf(sys.argv[2])
    if len(wanted) < 30 or not any(word.isdigit() for word in wanted):
        print("the PDF has but", len(wanted), "words")
    for word in differences(there, wanted, repeated, sys.argv[3:] == ["letters"]):
        print(word, there[word], wanted[word])
