"""A cue verb in, a draft of its attribution out: who said it, and which words.

The order of the tries matters: passive, inverted ("said X"), a quotation before, a person spoken to, the frame after
the verb, and at last the words before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.read.clauses import STATEMENTS, clause_end, first_subject, group_start, phrase_after, subject_before
from retold.read.cues import Form, verbs
from retold.read.drafts import Draft, Range, around, make, quotes_end, words_before
from retold.read.tokens import Clause
from retold.settings import READ_LOOK_AHEAD

_SKIP = re.compile(r"(?:r|D|#|i[dg]?[wNsy#D]{1,5}+|o|,r,|dw(?=T)|,(?=[Qq]))*+(?=[T:Qq])")  # atomic: never exponential

_ADDRESSEE = re.compile(r"(?:o|[dg]?[Nws#e]{1,7}(?:i[dg]?[Nws#]{1,4})?|g(?=[TdpthQq,:]))(?:[rD]|i[dg]?[wND]{1,3}){0,2}")

_REPORTED = frozenset("expect say report believe think allege know understand suspect estimate".split())

_DAY = frozenset("night morning afternoon evening".split())

_AGO = frozenset((word, unit) for word in ("this", "last", "earlier") for unit in ("week", "month", "year"))
_SEEMING = frozenset("appear seem sound".split())

_TELLING = frozenset("tell ask remind assure inform advise warn text email notify reassure tip".split())


@dataclass(frozen=True, slots=True)
class _Site:
    """A cue verb at token `index` of a sentence; its verb group starts at `start`; `source` is its subject."""

    unit: Clause
    start: int
    index: int
    cue: Form
    source: Range | None = None

    @property
    def group(self) -> Range:
        return self.start, self.index + 1

    @property
    def letters(self) -> str:
        return verbs()[self.cue.lemma].letters

    def make(self, rule: str, first: int, last: int, cue: Range | None = None) -> Draft | None:
        """A draft whose words are the tokens from `first` up to `last`."""
        return make(self.unit, rule, self.source, [cue or self.group], [(first, last)])

    def rest(self, first: int, wide: bool) -> int:
        """Where the words that start right before `first` end."""
        return clause_end(self.unit, first, self.cue, wide)


def of_verb(unit: Clause, index: int, cue: Form, previous: Range | None) -> tuple[Draft | None, Range | None]:
    """The attribution of the cue verb at `index`, and the subject that a later verb of the sentence may share."""
    start = group_start(unit, index)
    if cue.lemma == "point" and unit.words[index + 1 : index + 2] == ["out"]:
        index, cue = index + 1, Form("note", cue.kind)
    site = _Site(unit, start, index, cue)
    if cue.kind == "ed" and _is_passive(site):
        return _passive(site), previous
    inverted = _inverted(site)
    if inverted is not None:
        return inverted, previous
    source = _source(site, previous)
    if (
        source is not None
        and "t" in unit.kinds[start:index]
        and source[1] - source[0] == 1
        and unit.kinds[source[0]] in "wreq"
    ):
        return None, previous  # "hard to say", "plan to call": no source
    site = _Site(unit, start, index, cue, source)
    draft = _seeming(site) if cue.lemma in _SEEMING else _active(site)
    return draft, source if source is not None and cue.kind != "ing" else previous


def _is_passive(site: _Site) -> bool:
    words = site.unit.words[site.start : site.index]
    if any(word in _BE for word in words):
        return not any(word in {"has", "have", "had"} for word in words) or "been" in words
    following = site.unit.words[site.index + 1 : site.index + 2]
    kinds = site.unit.kinds[max(0, site.start - 1) : site.index]
    return following == ["by"] and "a" not in kinds and kinds[-1:] != "p"


_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't he's she's it's they're".split())


def _source(site: _Site, previous: Range | None) -> Range | None:
    """The subject: right before the verb, else that of the verb before, else the sentence's first."""
    unit, start = site.unit, site.start
    before = unit.kinds[start - 1] if start else "^"
    progressive = "a" in unit.kinds[start : site.index] or (start > 0 and unit.words[start - 1] in _BEING)
    if site.cue.kind == "ing" and not progressive:
        if before in "Nwo" and not (start > 1 and unit.kinds[start - 2] == ","):
            return previous or subject_before(unit, start)
        return previous or first_subject(unit, start) or _later_subject(unit, site.index)
    if before in "c^ity":
        return previous or first_subject(unit, start)
    return subject_before(unit, start) or previous or first_subject(unit, start)


