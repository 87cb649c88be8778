# SPDX-License-Identifier: Apache-2.0
"""The price list for programs that print HTML."""
from xml.sax.saxutils import escape

STYLE = """
@page { size: A4; margin: 20mm 15mm 15mm; font: 8pt 'Liberation Sans';
  @top-left { content: string(group); font-weight: bold } @top-right { content: 'Price list' }
  @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }
body { margin: 0; font: 8pt/9.4pt 'Liberation Sans' }
table { width: 180mm; table-layout: fixed; border-collapse: collapse }
td, th { padding: 0.7mm 1mm; text-align: left; vertical-align: top }
tr { break-inside: avoid }
th { background: #33475b; color: white }
.group td { background: #c9d6e6; font-weight: bold; break-after: avoid; string-set: group content() }
.stripe td { background: #eef2f7 }
td:nth-child(n+6), th:nth-child(n+6) { text-align: right }
"""
WIDTHS = (19, 36, 58, 25, 12, 15, 15)  # millimetres
HEADS = ("Article no.", "Name", "Description", "EAN", "Unit", "Price \u20ac", "incl. VAT \u20ac")


def document(groups):
    columns = "".join(f'<col style="width: {width}mm">' for width in WIDTHS)
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    parts = [f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Price list</title><style>{STYLE}</style>'
             f"<table>{columns}<thead><tr>{heads}</tr></thead><tbody>\n"]
    for name, rows in groups.items():
        parts.append(f'<tr class="group"><td colspan="7">{escape(name)}</td></tr>\n')
        for i, row in enumerate(rows):
            cells = "".join(f"<td>{escape(row[field])}</td>" for field in ("sku", "name", "text", "ean", "unit", "net", "gross"))
            parts.append(f'<tr{" class=stripe" if i % 2 else ""}>{cells}</tr>\n')
    return "".join(parts) + "</tbody></table></html>\n"
