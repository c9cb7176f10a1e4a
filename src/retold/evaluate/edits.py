"""A corpus of edits on disk: pairs of texts with every change between them, as its makers set it down, checked.

A folder holds one or more files `*.jsonl`. A line is

    {"id": "e001", "source": {"outlet": "...", "title": "...", "published": "...", "text": "..."}, "derived": {...},
     "changes": [{"kind": "reversed", "before": "exact words of the source's text", "after": "exact words here"}],
     "also": [], "paraphrased": 3}

`source` and `derived` have the columns of any table. `before` or `after` may be null; either stands exactly once in its
text, `after` in the derived title where `"in_title": true`. `also` is what a reader may or may not call a change;
`paraphrased` counts derived sentences that say the same in other words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from retold.errors import InputError
from retold.evaluate.data import digest
from retold.ingest.tables import row
from retold.records import Article, Change, ChangeKind, Rejection, Span

KINDS: Final = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change as it was set down; `after` counts in the derived title where `in_title`."""

    kind: ChangeKind
    before: Span | None
    after: Span | None
    in_title: bool

    def fits(self, found: Change) -> bool:
        """Whether a finding is this one: the same kind over some of the same words, the derived ones first."""
        if found.kind != self.kind or found.in_title != self.in_title:
            return False
        if self.after and found.after:
            return _meet(self.after, found.after)
        return self.before is not None and found.before is not None and _meet(self.before, found.before)


@dataclass(frozen=True, slots=True)
class Edited:
    """A pair with its truth: `changes` are to be found, `also` counts neither way."""

    id: str
    source: Article
    derived: Article
    changes: tuple[Edit, ...]
    also: tuple[Edit, ...]
    paraphrased: int

    @property
    def held_out(self) -> bool:
        """Whether the pair is in the half that nothing was tuned on: the first byte of SHA-256 of its id is odd."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def edited(folder: Path) -> tuple[tuple[Edited, ...], dict[str, str]]:
    """All pairs of a folder, and a digest of each file. Raises `InputError` where a line cannot be used."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise InputError(f"{folder} holds no .jsonl file; name the folder that does with --data")
    found: dict[str, Edited] = {}
    for path in paths:
        for where, line in _lines(path):
            pair = _pair(line, where)
            if pair.id in found:
                raise InputError(f"{where}: id {pair.id!r} stands in an earlier line too; keep one of them")
            found[pair.id] = pair
    return tuple(found.values()), {path.name: digest(path) for path in paths}


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}; save it as JSON lines in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path} line {number}"
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(f"{where} is no JSON: {error}; each line must be one JSON object") from error
            if not isinstance(value, dict) or not isinstance(value.get("id"), str):
                raise InputError(f'{where} must be an object with the string "id"')
            yield f"{where} (id {value['id']!r})", value


def _pair(line: Mapping[str, Any], where: str) -> Edited:
    source, derived = (_article(line, side, where) for side in ("source", "derived"))
    lists = []
    for name in ("changes", "also"):
        listed = line.get(name) or []
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            raise InputError(f'{where}: "{name}" must be a list of objects')
        lists.append(tuple(_edit(each, source, derived, f"{where}: {name}") for each in listed))
    return Edited(line["id"], source, derived, *lists, paraphrased=int(line.get("paraphrased") or 0))


def _article(line: Mapping[str, Any], side: str, where: str) -> Article:
    given = line.get(side)
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise InputError(f'{where}: "{side}" must be an object with the string "text"')
    article = row({**given, "id": f"{line['id']} {side}"}, where)
    if isinstance(article, Rejection):
        raise InputError(f"{where}: {side}: {article.reason}")
    return article


def _edit(line: Mapping[str, Any], source: Article, derived: Article, where: str) -> Edit:
    kind = line.get("kind")
    if kind not in KINDS:
        raise InputError(f"{where}: no kind {kind!r}; the kinds are {', '.join(KINDS)}")
    in_title = bool(line.get("in_title"))
    before = _place(line.get("before"), source.text, f"{where}: before")
    after = _place(line.get("after"), (derived.title or "") if in_title else derived.text, f"{where}: after")
    if before is None and after is None:
        raise InputError(f"{where}: {kind} has no words on either side; give before or after")
    return Edit(kind, before, after, in_title)


def _place(words: Any, text: str, where: str) -> Span | None:
    if words is None:
        return None
    if not isinstance(words, str) or not words or text.count(words) != 1:
        raise InputError(f"{where}: {json.dumps(words)[:80]} must stand exactly once in the text")
    return Span(text.index(words), text.index(words) + len(words))
