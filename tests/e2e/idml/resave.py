# SPDX-License-Identifier: Apache-2.0
"""Does to an IDML package what a designer and InDesign's next export do.

Arguments: the package, the one to write, what `dump bindings` lists of the first, where to write what it has to list of the
second. All ids are given anew, so that old ones come back on other objects; parts change their names and order; ranges of text
are split, joined and left empty; items are grouped, copied, deleted, and others of the designer's come to them.
"""
import copy
import re
import sys
import zipfile
from xml.etree import ElementTree

PACKAGING = "http://ns.adobe.com/AdobeInDesign/idml/1.0/packaging"
AID = '<?aid style="50" type="document" readerVersion="6.0" featureSet="257" product="8.0(370)" ?>'
TEXTS = ("Name", "Value", "Key", "StoryTitle", "ResultText", "CustomAltText", "src")
ITEMS = ("TextFrame", "Rectangle", "GraphicLine", "Group")
ElementTree.register_namespace("idPkg", PACKAGING)


def parsed(bytes_):
    return ElementTree.fromstring(bytes_, ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_pis=True)))


def keys_of(item):
    """Of its label, without our prefix."""
    pairs = item.findall("Properties/Label/KeyValuePair")
    return {pair.get("Key").partition(":")[2]: pair.get("Value") for pair in pairs}


def marks_of(element):
    return {mark.get("Name"): mark.get("Value") for mark in element.findall("XMLAttribute")}


