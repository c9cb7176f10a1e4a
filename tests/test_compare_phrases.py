"""Tests of looking for many patterns at once."""

from __future__ import annotations

import re

from retold.compare.phrases import Phrases

_BEFORE, _AFTER = r"(?<![\w'])", r"(?![\w'])"
_PATTERNS = ("no(?! one)", "not? (?:\\w+ )?sign", "sign", "in (?:the )?end|end")


def _one_by_one(text: str) -> list[tuple[int, int, int]]:
    each = [re.compile(f"{_BEFORE}(?:{pattern}){_AFTER}") for pattern in _PATTERNS]
    return [(number, *match.span()) for number, one in enumerate(each) for match in one.finditer(text)]


def _at_once(text: str) -> list[tuple[int, int, int]]:
    return [(number, *match.span()) for number, match in Phrases(_BEFORE, _PATTERNS, _AFTER).find(text)]


def test_it_finds_what_each_pattern_finds() -> None:
    for text in ("", "a quiet lane", "no one saw no sign", "in the end not a sign end signs", "no sign, no end in end"):
        assert _at_once(text) == _one_by_one(text)


def test_a_match_inside_the_one_before_it_is_none() -> None:
    assert _at_once("in end") == [(3, 0, 6)]


def test_a_part_of_a_word_is_no_match() -> None:
    assert _at_once("signs ending 'no") == []
