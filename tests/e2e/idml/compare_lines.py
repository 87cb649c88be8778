# SPDX-License-Identifier: Apache-2.0
"""Compares the lines of an IDML package whose line breaks are held with those of the PDF, paragraph by paragraph.

Arguments: the package, the PDF. Paragraphs of several lines are looked for among the words of the PDF; prints those whose lines
end elsewhere, and how many there are when it is too few.
"""
import subprocess
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"


def plain(text):
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "-")


def paragraphs_of_package(path):
    """Each as a list of lines, which are lists of words; with a word at least in each."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not name.startswith("Stories/"):
                continue
            for range_ in ElementTree.fromstring(package.read(name)).iter("ParagraphStyleRange"):
                if range_.find(".//Table") is None:
                    text = "".join(content.text or "" for content in range_.iter("Content"))
                    yield [plain(line).split() for line in text.split("\u2028")]


def blocks_of_pdf(path):
    """Each as the words with the numbers of their lines."""
    xml = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True).stdout
    for block in ElementTree.fromstring(xml).iter(XHTML + "block"):
        yield [(word, n) for n, line in enumerate(block.iter(XHTML + "line"))
               for element in line.iter(XHTML + "word") for word in plain(element.text or "").split()]


def places(words, blocks_by_word):
    """The numbers of the lines in which the words stand, one list for each place where they are found."""
    for block, at in blocks_by_word.get(words[0], []):
        if [word for word, _ in block[at:at + len(words)]] == words:
            yield [n - block[at][1] for _, n in block[at:at + len(words)]]


blocks_by_word = {}
for block in blocks_of_pdf(sys.argv[2]):
    for at, (word, _) in enumerate(block):
        blocks_by_word.setdefault(word, []).append((block, at))
n_found = n_missing = 0
for lines in paragraphs_of_package(sys.argv[1]):
    if len(lines) < 2:
        continue
    wanted = [n for n, line in enumerate(lines) for _ in line]
    found = list(places([word for line in lines for word in line], blocks_by_word))
    n_found += bool(found)
    n_missing += not found
    if found and wanted not in found:
        print("lines end elsewhere:", lines)
if n_found < 50 or n_missing * 10 > n_found:
    print(n_found, "paragraphs of several lines are found in the PDF,", n_missing, "are not")
