"""Sentences in, one letter a token out, so that clauses are expressions over letters. Entry: `tagged`.

d determiner  j this, these  p subject pronoun  y it, you, there  o object pronoun  q her
N capitalised  Q capitalised in -s  w other word  s word in -s  # number  D day  M month  Y year  U unit of time
L last, next, ago  A all, both (d or r once context spoke)
B verb, base  X x the same, or a noun (x: rather a noun)  S third person  Z z the same, or a noun
V past tense  e past tense or participle  E participle  C base, past and participle  G -ing
a be, finite  b be, been  h have  k do  m modal  n not, no longer  t to  i preposition  f of  l by  c coordinator
u subordinator  T that  W who, which  H what, whether  r adverb  R particle  ' possessive
, ; : ( ) - ! ? | marks; | stands before every sentence and at the end
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from retold.read.statement_verbs import forms
from retold.records import Spans

_TOKEN: Final = re.compile(
    r"[a-z]{2,}(?=[ ,])"
    r"|[$€£#@]?[^\W_]+"
    r"(?:(?:[-&/@.,\u00ad](?=\w)|:(?=\d)|['’](?!(?:s|ll|ve|re|d|m)\b))[^\W_]+)*%?|['’](?:s|ll|ve|re|d|m)\b"
    r"|(?<=s)['’](?=\s)|[,;:()\[\]?!—–]|--+|(?<=\s)-(?=\s)"
)
_LISTED: Final = {
    "A": "all both each",
    "d": "the a an every his its their our my your no any some either neither another other such",
    "j": "this these those",
    "p": "i he she we they",
    "y": "it you there everyone everybody someone somebody anyone anybody no-one nobody nothing none something "
    "everything anything",
    "o": "him them us me himself herself itself themselves myself ourselves yourself yourselves",
    "q": "her",
    "#": "one two three four five six seven eight nine ten eleven twelve several few dozen dozens hundreds "
    "thousands  many million billion",
    "D": "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday mon tues wed "
    "thurs",
    "M": "january february april june july august september october november december jan feb aug sept oct nov dec",
    "U": "week weeks month months year years day days hour hours minute minutes night morning afternoon evening "
    "summer  spring winter weekend decade decades century p.m a.m pm am noon midnight",
    "L": "last next ago earlier later late early past previous coming",
    "a": "is are was were am isn't aren't wasn't weren't ain't 're 'm",
    "b": "be been being",
    "h": "has have had haven't hasn't hadn't 've",
    "k": "do does did don't doesn't didn't",
    "m": "will would can could may might must should shall cannot won't wouldn't can't couldn't shouldn't mustn't "
    "'ll 'd ought",
    "n": "not never longer",
    "t": "to",
    "i": "in on at for from with about over under between among into onto upon against toward towards through "
    "across  around behind near within beyond above below beside outside inside via per like unlike without "
    "along  throughout versus amongst alongside regarding concerning worth",
    "f": "of",
    "l": "by",
    "c": "and or but nor",
    "u": "because although though while whereas if unless when after before until till since as once despite amid "
    "during  including according following whenever wherever except besides lest than",
    "T": "that",
    "W": "who which whom whose",
    "H": "what how why where whether whatever whoever whichever",
    "r": "yet long also now still already just then again even only ever always often soon too so however "
    "therefore thus hence  meanwhile instead perhaps maybe almost nearly rather quite very indeed otherwise "
    "nonetheless nevertheless moreover  furthermore twice sometimes here abroad alone elsewhere further "
    "overnight anymore",
    "R": "up out off down away back together forward apart ahead aside",
    "G": "having doing",
    "E": "done",
    "w": "police people family assembly rally reply supply ally bully tally news more most less first second third "
    "former new  red bed speed seed hundred thousand trillion king",
}  # fmt: skip
_MARKS: Final = {**dict.fromkeys(",;:()!?", ""), "[": "(", "]": ")", "—": "-", "–": "-", "-": "-"}
_OPENING: Final = {**dict.fromkeys("XxBC", "w"), **dict.fromkeys("ZzS", "s")}  # a command has no actor
_LAST_VERB: Final = re.compile("u[dj]?[wN]{1,4}[Zz](?=[|,])")
_OPENING_CLAUSES: Final = frozenset("if unless because although though while whereas when whenever once as".split())
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\ds?\Z")


def _known() -> dict[str, str]:
    table = dict(forms())
    for letter, words in _LISTED.items():
        table.update(dict.fromkeys(words.split(), letter))
    return table


_KNOWN: Final = _known()


class Tagged(NamedTuple):
    """The tokens of a text: where each starts and ends, its word, its letter, its letter before context spoke.

    `borders[k]` is the token before the first of sentence k; the last is the end. `letters`, `raw` have equal lengths.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: str
    raw: str
    borders: list[int]


