"""Fits the weights by which a credit means a held page or none: `python train/binding.py ARTICLES.parquet [--write]`.

Learns from the stories of `bench/families` marked for building, from `bench/bindings_judged.csv` (credits of other
pages of `news37k` that were bound to a held page before there was this model, read by hand), and from simulated
stories of preset A, each of which counts `--simulated` times: real ones teach what speaks against a page, simulated
ones how a credit is worded that quotes nothing. Prints how many real bindings are wrong when each story is left out,
and writes `settings/lineage.py` with `--write`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
from lineage import ROOT, Known, write_weights
from scipy.optimize import minimize

sys.path.insert(0, str(ROOT / "bench"))

from families import Marked, called, marked
from families import corpus as real_articles
from simulator.corpora import corpora as grown
from simulator.corpora import write
from simulator.presets import PRESETS

from retold import settings
from retold.engine.local import Local
from retold.evaluate.families import Corpus, corpora
from retold.ingest.tables import row
from retold.outlets import could_be, key
from retold.pipeline import Pipeline, apart
from retold.read import in_corpus
from retold.records import Article
from retold.trace.binding import Binding
from retold.trace.field import Field
from retold.trace.stories import groups

JUDGED = ROOT / "bench" / "bindings_judged.csv"
Floats = npt.NDArray[np.float64]


class Row(NamedTuple):
    """A credit and a page that it may mean: a name for what must be left out together, the credit, signals, truth."""

    group: str
    credit: tuple[str, str]
    signs: dict[str, float]
    meant: bool


def field(articles: Iterable[Article]) -> Field:
    """Articles, read and laid out."""
    readings, _ = apart(Pipeline(Local(1), tagger="fast").read(articles))
    changed = in_corpus(readings)
    return Field([changed.get(reading.article.id, reading) for reading in readings])


def given(known: Field) -> dict[str, int]:
    """The numbers of pages by their given ids."""
    return {one.article.given_id or one.article.id: number for number, one in enumerate(known.readings)}


def rows(known: Field, page: int, among: Iterable[int], group: str) -> Iterator[tuple[Row, str, int]]:
    """For each credit of a page and each other page of the outlet: a row without the truth, the outlet, the page."""
    binding, own = Binding(known), known.readings[page].article
    for naming in known.sources.namings[page]:
        for other in sorted(naming.holders & set(among) - {page}):
            if not naming.copied and not known.sources.versions(page, other):
                credit = own.given_id or own.id, naming.name
                yield Row(group, credit, binding.signs(page, naming, other), False), naming.name, other


def of_families(path: Path) -> Iterator[Row]:
    """Those of the stories marked for building, but for credits that may mean either a held page or an unseen one."""
    stories = marked()
    known = field(real_articles(path, stories))
    at = given(known)
    for story in stories:
        if story.half == "build":
            among = [at[page] for page in story.family.articles]
            for page in among:
                for found, outlet, other in rows(known, page, among, story.family.id):
                    meant = _meant(story, known, page, outlet, other)
                    if meant is not None:
                        yield found._replace(meant=meant)


def _meant(story: Marked, known: Field, page: int, outlet: str, other: int) -> bool | None:
    """Whether the marks have the page as a source; where they have an unseen page of the outlet too, the surer one."""
    first = {one: group[0] for group in story.family.versions for one in group}

    def name(number: int) -> str:
        article = known.readings[number].article
        return first.get(article.given_id or article.id, article.given_id or article.id)

    mine = [(source, pair in story.family.edges) for pair in {*story.family.edges, *story.unsure}
            for source in pair[:1] if first.get(pair[1], pair[1]) == name(page)]  # fmt: skip
    held = {sure for source, sure in mine if first.get(source, source) == name(other)}
    unseen = {sure for source, sure in mine if "@" in source and any(_is(outlet, one) for one in called(source))}
    if held == unseen == {False}:
        return None
    return bool(held) and (True in held or True not in unseen)


def _is(one: str, other: str) -> bool:
    return key(one) == key(other) or could_be(one, other) or could_be(other, one)


def of_judged(path: Path) -> Iterator[Row]:
    """Those read by hand."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["meant"] != "unclear"]
    ids = sorted({line[name] for line in lines for name in ("page", "held")})
    table = pq.read_table(path, filters=[("id", "in", ids)]).to_pylist()
    known = field(one for one in (row(line, line["id"]) for line in table) if isinstance(one, Article))
    at = given(known)
    for number, line in enumerate(lines):
        for found, outlet, _ in rows(known, at[line["page"]], [at[line["held"]]], f"judged {number}"):
            if outlet == line["outlet"]:
                yield found._replace(meant=line["meant"] == "yes")


