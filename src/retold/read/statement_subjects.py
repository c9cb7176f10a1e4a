"""A verb group in, the noun phrase that it belongs to out. Entry: `find_subject`.

What stands before a verb is searched on the reversed letters, so that a phrase is found from its last word backwards.
"""

from __future__ import annotations

import re
from typing import Final

from retold import settings
from retold.read.statement_groups import Group, Range, Reader
from retold.read.statement_verbs import BARE

_LEADING: Final = re.compile("[#L]*[UYMD]+")
_HEAD: Final = "wsNQXxZz#UYG"
_BASE: Final = rf"(?:[{_HEAD}][wsNQXxZz#UYMLDGCeEr']*+(?:[djqo](?:d|(?=f))?+)?+)"
# "of", "accused of", "of armed", "crossing", "to close", between two noun phrases.
_LINK: Final = rf"(?:[eEG]?[ifl][eEG]?|G|t|[ifl]?[BC]t)(?=[{_HEAD}])"
_PHRASE: Final = rf"(?:{_BASE}|o(?=[if]))(?:{_LINK}{_BASE})*+(?:f[djy])?"
_BEFORE: Final = re.compile(rf"{_PHRASE}(?:,?c,?{_PHRASE}(?:,{_PHRASE}(?![iu]))*+)?")
_BEFORE_PAIR: Final = re.compile(rf"{_PHRASE}(?:c{_PHRASE})?")
_BEFORE_ALONE: Final = re.compile(_PHRASE)
_ADVERBS: Final = re.compile(r"(?:[rnL]|U?D[LM]?[ilL]?|U[Lj]i?)*")
_ASKED: Final = re.compile(
    r"([mahk])n?([py]|[dj]?[wsNQXxZz#UG'Ee]*[wsNQXxZz#](?:[if]d?[wsNQXxZz]+)*)r?(?:b?[BXxCeEGV]|b)?"
)
_GERUND_OF: Final = re.compile("G[tifl]?(?=[dNQ#])|G[tifl](?=[wsXxZz])")
_TO_DO: Final = re.compile("t[nr]{0,2}[BXxCb]")
_NAMED: Final = frozenset("called named dubbed titled entitled".split())


def _phrase(reader: Reader, end: int, floor: int, pattern: re.Pattern[str] = _BEFORE) -> Range | None:
    """The noun phrase that ends before `end`, not further back than `floor`."""
    match = pattern.match(reader.reversed, reader.size - end, reader.size - floor)
    if match is None:
        return None
    start = reader.size - match.end()
    while start < end - 1 and reader.letters[start] in "rD',MLY":
        start += 1
    return (start, end) if start < end else None


def find_subject(reader: Reader, group: Group, kept: list[Group], first: int) -> None:
    """Gives a group its subject and the start of its clause, or marks it as no clause.

    `kept` are the groups before it in the sentence, which starts at token `first`; some may lose their mark.
    """
    letters = reader.letters
    before = kept[-1] if kept else None
    group.before = before
    floor = before.end if before else first
    at = group.start
    if letters[at - 1] in "rnLDUilM":
        skipped = _ADVERBS.match(reader.reversed, reader.size - at, reader.size - floor)
        at = reader.size - skipped.end() if skipped else at
    group.opens = group.start
    if at == floor < group.start and letters[floor] not in "ilrn":
        group.subject, group.opens = (floor, group.start), floor  # "Today is ..."
    elif at == floor:
        _without(reader, group, before, first)
        return
    letter = letters[at - 1]
    if letter in "py" or (letter in "jdo" and letter != "o"):
        group.subject, group.opens = (at - 1, at), at - 1
        _introduced(reader, group, floor)
        if before and floor < at - 1 and letters[at - 2] in "wsNQ" and reader.word(before.head) not in BARE:
            group.antecedent, group.opener = _phrase(reader, at - 1, floor), "W"  # "the port he sold"
    elif letter in "WTH":
        _relative(reader, group, at - 1, floor)
    elif letter == "c":
        _shared(reader, group, before, at - 1)
    elif letter in ":;?!(" or (letter == "-" and reader.asked):
        _without(reader, group, None, first)
    elif letter in ",)-":
        _across(reader, group, kept, at - 1, first)
    else:
        _noun(reader, group, kept, at, first)


def _without(reader: Reader, group: Group, before: Group | None, first: int) -> None:
    """A verb that opens its sentence, or follows another verb at once."""
    asked = _ASKED.match(reader.letters, group.start)
    if before is None and asked and reader.letters[group.start] in "mahk":
        if reader.letters[group.start] == "a" and not reader.asked:
            return  # "Here is the mayor"
        _turned(reader, group, asked)
    elif before is not None and before.opener == "H" and before.kept:
        group.subject, group.opens = (before.opens, before.end), before.opens
    elif before is not None and before.relative and reader.tokens.raw[group.start] not in "eXxZzC":
        group.subject = before.antecedent  # "the flood that followed has ..."
    else:
        group.kept = False


