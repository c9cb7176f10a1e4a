"""A text in, every naming of an outlet in it out. Entry: `mentions`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from retold import outlets, settings
from retold.records import Span

TOKEN: Final = (
    r"(?:(?:St|Mt|Ft)\.|(?:[A-Z]\.){1,5}|[A-Z]\w*(?:[&/][A-Z]\w*)*(?:[’'](?!s\b)\w+|-[A-Z]\w*)*"
    r"(?:\.(?:com|org|net|co\.uk|news|tv|example)\b)?)!?"
)
_RUN: Final = re.compile(rf"{TOKEN}(?:[ \u00a0](?:of\s|the\s|and\s|on\s|&\s|della\s)?(?:{TOKEN}|\d{{1,3}}\b)){{0,12}}")
_HOST: Final = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|co\.uk|news|info|tv|io|example)\b")
_TITLED: Final = re.compile(r"The [A-Z][a-z]+(?: (?:of|and|the|[A-Z][a-z]+)){0,2}$")
_HOST_ENDS: Final = (".com", ".org", ".net", ".co.uk", ".news", ".info", ".tv", ".io", ".example")
_APPOSED: Final = re.compile(
    r"\b(?:newspaper|tabloid|news(?:paper|magazine)? (?:site|website|outlet|agency|channel)|online outlet|newswire|"
    r"broadcaster|(?:TV|television|radio) (?:station|network|show)|(?:local|[A-Z]\w+) station|news daily) $"
)
_APPOSED_ENDS: Final = frozenset("er id te et cy el re on rk ow ly ne".split())
_FOLLOWED: Final = re.compile(r" (?:news agency|newswire|newspaper|magazine|news (?:web)?site)\b(?! [A-Z])")
_NATION: Final = re.compile(r"[A-Z][a-z]+(?:an|ish|ese|i|ch|sh|ek|eek)|UK|U\.S\.|US|EU|IS|Capitol Hill")
_NO_OUTLET: Final = re.compile(
    r"\b(?:School|University|College|Institute|Ministry|Minister|Department|Committee|Secretary|Office|Bureau|"
    r"Journal of|Annals|Proceedings|England Journal)\b"
)
_BREAK: Final = re.compile(r" (?:and|on|of the|of The) ")
_NO_NAMES: Final = frozenset(
    """fake news,breaking news,good news,bad news,big news,cable news,local news,federal register,congressional record,
    national register,public record,criminal record""".replace("\n    ", "").split(",")
)
_JOINED: Final = re.compile(r"^(?:and|of|on|&) | (?:on|and|the|of the) ", re.I)
_TAKEN_UP: Final = outlets.LONE_WORDS | {"news", "review", "standard", "mail", "independent"}
_LEADING: Final = """a an in on at as but and or when after while if for from by with to that this also then now
 so however still yet since before although though because what who where how why according both via per last
his her its their our my former citing follow of president source sources copyright reporting image read monday tuesday
 wednesday thursday friday saturday sunday"""
_LEAD: Final = frozenset(_LEADING.split())
_LEADS: Final = re.compile(rf"(?:(?:{'|'.join(sorted(_LEAD))}) )+", re.I)
_PART: Final = re.compile(r"\S+")
_OPENS: Final = re.compile(r"(?:^|[.!?:\n]|[.!?]?[\"“”‘])\s*$")


class Mention(NamedTuple):
    """One naming of an outlet: where, as it stands there, and the fullest name that the text has given so far.

    `by_form` is false for a name without an outlet's form that has a capital article within a sentence ("as The Morrow
    puts it"), and for one `doubtful`, as only the corpus
    shows it to be an outlet's, or as somebody in the text has it.
    """

    span: Span
    name: str
    full: str
    by_form: bool = True
    doubtful: bool = False


def mentions(text: str, own: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Every naming of an outlet, in order. "The Ledger", and "a Ledger story", after "the Harbour Ledger" has that as
    its full name. `own` are keys of names that are known to be an outlet's: the page's. `known` are names that nothing
    but the corpus shows to be outlets': they are found as they stand there, and less sure, as everyday words may be.
    """
    found = []
    fuller: dict[str, str] = {}
    programmes, persons = outlets.programmes(text), outlets.surnames(text)
    for start, end, by_form in _everywhere(text, own, known, [programme.span for programme in programmes]):
        name = text[start:end]
        key = outlets.key(name)
        if by_form is None:
            if key not in fuller:
                continue
        elif outlets.is_common_word(name) and _is_plain_word(text, start, end):
            continue
        shown = outlets.AS_PERSONS.get(name) or outlets.display(name)
        full = shown if outlets.is_known(name) else fuller.get(key, shown)
        doubtful = name in persons or (by_form is False and name.removeprefix("the ") in known)
        found.append(Mention(Span(start, end), name, full, by_form is not False and not doubtful, doubtful))
        for brief in (outlets.short(name), outlets.initials(name), _last_word(shown)):
            if brief:
                fuller[brief] = shown
    found += [Mention(p.span, text[p.span.start : p.span.end], p.outlet.name) for p in programmes]
    return tuple(sorted(found, key=lambda mention: mention.span) if programmes else found)


