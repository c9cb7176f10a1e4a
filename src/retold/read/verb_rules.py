"""A cue verb in, a draft of its attribution out: who said it, and which words.

The order of the tries matters: passive, inverted ("said X"), a quotation before, a person spoken to, the frame after
the verb, and at last the words before it.
"""

from __future__ import annotations

import re

from retold.read.clauses import STATEMENTS, clause_end, first_subject, group_start, phrase_after, subject_before
from retold.read.cues import Form, verbs
from retold.read.drafts import Draft, Range, around, make, quotes_end, words_before
from retold.read.tokens import Clause

_SKIP = re.compile(r"(?:r|D|#|i[dg]?[wNsy#D]{1,5}(?:i[dg]?[wNs#D]{1,5})?|o|,r,|dw(?=T)|,(?=[Qq]))*(?=[T:Qq])")

_ADDRESSEE = re.compile(r"(?:o|[dg]?[Nws#e]{1,7}(?:i[dg]?[Nws#]{1,4})?|g(?=[TdpthQq,:]))(?:[rD]|i[dg]?[wND]{1,3}){0,2}")

_REPORTED = frozenset("expect say report believe think allege know understand suspect estimate".split())

_DAY = frozenset("night morning afternoon evening".split())

_SEEMING = frozenset("appear seem sound".split())

_TELLING = frozenset("tell ask remind assure inform advise warn text email notify reassure tip".split())


def of_verb(unit: Clause, index: int, cue: Form, previous: Range | None) -> tuple[Draft | None, Range | None]:
    start = group_start(unit, index)
    lead = unit.kinds[start:index]
    passive = cue.kind == "ed" and _is_passive(unit, start, index)
    if passive:
        return _passive(unit, start, index, cue), previous
    inverted = _inverted(unit, start, index, cue)
    if inverted is not None:
        return inverted, previous
    source = _source(unit, start, index, cue, lead, previous)
    if "t" in lead and source is not None and source[1] - source[0] == 1 and unit.kinds[source[0]] in "wre":
        return None, previous  # "hard to say", "plan to call": no source
    draft = (
        _seeming(unit, start, index, cue, source) if cue.lemma in _SEEMING else _active(unit, start, index, cue, source)
    )
    keeps = source is not None and cue.kind != "ing"
    return draft, source if keeps else previous


def _is_passive(unit: Clause, start: int, index: int) -> bool:
    words = unit.words[start:index]
    if any(word in _BE for word in words):
        return not any(word in {"has", "have", "had"} for word in words) or "been" in words
    following = unit.words[index + 1] if index + 1 < len(unit.words) else ""
    return following == "by" and unit.kinds[index - 1 : index] not in {"p"} and "a" not in unit.kinds[start:index]


_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't he's she's it's they're".split())


def _source(unit: Clause, start: int, index: int, cue: Form, lead: str, previous: Range | None) -> Range | None:
    before = unit.kinds[start - 1] if start else "^"
    if cue.kind == "ing" and not (
        "a" in lead or (start and unit.words[start - 1] in {"he's", "she's", "they're", "i'm", "we're"})
    ):
        if before in "Nwo" and not (start > 1 and unit.kinds[start - 2] == ","):
            return previous or subject_before(unit, start)
        return previous or first_subject(unit, start) or _later_subject(unit, index)
    if before == "c" or before in "^ity" or before == ",":
        direct = subject_before(unit, start) if before == "," else None
        return direct or previous or first_subject(unit, start)
    return subject_before(unit, start) or previous or first_subject(unit, start)


def _later_subject(unit: Clause, index: int) -> Range | None:
    """`Citing X, the mayor ...`: the noun phrase after the comma."""
    comma = unit.kinds.find(",", index)
    if comma < 0:
        return None
    end = phrase_after(unit, comma + 1)
    return (comma + 1, end) if end > comma + 1 else None


def _inverted(unit: Clause, start: int, index: int, cue: Form) -> Draft | None:
    """`"...," said X`, `Prices rose, said X.`, `"...," said X, "..."`."""
    kinds = unit.kinds
    if (
        start != index
        or index == 0
        or cue.lemma in _TELLING
        or "e" not in verbs()[cue.lemma].letters
        or cue.kind == "ing"
    ):
        return None
    if kinds[index - 1] not in "Qq,-" or (kinds[index - 1] not in "Qq" and subject_before(unit, index)):
        return None
    end = phrase_after(unit, index + 1)
    if end == index + 1 or kinds[index + 1] == "o":
        return None
    left = words_before(unit, index - 1 if kinds[index - 1] in ",-" else index)
    return around(unit, "inverted", (index + 1, end), (index, index + 1), left, end)


