"""Lineage of real stories marked by hand: `python bench/families.py ARTICLES.parquet [--half build|held-out]`.

Traces the pages of all stories of `bench/families/` and the distractors in one corpus, and scores one half as `retold
eval lineage` does: edges, ancestors, roots, unseen pages and reports, against the baselines. Edges that the marker was
not sure of count neither way (`families/GUIDELINE.md`). `--misses` prints what is wrong, story by story.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pyarrow.parquet as pq

from retold.evaluate.data import digest
from retold.evaluate.families import Corpus, Family, Pair
from retold.evaluate.lineage import evaluate
from retold.evaluate.lineage_scores import compare
from retold.evaluate.report import percent
from retold.evaluate.tellings import Telling, Told, told
from retold.ingest.tables import row
from retold.outlets import could_be, key
from retold.records import Article, Tagger

HOME = Path(__file__).with_name("families")
HALVES = "build", "held-out"


@dataclass(frozen=True, slots=True)
class Marked:
    """A story as it was marked: its truth, the edges that count neither way, and the range of its reports."""

    half: str
    family: Family
    unsure: frozenset[Pair]
    reports: tuple[int, int]


def marked(home: Path = HOME, marks: str = "edges") -> tuple[Marked, ...]:
    """All stories, in the order of their names, by the settled marks or a reader's. An unseen page is `STORY@NAME`."""
    pages: dict[str, list[str]] = defaultdict(list)
    versions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    edges: dict[str, dict[bool, dict[Pair, tuple[str, ...]]]] = defaultdict(lambda: {True: {}, False: {}})
    for line in _lines(home / "pages.csv"):
        pages[line["story"]].append(line["page"])
        if line["version_of"]:
            versions[line["story"]].append((line["version_of"], line["page"]))
    for line in _lines(home / f"{marks}.csv"):
        source = line["story"] + line["source"] if line["source"].startswith("@") else line["source"]
        edges[line["story"]][line["confidence"] == "sure"][source, line["derived"]] = (line["basis"],)
    found = []
    for line in _lines(home / "stories.csv"):
        name = line["story"]
        sure, unsure = edges[name][True], frozenset(edges[name][False])
        unseen = {source: () for source, _ in sure if "@" in source}
        fewest, most = _range(pages[name], sure, unsure, versions[name])
        reports = _roots(pages[name], sure, versions[name])
        family = Family(name, tuple(pages[name]), sure, unseen, tuple(versions[name]), reports)
        found.append(Marked(line["half"], family, unsure, (fewest, most)))
    return tuple(found)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _roots(pages: Iterable[str], edges: Iterable[Pair], versions: Iterable[tuple[str, ...]]) -> int:
    """Pages, seen or unseen, that nothing is the source of."""
    edges = list(edges)
    nodes = {*pages, *(source for source, _ in edges)} - {later for group in versions for later in group[1:]}
    return len(nodes - {derived for _, derived in edges})


def _range(
    pages: Sequence[str], sure: Iterable[Pair], unsure: Iterable[Pair], versions: Sequence[tuple[str, ...]]
) -> tuple[int, int]:
    """Fewest and most reports that there may be, as the unsure edges are taken or left."""
    sure, unsure = list(sure), list(unsure)
    held = [pair for pair in unsure if "@" not in pair[0]]
    unseen = [pair for pair in unsure if "@" in pair[0]]
    counts = [_roots(pages, [*sure, *more], versions) for more in ([], held, unseen, unsure)]
    return min(counts), max(counts)


def corpus(path: Path, stories: Sequence[Marked], home: Path = HOME) -> tuple[Article, ...]:
    """The articles of all stories, and the distractors."""
    ids = {page for story in stories for page in story.family.articles}
    ids |= {line["page"] for line in _lines(home / "distractors.csv")}
    rows = pq.read_table(path, filters=[("id", "in", sorted(ids))]).to_pylist()
    found = (row(line, line["id"]) for line in rows)
    return tuple(article for article in found if isinstance(article, Article))


