"""Sorting and growing of tables of numbers, for the other kernels: small code, since each user compiles it once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.trace.compiled import compiled

Rows = npt.NDArray[np.int64]

_FEW = 24


@compiled("i8[:, ::1](i8[:, ::1])")
def grown(rows: Rows) -> Rows:
    """The same rows with room for as many again."""
    more = np.empty((2 * rows.shape[0], rows.shape[1]), np.int64)
    for row in range(rows.shape[0]):
        for column in range(rows.shape[1]):
            more[row, column] = rows[row, column]
    return more


@compiled("b1(i8[:, ::1], i8, i8, i8)")
def _above(rows: Rows, one: int, other: int, columns: int) -> bool:
    """Whether a row comes after another."""
    for column in range(columns):
        if rows[one, column] != rows[other, column]:
            return bool(rows[one, column] > rows[other, column])
    return False


@compiled("void(i8[:, ::1], i8, i8)")
def _swap(rows: Rows, one: int, other: int) -> None:
    for column in range(rows.shape[1]):
        rows[one, column], rows[other, column] = rows[other, column], rows[one, column]


@compiled("void(i8[:, ::1], i8, i8, i8)")
def sort(rows: Rows, begin: int, end: int, columns: int) -> None:
    """Put a range of rows in order of the first `columns`: by insertion where they are few, else as a heap."""
    count = end - begin
    if count <= _FEW:
        for row in range(begin + 1, end):
            at = row
            while at > begin and _above(rows, at - 1, at, columns):
                _swap(rows, at - 1, at)
                at -= 1
        return
    half = count // 2
    for step in range(half + count - 1):  # half of the steps build the heap, the others take its top away
        root, size = half - 1 - step, count
        if step >= half:
            root, size = 0, count - 1 - (step - half)
            _swap(rows, begin, begin + size)
        while 2 * root + 1 < size:
            child = 2 * root + 1
            if child + 1 < size and _above(rows, begin + child + 1, begin + child, columns):
                child += 1
            if not _above(rows, begin + child, begin + root, columns):
                break
            _swap(rows, begin + root, begin + child)
            root = child
