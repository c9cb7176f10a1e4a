"""How retellers name their source: in the lead, a sentence of its own, a quotation, a line, by an agency's marks.

`{o}` is the outlet as running text calls it, `{O}` with a capital, `{n}` its name, `{r}` the outlet of the report
that the story goes back to, `{d}` the day. A link stands around the words from `<` to `>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from simulator.draft import Draft
from simulator.names import Outlet
from simulator.words import Half

_LEAD = (
    (", {o} <reported> on {d}", ", according to {o}", ", {o} has <reported>", ", according to <a report in {o}>",
     ", {o} <reported>"),
    (", {o} <revealed> {d}", ", as <first reported> by {o}", ", {o} said in <a report> on {d}",
     ", according to <reporting> by {o}", ", {o} first <reported> {d}"),
)  # fmt: skip
_SENTENCE = (
    ("The story was first <reported> by {o}.", "{O} first <reported> the news on {d}.",
     "{O} <reported> the story on {d}.", "The <report> was published by {o}."),
    ("The news was <broken> by {o}.", "The affair came to light in <a report> in {o} on {d}.",
     "The details were first <disclosed> by {o}.", "{O} was the first to <report> the news."),
)  # fmt: skip
_BOTH = (
    (", {o} <reported> on {d}, citing {r}", ", {o} said, citing a report in {r}"),
    (", {o} <wrote>, crediting {r}", ", {o} reported {d}, citing <{r}>"),
)
_LINE = (
    ("Source: {n}", "Via {n}", "h/t {n}", "This story first appeared in {o}.", "Read more at <{n}>."),
    ("Hat tip: {n}", "(via {n})", "Originally published by {n}.", "Read the full story at <{n}>.", "Source: <{n}>"),
)
_TOLD = (("told {o}", "told {o}"), ("told {o} on {d}", "said in an interview with {o}"))
_NOTICE = (
    ("© {n}. All rights reserved.", "{n} contributed to this report.",
     "Copyright {n}. This material may not be published, broadcast, rewritten or redistributed."),
    ("Copyright {n}.", "This report was prepared by {n}.", "{n} – not to be reproduced without permission."),
)  # fmt: skip
_SAYS = re.compile(
    r"[”\"]+ (?:(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*|he|she) said|"
    r"said (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*))"
    r"(?! that)(?=[.,]| on\b)"
)


class Source(NamedTuple):
    """What is credited: an outlet, the number of its page's address (for a link) or `None`, and the day."""

    outlet: Outlet
    address: int | None
    day: str


class Credited(NamedTuple):
    """A draft with its credit, a line to stand under it or `None`, and what kind of credit it is."""

    draft: Draft
    line: str | None
    kind: str


def page(draft: Draft, source: Source, chance: Random, half: Half, brief: bool) -> Credited:
    """Credit the page that this was taken from: in the lead, in a sentence, or in a line."""
    drawn = chance.random()
    if drawn < 0.4:
        return Credited(_in_lead(draft, _formed(chance.choice(_LEAD[half]), source, brief)), None, "lead")
    if drawn < 0.6:
        return Credited(
            _as_sentence(draft, _formed(chance.choice(_SENTENCE[half]), source, brief), chance), None, "sentence"
        )
    line = chance.choice(_LINE[half])
    return Credited(draft, _formed(line, source, brief=False), "line")


def report(draft: Draft, source: Source, chance: Random, half: Half, *, brief: bool, told: float) -> Credited:
    """Credit the report that the story goes back to: as above but for lines, or by whom a speaker told."""
    if chance.random() < told:
        form = chance.choice(_TOLD[half])
        spoken = _in_quotation(draft, lambda: _formed(form, source, brief), chance)
        if spoken is not None:
            return Credited(spoken, None, "told")
    if chance.random() < 0.6:
        return Credited(_in_lead(draft, _formed(chance.choice(_LEAD[half]), source, brief)), None, "lead")
    return Credited(
        _as_sentence(draft, _formed(chance.choice(_SENTENCE[half]), source, brief), chance), None, "sentence"
    )


def both(draft: Draft, source: Source, root: Source, chance: Random, half: Half, *, brief: bool) -> Credited:
    """Credit both: the page, which cites the report."""
    form = _formed(chance.choice(_BOTH[half]).replace("{r}", root.outlet.said), source, brief)
    return Credited(_in_lead(draft, form), None, "both")


class Marks(NamedTuple):
    """What an agency's copy carries: a draft with a dateline perhaps, authors, a notice or `None`."""

    draft: Draft
    authors: tuple[str, ...]
    notice: str | None


def agency(draft: Draft, outlet: Outlet, town: str | None, chance: Random, half: Half) -> Marks:
    """Run an agency's copy: dateline, byline or notice, one of them at least."""
    kinds = chance.sample(("dateline", "byline", "notice"), chance.choice((1, 1, 2)))
    first, *rest = draft.paragraphs
    if "dateline" in kinds and town:
        place = f"{town.upper()} ({outlet.brief or outlet.name}) {'—' if half else '-'} "
        draft = Draft(draft.headline, ((place + first[0], *first[1:]), *rest))
    authors = (outlet.name,) if "byline" in kinds else ()
    notice = chance.choice(_NOTICE[half]).format(n=outlet.name) if "notice" in kinds else None
    if not authors and notice is None and not ("dateline" in kinds and town):
        authors = (outlet.name,)
    return Marks(draft, authors, notice)


def _formed(form: str, source: Source, brief: bool) -> str:
    outlet = source.outlet
    said = outlet.brief if brief and outlet.brief else outlet.said
    text = form.format(o=said, O=said[0].upper() + said[1:], n=outlet.name, d=source.day)
    opening, closing = ("", "") if source.address is None else (f"⟦{source.address}⟧", "⟦/⟧")
    return text.replace("<", opening).replace(">", closing)


def _in_lead(draft: Draft, words: str) -> Draft:
    """At the end of the first sentence, before its full stop."""
    (lead, *others), *rest = draft.paragraphs
    if lead.endswith("."):
        lead = f"{lead[:-1]}{words}."
    else:
        others = [words[2].upper() + words[3:] + ".", *others]
    return Draft(draft.headline, ((lead, *others), *rest))


def _as_sentence(draft: Draft, sentence: str, chance: Random) -> Draft:
    """At the end of one of the first three paragraphs, or as a paragraph after the first."""
    own = list(draft.paragraphs)
    at = chance.randrange(min(3, len(own)))
    if chance.random() < 0.3:
        own.insert(1, (sentence,))
    else:
        own[at] = (*own[at], sentence)
    return Draft(draft.headline, tuple(own))


def _in_quotation(draft: Draft, words: Callable[[], str], chance: Random) -> Draft | None:
    """In place of "said" after a quotation; `None` where there is none."""
    places = [
        (at, number)
        for at, paragraph in enumerate(draft.paragraphs)
        for number, sentence in enumerate(paragraph)
        if _SAYS.search(sentence)
    ]
    if not places:
        return None
    at, number = chance.choice(places)
    own = [list(paragraph) for paragraph in draft.paragraphs]
    sentence = own[at][number]
    match = _SAYS.search(sentence)
    if match is None:
        return None
    who = match["who"] or match["name"]
    start = match.start("who") if match["who"] else match.start("name") - len("said ")
    own[at][number] = f"{sentence[:start]}{who} {words()}{sentence[match.end() :]}"
    return Draft(draft.headline, tuple(tuple(paragraph) for paragraph in own))