_BEING = frozenset("he's she's it's they're we're i'm".split())


def _later_subject(unit: Clause, index: int) -> Range | None:
    """`Citing X, the mayor ...`: the noun phrase after the comma."""
    comma = unit.kinds.find(",", index, index + READ_LOOK_AHEAD)
    if comma < 0:
        return None
    end = phrase_after(unit, comma + 1)
    return (comma + 1, end) if end > comma + 1 else None


def _inverted(site: _Site) -> Draft | None:
    """`"...," said X`, `Prices rose, said X.`, `"...," said X, "..."`."""
    unit, index, kinds = site.unit, site.index, site.unit.kinds
    if site.start != index or index == 0 or site.cue.kind == "ing":
        return None
    if site.cue.lemma in _TELLING or "e" not in site.letters or kinds[index - 1] not in "Qq,-":
        return None
    if kinds[index - 1] not in "Qq" and subject_before(unit, index):
        return None
    end = phrase_after(unit, index + 1)
    if end == index + 1 or kinds[index + 1] == "o":
        return None
    if kinds[index - 1] in ",-" and kinds[end : end + 1] in {"a", "m", "V"}:
        return None  # "X, a Y who led Z, said the gate was": the phrase is the subject of what was said
    before = words_before(unit, index - 1 if kinds[index - 1] in ",-" else index)
    return around(unit, "inverted", (index + 1, end), site.group, before, end)


def _active(site: _Site) -> Draft | None:
    unit, cue, kinds, words = site.unit, site.cue, site.unit.kinds, site.unit.words
    first = _past_time(unit, site.index + 1)
    if _quote_leads(site, first):
        draft = _after(site, site.index + 1)
        if draft is not None:
            return draft
    if cue.lemma in _TELLING and not (cue.lemma == "ask" and kinds[first : first + 1] in {"h", "u"}):
        draft = _told(site, first)
        if draft is not None:
            return draft
    group_end = site.index + 1
    skipped = _SKIP.match(kinds, first, first + READ_LOOK_AHEAD) if set(site.letters) & set("qte") else None
    if skipped and skipped.end() > first:
        if any(word in STATEMENTS for word in words[first : skipped.end()]) and kinds[skipped.end() - 1] != ",":
            group_end = skipped.end()
        first = skipped.end()
    framed = _framed(site, (site.start, group_end), first) if first < len(kinds) else None
    return framed or _after(site, site.index + 1)


def _past_time(unit: Clause, first: int) -> int:
    """Over adverbs, "Friday night", "last week" after a verb."""
    kinds, words = unit.kinds, unit.words
    while first < len(kinds) and (kinds[first] in "rD" or words[first] in _DAY):
        first += 1
    if words[first : first + 2] and (words[first], words[min(first + 1, len(words) - 1)]) in _AGO:
        return first + 2
    return first


def _quote_leads(site: _Site, first: int) -> bool:
    """Does `"...," X said` have its words before it? Not where the quotation is a title and a clause follows."""
    unit, source = site.unit, site.source
    if source is None or source[1] < site.start - 1 or source[0] == 0 or unit.kinds[source[0] - 1] != "Q":
        return False
    if unit.kinds[0] in "Qq" or unit.kinds[first : first + 1] not in {"T", "d", "N", "p", "g"}:
        return True
    return source[0] > 1 and unit.kinds[source[0] - 2] in ".:;"


