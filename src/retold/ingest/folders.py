"""Paths in, files out: folders walked in sorted order, once each, without following a loop."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

from retold.records import Rejection

_Folders = frozenset[tuple[int, int]]


def files(origin: str) -> Iterator[str | Rejection]:
    """The file at a path, or all in the folder there, by name; what cannot be opened as a file is a `Rejection`.

    Names that start with a dot are passed over unless given as `origin` itself.
    """
    waiting: list[tuple[str, _Folders]] = [(origin, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = os.stat(path)
            if stat.S_ISDIR(status.st_mode):
                waiting += reversed(_inside(path, status, above))
            elif stat.S_ISREG(status.st_mode) or (not above and not stat.S_ISSOCK(status.st_mode)):
                yield path
            else:
                yield Rejection(shown(path), "ingest", "is a pipe, socket or device: give it by itself, or as -")
        except OSError as error:
            yield refused(shown(path), error)


def _inside(path: str, status: os.stat_result, above: _Folders) -> list[tuple[str, _Folders]]:
    here = (status.st_dev, status.st_ino)
    if here in above:
        raise OSError(errno.ELOOP, "a link back to a folder that it lies in")
    found = sorted(name for name in os.listdir(path) if not name.startswith("."))
    if not found and not above:
        raise OSError(errno.ENOENT, "an empty folder")
    return [(os.path.join(path, name), above | {here}) for name in found]


def refused(origin: str, error: OSError) -> Rejection:
    """Why a path could not be opened."""
    advice = {
        errno.ENOENT: "no such file, or a link to nothing: check the path",
        errno.EACCES: "may not be read: check its permissions",
        errno.EPERM: "may not be read: check its permissions",
        errno.ELOOP: "a folder loop: remove the link that leads back",
    }.get(error.errno or 0, f"cannot be read ({error.strerror or error})")
    return Rejection(
        origin, "ingest", "an empty folder: nothing to read" if error.strerror == "an empty folder" else advice
    )


def shown(path: str) -> str:
    """A path as text that can be stored and printed, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "replace")
