"""Does a name decide what is found? Articles are read, and read again with names exchanged; nothing may change.

Parties, stances, candidates, outlets and each article's two most frequent surnames change places in the whole text, and
in the title. Attributions are compared as kind, source, cue and content, in offsets of the text before. This is a
metamorphic test (Ribeiro et al. 2020 call it an invariance test): it needs no annotation.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow.parquet as pq

from retold import settings
from retold.errors import InputError
from retold.evaluate.data import digest, documents
from retold.evaluate.names import FAMILIES, Exchange, exchanged, pairs_of
from retold.evaluate.readers import Read, reader
from retold.evaluate.report import Report, Request, Row
from retold.records import Attribution, Spans

_NAMED: Final = ("party", "candidates", "outlets")
"""Families of which an article must hold two, so that there is something to exchange."""
Finding = tuple[str, Spans, Spans, Spans]


class Text(NamedTuple):
    """One article to read."""

    id: str
    text: str
    title: str | None


class Difference(NamedTuple):
    """What one exchange changed in one article: findings that went and that came, out of `found` and `after`."""

    names: int
    found: int
    after: int
    lost: tuple[Finding, ...]
    gained: tuple[Finding, ...]


def measure(request: Request) -> Report:
    """Exchange names in `EVALUATE_PARITY_ARTICLES` articles of the annotated data, or of a Parquet file of articles."""
    read = reader(request.tagger, request.min_confidence)
    data, texts = _texts(request)
    report = compare(drawn(texts, settings.EVALUATE_PARITY_ARTICLES), read, request.tagger, data)
    return report if request.articles is None else replace(report, task=f"parity {request.articles.stem}")


def compare(articles: Sequence[Text], read: Read, tagger: str, data: dict[str, str]) -> Report:
    """Read every article as it is, with all names exchanged, and with one family exchanged at a time."""
    read = cache(read)  # the text before is one for every step, and the text after where a family has no name in it
    steps: dict[str, tuple[str, ...]] = {"all": tuple(FAMILIES), **{name: (name,) for name in FAMILIES}}
    found = {step: [difference(article, families, read) for article in articles] for step, families in steps.items()}
    rows = tuple(_row(step, each) for step, each in found.items())
    changes = [row for at, article in enumerate(articles) for row in _changes(article, at, found)]
    figures = {"attributions unchanged": _float(rows[0], "unchanged"), "articles unchanged": _float(rows[0], "whole")}
    notes = ("Offsets count in the text before the exchange; lost was found there, gained only with names exchanged.",)
    return Report("parity", tagger, data, figures, {"exchanged": rows, "changes": tuple(changes)}, notes)


def difference(article: Text, families: Iterable[str], read: Read) -> Difference:
    """What exchanging the names of these families changes in one article."""
    pairs = pairs_of(article.text, families)
    new = exchanged(article.text, pairs)
    title = exchanged(article.title, pairs).text if article.title else article.title
    before: Counter[Finding] = Counter(_finding(each) for each in read(article.text, article.title))
    after: Counter[Finding] = Counter(
        (kind, _back(new, source), _back(new, cue), _back(new, content))
        for kind, source, cue, content in map(_finding, read(new.text, title))
    )
    lost, gained = sorted((before - after).elements()), sorted((after - before).elements())
    return Difference(new.names, before.total(), after.total(), tuple(lost), tuple(gained))


def drawn(texts: Iterable[Text], count: int) -> list[Text]:
    """So many articles that hold names of two families, always the same ones whatever their order."""
    order = sorted(texts)
    random.Random(settings.EVALUATE_SEED).shuffle(order)
    found: list[Text] = []
    for article in order:
        kinds = sum(exchanged(article.text, pairs_of(article.text, [family])).names > 0 for family in _NAMED)
        if kinds > 1:
            found.append(article)
        if len(found) == count:
            break
    if not found:
        raise InputError("no article holds a party, a candidate or an outlet to exchange; give US news with --data")
    return found


def _texts(request: Request) -> tuple[dict[str, str], list[Text]]:
    if request.articles is not None:
        return {request.articles.name: digest(request.articles)}, list(_table(request.articles))
    data, texts = {}, []
    for split in ("train", "dev"):
        path, held = documents(request.data, split)
        data[path.name] = digest(path)
        texts += [Text(document.id, document.text, document.title or "") for document in held]
    return data, texts


def _table(path: Path) -> Iterator[Text]:
    try:
        for row in pq.read_table(path, columns=["id", "text", "title"]).to_pylist():
            yield Text(str(row["id"]), row["text"] or "", row["title"] or "")
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} cannot be read: {error}; --articles wants Parquet with id, text, title") from error


def _finding(each: Attribution) -> Finding:
    return each.kind, each.source, each.cue, each.content


def _back(new: Exchange, spans: Spans) -> Spans:
    return tuple(map(new.back, spans))


def _row(step: str, each: Sequence[Difference]) -> Row:
    found, lost = sum(d.found for d in each), sum(len(d.lost) for d in each)
    gained, changed = sum(len(d.gained) for d in each), sum(bool(d.lost or d.gained) for d in each)
    return {
        "exchanged": step, "articles": len(each), "names": sum(d.names for d in each), "attributions": found,
        "lost": lost, "gained": gained, "unchanged": _share(found - lost, found + gained),
        "articles_changed": changed, "whole": _share(len(each) - changed, len(each)),
    }  # fmt: skip


def _share(part: int, whole: int) -> float:
    """In percent with two decimals, for one change in thousands must show; all of nothing is unchanged."""
    return round(100 * part / whole, 2) if whole else 100.0


def _float(row: Row, name: str) -> float:
    return float(row[name] or 0)


def _changes(article: Text, at: int, found: dict[str, list[Difference]]) -> Iterator[Row]:
    """Every finding that the exchange of all names changed, and the families that change something there alone."""
    alone = [name for name, each in found.items() if name != "all" and (each[at].lost or each[at].gained)]
    changed = found["all"][at]
    for what, findings in (("lost", changed.lost), ("gained", changed.gained)):
        for kind, *roles in findings:
            places = [" ".join(f"{span.start}-{span.end}" for span in spans) for spans in roles]
            yield {"article": article.id, "families": " ".join(alone) or "together", "what": what, "kind": kind,
                   "source": places[0], "cue": places[1], "content": places[2]}  # fmt: skip