def _framed(site: _Site, group: Range, first: int) -> Draft | None:
    """The words reported follow the cue: a colon or quotation, else a conjunction or preposition, else bare words."""
    kind, letters = site.unit.kinds[first], set(site.letters)
    if kind == ":" and letters & set("qt"):
        return _after_colon(site, group, first)
    if kind in "Qq" and letters & set("qn"):
        return site.make("cue_quote", first, _quote_end(site, first), group)
    return _marked(site, group, first) or _bare(site, group, first)


def _marked(site: _Site, group: Range, first: int) -> Draft | None:
    """`that ...`, `whether ...`, `to ...`, `about ...`."""
    kind, word, letters = site.unit.kinds[first], site.unit.words[first], site.letters
    asked = "w" in letters and (kind == "h" or word in {"whether", "if", "where", "when"})
    if asked or (kind == "T" and "t" in letters):
        return site.make("clause", first, site.rest(first + 1, True), group)
    if kind in "it" and word in verbs()[site.cue.lemma].prepositions:
        draft = site.make("preposition", first + 1, site.rest(first + 1, False), (group[0], first + 1))
        if draft is not None:
            draft.lemma = f"{site.cue.lemma} {word}"
        return draft
    if kind == "t" and "i" in letters:
        return site.make("infinitive", first, site.rest(first + 1, False), group)
    return None


def _bare(site: _Site, group: Range, first: int) -> Draft | None:
    """A clause without "that", an object, or the rest of a relative clause ("which X said was ...")."""
    unit, source, letters, kind = site.unit, site.source, site.letters, site.unit.kinds[first]
    if source is None:
        return None
    if kind in "amVve" and "t" in letters and source[0] and unit.kinds[source[0] - 1] in "hpT":
        content = [(source[0] - 1, source[0]), (first, site.rest(first, True))]
        return make(unit, "relative", source, [group], content)
    if kind not in "dgpoNw#oyesrV(":
        return None
    clausal = kind == "p" or site.cue.lemma == "say"
    if "n" not in letters:
        clausal = clausal or any(after in "vVame" for after in unit.kinds[first : first + 25])
    if "z" in letters and clausal:
        return site.make("bare_clause", first, site.rest(first, True), group)
    return site.make("object", first, site.rest(first, False), group) if "n" in letters else None


def _quote_end(site: _Site, first: int) -> int:
    """A whole quotation ends itself; a quoted phrase goes on to the end of its clause."""
    unit = site.unit
    last = quotes_end(unit, first)
    if last >= len(unit.kinds) or unit.kinds[last] in ".,;:)-Th" or unit.words[last] in {"who", "when", "while", "as"}:
        return last
    return site.rest(first, True)


def _after_colon(site: _Site, group: Range, colon: int) -> Draft | None:
    unit, first = site.unit, colon + 1
    if first >= len(unit.kinds):
        source = [unit.span_of(*site.source)] if site.source else []
        return Draft("colon_block", source, [unit.span_of(*group)], [], quoted=True, open_colon=True)
    if unit.kinds[first] in "Qq":
        return site.make("cue_quote", first, quotes_end(unit, first), group)
    return site.make("colon_clause", first, len(unit.kinds) - (unit.kinds[-1] == "."), group)


def _told(site: _Site, first: int) -> Draft | None:
    """`X told Y (that) ...`, `"...," X told Y.`"""
    kinds, source = site.unit.kinds, site.source
    addressee = _ADDRESSEE.match(kinds, first)
    if addressee is None:
        return None
    after = addressee.end()
    skipped = _SKIP.match(kinds, after, after + READ_LOOK_AHEAD)
    after = skipped.end() if skipped else after
    if after < len(kinds):
        if kinds[after] in "amVv" and after - first > 1:
            return site.make("told", first + 1, site.rest(first + 2, True))
        draft = _told_frame(site, after)
        if draft is not None:
            return draft
    if source is not None and source[0] > 0 and kinds[source[0] - 1] in "Qq,":
        return _after(site, addressee.end())
    return None


