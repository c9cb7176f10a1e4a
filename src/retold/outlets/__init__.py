"""Outlets: which names are one outlet, which outlet a name means in an article.

`names` works by form, for any name; `facts` holds the shipped table; `found` and `parts` find what a text names by it;
`meanings` says what a name means by itself, `resolving` (with `places`) what it means in an article.
"""

from retold.outlets.facts import Outlet, place_names, table
from retold.outlets.found import AS_PERSONS, held, namings, surnames
from retold.outlets.names import (
    FORM_WORDS,
    LONE_WORDS,
    called,
    could_be,
    display,
    host,
    identities,
    initials,
    is_agency,
    is_common_word,
    is_journal,
    is_known,
    is_news_host,
    key,
    known_names,
    looks_like_outlet,
    may_end,
    of_host,
    same,
    short,
)
from retold.outlets.parts import programmes
from retold.outlets.resolving import Identity, Resolved, identity, resolve

__all__ = [
    "AS_PERSONS",
    "FORM_WORDS",
    "LONE_WORDS",
    "Identity",
    "Outlet",
    "Resolved",
    "called",
    "could_be",
    "display",
    "held",
    "host",
    "identities",
    "identity",
    "initials",
    "is_agency",
    "is_common_word",
    "is_journal",
    "is_known",
    "is_news_host",
    "key",
    "known_names",
    "looks_like_outlet",
    "may_end",
    "namings",
    "of_host",
    "place_names",
    "programmes",
    "resolve",
    "same",
    "short",
    "surnames",
    "table",
]
