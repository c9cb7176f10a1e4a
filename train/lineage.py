"""Fits the weights of the lineage model on stories whose truth is known, and writes `settings/lineage.py`.

    python train/lineage.py [--seeds 11,12,13,14,15] [--stories 500] [--real DIR --articles FILE] [--ridge 2]

Grows that many simulated stories of preset A from each seed (reports are on preset B, and on real stories), traces them
as the product does, and maximises the likelihood of the true sources under the distribution over all trees
(`retold.trace.arborescence`); a page with several true sources may have any of them. The ridge pulls each weight to 0,
or to its guess in `GUESSES` where simulated stories hardly show the signal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from simulator.corpora import corpora as grown  # noqa: E402
from simulator.corpora import write  # noqa: E402
from simulator.presets import PRESETS  # noqa: E402

from retold.engine.local import Local  # noqa: E402
from retold.evaluate.families import Corpus, corpora  # noqa: E402
from retold.outlets import could_be, key  # noqa: E402
from retold.pipeline import Pipeline, apart  # noqa: E402
from retold.trace.arborescence import marginals  # noqa: E402
from retold.trace.family import Family  # noqa: E402
from retold.trace.field import Field  # noqa: E402
from retold.trace.signals import signals  # noqa: E402
from retold.trace.stories import groups  # noqa: E402

GUESSES = {"held_link": 3.0, "held_link_reversed": -2.0, "held_copied": 3.0, "unseen_copied": 3.0, "unseen_passing": -2.0}
STIFF = 20.0
TARGET = ROOT / "src" / "retold" / "settings" / "lineage.py"
Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """One story: a row a signal that is not 0 (its number, its place in the matrix, its value), and the true edges."""

    names: tuple[str, ...]
    features: npt.NDArray[np.float32]
    true: npt.NDArray[np.bool_]


def example(family: Family, true: npt.NDArray[np.bool_]) -> Example:
    """The signals of a family as one array (source, page, signal)."""
    found = list(signals(family))
    size = true.shape[1]
    names = tuple(dict.fromkeys(name for name, _, _ in found))
    features = np.zeros((size + 1, size, len(names)), np.float32)
    for name, block, values in found:
        features[(*block, names.index(name))] = values
    return Example(names, features, true)


def examples(corpus: Corpus) -> Iterator[Example]:
    """The stories that are found in a corpus, with their truth."""
    readings, _ = apart(Pipeline(Local(1), tagger="fast").read(corpus.articles))
    field = Field(readings)
    given = {article.id: article.given_id or article.id for article in corpus.articles}
    first = {page: group[0] for family in corpus.families for group in family.versions for page in group}
    sources: dict[str, set[str]] = {}
    for story in corpus.families:
        for source, derived in story.edges:
            sources.setdefault(first.get(derived, derived), set()).add(first.get(source, source))
    names = {page: name for story in corpus.families for page, name in story.named.items()}
    for members in groups(field):
        family = Family(field, members)
        pages = [first.get(name, name) for name in (given[field.id(page[0])] for page in family.pages)]
        yield example(family, truth(family, pages, sources, names))


def truth(
    family: Family, pages: list[str], sources: Mapping[str, set[str]], names: Mapping[str, str | None]
) -> npt.NDArray[np.bool_]:
    """The edges that are true; all of a page's where its true source is not among those that can be chosen."""
    size = len(pages) + len(family.named)
    at = {page: number for number, page in enumerate(pages)}
    below = {source for page in pages for source in sources.get(page, ())}
    wanted = below | {above for source in below for above in sources.get(source, ())}
    for unseen in sorted(wanted & names.keys()):
        children = {number for number, page in enumerate(pages) if unseen in sources.get(page, ())}
        fitting = [n for n, named in enumerate(family.named) if _is(named.credits[0][1].naming.name, names[unseen])]
        if fitting:
            best = max(fitting, key=lambda n: len(children & set(family.named[n].pages)))
            at.setdefault(unseen, len(pages) + best)
    true = np.zeros((size + 1, size), np.bool_)
    taken = {number: page for page, number in at.items()}
    for number in range(size):
        page = taken.get(number)
        if page is None:
            true[:, number] = True
        elif not sources.get(page):
            true[size, number] = True
        else:
            held = [at[source] for source in sources[page] if source in at and at[source] != number]
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
            total += every - right
            np.add.at(slope, place, np.einsum("sp,spk->k", chances - wanted, one.features))
        return total, slope

    done = minimize(loss, guesses, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    print(f"loss {done.fun:.1f} after {done.nit} steps, {len(found):,} stories", file=sys.stderr)
    return dict(zip(names, done.x.tolist(), strict=True))


def main() -> None:
    """Grow, read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="11,12,13,14,15")
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--real", type=Path, default=None, help="a folder of real families, as `retold eval` takes it")
    parser.add_argument("--articles", type=Path, default=None, help="the Parquet file with their texts")
    parser.add_argument("--real-weight", type=int, default=5, help="how often a real story counts")
    parser.add_argument("--ridge", type=float, default=2.0)
    options = parser.parse_args()
    made: list[Corpus] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in map(int, options.seeds.split(",")):
            for corpus in grown(options.stories, seed, PRESETS["A"], None):
                write(Path(folder) / str(seed), corpus)
            made += corpora(Path(folder) / str(seed))[0]
    real = list(corpora(options.real, options.articles)[0]) * options.real_weight if options.real else []
    with Pool() as pool:
        found = [one for own in pool.imap(_all, made + real, chunksize=4) for one in own]
    write_weights(fit(found, options.ridge))


def _all(corpus: Corpus) -> list[Example]:
    return list(examples(corpus))


def write_weights(weights: Mapping[str, float]) -> None:
    """The settings file."""
    lines = [f'    "{name}": {value:.3f},' for name, value in weights.items()]
    TARGET.write_text(
        '"""Weights of the signals of descent, in log-odds; written by `train/lineage.py`, never by hand."""\n\n'
        "from __future__ import annotations\n\nfrom typing import Final\n\n"
        "# Fitted to simulated stories of preset A; docs/accuracy.md has how they do on others.\n"
        "TRACE_WEIGHTS: Final[dict[str, float]] = {\n" + "\n".join(lines) + "\n}\n"
    )


if __name__ == "__main__":
    main()
