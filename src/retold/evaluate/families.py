"""Families of retellings on disk, simulated or real, with the truth that their makers set down.

A folder holds one corpus, or folders that hold one each. Each corpus is traced by itself: `articles.jsonl` has a line
an article, with the columns of any table (`id, url, outlet, title, published, authors, text, links`); a line may have
only an `id`, where `--articles FILE` (Parquet) has the rest. `truth.json` is

    {"stories": [{"id": "s1", "articles": ["a", "b", "b2", "c"],
                  "edges": [{"source": "a", "derived": "b", "operations": ["cut"], "equal": ["c"]},
                            {"source": "u1", "derived": "c"}],
                  "unseen": [{"id": "u1", "name": "The Pellgate Ledger",
                              "survives": [{"article": "c", "span": [0, 90]}]}],
                  "versions": [["b", "b2"]],
                  "independent_reports": 2}]}

Ids are those of `articles.jsonl`, or of an `unseen` page of the same story. An edge leads from the page that was taken
from, not from the report that it only credits. These may be left out: `operations`, what was done to the words, in any
terms; `equal`, other pages that by all that can be seen may as well be the source; `survives`, where an unseen page's
wording stands; `versions`, captures of one address, the earliest first. Articles that no story names tell other
stories, each its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from retold.errors import InputError
from retold.evaluate.data import digest
from retold.ingest.tables import row
from retold.records import Article, Rejection, Span

_ARTICLES, _TRUTH = "articles.jsonl", "truth.json"
Pair = tuple[str, str]
"""Source and derived, by given id or the id of an unseen page."""


@dataclass(frozen=True, slots=True)
class Family:
    """The truth of one story. `edges` have what was done, `equal` what may as well be their sources; `unseen` has the
    pages nobody holds, with where they survive, `named` their names.
    """

    id: str
    articles: tuple[str, ...]
    edges: Mapping[Pair, tuple[str, ...]]
    unseen: Mapping[str, tuple[tuple[str, Span], ...]]
    versions: tuple[tuple[str, ...], ...]
    independent_reports: int
    equal: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)
    named: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles that are traced together, and the stories that are in them."""

    name: str
    articles: tuple[Article, ...]
    families: tuple[Family, ...]


def corpora(folder: Path, articles: Path | None = None) -> tuple[tuple[Corpus, ...], dict[str, str]]:
    """All corpora of a folder, and a digest of the files. Raises `InputError` where one cannot be used."""
    places = [folder] if (folder / _TRUTH).is_file() else sorted(path.parent for path in folder.glob(f"*/{_TRUTH}"))
    if not places:
        raise InputError(f"{folder} holds no {_TRUTH}, nor does a folder in it; name the folder that does with --data")
    wanted = [_rows(place / _ARTICLES) for place in places]
    ids = {str(line.get("id")) for rows in wanted for line in rows if not line.get("text")}
    texts = _texts(articles, ids) if ids else {}
    found = tuple(_corpus(place, rows, texts) for place, rows in zip(places, wanted, strict=True))
    sums = "".join(digest(place / name) for place in places for name in (_ARTICLES, _TRUTH))
    return found, {folder.name: hashlib.sha256(sums.encode()).hexdigest()}


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path} cannot be read: {error}; each line must be one JSON object") from error
    for number, line in enumerate(found, 1):
        if not isinstance(line, dict) or not isinstance(line.get("id"), str):
            raise InputError(f'{path} line {number} must be an object with the string "id"')
    return found


def _texts(path: Path | None, ids: set[str]) -> dict[str, dict[str, Any]]:
    if path is None:
        raise InputError(f"{len(ids)} articles have an id and no text; give the table that has them with --articles")
    try:
        table = pq.read_table(path, filters=[("id", "in", sorted(ids))]).to_pylist()
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} cannot be read: {error}; --articles wants Parquet with id and text") from error
    found = {str(line["id"]): line for line in table}
    if missing := sorted(ids - found.keys()):
        raise InputError(f"{path} has no article {', '.join(missing[:5])}; give the table that has them")
    return found


def _corpus(place: Path, rows: Iterable[dict[str, Any]], texts: Mapping[str, dict[str, Any]]) -> Corpus:
    articles = {}
    for line in rows:
        article = row(texts.get(line["id"], {}) | {key: value for key, value in line.items() if value is not None},
                      f"{place.name}/{line['id']}")  # fmt: skip
        if isinstance(article, Rejection):
            raise InputError(f"{place / _ARTICLES}, article {line['id']}: {article.reason}")
        articles[line["id"]] = article
    try:
        truth = json.loads((place / _TRUTH).read_text("utf-8"))
        families = tuple(_family(story) for story in truth["stories"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{place / _TRUTH} is no truth of stories: {error!r}; see retold.evaluate.families") from error
    for family in families:
        _check(family, articles.keys(), place / _TRUTH)
    return Corpus(place.name, tuple(articles.values()), families)


def _family(story: Mapping[str, Any]) -> Family:
    return Family(
        str(story["id"]),
        tuple(story["articles"]),
        {(edge["source"], edge["derived"]): tuple(edge.get("operations", ())) for edge in story["edges"]},
        {
            page["id"]: tuple((place["article"], Span(*place["span"])) for place in page.get("survives", ()))
            for page in story.get("unseen", ())
        },
        tuple(tuple(group) for group in story.get("versions", ())),
        int(story["independent_reports"]),
        {(edge["source"], edge["derived"]): tuple(edge.get("equal", ())) for edge in story["edges"]},
        {page["id"]: page.get("name") for page in story.get("unseen", ())},
    )


def _check(family: Family, held: Iterable[str], where: Path) -> None:
    """Raises `InputError` where an edge or a version names a page that is none, or where the edges go in a circle."""
    where_ = f"{where}, story {family.id}"
    nodes = set(family.articles) | family.unseen.keys()
    if missing := sorted(set(family.articles) - set(held)):
        raise InputError(f"{where_}: {_ARTICLES} has no {', '.join(missing[:5])}; add the line, or mend the id")
    named = {page for pair in family.edges for page in pair}
    named |= {page for group in (*family.versions, *family.equal.values()) for page in group}
    if unknown := sorted(named - nodes):
        raise InputError(f"{where_}: {', '.join(unknown[:5])} is no page of it; list it in articles or unseen")
    waiting = dict(family.edges)
    while waiting:
        derived = {edge[1] for edge in waiting}
        rest = {edge: done for edge, done in waiting.items() if edge[0] in derived}
        if len(rest) == len(waiting):
            raise InputError(f"{where_}: its edges go in a circle through {min(rest)[0]}; a page has no part in itself")
        waiting = rest
