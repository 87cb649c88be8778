# SPDX-License-Identifier: Apache-2.0
"""The price list for pdfLaTeX: one longtable. Helvetica's free double, as Liberation Sans comes in no form that pdfLaTeX reads."""

WIDTHS = (19, 36, 58, 25, 12, 15, 15)  # millimetres
PREAMBLE = r"""\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp,helvet,longtable,colortbl,xcolor,array}
\usepackage[a4paper,left=15mm,right=15mm,top=20mm,bottom=15mm,headsep=4mm,footskip=8mm]{geometry}
\renewcommand{\familydefault}{\sfdefault}
\definecolor{head}{HTML}{33475B}\definecolor{group}{HTML}{C9D6E6}\definecolor{stripe}{HTML}{EEF2F7}
\fontsize{8}{9.4}\selectfont
\setlength{\tabcolsep}{1mm}\setlength{\LTpre}{0pt}\setlength{\LTpost}{0pt}\setlength{\parindent}{0pt}
\renewcommand{\arraystretch}{1.15}
\makeatletter
\renewcommand{\@oddhead}{\fontsize{8}{9.4}\selectfont\textbf{\leftmark}\hfil Price list}
\renewcommand{\@oddfoot}{\fontsize{8}{9.4}\selectfont\hfil Page \thepage{} of \pageref{end}\hfil}
\makeatother
\newcommand{\group}[1]{\rowcolor{group}\multicolumn{7}{l}{\markboth{#1}{#1}\textbf{#1}}\\*}
\begin{document}\fontsize{8}{9.4}\selectfont
"""
ESCAPES = str.maketrans({"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
                         "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}",
                         "\u20ac": r"\texteuro{}", "\u00b0": r"\textdegree{}", "\u2013": "--"})


def document(groups):
    columns = "".join(f">{{\\{side}\\arraybackslash}}p{{{width - 2}mm}}"
                      for width, side in zip(WIDTHS, ["raggedright"] * 5 + ["raggedleft"] * 2))
    heads = "&".join(rf"\color{{white}}\textbf{{{head}}}" for head in
                     ["Article no.", "Name", "Description", "EAN", "Unit", r"Price \texteuro", r"incl.\ VAT \texteuro"])
    parts = [PREAMBLE, rf"\begin{{longtable}}{{{columns}}}\rowcolor{{head}}{heads}\\\endhead", "\n"]
    for name, rows in groups.items():
        parts.append(rf"\group{{{name.translate(ESCAPES)}}}" + "\n")
        for i, row in enumerate(rows):
            cells = (row[field].translate(ESCAPES) for field in ("sku", "name", "text", "ean", "unit", "net", "gross"))
            parts.append((r"\rowcolor{stripe}" if i % 2 else "") + "&".join(cells) + "\\\\\n")
    return "".join(parts) + "\\end{longtable}\\label{end}\\end{document}\n"
