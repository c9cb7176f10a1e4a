"""Annotated articles on disk, in PolNeAR's shape, read and checked: a figure on a broken file would be a wrong figure.

A line is `{"doc": "...", "publisher": "...", "text": "...", "title": null, "annotations": [{"annotator": "...",
"attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 80]]}]}]}`; `publisher` and `title` may be
left out, as may any role.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from retold.errors import InputError
from retold.records import Span, Spans

ROLES = ("source", "cue", "content")


class Marked(NamedTuple):
    """One attribution as an annotator marked it."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated article: a set of attributions for each annotator, the first of which is the reference."""

    id: str
    publisher: str
    text: str
    title: str | None
    annotations: tuple[tuple[Marked, ...], ...]


def find(folder: Path, *names: str) -> Path:
    """The first of these files that is in the folder."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise InputError(f"{folder} holds no {' and no '.join(names)}; name the folder that does with --data")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def documents(folder: Path, split: str) -> tuple[Path, tuple[Document, ...]]:
    """The articles of `SPLIT.jsonl.gz` or `SPLIT.jsonl`, and the file they came from. Raises `InputError`."""
    path = find(folder, f"{split}.jsonl.gz", f"{split}.jsonl")
    found: dict[str, Document] = {}
    for number, line in _lines(path):
        where = f"{path} line {number}"
        document = _document(line, where)
        if document.id in found:
            raise InputError(f"{where}: doc {document.id!r} stands in an earlier line too; keep one of them")
        found[document.id] = document
    if not found:
        raise InputError(f"{path} holds no article; each line must be one")
    return path, tuple(found.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8", newline="\n")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8", newline="\n") as file
        ):
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be read: {error}; is the file whole?") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: {error.reason} at byte {error.start}; save it as UTF-8") from error


def _document(line: str, where: str) -> Document:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is no JSON: {error}; each line must be one JSON object") from error
    if not isinstance(row, dict) or not isinstance(row.get("doc"), str) or not isinstance(row.get("text"), str):
        raise InputError(f'{where} must be an object with the strings "doc" and "text"')
    where = f"{where} (doc {row['doc']!r})"
    annotations = row.get("annotations")
    if not isinstance(annotations, list) or not annotations:
        raise InputError(f'{where} has no annotations; give "annotations" at least one, or leave the line out')
    return Document(
        row["doc"],
        _string(row, "publisher", where) or "",
        row["text"],
        _string(row, "title", where),
        tuple(_annotation(each, row["text"], where) for each in annotations),
    )


def _string(row: dict[str, Any], name: str, where: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{where}: "{name}" must be a string, and is {json.dumps(value)[:60]}')
    return value


def _annotation(annotation: Any, text: str, where: str) -> tuple[Marked, ...]:
    marked = annotation.get("attributions") if isinstance(annotation, dict) else None
    if not isinstance(marked, list) or not all(isinstance(each, dict) for each in marked):
        raise InputError(f'{where}: an annotation must be an object with "attributions", a list of objects')
    return tuple(Marked(*(_spans(each.get(role) or [], text, f"{where}: {role}") for role in ROLES)) for each in marked)


def _spans(pairs: Any, text: str, where: str) -> Spans:
    if not isinstance(pairs, list):
        raise InputError(f"{where} must be a list of [start, end], and is {json.dumps(pairs)[:60]}")
    found = []
    for pair in pairs:
        whole = isinstance(pair, list) and len(pair) == 2 and all(type(number) is int for number in pair)
        if not whole or not 0 <= pair[0] <= pair[1] <= len(text):
            raise InputError(
                f"{where} {json.dumps(pair)[:60]} is no [start, end] inside the text of {len(text)} characters; "
                "count half-open code points"
            )
        found.append(Span(*pair))
    return tuple(found)