def _told_frame(site: _Site, after: int) -> Draft | None:
    kind, word = site.unit.kinds[after], site.unit.words[after]
    if kind == ":":
        return _after_colon(site, site.group, after)
    if kind in "Qq":
        return site.make("cue_quote", after, _quote_end(site, after))
    if kind in "Thtp" or word in {"whether", "if"} or (kind in "dgN" and site.cue.lemma == "tell"):
        return site.make("told", after, site.rest(after + 1, True))
    if kind == "i" and word in {"about", "of", "for", "on", "against"} and site.cue.lemma != "text":
        return site.make("told_about", after, site.rest(after + 1, False))
    return None


def _after(site: _Site, after: int) -> Draft | None:
    """`"...," X said`, `Prices, X said, rose`: the words stand before, or around, subject and cue."""
    unit, source, kinds = site.unit, site.source, site.unit.kinds
    if source is None or source[0] == 0 or "e" not in site.letters:
        return None
    mark = kinds[source[0] - 1]
    if mark not in "Qq,-(" or (source[1] < site.start - 1 and mark not in "Qq"):
        return None
    before = words_before(unit, source[0] if mark in "Qq" else source[0] - 1)
    rule = "quote_cue" if before and kinds[before[0][1] - 1] in "Qq" else "parenthetical"
    if rule == "parenthetical" and after < len(kinds) and kinds[after] not in "rDo#i,.;:Qq-":
        return None
    return around(unit, rule, source, site.group, before, after)


def _seeming(site: _Site) -> Draft | None:
    """`X appears to ...`: nobody is named; what seems so is the whole clause."""
    unit, source, first = site.unit, site.source, site.index + 1
    if first >= len(unit.kinds) or unit.kinds[first] not in "tewdNrgi" or site.cue.kind == "ing" or source is None:
        return None
    if unit.kinds[first] == "i" and unit.words[first] != "like":
        return None
    content = [(first, site.rest(first, False))]
    return make(unit, "seeming", None, [site.group], [source, *content] if source[1] <= site.start else content)


def _passive(site: _Site) -> Draft | None:
    """`X was described by Y as Z`, `X is expected to Z`, `it was reported that Z`."""
    unit, kinds, words = site.unit, site.unit.kinds, site.unit.words
    first = site.index + 1
    while first < len(kinds) and kinds[first] in "rD":
        first += 1
    if first >= len(kinds):
        return None
    subject = subject_before(unit, site.start) if site.start else None
    before = [subject] if subject and words[subject[0] : subject[1]] != ["it"] else []
    if words[first] == "by":
        return _by(site, first, before)
    if kinds[first] == "T" and "t" in site.letters:
        return site.make("passive", first, site.rest(first + 1, True))
    if kinds[first] == "t" and site.cue.lemma in _REPORTED:
        return make(unit, "passive", None, [site.group], [*before, (first, site.rest(first + 1, False))])
    if site.cue.lemma == "ask" and (kinds[first] in "hQq" or words[first] in {"about", "if", "whether"}):
        at = first + 1 if words[first] == "about" else first
        return site.make("passive", at, site.rest(at + 1, False), (site.start, at))
    return None


def _by(site: _Site, by: int, content: list[Range]) -> Draft | None:
    unit = site.unit
    end = phrase_after(unit, by + 1)
    if end == by + 1:
        return None
    if end < len(unit.kinds) and (unit.kinds[end] in "tT" or unit.words[end] in {"as", "of", "for"}):
        content = [*content, (end, site.rest(end + 1, unit.kinds[end] == "T"))]
    return make(unit, "passive_by", (by + 1, end), [site.group], content)
