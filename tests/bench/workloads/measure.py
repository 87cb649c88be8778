#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the whole jobs of the benchmark and prints a table: CPU seconds of all processes, peak memory, pages; and beside it what
reading the finished file back costs: seconds per 1,000 pages of `preflight` (without inks) and of `verify` (without codes, and
without what it takes to load the data and to plan, which is measured by `plan` and stands beside it in seconds), and milliseconds
per code: what `verify` takes less when the design has no codes.

    measure.py PUBLISHER FOLDER [--data FOLDER] [--runs 3] [--threads 1] [JOB ...]        JOB: list-1000, catalog-500, ...

The job incremental-N builds the illustrated catalog of so many pages with nothing kept from before, everything converted, read back and
verified; then one price is another, and what it takes to build it again is told in percent of the first time, in seconds on the clock
and in CPU seconds of all processes.

The data are made by workloads.py; with --data they are the files w1_N.csv and w2_N.csv of that folder. The pictures of the jobs
pictures-N and photographs-N are made by make_photographs, which stands beside the tests. Of the runs the one with the least CPU
counts: what others do on the machine only adds to it. Nothing is kept from run to run but the files of the system.

Memory is that of all processes together, looked at every few milliseconds; what they share is counted for each.
"""
import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
JOBS = ["list-1000", "list-10000", "list-50000", "catalog-500", "catalog-5000", "incremental-1000"]
PRODUCTS_OF_A_PAGE = 7.2
SIZES = {"photographs": (6000, 4000), "pictures": (480, 320)}


def make(job, folder, data, publisher):
    kind, n = job.split("-")
    if kind in SIZES:
        tool = publisher.parent.parent / "tests" / "make_photographs"
        subprocess.run([tool, folder / "images", n, *map(str, SIZES[kind])], check=True)
    command = [sys.executable, HERE / "workloads.py", kind, n, folder]
    if data:
        command += ["--rows", data / f"{'w1' if kind == 'list' else 'w2'}_{n}.csv"]
    subprocess.run(command, check=True)


def memory(process, parent=None):
    """Of a process and its children, in MiB; nothing of one that has ended, nor of one that lives in the memory of its parent until it
    has a program of its own."""
    folder = Path(f"/proc/{process}")
    try:
        program = os.readlink(folder / "exe")
        if program == parent:
            return 0
        pages = int((folder / "statm").read_text().split()[1])
        children = [child for task in (folder / "task").iterdir() for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + sum(memory(child, program) for child in children)


def cost(command, folder):
    """CPU seconds and peak memory in MiB of a program and its workers."""
    environment = dict(os.environ, XDG_CACHE_HOME=str(folder / "cache"))
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    peak, has_ended = 0, threading.Event()

    def watch():
        nonlocal peak
        while not has_ended.wait(0.005):
            peak = max(peak, memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    has_ended.set()
    watcher.join()
    if status:
        sys.exit(told.decode()[-3000:])
    return usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss / 1024)


def without_codes(folder):
    """The same job by a design that does not say that codes are printed."""
    copy = folder.with_name(folder.name + "-without-codes")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("out", "cache"))
    for design in (copy / "designs").glob("*.xml"):
        design.write_text(re.sub(r"<code .*?/>", "", design.read_text()))
    return copy


def build(publisher, folder, n_threads):
    shutil.rmtree(folder / "out", ignore_errors=True)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return cost([publisher, "build", "publication.xml", "-o", "out", "-j", str(n_threads), "--no-verify"], folder)


def change_one_price(folder):
    """That of a product in the middle: it costs ten more."""
    rows = folder / "rows.csv"
    with open(rows, encoding="utf-8", newline="") as stream:
        head, *lines = csv.reader(stream)
    line, net = lines[len(lines) // 2], head.index("net")
    line[net] = f"{float(line[net]) + 10:.2f}"
    with open(rows, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([head, *lines])


def timed_build(publisher, folder):
    begin = time.monotonic()
    seconds, _ = cost([publisher, "build", "publication.xml", "-o", "out", "-j", "1"], folder)
    return time.monotonic() - begin, seconds


def measure_incremental(publisher, folder, pages, data, runs):
    make(f"catalog-{round(pages * PRODUCTS_OF_A_PAGE)}", folder, data, publisher)
    for kept in ("out", "cache"):
        shutil.rmtree(folder / kept, ignore_errors=True)
    first = timed_build(publisher, folder)
    again = []
    for _ in range(runs):
        change_one_price(folder)
        again.append(timed_build(publisher, folder))
    report = json.loads(next((folder / "out").glob("*/report.json")).read_text())
    clock, seconds = (min(times) for times in zip(*again))
    print(f"incremental-{pages}: {len(report['pages'])} pages in {first[0]:.1f} s, CPU {first[1]:.1f} s; again, pages "
          f"{report['changes']['pages']} changed: {clock:.1f} s = {100 * clock / first[0]:.1f} %, CPU {seconds:.1f} s = "
          f"{100 * seconds / first[1]:.1f} %", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("publisher", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("jobs", nargs="*", default=JOBS)
    request = parser.parse_intermixed_args()
    print(f"{'job':<16}{'pages':>7}{'CPU s':>9}{'ms/page':>9}{'MiB':>6}{'MB PDF':>8}{'preflight':>11}{'verify':>8}"
          f"{'ms/code':>9}{'plan s':>8}")
    for job in request.jobs:
        folder = request.folder / job
        if job.startswith("incremental-"):
            measure_incremental(request.publisher.resolve(), folder, int(job.split("-")[1]), request.data, request.runs)
            continue
        publisher = request.publisher.resolve()
        make(job, folder, request.data, publisher)
        seconds, mebibytes = min(build(publisher, folder, request.threads) for _ in range(request.runs))
        report = next((folder / "out").glob("*/report.json"))
        pages = len(json.loads(report.read_text())["pages"])
        size = sum(file.stat().st_size for file in report.parent.glob("*.pdf"))
        pdf = next(report.parent.glob("*.pdf")).relative_to(folder)
        edition = report.parent.name
        preflight = min(cost([publisher, "preflight", pdf, "--no-ink", "--profile", "read-back-pdfx4"], folder)[0]
                        for _ in range(request.runs))
        plan = min(cost([publisher, "plan", "publication.xml", "-e", edition], folder)[0] for _ in range(request.runs))
        file = folder.resolve() / pdf
        whole, verify = (min(cost([publisher, "verify", file, "publication.xml", "-e", edition], job_folder)[0]
                             for _ in range(request.runs)) for job_folder in (folder, without_codes(folder)))
        kind, n_products = job.split("-")
        per_code = f"{(whole - verify) / int(n_products) * 1000:.2f}" if kind == "catalog" else "-"
        print(f"{job:<16}{pages:>7}{seconds:>9.2f}{seconds / pages * 1000:>9.2f}{mebibytes:>6.0f}{size / 1e6:>8.1f}"
              f"{preflight / pages * 1000:>11.2f}{(verify - plan) / pages * 1000:>8.2f}{per_code:>9}{plan:>8.2f}",
              flush=True)


if __name__ == "__main__":
    main()
