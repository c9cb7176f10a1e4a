"""One sentence in, drafts of attributions out: a rule for each way that English puts words to a source.

Each rule looks at the letters of `clauses` around one cue. A draft names its rule; its confidence is that rule's
measured precision (`settings.READ_PRECISION`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.read.clauses import (
    STATEMENTS,
    Clause,
    clause_end,
    first_subject,
    group_start,
    phrase_after,
    subject_before,
)
from retold.read.cues import Form, nouns, verbs
from retold.records import Span

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making. `open_colon`: its words are still to come, in the next paragraphs."""

    rule: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    quoted: bool = False
    open_colon: bool = False
    unit: int = 0
    lemma: str = ""
    weak: bool = False


_SKIP = re.compile(r"(?:r|D|#|i[dg]?[wNsy#D]{1,5}(?:i[dg]?[wNs#D]{1,5})?|o|,r,|dw(?=T)|,(?=[Qq]))*(?=[T:Qq])")
_ADDRESSEE = re.compile(r"(?:o|[dg]?[Nws#e]{1,7}(?:i[dg]?[Nws#]{1,4})?|g(?=[TdpthQq,:]))(?:[rD]|i[dg]?[wND]{1,3}){0,2}")
_REPORTED = frozenset("expect say report believe think allege know understand suspect estimate".split())
_WEAKENING = frozenset("to would could can should may might must".split())
_DAY = frozenset("night morning afternoon evening".split())
_SEEMING = frozenset("appear seem sound".split())
_TELLING = frozenset("tell ask remind assure inform advise warn text email notify reassure tip".split())


def drafts(unit: Clause) -> Iterator[Draft]:
    """Every attribution that a sentence holds by itself."""
    previous: Range | None = None
    for index, cue in sorted(unit.cues.items()):
        if unit.words[index] == "according":
            continue
        found, previous = _of_verb(unit, index, cue, previous)
        if found is not None:
            found.lemma = found.lemma or cue.lemma
            yield found
    if "according" in unit.words:
        yield from _according(unit)
    yield from _of_nouns(unit)
    if ":" in unit.kinds:
        yield from _colon(unit)


def _of_verb(unit: Clause, index: int, cue: Form, previous: Range | None) -> tuple[Draft | None, Range | None]:
    start = group_start(unit, index)
    lead = unit.kinds[start:index]
    passive = cue.kind == "ed" and _is_passive(unit, start, index)
    if passive:
        return _passive(unit, start, index, cue), previous
    inverted = _inverted(unit, start, index, cue)
    if inverted is not None:
        return inverted, previous
    source = _source(unit, start, index, cue, lead, previous)
    draft = _seeming(unit, start, index, cue, source) if cue.lemma in _SEEMING else _active(unit, start, index, cue, source)
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
    if cue.kind == "ing" and not ("a" in lead or (start and unit.words[start - 1] in {"he's", "she's", "they're", "i'm", "we're"})):
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


def _make(unit: Clause, rule: str, source: Range | None, cue: list[Range], content: list[Range]) -> Draft | None:
    pieces = [unit.span_of(*piece) for piece in content if piece[1] > piece[0]]
    if not pieces:
        return None
    quoted = any(first in unit.quotes or last - 1 in unit.quotes for first, last in content)
    words = unit.words[cue[0][0] : cue[0][1]]
    weak = not _WEAKENING.isdisjoint(words) and rule not in {"according", "noun", "seeming", "passive"}
    weak = weak or (not quoted and sum(last - first for first, last in content) < 3)
    weak = weak or (source is not None and source[1] - source[0] == 1 and unit.words[source[0]] in {"i", "you", "which", "that"})
    draft = Draft(rule, [unit.span_of(*source)] if source else [], [unit.span_of(*part) for part in cue], pieces, quoted)
    draft.weak = weak
    return draft


