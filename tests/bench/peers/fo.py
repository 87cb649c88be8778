# SPDX-License-Identifier: Apache-2.0
"""The price list in XSL formatting objects."""
from xml.sax.saxutils import escape

BEGIN = """<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Liberation Sans" font-size="8pt" line-height="9.4pt">
<fo:layout-master-set><fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="12mm 15mm 6mm">
<fo:region-body margin-top="8mm" margin-bottom="9mm"/><fo:region-before extent="8mm"/><fo:region-after extent="5mm"/>
</fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="page">
<fo:static-content flow-name="xsl-region-before"><fo:block text-align-last="justify">
<fo:inline font-weight="bold"><fo:retrieve-marker retrieve-class-name="group"/></fo:inline><fo:leader/>Price list</fo:block></fo:static-content>
<fo:static-content flow-name="xsl-region-after"><fo:block text-align="center">Page <fo:page-number/> of
<fo:page-number-citation ref-id="end"/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body"><fo:table table-layout="fixed" width="180mm">
"""
END = '</fo:table><fo:block id="end"/></fo:flow></fo:page-sequence></fo:root>\n'
WIDTHS = (19, 36, 58, 25, 12, 15, 15)  # millimetres
HEADS = ("Article no.", "Name", "Description", "EAN", "Unit", "Price \u20ac", "incl. VAT \u20ac")


def cell(text, column):
    side = ' text-align="right"' if column >= 5 else ""
    return f'<fo:table-cell padding="0.7mm 1mm"{side}><fo:block>{escape(text)}</fo:block></fo:table-cell>'


def document(groups):
    parts = [BEGIN]
    parts += [f'<fo:table-column column-width="{width}mm"/>' for width in WIDTHS]
    heads = "".join(cell(head, column) for column, head in enumerate(HEADS))
    parts.append('<fo:table-header><fo:table-row background-color="#33475b" color="white" font-weight="bold">'
                 f"{heads}</fo:table-row></fo:table-header>\n<fo:table-body>\n")
    for name, rows in groups.items():
        parts.append('<fo:table-row background-color="#c9d6e6" font-weight="bold" keep-with-next.within-page="always">'
                     '<fo:table-cell number-columns-spanned="7" padding="0.7mm 1mm"><fo:block>'
                     f'<fo:marker marker-class-name="group">{escape(name)}</fo:marker>{escape(name)}</fo:block></fo:table-cell></fo:table-row>\n')
        for i, row in enumerate(rows):
            ground = ' background-color="#eef2f7"' if i % 2 else ""
            cells = "".join(cell(row[field], column)
                            for column, field in enumerate(("sku", "name", "text", "ean", "unit", "net", "gross")))
            parts.append(f'<fo:table-row{ground} keep-together.within-page="always">{cells}</fo:table-row>\n')
    return "".join(parts) + "</fo:table-body>" + END
