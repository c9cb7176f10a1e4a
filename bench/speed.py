"""How fast the passages of a corpus are found, in what memory, and how far that is from what the machine can do.

    python bench/speed.py news --data ../shared/data/news37k/articles.parquet [--articles N] [--jobs 2]
    python bench/speed.py synthetic [--articles 200000] [--jobs 2]
    python bench/speed.py synthetic --join-bytes 100000000
    python bench/speed.py growth --data ... --write-docs
    python bench/speed.py all --data ... --write-docs

Each figure comes from a process of its own, which loads the articles first; what is timed is from articles in memory to
`Reuse` records. Wall and processor seconds stand side by side: on a machine that does other work too only the latter
say anything. Of them the system's are told apart: they are mostly the price of memory that a virtual machine has not
been handed by its host yet, one to two seconds for each GiB (`limit` measures it). With `--warm` another process takes
and gives back as much memory just before, so that most of that price is not in the figures.

`all` runs news, synthetic articles of three sizes, the largest also with less memory for the join, and a pass at memory
speed, all warm, and writes the tables of docs/performance.md. `growth` sets more and more news, by date and by chance,
beside as many synthetic articles, on one core: by chance the tellings of one story seldom meet in a small part. The
first run of all on a machine compiles the kernels; that is told apart.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
from synthetic import articles as invented

from retold import settings
from retold.evaluate.docs import put
from retold.records import Article
from retold.trace.compiled import available, compiled
from retold.trace.fingerprints import corpus
from retold.trace.passages import Wording, aligned, passages

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SIZES = (20_000, 63_000, 200_000)
GROWTH = (5_000, 10_000, 20_000, 37_554)
LITTLE = 100_000_000
FLOORS = {"news seconds": 15.0, "news GiB": 3.0, "synthetic seconds": 15.0, "synthetic GiB": 3.2, "exponent": 1.1}
Result = TypeVar("Result")


class Clock:
    """Wall and processor seconds of each stage, and how many of the latter the system took."""

    def __init__(self) -> None:
        self.stages: dict[str, list[float]] = {}

    def __call__(self, name: str, work: Callable[[], Result]) -> Result:
        """What the work gave, its time noted under a name."""
        wall, processor, system = time.perf_counter(), time.process_time(), os.times().system
        made = work()
        spent = [time.perf_counter() - wall, time.process_time() - processor, os.times().system - system]
        self.stages[name] = [round(value, 2) for value in spent]
        return made


def news(path: str, count: int, drawn: str = "") -> list[Article]:
    """Real articles, all where `count` is 0; `drawn` by "date" in its order, from the middle on, or by "chance"."""
    table = pq.read_table(path, columns=["id", "text", "title", "outlet", "url", "published"])
    rows = list(zip(*(table[name].to_pylist() for name in table.column_names), strict=True))
    if drawn == "date":
        rows.sort(key=lambda row: (row[5] or "", row[0]))
        rows = rows[max(0, (len(rows) - count) // 2) :]
    elif drawn == "chance":
        rows = [rows[at] for at in np.random.default_rng(1).permutation(len(rows))]
    return [Article(id, text or "", *rest) for id, text, *rest, _ in islice(rows, count or None)]


def measure(held: list[Article], jobs: int | None, warmed: bool) -> dict[str, object]:
    """Articles to reuses and passages, stage by stage."""
    large = available() and sum(len(article.text) for article in held) >= settings.TRACE_COMPILED
    if large:
        prepare(jobs)
    if warmed:
        warm()
    before = memory()
    clock = Clock()
    words = clock("words", lambda: corpus(held, jobs=jobs))
    split = memory()
    wording = clock("candidates", lambda: Wording(words, jobs=jobs))
    joined = memory()
    found = clock("alignment", lambda: [reuse for *_, reuse in aligned(wording)])
    wall, processor, system = (sum(stage[at] for stage in clock.stages.values()) for at in range(3))
    clock("passages", lambda: passages(found))
    return {
        "articles": len(held), "words": len(words.keys), "characters": sum(len(article.text) for article in held),
        "compiled": large, "jobs": jobs or os.cpu_count(),
        "join bytes": settings.TRACE_JOIN_BYTES, "candidates": len(wording.candidates),
        "reuses": len(found), "pairs": len({(reuse.left.article, reuse.right.article) for reuse in found}),
        "GiB after the join": round(joined, 2), "GiB of the join": round(joined - split, 2),
        "wall": round(wall, 2), "processor": round(processor, 2), "system": round(system, 2),
        "own": round(processor - system, 2), "stages": clock.stages,
        "GiB": round(memory(), 2), "GiB of articles": round(before, 2),
    }  # fmt: skip


def warm(gib: int = 5) -> None:
    """Have the host hand out memory: another process takes it and gives it back."""
    subprocess.run([sys.executable, "-c", f"import numpy; numpy.empty({gib} * 2**30, 'u1')[::4096] = 1"], check=True)


def prepare(jobs: int | None) -> None:
    """Load the kernels, or compile them, on a few articles."""
    least = settings.TRACE_COMPILED
    settings.TRACE_COMPILED = 0  # type: ignore[misc]
    list(aligned(Wording(corpus(list(invented(30)), jobs=jobs), jobs=jobs)))
    settings.TRACE_COMPILED = least  # type: ignore[misc]


def memory() -> float:
    """The most memory this process has held so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def limit(gib: float = 1.0) -> dict[str, float]:
    """Bytes a second of one pass over an array that no cache holds, on one core: the physical limit. And seconds to
    hash one byte of a pass, and system seconds for a GiB of memory that was not handed out before, and that was.
    """
    touched = []
    for _ in range(2):
        begun = os.times().system
        np.empty(4 * 2**30, np.uint8)[::4096] = 1
        touched.append(round((os.times().system - begun) / 4, 2))
    values = np.ones(int(gib * 2**30) // 8, np.uint64)
    best = math.inf
    for _ in range(3):
        begun = time.process_time()
        np.bitwise_xor.reduce(values)
        best = min(best, time.process_time() - begun)

    @compiled()
    def hashed(values: npt.NDArray[np.uint8]) -> np.uint64:
        value = np.uint64(0xCBF29CE484222325)
        for byte in values:
            value = (value ^ np.uint64(byte)) * np.uint64(0x100000001B3)
        return value

    few = values.view(np.uint8)[: 2**28]
    hashed(few[:8])
    begun = time.process_time()
    hashed(few)
    hashing = (time.process_time() - begun) / len(few)
    speed = round(values.nbytes / best / 1e9, 1)
    return {"GB a second": speed, "hashing": hashing, "first touch": touched[0], "second touch": touched[1]}


def compiling() -> dict[str, float]:
    """Processor seconds of a process that uses the kernels, the first one on a machine and a later one."""
    code = "import time; from speed import prepare; prepare(1); print(time.process_time())"
    seconds = []
    with_cache = {**os.environ, "NUMBA_CACHE_DIR": f"/tmp/retold-kernels-{os.getpid()}"}
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", code], env=with_cache, cwd=Path(__file__).parent, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        seconds.append(round(float(run.stdout), 1))
    return {"first": seconds[0], "later": seconds[1]}


def apart(*arguments: str) -> dict[str, object]:
    """What this script prints when it is run by itself."""
    run = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    made: dict[str, object] = json.loads(run.stdout)
    print(run.stdout.strip(), flush=True)
    return made


def exponent(runs: Iterable[dict[str, object]], clock: str) -> float:
    """The slope of log(time) over log(articles) from the smallest to the largest run."""
    points = sorted((float(str(run["articles"])), float(str(run[clock]))) for run in runs)
    (few, quick), (many, slow) = points[0], points[-1]
    return round(math.log(slow / quick) / math.log(many / few), 2)


def lines(
    runs: list[dict[str, object]],
    little: dict[str, object],
    hashing: dict[str, float],
    compiled: dict[str, float],
    note: str,
) -> list[str]:
    """The tables of docs/performance.md."""
    machine = (
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    made = [
        f"Measured on {machine}. {note}", "",
        "| corpus | articles | words (M) | reuses | seconds | processor seconds | of them system | articles a second "
        "| GiB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for run in runs:
        wall, count = float(str(run["wall"])), int(str(run["articles"]))
        made.append(
            f"| {run['corpus']} | {count:,} | {int(str(run['words'])) / 1e6:.1f} | {int(str(run['reuses'])):,} "
            f"| {wall} | {run['processor']} | {run['system']} | {count / max(wall, 0.1):,.0f} | {run['GiB']} |"
        )
    synthetic = [run for run in runs if run["corpus"] == "synthetic"]
    largest = max(runs, key=lambda run: int(str(run["words"])))
    characters, spent = int(str(largest["characters"])), float(str(largest["processor"]))
    pass_seconds, hash_seconds = characters / (hashing["GB a second"] * 1e9), characters * hashing["hashing"]
    made += ["", "Processor seconds by stage (wall seconds, then system seconds in brackets):", "",
             "| corpus | articles | " + " | ".join(runs[0]["stages"]) + " |",  # type: ignore[call-overload]
             "|---|---|" + "---|" * len(runs[0]["stages"])]  # type: ignore[arg-type]  # fmt: skip
    for run in runs:
        stages = " | ".join(f"{spent[1]} ({spent[0]}, {spent[2]})" for spent in run["stages"].values())  # type: ignore[attr-defined]
        made.append(f"| {run['corpus']} | {run['articles']:,} | {stages} |")
    made += [
        "",
        f"Time grows with the number of synthetic articles to the power of {exponent(synthetic, 'wall')} (processor "
        f"time: {exponent(synthetic, 'processor')}, without the system's {exponent(synthetic, 'own')}).",
        "",
        f"With {int(str(little['join bytes'])) / 1e9} GB instead of {int(str(largest['join bytes'])) / 1e9} GB for "
        f"the join the largest corpus takes {little['wall']} s ({little['processor']} processor seconds). The most "
        f"memory held rose by {little['GiB of the join']} GiB instead of {largest['GiB of the join']} while joining; "
        "until the join is done it is, articles and words among it, "
        f"{little['GiB after the join']} GiB instead of {largest['GiB after the join']}. The reuses are as many: "
        f"{int(str(little['reuses'])):,} and {int(str(largest['reuses'])):,}.",
        "",
        "The physical limit: each character of the largest corpus has to be read once. At "
        f"{hashing['GB a second']} GB a second, at which one core here runs through an array that no cache holds, its "
        f"{characters / 1e6:,.0f} million characters (a byte each) take {pass_seconds:.3f} s; one pass that hashes one "
        f"after the other (FNV-1a) takes {hash_seconds:.2f} s. From articles to reuses takes {spent:.1f} processor "
        f"seconds, {spent / pass_seconds:,.0f} times the first and {spent / hash_seconds:,.0f} times the second. "
        f"Memory that the host has not handed out yet costs {hashing['first touch']} system seconds a GiB here, other "
        f"memory {hashing['second touch']}; most of that price is not in these figures, since another process took and "
        "gave back 5 GiB just before each run.",
        "",
        f"The first use of the kernels on a machine compiles them: {compiled['first']} processor seconds, once; later "
        f"processes load them, {compiled['later']} s with the imports.",
    ]
    return made


def main() -> None:
    """Print a line of JSON a run; `--write-docs` writes the tables; exit with 1 where a figure is over its bound."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["news", "synthetic", "limit", "compiling", "growth", "all"])
    parser.add_argument("--data", default="../shared/data/news37k/articles.parquet")
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--drawn", choices=["", "date", "chance"], default="", help="which of the news, where not all")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--warm", action="store_true", help="have the host hand out memory before")
    parser.add_argument("--join-bytes", type=int, default=settings.TRACE_JOIN_BYTES, help="memory for the join")
    parser.add_argument("--note", default="", help="a sentence about the state of the machine, for the page")
    parser.add_argument("--write-docs", action="store_true")
    options = parser.parse_args()
    settings.TRACE_JOIN_BYTES = options.join_bytes  # type: ignore[misc]
    if options.what == "limit":
        print(json.dumps(limit()))
    elif options.what == "compiling":
        print(json.dumps(compiling()))
    elif options.what == "news":
        held = news(options.data, options.articles, options.drawn)
        print(json.dumps({"corpus": "news37k", **measure(held, options.jobs, options.warm)}))
    elif options.what == "growth":
        growth(options)
    elif options.what == "synthetic":
        held = list(invented(options.articles or SIZES[-1]))
        print(json.dumps({"corpus": "synthetic", **measure(held, options.jobs, options.warm)}))
    else:
        everything(options)


def growth(options: argparse.Namespace) -> None:
    """More and more articles, real ones by date and by chance beside synthetic ones."""
    kinds = {
        "news37k, by date": ["news", "--data", options.data, "--drawn", "date"],
        "news37k, by chance": ["news", "--data", options.data, "--drawn", "chance"],
        "synthetic": ["synthetic"],
    }
    table = [
        "| corpus | articles | candidates | pairs | pairs an article | processor seconds | of them system |",
        "|---|" + "---|" * 6,
    ]
    grown = []
    for kind, arguments in kinds.items():
        runs = [apart(*arguments, "--articles", str(size), "--jobs", "1") for size in GROWTH]
        for run in runs:
            articles, pairs = int(str(run["articles"])), int(str(run["pairs"]))
            table.append(
                f"| {kind} | {articles:,} | {int(str(run['candidates'])):,} | {pairs:,} | {pairs / articles:.2f} "
                f"| {run['processor']} | {run['system']} |"
            )
        figures = [exponent(runs, figure) for figure in ("own", "candidates", "pairs")]
        grown.append(f"{kind}: time without the system's {figures[0]}, candidates {figures[1]}, pairs {figures[2]}")
    table += ["", f"Exponents from {GROWTH[0]:,} to {GROWTH[-1]:,}: " + "; ".join(grown) + "."]
    if options.write_docs:
        put(PAGE, "growth", table)


def everything(options: argparse.Namespace) -> None:
    """All runs, one after another, each in a process of its own."""
    jobs = ["--warm", *(["--jobs", str(options.jobs)] if options.jobs else [])]
    compiled = apart("compiling")
    runs = [apart("news", "--data", options.data, "--articles", str(options.articles), *jobs)]
    runs += [apart("synthetic", "--articles", str(size), *jobs) for size in SIZES]
    little = apart("synthetic", "--articles", str(SIZES[-1]), "--join-bytes", str(LITTLE), *jobs)
    hashing = apart("limit")
    if options.write_docs:
        figures = {key: float(str(value)) for key, value in hashing.items()}
        spent = {key: float(str(value)) for key, value in compiled.items()}
        put(PAGE, "copies", lines(runs, little, figures, spent, options.note))
    got = {
        "news seconds": float(str(runs[0]["wall"])), "news GiB": float(str(runs[0]["GiB"])),
        "synthetic seconds": float(str(runs[-1]["wall"])), "synthetic GiB": float(str(runs[-1]["GiB"])),
        "exponent": exponent(runs[1:], "wall"),
    }  # fmt: skip
    over = {name: value for name, value in got.items() if value > FLOORS[name]}
    print(json.dumps({"over their bounds": over}))
    raise SystemExit(bool(over))


if __name__ == "__main__":
    main()
