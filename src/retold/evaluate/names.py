"""Names to exchange in a parity test, and a text with them exchanged. Test material: no rule of the product reads this.

The two names of a pair have the same use and much the same shape, though not always the same number of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from retold.records import Span

PARTY: Final = (
    ("Democrats", "Republicans"), ("Democrat", "Republican"), ("DEMOCRATS", "REPUBLICANS"), ("DNC", "RNC"),
    ("D-", "R-"), ("(D)", "(R)"),
)  # fmt: skip
STANCE: Final = (
    ("liberal", "conservative"), ("liberals", "conservatives"), ("liberalism", "conservatism"),
    ("Liberal", "Conservative"), ("Liberals", "Conservatives"), ("left-wing", "right-wing"), ("leftist", "rightist"),
    ("leftists", "rightists"), ("left-leaning", "right-leaning"), ("far-left", "far-right"), ("far left", "far right"),
    ("left-winger", "right-winger"), ("left-wingers", "right-wingers"),
)  # fmt: skip
_PEOPLE: Final = (
    ("Hillary Clinton", "Donald Trump"), ("Barack Obama", "Mitt Romney"), ("Joe Biden", "Mike Pence"),
    ("Bernie Sanders", "Ted Cruz"), ("Tim Kaine", "Paul Ryan"), ("Elizabeth Warren", "Marco Rubio"),
    ("Kamala Harris", "Nikki Haley"), ("Nancy Pelosi", "Mitch McConnell"), ("Chuck Schumer", "Kevin McCarthy"),
    ("Harry Reid", "John Boehner"), ("Jim Webb", "Jeb Bush"), ("Cory Booker", "John Kasich"),
    ("Pete Buttigieg", "Ben Carson"),
)  # fmt: skip
_FIRST: Final = (("Hillary", "Donald"), ("Barack", "Mitt"), ("Bernie", "Ted"))
_LAST: Final = tuple((left.split()[1], right.split()[1]) for left, right in _PEOPLE)
CANDIDATES: Final = (*_PEOPLE, *_FIRST, *_LAST, *((left.upper(), right.upper()) for left, right in _LAST))
OUTLETS: Final = (
    ("Fox News", "CNN"), ("New York Times", "Washington Post"), ("the Times", "the Post"), ("The Times", "The Post"),
    ("Breitbart", "HuffPost"), ("Breitbart News", "Huffington Post"), ("Daily Beast", "Daily Caller"),
    ("Mother Jones", "National Review"), ("NBC News", "ABC News"), ("Los Angeles Times", "Wall Street Journal"),
)  # fmt: skip
PLACES: Final = (
    ("Russia", "Ukraine"), ("Moscow", "Kiev"), ("China", "Japan"), ("Beijing", "Tokyo"), ("Iraq", "Iran"),
    ("Baghdad", "Tehran"), ("Israel", "Turkey"), ("Germany", "France"), ("Berlin", "Paris"), ("London", "Madrid"),
    ("California", "Texas"), ("Ohio", "Iowa"), ("Florida", "Georgia"), ("Chicago", "Houston"), ("Mexico", "Canada"),
    ("Michigan", "Virginia"), ("Boston", "Denver"), ("Europe", "Africa"),
)  # fmt: skip
PEOPLES: Final = (
    ("Russian", "Ukrainian"), ("Russians", "Ukrainians"), ("Chinese", "Japanese"), ("Iraqi", "Iranian"),
    ("Iraqis", "Iranians"), ("Israeli", "Turkish"), ("German", "French"), ("Mexican", "Canadian"),
    ("Mexicans", "Canadians"), ("Muslim", "Christian"), ("Muslims", "Christians"), ("Jewish", "Catholic"),
    ("Jews", "Catholics"), ("European", "African"), ("Europeans", "Africans"),
)  # fmt: skip
FAMILIES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "party": PARTY, "stance": STANCE, "candidates": CANDIDATES, "outlets": OUTLETS, "surnames": (),
}  # fmt: skip
COMPARED: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {"places": PLACES, "peoples": PEOPLES}
"""Further families, for texts that are compared and not only read."""
_GIVEN: Final = (
    "Aaron|Adam|Alan|Alex|Amy|Andrea|Andrew|Angela|Ann|Anna|Anne|Anthony|Barbara|Ben|Benjamin|Bill|Bob|Brad|Brian|Bruce|"
    "Carl|Carol|Catherine|Charles|Charlie|Chris|Christina|Christopher|Craig|Dan|Daniel|Dave|David|Debbie|Deborah|Dennis|"
    "Diane|Donna|Doug|Ed|Edward|Elizabeth|Emily|Eric|Erin|Evan|Frank|Fred|Gary|George|Glenn|Greg|Gregory|Heather|Henry|"
    "Jack|James|Jane|Jason|Jay|Jeff|Jeffrey|Jen|Jennifer|Jerry|Jesse|Jessica|Jill|Jim|Joan|Joe|Joel|John|Jon|Jonathan|"
    "Joseph|Josh|Joshua|Juan|Judith|Julia|Julie|Justin|Karen|Kate|Kathleen|Katie|Keith|Kelly|Ken|Kenneth|Kevin|Kim|"
    "Larry|Laura|Lauren|Linda|Lisa|Luis|Lynn|Maria|Marie|Mark|Martha|Martin|Mary|Matt|Matthew|Megan|Melissa|Michael|"
    "Michelle|Mike|Nancy|Nathan|Neil|Nick|Nicole|Pam|Pat|Patricia|Patrick|Paul|Peter|Phil|Philip|Rachel|Ralph|Ray|"
    "Rebecca|Richard|Rick|Rob|Robert|Roger|Ron|Ronald|Ruth|Ryan|Sam|Samuel|Sandra|Sarah|Scott|Sean|Sharon|Stephanie|"
    "Stephen|Steve|Steven|Stuart|Sue|Susan|Teresa|Terry|Thomas|Tim|Timothy|Todd|Tom|Tony|Victoria|Walter|Wendy|William"
)
_PERSON: Final = re.compile(rf"\b(?:{_GIVEN}) (?:[A-Z]\. )?([A-Z][a-z]{{2,}}(?:[A-Z][a-z]+)?)\b")
_VOWELS: Final = "AEIOaeio"
_WORD: Final = re.compile(r"\S+")
_NOUN_NEXT: Final = re.compile(
    r"[’']|\s*(?:[^\w\s-]|$)|\s+(?:who|whom|whose|that|said|says|told|from|in|on|of|at|by|for|to|with|since|is|was|has|"
    r"had|will|would|could|can|may|might|running|trying|than|as|but|if|when|before|after|nor|got|won|lost|voted|runs|"
    r"(?:and|or)(?!\s+(?:Democratic|independent|Libertarian)))\b"
)
"""After "Republican" where it is the noun: the other party's form is then "Democrat", and otherwise "Democratic"."""


