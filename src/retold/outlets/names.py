"""Outlet names in, identities out: are "The Ledger", "ledger.example" and "the Harbour Ledger" one outlet?

The shipped table knows common outlets; every rule works by form too, so that an outlet nobody has heard of is treated
like a famous one. Short names ("the Herald") keep a key of their own: `could_be` says which full names they may stand
for, `resolve` which one they stand for in an article.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from retold import settings
from retold.outlets.facts import SECTION, Outlet, find, folded, form, plain, table
from retold.records import Article

FORM_WORDS: Final = frozenset(
    """times post herald ledger tribune gazette courier journal chronicle observer globe telegraph guardian
     examiner inquirer enquirer register mirror standard mail express bee dispatch sentinel argus echo messenger
    mercury clarion beacon bulletin advertiser monitor record spectator star sun press news newswire wire radio tv
    television today daily week weekly monthly online review newspaper broadcasting independent citizen""".split()
)
"""Words that close the name of an outlet."""
LONE_WORDS: Final = FORM_WORDS - frozenset(
    """press news wire radio tv television today daily week weekly monthly online newspaper review record standard mail
    broadcasting citizen independent""".split()
)
"""Those that, after "the", name an outlet by themselves."""
_GENERIC: Final = frozenset(
    "news newspaper magazine online website agency radio tv television channel network newsroom digital media "
    "wire".split()
)
_AGENCY_END: Final = re.compile(
    r"(?:newswire|\w{3}wire|\bwire|wire service|news agency|press agency|news service|press association)$"
)
_NO_STATION: Final = frozenset("city shack flyer row host hosts show shows program programs network networks".split())
_COMMON_HEADS: Final = frozenset("news digital print weekly daily monthly local national new our your".split())
_HOST: Final = re.compile(
    r"(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,5}[a-z]{2,24})(?::\d+)?(?:[/?#]\S*)?", re.I
)
_CALL_SIGN: Final = re.compile(
    r"[KW][A-Z]{2,3}\d{1,2}|"
    r"[KW][A-Z]{3}(?:[- ](?:TV|FM|AM|DT))?|[KW][A-Z]{2}[- ](?:TV|FM|AM|DT)|(?:Channel|Radio) \d{1,3}(?: News)?"
)
_THE: Final = re.compile(r"the(?!at(?:re|er)|olog|rap|or[iy]|sis|rm|me|ft|re|saur|ra)(?=[a-z]{3})")
_SECOND_LEVEL: Final = frozenset("co com org net ac gov edu or ne go".split())
_PLATFORMS: Final = frozenset(
    "blogspot.com wordpress.com substack.com medium.com tumblr.com go.com github.io typepad.com yahoo.com "
    "sky.com".split()
)
_NOT_NEWS: Final = frozenset(
    """facebook twitter x t instagram youtube youtu tiktok linkedin pinterest reddit whatsapp telegram wikipedia
     wikimedia google apple amazon amzn bit goo doubleclick outbrain taboola addthis disqus paypal patreon
    eventbrite change surveymonkey spotify soundcloud flickr imgur giphy mailchimp feedburner snapchat threads
    bsky mastodon scribd documentcloud archive gofundme kickstarter""".split()
)


def known_names() -> list[str]:
    """The names that the tagger was trained to take for outlets: they change only when it is trained anew."""
    return (files("retold.outlets") / "tagger_names.txt").read_text("utf-8").splitlines()


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A key that all ways of naming one outlet share: its name with or without article and section, and its host."""
    known = _titles().get(name) or find(name)[0]
    if known is not None:
        return known.key
    address = host(name) if "." in name else None
    if address is None:
        return form(name)
    of = of_host(name)
    if of is not None:
        return of.key
    label = address.split(".")[0].replace("-", "")
    label = _THE.sub("", label, count=1) if label.startswith("the") else label
    return table().named[label].key if label in table().named else label