def _inverted(unit: Clause, start: int, index: int, cue: Form) -> Draft | None:
    """`"...," said X`, `Prices rose, said X.`, `"...," said X, "..."`."""
    kinds = unit.kinds
    if start != index or index == 0 or cue.lemma in _TELLING or "e" not in verbs()[cue.lemma].letters or cue.kind == "ing":
        return None
    if kinds[index - 1] not in "Qq,-" or (kinds[index - 1] not in "Qq" and subject_before(unit, index)):
        return None
    end = phrase_after(unit, index + 1)
    if end == index + 1 or kinds[index + 1] == "o":
        return None
    left = _left(unit, index - 1 if kinds[index - 1] in ",-" else index)
    return _around(unit, "inverted", (index + 1, end), (index, index + 1), left, end)


def _left(unit: Clause, end: int) -> list[Range]:
    """What stands before a parenthetical cue: the quotations right before it, or the clause."""
    kinds = unit.kinds
    first = end
    while first > 0 and kinds[first - 1] in "Qq":
        first -= 1
    if first < end and (first == 0 or kinds[first - 1] in ".;:"):
        return [(first, end)]
    first = max(kinds.rfind(";", 0, end), kinds.rfind(":", 0, end)) + 1
    while first < end and (kinds[first] in "c," or unit.words[first] in {"still", "so", "however", "meanwhile"}):
        first += 1
    return [(first, end)] if first < end else []


def _around(unit: Clause, rule: str, source: Range | None, cue: Range, left: list[Range], after: int) -> Draft | None:
    """Words before and after a parenthetical `X said`."""
    kinds = unit.kinds
    right: list[Range] = []
    quoted = bool(left) and all(kind in "Qq" for kind in kinds[slice(*left[0])])
    first = after
    skipped = re.match(r"(?:r|D|#|i[dg]?[wNy#D]{1,4}|[dg]?[wN]{1,3}(?=[,:])){0,3}[,:-]?", kinds[after : after + 24])
    first = after + (skipped.end() if skipped else 0)
    if first < len(kinds) and kinds[first] in "Qq":
        right = [(first, _quotes_end(unit, first))]
    elif quoted and first < len(kinds) and first > after and kinds[first - 1] == "," and kinds[first] in "Tam":
        right = [(first, clause_end(unit, first, Form("say", "ed"), True))]
    elif not quoted and first < len(kinds) and first > after and kinds[first - 1] in ",-" and not kinds[first] == "v":
        right = [(first, clause_end(unit, first, Form("say", "ed"), True))]
    return _make(unit, rule, source, [cue], left + right)


def _active(unit: Clause, start: int, index: int, cue: Form, source: Range | None) -> Draft | None:
    kinds, words = unit.kinds, unit.words
    frame = verbs()[cue.lemma]
    first = index + 1
    while first < len(kinds) and (kinds[first] in "rD" or words[first] in _DAY) and words[first] != "so":
        first += 1
    if source is not None and source[1] >= start - 1 and source[0] and kinds[source[0] - 1] == "Q" and _quote_leads(unit, source[0] - 1, first):
        around = _after(unit, start, index, cue, source, index + 1)
        if around is not None:
            return around
    if words[first : first + 1] in (["this"], ["last"], ["earlier"]) and words[first + 1 : first + 2] in (["week"], ["month"], ["year"]):
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
    return unit.kinds[0] in "Qq" or unit.kinds[first : first + 1] not in {"T", "d", "N", "p", "g"} or unit.kinds[quote - 1] in ".:;"


