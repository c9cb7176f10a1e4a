"""A sentence in, its tokens out: one letter a token, so that patterns are expressions over letters.

No tagger: closed classes by list, cue verbs by their forms and neighbours, the rest by shape. A quotation is one token.

    d determiner  g possessive  p subject pronoun  o object pronoun  i preposition  c coordinator  u subordinator
    m modal  a auxiliary  n not  t to  T that  h wh-word  r adverb  D weekday  V other finite verb  v cue verb
    N capitalised  # number  e -ed word  y -ing word  w other word  s possessive mark  , ; : - ( ) . marks
    Q quotation that ends as a sentence or before a cue does (with a point or comma)  q quoted phrase
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retold.read.cues import Form, closed, forms, nouns
from retold.read.quotes import Quote
from retold.records import Span

_TOKEN = re.compile(
    r"[a-z]{3,}(?=[\s,.])|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Lt|Col|Gen|Sgt|Jr|Sr|No)\.|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s[A-Z])"
    r"|[@#]?[^\W_]+(?:(?:[-&/@]|\.(?=\w)|['’](?!s\b)|,(?=\d\d\d))[^\W_]+)*|['’]s\b|(?<=s)['’](?=\s)"
    r"|[,;:()\[\].?!…]|--+|[—–]|(?<=\s)-(?=\s)"
)

_ENDED = re.compile(r"[,.!?…—-]\s?(?:['’]{1,2}|[”\"»“]){0,3}$")

_MARKS = {
    **dict.fromkeys(".?!…", "."),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    ",": ",",
    ";": ";",
    ":": ":",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of one sentence: where each starts and ends, its folded word, its letter; cue verbs and quotations."""

    span: Span
    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: str
    cues: dict[int, Form]
    quotes: dict[int, Quote]

    def span_of(self, first: int, last: int) -> Span:
        """From token `first` up to, not with, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def clause(text: str, span: Span, quoted: tuple[Quote, ...], at: int) -> Clause:
    """Tokens of the sentence at `span`; `quoted[at]` is the first quotation that ends after its start."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    kinds: list[str] = []
    inside: dict[int, Quote] = {}
    position = span.start
    while position < span.end:
        quote = quoted[at] if at < len(quoted) and quoted[at].span.start < span.end else None
        for match in _TOKEN.finditer(text, position, quote.span.start if quote else span.end):
            start, end = match.span()
            word, kind = _word(match.group())
            starts.append(start)
            ends.append(end)
            words.append(word)
            kinds.append(kind)
        if quote is None:
            break
        inside[len(words)] = quote
        starts.append(quote.span.start)
        ends.append(quote.span.end)
        words.append("")
        kinds.append("Q" if _ENDED.search(text, max(quote.span.start, quote.span.end - 6), quote.span.end) else "q")
        position, at = quote.span.end, at + 1
    if kinds and kinds[0] not in "Qq":
        kinds[0] = _kind(text[starts[0] : ends[0]], True)
    cues = _cue_verbs(words, kinds)
    return Clause(span, starts, ends, words, "".join(kinds), cues, inside)


_CLOSED = closed()

_FORMS = forms()

_NOUNS = nouns()


@lru_cache(maxsize=65536)
def _word(token: str) -> tuple[str, str]:
    return token.lower().replace("’", "'"), _kind(token, False)


def _kind(token: str, first: bool) -> str:
    head = token[0]
    if head in _MARKS and len(token) == 1:
        return _MARKS[token]
    if head in "—–-":
        return "-"
    if head in "'’":
        return "s"
    low = token.lower().replace("’", "'")
    kind = _CLOSED.get(low)
    if kind is not None and not (not first and head.isupper() and (kind in "mVau" or token == "US")):
        return kind
    if head.isdigit() or (head == "#" and token[1:].isdigit()):
        return "#"
    if head == "@" or (head.isupper() and not first):
        return "N"
    if len(low) > 4:
        if low.endswith("ed"):
            return "e"
        if low.endswith("ing"):
            return "y"
        if low.endswith("ly") and not head.isupper():
            return "r"
    return "N" if head.isupper() and low not in _FORMS else "w"


