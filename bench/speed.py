"""How fast the passages of a corpus are found, in what memory, and how far that is from what the machine can do.

    python bench/speed.py news --data ../shared/data/news37k/articles.parquet [--articles N] [--jobs 2]
    python bench/speed.py synthetic [--articles 200000] [--jobs 2]
    python bench/speed.py synthetic --join-bytes 100000000
    python bench/speed.py all --data ... --write-docs

Each figure comes from a process of its own, which loads the articles first; what is timed is from articles in memory to
`Reuse` records. Wall and processor seconds stand side by side: on a machine that does other work too only the latter
say anything. `all` runs news, synthetic articles of three sizes, the largest also with less memory for the join, and a
pass at memory speed, and writes the tables of docs/performance.md. The first run of all on a machine compiles the
kernels; that is told apart.
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
import pyarrow.parquet as pq
from synthetic import articles as invented

from retold import settings
from retold.evaluate.docs import put
from retold.records import Article
from retold.trace.compiled import available
from retold.trace.fingerprints import corpus
from retold.trace.passages import Wording, aligned, passages

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SIZES = (20_000, 63_000, 200_000)
LITTLE = 100_000_000
FLOORS = {"news seconds": 15.0, "news GiB": 3.0, "synthetic seconds": 15.0, "synthetic GiB": 3.8, "exponent": 1.1}
Result = TypeVar("Result")


class Clock:
    """Wall and processor seconds of each stage."""

    def __init__(self) -> None:
        self.stages: dict[str, list[float]] = {}

    def __call__(self, name: str, work: Callable[[], Result]) -> Result:
        """What the work gave, its time noted under a name."""
        wall, processor = time.perf_counter(), time.process_time()
        made = work()
        spent = [time.perf_counter() - wall, time.process_time() - processor]
        self.stages[name] = [round(value, 2) for value in spent]
        return made


def news(path: str, count: int) -> list[Article]:
    """Real articles, all where `count` is 0."""
    table = pq.read_table(path, columns=["id", "text", "title", "outlet", "url"])
    rows = zip(*(table[name].to_pylist() for name in ("id", "text", "title", "outlet", "url")), strict=True)
    return [Article(id, text or "", *rest) for id, text, *rest in islice(rows, count or None)]


def measure(held: list[Article], jobs: int | None) -> dict[str, object]:
    """Articles to reuses and passages, stage by stage."""
    large = available() and sum(len(article.text) for article in held) >= settings.TRACE_COMPILED
    if large:
        prepare(jobs)
    before = memory()
    clock = Clock()
    words = clock("words", lambda: corpus(held, jobs=jobs))
    wording = clock("candidates", lambda: Wording(words, jobs=jobs))
    joined = round(memory(), 2)
    found = clock("alignment", lambda: [reuse for *_, reuse in aligned(wording)])
    wall, processor = (sum(stage[at] for stage in clock.stages.values()) for at in (0, 1))
    clock("passages", lambda: passages(found))
    return {
        "articles": len(held), "words": len(words.keys), "characters": sum(len(article.text) for article in held),
        "compiled": large, "jobs": jobs or os.cpu_count(),
        "join bytes": settings.TRACE_JOIN_BYTES, "candidates": len(wording.candidates),
        "reuses": len(found), "GiB after the join": joined,
        "wall": round(wall, 1), "processor": round(processor, 1), "stages": clock.stages,
        "GiB": round(memory(), 2), "GiB of articles": round(before, 2),
    }  # fmt: skip


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
    """Bytes a second of one pass over an array that no cache holds, on one core: the physical limit."""
    values = np.ones(int(gib * 2**30) // 8, np.uint64)
    best = math.inf
    for _ in range(3):
        begun = time.process_time()
        np.bitwise_xor.reduce(values)
        best = min(best, time.process_time() - begun)
    return {"GB a second": round(values.nbytes / best / 1e9, 1)}


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
        "| corpus | articles | words (M) | reuses | seconds | processor seconds | articles a second | GiB |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for run in runs:
        wall, count = float(str(run["wall"])), int(str(run["articles"]))
        made.append(
            f"| {run['corpus']} | {count:,} | {int(str(run['words'])) / 1e6:.1f} | {int(str(run['reuses'])):,} "
            f"| {wall} | {run['processor']} | {count / max(wall, 0.1):,.0f} | {run['GiB']} |"
        )
    synthetic = [run for run in runs if run["corpus"] == "synthetic"]
    largest = max(runs, key=lambda run: int(str(run["words"])))
    pass_seconds = int(str(largest["characters"])) / (hashing["GB a second"] * 1e9)
    made += ["", "Processor seconds by stage (wall seconds in brackets):", "",
             "| corpus | articles | " + " | ".join(runs[0]["stages"]) + " |",  # type: ignore[call-overload]
             "|---|---|" + "---|" * len(runs[0]["stages"])]  # type: ignore[arg-type]  # fmt: skip
    for run in runs:
        stages = " | ".join(f"{spent[1]} ({spent[0]})" for spent in run["stages"].values())  # type: ignore[attr-defined]
        made.append(f"| {run['corpus']} | {run['articles']:,} | {stages} |")
    made += [
        "",
        f"Time grows with the number of synthetic articles to the power of {exponent(synthetic, 'wall')} (processor "
        f"time: {exponent(synthetic, 'processor')}).",
        "",
        f"With {int(str(little['join bytes'])) / 1e9} GB instead of {int(str(largest['join bytes'])) / 1e9} GB for "
        f"the join the largest corpus takes {little['wall']} s ({little['processor']} processor seconds). The most "
        "memory held until the join is done, articles and words among it, is then "
        f"{little['GiB after the join']} GiB instead of {largest['GiB after the join']}; the reuses are as many: "
        f"{int(str(little['reuses'])):,} and {int(str(largest['reuses'])):,}.",
        "",
        "The physical limit: each character of the largest corpus has to be read once. At "
        f"{hashing['GB a second']} GB a second, at which one core here runs through an array that no cache holds, its "
        f"{int(str(largest['characters'])) / 1e6:,.0f} million characters (a byte each) take {pass_seconds:.3f} s. "
        f"From articles to reuses takes {float(str(largest['processor'])):.1f} processor seconds, "
        f"{float(str(largest['processor'])) / pass_seconds:,.0f} times that.",
        "",
        f"The first use of the kernels on a machine compiles them: {compiled['first']} processor seconds, once; later "
        f"processes load them, {compiled['later']} s with the imports.",
    ]
    return made


def main() -> None:
    """Print a line of JSON a run; `--write-docs` writes the tables; exit with 1 where a figure is over its bound."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["news", "synthetic", "limit", "compiling", "all"])
    parser.add_argument("--data", default="../shared/data/news37k/articles.parquet")
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--jobs", type=int)
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
        print(json.dumps({"corpus": "news37k", **measure(news(options.data, options.articles), options.jobs)}))
    elif options.what == "synthetic":
        held = list(invented(options.articles or SIZES[-1]))
        print(json.dumps({"corpus": "synthetic", **measure(held, options.jobs)}))
    else:
        everything(options)


def everything(options: argparse.Namespace) -> None:
    """All runs, one after another, each in a process of its own."""
    jobs = ["--jobs", str(options.jobs)] if options.jobs else []
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
