"""Outlet names in, identities out: are "The Ledger", "ledger.example" and "the Harbour Ledger" one outlet?

A small shipped table (`outlets.csv`: names, other names, hosts, agencies) knows common outlets; every rule works by
form too, so that an outlet nobody has heard of is treated like a famous one. Short names ("the Herald") keep a key of
their own: `could_be` says which full names they may stand for.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from retold import settings
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
_SECTION: Final = re.compile(
    r"\s*(?:\([^()]{1,40}\)|(?:\s[-–—|]\s*|\s*[|:]\s)(?:opinion|editorial|news|online|politics|analysis|world|us|"
    r"u\.s\.))\s*$",
    re.I,
)
_SECTIONED: Final = re.compile(r"[(|:–—]|\s-\s")
_POSSESSIVE: Final = re.compile(r"'s?\b")
_WORD: Final = re.compile(r"\w+")
_TAIL: Final = re.compile(r"(?<=\w)\s+(?:newspaper|magazine|online|website|\.com)$")
_HOST: Final = re.compile(
    r"(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,5}[a-z]{2,24})(?::\d+)?(?:[/?#]\S*)?", re.I
)
_DOTTED: Final = re.compile(r"(?:[a-z]\.)+[a-z]?")
_CALL_SIGN: Final = re.compile(
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


class _Table(NamedTuple):
    keys: dict[str, str]
    hosts: dict[str, str]
    names: dict[str, str]
    kinds: dict[str, str]


@cache
def _table() -> _Table:
    """The shipped table: every name's form to its key, host to key, key to name, key to kind."""
    keys, hosts, names, kinds = {}, {}, {}, {}
    for row in csv.DictReader((files("retold") / "outlets.csv").read_text("utf-8").splitlines()):
        main = _form(row["name"])
        names[main] = row["name"]
        for name in (row["name"], *filter(None, row["also"].split(";"))):
            keys[_form(name)] = main
        for address in filter(None, row["hosts"].split(";")):
            hosts[address] = main
        kinds[main] = row["kind"]
    return _Table(keys, hosts, names, kinds)


def known_names() -> list[str]:
    """The names of the shipped table, and their other names."""
    rows = csv.DictReader((files("retold") / "outlets.csv").read_text("utf-8").splitlines())
    return [name for row in rows for name in (row["name"], *row["also"].split(";")) if name]


def _plain(name: str) -> str:
    """Folded words of a name: no case, accents, marks, section, possessive or leading article."""
    name = name.strip()
    if _SECTIONED.search(name):
        for _ in range(2):
            name = _SECTION.sub("", name) or name
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = _POSSESSIVE.sub("", name.casefold())
    if "." in folded:
        folded = _DOTTED.sub(lambda match: match.group().replace(".", ""), folded)
    folded = " ".join(_WORD.findall(folded.replace("&", " and ")))
    return _TAIL.sub("", folded.removeprefix("the ") or folded)


def _form(name: str) -> str:
    return _plain(name).replace(" ", "")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A key that all ways of naming one outlet share: its name with or without article and section, and its host."""
    table = _table()
    form = _form(name)
    if form in table.keys:
        return table.keys[form]
    address = host(name) if "." in name else None
    if address is None:
        return form
    if address in table.hosts:
        return table.hosts[address]
    label = address.split(".")[0].replace("-", "")
    label = _THE.sub("", label, count=1) if label.startswith("the") else label
    return table.keys.get(label, label)


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
    words = _plain(name).split() if host(name) is None or " " in name else []
    if words:
        return words[-1] if len(words) > 1 and words[-1] in LONE_WORDS else None
    label = key(name)
    ends = [word for word in LONE_WORDS if label.endswith(word) and label != word]
    return max(ends, key=len) if ends else None


def initials(name: str) -> str | None:
    """The initials of a name of three words and more, folded: "rbs" of "Riverton Broadcasting Service"."""
    words = [word for word in _plain(name).split() if word not in {"of", "and"}] if "/" not in name else []
    return "".join(word[0] for word in words) if len(words) >= 3 else None


@lru_cache(maxsize=4096)
def _identities(outlet: str | None, url: str | None) -> frozenset[str]:
    names = [name for name in (outlet, host(url) if url else None) if name and name.strip()]
    full = {key(name) for name in names}
    full |= {key(_table().names[k]) for k in full if k in _table().names}
    known = [_table().names[k] for k in full if k in _table().names]
    return frozenset(
        filter(None, (full | {short(n) for n in (*names, *known)} | {initials(n) for n in (*names, *known)}))
    )


def identities(article: Article) -> frozenset[str]:
    """Keys that name the page's own outlet: by its name, its host, and the short forms of both. Empty where unknown."""
    return _identities(article.outlet, article.url)


