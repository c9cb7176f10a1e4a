"""Figures into a document, between two marks: what a command writes there is not typed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from retold.errors import InputError


def put(page: Path, name: str, lines: Iterable[str]) -> None:
    """Write lines between the marks of that name. Raises `InputError` where the page does not have both."""
    text = page.read_text("utf-8")
    before, inside, after = _parted(text, name, page)
    page.write_text(f"{before}{inside}" + "\n".join(lines) + after, "utf-8")


def between(page: Path, name: str) -> str:
    """What stands between the marks of that name."""
    text = page.read_text("utf-8")
    before, opening, after = _parted(text, name, page)
    return text[len(before) + len(opening) : len(text) - len(after)]


def _parted(text: str, name: str, page: Path) -> tuple[str, str, str]:
    """What stands before the opening mark, that mark, and the rest from the closing one."""
    opening, closing = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
    before, found, rest = text.partition(opening)
    inside, closed, _ = rest.partition(closing)
    if not found or not closed:
        raise InputError(
            f"{page} has no {opening.strip()} with a {closing.strip()}; put both where figures shall stand"
        )
    return before, opening, rest[len(inside) :]
