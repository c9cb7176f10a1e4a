"""One sentence in, drafts of attributions out: a rule for each way that English puts words to a source.

Each rule looks at the letters of `tokens` around one cue. A draft names its rule; its confidence is that rule's
measured precision (`settings.READ_PRECISION`).
"""

from __future__ import annotations

from collections.abc import Iterator

from retold.read.clauses import clause_end, phrase_after, subject_before
from retold.read.cues import Form, nouns
from retold.read.drafts import Draft, Range, make, quotes_end, words_before
from retold.read.labels import NO_SPEAKERS
from retold.read.tokens import Clause
from retold.read.verb_rules import of_verb


def drafts(unit: Clause) -> Iterator[Draft]:
    """Every attribution that a sentence holds by itself."""
    previous: Range | None = None
    for index, cue in sorted(unit.cues.items()):
        if unit.words[index] == "according":
            continue
        found, previous = of_verb(unit, index, cue, previous)
        if found is not None:
            found.lemma = found.lemma or cue.lemma
            yield found
    if "according" in unit.words:
        yield from _according(unit)
    yield from _of_nouns(unit)
    if ":" in unit.kinds:
        yield from _colon(unit)


def _according(unit: Clause) -> Iterator[Draft]:
    """`According to X, ...`, `..., according to X.`, `..., according to X, ...`."""
    kinds, words = unit.kinds, unit.words
    for index, word in enumerate(words[:-2]):
        if word != "according" or words[index + 1] != "to":
            continue
        end = _credited(unit, index)
        if index <= 1 or kinds[index - 1] in "c;":
            comma = kinds.find(",", end, end + 20)
            first = end + 1 if end < len(kinds) and kinds[end] == "," else comma + 1 if comma > 0 else end
            content = [(first, clause_end(unit, first, Form("say", "ed"), True))] if first < len(kinds) else []
        else:
            content = words_before(unit, index - 1 if kinds[index - 1] in ",-" else index)
            if kinds[index - 1] == "," and end + 1 < len(kinds) and kinds[end] == "," and kinds[end + 1] not in "ivuy":
                content.append((end + 1, clause_end(unit, end + 1, Form("say", "ed"), True)))
        draft = make(unit, "according", (index + 2, min(end, len(kinds))), [(index, index + 2)], content)
        if draft is not None:
            yield draft


def _credited(unit: Clause, index: int) -> int:
    """Where the source of "according to" at `index` ends; an apposition counts only where more follows, or nothing."""
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
        draft = make(unit, "noun", source, [(cue[0], first)], [(first, end)])
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
    last = quotes_end(unit, first)
    transcript = colon <= 4 and set(kinds[:colon]) <= set("Nd.") and not set(words[:colon]) & NO_SPEAKERS
    if last > first and "N" in kinds[:colon]:
        draft = make(unit, "colon", (0, colon), [(colon, first)], [(first, last)])
    elif (
        transcript
        and any(kind in "vVamp" for kind in kinds[first:])
        and (not SPOKEN.isdisjoint(words[first:]) or unit.span.start == 0)
    ):  # the first line may be a headline: "Quill: The gate must go"
        last = len(kinds) - (kinds[-1] == ".")
        draft = make(unit, "transcript", (0, colon), [(colon, first)], [(first, last)])
    else:
        return
    if draft is not None:
        yield draft


SPOKEN = frozenset("i i'm i've i'd i'll we we're we've we'll you you're my our me us let's yes no well".split())