def _framed(unit: Clause, group: Range, first: int, cue: Form, source: Range | None) -> Draft | None:
    """The words reported follow the cue."""
    kinds, words = unit.kinds, unit.words
    frame = verbs()[cue.lemma]
    kind, letters = kinds[first], frame.letters
    if kind == ":" and set(letters) & set("qt"):
        return _after_colon(unit, group, first, source)
    if kind in "Qq" and set(letters) & set("qn"):
        quote_end = _quote_end(unit, first, cue)
        return _make(unit, "cue_quote", source, [group], [(first, quote_end)])
    if kind == "T" and "t" in letters:
        return _make(unit, "clause", source, [group], [(first, clause_end(unit, first + 1, cue, True))])
    if "w" in letters and (kind == "h" or words[first] in {"whether", "if", "where", "when"}):
        return _make(unit, "clause", source, [group], [(first, clause_end(unit, first + 1, cue, True))])
    if kind in "it" and words[first] in frame.prepositions:
        end = clause_end(unit, first + 1, cue, False)
        draft = _make(unit, "preposition", source, [(group[0], first + 1)], [(first + 1, end)])
        if draft is not None:
            draft.lemma = f"{cue.lemma} {words[first]}"
        return draft
    if kind == "t" and "i" in letters:
        return _make(unit, "infinitive", source, [group], [(first, clause_end(unit, first + 1, cue, False))])
    if kind in "amVve" and source is not None and "t" in letters and source[0] and kinds[source[0] - 1] in "hpT":
        relative = (source[0] - 1, source[0])
        return _make(unit, "relative", source, [group], [relative, (first, clause_end(unit, first, cue, True))])
    if kind in "dgpoNw#oyesrV(" and source is not None:
        verb_later = any(k in "vVame" for k in kinds[first : first + 25])
        if "z" in letters and verb_later and (cue.lemma == "say" or "n" not in letters or kind == "p"):
            return _make(unit, "bare_clause", source, [group], [(first, clause_end(unit, first, cue, True))])
        if "n" in letters:
            return _make(unit, "object", source, [group], [(first, clause_end(unit, first, cue, False))])
    return None


def _quotes_end(unit: Clause, first: int) -> int:
    """Where a row of quotations that starts at `first` ends."""
    while first < len(unit.kinds) and unit.kinds[first] in "Qq":
        first += 1
    return first


def _quote_end(unit: Clause, first: int, cue: Form) -> int:
    """A whole quotation ends itself; a quoted phrase goes on to the end of its clause."""
    last = _quotes_end(unit, first)
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
        return _make(unit, "cue_quote", source, [group], [(first, _quotes_end(unit, first))])
    last = len(unit.kinds)
    while last > first and unit.kinds[last - 1] == ".":
        last -= 1
    return _make(unit, "colon_clause", source, [group], [(first, last)])


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
            return _make(unit, "cue_quote", source, [(start, index + 1)], [(after, _quote_end(unit, after, cue))])
        if kind in "Thtp" or whether or (kind in "dgN" and cue.lemma == "tell"):
            end = clause_end(unit, after + 1, cue, True)
            return _make(unit, "told", source, [(start, index + 1)], [(after, end)])
        if kind == "i" and unit.words[after] in {"about", "of", "for", "on", "against"} and cue.lemma != "text":
            end = clause_end(unit, after + 1, cue, False)
            return _make(unit, "told_about", source, [(start, index + 1)], [(after, end)])
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
    left = _left(unit, source[0] if before in "Qq" else source[0] - 1)
    rule = "quote_cue" if left and kinds[left[0][1] - 1] in "Qq" else "parenthetical"
    if rule == "parenthetical" and after < len(kinds) and kinds[after] not in "rDo#i,.;:Qq-":
        return None
    return _around(unit, rule, source, (start, index + 1), left, after)


def _seeming(unit: Clause, start: int, index: int, cue: Form, source: Range | None) -> Draft | None:
    """`X appears to ...`: nobody is named; what seems so is the whole clause."""
    first = index + 1
    if first >= len(unit.kinds) or unit.kinds[first] not in "tewdNrgi" or cue.kind == "ing" or source is None:
        return None
    if unit.kinds[first] == "i" and unit.words[first] not in {"like"}:
        return None
    end = clause_end(unit, first, cue, False)
    content = [source, (first, end)] if source[1] <= start else [(first, end)]
    return _make(unit, "seeming", None, [(start, index + 1)], content)


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
        return _make(unit, "passive_by", (first + 1, end), [(start, index + 1)], content)
    if kinds[first] == "T" and "t" in letters:
        source = None if impersonal or cue.lemma in {"tell", "inform"} else None
        return _make(unit, "passive", source, [(start, index + 1)], [(first, clause_end(unit, first + 1, cue, True))])
    if kinds[first] == "t" and cue.lemma in _REPORTED:
        return _make(unit, "passive", None, [(start, index + 1)], [*left, (first, clause_end(unit, first + 1, cue, False))])
    if cue.lemma == "ask" and (kinds[first] in "hQq" or words[first] in {"about", "if", "whether"}):
        at = first + 1 if words[first] == "about" else first
        return _make(unit, "passive", None, [(start, at)], [(at, clause_end(unit, at + 1, cue, False))])
    return None


