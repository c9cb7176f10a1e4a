"""Tokens in, borders out: where noun phrases start and end, and how far the words reported by a cue reach.

Rules over the letters of `tokens`; every search is bounded.
"""

from __future__ import annotations

import re

from retold.read.cues import Form, verbs
from retold.read.tokens import Clause
from retold.settings import READ_CLAUSE_MAX, READ_LOOK_AHEAD


def subject_before(unit: Clause, index: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before token `index`, with an apposition between commas, if there is one."""
    kinds = unit.kinds
    if index <= 0:
        return None
    index = _before_time(unit, index)
    last = kinds[index - 1]
    if last == ",":
        return _with_apposition(unit, index - 1)
    if last in "-)":
        return _across(unit, index - 1)
    start = _phrase_start(unit, index)
    return (start, index) if start < index else None


def _before_time(unit: Clause, index: int) -> int:
    """The end of the subject in `X on Monday said`, `X last week said`."""
    if index > 2 and unit.kinds[index - 1] == "D":
        return index - 1 - (unit.words[index - 2] == "on")
    if index > 2 and unit.words[index - 1] in {"week", "month", "year"} and unit.words[index - 2] in {"last", "this"}:
        return index - 2
    return index


def _phrase_start(unit: Clause, end: int) -> int:
    """Where the noun phrase that ends before `end` starts; `end` itself if none does."""
    last, word = unit.kinds[end - 1], unit.words[end - 1]
    if last in "phT":
        return end - (word not in {"how", "why"})
    if (last not in "Nw#sdeyqgD" and word != "us") or word in {"the", "a", "an"}:
        return end
    start = end - 1
    while start > 0 and end - start < 26 and _extends_left(unit, start):
        start -= 1
    while start < end and unit.kinds[start] in "ics":
        start += 1
    return start


def _extends_left(unit: Clause, start: int) -> bool:
    """Does the token before `start` belong to the noun phrase that has been followed back to `start`?"""
    kinds, word = unit.kinds, unit.words[start - 1]
    kind, current = kinds[start - 1], kinds[start]
    previous = kinds[start - 2] if start > 1 else "^"
    if kind in "Nw#seyDq":
        return current not in "dg"
    if kind in "dg":
        return current != "i" or kind == "g"
    if kind == "r":
        return current in "ewy#" and previous in "dgs"
    if kind == "i":
        return previous in "Nw#sDd" and word in _INNER and current not in "iD"
    return (
        kind == "c" and word in {"and", "or"} and previous in "Nws" and current in "dgNw#" and _joins(unit, start - 1)
    )


_INNER = frozenset(
    "of for in from with at on to by about against behind near inside within close between among familiar".split()
)


def _joins(unit: Clause, index: int) -> bool:
    """Does the coordinator at `index` join two noun phrases? Not when a verb or a comma came shortly before."""
    lead = unit.kinds[max(0, index - 5) : index]
    return not any(kind in "vVam" for kind in lead) and lead[-1:] != ","


def _with_apposition(unit: Clause, comma: int) -> tuple[int, int] | None:
    """`X, a Y, said`: from X to the end of the apposition; `X, speaking there, said`: X alone."""
    kinds = unit.kinds
    left = comma - 1
    for _ in range(5):
        floor = max(0, left - 30)
        left = kinds.rfind(",", floor, left)
        if left <= 0:
            return None
        segment = kinds[left + 1 : comma]
        if not segment:
            return None
        start = _phrase_start(unit, left)
        head = segment[0]
        placed = kinds[max(0, start - 1)] == "," and start > 1 and _places(unit, start, left)
        if start < left and (head in "dg#Nwpq" or unit.words[left + 1] == "of") and not placed:
            if head == "p" and unit.words[left + 1] != "who":
                return None
            own, _, _ = segment.partition("p")  # a relative clause may hold a verb
            if head != "p" and any(kind in "amV" for kind in own):
                return None
            return start, comma
        if start < left and head in "iyevuhrV" and not placed:
            return start, left
        if start >= left and kinds[left - 1] not in "Nw#q":
            return None
    return None


def _places(unit: Clause, start: int, end: int) -> bool:
    """Is this stretch between commas an age, a home town or its state, so that the name stands further left?"""
    kinds = unit.kinds[start:end]
    before = unit.kinds.rfind(",", max(0, start - READ_LOOK_AHEAD), start - 1) + 1
    home = set(kinds) <= {"N"} and (unit.words[before] in {"of", "from"} or _is_age(unit, before))
    return kinds == "#" or unit.words[start] == "of" or home


def _is_age(unit: Clause, at: int) -> bool:
    """Is there a bare number between two commas at `at` ("Jane Doe, 63, ...")?"""
    return unit.kinds[at : at + 2] == "#,"


def _across(unit: Clause, mark: int) -> tuple[int, int] | None:
    """`X (D-Y) said`, `X - a Y - said`."""
    opener = "(" if unit.kinds[mark] == ")" else "-"
    left = unit.kinds.rfind(opener, max(0, mark - 25), mark)
    if left <= 0:
        return None
    start = _phrase_start(unit, left)
    return (start, mark + 1 if opener == "(" else mark) if start < left else None


def phrase_after(unit: Clause, start: int, limit: int | None = None, *, appositive: bool = True) -> int:
    """Where the noun phrase that starts at `start` ends, with of-phrases and apposition; `start` if there is none."""
    kinds = unit.kinds
    size = min(len(kinds) if limit is None else limit, start + 40)
    index, appositions = start, 0
    if index < size and kinds[index] in "po":
        return index + 1
    while index < size:
        kind = kinds[index]
        if (
            kind == ","
            and appositive
            and start < index < size - 1
            and appositions < 4
            and _apposes(unit, index + 1, size)
        ):
            appositions += 1
        elif kind == "(" and kinds.find(")", index, index + 8) > 0:
            index = kinds.find(")", index, index + 8)
        elif unit.words[index] == "who" and index > start:
            index = _relative_end(unit, index, size)
            break
        elif not _extends_right(unit, start, index, appositions):
            break
        index += 1
    while index > start and kinds[index - 1] in ",icr":
        index -= 1
    return index


def _extends_right(unit: Clause, start: int, index: int, appositions: int) -> bool:
    """Does the token at `index` go on with the noun phrase that began at `start`?"""
    kind = unit.kinds[index]
    if kind in "dg#Nwsy":
        return True
    if kind == "e":  # "the poll released Tuesday", but not "the mayor addressed the crowd"
        return unit.kinds[index + 1 : index + 2] not in {"d", "g", "p", "o", "T", "t"}
    if kind == "r":
        return appositions > 0
    if kind == "q":
        return index + 1 < len(unit.kinds) and (index == start or unit.kinds[index - 1] in "dgwNs")
    if kind == "i":
        return index > start and _goes_on(unit, index, appositions, start)
    if kind == "c" and unit.words[index] in {"and", "or"}:
        joined = unit.kinds[index + 1 : index + 2] in {"d", "g", "N", "w"}
        return joined and not _verb_soon(unit, index + 1, len(unit.kinds))
    return False


def _goes_on(unit: Clause, index: int, appositions: int, start: int) -> bool:
    word = unit.words[index]
    following = unit.kinds[index + 1] if index + 1 < len(unit.kinds) else "."
    if following in "D#" and word in {"on", "in"}:
        return False
    if index + 2 < len(unit.words) and unit.words[index + 2] in STATEMENTS and word in {"in", "during", "on", "via"}:
        return False
    return word in {"of", "for"} or ((appositions > 0 or unit.kinds[start] in "dw") and word in _INNER)


def _apposes(unit: Clause, index: int, size: int) -> bool:
    """Does an apposition start here: a determiner, a number (an age), a role; with no verb of its own?"""
    head = unit.kinds[index]
    if head == "p":
        return unit.words[index] == "who"
    if head not in "dg#wNi" or (head == "i" and unit.words[index] != "of"):
        return False
    return not _verb_soon(unit, index, size)


def _verb_soon(unit: Clause, index: int, size: int) -> bool:
    for at in range(index, min(size, index + 14)):
        kind = unit.kinds[at]
        if unit.words[at] in {"who", "which", "that", "whose"}:
            return False
        if kind in "vVampn":
            return True
        if kind in ",.;:Qq-":
            return False
    return False


def _relative_end(unit: Clause, index: int, size: int) -> int:
    for at in range(index + 1, min(size, index + 30)):
        if unit.kinds[at] in ",.;:Qq-":
            return at
    return min(size, index + 30)


STATEMENTS = frozenset(
    """statement interview speech tweet email e-mail letter press news op-ed interviews emails tweets statements memo
    post blog video message briefing podcast report release phone telephone conference column essay article filing
    remarks debate written""".split()
)


def clause_end(unit: Clause, start: int, cue: Form, wide: bool) -> int:
    """Where words reported from `start` end: `wide` for a clause, else a noun phrase or what hangs on a preposition."""
    kinds, depth = unit.kinds, 0
    size = min(len(kinds), start + READ_CLAUSE_MAX)
    for match in (_MAY_STOP_WIDE if wide else _MAY_STOP).finditer(kinds, start, size):
        index, kind = match.start(), match.group()
        depth += (kind == "(") - (kind == ")" and depth > 0)
        if depth == 0 and index > start and _stops(unit, start, index, cue, wide):
            break
    else:
        index = max(start, size)
    if index < size and kinds[index] == "D" and kinds[index - 1] == "i":
        index -= 1
    while index > start and (kinds[index - 1] in ",.;:-cu(" or unit.words[index - 1] == "as"):
        index -= 1
    return index


_MAY_STOP_WIDE = re.compile(r"[.:Qc,vy()]|N(?=t)")  # letters at which `_stops` may be true; "according" is v, y or N
_MAY_STOP = re.compile(r"[-;.:Qc,vyDui()]|N(?=t)")


def _stops(unit: Clause, start: int, index: int, cue: Form, wide: bool) -> bool:
    kinds, word, kind = unit.kinds, unit.words[index], unit.kinds[index]
    if kind in ";-":
        return not wide
    if kind == ".":
        return word != "." or index + 1 == len(kinds)
    if kind == ":":
        return kinds[index + 1 : index + 2] in {"Q", "q"}
    if kind == "Q":
        return kinds[index - 1] == "Q"
    if word == "according":
        return True
    if kind == "c":
        return _new_verb(unit, index + 1, cue) or (not wide and _past_with_object(unit, index + 1))
    if kind == ",":
        return _stops_at_comma(unit, start, index, cue, wide)
    return not wide and (kind == "D" or word in _MEANWHILE or (kind == "u" and word not in {"if", "whether", "where"}))


def _stops_at_comma(unit: Clause, start: int, comma: int, cue: Form, wide: bool) -> bool:
    kinds, after = unit.kinds, comma + 1
    if after >= len(kinds):
        return True
    following, word = kinds[after], unit.words[after]
    if word == "according" or (after in unit.cues and unit.cues[after].kind == "ing") or parenthesis(unit, comma):
        return True
    if following == "c" and (_new_verb(unit, after + 1, cue) or _but(unit, after)):
        return True
    if not wide:
        return following in "uhpyirT" or not _lists(unit, comma)
    if following == "c" and _new_clause(unit, after + 1):
        return True
    leading = kinds[0] in "uv" or (kinds[0] == "i" and cue.kind == "ing")
    if leading and start < READ_LOOK_AHEAD and "," not in kinds[1:start]:
        return True  # "While officials say this, ...": the comma ends the clause that the cue stands in
    return following == "v" or word in {"as", "although", "though", "while", "whereas"}


def _past_with_object(unit: Clause, index: int) -> bool:
    """A verb without subject after "and" ("... and ranked the list"): a second verb with its own object."""
    return bool(re.match(r"r?[eV][dgNpoi]", unit.kinds[index : index + 3]))


_MEANWHILE = frozenset("during after before amid despite".split())


def _new_clause(unit: Clause, index: int) -> bool:
    """A second clause with a subject of its own (", and X did ...")."""
    return bool(re.match(r".?[dgNp]", unit.kinds[index : index + 2])) and any(
        kind in "amVve" for kind in unit.kinds[index : index + 8]
    )


def _but(unit: Clause, index: int) -> bool:
    """Whether ", but ..." leaves the words reported; ", but that ..." does not."""
    return unit.words[index] == "but" and unit.kinds[index + 1 : index + 2] != "T"


def _lists(unit: Clause, index: int) -> bool:
    """Is this comma part of a list that a coordinator closes?"""
    ahead = unit.kinds[index + 1 : index + 14]
    return "c" in ahead and not any(kind in "vVam" for kind in ahead)


def _new_verb(unit: Clause, index: int, cue: Form) -> bool:
    """Does a second verb of the same subject start here ("said this and urged that")?"""
    kinds = unit.kinds
    while kinds[index : index + 1] in {"r", "n"}:
        index += 1
    form = unit.cues.get(index)
    return form is not None and form.kind == cue.kind and form.kind != "base"


def parenthesis(unit: Clause, comma: int) -> bool:
    """Does `, he said,` or `, officials say.` start at this comma?"""
    kinds = unit.kinds
    for at in range(comma + 2, min(len(kinds), comma + 12)):
        if kinds[at] in ",.;:":
            return False
        if at in unit.cues and "e" in verbs()[unit.cues[at].lemma].letters:
            after = at + 1
            while after < min(len(kinds), at + 9) and kinds[after] in "rDio#":
                after += 1
            start = _phrase_start(unit, group_start(unit, at))
            return start == comma + 1 and (after >= len(kinds) or kinds[after] in ",.-;")
    return False


def group_start(unit: Clause, index: int) -> int:
    """Where the verb group that ends at `index` starts: auxiliaries, modals, adverbs, "to"."""
    kinds = unit.kinds
    start = index
    while start > 0 and kinds[start - 1] in "amnrt" and index - start < 6:
        start -= 1
    while start < index and kinds[start] == "r" and start > 0 and kinds[start - 1] in "D#":
        start += 1
    return start


def first_subject(unit: Clause, before: int) -> tuple[int, int] | None:
    """The subject of the sentence that leads up to token `before`: the first noun phrase that a verb follows."""
    kinds = unit.kinds
    index = 0
    while index < before and kinds[index] in "cr,":
        index += 1
    if index < before and kinds[index] in "iuvyet":
        comma = kinds.find(",", index, min(before, index + READ_LOOK_AHEAD))
        index = comma + 1 if comma >= 0 else index + 1
    end = phrase_after(unit, index, before)
    return (index, end) if end > index else None