def of_simulated(found: Sequence[Corpus]) -> Iterator[Row]:
    """Those of simulated stories, where a page is meant that the crediting one descends from."""
    for corpus in found:
        known, truth = field(corpus.articles), Known.of(corpus.families)
        names = {number: name for name, number in given(known).items()}
        for members in groups(known):
            for page in members:
                above = _above(truth, names[page])
                for one, _, other in rows(known, page, members, "simulated"):
                    yield one._replace(meant=names[other] in above)


def _above(truth: Known, page: str) -> set[str]:
    found: set[str] = set()
    waiting = [page]
    while waiting:
        new = truth.sources.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def fit(found: Sequence[Row], simulated: float, ridge: float) -> dict[str, float]:
    """Weights of a logistic regression; of a credit's several candidates each counts less."""
    names = sorted({name for one in found for name in one.signs})
    often = Counter((one.group, one.credit) for one in found)
    table = np.array([[one.signs[name] for name in names] for one in found])
    right = np.array([one.meant for one in found], np.float64)
    weight = np.array([often[one.group, one.credit] ** -0.5 for one in found])
    weight *= np.array([simulated if one.group == "simulated" else 1.0 for one in found])
    pull = np.array([0.0 if name == "base" else ridge for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = table @ weights
        chances = 1 / (1 + np.exp(-sums))
        total = float((weight * (np.logaddexp(0, sums) - right * sums)).sum() + (pull / 2 * weights**2).sum())
        return total, table.T @ (weight * (chances - right)) + pull * weights

    done = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, done.x.tolist(), strict=True))


def left_out(real: Sequence[Row], rest: Sequence[Row], simulated: float, ridge: float) -> str:
    """How many real bindings are wrong, each story left out in turn."""
    missed = wrong = 0
    for group in sorted({one.group for one in real}):
        weights = fit([one for one in real if one.group != group] + list(rest), simulated, ridge)
        for one in real:
            if one.group == group:
                total = sum(weights[name] * value for name, value in one.signs.items())
                bound = 1 / (1 + np.exp(-total)) >= settings.TRACE_BOUND
                missed += one.meant and not bound
                wrong += bound and not one.meant
    meant = sum(one.meant for one in real)
    return f"left out: {missed} of {meant} meant are not bound, {wrong} of {len(real) - meant} others are"


def main() -> None:
    """Gather, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="Parquet of news37k")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--simulated", type=float, default=0.05, help="how often a simulated story counts")
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    real = [*of_families(options.articles), *of_judged(options.articles)]
    with tempfile.TemporaryDirectory() as folder:
        for corpus in grown(options.stories, options.seed, PRESETS["A"], None):
            write(Path(folder), corpus)
        simulated = list(of_simulated(corpora(Path(folder))[0]))
    print(f"{len(real)} real ones, {len(simulated):,} simulated")
    print(left_out(real, simulated, options.simulated, options.ridge))
    weights = fit([*real, *simulated], options.simulated, options.ridge)
    print("\n".join(f"{name:10} {value:6.3f}" for name, value in weights.items()))
    if options.write:
        write_weights({"TRACE_BINDING": weights})


if __name__ == "__main__":
    main()