def _turned(reader: Reader, group: Group, asked: re.Match[str]) -> None:
    """`Will the mayor resign?`: the subject stands behind the auxiliary."""
    group.subject = asked.span(2)
    end = asked.end()
    if end > asked.end(2):
        group.start, group.end, group.head = asked.end(2), end, end - 1
        group.passive = reader.letters[group.head] in "eE" and asked[1] == "a"
    group.opens = asked.start()


def _introduced(reader: Reader, group: Group, floor: int) -> None:
    """Sees which word opens the clause that the subject stands in."""
    start = group.opens
    while start > floor and reader.letters[start - 1] in "rn":
        start -= 1
    if start <= floor:
        return
    letter = reader.letters[start - 1]
    if letter in "TWHu":
        group.opens, group.opener = start - 1, letter
        said = group.before is not None and reader.word(group.before.head) in BARE
        if letter == "W" or (letter == "T" and not said):
            group.antecedent = _antecedent(reader, start - 1, floor)


def _antecedent(reader: Reader, opener: int, floor: int) -> Range | None:
    end = opener
    while end > floor and reader.letters[end - 1] in ",if":
        end -= 1
    skipped = _ADVERBS.match(reader.reversed, reader.size - end, reader.size - floor)
    end = reader.size - skipped.end() if skipped else end
    if end > floor and reader.letters[end - 1] in "yjop":
        return end - 1, end
    phrase = _phrase(reader, end, floor) if end > floor else None
    gerund = _GERUND_OF.match(reader.letters, *phrase) if phrase else None
    if phrase and gerund:
        phrase = (gerund.end(), phrase[1])
    while phrase and set(reader.letters[phrase[0] : phrase[1]]) == {"#"} and reader.letters[phrase[0] - 1] == ",":
        phrase = _phrase(reader, phrase[0] - 1, floor)  # an age
    return phrase


def _relative(reader: Reader, group: Group, opener: int, floor: int) -> None:
    """`the man who fled`, `what happened`."""
    letter = reader.letters[opener]
    asked = _ASKED.match(reader.letters, group.start) if letter == "H" else None
    pronoun = asked is not None and reader.letters[asked.start(2)] in "py"
    whole = asked is not None and reader.asked and asked.end() > asked.end(2)
    if asked and group.end <= group.start + 2 and (pronoun or whole):
        _turned(reader, group, asked)
        group.asked = True
        return
    group.opens, group.opener = opener, letter
    phrase = _antecedent(reader, opener, floor) if letter in "WT" else None
    if phrase is None:
        group.subject = (opener, opener + 1)
        if letter == "T":
            group.opener = ""
            _introduced(reader, group, floor)
        return
    group.subject = group.antecedent = phrase
    group.relative = True


def _shared(reader: Reader, group: Group, before: Group | None, at: int) -> None:
    """`He resigned and left`."""
    if before is not None and before.before is not None and _is_between_commas(reader, before):
        before = before.before  # "prices fell, aides said, and rose again"
    if before is None or before.subject is None or not _can_share(reader, group, before):
        group.kept = False
        return
    group.shares, group.subject, group.opens = True, before.subject, at
    group.antecedent, group.relative = before.antecedent, before.relative
    if reader.letters[group.start] == "e" and group.end == group.start + 1:
        objects = reader.letters[group.end : group.end + 1]
        past = reader.letters[before.start] in "VeE" and not before.passive
        group.kept = past or objects not in "sw"  # "hit by leaks and inflated hopes"
        group.passive = objects == "l" or (before.passive and objects not in set("dpojyqNQ#ws"))


def _is_between_commas(reader: Reader, group: Group) -> bool:
    return reader.letters[group.end] == "," and reader.letters[group.opens - 1] == ","


def _is_participle(reader: Reader, group: Group) -> bool:
    """Whether a lone -ed form without an object may describe the noun before it."""
    return group.end == group.start + 1 and reader.letters[group.start] == "e" and reader.letters[group.end] in "ifl"


def _can_share(reader: Reader, group: Group, before: Group) -> bool:
    """Whether a bare base form can go on with the verb before: with a modal, an infinitive, a plural."""
    if reader.letters[group.start] != "B" or before.subject is None:
        return True
    if _TO_DO.search(reader.letters, before.end, group.start):
        return False  # "urged them to come and see"
    ends = reader.letters[before.subject[1] - 1]
    return ends in "spQy" or bool(set("mktB") & set(reader.letters[before.start : before.end]))


def _across(reader: Reader, group: Group, kept: list[Group], mark: int, first: int) -> None:
    """`X, a Y, fled`, `X (Y) fled`, and the second verb of a list."""
    opener = {",": ",", ")": "(", "-": "-"}[reader.letters[mark]]
    before = kept[-1] if kept else None
    left = mark
    for _ in range(5):
        left = reader.letters.rfind(opener, max(first, left - settings.READ_STATEMENT_ASIDE), left)
        if left <= first:
            break
        inside = [each for each in kept if each.start > left]
        floor = max([first, *(each.end for each in kept if each.end <= left)])
        phrase = _phrase(reader, left, floor) if left > floor else None
        if phrase is None or reader.letters[phrase[0] : phrase[1]] in {"#", "N#"}:
            continue
        if inside and not _is_aside(reader, inside, left, mark):
            continue
        if floor == phrase[0] and floor > first and not inside:
            break
        phrase = _outer(reader, phrase, floor, first) if opener == "," else phrase
        group.subject, group.opens = phrase, phrase[0]
        _introduced(reader, group, floor)
        return
    if before is not None and before.subject and reader.letters[mark] == ",":
        _shared(reader, group, before, mark)
    else:
        group.kept = False


