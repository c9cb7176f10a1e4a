"""A credit in, one plain sentence of what its words say out, and how an outlet is called within a sentence."""

from __future__ import annotations

import re
from typing import Final

from retold.outlets import FORM_WORDS, display, host, key, table
from retold.records import Article, Credit, CreditKind

_WITH_ARTICLE: Final = (
    FORM_WORDS
    - frozenset("news newswire wire radio tv television today daily week weekly monthly online review press".split())
) | frozenset(
    """agency association center centre channel institute institution beast bbc caller constitution corporation eagle
    enterprise leader pilot reporter republic republican statesman union voice yorker""".split()
)
"""Words by which a name ends that has "the" before it within a sentence."""
_FOLLOWS: Final = re.compile(
    r"(?:[,.;:)”\"]|$| (?:that|on|in|last|this|and|or|about|earlier|reported|reports|said|says|wrote|writes|noted|"
    r"notes|puts|found|published|first|revealed|has)\b)"
)
_FIRST: Final = re.compile(
    r"\bfirst (?:reported|published|disclosed|revealed|obtained|broke|uncovered)\b|\bfirst to report\b|"
    r"\bbroke (?:the|that)\b",
    re.I,
)
_MATERIAL: Final = re.compile(r"\b(?:obtained|seen|reviewed|viewed|verified|provided|leaked|shared|available)\b", re.I)
_LEADS: Final = re.compile(r"\b(?:to|with|by|on|at|in|for|from|told|tell|tells|telling)\b", re.I)
_SPOKEN: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|telling|argued|claimed|insisted|warned|noted|added|stated)\b", re.I
)
_APPEARANCE: Final = re.compile(r"\b(?:appear\w*|went|joined|seen|invited)\b", re.I)
_APPEARED: Final = re.compile(
    r"\b(?:appear|publish|post|produc|ran\b|reprint|republish|adapt|excerpt|comes\b|cross-?post)", re.I
)
_PLAIN: Final[dict[CreditKind, str]] = {
    "via": "The page says that it has this via {}.",
    "hat_tip": "The page thanks {} for the find.",
    "link": "The page links to {} here.",
    "self_reference": "Words by which {} speaks of its own work stand here, on a page of another outlet.",
}


def sentence(credit: Credit, article: Article) -> str:
    """What the page says by the words of a credit: that it cites an outlet, tells what was said to it, has its copy."""
    words = _words(credit, article)
    after = article.text[credit.span.end : credit.span.end + 20] if words else ""
    if (plain := _PLAIN.get(credit.kind)) is None:
        plain = {"told": _told, "agency": _supplied, "byline": _signed, "source_line": _taken}.get(credit.kind, _cited)(
            credit, words
        )
    return plain.format(called(credit.outlet, words, after))


def own_words(credit: Credit, article: Article) -> str:
    """What the source of an edge says of its own outlet by the words of a self-reference."""
    words = _words(credit, article)
    said = _place(words, display(credit.outlet))
    if said is None:
        return "The source speaks of its own outlet's reporting here."
    return f"The source tells what was {said.format('its own outlet')}."


def is_reporting(credit: Credit, article: Article) -> bool:
    """Whether a self-reference speaks of what the outlet found out or was told, and not of what was aired there."""
    said = _place(_words(credit, article), display(credit.outlet))
    return said is None or said == "said to {}"


def called(outlet: str, words: str = "", after: str = "") -> str:
    """An outlet's name within a sentence: with "the" where the table, its form or the page's own `words` have it.

    `after` is what follows those words on the page.
    """
    name = display(outlet.strip())
    known = table().keyed.get(key(name))
    if known is not None and display(known.name).casefold() == name.casefold():
        name = display(known.name)
    if " " not in name and host(name) is not None:
        return name
    article = known is not None and (known.name.startswith("The ") or known.written in {"article", "capital"})
    last = re.split(r"[ -]", name.partition(" of ")[0].lower())[-1]
    if article or last in _WITH_ARTICLE or (last == "press" and name.lower() != last):
        return f"the {name}"
    match = re.search(rf"\b[Tt]he {re.escape(name)}", words)
    return f"the {name}" if match and _FOLLOWS.match(words[match.end() :] + after) else name


def _words(credit: Credit, article: Article) -> str:
    return article.text[credit.span.start : credit.span.end]


def _cited(credit: Credit, words: str) -> str:
    if credit.relation == "taken_from":
        return "The page cites {}, and another outlet in the same sentence."
    if _FIRST.search(words):
        return "The page says that {} had this first."
    if _MATERIAL.search(words):
        return "The page speaks of material that {} obtained or saw."
    return "The page cites {} here."


def _told(credit: Credit, words: str) -> str:
    if _APPEARANCE.search(words) and not _SPOKEN.search(words):
        return "The page speaks of an appearance on {}."
    return f"The page tells what was {_place(words, display(credit.outlet)) or 'said to {}'}."


def _place(words: str, name: str) -> str | None:
    """Where something was said, by a credit's words: to an outlet, on its air; `None` where they are of a report."""
    lead = re.sub(rf"\W*{re.escape(name)}\W*$", "", words, flags=re.I)
    leads = [match.group().lower() for match in _LEADS.finditer(lead)]
    air = bool(leads) and leads[-1] == "on"
    if re.search(r"\b(?:town hall|forum|event)\b", words, re.I):
        return "said at an event of {}"
    if re.search(r"\binterview(?:s|ed)?\b", words, re.I):
        return "said in an interview on {}" if air else "said in an interview with {}"
    if re.search(
        r"\b(?:reported|reports?|published|learned|obtained|reveal(?:ed)?|investigation|story|article)\b", words, re.I
    ):
        return None
    if air:
        return "said on {}"
    return "said to {}" if leads and leads[-1] not in {"at", "in", "from", "for"} else None


def _supplied(credit: Credit, words: str) -> str:
    if re.search(r"©|\(c\)|copyright", words, re.I):
        return "The page carries a copyright line of {}."
    if words.startswith("("):
        return "The page's dateline names {}."
    if re.search(r"\b(?:contributed|assisted)\b", words):
        return "The page says that {} contributed to it."
    if re.search(r"\b(?:material|information|files|reporting|content)\b", words, re.I):
        return "The page says that it has material from {}."
    if re.search(r"\b(?:prepared|provided|supplied|distributed|compiled|written)\b", words):
        return "The page says that it comes from {}."
    return "The page names {} among those whose work is in it."


def _signed(credit: Credit, words: str) -> str:
    return "The page's byline names {}." if words else "The page's data give {} among its authors."


def _taken(credit: Credit, words: str) -> str:
    if re.match(r"(?:Read|See|View|Click|Go)\b", words):
        return "A line of the page sends its readers on to {}."
    if _APPEARED.search(words):
        return "The page says that its text comes from {}."
    return "A line of the page names {} as its source."
