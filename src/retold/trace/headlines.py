"""Titles and addresses in, words of headlines out: an address is often made of the first headline and keeps it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_WORD: Final = re.compile(r"[^\W_]{3,}")


def title_words(title: str | None) -> set[str]:
    """The words of a headline, of three letters and more."""
    return set(_WORD.findall((title or "").lower()))


def address_words(url: str | None) -> set[str]:
    """The words of an address that may be a headline's."""
    try:
        pieces = urlsplit(url or "").path.lower().split("/")
    except ValueError:
        return set()
    return set(_WORD.findall(max(pieces, key=len)))


def kept(address: set[str], one: set[str], other: set[str]) -> float:
    """How much more of an address stands in one headline than in another; 0 where the address has no headline."""
    if len(address) < 3:
        return 0.0
    return max(0.0, (len(address & one) - len(address & other)) / len(address))
