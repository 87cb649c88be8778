#!/usr/bin/env python3
"""Writes the rights metadata (XMP) of some pictures of the sample house.

    ./embed_xmp.py        (after render.sh; running it twice changes nothing)

Ten pictures carry their packet inside the JPEG file (an APP1 segment right after
the header), three carry it in a sidecar: NAME.xmp or NAME.jpg.xmp.
Own work, Apache-2.0. Standard library only.
"""
import os
from xml.sax.saxutils import escape

PICTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pictures")
SIGNATURE = b"http://ns.adobe.com/xap/1.0/\x00"
OWNER = "Norrvik"
TERMS = "For print and web use by Norrvik and its sales partners within the licence period."

# file: creator, credit, title, start, end, further values
EMBEDDED = {
    "opener-garden.jpg": ("Liv Aasgaard", "Liv Aasgaard / Norrvik", "Planters and lanterns in the evening sun", "2027-01-01", "2028-12-31", {}),
    "opener-table.jpg": ("Norrvik Studio", "Norrvik", "Stoneware on the long table", "2027-01-01", "2028-12-31", {}),
    "opener-kitchen.jpg": ("Norrvik Studio", "Norrvik", "Casserole, pan and mortar in the kitchen", "2027-01-01", "2028-12-31", {}),
    "opener-light.jpg": ("Norrvik Studio", "Norrvik", "Pendant and globe lamp at night", "2027-01-01", "2028-12-31", {}),
    "cover-still-life.jpg": ("Norrvik Studio", "Norrvik", "Still life in sand and blue", "2027-01-01", "2028-12-31", {}),
    "strand-platter.jpg": ("Norrvik Studio", "Norrvik", "Strand platter", "2026-01-01", "2027-04-15", {}),
    "kveld-table-lamp.jpg": ("Norrvik Studio", "Norrvik", "Kveld table lamp", "2027-01-01", "2028-12-31",
                             {"terms": "For print and web use in Germany and Greece only."}),
    "rav-bottle-vase.jpg": ("Norrvik Studio", "Norrvik", "Rav bottle vase", "2027-01-01", "2028-12-31",
                            {"alteration": "http://ns.useplus.org/ldf/vocab/AL-CRP", "terms": TERMS + " No cropping."}),
    "damp-kettle.jpg": ("Norrvik Studio", "Norrvik", "Damp kettle", "2027-01-01", "2028-12-31",
                        {"alteration": "http://ns.useplus.org/ldf/vocab/AL-FLP", "terms": TERMS + " No flipping."}),
    "fjell-teapot.jpg": ("Norrvik Studio", "Norrvik", "Fjell teapot", "2027-01-01", "2028-12-31", {}),
}
# picture: sidecar name and the same values
SIDECARS = {
    "opener-home.jpg": ("opener-home.xmp", ("Norrvik Studio", "Norrvik", "Vases on a shelf", "2027-01-01", "2028-12-31", {})),
    "frukt-bowl-walnut.jpg": ("frukt-bowl-walnut.jpg.xmp", ("Norrvik Studio", "Norrvik", "Frukt fruit bowl", "2027-01-01", "2028-12-31",
                                                           {"expiration": "2027-05-31"})),
    "spurv-birds.jpg": ("spurv-birds.xmp", ("Norrvik Studio", "Norrvik", "Spurv pair of birds", "2027-01-01", "2028-12-31", {})),
}


def packet(values):
    creator, credit, title, start, end, more = values
    lang = '<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>'
    body = [
        "<dc:format>image/jpeg</dc:format>",
        "<dc:title>%s</dc:title>" % (lang % escape(title)),
        "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>" % escape(creator),
        "<dc:rights>%s</dc:rights>" % (lang % escape("Copyright " + OWNER)),
        "<photoshop:Credit>%s</photoshop:Credit>" % escape(credit),
        "<xmpRights:Marked>True</xmpRights:Marked>",
        "<xmpRights:Owner><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></xmpRights:Owner>" % escape(OWNER),
        "<xmpRights:UsageTerms>%s</xmpRights:UsageTerms>" % (lang % escape(more.get("terms", TERMS))),
        "<plus:LicenseStartDate>%s</plus:LicenseStartDate>" % start,
        "<plus:LicenseEndDate>%s</plus:LicenseEndDate>" % end,
    ]
    if "alteration" in more:
        body.append("<plus:ImageAlterationConstraints><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></plus:ImageAlterationConstraints>"
                    % more["alteration"])
    if "expiration" in more:
        body.append("<prism:expirationDate>%s</prism:expirationDate>" % more["expiration"])
        body.append("<pur:expirationDate>%s</pur:expirationDate>" % more["expiration"])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""\n'
        '    xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"\n'
        '    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"\n'
        '    xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"\n'
        '    xmlns:pur="http://prismstandard.org/namespaces/prismusagerights/2.1/"\n'
        '    xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">\n   '
        + "\n   ".join(body)
        + "\n  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode("utf-8")


def embed(path, xmp):
    data = open(path, "rb").read()
    if data[:2] != b"\xff\xd8":
        raise SystemExit(path + ": not a JPEG file")
    head, at = [], 2
    while data[at] == 0xFF and 0xE0 <= data[at + 1] <= 0xEF:
        size = int.from_bytes(data[at + 2:at + 4], "big")
        segment = data[at:at + 2 + size]
        if not (segment[1] == 0xE1 and segment[4:4 + len(SIGNATURE)] == SIGNATURE):
            head.append(segment)
        at += 2 + size
    size = 2 + len(SIGNATURE) + len(xmp)
    if size > 0xFFFF:
        raise SystemExit(path + ": the packet is too long for one segment")
    app1 = b"\xff\xe1" + size.to_bytes(2, "big") + SIGNATURE + xmp
    first = [s for s in head if s[1] == 0xE0]
    rest = [s for s in head if s[1] != 0xE0]
    out = data[:2] + b"".join(first) + app1 + b"".join(rest) + data[at:]
    if out != data:
        with open(path, "wb") as f:
            f.write(out)


def main():
    for name, values in EMBEDDED.items():
        embed(os.path.join(PICTURES, name), packet(values))
    for sidecar, values in SIDECARS.values():
        with open(os.path.join(PICTURES, sidecar), "wb") as f:
            f.write(packet(values) + b"\n")


if __name__ == "__main__":
    main()