def could_be(brief: str, full: str) -> bool:
    """Whether a short name ("the Herald", "RBS", "Northwire") may stand for a full one that is not surely the same."""
    a, b = key(brief), key(full)
    if not a or not b or a == b:
        return False
    if a in {short(full), initials(full)}:
        return True
    words, head = _plain(full).split(), _plain(brief).split()
    if len(head) < len(words) and head:
        rest = words[len(head) :]
        if words[: len(head)] == head and (set(rest) <= _GENERIC or (head[-1] in LONE_WORDS and rest[0] == "of")):
            return True
        return words[-len(head) :] == head and head[-1] in FORM_WORDS
    return False


def is_known(name: str) -> bool:
    """Whether the shipped table holds this name or host."""
    return key(name) in _table().names


def is_agency(name: str) -> bool:
    """Whether this is a news agency, by the table or by form."""
    return _table().kinds.get(key(name)) == "agency" or bool(_AGENCY_END.search(_plain(name)))


def is_common_word(name: str) -> bool:
    """Whether a known outlet's name is an everyday word too ("Time"), so that it needs more than a capital."""
    return _table().kinds.get(key(name)) == "word" and " " not in _plain(name)


def is_news_host(url: str) -> bool:
    """Whether a link may lead to an outlet: not to social media, shops, advertising, encyclopaedias or file stores."""
    address = host(url)
    return (
        address is not None
        and address.split(".")[0] not in _NOT_NEWS
        and not re.search(r"\.(?:gov|mil|edu)(?:\.|$)", address)
    )


def display(name: str) -> str:
    """A name to show: the table's for a known host, else as given, without a leading article."""
    if " " not in name and host(name) is not None:
        return _table().names.get(key(name), host(name) or name)
    return re.sub(r"^[Tt]he\s+", "", name.strip()) or name


@cache
def _last_words() -> frozenset[str]:
    table = csv.DictReader((files("retold") / "outlets.csv").read_text("utf-8").splitlines())
    names = [name for row in table for name in (row["name"], *row["also"].split(";")) if name]
    return FORM_WORDS | {_plain(name).rpartition(" ")[2] for name in names}


@lru_cache(maxsize=65536)
def may_end(word: str) -> bool:
    """Whether an outlet's name may end with this word: a cheap first question before `looks_like_outlet`."""
    folded = word.casefold().strip(".!").replace("’", "'").removesuffix("'s").rstrip("'")
    if folded in _last_words() or folded.endswith("wire") or "." in folded or folded.isdigit() or word.isupper():
        return True
    return ("-" in folded or "'" in folded or not folded.isascii()) and _plain(word).rpartition(" ")[2] in _last_words()


@lru_cache(maxsize=65536)
def looks_like_outlet(name: str) -> bool:
    """Whether a name is known, is a host, or has an outlet's form ("Harbour Ledger", "the Ledger", "KRVT")."""
    if len(name) > settings.OUTLETS_LONGEST:
        return False
    kind = _table().kinds.get(key(name)) if "." not in name else None
    if kind == "capital" or (kind == "article" and " " not in _plain(name)):  # "the Guardian", only "The Hill"
        return name.startswith("The ") or (kind == "article" and name.startswith("the "))
    if is_known(name) or _CALL_SIGN.fullmatch(name) or (" " not in name and "." in name and host(name) is not None):
        return True
    words = _plain(name).split()
    if not words or any(word in {"university", "department", "ministry", "committee", "party"} for word in words):
        return False
    if _AGENCY_END.search(" ".join(words)):
        return True
    if len(words) == 1:
        return words[0] in LONE_WORDS and name[:4].lower() == "the "
    return words[-1] in FORM_WORDS or (len(words) > 2 and words[0] in LONE_WORDS and words[1] == "of")


AGENCIES: Final = frozenset(key for key, kind in _table().kinds.items() if kind == "agency")
"""Keys of the agencies in the table."""