class Package:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            content = {name: package.read(name) for name in package.namelist()}
        self.mimetype = content.pop("mimetype")
        self.parts = {name: parsed(content[name]) for name in content}
        self.n_new = 0
        self.added, self.removed = [], []  # (kind, product, field, value)

    def elements(self):
        return (element for part in self.parts.values() for element in part.iter() if isinstance(element.tag, str))

    def design(self):
        return self.parts["designmap.xml"]

    def spreads(self):
        return [part.find("Spread") for name, part in self.parts.items() if name.startswith("Spreads/")]

    def stories(self):
        return {story.get("Self"): (name, story) for name, part in self.parts.items() if name.startswith("Stories/")
                for story in part.findall("Story")}

    def new_id(self):
        self.n_new += 1
        return "uff%04x" % self.n_new

    def with_new_ids(self, item):
        item = copy.deepcopy(item)
        for element in item.iter():
            if element.get("Self"):
                element.set("Self", self.new_id())
        return item

    # What the designer does.

    def copy_item(self, is_wanted):
        """Pastes the first such item beside itself."""
        for spread in self.spreads():
            for item in spread:
                keys = keys_of(item) if item.tag in ITEMS else {}
                if "product" in keys and is_wanted(item):
                    spread.append(self.with_new_ids(item))
                    kind = "code" if "code" in keys else "picture"
                    self.added.append((kind, keys["product"], keys["field"], keys["value"]))
                    return

    def first_text(self):
        """A frame that has its story alone, with values in it."""
        stories = self.stories()
        for spread in self.spreads():
            for frame in spread.findall("TextFrame"):
                name, story = stories[frame.get("ParentStory")]
                values = [marks for marks in map(marks_of, story.iter("XMLElement")) if "product" in marks]
                is_alone = frame.get("PreviousTextFrame") == frame.get("NextTextFrame") == "n"
                is_free = not {"HyperlinkTextDestination", "CrossReferenceSource"} & {one.tag for one in story.iter()}
                if values and is_alone and is_free and all("piece" not in marks for marks in values):
                    return spread, frame, name, story, [("text", marks["product"], marks["field"], marks["value"]) for marks in values]
        raise SystemExit("no text frame has values")

    def copy_text(self):
        spread, frame, _, story, values = self.first_text()
        frame, story = self.with_new_ids(frame), self.with_new_ids(story)
        frame.set("ParentStory", story.get("Self"))
        for element in story.iter("XMLElement"):
            if element.get("XMLContent"):
                element.set("XMLContent", story.get("Self"))
        spread.append(frame)
        self.add_story(story)
        self.added += values

    def add_story(self, story):
        part = ElementTree.Element("{%s}Story" % PACKAGING, {"DOMVersion": "8.0"})
        part.append(story)
        name = "Stories/Story_%s.xml" % story.get("Self")
        self.parts[name] = part
        self.design().append(ElementTree.Element("{%s}Story" % PACKAGING, {"src": name}))

    def delete_text(self):
        spread, frame, name, story, values = self.first_text()
        spread.remove(frame)
        del self.parts[name]
        design = self.design()
        design.remove(next(part for part in design if part.get("src") == name))
        design.set("StoryList", " ".join(one for one in design.get("StoryList").split() if one != story.get("Self")))
        for parent in self.parts["XML/BackingStory.xml"].iter():
            for element in [one for one in parent if one.get("XMLContent") == story.get("Self")]:
                parent.remove(element)
        self.removed += values

    def group_items(self):
        for spread in self.spreads():
            items = [item for item in spread if item.tag in ITEMS][:3]
            group = ElementTree.SubElement(spread, "Group", {"Self": self.new_id(), "ItemTransform": "1 0 0 1 12 -7"})
            for item in items:
                spread.remove(item)
                group.append(item)

    def add_own_items(self):
        layer = self.design().find("Layer").get("Self")
        for spread in self.spreads():
            item = ElementTree.SubElement(spread, "Rectangle", {"Self": self.new_id(), "ItemLayer": layer})
            label = ElementTree.SubElement(ElementTree.SubElement(item, "Properties"), "Label")
            ElementTree.SubElement(label, "KeyValuePair", {"Key": "designer", "Value": "mine"})

    # What InDesign does.

    def split_ranges(self):
        """Each second range in two, behind an empty one with formatting of its own."""
        for n, parent in enumerate([element for element in self.elements() if element.find("CharacterStyleRange") is not None]):
            for range_ in parent.findall("CharacterStyleRange"):
                contents = range_.findall("Content")
                if n % 2 or len(range_) != 1 or not contents or len(contents[0]) or len(contents[0].text or "") < 2:
                    continue
                second, text = copy.deepcopy(range_), contents[0].text
                contents[0].text, second[0].text = text[:len(text) // 2], text[len(text) // 2:]
                at = list(parent).index(range_)
                parent.insert(at + 1, second)
                parent.insert(at, ElementTree.Element("CharacterStyleRange", dict(range_.attrib, PointSize="4")))

    def nest_as_indesign(self):
        """Elements of values stand within the range instead of around it where that is one."""
        for paragraph in [element for element in self.elements() if element.tag == "ParagraphStyleRange"]:
            for at, element in enumerate(list(paragraph)):
                ranges = element.findall("CharacterStyleRange")
                if element.tag != "XMLElement" or len(ranges) != 1:
                    continue
                element.remove(ranges[0])
                for place, content in enumerate(list(ranges[0])):
                    ranges[0].remove(content)
                    element.insert(place, content)
                ranges[0].append(element)
                paragraph[at] = ranges[0]

    def renumber(self):
        ids = sorted({re.match("u[0-9a-f]+", element.get("Self"))[0] for element in self.elements()
                      if re.match("u[0-9a-f]+", element.get("Self") or "")})
        new = dict(zip(ids, reversed(ids)))
        # A blank in the name of a style is no end of an id; "n" and names are left alone.
        change = lambda text: re.sub(r"(?<![^ ])u[0-9a-f]+", lambda found: new.get(found[0], found[0]), text)
        for element in self.elements():
            for name, value in element.attrib.items():
                if name not in TEXTS:
                    element.set(name, change(value))
            if element.get("type") == "object":
                element.text = change(element.text or "")

    def rename_parts(self):
        names = {name: "Stories/Story_u%x.xml" % (0xabc + n) for n, name in enumerate(reversed(list(self.parts)))
                 if name.startswith("Stories/")}
        self.parts = {names.get(name, name): part for name, part in reversed(list(self.parts.items()))}
        for reference in self.design():
            if reference.get("src") in names:
                reference.set("src", names[reference.get("src")])

    def write(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", self.mimetype, zipfile.ZIP_STORED)
            for name, part in self.parts.items():
                xml = ElementTree.tostring(part, encoding="unicode")
                package.writestr(name, (AID if name == "designmap.xml" else "") + xml)


def expected(lines, package):
    """The listing after what was added and removed; a copy is listed like its original."""
    def find(value):
        return next(line for line in lines if tuple(line.split("\t")[i] for i in (0, 1, 2, 4)) == value)

    for value in package.added:
        lines.append(find(value))
    for value in package.removed:
        lines.remove(find(value))
    return sorted(lines)


if __name__ == "__main__":
    package = Package(sys.argv[1])
    package.copy_item(lambda item: item.tag == "Rectangle")
    package.copy_item(lambda item: item.tag == "Group")
    package.delete_text()
    package.copy_text()
    package.group_items()
    package.add_own_items()
    package.nest_as_indesign()
    package.split_ranges()
    package.renumber()
    package.rename_parts()
    package.write(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as lines, open(sys.argv[4], "w", encoding="utf-8") as out:
        out.write("".join(expected(list(lines), package)))