@cache
def _titles() -> dict[str, Outlet]:
    """Names with a place of their own: "Daily Star (Ostrand)" is not the "Daily Star" with a section behind it."""
    return {outlet.name: outlet for outlet in table().outlets if "(" in outlet.name}


def of_host(url: str) -> Outlet | None:
    """The outlet of the table that a URL or host belongs to, by the longest part of the host that is one."""
    match = _HOST.fullmatch(url.strip())
    labels = match.group(1).lower().split(".") if match else (host(url) or "").split(".")
    hosts = table().hosts
    for first in range(len(labels) - 1):
        address = ".".join(labels[first:])
        if found := hosts.get(address):
            private = first and address in _PLATFORMS and labels[first - 1] not in {"www", "m", "amp"}
            return None if private else found
    return None


def host(url: str) -> str | None:
    """The registered host of a URL or bare host name, without www, amp, m or edition; `None` where there is none."""
    match = _HOST.fullmatch(url.strip())
    if match is None:
        try:
            match = _HOST.fullmatch(urlsplit(url.strip()).hostname or "")
        except ValueError:
            return None
    if match is None:
        return None
    labels = match.group(1).lower().split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    if ".".join(labels[-keep:]) in _PLATFORMS and len(labels) > keep and labels[-keep - 1] not in {"www", "m", "amp"}:
        keep += 1
    return ".".join(labels[-keep:])


def same(a: str, b: str) -> bool:
    """Whether two names surely name one outlet."""
    return key(a) == key(b) != ""


def short(name: str) -> str | None:
    """The key of the last word of a full name, where an outlet goes by it alone: "herald" of "Harbour Herald"."""
    words = plain(name).split() if host(name) is None or " " in name else []
    if words:
        return words[-1] if len(words) > 1 and words[-1] in LONE_WORDS else None
    label = key(name)
    ends = [word for word in LONE_WORDS if label.endswith(word) and label != word]
    return max(ends, key=len) if ends else None


def initials(name: str) -> str | None:
    """The initials of a name of three words and more, folded: "rbs" of "Riverton Broadcasting Service"."""
    words = [word for word in plain(name).split() if word not in {"of", "and"}] if "/" not in name else []
    return "".join(word[0] for word in words) if len(words) >= 3 else None


@lru_cache(maxsize=4096)
def _identities(outlet: str | None, url: str | None) -> frozenset[str]:
    names = [name for name in (outlet, host(url) if url else None) if name and name.strip()]
    full = {key(name) for name in names}
    known = [table().keyed[own].name for own in full if own in table().keyed]
    return frozenset(
        filter(None, (full | {short(n) for n in (*names, *known)} | {initials(n) for n in (*names, *known)}))
    )


def identities(article: Article) -> frozenset[str]:
    """Keys that name the page's own outlet: by its name, its host, and the short forms of both. Empty where unknown."""
    return _identities(article.outlet, article.url)


def could_be(brief: str, full: str) -> bool:
    """Whether a short name ("the Herald", "RBS", "Northwire") may stand for a full one that is not surely the same."""
    (a, head, _), (b, words, brief_forms) = _forms(brief), _forms(full)
    if not a or not b or a == b:
        return False
    if a in brief_forms:
        return True
    if len(head) < len(words) and head:
        rest = words[len(head) :]
        if words[: len(head)] == head and (set(rest) <= _GENERIC or (head[-1] in LONE_WORDS and rest[0] == "of")):
            return True
        return words[-len(head) :] == head and head[-1] in FORM_WORDS
    return False


@lru_cache(maxsize=65536)
def _forms(name: str) -> tuple[str, tuple[str, ...], frozenset[str | None]]:
    """A name's key, its words folded, and the brief names that it goes by."""
    return key(name), tuple(plain(name).split()), frozenset((short(name), initials(name)))


@lru_cache(maxsize=65536)
def is_known(name: str) -> bool:
    """Whether the shipped table holds this name or host, and a text that has it may be taken to mean it."""
    return key(name) in table().keyed and find(name)[1] != "never"


