"""Fits the weights of the lineage model on stories whose truth is known, and writes `settings/lineage.py`.

    python train/lineage.py [--seeds 11,12,13,14,15] [--stories 500] [--real ARTICLES.parquet] [--ridge 2]

Grows that many simulated stories of preset A from each seed (reports are on preset B, and on real stories), traces them
as the product does, and maximises the likelihood of the true sources under the distribution over all trees
(`retold.trace.arborescence`); a page with several true sources may have any of them. With
`--real` the stories of `bench/families` that are for building count too, `--weight` times each. The ridge pulls each
weight to 0, or to its guess in `GUESSES` where simulated stories hardly show the signal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from families import Marked, marked  # noqa: E402
from families import corpus as real_articles  # noqa: E402
from simulator.corpora import corpora as grown  # noqa: E402
from simulator.corpora import write  # noqa: E402
from simulator.presets import PRESETS  # noqa: E402

from retold import settings  # noqa: E402
from retold.engine.local import Local  # noqa: E402
from retold.evaluate.families import Corpus, corpora  # noqa: E402
from retold.evaluate.families import Family as Truth  # noqa: E402
from retold.outlets import could_be, key  # noqa: E402
from retold.pipeline import Pipeline, apart  # noqa: E402
from retold.read import in_corpus  # noqa: E402
from retold.trace import further  # noqa: E402
from retold.trace.arborescence import marginals  # noqa: E402
from retold.trace.family import Family  # noqa: E402
from retold.trace.field import Field  # noqa: E402
from retold.trace.lineage import Lineage  # noqa: E402
from retold.trace.signals import signals  # noqa: E402
from retold.trace.stories import groups  # noqa: E402

GUESSES = {
    "held_link": 3.0,
    "held_link_reversed": -2.0,
    "held_copied": 3.0,
    "unseen_copied": 3.0,
    "unseen_passing": -4.0,
    "own_passing": 0.0,
    "unseen_never": -30.0,
    "into_never": -30.0,
    "unseen_told_passing": -5.0,
}
STIFF = 20.0
TARGET = ROOT / "src" / "retold" / "settings" / "lineage.py"
Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """One story: its signals (source, page, signal) by name, the edges that may be true, and the family."""

    names: tuple[str, ...]
    features: npt.NDArray[np.float32]
    true: npt.NDArray[np.bool_]
    family: Family
    weight: float = 1.0


def example(family: Family, true: npt.NDArray[np.bool_]) -> Example:
    """The signals of a family as one array (source, page, signal)."""
    found = list(signals(family))
    size = true.shape[1]
    names = tuple(dict.fromkeys(name for name, _, _ in found))
    features = np.zeros((size + 1, size, len(names)), np.float32)
    for name, block, values in found:
        features[(*block, names.index(name))] = values
    return Example(names, features, true, family)


def examples(corpus: Corpus) -> Iterator[Example]:
    """The stories that are found in a corpus, with their truth."""
    known = Known.of(corpus.families)
    for family, pages in families(corpus):
        yield example(family, known.truth(family, pages))


def real_examples(path: Path) -> list[Example]:
    """The real stories marked for building. An edge that the marker was not sure of may be or not; what no marked story
    names may have any source.
    """
    stories = marked()
    build = [story for story in stories if story.half == "build"]
    known = Known.of([_sure(story) for story in build])
    marks = {page for story in build for page in story.family.articles}
    unsure = Known.of([_unsure(story) for story in build])
    corpus = Corpus("real", real_articles(path, stories), ())
    found = []
    for family, pages in families(corpus):
        if marks.isdisjoint(pages):
            continue
        true, may = known.truth(family, pages), unsure.truth(family, pages)
        for number, page in enumerate(pages):
            if page not in marks:
                true[:, number] = True
            elif unsure.sources.get(page):
                true[:-1, number] |= may[:-1, number]
        np.fill_diagonal(true[:-1], False)
        found.append(example(family, true))
    return found


def _sure(story: Marked) -> Truth:
    names = {page: page.partition("@")[2].partition("/")[0] for page in story.family.unseen}
    return replace(story.family, named=names)


def _unsure(story: Marked) -> Truth:
    unseen = {source for source, _ in story.unsure if "@" in source}
    names = {page: page.partition("@")[2].partition("/")[0] for page in unseen}
    return replace(story.family, edges=dict.fromkeys(story.unsure, ()), named=names)


def families(corpus: Corpus) -> Iterator[tuple[Family, list[str]]]:
    """The stories that are found in a corpus, with the given ids of their pages; of captures that of the earliest."""
    readings, _ = apart(Pipeline(Local(1), tagger="fast").read(corpus.articles))
    changed = in_corpus(readings)
    field = Field([changed.get(reading.article.id, reading) for reading in readings])
    given = {article.id: article.given_id or article.id for article in corpus.articles}
    for members in groups(field):
        family = Family(field, members)
        yield family, [given[family.name(page)] for page in range(len(family))]


class Known(NamedTuple):
    """What is true of a corpus: the sources of each page, the names of unseen pages, the first of several captures."""

    sources: dict[str, set[str]]
    names: dict[str, str | None]
    first: dict[str, str]

    @classmethod
    def of(cls, stories: Iterable[Truth]) -> Known:
        """The truth of all stories together."""
        known = cls({}, {}, {})
        for story in stories:
            known.names.update(story.named)
            known.first.update({page: group[0] for group in story.versions for page in group})
        for story in stories:
            for source, derived in story.edges:
                page = known.first.get(derived, derived)
                known.sources.setdefault(page, set()).add(known.first.get(source, source))
        return known

    def truth(self, family: Family, given: list[str]) -> npt.NDArray[np.bool_]:
        """The edges that are true; all of a page's where its true source is not among those that can be chosen."""
        pages = [self.first.get(page, page) for page in given]
        size = len(pages) + len(family.named)
        at = {page: number for number, page in enumerate(pages)}
        below = {source for page in pages for source in self.sources.get(page, ())}
        wanted = below | {above for source in below for above in self.sources.get(source, ())}
        for unseen in sorted(wanted & self.names.keys()):
            children = {number for number, page in enumerate(pages) if unseen in self.sources.get(page, ())}
            fitting = [
                n for n, own in enumerate(family.named) if _is(own.credits[0][1].naming.name, self.names[unseen])
            ]
            if fitting:
                best = max(fitting, key=lambda n: len(children & set(family.named[n].pages)))
                at.setdefault(unseen, len(pages) + best)
        true = np.zeros((size + 1, size), np.bool_)
        taken = {number: page for page, number in at.items()}
        for number in range(size):
            page = taken.get(number)
            if page is None:
                true[:, number] = True
            elif not self.sources.get(page):
                true[size, number] = True
            else:
                held = [at[source] for source in self.sources[page] if source in at and at[source] != number]
                true[held or slice(None), number] = True
        np.fill_diagonal(true[:size], False)
        return true