def fair(tellings: Iterable[Telling], stories: Sequence[Marked], rest: Sequence[Marked]) -> tuple[Telling, ...]:
    """What is said of the stories' own pages, less what counts neither way, and less the pages of the `rest`.

    An edge from an unseen page counts neither way where its name, or its want of one, fits an unsure edge of the page
    and no sure one. Captures of one address are one page.
    """
    own = {page for story in stories for page in story.family.articles}
    others = {page for story in rest for page in story.family.articles}
    same = {page: group[0] for story in stories for group in story.family.versions for page in group}

    def one(pair: Pair) -> Pair:
        return same.get(pair[0], pair[0]), same.get(pair[1], pair[1])

    sure = {one(pair) for story in stories for pair in story.family.edges}
    unsure = {one(pair) for story in stories for pair in story.unsure} - sure

    def counts(pair: Pair, telling: Telling) -> bool:
        source, derived = pair = one(pair)
        if derived not in own or pair in unsure:
            return False
        if source not in telling.unseen:
            return True
        name = telling.names.get(source)
        return _fits(name, derived, sure) or not _fits(name, derived, unsure)

    return tuple(
        replace(
            telling,
            articles=tuple(page for page in telling.articles if page not in others),
            edges={pair: confidence for pair, confidence in telling.edges.items() if counts(pair, telling)},
            references=frozenset(pair for pair in telling.references if counts(pair, telling)),
        )
        for telling in tellings
    )


def called(source: str) -> tuple[str, ...]:
    """The names of an unseen page: `STORY@Face the Nation|CBS News/2` has two."""
    return tuple(source.partition("@")[2].partition("/")[0].split("|"))


def _fits(name: str | None, derived: str, edges: Iterable[Pair]) -> bool:
    """Whether one of the edges leads to a page from an unseen one that may have this name."""
    marks = {own for source, page in edges if page == derived and "@" in source for own in called(source)}
    if name is None:
        return bool(marks)
    return any(key(mark) == key(name) or could_be(mark, name) or could_be(name, mark) for mark in marks)


def reports(tellings: Sequence[Telling], story: Marked) -> int:
    """How many reports are said of a story's pages; a page in no story is one."""
    pages = set(story.family.articles)
    touched = [telling for telling in tellings if pages & set(telling.articles)]
    loose = pages - {page for telling in touched for page in telling.articles}
    return sum(telling.reports for telling in touched) + len(loose)


def misses(whole: Corpus, tellings: Sequence[Telling], said: Told, stories: Sequence[Marked]) -> Iterator[str]:
    """For each story the edges that are lost or wrong, and a wrong count of reports."""
    compared = compare(whole, tellings)
    for story in stories:
        own = set(story.family.articles)
        same = {page: group[0] for group in story.family.versions for page in group}
        true = {(same.get(source, source), same.get(derived, derived)) for source, derived in story.family.edges}
        lost = sorted(true - compared.found.edges.keys())
        wrong = sorted(pair for pair in compared.found.edges.keys() - compared.true.edges.keys() if pair[1] in own)
        count = reports(said.tellings, story)
        counted = story.reports[0] <= count <= story.reports[1]
        if lost or wrong or not counted:
            yield f"{story.family.id}: {len(own)} pages, {len(true)} sure edges"
            yield from (f"  lost   {source} > {derived}" for source, derived in lost)
            yield from (f"  wrong  {source} > {derived}" for source, derived in wrong)
            if not counted:
                yield f"  reports {count}, not {story.reports[0]} to {story.reports[1]}"


def main() -> int:
    """Traces, scores, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="Parquet of news37k")
    parser.add_argument("--half", choices=HALVES, default="build")
    parser.add_argument("--tagger", choices=get_args(Tagger), default="fast")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    everything = marked()
    articles = corpus(options.articles, everything)
    stories = [story for story in everything if story.half == options.half]
    rest = [story for story in everything if story.half != options.half]
    whole = Corpus("families", articles, tuple(story.family for story in stories))
    said = told(whole, options.tagger, 0.0)
    ours = fair(said.tellings, stories, rest)
    baselines: Mapping[str, tuple[Telling, ...]] = {
        name: fair(tellings, stories, rest) for name, tellings in said.baselines.items()
    }
    data = {name: digest(HOME / f"{name}.csv") for name in ("stories", "pages", "edges", "distractors")}
    report = evaluate([whole], [Told(ours, baselines)], options.tagger, data)
    print("\n".join(report.lines()))
    print("\nreports within the range that unsure edges leave:")
    for name, tellings in (("retold", said.tellings), *said.baselines.items()):
        right = sum(story.reports[0] <= reports(tellings, story) <= story.reports[1] for story in stories)
        print(f"  {name}: {right} of {len(stories)}, {percent(right, len(stories))}")
    if options.misses:
        print("\n".join(misses(whole, ours, said, stories)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
