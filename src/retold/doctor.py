"""What is installed, what is missing, and what that costs, as lines to print."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sqlite3
from typing import NamedTuple

from retold import __version__
from retold.engine.local import cores
from retold.read import tagger


class Check(NamedTuple):
    """One thing looked at: whether it is well, and what it means if not."""

    name: str
    well: bool
    found: str
    cost: str
    needed: bool = True


REQUIRED = (
    "click",
    "htmldate",
    "jinja2",
    "numpy",
    "onnxruntime",
    "py3langid",
    "pyarrow",
    "rapidfuzz",
    "rich",
    "trafilatura",
)
EXTRAS = {
    "warc": ("warcio", "web archives (WARC, WET) are rejected"),
    "feeds": ("feedparser", "RSS and Atom files are rejected"),
}


def checks() -> list[Check]:
    """Everything that `retold doctor` looks at, in order."""
    found = [
        Check("retold", True, __version__, ""),
        Check("Python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}", ""),
        Check("cores", True, str(cores()), ""),
        _sqlite(),
        _model(),
    ]
    found += [_library(name, f"retold does not run without it: pip install {name}") for name in REQUIRED]
    found += [
        _library(name, f"{cost}: pip install 'retold[{extra}]'", needed=False) for extra, (name, cost) in EXTRAS.items()
    ]
    return found


def _sqlite() -> Check:
    with sqlite3.connect(":memory:") as connection:
        names = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    return Check(
        "SQLite",
        "ENABLE_FTS5" in names,
        sqlite3.sqlite_version,
        "no full-text index: `retold find` cannot look texts up",
    )


def _model() -> Check:
    missing = [name for name in tagger.FILES if not (tagger.FOLDER / name).is_file()]
    cost = f"{', '.join(missing)} lacks in the package: install retold again, or read with --tagger fast"
    return Check("model", not missing, tagger.MODEL, cost)


def _library(name: str, cost: str, needed: bool = True) -> Check:
    if importlib.util.find_spec(name) is None:
        return Check(name, False, "missing", cost, needed)
    return Check(name, True, importlib.metadata.version(name), "")