def _active(unit: Clause, start: int, index: int, cue: Form, source: Range | None) -> Draft | None:
    kinds, words = unit.kinds, unit.words
    frame = verbs()[cue.lemma]
    first = index + 1
    while first < len(kinds) and (kinds[first] in "rD" or words[first] in _DAY) and words[first] != "so":
        first += 1
    if (
        source is not None
        and source[1] >= start - 1
        and source[0]
        and kinds[source[0] - 1] == "Q"
        and _quote_leads(unit, source[0] - 1, first)
    ):
        around = _after(unit, start, index, cue, source, index + 1)
        if around is not None:
            return around
    if words[first : first + 1] in (["this"], ["last"], ["earlier"]) and words[first + 1 : first + 2] in (
        ["week"],
        ["month"],
        ["year"],
    ):
        first += 2
    if cue.lemma in _TELLING and not (cue.lemma == "ask" and kinds[first : first + 1] in {"h", "u"}):
        told = _told(unit, start, index, cue, source, first)
        if told is not None:
            return told
    cue_end = index + 1
    skipped = _SKIP.match(kinds, first) if set(frame.letters) & set("qte") else None
    if skipped and skipped.end() > first:
        if any(word in STATEMENTS for word in words[first : skipped.end()]) and kinds[skipped.end() - 1] != ",":
            cue_end = skipped.end()
        first = skipped.end()
    if first >= len(kinds):
        return _after(unit, start, index, cue, source, first)
    return _framed(unit, (start, cue_end), first, cue, source) or _after(unit, start, index, cue, source, index + 1)


def _quote_leads(unit: Clause, quote: int, first: int) -> bool:
    """Is it the quotation before `X said` that X said, and not a title within a phrase that leads to a clause after it?"""
    return (
        unit.kinds[0] in "Qq"
        or unit.kinds[first : first + 1] not in {"T", "d", "N", "p", "g"}
        or unit.kinds[quote - 1] in ".:;"
    )


def _framed(unit: Clause, group: Range, first: int, cue: Form, source: Range | None) -> Draft | None:
    """The words reported follow the cue."""
    kinds, words = unit.kinds, unit.words
    frame = verbs()[cue.lemma]
    kind, letters = kinds[first], frame.letters
    if kind == ":" and set(letters) & set("qt"):
        return _after_colon(unit, group, first, source)
    if kind in "Qq" and set(letters) & set("qn"):
        quote_end = _quote_end(unit, first, cue)
        return make(unit, "cue_quote", source, [group], [(first, quote_end)])
    if kind == "T" and "t" in letters:
        return make(unit, "clause", source, [group], [(first, clause_end(unit, first + 1, cue, True))])
    if "w" in letters and (kind == "h" or words[first] in {"whether", "if", "where", "when"}):
        return make(unit, "clause", source, [group], [(first, clause_end(unit, first + 1, cue, True))])
    if kind in "it" and words[first] in frame.prepositions:
        end = clause_end(unit, first + 1, cue, False)
        draft = make(unit, "preposition", source, [(group[0], first + 1)], [(first + 1, end)])
        if draft is not None:
            draft.lemma = f"{cue.lemma} {words[first]}"
        return draft
    if kind == "t" and "i" in letters:
        return make(unit, "infinitive", source, [group], [(first, clause_end(unit, first + 1, cue, False))])
    if kind in "amVve" and source is not None and "t" in letters and source[0] and kinds[source[0] - 1] in "hpT":
        relative = (source[0] - 1, source[0])
        return make(unit, "relative", source, [group], [relative, (first, clause_end(unit, first, cue, True))])
    if kind in "dgpoNw#oyesrV(" and source is not None:
        verb_later = any(k in "vVame" for k in kinds[first : first + 25])
        if "z" in letters and verb_later and (cue.lemma == "say" or "n" not in letters or kind == "p"):
            return make(unit, "bare_clause", source, [group], [(first, clause_end(unit, first, cue, True))])
        if "n" in letters:
            return make(unit, "object", source, [group], [(first, clause_end(unit, first, cue, False))])
    return None


def _quote_end(unit: Clause, first: int, cue: Form) -> int:
    """A whole quotation ends itself; a quoted phrase goes on to the end of its clause."""
    last = quotes_end(unit, first)
    if last >= len(unit.kinds) or unit.kinds[last] in ".,;:)-Th" or unit.words[last] in {"who", "when", "while", "as"}:
        return last
    return clause_end(unit, first, cue, True)


def _after_colon(unit: Clause, group: Range, colon: int, source: Range | None) -> Draft | None:
    first = colon + 1
    if first >= len(unit.kinds):
        draft = Draft("colon_block", [unit.span_of(*source)] if source else [], [unit.span_of(*group)], [], True)
        draft.open_colon = True
        return draft
    if unit.kinds[first] in "Qq":
        return make(unit, "cue_quote", source, [group], [(first, quotes_end(unit, first))])
    last = len(unit.kinds)
    while last > first and unit.kinds[last - 1] == ".":
        last -= 1
    return make(unit, "colon_clause", source, [group], [(first, last)])


