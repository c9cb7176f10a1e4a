"""How the kernels for large corpora are compiled; without numba, or for a small corpus, numpy does the same work.

A kernel is compiled when it is first called and kept beside its file, or in the user's cache where that cannot be
written; where neither can, every process compiles it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def available() -> bool:
    """Whether kernels can be compiled here."""
    return find_spec("numba") is not None


def compiled(signature: str = "") -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """A function of arrays and numbers, as machine code that does not hold the interpreter's lock.

    One that kernels call has its signature written down: else the compiler makes it anew for each constant it is given.
    """
    njit: Any = import_module("numba").njit  # half a second to import

    def wrap(function: Callable[Given, Result]) -> Callable[Given, Result]:
        signatures = [signature] if signature else []
        try:
            kernel: Callable[Given, Result] = njit(*signatures, nogil=True, cache=True)(function)
        except RuntimeError:  # no place to keep it
            kernel = njit(*signatures, nogil=True)(function)
        return kernel

    return wrap