def _everywhere(
    text: str, own: frozenset[str], known: frozenset[str], programmes: list[Span]
) -> list[tuple[int, int, bool | None]]:
    """What is found by form, by the table, and by the corpus, and lies in no programme's name."""
    named = {Span(start, end): by_form for start, end, by_form in _named(text, own)}
    found = [(span.start, span.end, named.get(span, True)) for span in outlets.namings(text, list(named))]
    if programmes:
        found = [each for each in found if not any(p.start < each[1] and each[0] < p.end for p in programmes)]
    if not known:
        return found
    taken = sorted([*(Span(start, end) for start, end, by_form in found if by_form is not None), *programmes])
    more = [(span.start, span.end, False) for span in outlets.held(text, known, taken)]
    return sorted([*found, *more], key=lambda each: each[:2])


def _last_word(name: str) -> str | None:
    """The word by which a text may take up a name: "news" of "Riverton News"."""
    last = name.rpartition(" ")[2].lower()
    return last if " " in name and last in _TAKEN_UP else None


def _named(text: str, own: frozenset[str]) -> list[tuple[int, int, bool | None]]:
    """Start, end, and whether it has an outlet's form: `None` where it is one only if the text gave its full name."""
    found: list[tuple[int, int, bool | None]] = []
    for match in _RUN.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "@#./-_"):
            continue
        if text[start - 4 : start] == "the ":
            start -= 4
        words = text[start : match.end()]
        inside, bare = _looked_at(words)
        if inside:
            found.extend((start + first, start + last, True) for first, last in inside)
        elif (own and outlets.key(words) in own) or (
            text[start - 3 : start - 1] in _APPOSED_ENDS and _APPOSED.search(text, max(0, start - 24), start)
        ):
            found.append((start, match.end(), True))
        elif text[match.end() + 1 : match.end() + 2] in {"n", "m"} and _is_followed(text, match):
            lead = _LEADS.match(words)
            found.append((start + (lead.end() if lead else 0), match.end(), True))
        elif bare is not None and not text.startswith(" of ", match.end()):
            found.append((start + bare, match.end(), None))
        elif (
            text[start : start + 4] == "The "
            and _TITLED.match(text, start, match.end())
            and text[start - 2 : start - 1].isalpha()
            and text[start - 3 : start] not in {"'s ", "’s "}
        ):
            found.append((start, match.end(), False))
    if any(end in text for end in _HOST_ENDS):
        found = sorted(found + [(*match.span(), True) for match in _HOST.finditer(text)])
    return found


@lru_cache(maxsize=65536)
def _looked_at(words: str) -> tuple[tuple[tuple[int, int], ...], int | None]:
    """What `_outlets` and `_bare` find in a run of capitalised words."""
    return _outlets(words), _bare(words)


def _bare(words: str) -> int | None:
    """Where in "A Ledger" or "the News" the word begins that may take up a name given before."""
    head, _, last = words.rpartition(" ")
    if last.lower() not in outlets.FORM_WORDS or not all(
        word in _LEAD or word == "the" for word in head.lower().split()
    ):
        return None
    return 0 if head == "the" else len(words) - len(last)


