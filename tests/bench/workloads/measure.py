#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the whole jobs of the benchmark and prints a table: CPU seconds of all processes, peak memory, pages; and beside it what
reading the finished file back costs: seconds per 1,000 pages of `preflight` (without inks) and of `verify` (without codes, and
without what it takes to load the data and to plan, which is measured by `plan` and stands beside it in seconds), and milliseconds
per code: what `verify` takes less when the design has no codes.

    measure.py PUBLISHER FOLDER [--data FOLDER] [--runs 3] [JOB ...]        JOB: list-1000, catalog-500, ...

The data are made by workloads.py; with --data they are the files w1_N.csv and w2_N.csv of that folder. Of the runs the one with
the least CPU counts: what others do on the machine only adds to it. Nothing is kept from run to run but the files of the system.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
JOBS = ["list-1000", "list-10000", "list-50000", "catalog-500", "catalog-5000"]


def make(job, folder, data):
    kind, n = job.split("-")
    command = [sys.executable, HERE / "workloads.py", kind, n, folder]
    if data:
        command += ["--rows", data / f"{'w1' if kind == 'list' else 'w2'}_{n}.csv"]
    subprocess.run(command, check=True)


def cost(command, folder):
    """CPU seconds and peak memory in MiB of a program and its workers."""
    environment = dict(os.environ, XDG_CACHE_HOME=str(folder / "cache"))
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(told.decode()[-3000:])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def without_codes(folder):
    """The same job by a design that does not say that codes are printed."""
    copy = folder.with_name(folder.name + "-without-codes")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("out", "cache"))
    for design in (copy / "designs").glob("*.xml"):
        design.write_text(re.sub(r"<code .*?/>", "", design.read_text()))
    return copy


def build(publisher, folder):
    shutil.rmtree(folder / "out", ignore_errors=True)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return cost([publisher, "build", "publication.xml", "-o", "out", "-j", "1", "--no-verify"], folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("publisher", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("jobs", nargs="*", default=JOBS)
    request = parser.parse_intermixed_args()
    print(f"{'job':<14}{'pages':>7}{'CPU s':>9}{'ms/page':>9}{'MiB':>6}{'MB PDF':>8}{'preflight':>11}{'verify':>8}"
          f"{'ms/code':>9}{'plan s':>8}")
    for job in request.jobs:
        folder = request.folder / job
        make(job, folder, request.data)
        publisher = request.publisher.resolve()
        seconds, memory = min(build(publisher, folder) for _ in range(request.runs))
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
        print(f"{job:<14}{pages:>7}{seconds:>9.2f}{seconds / pages * 1000:>9.2f}{memory:>6.0f}{size / 1e6:>8.1f}"
              f"{preflight / pages * 1000:>11.2f}{(verify - plan) / pages * 1000:>8.2f}{per_code:>9}{plan:>8.2f}",
              flush=True)


if __name__ == "__main__":
    main()