def is_agency(name: str) -> bool:
    """Whether this is a news agency, by the table or by form."""
    outlet = table().keyed.get(key(name))
    return (outlet is not None and outlet.kind == "agency") or bool(_AGENCY_END.search(plain(name)))


def is_journal(name: str) -> bool:
    """Whether this is a scholarly journal by the table: what it publishes are studies, and not news."""
    outlet = table().keyed.get(key(name))
    return outlet is not None and outlet.kind == "journal"


def is_common_word(name: str) -> bool:
    """Whether a known outlet's name is an everyday word too ("Time"), so that it needs more than a capital."""
    return " " not in plain(name) and find(name)[1] == "word"


def is_news_host(url: str) -> bool:
    """Whether a link may lead to an outlet: not to social media, shops, advertising, encyclopaedias or file stores."""
    address = host(url)
    return (
        address is not None
        and address.split(".")[0] not in _NOT_NEWS
        and not re.search(r"\.(?:gov|mil|edu)(?:\.|$)", address)
    )


def called(outlet: str) -> str:
    """An outlet's name as a text would give it: without a leading article and a section behind it."""
    name = outlet.strip()
    for _ in range(2):
        name = SECTION.sub("", name) or name
    return display(name)


def display(name: str) -> str:
    """A name to show: the table's for a known host, else as given, without a leading article."""
    if " " not in name and host(name) is not None:
        outlet = table().keyed.get(key(name))
        return outlet.name if outlet else host(name) or name
    return re.sub(r"^[Tt]he\s+", "", name.strip()) or name


@cache
def _last_words() -> frozenset[str]:
    names = [name for outlet in table().outlets for name in (*outlet.also, outlet.name)]
    silent = {outlet.name for outlet in table().outlets if outlet.written == "never"}
    return FORM_WORDS | {"magazine"} | {plain(name).rpartition(" ")[2] for name in names if name not in silent}


@lru_cache(maxsize=65536)
def may_end(word: str) -> bool:
    """Whether an outlet's name may end with this word: a cheap first question before `looks_like_outlet`."""
    last = word.casefold().strip(".!").replace("’", "'").removesuffix("'s").rstrip("'")
    if last in _last_words() or last.endswith("wire") or "." in last or last.isdigit() or word.isupper():
        return True
    return ("-" in last or "'" in last or not last.isascii()) and plain(word).rpartition(" ")[2] in _last_words()


@lru_cache(maxsize=65536)
def looks_like_outlet(name: str) -> bool:
    """Whether a name is known, is a host, or has an outlet's form ("Harbour Ledger", "the Ledger", "KRVT")."""
    if len(name) > settings.OUTLETS_LONGEST:
        return False
    written = find(name)[1] if "." not in name else ""
    if written == "capital" or (written == "article" and " " not in plain(name)):  # "the Guardian", only "The Hill"
        return name.startswith("The ") or (written == "article" and name.startswith("the "))
    if is_known(name) or _CALL_SIGN.fullmatch(name) or (" " not in name and "." in name and host(name) is not None):
        return True
    words = plain(name).split()
    if not words or any(word in {"university", "department", "ministry", "committee", "party"} for word in words):
        return False
    if _AGENCY_END.search(" ".join(words)):
        return True
    if len(words) == 1:
        called = folded(name).split()
        if len(called) == 2 and called[1] in {"online", "magazine", "newspaper"}:  # "Riverton Online"
            return called[0] not in _COMMON_HEADS and name.rpartition(" ")[2][0].isupper()
        return words[0] in LONE_WORDS and name[:4].lower() == "the "
    if words[0] == "radio" and len(words) == 2:
        return name[:1].isupper() and words[1] not in _NO_STATION
    return words[-1] in FORM_WORDS or (len(words) > 2 and words[0] in LONE_WORDS and words[1] == "of")
