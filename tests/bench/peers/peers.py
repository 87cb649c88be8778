#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sets the price list of the benchmark with programs that Debian carries, from the same rows, side by side with publisher.

    peers.py PUBLISHER FOLDER [--rows 1000] [--runs 1] [PEER ...]        PEER: pdflatex, weasyprint, fop, chromium

Same page, columns, sizes, head and group rows, stripes, running head and "Page x of y". CPU seconds and wall seconds are those of
all processes of a job, MiB of its largest. publisher writes PDF/X-4 in CMYK with provenance; the others write RGB and check nothing.
"""
import argparse
import csv
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import fo
import hypertext
import latex

HERE = Path(__file__).resolve().parent
WORKLOADS = HERE.parent / "workloads" / "workloads.py"


def chromium(source, pdf):
    return [["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={source.parent}/profile", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri()]]


def latex_twice(source, pdf):
    """The number of pages is known in the second run."""
    return [["pdflatex", "-interaction=batchmode", f"-output-directory={pdf.parent}", f"-jobname={pdf.stem}", source]] * 2


PEERS = {
    "pdflatex": (latex.document, "list.tex", latex_twice),
    "weasyprint": (hypertext.document, "list.html", lambda source, pdf: [["weasyprint", source, pdf]]),
    "fop": (fo.document, "list.fo", lambda source, pdf: [["fop", "-q", "-c", HERE / "fop.xml", source, pdf]]),
    "chromium": (hypertext.document, "list.html", chromium),
}


def read(folder):
    """Groups with their rows, in the order of the list."""
    with open(folder / "groups.csv", encoding="utf-8", newline="") as stream:
        names = {row["code"]: row["label-en_GB"] for row in csv.DictReader(stream)}
    groups = {}
    with open(folder / "rows.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            groups.setdefault(names[row["group"]], []).append(row)
    return groups


def run(commands, folder, environment):
    """CPU seconds, wall seconds and peak memory in MiB of programs one after the other, with what they start."""
    begin, seconds, memory = time.monotonic(), 0.0, 0
    for command in commands:
        process = subprocess.Popen(["sh", "-c", '"$@"; code=$?; wait; exit $code', "sh", *map(str, command)], cwd=folder,
                                   env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        told = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{command[0]}: {told.decode(errors='replace')[-2000:]}")
        seconds += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)
    return seconds, time.monotonic() - begin, memory


def pages_of(pdf):
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])


def say(name, costs, pdf):
    seconds, wall, memory = costs
    print(f"{name:<12}{pages_of(pdf):>7}{seconds:>9.2f}{wall:>9.2f}{memory:>7.0f}{pdf.stat().st_size / 1e6:>9.1f}", flush=True)


def run_publisher(publisher, folder, runs):
    def once():
        shutil.rmtree(folder / "out", ignore_errors=True)
        environment = dict(os.environ, XDG_CACHE_HOME=str(folder / "cache"))
        return run([[publisher, "build", "publication.xml", "-o", "out", "-j", "1", "--no-verify"]], folder, environment)

    costs = min(once() for _ in range(runs))
    say("publisher", costs, next((folder / "out").glob("*/*.pdf")))


def run_peer(name, groups, folder, runs):
    document, file, commands = PEERS[name]
    if not shutil.which(name):
        print(f"{name:<12}is not installed")
        return
    place = (folder / name).resolve()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    source, pdf = place / file, place / "list.pdf"
    source.write_text(document(groups), encoding="utf-8")
    environment = dict(os.environ, HOME=str(place))
    say(name, min(run(commands(source, pdf), place, environment) for _ in range(runs)), pdf)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("publisher", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("peers", nargs="*", default=list(PEERS))
    request = parser.parse_intermixed_args()
    folder = request.folder / f"list-{request.rows}"
    subprocess.run([sys.executable, WORKLOADS, "list", str(request.rows), folder], check=True)
    print(f"price list of {request.rows} rows\n{'':<12}{'pages':>7}{'CPU s':>9}{'wall s':>9}{'MiB':>7}{'MB PDF':>9}")
    run_publisher(request.publisher.resolve(), folder, request.runs)
    for name in request.peers:
        run_peer(name, read(folder), folder / "peers", request.runs)


if __name__ == "__main__":
    main()
