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

from retold.quotes import Quote
from retold.read.cues import Form, closed, forms, nouns
from retold.records import Span
from retold.settings import READ_TOKEN_KEPT

_TOKEN = re.compile(
    r"[a-z]{3,}(?=[\s,.])|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Lt|Col|Gen|Sgt|Jr|Sr|No)\.|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s[A-Z])"
    r"|[@#]?[^\W_]+(?:(?:[-&/@]|\.(?=\w)|(?<=\d):(?=\d\d(?!\d))|['’](?!s\b)|,(?=\d\d\d))[^\W_]+)*|['’]s\b|(?<=s)['’](?=\s)"
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
            word, kind = _word(match.group()) if end - start < READ_TOKEN_KEPT else _word.__wrapped__(match.group())
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
    if not head.isalnum() and head not in "@#":
        return _MARKS.get(token) or ("-" if head in "—–-" else "s")
    low = token.lower().replace("’", "'")
    kind = _CLOSED.get(low)
    named = not first and head.isupper()
    if kind is not None and not (named and (kind in "mVau" or token == "US")):
        return kind
    if head.isdigit() or (head == "#" and token[1:].isdigit()):
        return "#"
    if head == "@" or named:
        return "N"
    return _kind_by_shape(low, head.isupper())


def _kind_by_shape(low: str, capital: bool) -> str:
    if len(low) > 4:
        if low.endswith("ed"):
            return "e"
        if low.endswith("ing"):
            return "y"
        if low.endswith("ly") and not capital:
            return "r"
    return "N" if capital and low not in _FORMS else "w"


def _cue_verbs(words: list[str], kinds: list[str]) -> dict[int, Form]:
    """Cue verbs by index, their letter set to v; noun readings of the same form are left alone."""
    capitals = kinds.count("N")
    heading = capitals > 2 and len(words) < 24 and capitals * 10 >= 6 * sum(kind in "Nweyvi" for kind in kinds)
    found: dict[int, Form] = {}
    for index, word in enumerate(words):
        form = _FORMS.get(word)
        if form is None or (kinds[index] in "#QV" and word != "asked"):
            continue
        if kinds[index] == "N" and not (heading and form.kind != "base"):
            continue
        if _is_verb(form, words, kinds, index):
            found[index] = form
            kinds[index] = "v"
    return found


def _is_verb(form: Form, words: list[str], kinds: list[str], index: int) -> bool:
    """Is this form a verb here, by the letters on both sides?"""
    before = kinds[index - 1] if index else "^"
    after = kinds[index + 1] if index + 1 < len(kinds) else "."
    if before == "r" and index > 1:  # "he also says", "the widely reported"
        before = kinds[index - 2] if kinds[index - 2] in "dgs" else before
    if form.kind == "ing":
        return before not in "dgs"
    if form.kind == "ed":
        return before not in "dg" and not (before in "is" and after in "wN")
    if before in "pmnt":
        return True
    if before in "dgs#i":
        return before == "#" and form.lemma == "say"
    either = words[index] in _NOUNS or words[index] in _EITHER
    if form.kind == "base":
        return _is_base_verb(either, words, kinds, index)
    return _is_third_person(either, words, kinds, index)


def _is_third_person(either: bool, words: list[str], kinds: list[str], index: int) -> bool:
    """`the mayor says`, `a poll shows`, but not `false claims`."""
    before = kinds[index - 1] if index else "^"
    after = kinds[index + 1] if index + 1 < len(kinds) else "."
    if not either:
        return before in "pNwrsQq,c)^-#yed"
    if before == "N":
        return after not in "i,.a"
    if before == "w":
        start = index - 1
        while start > max(0, index - 8) and kinds[start - 1] in "we#":
            start -= 1
        if after == "," and kinds[max(0, start - 2) : start] == [",", "d"]:  # ", the report estimates,"
            return True
        if words[index - 1] in _PAPERS:
            return after not in "i,.a"
        return start > 0 and kinds[start - 1] in "dgNs" and after in "dgpToQqhtN" and not words[index - 1].endswith("s")
    if before == "," and after == "w":  # "X, who chairs the group, claims officials kept it back"
        return "".join(kinds[index + 2 : index + 3]) in {"V", "a", "m", "e"}
    return before in "prQq,c" and after in "dgpToQqhtN"


def _is_base_verb(either: bool, words: list[str], kinds: list[str], index: int) -> bool:
    """`officials say`, `polls show`: after a plural, a number or an adverb, unless what follows suits a noun better."""
    before = kinds[index - 1] if index else "^"
    after = kinds[index + 1] if index + 1 < len(kinds) else "."
    if not either and before in "wN#)-":
        return True
    plural = before in "wN" and words[index - 1].endswith("s") and not words[index - 1].endswith("ss")
    if plural:
        return words[index] == "show" or after in "dgpNToQqhtweyr:"
    if before in "ra":
        return after in "dgpNToQqht"
    return before in ",c^" and after in "dgpTQq" and not either


_PAPERS = frozenset(
    "poll survey study report analysis average data email memo letter filing document review audit".split()
)
_EITHER = frozenset(
    """answer attack blame blast brand call challenge charge comment counter credit cry detail doubt estimate favor
    fear focus forecast guess hint hope joke judge label list look mention name note object offer order outline
    plan pledge post praise press project promise protest quote question read reason rebuke remark reply report
    request rule show signal slam slap sound state support talk text threat title tout tweet view voice vote vow
    want wish worry demand claim warning dispute value promises replies cries worries""".split()
)
_EITHER |= {f"{word}s" for word in _EITHER}