def _cue_verbs(words: list[str], kinds: list[str]) -> dict[int, Form]:
    """Cue verbs by index, their letter set to v; noun readings of the same form are left alone."""
    capitals = kinds.count("N")
    heading = capitals > 2 and len(words) < 24 and capitals * 10 >= 6 * sum(kind in "Nweyvi" for kind in kinds)
    found: dict[int, Form] = {}
    for index, word in enumerate(words):
        if word not in _FORMS:
            continue
        form = _FORMS[word]
        if kinds[index] in "#QV" and word not in {"asked"}:
            continue
        if kinds[index] == "N" and not (heading and form.kind != "base"):
            continue
        before = kinds[index - 1] if index else "^"
        after = kinds[index + 1] if index + 1 < len(kinds) else "."
        if _is_verb(form, word, words, kinds, index, before, after):
            found[index] = form
            kinds[index] = "v"
    return found


def _is_verb(form: Form, word: str, words: list[str], kinds: list[str], index: int, before: str, after: str) -> bool:
    if before == "r" and index > 1:  # "he also says", "the widely reported"
        before = kinds[index - 2] if kinds[index - 2] in "dgs" else before
    if form.kind == "ing":
        return before not in "dgs"
    if form.kind == "ed":
        return (
            before not in "dg"
            and not (before in "is" and after in "wN")
            and not (before == "w" and after == "w" and _FORMS[word].lemma == "back")
        )
    if before in "pmnt":
        return True
    if before in "dgs#i":
        return False
    noun = word in _NOUNS or word in _BOTH
    if form.kind == "base":
        return _is_base_verb(noun, words, kinds, index, before, after)
    if not noun:
        return before in "pNwrsQq,c)^-#yed"
    if before == "N":
        return after not in "i,.a" or word in _OFTEN
    if before == "w":
        start = index - 1
        while start > 0 and kinds[start - 1] in "we#":
            start -= 1
        framed = start > 0 and kinds[start - 1] in "dgNs"
        return (framed or words[index - 1] in _PAPERS) and after not in "i,.a" and not words[index - 1].endswith("s")
    return before in "prQq,c" and after in "dgpToQqhtN"


def _is_base_verb(noun: bool, words: list[str], kinds: list[str], index: int, before: str, after: str) -> bool:
    """ "officials say", "polls show": after a plural, a number or an adverb, unless what follows suits a noun better."""
    if not noun and before in "wN#)-":
        return True
    plural = index > 0 and before in "wN" and words[index - 1].endswith("s") and not words[index - 1].endswith("ss")
    if plural and words[index] == "show":
        return True
    return (
        (before in "ra" and after in "dgpNToQqht")
        or (plural and after in "dgpNToQqhtweyr:")
        or (before == "," and after in "dgpTQq" and not noun)
        or (before in "c^" and after in "dgpTQq" and not noun)
    )


_PAPERS = frozenset(
    "poll survey study report analysis average data email memo letter filing document review audit".split()
)

_BOTH = frozenset(
    """answers attacks backs blames blasts brands calls challenges champions charges cheers comments counters credits cries details doubts
    estimates faces favors fears focus forecasts guesses hints hopes jokes judges labels lists looks mentions names notes objects
    offers orders outlines plans pledges posts praises presses projects promises protests quotes questions reads reasons rebukes remarks
    replies reports requests rules shares shows signals slams slaps sounds states supports talks texts threats titles touts tweets views
    voices votes vows wants wishes worries""".split()
)

_BOTH |= {word[:-1] for word in _BOTH} | {
    "reply",
    "cry",
    "worry",
    "support",
    "plan",
    "demand",
    "claim",
    "warning",
    "dispute",
    "value",
}

_OFTEN = frozenset("calls reports shows slams blasts vows touts rebukes".split())
