"""How a cell of a story's table is put: in a few marks for the eye, in words for the ear; and which rows come first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from retold import settings
from retold.records import Article, Cell, Certainty, Row, Span, Table
from retold.show import phrases

Articles = Mapping[str, Article]
CERTAIN: Final[dict[Certainty, str]] = {
    "asserted": "asserted", "hedged": "hedged", "possible": "possible", "planned": "planned or pending",
    "denied": "denied", "asked": "asked",
}  # fmt: skip
_SUFFIXES: Final = {"jr", "sr", "ii", "iii", "iv"}
_ARTICLE: Final = re.compile(r"(?:the|an?|one of the)\s+", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"(?:,|\s+(?:that|which|who|whose|with|disclosed|published|seen|obtained)\b).*", re.DOTALL)


class Marks(NamedTuple):
    """The marks of a table, one a state."""

    own: str
    unsure: str
    put: str
    absent: str
    unclear: str
    changed: str

    def legend(self) -> str:
        """What they mean, in one line."""
        return (
            f"{self.own} own voice  {self.unsure} hedged, by what  {self.put} said by whom  {self.absent} absent  "
            f"{self.unclear} unclear  {self.changed} changed"
        )


MARKS: Final = Marks("●", "◐", "❝", "○", "?", "*")
ASCII_MARKS: Final = Marks("+", "~", '"', "-", "?", "*")


def told(cell: Cell, span: Span, articles: Articles) -> str:
    """Words of a cell on one line."""
    article = articles.get(cell.place.article) if cell.place is not None else None
    if article is None:
        return ""
    text = (article.title or "") if cell.in_title else article.text
    return " ".join(text[span.start : span.end].split())


def speaker(cell: Cell, articles: Articles) -> str:
    """Whom a cell puts it to, in full; the words that say so where no more is known."""
    known = cell.speaker and (cell.speaker.name or cell.speaker.role)
    return known or " … ".join(told(cell, span, articles) for span in cell.source)


def brief(name: str, person: bool) -> str:
    """A speaker in a few words: "an inspection report that nobody has seen" is an inspection report; of a person the
    surname.
    """
    if person and (words := [word for word in name.split() if word.strip(".,").casefold() not in _SUFFIXES]):
        return words[-1]
    return _CLAUSE.sub("", _ARTICLE.sub("", name, count=1)) or name


def parts(cell: Cell, first: Cell, articles: Articles, marks: Marks = MARKS) -> list[str]:
    """A cell in pieces that stay together: how sure, said by whom, which other number, and whether it changed here."""
    if cell.has != "told":
        return [_starred(marks.absent if cell.has == "absent" else marks.unclear, cell, marks)]
    found = []
    sure = cell.certainty in {None, "asserted"}
    no = " not" if cell.negated and not first.negated else ""
    if not sure:
        word = told(cell, cell.cue, articles) if cell.cue else CERTAIN[cell.certainty or "asserted"]
        found.append(f"{marks.unsure}\xa0{word}{no}")
    if cell.voice == "attributed":
        found.append(f"{marks.put}\xa0{brief(speaker(cell, articles), _is_person(cell))}".rstrip("\xa0"))
    elif cell.voice == "quoted":
        found.append(marks.put)
    found = found or [marks.own + (" headline" if cell.in_title else f" {marks.unclear}" if cell.voice is None else "")]
    if sure and no:
        found[0] += no
    found += [told(cell, span, articles) for span in cell.differing]
    found[-1] = _starred(found[-1], cell, marks)
    return found


def _is_person(cell: Cell) -> bool:
    return cell.speaker is not None and cell.speaker.kind == "named" and bool(cell.speaker.name)


def _starred(words: str, cell: Cell, marks: Marks) -> str:
    return f"{words}\xa0{marks.changed}" if cell.changes else words  # they are not parted


def in_words(cell: Cell, first: Cell, articles: Articles) -> str:
    """A cell as a sentence would have it, with nothing that only a mark says."""
    said = [_has(cell)]
    if cell.voice == "attributed":
        who = speaker(cell, articles)
        kind = f" ({phrases.SPEAKERS[cell.speaker.kind]})" if cell.speaker else ""
        said.append(f"put to {who}{kind}" if cell.speaker else f"with “{who}”, to whom is not clear")
    elif cell.voice is not None:
        said.append("in its own voice" if cell.voice == "own" else "as the speech of someone not named")
    elif cell.has == "told" and not cell.in_title:
        said.append("in whose voice is not clear")
    if cell.certainty not in {None, "asserted"}:
        word = f" by “{told(cell, cell.cue, articles)}”" if cell.cue else ""
        said.append(f"{CERTAIN[cell.certainty or 'asserted']}{word}")
    if cell.negated and not first.negated:
        said.append("negated")
    said += [f"with another number: {told(cell, span, articles)}" for span in cell.differing]
    if cell.changes:
        said.append(f"changed here: {phrases.listed([phrases.CHANGES[kind].lower() for kind in cell.changes])}")
    return ", ".join(said)


def _has(cell: Cell) -> str:
    if cell.has == "absent":
        return "absent"
    if cell.has == "unclear":
        return "unclear: other words may tell it" if cell.place else "unclear: not enough is known"
    return "told by the headline" if cell.in_title else "told"


def first_of(row: Row) -> Cell:
    """The cell that a row is named after: the first held telling that has it."""
    return next(cell for cell in row.cells if cell.place == row.label and cell.telling == row.label.article)


def label(row: Row, articles: Articles) -> str:
    """A row's statement, as its first telling has it."""
    return told(first_of(row), row.label.span, articles)


def gravity(row: Row) -> float:
    """How grave what differs in a row is: its gravest change, or what no change was found for; 0 where nothing does."""
    first, weights = first_of(row), settings.COMPARE_WEIGHTS
    seen = [row.weight]
    for cell in row.cells:
        if cell.has != "told" or cell.certainty is None:
            continue
        seen += [weights["hedge_dropped"] - 0.01] * (cell.certainty != first.certainty)
        seen += [weights["credit_changed"]] * bool(cell.differing)
        seen += [weights["attribution_added"]] * ((cell.voice == "own") != (first.voice == "own"))
    return max(seen)


def ranked(table: Table) -> list[Row]:
    """The rows in which something differs, the gravest first; of equals in the order of the text."""
    return sorted((row for row in table.rows if gravity(row) > 0), key=lambda row: -gravity(row))


def headed(names: Iterable[str]) -> list[str]:
    """Names of tellings for the head of a column, without the article."""
    return [name.removeprefix("The ") for name in names]


def clipped(text: str, width: int) -> str:
    """The words of a text that fit a width."""
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 1)]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[width // 2 :] else cut}…"
