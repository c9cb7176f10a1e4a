"""A family in, every signal of descent out: a number for each possible source of each page, by the signal's name.

Six kinds of edge have signals of their own: `held` (one page taken from another), `own` (a page that rests on nothing),
`unseen` (a page taken from one nobody holds), `into` (that one taken from a held page), `first` (it rests on nothing)
and `both` (one unseen page taken from another). A signal's weight, in log-odds, stands under its name in
`settings.TRACE_WEIGHTS`; `train/lineage.py` fits them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.trace.arborescence import Scores
from retold.trace.crediting import KINDS, Credits, kind
from retold.trace.direction import signals as signals_of
from retold.trace.family import Family, Named
from retold.trace.sources import passing

Signal = tuple[str, tuple[object, object], Scores]
"""A name, the block of the matrix (rows are sources, the last one nothing; columns pages), the values there."""
_SIGNS = frozenset({"quoted", "place", "reporting", "outlets"})


def scores(family: Family, weights: dict[str, float]) -> Scores:
    """All signals, weighed and added up: laid out as `arborescence.marginals` wants it."""
    size = len(family) + len(family.named)
    total = np.zeros((size + 1, size))
    for name, block, values in signals(family):
        total[block] += weights[name] * values  # type: ignore[index]
    return total


def signals(family: Family) -> Iterator[Signal]:
    """Every signal of a family."""
    pages, count = len(family), len(family) + len(family.named)
    told = Credits(family)
    blocks = {
        "held": (slice(0, pages), slice(0, pages)),
        "own": (count, slice(0, pages)),
        "unseen": (slice(pages, count), slice(0, pages)),
        "into": (slice(0, pages), slice(pages, count)),
        "first": (count, slice(pages, count)),
        "both": (slice(pages, count), slice(pages, count)),
    }
    found = [_wording(told), _signs(family), _dates(family), _headlines(family), _credits(told), _pages(told)]
    if family.named:
        found += [_unseen(told), _above(told), _first(told)]
    for part in found:
        for name, values in part:
            block = blocks[name.partition("_")[0]]
            yield name, block, np.asarray(values, np.float64)


Named_ = Iterator[tuple[str, npt.ArrayLike]]


def _wording(told: Credits) -> Named_:
    """What two pages share, against what the derived one shares with any, and where they differ who else agrees."""
    family, variants = told.family, told.family.variants
    common, shared = variants.common, variants.shared
    best, known = np.maximum(common.max(0), 1), np.maximum(shared, 1)
    missing = told.missing
    yield "held_base", np.ones_like(common)
    yield "held_best", common / best
    yield "held_is_best", (common >= best) & (common > 0)
    yield "held_lacks", missing / known
    yield "held_lacks_words", np.minimum(missing, 150) / 50
    yield "held_lacks_log", np.log1p(missing / 3)
    yield "held_more", (missing.T) / known[:, None]
    old, new = _edits(family)
    yield "held_older", np.log1p(old)
    yield "held_changed", np.log1p(new.T)
    edits = (old + new) + (old + new).T
    rate = np.where(common >= 5, edits / np.maximum(common, 5), 9.0)
    yield "held_edits", np.where(common >= 5, np.log((rate + 0.01) / (rate.min(0) + 0.01)), 0)
    near = family.field.near.among([page[0] for page in family.pages])
    yield "held_near", near


def _edits(family: Family) -> tuple[Scores, Scores]:
    """For each (source, page): edits of the page whose reading a third page has, and others; likeliest sources only."""
    variants, count = family.variants, len(family)
    old, new = np.zeros((count, count)), np.zeros((count, count))
    likely = np.argsort(-variants.common, 0, kind="stable")[: settings.TRACE_LIKELY]
    pairs = {(source, page) for page in range(count) for source in likely[:, page].tolist()}
    for source, page in sorted(pairs | {(page, source) for source, page in pairs}):
        if variants.common[source, page] >= 5:
            old[source, page], new[source, page] = variants.edits(page, source)
    return old, new


def _signs(family: Family) -> Named_:
    """What two texts say of which took wording from the other (`direction`), for the pairs that share most wording."""
    count, field = len(family), family.field
    found = np.zeros((count, count))
    likely = np.argsort(-family.variants.common, 0, kind="stable")[: settings.TRACE_SIGNS]
    pairs = {(min(source, page), max(source, page)) for page in range(count) for source in likely[:, page].tolist()}
    for one, other in sorted(pairs):
        if one != other and family.variants.common[one, other] >= settings.TRACE_MATCHED:
            reuses = [reuse for _, reuse in field.matches(family.front(one), family.front(other))]
            signs = signals_of(family.article(one), family.article(other), reuses)
            total = sum(settings.TRACE_DIRECTION_WEIGHTS[s.name] * s.value for s in signs if s.name in _SIGNS)
            found[one, other], found[other, one] = total, -total
    yield "held_signs", found


def _dates(family: Family) -> Named_:
    """Whether a page is dated before another: by the hour where both have a time, else by the day; not where they are
    `TRACE_FAR` days apart, since then one of them is wrong.
    """
    dates = [
        min((a.published for a in family.articles(page) if a.published), default=None) for page in range(len(family))
    ]
    hours = np.array([[_hours(source, page) for page in dates] for source in dates])
    earlier, later = hours > 0, hours < 0
    np.fill_diagonal(earlier, False)
    yield "held_earlier", earlier
    yield "held_later", later
    yield "held_undated", np.repeat([[date is None] for date in dates], len(dates), 1)
    yield "own_earliest", ~earlier.any(0)
    yield "own_later", earlier.sum(0) / max(1, len(dates) - 1)


def _hours(source: datetime | None, page: datetime | None) -> float:
    if source is None or page is None:
        return 0.0
    if source.time() != time() and page.time() != time():
        hours = (page - source).total_seconds() / 3600
        hours = 0.0 if abs(hours) < settings.TRACE_AT_ONCE else hours
    else:
        hours = (page.date() - source.date()).days * 24.0
    return hours if abs(hours) <= settings.TRACE_FAR * 24 else 0.0


def _headlines(family: Family) -> Named_:
    """Two headlines with most words the same, and an address that keeps words of the source's headline."""
    pages = range(len(family))
    alike = np.array([[0.0 if s == p else family.same_headline(s, p) for p in pages] for s in pages])
    yield "held_headline", np.where(alike >= settings.TRACE_HEADLINE, alike, 0.0)
    yield "held_slug", [[0.0 if s == p else family.kept_headline(s, p) for p in pages] for s in pages]


