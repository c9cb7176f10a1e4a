"""The source words of an article in, its speakers out: persons, groups, documents, outlets. Entry: `speakers`.

A surname, a title, a role or a pronoun becomes the person that the article names so; where two readings are possible
and nothing tells between them, the name is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import replace

from retold.read.bodies import Bodies
from retold.read.nounphrases import Found, Scene, named
from retold.read.nouns import is_unnamed
from retold.read.people import People
from retold.read.pronouns import FIRST_PERSON, PRONOUNS, RELATIVE, Heard, Listening, pronoun
from retold.read.pronouns import described as only_person
from retold.read.sourcewords import clean
from retold.records import Attribution, Spans, Speaker
from retold.settings import READ_TWEET

_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|His|Her)\b")
_AHEAD = re.compile(
    r"\W{0,2}(?:When|While|As|After|Before|If|Although|Though|Since|Because|Until|Once|In|At|By|With|For)(?: \w+){0,2} "
)
_SIGNED = re.compile(
    r"[—–-]+ ?([^()\n—–]{2,60}) \(@\w{1,20}\) (?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
_AS_SUBJECT = {"his": "he", "her": "she"}
_CONTRACTED = re.compile(r"[’'](?:s|d|ll|ve|re|m)$")


def speakers(text: str, records: Sequence[Attribution], title: str | None) -> list[Speaker | None]:
    """One speaker a record, in their order, or None where a record has no source. The order of records is no matter."""
    sources = sorted({record.source for record in records if record.source})
    if not sources:
        return [None for _ in records]
    scene = Scene(People(text, title), Bodies(text))
    found = _heard(scene, sources, records)
    numbers: dict[Hashable, int] = {}
    for source in sources:
        numbers.setdefault(found[source].key, len(numbers))
    return [
        replace(found[record.source].speaker, entity=numbers[found[record.source].key]) if record.source else None
        for record in records
    ]


def speaker(text: str, words: str) -> Speaker:
    """The speaker that a stretch of words names, within a text that may say more about them."""
    return named(Scene(People(text, None), Bodies(text)), words, len(text)).speaker


def _heard(scene: Scene, sources: Sequence[Spans], records: Sequence[Attribution]) -> dict[Spans, Found]:
    """Who each source is: first those with a noun, by their place; then pronouns, which look back at them."""
    text = scene.people.text
    words = {source: " ".join(text[span.start : span.end] for span in source) for source in sources}
    folded = {source: _folded(said) for source, said in words.items()}
    nouns = {
        source: named(scene, words[source], source[0].start) for source in sources if folded[source] not in PRONOUNS
    }
    starts = {naming.start for naming in scene.people.namings}
    spoke = {place for source in nouns for span in source for place in starts & set(range(span.start, span.end))}
    listening = Listening(scene, spoke)
    around = _enclosing(sources, records)
    found: dict[Spans, Found] = {}
    described: dict[Hashable, Found] = {}
    others = _other_pronouns(text, sources)
    first_persons = _FirstPersons(scene, records)
    for source in sources:
        start = source[0].start
        while others and others[-1][0] < start:
            place, word = others.pop()
            _follow(listening, word, place)
        outer = around.get(source)
        speaking = (found.get(outer) or nouns.get(outer)) if outer is not None else None
        quoted = scene.people.in_quote(start)
        if folded[source] in FIRST_PERSON:
            if speaking is None and quoted and (outer := first_persons.quoted(source)) is not None:
                speaking = found.get(outer) or nouns.get(outer)
            if speaking is None and quoted:
                speaking = _last_in_paragraph(listening, start)
            tweeted = first_persons.tweeted(start)
            speaking, quoted = (tweeted, True) if tweeted is not None else (speaking, quoted)
        if source in nouns:
            each = _same_as_before(nouns[source], start, listening, described)
        else:
            each = pronoun(listening, folded[source], start, speaking if quoted else None)
        found[source] = each
        if each.speaker.name or (each.speaker.role and folded[source] not in RELATIVE | {"someone", "one"}):
            listening.heard.append(Heard(start, each, quoted))
    return found


def _last_in_paragraph(listening: Listening, start: int) -> Found | None:
    """Who was given words last, outside quotations, in the paragraph of a place: a quotation after that is theirs."""
    text = listening.scene.people.text
    for place, found, inside, spoke in reversed(listening.heard[-4:]):
        if spoke and not inside:
            return found if "\n" not in text[place:start] else None
    return None


class _FirstPersons:
    """Who "I" and "we" are where a quotation or a tweet holds them, and no sentence around says whose it is."""

    def __init__(self, scene: Scene, records: Sequence[Attribution]) -> None:
        self._scene = scene
        text = scene.people.text
        self._pieces = sorted((span.start, span.end, each.source) for each in records for span in each.content)
        self._tweets = [
            (
                max(text.rfind("\n", max(0, sign.start() - READ_TWEET), sign.start()) + 1, sign.start() - READ_TWEET),
                sign,
            )
            for sign in _SIGNED.finditer(text)
        ]

    def tweeted(self, start: int) -> Found | None:
        """Who signs the tweet that a place stands in, as pages embed tweets: "... — Ada Dell (@dell) May 1, 2019"."""
        at = bisect_right(self._tweets, start, key=lambda tweet: tweet[1].start())
        if at == len(self._tweets) or not self._tweets[at][0] <= start:
            return None
        return named(self._scene, self._tweets[at][1].group(1), start)

    def quoted(self, source: Spans) -> Spans | None:
        """The source of the words that stand in the same marks as these."""
        first, last = self._scene.people.quote_of(source[0].start)
        at = bisect_left(self._pieces, (last, 0, ()))
        for _, end, other in reversed(self._pieces[max(0, at - 8) : at]):
            if end > first and other and other != source and not first <= other[0].start < last:
                return other
        return None


def _folded(said: str) -> str:
    """The words of a source in small letters, or the pronoun that they are; a body's letters ("WHO") stay."""
    plain = _CONTRACTED.sub("", clean(said))
    if len(plain) > 1 and plain.isupper():
        return plain
    relative = plain.startswith(("who ", "Who "))
    return "who" if relative else plain.lower()