class Exchange(NamedTuple):
    """A text with names exchanged, and where each exchanged word stood and stands."""

    text: str
    names: int
    pieces: tuple[tuple[Span, Span], ...]

    def back(self, span: Span) -> Span:
        """A span of this text as one of the text before. Offsets inside an exchanged word keep their distance from its
        start.
        """
        return Span(self._back(span.start), self._back(span.end))

    def _back(self, offset: int) -> int:
        at = bisect_right(self.pieces, offset, key=lambda piece: piece[1].start) - 1
        if at < 0:
            return offset
        before, after = self.pieces[at]
        if offset >= after.end:
            return before.end + offset - after.end
        return min(before.end, before.start + offset - after.start)


def pairs_of(text: str, families: Iterable[str]) -> dict[str, str]:
    """Every name to exchange in this text, with the one that takes its place."""
    found: dict[str, str] = {}
    for family in families:
        for left, right in {**FAMILIES, **COMPARED}[family] if family != "surnames" else _surnames(text):
            found[left], found[right] = right, left
    if "Democrat" in found:
        found["Democratic"] = "Republican"
    return found


def _surnames(text: str) -> tuple[tuple[str, str], ...]:
    """The two surnames that the text has most often, those of the lists apart."""
    known = {
        word
        for pairs in (*FAMILIES.values(), *COMPARED.values())
        for pair in pairs
        for name in pair
        for word in name.split()
    }
    words = Counter(re.findall(r"\b[A-Z]\w+", text))
    names = sorted({*_PERSON.findall(text)} - known, key=lambda name: (-words[name], name))[:2]
    return ((names[0], names[1]),) if len(names) == 2 else ()


def exchanged(text: str, pairs: Mapping[str, str]) -> Exchange:
    """The text with every name of `pairs` in its partner's place; "a" or "an" before and a possessive are set right."""
    if not pairs:
        return Exchange(text, 0, ())
    names = "|".join(map(re.escape, sorted(pairs, key=lambda name: (-len(name), name))))
    parts: list[str] = []
    pieces: list[tuple[Span, Span]] = []
    names_found = last = size = 0
    for match in re.finditer(
        rf"(?<!\w)(?:(?P<article>[Aa]n?) )?(?P<name>{names})(?!(?<=\w)\w)(?P<owner>[’'](?= [\w$“]))?", text
    ):
        old, new = match["name"], pairs[match["name"]]
        if old == "Republican" and not _NOUN_NEXT.match(text, match.end("name")):
            new = "Democratic"
        names_found += 1
        words = [(match.span("name"), new)]
        spans = [found.span() for found in _WORD.finditer(old)]
        if len(spans) == len(new.split()):
            start = match.start("name")
            words = [((start + s, start + e), word) for (s, e), word in zip(spans, new.split(), strict=True)]
        if match["article"] and (old[0] in _VOWELS) != (new[0] in _VOWELS):
            words.insert(0, (match.span("article"), match["article"][0] + ("n" if new[0] in _VOWELS else "")))
        if match["owner"] and old.endswith("s") and not new.endswith("s"):
            words.append((match.span("owner"), match["owner"] + "s"))
        for (start, end), word in words:
            parts += [text[last:start], word]
            size += start - last
            pieces.append((Span(start, end), Span(size, size + len(word))))
            size += len(word)
            last = end
    return Exchange("".join([*parts, text[last:]]), names_found, tuple(pieces))