def _credits(told: Credits) -> Named_:
    """Credits and links between two held pages, those to others, and how often a page is credited at all."""
    family, by = told.family, told.by
    for name in KINDS:
        yield f"held_{name}", by[name]
    for name in ("taken", "back"):
        yield f"held_{name}_copied", told.copied_credit[name]
    for name in ("taken", "back", "told"):
        yield f"held_{name}_reversed", by[name].T
    pages = range(len(family))
    links = np.array([[s != p and family.link(s, p) is not None for p in pages] for s in pages], np.float64)
    yield "held_link", links
    yield "held_link_reversed", links.T
    taken, back = by["taken"], by["back"]
    yield "held_other_taken", np.where(taken == 0, taken.max(0), 0)
    yield "held_other_back", np.where((taken == 0) & (back == 0), back.max(0), 0)
    yield "held_unheld", np.broadcast_to(told.unheld, taken.shape)
    yield "held_inherited", told.inherited
    yield "held_inherited_reversed", told.inherited.T
    given = told.given > 0
    cited = given.sum(1)
    yield "held_cited", np.log1p(cited[:, None] - given)
    yield "held_cited_derived", np.log1p(cited[None, :] - given.T)
    same, wire = _alike_credits(family)
    yield "held_same_credit", same
    yield "held_same_wire", wire
    yield "own_credits", told.any
    yield "own_passing", told.passing & ~told.any
    yield "own_cited", np.log1p(cited)


def _alike_credits(family: Family) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether two pages credit the same page, seen or unseen; and whether that is an agency's for both."""
    count, size = len(family), len(family) + len(family.named)
    plain, wire = np.zeros((count, size)), np.zeros((count, size))
    for page, own in enumerate(family.said):
        for said in own:
            if not said.naming.copied:
                (wire if said.naming.agency else plain)[page, family.number(page, said)] = 1
    every = plain + wire
    found = (every @ every.T - wire @ wire.T) > 0, (wire @ wire.T) > 0
    for values in found:
        np.fill_diagonal(values, False)
    return found


def _pages(told: Credits) -> Named_:
    """What a page is by itself: an agency's, one that speaks of its own reporting, one that credits others."""
    family, common = told.family, told.family.variants.common
    count = len(family)
    agency = np.array([family.agency(page) for page in range(count)], np.float64)
    own = np.array([family.own_words(page) is not None for page in range(count)], np.float64)
    square = np.ones((count, count))
    yield "held_from_agency", square * agency[:, None]
    yield "held_to_agency", square * agency
    yield "held_from_own", square * own[:, None]
    yield "held_to_own", square * own
    yield "held_from_crediting", square * told.any[:, None]
    yield "own_base", np.ones(count)
    yield "own_words", own
    yield "own_agency", agency
    yield "own_covered", common.max(0) / np.maximum(family.variants.sizes, 1)
    yield "own_lacks", np.log1p(told.lacking / 3)


