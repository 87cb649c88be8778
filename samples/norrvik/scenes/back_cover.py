#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the back cover as an agency would supply it: one A4 page with bleed, in the inks of the press.

    python3 back_cover.py EBGaramond12-Regular.otf ../pictures/back-cover.pdf

The name of the house is set in EB Garamond and drawn as outlines by FreeType.
"""
import ctypes
import ctypes.util
import sys
import zlib

MM = 72 / 25.4
WIDTH, HEIGHT, BLEED = 210 * MM, 297 * MM, 3 * MM

FJORD = "0.78 0.38 0.32 0.34 k"
DEEP = "0.86 0.5 0.4 0.52 k"
STONE = "0 0.04 0.1 0.12 k"
CHALK = "0 0.02 0.05 0.03 k"
OCHRE = "0.08 0.42 0.86 0.08 k"
SUN = "0.02 0.16 0.3 0.02 k"
MOSS = "0.5 0.24 0.72 0.38 k"


class Vector(ctypes.Structure):
    _fields_ = [("x", ctypes.c_long), ("y", ctypes.c_long)]


class Outline(ctypes.Structure):
    _fields_ = [("n_contours", ctypes.c_short), ("n_points", ctypes.c_short), ("points", ctypes.POINTER(Vector)),
                ("tags", ctypes.POINTER(ctypes.c_ubyte)), ("contours", ctypes.POINTER(ctypes.c_short)),
                ("flags", ctypes.c_int)]


class Metrics(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("width", "height", "bx", "by", "advance", "vbx", "vby", "va")]


class Slot(ctypes.Structure):
    _fields_ = [("library", ctypes.c_void_p), ("face", ctypes.c_void_p), ("next", ctypes.c_void_p),
                ("index", ctypes.c_uint), ("generic", ctypes.c_void_p * 2), ("metrics", Metrics),
                ("linear_h", ctypes.c_long), ("linear_v", ctypes.c_long), ("advance", Vector),
                ("format", ctypes.c_int), ("bitmap", ctypes.c_byte * 40), ("left", ctypes.c_int),
                ("top", ctypes.c_int), ("outline", Outline)]


class Face(ctypes.Structure):
    _fields_ = [("n_faces", ctypes.c_long), ("index", ctypes.c_long), ("flags", ctypes.c_long),
                ("style", ctypes.c_long), ("n_glyphs", ctypes.c_long), ("family", ctypes.c_char_p),
                ("style_name", ctypes.c_char_p), ("n_sizes", ctypes.c_int), ("sizes", ctypes.c_void_p),
                ("n_maps", ctypes.c_int), ("maps", ctypes.c_void_p), ("generic", ctypes.c_void_p * 2),
                ("box", ctypes.c_long * 4), ("em", ctypes.c_ushort), ("ascender", ctypes.c_short),
                ("descender", ctypes.c_short), ("height", ctypes.c_short), ("max_w", ctypes.c_short),
                ("max_h", ctypes.c_short), ("underline", ctypes.c_short), ("thickness", ctypes.c_short),
                ("slot", ctypes.POINTER(Slot))]


def lettering(font, text, size, tracking):
    """Outlines of a line that begins at (0, 0), and how wide it is."""
    library, face = ctypes.c_void_p(), ctypes.POINTER(Face)()
    freetype = ctypes.CDLL(ctypes.util.find_library("freetype"))
    assert freetype.FT_Init_FreeType(ctypes.byref(library)) == 0
    assert freetype.FT_New_Face(library, font.encode(), ctypes.c_long(0), ctypes.byref(face)) == 0
    scale, pen, path = size / face.contents.em, 0.0, []
    point = lambda vector: f"{pen + vector.contents.x * scale:.3f} {vector.contents.y * scale:.3f}"
    to = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Vector), ctypes.c_void_p)
    cubic = ctypes.CFUNCTYPE(ctypes.c_int, *[ctypes.POINTER(Vector)] * 3, ctypes.c_void_p)
    conic = ctypes.CFUNCTYPE(ctypes.c_int, *[ctypes.POINTER(Vector)] * 2, ctypes.c_void_p)
    draw = lambda operator: lambda *points: path.append(" ".join(point(p) for p in points[:-1]) + operator) or 0

    class Functions(ctypes.Structure):
        _fields_ = [("move", to), ("line", to), ("conic", conic), ("cubic", cubic), ("shift", ctypes.c_int),
                    ("delta", ctypes.c_long)]

    functions = Functions(to(draw(" m")), to(draw(" l")), conic(lambda *_: 1), cubic(draw(" c")), 0, 0)
    for letter in text:
        assert freetype.FT_Load_Char(face, ctypes.c_ulong(ord(letter)), 1) == 0  # FT_LOAD_NO_SCALE
        slot = face.contents.slot
        assert freetype.FT_Outline_Decompose(ctypes.byref(slot.contents.outline), ctypes.byref(functions), None) == 0
        pen += slot.contents.metrics.advance * scale + tracking
    return "\n".join(path) + "\nf", pen - tracking


def circle(x, y, radius, color):
    k = radius * 0.5523
    return (f"{color} {x - radius:.3f} {y:.3f} m {x - radius:.3f} {y + k:.3f} {x - k:.3f} {y + radius:.3f} {x:.3f} "
            f"{y + radius:.3f} c {x + k:.3f} {y + radius:.3f} {x + radius:.3f} {y + k:.3f} {x + radius:.3f} {y:.3f} c "
            f"{x + radius:.3f} {y - k:.3f} {x + k:.3f} {y - radius:.3f} {x:.3f} {y - radius:.3f} c {x - k:.3f} "
            f"{y - radius:.3f} {x - radius:.3f} {y - k:.3f} {x - radius:.3f} {y:.3f} c f")


def turned(x, y, profile, color, shading):
    """A turned body that stands on (x, y): its right outline, from the foot up, is mirrored to the left.

    `profile` is a start (radius, height) and curves of three such points.
    """
    start, curves = profile[0], profile[1:]
    right = [f"{x + start[0] * MM:.3f} {y + start[1] * MM:.3f} m"]
    for points in curves:
        right.append(" ".join(f"{x + r * MM:.3f} {y + h * MM:.3f}" for r, h in points) + " c")
    last = curves[-1][-1]
    left = [f"{x - last[0] * MM:.3f} {y + last[1] * MM:.3f} l"]
    ends = [start] + [points[-1] for points in curves]
    for end, points in zip(reversed(ends[:-1]), reversed(curves)):
        back = [points[1], points[0], end]
        left.append(" ".join(f"{x - r * MM:.3f} {y + h * MM:.3f}" for r, h in back) + " c")
    outline = "\n".join(right + left) + " h"
    return f"q {outline} W n\n{color} {x - 200:.3f} {y:.3f} 400 600 re f\n" \
           f"q 1 0 0 1 {x:.3f} 0 cm /{shading} sh Q Q"


def rectangle(x, y, width, height, color):
    return f"{color} {x:.3f} {y:.3f} {width:.3f} {height:.3f} re f"


def page(font):
    table = 92 * MM
    middle = WIDTH / 2
    name, width = lettering(font, "Norrvik", 64, 1.5)
    line, line_width = lettering(font, "norrvik.example", 12, 1.2)
    vase = [(13, 0), ((20, 12), (31, 26), (31, 44)), ((31, 64), (13, 70), (9, 84)), ((8, 90), (9, 95), (13, 99))]
    bowl = [(13, 0), ((14, 3), (15, 4), (17, 5)), ((30, 10), (38, 20), (40, 36))]
    mug = [(14, 0), ((17, 1), (18, 3), (18.5, 6)), ((19, 16), (19, 26), (18, 38))]
    handle = (f"{MM * 4.2:.3f} w {MOSS.upper()} {middle - 34 * MM:.3f} {table - 1 * MM:.3f} m "
              f"{middle - 20 * MM:.3f} {table - 1 * MM:.3f} {middle - 20 * MM:.3f} {table + 22 * MM:.3f} "
              f"{middle - 34 * MM:.3f} {table + 20 * MM:.3f} c S")
    return "\n".join([
        rectangle(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED, FJORD),
        circle(middle + 22 * MM, table + 76 * MM, 58 * MM, SUN),
        rectangle(-BLEED, -BLEED, WIDTH + 2 * BLEED, table + BLEED, STONE),
        turned(middle + 14 * MM, table - 6 * MM, vase, CHALK, "Light"),
        handle,
        turned(middle - 50 * MM, table - 11 * MM, mug, MOSS, "Moss"),
        turned(middle + 52 * MM, table - 13 * MM, bowl, OCHRE, "Ochre"),
        f"q 1 0 0 1 {middle - width / 2:.3f} {HEIGHT - 48 * MM:.3f} cm {CHALK} {name} Q",
        f"q 1 0 0 1 {middle - line_width / 2:.3f} {22 * MM:.3f} cm {DEEP} {line} Q",
    ])


def shading(half, left, right):
    """From the lit side over the colour itself to the shaded side, across a body of that half width."""
    stop = lambda c0, c1: f"<< /FunctionType 2 /Domain [0 1] /N 1.4 /C0 [{c0}] /C1 [{c1}] >>"
    return (f"<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [{-half * MM:.3f} 0 {half * MM:.3f} 0] "
            f"/Extend [true true] /Function {stop(left, right)} >>")


def write(path, content):
    shadings = (f"/Light {shading(31, '0 0.02 0.05 0.02', '0.1 0.16 0.26 0.26')} "
                f"/Moss {shading(19, '0.44 0.18 0.64 0.24', '0.6 0.36 0.8 0.56')} "
                f"/Ochre {shading(40, '0.05 0.36 0.8 0.02', '0.16 0.56 0.96 0.28')}")
    data = zlib.compress(content.encode(), 9)
    media = f"{-BLEED:.3f} {-BLEED:.3f} {WIDTH + BLEED:.3f} {HEIGHT + BLEED:.3f}"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /BleedBox [{media}] "
        f"/TrimBox [0 0 {WIDTH:.3f} {HEIGHT:.3f}] /Contents 4 0 R "
        f"/Resources << /Shading << {shadings} >> >> >>".encode(),
        b"<< /Filter /FlateDecode /Length " + str(len(data)).encode() + b" >>\nstream\n" + data + b"\nendstream",
    ]
    file, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    file += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} "
             f"/Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n").encode()
    with open(path, "wb") as out:
        out.write(file)


if __name__ == "__main__":
    write(sys.argv[2], page(sys.argv[1]))
