"""A score for each possible source of each page in, how likely each is out, and the likeliest way all hang together.

All ways in which every page has one source, or rests on nothing, and none is its own ancestor, are weighed at once: a
way's weight is the exponential of its scores' sum. The share of the weight that goes through one edge is its marginal
probability, from the inverse of a Laplacian (the directed matrix-tree theorem of W. T. Tutte; Koo, Globerson, Carreras
and Collins, EMNLP 2007; Smith and Smith, EMNLP 2007). The likeliest sources without a cycle are the spanning tree of
greatest sum (Y. J. Chu and T. H. Liu 1965; J. Edmonds 1967).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
_NEVER = -1e9
_LOWEST = -28.0
_SLACK = 1e-15


def marginals(scores: Scores, allowed: npt.NDArray[np.bool_] | None = None) -> tuple[float, Scores]:
    """The logarithm of the weight of all ways, and for each (source, page) the chance that this is its source.

    `scores` has a row a source and a column a page, the same in the same order, and a last row for resting on nothing.
    With `allowed` only those edges are used. Time grows with the cube of the pages.
    """
    count = scores.shape[1]
    used = np.ones(scores.shape, np.bool_) if allowed is None else allowed.copy()
    np.fill_diagonal(used[:count], False)
    highest = np.where(used, scores, _NEVER).max(0)
    weights = np.where(used, np.exp(np.clip(scores - highest, _LOWEST, 0)), 0.0)
    pages, nothing = weights[:count], weights[count]
    laplacian = np.diag(weights.sum(0) + _SLACK) - pages
    _, logarithm = np.linalg.slogdet(laplacian)
    inverse = np.linalg.inv(laplacian)
    own = np.diag(inverse)
    chances = np.vstack([pages * (own - inverse.T), nothing * own])
    return float(logarithm + highest.sum()), np.clip(chances, 0, 1)


def heaviest(weights: Scores) -> list[int | None]:
    """For each page its source in the tree of greatest sum, or `None` for nothing; `weights` are laid out as above."""
    count = weights.shape[1]
    square = np.full((count + 1, count + 1), _NEVER)
    square[0, 1:], square[1:, 1:] = weights[count], weights[:count]
    return [None if source == 0 else source - 1 for source in _spanning(square)[1:]]


def _spanning(weights: Scores) -> list[int]:
    """Heads of the nodes of a maximum spanning arborescence from node 0 (whose own head is -1)."""
    levels: list[_Level] = []
    while True:
        weights = weights.copy()
        np.fill_diagonal(weights, _NEVER)
        weights[:, 0] = _NEVER
        heads: list[int] = weights.argmax(0).tolist()
        heads[0] = -1
        cycle = _cycle(heads)
        if not cycle:
            break
        rest = [node for node in range(len(heads)) if node not in set(cycle)]
        inner = [weights[heads[node], node] for node in cycle]
        entering = weights[np.ix_(rest, cycle)] - inner
        leaving = weights[np.ix_(cycle, rest)]
        smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
        smaller[:-1, :-1] = weights[np.ix_(rest, rest)]
        smaller[:-1, -1], smaller[-1, :-1] = entering.max(1) + sum(inner), leaving.max(0)
        levels.append(_Level(heads, cycle, rest, entering.argmax(1).tolist(), leaving.argmax(0).tolist()))
        weights = smaller
    for level in reversed(levels):
        heads = _opened(heads, level)
    return heads


class _Level(NamedTuple):
    """A cycle that was made one node, the last after the `rest`: heads before, where it is entered from and left to."""

    heads: list[int]
    cycle: list[int]
    rest: list[int]
    enters: list[int]
    leaves: list[int]


def _opened(heads: list[int], level: _Level) -> list[int]:
    """Heads with a contracted cycle laid open again."""
    opened, rest = level.heads.copy(), level.rest
    for at, node in enumerate(rest):
        if node != 0:
            opened[node] = level.cycle[level.leaves[at]] if heads[at] == len(rest) else rest[heads[at]]
    source = heads[len(rest)]
    opened[level.cycle[level.enters[source]]] = rest[source]
    return opened


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of some cycle, or none."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node > 0 and not seen[node]:
            seen[node] = start
            path.append(node)
            node = heads[node]
        if node > 0 and seen[node] == start:
            return path[path.index(node) :]
    return []
