"""Runs of capitalised words as they stand in a text: words that only open a sentence or an office, and what follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from retold.read.cues import forms
from retold.read.names import CLOSED_WORDS, OFFICES, PARTICLES, Run
from retold.read.nouns import is_person, is_title

_OFFICE: Final = re.compile(r"(?:^|[^\w])(?:then-|ex-|now-)?(\w[\w’'-]*) of (the )?$")
_CHAMBERS: Final = frozenset(
    "House Senate Assembly Treasury Exchequer Council Board Interior Commons Parliament".split()
)
_DEPARTMENTS: Final = frozenset(
    """state defense defence treasury education war energy labor labour commerce agriculture transportation transport
    interior health housing justice finance trade""".split()
)
_OPENING: Final = re.compile(r"(?:\A|[.!?:\n“\"‘'(]\s?)\Z")
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+)[^\S\n]\Z")
SPEAKS: Final = re.compile(
    r"(?:,? \d{1,3})?,? (?:who|whose|said|says|told|added|argued|wrote|asked|tweeted|replied|noted|went on)\b"
    r"|, \d{1,3},"
)
_WORD_AFTER: Final = re.compile(r" ([a-z]{2,})\b")
_FORMS: Final = forms()


def after_office(text: str, run: Run) -> Run:
    """`Secretary of State Ada Dell`: the run after "of" without the words that belong to the office."""
    if run.titles or len(run.name) < 2 or text[max(0, run.start - 4) : run.start] not in {" of ", "the "}:
        return run
    lead = _OFFICE.search(text[max(0, run.start - 28) : run.start])
    if lead is None or (lead.group(2) and run.name[0] not in _CHAMBERS):
        return run
    office = lead.group(1)
    if not (is_title(office) and office[:1].isupper()) and office not in OFFICES:
        return run
    if len(run.name) == 2 and not run.dropped and run.name[0].lower() not in _DEPARTMENTS:
        return run  # "Secretary of Homeland Security"
    keep = 2 if len(run.name) > 2 or run.dropped else 1
    name = run.name[-keep:]
    return replace(run, name=name, titles=(office,), name_start=run.end - len(" ".join(name)))


def without_openings(text: str, found: list[Run]) -> list[Run]:
    """Runs of three words and more without a first one, where the rest stands as a name elsewhere."""
    whole = {run.name for run in found if len(run.name) > 1}
    return [
        replace(run, name=run.name[1:], name_start=run.end - len(" ".join(run.name[1:])))
        if _opens(run)
        or (
            len(run.name) > 2
            and _OPENING.search(text, max(0, run.start - 3), run.start) is not None
            and run.name[1:] in whole
            and run.name[1].lower() not in PARTICLES
            and "." not in run.name[1]
        )
        else run
        for run in found
    ]


def acts(text: str, end: int) -> bool:
    """Does a name that ends here speak, have an age, or head a verb?"""
    if SPEAKS.match(text, end):
        return True
    match = _WORD_AFTER.match(text, end)
    return match is not None and (CLOSED_WORDS.get(match.group(1), "-") in "Vam" or match.group(1).endswith("ed"))


def _opens(run: Run) -> bool:
    """`Citing Ada Dell`, `Asked Dell`: does a verb with the capital of its sentence stand before the name?"""
    form = _FORMS.get(run.name[0].lower()) if len(run.name) > 1 else None
    return form is not None and form.kind in {"ed", "ing"}


def is_lead(before: str) -> bool:
    """May a name after these words head its clause? Not after a preposition or a verb that takes it as its object."""
    match = _WORD_BEFORE.search(before)
    if match is None:
        return True
    word = match.group(1).lower()
    if match.group(1)[:1].isupper() and CLOSED_WORDS.get(word, "-") != "i":
        return True
    if word in {"is", "was"}:
        return True  # "one of them is Ada Dell"
    if word == "and":
        return before.endswith(", and ")
    return CLOSED_WORDS.get(word, "-") in "uTrDh" or word in _FORMS or word in {"but", "then"} or is_person(word)