def _is_aside(reader: Reader, inside: list[Group], left: int, mark: int) -> bool:
    """Whether what stands between two marks, with its verbs, is said by the way; mere participles lose their mark."""
    if all(_is_participle(reader, each) for each in inside):
        for each in inside:
            each.kept = False
        return True
    return bool(set("WuEGi") & set(reader.letters[left + 1 : left + 4])) or (len(inside) == 1 and inside[0].end == mark)


def _outer(reader: Reader, phrase: Range, floor: int, first: int) -> Range:
    """Of `X, a Y of Z` the X."""
    comma = phrase[0] - 1
    if comma <= floor or reader.letters[comma] != "," or reader.letters[phrase[0]] not in "d#w":
        return phrase
    outer = _phrase(reader, comma, floor)
    return outer if outer and reader.letters[max(first, outer[0] - 1)] not in "ifu" else phrase


def _noun(reader: Reader, group: Group, kept: list[Group], at: int, first: int) -> None:
    before = kept[-1] if kept else None
    floor = before.end if before else first
    phrase = _phrase(reader, at, floor, _BEFORE_PAIR if before else _BEFORE)
    if phrase is None:
        group.kept = False
        return
    if before is not None and phrase[0] <= floor + 1 and not _opens_clause(reader, before, phrase):
        if _gives_way(reader, group, kept, phrase, first):
            return
        phrase = _phrase(reader, at, floor, _BEFORE_ALONE) or phrase
        if reader.word(before.head) not in BARE:
            phrase = _name_at_end(reader, phrase)
    lead = reader.letters[phrase[0] - 1] if phrase[0] > first else "|"
    if lead in "if" and (before is None or phrase[0] > floor + 1):
        named = _name_at_end(reader, phrase)
        phrase = named if named != phrase else _after_place(reader, phrase)
        if phrase is None:
            group.kept = False
            return
    group.subject, group.opens = phrase, phrase[0]
    _introduced(reader, group, floor)


def _name_at_end(reader: Reader, phrase: Range) -> Range:
    """`any law Quill may sign`: a clause without a pronoun hangs on the noun."""
    start = phrase[1]
    while start > phrase[0] and reader.letters[start - 1] in "NQ":
        start -= 1
    return (start, phrase[1]) if start < phrase[1] else phrase


def _opens_clause(reader: Reader, before: Group, phrase: Range) -> bool:
    return phrase[0] > before.end and reader.letters[before.end] in ",;:-THuc()?W"


def _after_place(reader: Reader, phrase: Range) -> Range | None:
    """`In Veld police arrested`: the names are the place's."""
    start, end = phrase
    time = _LEADING.match(reader.letters, start, end)
    if time and time.end() < end:
        return time.end(), end
    while start < end and reader.letters[start] in "NQ":
        start += 1
    return (start, end) if phrase[0] < start < end and reader.letters[start] in "sw" else None


def _gives_way(reader: Reader, group: Group, kept: list[Group], phrase: Range, first: int) -> bool:
    """Two verbs with only a noun phrase between: which of them makes the clause? True if that settles `group`."""
    before = kept[-1]
    bare = group.end == group.start + 1 and reader.tokens.raw[group.start] in "eXxZzC"
    takes_clause = reader.word(before.head) in BARE
    if _is_no_verb(reader, before, bare or takes_clause or reader.letters[phrase[0]] in "py"):
        before.kept = False
        find_subject(reader, group, [each for each in kept if each.kept], first)
        return True
    if before.opener == "H" and not takes_clause and reader.letters[phrase[0]] not in "py":
        group.subject, group.opens = (before.opens, phrase[1]), before.opens
        return True
    if before.relative or (before.antecedent and before.opener in "WT"):
        within = reader.letters[group.start] == "e" and bare and any(each.opens < before.opens for each in kept[:-1])
        group.subject, group.opens, group.kept = before.antecedent, before.opens, not within
        return True
    if takes_clause or reader.letters[phrase[0]] in "py":
        return False
    outer = next((each for each in kept if each.relative), None)
    if before.opener == "u" and outer is not None and not bare:
        group.subject, group.opens = outer.antecedent, outer.opens  # "the man who fled when it rained died"
        return True
    group.kept = not bare
    return bare


def _is_no_verb(reader: Reader, before: Group, doubted: bool) -> bool:
    """Whether a lone form before another verb is a participle ("accused of theft"), a name's ("called X"), a noun."""
    if before.end != before.start + 1:
        return False
    letters = reader.letters
    if letters[before.start] == "e" and letters[before.end] in "ilfRut":
        return True
    return reader.word(before.start) in _NAMED or (reader.tokens.raw[before.start] in "XxZzC" and not doubted)
