"""Who took from whom, in pairs whose credit says so and is hidden: `python bench/direction.py ARTICLES.parquet`.

Pairs: `direction/pairs.csv` (what credits say, by machine) and `direction_judged.csv`, every one of them whose credit
is neither an agency's nor only "told X": `first` as read from excerpts, `second` as read blind to that, `verdict` and
`why` as settled. The half is the last bit of the SHA-256 of the two ids in order. `--fit` prints weights fitted on the
build half, how those in the settings do on either half, also with the credits blanked in the texts and with the pairs
dropped because the page held is another of the outlet credited, and how a fit does on each story that it has not seen.
Exits 1 where a figure is under its floor in `floors.json`; `--raise` sets the floors to the figures less `--slack`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, floors
from retold.evaluate.direction import Pair, Signals, held, interval, measure, shared, signs
from retold.evaluate.docs import put
from retold.evaluate.report import Request
from retold.records import Article, Reuse
from retold.settings import TRACE_DIRECTION_WEIGHTS
from retold.text import CLOSING, OPENING
from retold.trace.direction import masked, signals, source_is_left

HERE = Path(__file__).parent
JUDGED = HERE / "direction_judged.csv"
NAMES = tuple(TRACE_DIRECTION_WEIGHTS)
HALVES = ("build", "held_out")
RIDGE = 1.0
"""The pull of the weights to 0."""
Shared = Mapping[frozenset[str], Sequence[Reuse]]


def lines(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pair(line: dict[str, str]) -> Pair:
    """Source and derived."""
    return line["source"], line["derived"]


def table(found: Sequence[Signals]) -> npt.NDArray[np.float64]:
    """The values of the signs, a row a pair and a column a sign; above 0 speaks for the truth."""
    values = np.zeros((len(found), len(NAMES)))
    for at, own in enumerate(found):
        for signal in own:
            values[at, NAMES.index(signal.name)] = signal.value
    return values


def fit(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Logistic weights without an intercept: every pair's true direction, which by symmetry is both classes."""
    scale = np.sqrt((values**2).mean(0)) + 1e-9
    scaled = values / scale
    weights: npt.NDArray[np.float64] = np.zeros(len(NAMES))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (1 - chance) - RIDGE * weights
        weights += np.linalg.solve((scaled.T * (chance * (1 - chance))) @ scaled + RIDGE * np.eye(len(NAMES)), slope)
    unscaled: npt.NDArray[np.float64] = weights / scale
    return unscaled


def stories(pairs: Sequence[Pair]) -> list[str]:
    """A name for each pair, the same for pairs that hang together by articles."""
    head: dict[str, str] = {}

    def top(one: str) -> str:
        while head.setdefault(one, one) != one:
            one = head[one]
        return one

    for one, other in pairs:
        head[top(one)] = top(other)
    return [top(one) for one, _ in pairs]


def crossed(pairs: Sequence[Pair], values: npt.NDArray[np.float64]) -> float:
    """The share of pairs told rightly by weights that were fitted without any pair of their story."""
    names = np.array(stories(pairs))
    right = 0
    for name in sorted(set(names.tolist())):
        away = names == name
        right += int((values[away] @ fit(values[~away]) > 0).sum())
    return right / len(pairs)


def blanked(articles: Mapping[str, Article], pairs: Sequence[Pair], found: Shared) -> list[Signals]:
    """The signs once every sentence that names an outlet of the pair is blank in the texts, but quotation marks."""
    signs_of = []
    for own in pairs:
        pair_of = articles[own[0]], articles[own[1]]
        one, other = (
            replace(article, text="".join(map(_kept, article.text, masked(article, pair_of)))) for article in pair_of
        )
        signs_of.append(signals(one, other, found.get(frozenset(own), [])))
    return signs_of


def _kept(letter: str, hidden: str) -> str:
    return letter if letter in OPENING + CLOSING else hidden


def share(title: str, right: float, of: int) -> str:
    """A figure and its interval in words."""
    return f"{title}: {100 * right:.1f} of {of} ({' to '.join(map(str, interval(right, of)))})"


def fitting(path: Path) -> Iterator[str]:
    """What `--fit` prints."""
    judged = lines(JUDGED)
    closed = {one for line in judged if line["half"] == "held_out" for one in pair(line)}
    kept = {half: [pair(x) for x in judged if (x["half"], x["verdict"]) == (half, "kept")] for half in HALVES}
    away = {half: [pair(x) for x in judged if (x["half"], x["why"]) == (half, "other_page")] for half in HALVES}
    every = [own for half in HALVES for own in kept[half] + away[half]]
    articles = held(path, every)
    passages = shared(articles, every)
    found = signs(articles, every)
    clear = [own for own in kept["build"] if not closed.intersection(own)]
    weights = fit(table([found[own] for own in clear]))
    yield str(dict(zip(NAMES, (round(float(w), 3) for w in weights), strict=True))) + f", fitted on {len(clear)} pairs"
    for half in HALVES:
        for title, pairs in ((half, kept[half]), (f"{half} with other pages", kept[half] + away[half])):
            yield share(title, rightly([found[own] for own in pairs]), len(pairs))
        yield share(f"{half}, credits blanked", rightly(blanked(articles, kept[half], passages)), len(kept[half]))
    both = [own for half in HALVES for own in kept[half]]
    yield share(
        "both halves, each story left out in turn", crossed(both, table([found[own] for own in both])), len(both)
    )


def rightly(found: Sequence[Signals]) -> float:
    """The share told rightly by the weights in the settings."""
    return sum(source_is_left(own) > 0.5 for own in found) / len(found)


def block(report: Report) -> Iterator[str]:
    """The section of docs/accuracy.md."""
    scores = report.tables["scores"]
    yield f"| {' | '.join(scores[0])} |"
    yield "|---" * len(scores[0]) + "|"
    for row in scores:
        yield f"| {' | '.join(str(value) for value in row.values())} |"


def main() -> int:
    """Measures, holds to the floors. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--fit", action="store_true")
    floors.add_options(parser)
    options = parser.parse_args()
    try:
        if options.fit:
            print("\n".join(fitting(options.articles)))
            return 0
        report = measure(Request(JUDGED, articles=options.articles))
        print("\n".join(report.lines()))
        path = options.floors or HERE / "floors.json"
        code = floors.hold(report, path, options)
        if options.write_docs and code == 0:
            put(HERE.parent / "docs" / "accuracy.md", "direction none", block(report))
            floors.record(report, path)
        return code
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


if __name__ == "__main__":
    sys.exit(main())
