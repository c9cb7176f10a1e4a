"""Tagged sentences in, clauses out: a verb group, the noun phrase it belongs to, what follows it. Entry: `clauses`.

Everything is a search over the letters of `statement_tags`. What stands before a verb is searched on the reversed
letters, so that a noun phrase is found from its last word backwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retold.read.statement_tags import Tagged
from retold.read.statement_verbs import BARE, CHAINS, GERUNDS, STATES

Range = tuple[int, int]

_GROUP: Final = re.compile(
    r"[mhakVSBe](?:(?<=[VSBe])"
    r"|(?<=m)[nr]{0,3}(?:[BCk](?![nr]?[BC])|h[nr]{0,2}(?:b[nr]{0,2}){0,2}[eEVCG]?|b[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|k)?"
    r"|(?<=h)[nr]{0,3}(?:b[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|[eEVC])?"
    r"|(?<=a)[nr]{0,3}(?:b[nr]{0,2})?[eEVCG]?"
    r"|(?<=k)[nr]{0,3}[BCh]?)"
)
_INFINITIVE: Final = re.compile(r"[nr]{0,2}t[nr]{0,2}(?:h[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|b[nr]{0,2}[eEVCG]?|[BXxCk])")
_LEADING: Final = re.compile("[#L]*[UYMD]+")
_GERUND: Final = re.compile("n?G")
_ADJECTIVE: Final = re.compile(r"r{0,2}[weEGLrC](?=t[nr]{0,2}[BXxCbhk])")
_HEAD: Final = "wsNQXxZz#UYG"
_BASE: Final = rf"(?:[{_HEAD}][wsNQXxZz#UYMLDGCeEr']*+(?:[djqo](?:d|(?=f))?)?)"
# "of", "accused of", "of armed", "crossing", "to close", between two noun phrases.
_LINK: Final = rf"(?:[eEG]?[ifl][eEG]?|G|t|[ifl]?[BC]t)(?=[{_HEAD}])"
_PHRASE: Final = rf"(?:{_BASE}|o(?=[if]))(?:{_LINK}{_BASE})*+(?:f[djy])?"
_BEFORE: Final = re.compile(rf"{_PHRASE}(?:,?c,?{_PHRASE}(?:,{_PHRASE}(?![iu]))*+)?")
_BEFORE_PAIR: Final = re.compile(rf"{_PHRASE}(?:c{_PHRASE})?")
_BEFORE_ALONE: Final = re.compile(_PHRASE)
_ADVERBS: Final = re.compile(r"(?:[rnL]|U?D[LM]?[ilL]?|U[Lj]i?)*")
_LIST: Final = rf"d?[wsNQXxZz#UYMLDGCeEr']+(?:[if]d?[wsNQXxZz#UYMLDGCeEr']+)*"
_LISTED: Final = re.compile(rf"(?:,{_LIST})*+,?c{_LIST}(?![mahkVSB])|,\#,")
_AFTER: Final = re.compile(r"[dj]?[d]?[wsNQXxZz#UYMLGCeE']*[wsNQXxZz#UYG](?:[if]d?[wsNQXxZz#UYMLGCeE']*[wsNQXxZz#UYG])*")
_AGENT: Final = re.compile(r"l([djq]?[wsNQXxZz#eECr']*[wsNQXxZz](?:f[dj]?[wsNQXxZz#eE']*[wsNQXxZz])*|[oyd])(?!G)")
_AGENT_LATER: Final = re.compile(rf"(?<![eE]){_AGENT.pattern}")
_STOP: Final = re.compile(r"[,;:()!?u|-]|W|(?<=[wsNQoy#])[il]G(?=[djoNQ#])|(?<=[wsNQ])H|m|a|k")
_CONTENT_STOP: Final = re.compile(r"[;:!?(|-]|,(?=[cuWGi])|,(?=[pdNQws']{1,6}V)")
_ASKED: Final = re.compile(r"([mahk])n?([py]|[dj]?[wsNQXxZz#UG'Ee]*[wsNQXxZz#](?:[if]d?[wsNQXxZz]+)*)r?(?:b?[BXxCeEGV]|b)?")
_PLACE: Final = re.compile(r"[NQ]+i")
_UNDONE: Final = frozenset("united unveiled uncovered undermined unleashed understood undertaken unified undone".split())
_TO_DO: Final = re.compile("t[nr]{0,2}[BXxCb]")
_NAMED: Final = frozenset("called named dubbed titled entitled".split())
_PURPOSES: Final = frozenset("for by without before".split())
_TRIM: Final = "ciurlTWHtfd,j(-"


@dataclass(slots=True)
class Group:
    """A finite verb group: tokens `start` to `end`, its main verb `head`; and the clause that it makes.

    `opens` is the token at which its clause starts; `opener` the letter of the word that opens it, or "".
    `things` is its object or complement; `speaks` says that this is a clause.
    """

    start: int
    end: int
    head: int
    subject: Range | None = None
    antecedent: Range | None = None
    opens: int = 0
    opener: str = ""
    relative: bool = False
    shares: bool = False
    passive: bool = False
    speaks: bool = False
    asked: bool = False
    things: Range | None = None
    agent: Range | None = None
    kept: bool = True
    before: Group | None = None


class Reader:
    """The tokens of one text, and what can be asked of them."""

    def __init__(self, text: str, tokens: Tagged) -> None:
        self.text, self.tokens = text, tokens
        self.letters, self.words = tokens.letters, tokens.words
        self.reversed = tokens.letters[::-1]
        self.size = len(tokens.letters)
        self.asked = False

    def word(self, index: int) -> str:
        """The folded word of a token."""
        return self.words[index].lower()

    def clauses(self, first: int, last: int) -> list[Group]:
        """The clauses of the sentence between two borders."""
        self.asked = "?" in self.letters[max(first, last - 2) : last]
        groups = self._groups(first + 1, last)
        kept: list[Group] = []
        for group in groups:
            self._subject(group, kept, first + 1)
            if group.kept:
                kept.append(group)
            kept = [each for each in kept if each.kept]
        for place in range(len(kept) - 1, -1, -1):
            group, after = kept[place], kept[place + 1] if place + 1 < len(kept) else None
            self._things(group, after, last)
            if after and group.passive and after.passive and after.shares and after.start == group.end + 1:
                group.agent = after.agent  # "is owned and run by X"
        return kept

    # ---- verb groups ----

    def _groups(self, first: int, last: int) -> list[Group]:
        groups = []
        at = first
        while match := _GROUP.search(self.letters, at, last):
            start, end = match.span()
            while end > start + 1 and self.letters[end - 1] == "r":
                end -= 1
            head = end - 1
            while head > start and self.letters[head] in "nr":
                head -= 1
            group = Group(start, end, head)
            group.passive = self._is_passive(start, head)
            self._chain(group, last)
            groups.append(group)
            at = max(group.end, match.end())
        return groups

    def _is_passive(self, start: int, head: int) -> bool:
        if head == start or self.letters[head] not in "eEVC":
            return False
        before = head - 1
        while before > start and self.letters[before] in "nr":
            before -= 1
        word = self.word(head)
        if word.startswith("un") and word not in _UNDONE:
            return False
        if self.letters[before] == "a" and self.letters[before - 1] in "pW" and self.word(before)[1:] == "s":
            return self.letters[head + 1] == "l"  # "he's seen"
        return self.letters[before] in "ab" and word not in STATES

    def _chain(self, group: Group, last: int) -> None:
        """Takes in the particle, and the infinitive that the verb only introduces ("plans to close")."""
        letters = self.letters
        if group.end < last and letters[group.end] == "R" and letters[group.head] not in "abhm":
            group.end += 1
        for _ in range(3):
            end = group.end
            if letters[end] not in "tnrweEGLC":
                return
            if letters[group.head] in "ab":
                adjective = _ADJECTIVE.match(letters, end, last)
                if adjective and self.word(adjective.end() - 1) in CHAINS:
                    end = adjective.end()
                elif end < last and letters[end] != "t":
                    return
            elif self.word(group.head) in GERUNDS and (gerund := _GERUND.match(letters, end, last)):
                group.head, group.end, group.passive = gerund.end() - 1, gerund.end(), False
                continue
            elif self.word(group.head) not in CHAINS:
                return
            infinitive = _INFINITIVE.match(letters, end, last)
            if infinitive is None:
                return
            group.end = infinitive.end()
            group.head = group.end - 1
            group.passive = self._is_passive(end, group.head)
            if group.end < last and letters[group.end] == "R":
                group.end += 1

    # ---- what stands before ----

    def _phrase(self, end: int, floor: int, pattern: re.Pattern[str] = _BEFORE) -> Range | None:
        """The noun phrase that ends before `end`, not further back than `floor`."""
        match = pattern.match(self.reversed, self.size - end, self.size - floor)
        if match is None:
            return None
        start = self.size - match.end()
        while start < end - 1 and self.letters[start] in "rD',MLY":
            start += 1
        return (start, end) if start < end else None

    def _subject(self, group: Group, kept: list[Group], first: int) -> None:
        letters = self.letters
        before = kept[-1] if kept else None
        group.before = before
        floor = before.end if before else first
        at = group.start
        if letters[at - 1] in "rnLDUilM":
            skipped = _ADVERBS.match(self.reversed, self.size - at, self.size - floor)
            at = self.size - skipped.end() if skipped else at
        group.opens = group.start
        if at == floor:
            self._without(group, before, first)
            return
        letter = letters[at - 1]
        if letter in "py" or (letter in "jdo" and letter != "o"):
            group.subject, group.opens = (at - 1, at), at - 1
            self._introduced(group, floor)
            if before and floor < at - 1 and letters[at - 2] in "wsNQ" and self.word(before.head) not in BARE:
                group.antecedent, group.opener = self._phrase(at - 1, floor), "W"  # "the port he sold"
        elif letter in "WTH":
            self._relative(group, at - 1, floor)
        elif letter == "c":
            self._shared(group, before, at - 1)
        elif letter in ":;?!(" or (letter == "-" and self.asked):
            self._without(group, None, first)
        elif letter in ",)-":
            self._across(group, kept, at - 1, first)
        else:
            self._noun(group, kept, at, floor, first)

    def _without(self, group: Group, before: Group | None, first: int) -> None:
        """A verb that opens its sentence, or follows another verb at once."""
        asked = _ASKED.match(self.letters, group.start)
        if before is None and asked and self.letters[group.start] in "mahk":
            if self.letters[group.start] == "a" and not self.asked:
                return  # "Here is the mayor"
            self._turned(group, asked)
        elif before is not None and before.opener == "H" and before.kept:
            group.subject, group.opens = (before.opens, before.end), before.opens
        else:
            group.kept = False

    def _turned(self, group: Group, asked: re.Match[str]) -> None:
        """`Will the mayor resign?`: the subject stands behind the auxiliary."""
        group.subject = asked.span(2)
        end = asked.end()
        if end > asked.end(2):
            group.start, group.end, group.head = asked.end(2), end, end - 1
            group.passive = self.letters[group.head] in "eE" and asked[1] == "a"
        group.opens = asked.start()

    def _introduced(self, group: Group, floor: int) -> None:
        """Sees which word opens the clause that the subject stands in."""
        start = group.opens
        while start > floor and self.letters[start - 1] in "rn":
            start -= 1
        if start <= floor:
            return
        letter = self.letters[start - 1]
        if letter in "TWHu":
            group.opens, group.opener = start - 1, letter
            said = group.before is not None and self.word(group.before.head) in BARE
            if letter == "W" or (letter == "T" and not said):
                group.antecedent = self._antecedent(start - 1, floor)

    def _antecedent(self, opener: int, floor: int) -> Range | None:
        end = opener
        while end > floor and self.letters[end - 1] in ",if":
            end -= 1
        skipped = _ADVERBS.match(self.reversed, self.size - end, self.size - floor)
        end = self.size - skipped.end() if skipped else end
        if end > floor and self.letters[end - 1] in "yjop":
            return end - 1, end
        phrase = self._phrase(end, floor) if end > floor else None
        if phrase and self.letters[phrase[0]] == "G" and self.letters[phrase[0] + 1] in "NQd":
            phrase = (phrase[0] + 1, phrase[1])
        while phrase and set(self.letters[phrase[0] : phrase[1]]) == {"#"} and self.letters[phrase[0] - 1] == ",":
            phrase = self._phrase(phrase[0] - 1, floor)  # an age
        return phrase

    def _relative(self, group: Group, opener: int, floor: int) -> None:
        """`the man who fled`, `what happened`."""
        letter = self.letters[opener]
        asked = _ASKED.match(self.letters, group.start) if letter == "H" else None
        if asked and group.end <= group.start + 2 and self.letters[asked.start(2)] in "py":
            self._turned(group, asked)
            group.asked = True
            return
        group.opens, group.opener = opener, letter
        phrase = self._antecedent(opener, floor) if letter in "WT" else None
        if phrase is None:
            group.subject = (opener, opener + 1)
            if letter == "T":
                group.opener = ""
                self._introduced(group, floor)
            return
        group.subject = group.antecedent = phrase
        group.relative = True

    def _shared(self, group: Group, before: Group | None, at: int) -> None:
        """`He resigned and left`."""
        if before is None or before.subject is None or not self._can_share(group, before):
            group.kept = False
            return
        group.shares, group.subject, group.opens = True, before.subject, at
        group.antecedent, group.relative = before.antecedent, before.relative
        if self.letters[group.start] == "e" and group.end == group.start + 1:
            objects = self.letters[group.end : group.end + 1]
            group.kept = not (before.passive and objects in "sw")  # "hit by leaks and inflated hopes"
            group.passive = objects == "l" or (before.passive and objects not in set("dpojyqNQ#ws"))

    def _is_participle(self, group: Group) -> bool:
        """Whether a lone -ed form without an object may describe the noun before it."""
        return group.end == group.start + 1 and self.letters[group.start] == "e" and self.letters[group.end] in "ifl"

    def _can_share(self, group: Group, before: Group) -> bool:
        """Whether a bare base form can go on with the verb before: with a modal, an infinitive, a plural."""
        if self.letters[group.start] != "B" or before.subject is None:
            return True
        if _TO_DO.search(self.letters, before.end, group.start):
            return False  # "urged them to come and see"
        ends = self.letters[before.subject[1] - 1]
        return ends in "spQy" or bool(set("mktB") & set(self.letters[before.start : before.end]))

    def _across(self, group: Group, kept: list[Group], mark: int, first: int) -> None:
        """`X, a Y, fled`, `X (Y) fled`, and the second verb of a list."""
        opener = {",": ",", ")": "(", "-": "-"}[self.letters[mark]]
        before = kept[-1] if kept else None
        left = mark
        for _ in range(5):
            left = self.letters.rfind(opener, max(first, left - 40), left)
            if left <= first:
                break
            inside = [each for each in kept if each.start > left]
            floor = max([first, *(each.end for each in kept if each.end <= left)])
            phrase = self._phrase(left, floor) if left > floor else None
            if phrase is None or self.letters[phrase[0] : phrase[1]] in {"#", "N#"}:
                continue
            segment = self.letters[left + 1 : left + 4]
            if inside and all(self._is_participle(each) for each in inside):
                for each in inside:
                    each.kept = False
            elif inside and not (set("WuEGi") & set(segment)) and not (len(inside) == 1 and inside[0].end == mark):
                continue
            if floor == phrase[0] and floor > first and not inside:
                break
            further = phrase[0] - 1
            if self.letters[further] == "," and further > floor and self.letters[phrase[0]] in "d#w" and opener == ",":
                outer = self._phrase(further, floor)
                if outer and self.letters[max(first, outer[0] - 1)] not in "ifu":
                    phrase = outer
            group.subject, group.opens = phrase, phrase[0]
            self._introduced(group, floor)
            return
        if before is not None and before.subject and self.letters[mark] == ",":
            self._shared(group, before, mark)
        else:
            group.kept = False

    def _noun(self, group: Group, kept: list[Group], at: int, floor: int, first: int) -> None:
        before = kept[-1] if kept else None
        phrase = self._phrase(at, floor, _BEFORE_PAIR if before else _BEFORE)
        if phrase is None:
            group.kept = False
            return
        if before is not None and phrase[0] <= floor + 1 and not self._opens_clause(before, phrase):
            if self._gives_way(group, before, kept, phrase, first):
                return
            phrase = self._phrase(at, floor, _BEFORE_ALONE) or phrase
            if self.word(before.head) not in BARE:
                phrase = self._name_at_end(phrase)
        lead = self.letters[phrase[0] - 1] if phrase[0] > first else "|"
        if lead in "if" and (before is None or phrase[0] > floor + 1):
            named = self._name_at_end(phrase)
            phrase = named if named != phrase else self._after_place(phrase)
            if phrase is None:
                group.kept = False
                return
        group.subject, group.opens = phrase, phrase[0]
        self._introduced(group, floor)

    def _name_at_end(self, phrase: Range) -> Range:
        """`any law Quill may sign`: a clause without a pronoun hangs on the noun."""
        start = phrase[1]
        while start > phrase[0] and self.letters[start - 1] in "NQ":
            start -= 1
        return (start, phrase[1]) if start < phrase[1] else phrase

    def _opens_clause(self, before: Group, phrase: Range) -> bool:
        return phrase[0] > before.end and self.letters[before.end] in ",;:-THuc()?W"

    def _after_place(self, phrase: Range) -> Range | None:
        """`In Veld police arrested`: the names are the place's."""
        start, end = phrase
        time = _LEADING.match(self.letters, start, end)
        if time and time.end() < end:
            return time.end(), end
        while start < end and self.letters[start] in "NQ":
            start += 1
        return (start, end) if phrase[0] < start < end and self.letters[start] in "sw" else None

    def _gives_way(self, group: Group, before: Group, kept: list[Group], phrase: Range, first: int) -> bool:
        """Two verbs with only a noun phrase between: which of them makes the clause? True if that settles `group`."""
        letters, raw = self.letters, self.tokens.raw
        bare = group.end == group.start + 1 and raw[group.start] in "eXxZzC"
        takes_clause = self.word(before.head) in BARE
        if before.end == before.start + 1 and letters[before.start] == "e" and letters[before.end] in "ilfRut":
            before.kept = False
            self._subject(group, [each for each in kept if each.kept], first)
            return True
        if before.end == before.start + 1 and self.word(before.start) in _NAMED:
            before.kept = False
            self._subject(group, [each for each in kept if each.kept], first)
            return True
        if before.opener == "H" and not takes_clause and letters[phrase[0]] not in "py":
            group.subject, group.opens = (before.opens, phrase[1]), before.opens
            return True
        if before.relative or (before.antecedent and before.opener in "WT"):
            if letters[group.start] == "e" and bare and any(each.opens < before.opens for each in kept[:-1]):
                group.kept = False
                return True
            group.subject, group.opens = before.antecedent, before.opens
            return True
        if takes_clause or letters[phrase[0]] in "py":
            return False
        if before.end == before.start + 1 and raw[before.start] in "XxZzC" and not bare:
            before.kept = False
            self._subject(group, [each for each in kept if each.kept], first)
            return True
        if bare:
            group.kept = False
            return True
        return False

    # ---- what stands behind ----

    def _things(self, group: Group, after: Group | None, last: int) -> None:
        """The object or complement, and in a passive the agent."""
        letters = self.letters
        if after is not None and after.start < group.end:
            return
        limit = last if after is None else after.opens if after.opens >= group.end else after.start
        start = group.end
        if group.subject and group.subject[0] >= start:
            start = group.subject[1]  # "Is the port open?"
        if after is not None and self._is_content(group, after):
            stop = _CONTENT_STOP.search(letters, after.end, last)
            limit = stop.start() if stop else last
            group.things, group.speaks = self.trimmed(start, limit), True
            return
        keep = letters[group.head] in "ab"
        begin = start + 1 if start < last and letters[start] == "u" and self.word(start) == "as" else start
        end = self._region_end(begin, limit, keep)
        if group.passive:
            agent = _AGENT.match(letters, start, end) or _AGENT_LATER.search(letters, start, end)
            if agent and letters[agent.start(1)] not in "DMYU":
                group.agent = agent.span(1)
        if end > start:
            group.things = self.trimmed(start, end, "," if keep else "rR,n") or ((start, end) if keep else None)

    def _region_end(self, start: int, limit: int, copular: bool) -> int:
        at = start
        while stop := _STOP.search(self.letters, at, limit):
            if stop[0] == ",":
                listed = _LISTED.match(self.letters, stop.start(), limit)
                if listed and stop.start() > start and self.letters[listed.start() + 1] != "c":
                    at = listed.end()
                    continue
            elif stop[0] == "u" and self.word(stop.start()) in {"as", "than"}:
                at = stop.end()
                continue
            elif stop[0][-1] == "G" and (copular or self.word(stop.start()) not in _PURPOSES):
                at = stop.end()
                continue
            return stop.start()
        return limit

    def _is_content(self, group: Group, after: Group) -> bool:
        """Whether the next clause is what this verb is about: "believes that the port will close"."""
        if after.shares or after.relative:
            return False
        if self.letters[group.end] == "T" and after.opener != "W":
            return True
        gap = self.letters[group.end : after.opens]
        if after.opener == "u":
            return self.word(after.opens) == "if" and gap == "" and self.word(group.head) in BARE
        if after.opener == "T" and (gap[-1:] == "G" or (self.letters[group.head] in "ab" and set(gap) <= set("wertBGn"))):
            return True
        if after.opener in "TH" and after.opener:
            return gap == "" or (after.opener == "T" and set(gap) <= set("dNQsowjqiDLU")) and self.word(group.head) in BARE
        return after.opens == group.end and self.word(group.head) in BARE

    def trimmed(self, start: int, end: int, lead: str = "rR,n") -> Range | None:
        """What is left without adverbs before and loose words behind."""
        letters = self.letters
        while start < end and letters[start] in lead:
            start += 1
        while end > start and letters[end - 1] in _TRIM:
            end -= 1
        return (start, end) if end > start else None

    def without_place(self, things: Range) -> Range:
        """The object without a place name at its end ("an office in Veld")."""
        start, end = things
        match = _PLACE.match(self.reversed, self.size - end, self.size - start)
        if match is None:
            return things
        cut = self.size - match.end()
        return (start, cut) if cut > start and self.word(cut) in {"in", "at", "near", "outside"} else things
