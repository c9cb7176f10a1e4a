"""PolNeAR's articles as what the tagger learns from: pieces of a window, role tags, and each cue's own tags."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retold.read.decode import OWN_TAGS, ROLE_TAGS
from retold.read.encoding import Encoded, Vocabulary, encode

IGNORED = -100


@dataclass
class Document:
    """One article: its pieces; role tags by piece; for each cue its first and last unit and its own tags by unit."""

    name: str
    publisher: str
    encoded: Encoded
    roles: np.ndarray
    cues: list[tuple[int, int]]
    own: list[np.ndarray]


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a corpus file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def document(row: dict[str, Any], vocabulary: Vocabulary) -> Document:
    """One article with the first annotator's attributions."""
    encoded = encode(row["text"], vocabulary)
    roles = np.zeros(len(encoded.starts), np.int64)
    cues, own = [], []
    for each in row["annotations"][0]["attributions"]:
        if not each.get("cue") or not each.get("content"):
            continue
        tags = np.zeros(len(encoded.starts), np.int64)
        for role in ("source", "content"):
            for span in each.get(role) or []:
                _mark(encoded, span, tags, OWN_TAGS.index(f"B-{role}"))
                _mark(encoded, span, roles, ROLE_TAGS.index(f"B-{role}"))
        start, end = _units(encoded, each["cue"][0])
        _mark(encoded, each["cue"][0], roles, ROLE_TAGS.index("B-cue"))
        tags[start:end] = 0
        if end > start:
            cues.append((start, end))
            own.append(tags)
    return Document(row["doc"], row["publisher"], encoded, roles, cues, own)


def _units(encoded: Encoded, span: list[int]) -> tuple[int, int]:
    start = int(np.searchsorted(encoded.ends, span[0], side="right"))
    return start, int(np.searchsorted(encoded.starts, span[1], side="left"))


def _mark(encoded: Encoded, span: list[int], tags: np.ndarray, begin: int) -> None:
    start, end = _units(encoded, span)
    if end > start:
        tags[start] = begin
        tags[start + 1 : end] = begin + 1
