"""A noun in, what it can name out: a person, people, a body, a document, an outlet. By list, then by ending."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from retold.read.cues import DOCUMENTS, GROUPS, OUTLET_NOUNS, PEOPLE, TITLES, UNNAMED

Sort = Literal["person", "people", "body", "document", "outlet", "unknown", "unknowns"]

_NO_PERSON: Final = frozenset(
    """paper letter order center number power matter poster other former quarter weather water river chapter error
    sector factor major minor senior junior under over offer never answer layer tower computer disaster chamber
    counter corner character consumer december november october september summer winter another either neither whether
    rather together however later earlier better greater higher lower larger smaller further floor door color colour
    labor labour behavior behaviour honor honour favor favour humor humour rumor mirror terror horror monitor sensor
    reactor indicator refer ever per her after before human woman's german roman christmas list artist's assist
    exist twist insist trust disorder border shoulder order murder thunder wonder hunger danger anger finger transfer
    server router printer filter meter timer marker younger older twitter reuters reuter newsletter""".split()
)

_TITLES: Final = frozenset("baroness viscount viscountess countess duchess emir sheikh sheik ayatollah mullah".split())
"""Words before a name that are no part of it, besides `cues.TITLES`."""
_NO_TITLES: Final = frozenset("hawk dove guy folk figure favorite favourite".split())
"""Nouns for a person that stand before no name; with a capital the first two and "Guy" are names themselves."""
FIRMS: Final = frozenset(
    """provider maker carmaker automaker drugmaker chipmaker planemaker phonemaker manufacturer retailer supplier
    insurer lender carrier exporter importer distributor wholesaler grocer brewer shipper refiner processor""".split()
)
"""Nouns that, said of a name of one word, make it a firm's more often than a person's."""

_PAPERS: Final = DOCUMENTS | frozenset(
    "brief correction postmortem press-release opinion dissent act graph diagram subtitle".split()
)
_THINGS: Final = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "ship",
    "sis",
    "logy",
    "phy",
    "ture",
    "age",
    "ing",
    "acy",
    "dom",
)

_MORE_PEOPLE: Final = (UNNAMED - {"people", "person", "friends", "insiders", "someone", "somebody"}) | frozenset(
    """lady eyewitness recipient rapporteur provocateur restaurateur beneficiary alumnus grandmaster celebrity
    personality dignitary""".split()
)
_HUMAN: Final = (
    "ist", "ian", "man", "woman", "crat", "person", "eer", "ologist", "lord", "wife", "smith", "monger", "goer",
)  # fmt: skip

# Words of one role that a text may vary; each stands for the first.
_SAME_ROLES: Final = {
    form: words.split()[0]
    for words in """spokesperson spokesman spokeswoman|chair chairman chairwoman chairperson chairlady|adviser advisor
    |lawyer attorney counsel solicitor barrister|congressman congresswoman congressperson representative rep reps
    |councillor councilman councilwoman councilor|senator sen sens|governor gov govs|president pres|doctor dr
    |professor prof|general gen|colonel col|captain capt|sergeant sgt|detective det|reverend rev|lieutenant lt
    |businessperson businessman businesswoman|fireman firefighter|policeman policewoman officer cop
    |alderperson alderman alderwoman|assemblyperson assemblyman assemblywoman|reporter journalist correspondent
    |director directress|head boss|co-founder cofounder|co-author coauthor|major maj|secretary sec|sheriff sherriff
    |superintendent supt|prosecutor da|chief ceo|actor actress|manager mgr|neighbor neighbour""".split("|")
    for form in words.split()
}

# What a wider noun may stand for: "the lawmaker" may be the senator.
_WIDER: Final = {
    "lawmaker": frozenset("senator congressman assemblyperson councillor legislator delegate".split()),
    "legislator": frozenset("senator congressman assemblyperson lawmaker delegate".split()),
    "politician": frozenset("senator congressman governor mayor lawmaker minister councillor candidate".split()),
    "candidate": frozenset("nominee contender".split()),
    "academic": frozenset("professor lecturer historian economist sociologist".split()),
    "scholar": frozenset("professor lecturer historian".split()),
    "researcher": frozenset("scientist professor biologist".split()),
    "scientist": frozenset("biologist chemist physicist geologist".split()),
    "officer": frozenset("sergeant detective captain lieutenant".split()),
    "host": frozenset("anchor presenter broadcaster co-host".split()),
    "leader": frozenset("president premier chancellor king chair head speaker minister".split()),
}


def singular(word: str) -> str:
    """A noun in the singular, by its ending."""
    if word in {"people", "persons"}:
        return "people"
    if word == "children":
        return "child"
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=65536)
def is_person(word: str) -> bool:
    """Whether a noun, in small letters and singular, is one for a person."""
    if word in PEOPLE or word in _MORE_PEOPLE:
        return True
    if word in _NO_PERSON or word in DOCUMENTS or word in GROUPS or word in OUTLET_NOUNS:
        return False
    if "-" in word:
        return is_person(word.rpartition("-")[2])
    if len(word) > 5 and word.endswith(_HUMAN):
        return True
    return len(word) > 4 and word.endswith(("er", "or", "ist", "ian", "man", "ee")) and not word.endswith("eer")


@lru_cache(maxsize=65536)
def is_title(word: str) -> bool:
    """Is this capitalised word a role before a name, and not a surname that ends like one?"""
    folded = word.strip(".").lower()
    if folded in _NO_TITLES:
        return False
    listed = folded in PEOPLE or folded in TITLES or folded in _TITLES
    return listed or folded.partition("-")[0] in {"co", "ex", "vice"} or folded.startswith("then-")


@lru_cache(maxsize=65536)
def sort_of(word: str) -> Sort:
    """What a common noun names; of several readings of one word the first of: outlet, document, body, person."""
    folded = word.lower().replace("’", "'")
    single = singular(folded)
    listed: tuple[tuple[Sort, frozenset[str]], ...] = (
        ("outlet", OUTLET_NOUNS),
        ("document", _PAPERS),
        ("body", GROUPS | {"field", "slate", "left", "right"}),
    )
    for form in (folded, single):
        for sort, nouns in listed:
            if form in nouns:
                return sort
    if is_person(single) or single in UNNAMED:
        return "person" if single == folded and single not in {"people", "police"} else "people"
    if "-" in folded:
        return sort_of(folded.rpartition("-")[2])
    if single.endswith(_THINGS) and len(single) > 5:
        return "document"
    return "unknown" if single == folded and not folded.endswith("ese") else "unknowns"


def is_listed(word: str) -> bool:
    """Is this word, in small letters, one of the listed nouns, and not only like one by its ending?"""
    folded = singular(word.lower())
    return any(folded in nouns or word.lower() in nouns for nouns in (PEOPLE, UNNAMED, GROUPS, DOCUMENTS, OUTLET_NOUNS))


def is_unnamed(word: str) -> bool:
    """Does even the plural of this noun stand for some people without a name ("officials"), and not for a group?"""
    folded = word.lower()
    return folded in UNNAMED or singular(folded) in UNNAMED


def role_key(word: str) -> str:
    """One form for the words of one role: "spokeswoman" and "spokesman", "Sen." and "senator"."""
    folded = word.lower().strip(".")
    return _SAME_ROLES.get(folded, folded)


def role_keys(described: str) -> tuple[str, ...]:
    """The roles that a description by this noun may mean: its own and, for a wide noun, narrower ones."""
    key = role_key(described)
    return (key, *sorted(_WIDER.get(key, ())))
