"""Which held articles share rare wording with a text: by 32-bit fingerprints, looked through in one pass."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.text import words

Keys = npt.NDArray[np.uint32]
_BASE = np.uint64(0x9E3779B97F4A7C15)


def fingerprint(text: str) -> Keys:
    """Winnowed word shingles (Schleimer, Wilkerson and Aiken 2003), 32 bits each, sorted, none twice."""
    keys = words(text).keys
    count = len(keys) - settings.STORE_SHINGLE + 1
    if count < 1:
        return np.zeros(0, "<u4")
    shingles = np.zeros(count, np.uint64)
    for at in range(settings.STORE_SHINGLE):
        shingles = shingles * _BASE + keys[at : at + count]
    shingles ^= shingles >> np.uint64(32)
    windows = np.lib.stride_tricks.sliding_window_view(shingles, min(settings.STORE_WINDOW, count))
    return np.unique(windows.min(axis=1).astype("<u4"))


def closest(keys: Keys, batches: Iterable[list[tuple[str, bytes]]], limit: int) -> list[str]:
    """Ids of the articles that share fingerprints with `keys`, best first; one that many articles have weighs less."""
    ids: list[str] = []
    owners, shared = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
    for batch in batches:
        held = np.frombuffer(b"".join(blob for _, blob in batch), "<u4")
        owner = np.repeat(np.arange(len(ids), len(ids) + len(batch)), [len(blob) // 4 for _, blob in batch])
        hit = np.isin(held, keys)
        owners.append(owner[hit])
        shared.append(held[hit])
        ids += [id for id, _ in batch]
    owner = np.concatenate(owners)
    _, which, count = np.unique(np.concatenate(shared), return_inverse=True, return_counts=True)
    weight = np.bincount(owner, 1 / count[which], len(ids))
    best = np.argsort(-weight, kind="stable")[:limit]
    return [ids[at] for at in best if weight[at] > 0]
