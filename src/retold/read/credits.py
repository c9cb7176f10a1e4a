"""A page in, its credits out: the words that say which outlet or page it came from. Entry: `credits`.

Every name that looks like an outlet's is looked at once, with the words on its left and right; each pattern names one way
of crediting. "X reported, citing Y" was taken from X and goes back to Y. Mentions ("a former Ledger editor") are passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import outlets, settings
from retold.records import Article, Attribution, Credit, CreditKind, Relation, Span

_TOKEN: Final = r"[A-Z][\w&./]*(?:[’'](?!s\b)[\w]+|[-][A-Z]\w*)*!?"
_NAME: Final = re.compile(
    rf"(?<![\w@#./-])(?:(?:[Tt]he\s)?{_TOKEN}(?:[ \u00a0](?:of\s|the\s|and\s|on\s|&\s|della\s)?(?:{_TOKEN}|\d{{1,3}}\b)){{0,6}}"
    r"|(?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|co\.uk|news|info|tv|io|example)\b)"
)
_LEAD: Final = frozenset(
    """a an in on at as but and or when after while if for from by with to that this also then now so however still yet since
    before although though because what who where how why according both via per last his her its their our my former
    citing president mr mrs ms source sources copyright reporting image read""".split()
)
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADV: Final = (
    rf"(?:[,\s]+(?:first|also|has|had|have|previously|later|earlier|recently|separately|subsequently|originally|exclusively|"
    rf"since|that|which|(?:on|late|early|late on) {_DAY}|{_DAY}|last (?:week|month|year|night)|this (?:week|month)|"
    rf"yesterday|today|in \d{{4}}|in [A-Z][a-z]+)){{0,4}},?"
)
_REPORTED: Final = re.compile(
    rf"(?:[’']s?(?:\s(?:[A-Z][\w.’'-]+|own|and|White House|chief|correspondents?|reporters?)){{0,5}})?{_ADV}\s+"
    r"(?P<verb>reported|reports|report|reporting|revealed|reveals|disclosed|uncovered|broke (?:the|that)|published|noted|notes|"
    r"wrote|writes|writing|said|says|found|described|detailed|put it|explained|quoted|cited|alleged|claimed|claims|obtained|"
    r"confirmed|learned|understands|tallied|estimated|estimates|counted|documented)\b(?![’'])"
)
_VERB_GROUPS: Final = {
    **dict.fromkeys(
        "reported reports report reporting revealed reveals disclosed uncovered broke published documented".split(),
        "reported",
    ),
    **dict.fromkeys("obtained confirmed learned understands".split(), "learned"),
}
_OWN_VOICE: Final = re.compile(
    r"(?:,? (?:has|have|had))?(?: (?:exclusively|also|since))? (?:learned|learnt)\b|"
    r" (?:has|have) (?:also |since |exclusively )?(?:obtained|seen|reviewed|confirmed)\b|"
    r" can (?:exclusively )?(?:reveal|disclose|report|confirm)\b| understands\b(?! the\b)"
)
_NOUN: Final = re.compile(
    r"(?:[’']s?)?(?: (?:news|investigative|exclusive|front-page|recent|\w+day))? "
    r"(?:reports?|investigations?|story|stories|article|articles|account|scoop|exposé|expose|interview|reporting|dispatch|"
    r"analysis|piece|profile)\b(?! (?:card|editor|writer)|er)"
)
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:an?|the|that|this|recent|explosive|\w+day|to|by|in|of|with)\s+$|^$", re.I)
_BY: Final = re.compile(
    r"(?:\b(?:first |originally |previously |initially |earlier )?(?:reported|revealed|disclosed|uncovered|published|broken|"
    r"detailed)(?: \w+day| earlier| exclusively| last (?:week|month|year))? (?:by|in|on)|"
    r"\b(?:a|an|the|one|another|recent|\w+day)(?: [\w-]+){0,3} (?:report|story|investigation|article|account|analysis|piece|"
    r"exposé|expose|profile|scoop|dispatch)s? (?:by|from|in|published (?:by|in|on)|for|on|at)|"
    r"\b(?:reports|reporting|stories|articles) (?:by|from|in|on)|\b(?:citing|cited by)|"
    r"\bas (?:reported|noted|detailed) (?:by|in))(?: (?:a|an|the)? ?(?:reporters?|journalists?|news agency|newspaper|site) (?:at|for|with)?)? ?$",
    re.I,
)
_ACCORDING: Final = re.compile(
    r"\baccording to(?: (?:an?|the|one|multiple|several|reports?|recent|initial|exclusive|new)){0,3}"
    r"(?: (?:[\w-]+ )?(?:report|reports|story|investigation|article|account|analysis|reporting|piece|tally|count|review) "
    r"(?:by|from|in|of|published (?:by|in)|on))?(?: reporters? (?:at|for|with))? ?$",
    re.I,
)
_POLL: Final = re.compile(r"(?:[’']s?)?[/\s-](?:[\w.-]+[/\s-]){0,4}(?:exit )?(?:polls?|polling|surveys?)\b")
_TOLD: Final = re.compile(
    r"(?:\b(?:told|tells|telling)(?: the news agency| reporters? (?:at|from|for))?|"
    r"\b(?:speaking|spoke|speaks|talking|talked|said|confirmed|confided|confirming|comment(?:ed)?|responded) (?:to|with)|"
    r"\b(?:statement|email|e-mail|text message|letter|message|comments?|remarks) (?:provided |sent |given |released )?to|"
    r"\b(?:interviews?|conversation|call|exchange|sit-down)(?: \w+day| last \w+| published \w+day)?(?: with| on| in| to| for| by| aired on)|"
    r"\b(?:interviewed|asked|pressed|questioned)(?: \w+day)? (?:by|on)|"
    r"\b(?:said|told \w+|appear(?:ing|ed)|appearance|argued|claimed|insisted|warned|asked)(?: \w+day(?: \w+)?| last \w+| Tuesday| earlier)? on)"
    r"(?: (?:a|an|the))? ?$"
)
_OPINION: Final = re.compile(r"\b(?:op-ed|column|essay|editorial|commentary|blog|letter to the editor)s?\b[^.]{0,40}$", re.I)
_SELF_BY: Final = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|verified|shared exclusively) (?:exclusively )?(?:by|with)(?: the)? ?$|"
    r"\b(?:provided|leaked|given|shown|made available|released) (?:exclusively )?to ?$|\bexclusive(?:ly)? (?:to|for|with) ?$",
    re.I,
)
_VIA: Final = re.compile(r"(?:(?<![\w])\(?\bvia|\bcourtesy of|\b(?:photo|image)s? by)[:\s]\s?$", re.I)
_HAT_TIP: Final = re.compile(r"(?:\bh/t|\bhat[- ]tip(?: goes)?(?: to)?|\bht)[:\s]\s*(?:to )?", re.I)
_HAT_NAME: Final = re.compile(r"@?[\w.]+(?:[’'-]\w+)*(?: (?:[A-Z][\w.’'-]*)){0,5}")
_DATELINE: Final = re.compile(
    r"(?:^|\n)[^\S\n]*(?P<place>[A-Z][A-Z.’' -]{2,30}(?:,[^\n(]{2,30})?|[A-Z][\w.’ ]{2,24}(?:,[^\n(]{2,30})?)?\s?"
    r"\((?P<name>[A-Z][\w .’-]{1,40})\)(?=\s*[-–—:])"
)
_PAREN: Final = re.compile(r"\((?P<name>[A-Z][\w .’-]{1,40})\)")
_CONTRIBUTED: Final = re.compile(
    r"[^.\n]{0,60}?\b(?:contributed|assisted) (?:to|with|in|reporting|reported)\b|[’']s [A-Z][^.\n]{0,60}? contributed (?:to|reporting)"
)
_MATERIAL: Final = re.compile(r"\b(?:(?:material|information|reporting|files|staff|wire reports?|with) (?:from|by)|wire services?|with) (?:the )?$", re.I)
_SOURCE_LINE: Final = re.compile(
    r"(?:^|\n|(?<=[.!?”\"] ))[^\S\n]*[\[(*_]{0,2}(?P<cue>Sources?:|Via:|Originally (?:published|posted|appeared) (?:at|by|on|in):?|"
    r"This (?:article|story|piece|post|report|column|essay|interview|content)(?: was)?(?: (?:first|originally))? "
    r"(?:appeared|ran|published|posted|was (?:first |originally )?(?:published|posted|produced)|comes (?:to us )?from|is (?:republished|reprinted))"
    r"(?: \w+day)?(?: with permission)? (?:at|by|on|in|from|with)|"
    r"(?:Read|See|Find|View) (?:more|the (?:rest|full|whole|entire|original|complete)(?: (?:story|article|report|post|piece|interview))?)"
    r"(?: \w+)? (?:at|on|in|from|via):?|"
    r"Read (?:more|the full story|it|the rest):|(?:Re)?printed with permission (?:from|of)|Republished (?:with permission )?from|"
    r"Cross-?posted (?:from|at|on)|Adapted from|HT:|Hat tip:)\s+(?=\S)",
)
_LINE_NAME: Final = re.compile(
    rf"(?:[Tt]he )?(?:(?:https?://)?(?:[\w-]{{1,40}}\.){{1,4}}[a-z]{{2,10}}(?:/\S{{0,200}})?|{_TOKEN}(?: (?:of |the |and |& )?(?:{_TOKEN}|\d{{1,3}})){{0,6}})"
)
_BYLINE: Final = re.compile(
    r"(?:^|\n)[^\S\n]*(?:By |BY |From (?=[A-Z]))?(?P<who>[^\n]{2,90})(?=\n|$)"
)
_STAFF_WIRE: Final = re.compile(r"(?:staff and )?wire (?:reports?|services?)$", re.I)
_CITING: Final = re.compile(r"\bciting\b|\bcited\b|, which (?:cited|credited)\b", re.I)
_CUE_NEAR: Final = re.compile(
    r"\b(?:report(?:ed|s|ing)?|according to|told|interview|wrote|writes|revealed|found|first|via|citing|published|says|said|story)\b", re.I
)


class Mention(NamedTuple):
    """One naming of an outlet in the text: where, as it stands, and the fullest name that the page gives for it."""

    span: Span
    name: str
    full: str


class _Page(NamedTuple):
    article: Article
    own: frozenset[str]
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]


def credits(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Credit, ...]:  # noqa: A001
    """Every credit of a page, in order of its first character. An empty span at 0 marks one that stands only beside
    the text (a byline in the page's data)."""
    text = article.text
    page = _Page(article, outlets.identities(article), mentions(text), _quoted(attributions))
    found = [credit for mention in page.mentions for credit in _mention_credits(page, mention)]
    found += _hat_tips(text)
    found += _datelines(page)
    found += _source_lines(page)
    found += _bylines(page)
    found += _links(page)
    found += _title(page, found)
    return _distinct(found)