def _unseen(told: Credits) -> Named_:
    """Pages taken from one nobody holds: their credits; for a page that does not credit it, what it shares with those
    that do, and what no held page explains.
    """
    family, variants = told.family, told.family.variants
    count, unseen = len(family), len(family.named)
    sizes, best = np.maximum(variants.sizes, 1), variants.common.max(0)
    by = {name: np.zeros((unseen, count)) for name in (*KINDS, "copies")}
    crediting = np.zeros((unseen, count), np.bool_)
    others = np.zeros((unseen, count))
    for at, named in enumerate(family.named):
        for page, said in named.credits:
            name = kind(said.naming)
            by[name][at, page] = max(by[name][at, page], family.worth(said))
            by["copies"][at, page] = max(by["copies"][at, page], family.inherited(said).max(initial=0))
            crediting[at, page] = True
        tellers = variants.has[named.pages].sum(0)
        others[at] = np.where(crediting[at], variants.overlap(tellers > 1), variants.overlap(tellers > 0))
    silent = ~crediting
    square = np.ones((unseen, count))
    yield "unseen_base", square
    passed = np.array([[_passing(family, named, page) for page in range(count)] for named in family.named])
    slight = silent | ((by["told"] > 0) & (passed > 0))
    yield "unseen_never", slight & (others < settings.TRACE_MATCHED)
    yield "unseen_taken", by["taken"]
    yield "unseen_back", by["back"]
    yield "unseen_told", by["told"]
    yield "unseen_copied", by["copied"]
    yield "unseen_byline", by["byline"]
    yield "unseen_copied_credit", by["copies"]
    yield "unseen_credits", square * np.log([[len(named.pages)] for named in family.named])
    yield "unseen_shared", others / sizes
    yield "unseen_silent", silent
    yield "unseen_silent_shared", silent * others / sizes
    yield "unseen_silent_best", silent * others / np.maximum(best, 1)
    yield "unseen_silent_lacks", silent * np.log1p(told.lacking / 3)
    yield "unseen_silent_covered", silent * best / sizes
    other = np.maximum(told.given.max(0, initial=0), told.unheld)
    yield "unseen_silent_credits", silent * other
    yield "unseen_other_taken", square * told.by["taken"].max(0)
    yield "unseen_other_back", square * told.by["back"].max(0)
    yield "unseen_central", square * np.log((variants.shared + 20) / (variants.shared.max() + 20))
    yield "unseen_passing", passed
    yield "unseen_told_passing", (by["told"] > 0) * passed


def _passing(family: Family, named: Named, page: int) -> float:
    own = [said for other, said in named.credits if other == page]
    return float(any(passing(said.naming, family.field.readings[said.capture].article) for said in own))


def _above(told: Credits) -> Named_:
    """What an unseen page rests on: a held page that has the wording its tellings share, or that they credit too."""
    family, variants = told.family, told.family.variants
    had, shares = _had(family)
    cited, least = np.zeros(had.shape), np.zeros(had.shape)
    inside = np.zeros(had.shape, np.bool_)
    for at, named in enumerate(family.named):
        pages = named.pages
        cited[:, at] = told.given[:, pages].mean(1)
        share = variants.common[:, pages] / np.maximum(variants.shared[pages], 1)
        share[pages, range(len(pages))] = 1
        least[:, at] = share.min(1)
        inside[pages, at] = True
    square = np.ones(had.shape)
    tellings = np.array([len(named.pages) for named in family.named])
    size = np.array([variants.sizes[named.pages].min() for named in family.named])
    alone = np.maximum(settings.TRACE_UNSEEN_WORDS, settings.TRACE_INTO_SHARE * size)
    enough = np.where(tellings > 1, settings.TRACE_INTO_WORDS, alone)
    yield "into_base", square
    yield "into_never", (had < enough) | inside
    yield "into_has", shares
    yield "into_covered", had / np.maximum(variants.sizes, 1)[:, None]
    yield "into_more", (variants.shared[:, None] - had) / np.maximum(variants.shared, 1)[:, None]
    yield "into_cited", cited
    yield "into_agency", square * np.array([named.agency for named in family.named])
    yield "into_central", square * np.log((variants.shared + 20) / (variants.shared.max() + 20))[:, None]
    yield "into_own", square * np.array([[family.own_words(page) is not None] for page in range(len(family))])
    yield "into_crediting", inside
    yield "into_least", least


def _had(family: Family) -> tuple[Scores, Scores]:
    """How much of the wording that tellings of each unseen page share each held page has, and as a share of it."""
    had, shares = np.zeros((len(family), len(family.named))), np.zeros((len(family), len(family.named)))
    for at, named in enumerate(family.named):
        wording = family.variants.has[named.pages].sum(0) >= min(2, len(named.pages))
        had[:, at] = family.variants.overlap(wording)
        had[named.pages, at] = 0
        shares[:, at] = had[:, at] / max(1, int(wording.sum()))
    return had, shares


def _first(told: Credits) -> Named_:
    """An unseen page that rests on nothing, or on another unseen page."""
    family = told.family
    kinds = [{kind(said.naming) for _, said in named.credits} for named in family.named]
    further = told.by["back"] + told.by["told"]
    yield "first_base", np.ones(len(family.named))
    yield "first_agency", [named.agency for named in family.named]
    yield "first_back", [bool(own & {"back", "told"}) for own in kinds]
    yield "first_taken", [any(said.naming.taken for _, said in named.credits) for named in family.named]
    yield "first_credits", np.log([len(named.pages) for named in family.named])
    yield "first_further", [further[:, named.pages].any(0).mean() for named in family.named]
    yield "first_had", _had(family)[1].max(0, initial=0)
    both = [[len({*one.pages} & {*other.pages}) / len(other.pages) for other in family.named] for one in family.named]
    yield "both_base", np.ones((len(family.named), len(family.named)))
    yield "both_credited", both