def _is_followed(text: str, match: re.Match[str]) -> bool:
    """Whether "news agency" or the like stands behind a name, which is no nation's or town's."""
    if not _FOLLOWED.match(text, match.end()):
        return False
    words = match.group().split()
    while words and words[0].lower() in _LEAD:
        words.pop(0)
    last = words[-1] if words else ""
    return (
        0 < len(words) <= settings.READ_FOLLOWED_WORDS
        and _NATION.fullmatch(last) is None
        and " ".join(words).lower() not in outlets.place_names()
        and last.lower() not in outlets.place_names()
    )


def _is_plain_word(text: str, start: int, end: int) -> bool:
    """Whether a name that is also an everyday word ("Time") opens a sentence here, and so may be just the word."""
    after = text[end : end + 10]
    if re.match(r" (?:adds|reports|notes|writes|says)\b", after):
        return False
    if re.match(r"[’']s [A-Z]", after):
        return True
    return bool(_OPENS.search(text[max(0, start - 4) : start])) and not after.startswith((" magazine", "’s", "'s"))


def _outlets(words: str) -> tuple[tuple[int, int], ...]:
    """Where outlets' names stand in a run of capitalised words, which may join several."""
    inside = _outlet(words)
    if not _BREAK.search(words) or (inside and _BREAK.search(words[slice(*inside)])):  # "U.S. News and World Report"
        return (inside,) if inside else ()
    found, start = [], 0
    for end, after in [*(match.span() for match in _BREAK.finditer(words)), (len(words), 0)]:
        if inside := _outlet(words[start:end]):
            found.append((start + inside[0], start + inside[1]))
        start = after - 4 if words[after - 4 : after].lower() == "the " else after
    return tuple(found)


@lru_cache(maxsize=65536)
def _outlet(words: str) -> tuple[int, int] | None:
    """Where in a run of capitalised words an outlet's name stands: the longest, and of equal ones the first."""
    if outlets.is_known(words) and outlets.looks_like_outlet(words) and not outlets.is_common_word(words):
        return 0, len(words)
    parts = [match.span() for match in _PART.finditer(words)]
    while parts and words[slice(*parts[0])].lower() in _LEAD:
        parts.pop(0)
    ends = [place for place, part in enumerate(parts) if outlets.may_end(words[slice(*part)])]
    ends += [place for place in range(1, len(parts)) if words[slice(*parts[place - 1])] == "Radio"]
    if not ends and " of " not in words:
        return None
    for size in range(len(parts), 0, -1):
        for first in range(len(parts) - size + 1):
            last = first + size - 1
            if last not in ends and (size < 3 or words[slice(*parts[first + 1])] != "of"):
                continue
            start, end = parts[first][0], parts[last][1]
            if _may_name(words, start, end) and _stands_alone(words, parts, first, size):
                return start, end
    return None


def _may_name(words: str, start: int, end: int) -> bool:
    """Whether these of the words look like an outlet's name: no two names, no ministry's, no line in capitals."""
    name = words[start:end]
    if _NO_OUTLET.search(words[:start]) or name.lower().removeprefix("the ") in _NO_NAMES:
        return False
    if outlets.is_known(name):
        return outlets.looks_like_outlet(name)
    if _JOINED.search(name) or (name.isupper() and " " in name) or _NO_OUTLET.search(name):
        return False
    head, of, _ = name.partition(" of ")
    if of and head.rpartition(" ")[2].lower() not in outlets.FORM_WORDS:  # "Ada Quill of Northwire"
        return False
    return outlets.looks_like_outlet(name)


def _stands_alone(words: str, parts: list[tuple[int, int]], first: int, size: int) -> bool:
    """A single word within a longer run is an outlet's name only at its head, and an everyday word not even there."""
    if size == len(parts):
        return True
    inner = [words[slice(*part)] for part in parts]
    if outlets.is_common_word(" ".join(inner[first : first + size])):
        return False
    if first + size < len(parts) and not outlets.is_known(" ".join(inner[first : first + size])):
        return False  # "the Accountability Review Board"
    if size == 2 and inner[first].lower() == "the" and first + size < len(parts):  # "the Federalist Society"
        return False
    return first == 0 or size > 1 or inner[first - 1].lower() in {"the", "and", "of", "on"}