def _is(one: str, other: str | None) -> bool:
    return other is not None and (key(one) == key(other) or could_be(one, other) or could_be(other, one))


def fit(found: list[Example], ridge: float) -> dict[str, float]:
    """The weights of greatest likelihood less the ridge."""
    names = sorted({name for one in found for name in one.names})
    places = [np.array([names.index(name) for name in one.names]) for one in found]
    guesses = np.array([GUESSES.get(name, 0.0) for name in names])
    pulls = np.array([ridge * (STIFF if name in GUESSES else 1) for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = float((pulls / 2 * (weights - guesses) ** 2).sum()), pulls * (weights - guesses)
        for one, place in zip(found, places, strict=True):
            scores = (one.features @ weights[place]).astype(np.float64)
            every, chances = marginals(scores)
            right, wanted = marginals(scores, one.true)
            total += one.weight * (every - right)
            np.add.at(slope, place, one.weight * np.einsum("sp,spk->k", chances - wanted, one.features))
        return total, slope

    done = minimize(loss, guesses, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    print(f"loss {done.fun:.1f} after {done.nit} steps, {len(found):,} stories", file=sys.stderr)
    return dict(zip(names, done.x.tolist(), strict=True))


Row = tuple[dict[str, float], bool, float]


def credits_beside(one: Example, weights: Mapping[str, float]) -> Iterator[Row]:
    """What pages credit beside the source that was chosen, and whether they were taken from there too."""
    settings.TRACE_WEIGHTS = dict(weights)
    settings.TRACE_FURTHER = defaultdict(float)
    settings.TRACE_FURTHER_CONFIDENCE = 1.0  # none is added yet
    lineage = Lineage(one.family)
    for page in range(len(one.family)):
        if one.true[:, page].sum() >= len(one.true) - 1:
            continue  # nothing is known of this page
        for source in further.credited(one.family, page):
            if source == page or source in lineage.ancestors(page) or page in lineage.ancestors(source):
                continue
            found = further.signs(one.family, lineage.chances, page, source, lineage.heads[page])
            if found and not (one.true[source, page] and one.true[-1, page]):  # may be or not
                yield found, bool(one.true[source, page]), one.weight


def fit_further(rows: list[Row], ridge: float) -> dict[str, float]:
    """Weights of a logistic regression."""
    names = sorted({name for found, _, _ in rows for name in found})
    table = np.array([[found.get(name, 0.0) for name in names] for found, _, _ in rows])
    right = np.array([was for _, was, _ in rows], np.float64)
    often = np.array([weight for _, _, weight in rows])

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = table @ weights
        chances = 1 / (1 + np.exp(-sums))
        total = float((often * (np.logaddexp(0, sums) - right * sums)).sum() + ridge / 2 * weights @ weights)
        return total, table.T @ (often * (chances - right)) + ridge * weights

    done = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    print(f"{len(rows):,} credits beside a source, {int(right.sum()):,} of them sources too", file=sys.stderr)
    return dict(zip(names, done.x.tolist(), strict=True))


def main() -> None:
    """Grow, read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="11,12,13,14,15")
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--real", type=Path, default=None, help="the Parquet file with the texts of bench/families")
    parser.add_argument("--weight", type=float, default=20, help="how often a real story counts")
    parser.add_argument("--ridge", type=float, default=2.0)
    options = parser.parse_args()
    found: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in map(int, options.seeds.split(",")):
            for corpus in grown(options.stories, seed, PRESETS["A"], None):
                write(Path(folder) / str(seed), corpus)
            found += [one for corpus in corpora(Path(folder) / str(seed))[0] for one in examples(corpus)]
    if options.real:
        found += [one._replace(weight=options.weight) for one in real_examples(options.real)]
    weights = fit(found, options.ridge)
    beside = [row for one in found for row in credits_beside(one, weights)]
    write_weights({"TRACE_WEIGHTS": weights, "TRACE_FURTHER": fit_further(beside, options.ridge)})


ABOUT = {
    "TRACE_WEIGHTS": "For each signal of `trace/signals.py`.",
    "TRACE_FURTHER": "For each of `trace/further.py`: what a page credits beside its likeliest source.",
    "TRACE_BINDING": "For each of `trace/binding.py`: which held page a credit means (by `train/binding.py`).",
}


def write_weights(weights: Mapping[str, Mapping[str, float]]) -> None:
    """The settings file, with weights that are not given as they were."""
    every = {name: weights.get(name, getattr(settings, name)) for name in ABOUT}
    parts = [
        f"# {ABOUT[name]}\n{name}: Final[dict[str, float]] = {{\n"
        + "".join(f'    "{signal}": {value:.3f},\n' for signal, value in own.items()) + "}\n"
        for name, own in every.items()
    ]  # fmt: skip
    TARGET.write_text(
        '"""Weights of the signals of descent, in log-odds; written by `train/`, never by hand.\n\n'
        "Fitted to simulated stories of preset A and to real ones; docs/accuracy.md has how they do on others.\n"
        '"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n' + "\n".join(parts)
    )


if __name__ == "__main__":
    main()