def _according(unit: Clause) -> Iterator[Draft]:
    """`According to X, ...`, `..., according to X.`, `..., according to X, ...`."""
    kinds, words = unit.kinds, unit.words
    for index, word in enumerate(words[:-1]):
        if word != "according" or words[index + 1] != "to":
            continue
        end = _credited(unit, index)
        if index <= 1 or kinds[index - 1] in "c;":
            comma = kinds.find(",", end, end + 20)
            first = end + 1 if end < len(kinds) and kinds[end] == "," else comma + 1 if comma > 0 else end
            content = [(first, clause_end(unit, first, Form("say", "ed"), True))] if first < len(kinds) else []
        else:
            content = _left(unit, index - 1 if kinds[index - 1] in ",-" else index)
            if kinds[index - 1] == "," and end + 1 < len(kinds) and kinds[end] == "," and kinds[end + 1] not in "ivuy":
                content.append((end + 1, clause_end(unit, end + 1, Form("say", "ed"), True)))
        draft = _make(unit, "according", (index + 2, min(end, len(kinds))), [(index, index + 2)], content)
        if draft is not None:
            yield draft


def _credited(unit: Clause, index: int) -> int:
    """Where the source of "according to" at `index` ends; an apposition belongs to it only if more follows, or nothing."""
    kinds = unit.kinds
    short = phrase_after(unit, index + 2, appositive=False)
    long = phrase_after(unit, index + 2)
    if long > short and (index <= 1) == (kinds[long : long + 1] == ","):
        return long
    return max(short, index + 3)


def _of_nouns(unit: Clause) -> Iterator[Draft]:
    """`X's claim that ...`, `their support for ...`, `the claim by X that ...`."""
    kinds, words = unit.kinds, unit.words
    table = nouns()
    for index, word in enumerate(words):
        opening = table.get(word)
        if opening is None or index in unit.cues or kinds[index] not in "wN" or index + 2 > len(kinds) - 1:
            continue
        if words[index + 1] not in opening:
            continue
        holder = index - 1
        while holder > 0 and kinds[holder] in "wreyN" and index - holder < 4:
            holder -= 1
        if holder >= 0 and kinds[holder] == "g":
            source, cue = (holder, holder + 1), (holder + 1, index + 1)
        elif holder > 0 and kinds[holder] == "s":
            start = subject_before(unit, holder + 1)
            if start is None:
                continue
            source, cue = start, (holder + 1, index + 1)
        else:
            continue
        first = index + 1 if words[index + 1] in {"that", "to"} else index + 2
        end = clause_end(unit, first + 1, Form("say", "ed"), words[index + 1] == "that")
        draft = _make(unit, "noun", source, [(cue[0], first)], [(first, end)])
        if draft is not None:
            draft.lemma = f"{word} {words[index + 1]}"
            yield draft


def _colon(unit: Clause) -> Iterator[Draft]:
    """`X: "..."`, `NAME: ...` at the start of a paragraph: the colon itself is the cue."""
    kinds, words = unit.kinds, unit.words
    colon = kinds.find(":")
    if colon < 1 or colon > 12 or any(kind in "vVameiu," for kind in kinds[:colon].replace(",#,", "")):
        return
    first = colon + 1
    last = _quotes_end(unit, first)
    transcript = colon <= 4 and set(kinds[:colon]) <= set("Nd.") and not set(words[:colon]) & _LABELS
    if last > first and "N" in kinds[:colon]:
        draft = _make(unit, "colon", (0, colon), [(colon, first)], [(first, last)])
    elif transcript and any(kind in "vVamp" for kind in kinds[first:]):
        last = len(kinds) - (kinds[-1] == ".")
        draft = _make(unit, "transcript", (0, colon), [(colon, first)], [(first, last)])
    else:
        return
    if draft is not None:
        yield draft


_LABELS = frozenset(
    """byline headline photo photos picture image credit source sources update updated watch related read note correction editor video caption
    dateline topics categories tags share story report exclusive breaking opinion analysis review fact poll question the""".split()
)