def _told(unit: Clause, start: int, index: int, cue: Form, source: Range | None, first: int) -> Draft | None:
    """`X told Y (that) ...`, `"...," X told Y.`"""
    kinds = unit.kinds
    addressee = _ADDRESSEE.match(kinds, first)
    if addressee is None:
        return None
    after = addressee.end()
    skipped = _SKIP.match(kinds, after)
    if skipped and skipped.end() > after:
        after = skipped.end()
    if after < len(kinds):
        kind = kinds[after]
        whether = unit.words[after] in {"whether", "if"}
        if kind in "amVv" and after - first > 1:
            after = first + 1
            kind = "p"
        if kind == ":":
            return _after_colon(unit, (start, index + 1), after, source)
        if kind in "Qq":
            return make(unit, "cue_quote", source, [(start, index + 1)], [(after, _quote_end(unit, after, cue))])
        if kind in "Thtp" or whether or (kind in "dgN" and cue.lemma == "tell"):
            end = clause_end(unit, after + 1, cue, True)
            return make(unit, "told", source, [(start, index + 1)], [(after, end)])
        if kind == "i" and unit.words[after] in {"about", "of", "for", "on", "against"} and cue.lemma != "text":
            end = clause_end(unit, after + 1, cue, False)
            return make(unit, "told_about", source, [(start, index + 1)], [(after, end)])
    if start and source is not None and source[0] > 0 and kinds[source[0] - 1] in "Qq,":
        return _after(unit, start, index, cue, source, addressee.end())
    return None


def _after(unit: Clause, start: int, index: int, cue: Form, source: Range | None, after: int) -> Draft | None:
    """`"...," X said`, `Prices, X said, rose`: the words stand before, or around, subject and cue."""
    kinds = unit.kinds
    if source is None or source[0] == 0 or "e" not in verbs()[cue.lemma].letters:
        return None
    before = kinds[source[0] - 1]
    if before not in "Qq,-(" or (source[1] < start - 1 and before not in "Qq"):
        return None
    left = words_before(unit, source[0] if before in "Qq" else source[0] - 1)
    rule = "quote_cue" if left and kinds[left[0][1] - 1] in "Qq" else "parenthetical"
    if rule == "parenthetical" and after < len(kinds) and kinds[after] not in "rDo#i,.;:Qq-":
        return None
    return around(unit, rule, source, (start, index + 1), left, after)


def _seeming(unit: Clause, start: int, index: int, cue: Form, source: Range | None) -> Draft | None:
    """`X appears to ...`: nobody is named; what seems so is the whole clause."""
    first = index + 1
    if first >= len(unit.kinds) or unit.kinds[first] not in "tewdNrgi" or cue.kind == "ing" or source is None:
        return None
    if unit.kinds[first] == "i" and unit.words[first] not in {"like"}:
        return None
    end = clause_end(unit, first, cue, False)
    content = [source, (first, end)] if source[1] <= start else [(first, end)]
    return make(unit, "seeming", None, [(start, index + 1)], content)


def _passive(unit: Clause, start: int, index: int, cue: Form) -> Draft | None:
    """`X was described by Y as Z`, `X is expected to Z`, `it was reported that Z`."""
    kinds, words = unit.kinds, unit.words
    first = index + 1
    while first < len(kinds) and kinds[first] in "rD":
        first += 1
    if first >= len(kinds):
        return None
    subject = subject_before(unit, start) if start else None
    impersonal = subject is not None and words[subject[0]] == "it" and subject[1] - subject[0] == 1
    left = [subject] if subject and not impersonal else []
    letters = verbs()[cue.lemma].letters
    if words[first] == "by":
        end = phrase_after(unit, first + 1)
        if end == first + 1:
            return None
        content = list(left)
        if end < len(kinds) and (kinds[end] in "tT" or words[end] in {"as", "of", "for"}):
            content.append((end, clause_end(unit, end + 1, cue, kinds[end] == "T")))
        return make(unit, "passive_by", (first + 1, end), [(start, index + 1)], content)
    if kinds[first] == "T" and "t" in letters:
        source = None if impersonal or cue.lemma in {"tell", "inform"} else None
        return make(unit, "passive", source, [(start, index + 1)], [(first, clause_end(unit, first + 1, cue, True))])
    if kinds[first] == "t" and cue.lemma in _REPORTED:
        return make(
            unit, "passive", None, [(start, index + 1)], [*left, (first, clause_end(unit, first + 1, cue, False))]
        )
    if cue.lemma == "ask" and (kinds[first] in "hQq" or words[first] in {"about", "if", "whether"}):
        at = first + 1 if words[first] == "about" else first
        return make(unit, "passive", None, [(start, at)], [(at, clause_end(unit, at + 1, cue, False))])
    return None