def _other_pronouns(text: str, sources: Sequence[Spans]) -> list[tuple[int, str]]:
    """Every "he" and "she" that is no source, and "his" and "her" at the head of a sentence: the last one first."""
    held = {span.start for source in sources for span in source}
    found = [
        (match.start(), _AS_SUBJECT.get(match.group().lower(), match.group().lower())) for match in _HE.finditer(text)
    ]
    return [(place, word) for place, word in reversed(found) if place not in held]


def _follow(listening: Listening, word: str, place: int) -> None:
    """Takes a pronoun that speaks no words as one more naming of whom it means."""
    people = listening.scene.people
    opening = people.text[people.sentences[people.sentence(place)] : place]
    if not people.in_quote(place) and not _AHEAD.fullmatch(opening):
        found = pronoun(listening, word, place, None)
        if found.speaker.name or found.speaker.role:
            listening.heard.append(Heard(place, found, False, False))


def _same_as_before(found: Found, start: int, listening: Listening, described: dict[Hashable, Found]) -> Found:
    """`The aide` after `a senior aide`: the one without a name who was last heard under that noun."""
    noun = (found.speaker.role or "").rpartition(" ")[2].lower()
    if isinstance(found.key, tuple) and found.key[0] == "described" and noun in described:
        return described[noun]
    if isinstance(found.key, tuple) and found.key[0] == "described" and noun and not is_unnamed(noun):
        known = only_person(listening, found, start)
        if known.person is not None:
            return known
    if found.speaker.kind == "unnamed" and noun and not found.plural:
        described[noun] = found
    return found


def _enclosing(sources: Sequence[Spans], records: Sequence[Attribution]) -> dict[Spans, Spans]:
    """For each source that stands in another's content, that other: the innermost."""
    pieces = sorted(
        ((span.start, -span.end, record.source) for record in records if record.source for span in record.content),
    )
    around: dict[Spans, Spans] = {}
    open_pieces: list[tuple[int, Spans]] = []
    at = 0
    for source in sources:
        start = source[0].start
        while at < len(pieces) and pieces[at][0] <= start:
            open_pieces.append((-pieces[at][1], pieces[at][2]))
            at += 1
        while open_pieces and open_pieces[-1][0] <= start:
            open_pieces.pop()
        held = next((owner for end, owner in reversed(open_pieces[-8:]) if end > start and owner != source), None)
        if held is not None:
            around[source] = held
    return around