def tagged(text: str, sentences: Spans) -> Tagged:
    """Tokens of all the sentences, with borders between them."""
    starts: list[int] = []
    ends: list[int] = []
    said: list[str] = []
    letters: list[str] = []
    borders: list[int] = []
    for sentence in sentences:
        borders.append(len(starts))
        places = [match.span() for match in _TOKEN.finditer(text, sentence.start, sentence.end)]
        words = [text[start:end] for start, end in places]
        starts.append(sentence.start)
        ends.append(sentence.start)
        starts += [place[0] for place in places]
        ends += [place[1] for place in places]
        said += ["", *words]
        letters.append("|")
        if not words:
            continue
        kinds = list(map(_letter, words))
        kinds[0] = _OPENING.get(kinds[0] if words[0][0].islower() else _first(words[0]), _first(words[0]))
        if len(words) < 25 and _is_heading(words, kinds):
            kinds = list(map(_first, words))
        letters += kinds
    borders.append(len(starts))
    last = sentences[-1].end if sentences else 0
    raw = "".join([*letters, "|"])
    return Tagged([*starts, last], [*ends, last], [*said, ""], _with_verbs(_in_context(raw), said), raw, borders)


def _with_verbs(letters: str, words: list[str]) -> str:
    """`if the flood rises`: after a word that only opens clauses, a last form in -s is the verb."""
    verbs = [
        match.end() - 1 for match in _LAST_VERB.finditer(letters) if words[match.start()].lower() in _OPENING_CLAUSES
    ]
    if not verbs:
        return letters
    changed = list(letters)
    for at in verbs:
        changed[at] = "S"
    return "".join(changed)


def _is_heading(words: list[str], kinds: list[str]) -> bool:
    """Whether nearly every word has a capital."""
    capitals = kinds.count("N") + kinds.count("Q")
    return capitals > 3 and capitals * 3 > 2 * sum(word[0].isalpha() and len(word) > 3 for word in words)


@lru_cache(maxsize=65536)
def _letter(word: str) -> str:
    """The letter of a word that does not open its sentence."""
    word = word.replace("\u00ad", "")
    head = word[0]
    if head in "'’" and len(word) < 4:
        return _KNOWN.get(word.replace("’", "'").lower(), "'")
    mark = _MARKS.get(head)
    if mark is not None and not word[-1].isalnum():
        return mark or head
    if head.isdigit() or head in "$€£#":
        return "Y" if _YEAR.match(word) else "#"
    if head.isupper() or head == "@":
        return _capital(word)
    return _small(word.replace("’", "'"))


def _capital(word: str) -> str:
    if word == "I":
        return "p"
    if word in {"May", "March"}:
        return "M"
    kind = _KNOWN.get(word.replace("’", "'").lower(), "")
    if kind and kind in "djpyqcuTWHifltakhnr" and not word.isupper():
        return kind  # a quotation begins here
    if kind == "M" or (kind == "D" and word.endswith("day") and word != "Today"):
        return kind
    return "Q" if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else "N"


def _small(word: str) -> str:
    kind = _KNOWN.get(word)
    if kind is not None:
        return kind
    if "-" in word or len(word) < 4:
        return "w"
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return "e"
    if word.endswith("ing") and len(word) > 4:
        return "G"
    if word.endswith("ly"):
        return "r"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "s"
    return "w"


@lru_cache(maxsize=16384)
def _first(word: str) -> str:
    """The letter of a word that opens a sentence, or stands in a heading: its capital says nothing."""
    if not word[0].isupper() or word == "I":
        return _letter(word)
    low = word.lower().replace("’", "'")
    kind = _KNOWN.get(low)
    if kind is None and low.endswith(("ly", "ing")) and len(low) > 5:
        kind = _small(low)
    return kind if kind is not None else _capital(word)


