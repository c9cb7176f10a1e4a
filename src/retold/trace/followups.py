"""Two pages of a corpus in, whether the later one is a follow-up out: a report with news of its own, not a retelling.

An outlet that comes back to an affair opens with what is new, under another headline, and takes over background of its
own. What was 12 on Monday and is 15 on Thursday has not been altered, it has moved on. The same is told of an agency's
next report, where another outlet runs it.
"""

from __future__ import annotations

import numpy as np

from retold import settings
from retold.trace.field import Field
from retold.trace.fingerprints import Mask
from retold.trace.headlines import title_words


def follow_up(field: Field, source: int, derived: int) -> bool:
    """Whether `derived` follows `source` up, by their numbers; dates must not say that it is the earlier."""
    days = field.days(source, derived)
    if field.sources.versions(source, derived) or (days is not None and days <= -1):
        return False
    if not field.sources.sisters(source, derived):
        apart = days is not None and days >= settings.TRACE_FOLLOW_WIRE_DAYS
        if not (apart and _same_wire(field, source, derived)):
            return False
    return not _same_headline(field, source, derived) and _opens_anew(field, source, derived)


def _opens_anew(field: Field, source: int, derived: int) -> bool:
    """Whether a page has enough that the other lacks, most of its lead among it; boilerplate counts for nothing."""
    counted = ~field.wording.repeated[field.held.words_of(derived)]
    shared = _shared(field, source, derived)
    lead = np.flatnonzero(counted)[: settings.TRACE_FOLLOW_LEAD]
    own, whole = int((counted & ~shared).sum()), int(counted.sum())
    if own < max(settings.TRACE_FOLLOW_OWN_WORDS, settings.TRACE_FOLLOW_OWN_SHARE * whole):
        return False
    return float(shared[lead].mean()) <= settings.TRACE_FOLLOW_LEAD_SHARED


def _shared(field: Field, source: int, derived: int) -> Mask:
    """For each word of a page, whether the other has that wording too, quoted or not."""
    own = field.held.words_of(derived)
    mask = np.zeros(own.stop - own.start, np.bool_)
    for match, _ in field.matches(source, derived):
        mask[slice(*(match.left if derived < source else match.right))] = True
    return mask


def _same_headline(field: Field, source: int, derived: int) -> bool:
    one, other = (title_words(field.readings[page].article.title) for page in (source, derived))
    return len(one & other) >= settings.TRACE_SAME_HEADLINE * max(1, len(one | other))


def _same_wire(field: Field, source: int, derived: int) -> bool:
    """Whether a page runs the copy of an agency that another page is of, or runs too."""
    wires = [naming for naming in field.sources.namings[derived] if naming.agency]
    if any(source in naming.holders for naming in wires):
        return True
    return not {naming.key for naming in wires}.isdisjoint(n.key for n in field.sources.namings[source] if n.agency)