_NOUNISH: Final = "wsNQXxZzGeU#YLC"
# Not up to four letters behind the auxiliary of a question ("Can the port board agree?").
_NOT_ASKED: Final = "(?<![mk])(?<![mk][wsNQdj])(?<![mk][wsNQdj][wsNQ])(?<![mk][wsNQdj][wsNQ][wsNQ])"
_MAIN: Final = "[dpyojNQtTH#R]"
# What context makes of ambiguous letters, in this order: what they become, and after that one context a line: letters
# before, the ambiguous letters, letters after ("." none asked for, "!" none of these).
_CONTEXTS: Final = (
    ("a", "[pyWjTH] ' ."),
    ("j", "[|] T [wsN]"),
    ("B", "t w [dojq]", "m w .", "kn w ."),
    ("n", ". d n[VSBaeEGChmkbXxZz]", "[ahm] d n"),  # "no longer"
    ("w", "d n ."),
    ("r", "[ha] u [eEVCG]"),
    ("w", "d u ."),
    ("r", "[hampks] A [eEVGbBr]"),
    ("d", ". A ."),
    ("E", "[ifl]y e ."),
    ("d", f". q [{_NOUNISH}]"),
    ("o", ". q ."),
    ("j", f"[ifl] T [{_NOUNISH}]", "[VSBe] T [wxX][.,|ifu]"),
    ("B", "[mtk] XxC .", "[mtk][nr] XxC .", "[mk][nr][nr] XxC .", "p Xx .", "pr Xx .", "[yW] X .", "m R .",
     "t R [dNjQ]", "m[wsNQpy] XxC .", "k[wsNQpy] XxC .", "k[dj][wsNQ] XxC ."),
    ("w", "[d'#jif] XxZzCBSV .", "[d'#j]w B .", "[d'#j]w C ![dpojNQ#Rs]", "[d'#j]w e [wsXxZz]", "[d'j] e .",
     "[d'jif]r e [wsNQ]", "[if#l] e [wsNQGXxZz]",
     f"{_NOT_ASKED}[wGeN] Xx .", f"{_NOT_ASKED}[wNGoe] B .", "[GlL] XxZzC .", "[VSB] e [wsNQXxZz]",
     "w S [eVamhk]"),
    ("S", "[pyW] Zz .", "[pyWN]r Zz .", f"[wN)U] Z {_MAIN}", "[wN)] z [dpojT#N]", "c Zz [dpoj]", "c Z i", "cr Z .",
     ", Zz [tdpoj]", ", Z [NQ]", "[NQ] Z ,c"),
    ("B", "[sQw,)]r Xx [dpojtTNQ#G]", "[sQ] X [dpyojtHNQ#iR]", "[sQ] x [dpyojtH]", "[c,] Xx [dpoj]"),
    ("e", "c XxC l"),
    ("V", "[pNwsQyWcr)] C [dpojNQ#tiswR]", "[pyW] eC .", ", C [dyoj]", "[pyW]r e .",
     "[wsNQZzXx#UDL)o] e [dpoyjNQT#tHM]", "[wsNQZzXx)] e [sz]", "[wsNQ)]r e [dpoyjNQT#tHszi]", "[sNQw]DU e [dpj]"),
    ("E", "[wsNQ#ZzXxUD),] e [lR]?l", ", e ![dojpNQ#|]", ",r e ![dojpNQ#]", "[|] e .", "[|]r e .", "u e ."),
)  # fmt: skip


def _rule(contexts: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that begins with the ambiguous letters themselves, so that the search skips all others."""
    tails, wanted = [], set()
    for context in contexts:
        before, letters, after = context.split(" ")
        wanted |= set(letters)
        ahead = "" if after == "." else f"(?!{after[1:]})" if after[0] == "!" else f"(?={after})"
        tails.append(f"(?<={'' if before == '.' else before}[{letters}]){ahead}")
    return re.compile(f"[{''.join(sorted(wanted))}](?:{'|'.join(tails)})")


_RULES: Final = tuple((_rule(tuple(contexts)), letter) for letter, *contexts in _CONTEXTS)


def _in_context(raw: str) -> str:
    letters = raw
    for pattern, letter in _RULES:
        letters = pattern.sub(letter, letters)
    return letters
