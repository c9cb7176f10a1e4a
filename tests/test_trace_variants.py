"""Wording that pages share, against Python's own sets of words in a row."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from retold import settings
from retold.records import Article, Reading
from retold.trace.family import Family
from retold.trace.field import Field
from retold.trace.fingerprints import corpus
from retold.trace.variants import Variants

SIZE = settings.TRACE_VARIANT
Words = list[str]
Run = tuple[str, ...]
Captures = list[tuple[Words, list[bool]]]

LEAD = "amber birch cedar dahlia elder fennel"
MIDDLE = "gorse heather iris juniper kelp lilac"
LAST = "maple nettle olive poppy quince rowan"


def runs(page: Captures) -> list[Run]:
    """The words in a row of a page, captures one after another, but those with a word that is passed over."""
    return [
        tuple(words[at : at + SIZE])
        for words, flags in page
        for at in range(len(words) - SIZE + 1)
        if not any(flags[at : at + SIZE])
    ]


def variants(pages: list[Captures]) -> Variants:
    articles: list[Article] = []
    members, passed_over = [], []
    for captures in pages:
        members.append(tuple(range(len(articles), len(articles) + len(captures))))
        passed_over.append(np.array([flag for _, flags in captures for flag in flags], np.bool_))
        for words, _ in captures:
            articles.append(Article(f"a{len(articles):03}", " ".join(words)))
    return Variants(corpus(articles), members, passed_over)


def plain(*texts: str) -> Variants:
    return variants([[(text.split(), [False] * len(text.split()))] for text in texts])


@st.composite
def drawn_capture(draw: st.DrawFn) -> tuple[Words, list[bool]]:
    words = draw(st.lists(st.sampled_from(["one", "two", "three"]), max_size=14))
    flags = draw(st.lists(st.sampled_from([False, False, False, True]), min_size=len(words), max_size=len(words)))
    return words, flags


drawn_pages = st.lists(st.lists(drawn_capture(), min_size=1, max_size=2), min_size=1, max_size=4)


@hypothesis_settings(max_examples=100, deadline=None)
@given(drawn_pages)
def test_counts_are_those_of_sets(pages: list[Captures]) -> None:
    found, sets = variants(pages), [set(runs(page)) for page in pages]
    every = sorted(set().union(*sets))
    shared = {run for run in every if sum(run in own for own in sets) > 1}
    count = range(len(pages))
    assert found.sizes.tolist() == [len(own) for own in sets]
    assert found.has.shape == (len(pages), len(shared))
    assert found.shared.tolist() == [len(own & shared) for own in sets]
    assert found.common.tolist() == [[len(sets[a] & sets[b]) if a != b else 0 for b in count] for a in count]
    assert np.all(found.has.sum(0) > 1)
    some = sets[0] & shared
    assert found.overlap(found.has[0]).tolist() == [len(own & some) for own in sets]


def edits(pages: list[Captures], page: int, other: int) -> tuple[int, int]:
    """Runs that the other page lacks, neither first nor last: with a reading that third pages have in half or more of
    it, and others.
    """
    sets = [set(runs(one)) for one in pages]
    own = runs(pages[page])
    old = new = 0
    pieces = [(same, list(found)) for same, found in groupby(own, lambda run: run in sets[other])]
    for same, piece in pieces[1:-1]:
        if not same and len(piece) <= settings.TRACE_EDIT:
            attested = sum(any(run in sets[at] for at in range(len(pages)) if at != page) for run in piece)
            old, new = (old + 1, new) if attested * 2 >= len(piece) else (old, new + 1)
    return old, new


@hypothesis_settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(drawn_capture(), min_size=1, max_size=2), min_size=2, max_size=4), st.data())
def test_edits_are_those_of_lists(pages: list[Captures], data: st.DataObject) -> None:
    page, other = data.draw(st.permutations(range(len(pages))))[:2]
    pages = [*pages, [(LEAD.split(), [False] * 6)], [(LEAD.split(), [False] * 6)]]  # some wording is always shared
    assert variants(pages).edits(page, other) == edits(pages, page, other)


def test_an_edit_is_old_where_a_third_page_has_it_and_new_where_none_has() -> None:
    first, changed = f"{LEAD} {MIDDLE} {LAST}", f"{LEAD} {MIDDLE.replace('iris', 'ivy')} {LAST}"
    alone = plain(first, changed)
    assert (alone.edits(0, 1), alone.edits(1, 0)) == ((0, 1), (0, 1))
    found = plain(first, changed, f"{MIDDLE} sorrel")
    assert (found.edits(0, 1), found.edits(1, 0)) == ((1, 0), (0, 1))


def test_a_reading_of_which_half_stands_in_a_third_page_is_old() -> None:
    whole, longer = "amber birch cedar dahlia elder fennel", "amber birch cedar gorse dahlia elder fennel"
    assert plain(whole, longer, "birch cedar dahlia").edits(0, 1) == (1, 0)
    assert plain(whole, longer, "birch cedar sorrel").edits(0, 1) == (0, 1)


def test_what_is_left_out_at_the_ends_or_added_at_length_is_no_edit() -> None:
    whole = f"{LEAD} {MIDDLE} {LAST}"
    long = " ".join(f"more{number}" for number in range(settings.TRACE_EDIT - SIZE + 2))
    short = " ".join(f"more{number}" for number in range(settings.TRACE_EDIT - SIZE + 1))
    assert plain(whole, MIDDLE).edits(0, 1) == (0, 0)
    assert plain(f"{LEAD} {long} {LAST}", f"{LEAD} {LAST}").edits(0, 1) == (0, 0)
    assert plain(f"{LEAD} {short} {LAST}", f"{LEAD} {LAST}").edits(0, 1) == (0, 1)


def test_pages_without_wording_have_nothing_in_common() -> None:
    found = plain("", "amber", f"{LEAD}")
    assert found.has.shape == (3, 0)
    assert found.sizes.tolist() == [0, 0, len(LEAD.split()) - SIZE + 1]
    assert not found.common.any()
    assert found.edits(0, 2) == (0, 0)
    assert found.overlap(np.zeros(0, np.bool_)).tolist() == [0, 0, 0]


def read(name: str, text: str, outlet: str) -> Reading:
    url = f"https://{outlet.lower().replace(' ', '')}.example/{name}"
    return Reading(Article(name, text, None, outlet, url), (), (), (), (), (), None)


def of_family(*readings: Reading) -> Variants:
    return Family(Field(readings), range(len(readings))).variants


def test_quotations_are_passed_over() -> None:
    own = "The mayor of Grell walked out before noon"
    plainly = of_family(read("a", f"{own}. {MIDDLE}.", "Grell Courier"), read("b", f"{MIDDLE}.", "Wenlow Star"))
    quoted = of_family(read("a", f"{own}. “{MIDDLE}.”", "Grell Courier"), read("b", f"“{MIDDLE}.”", "Wenlow Star"))
    assert plainly.common[0, 1] == len(MIDDLE.split()) - SIZE + 1
    assert not quoted.common.any()
    assert quoted.sizes.tolist() == [len(own.split()) - SIZE + 1, 0]


def test_what_a_host_repeats_is_passed_over() -> None:
    footer = (
        "Sign up for the Harbour Letter and get what matters on the quays each morning, free of charge, in your own box"
    )
    bodies = [" ".join(f"{word}{number}" for word in LEAD.split()) for number in range(3)]
    outlets = ("Harbour Ledger", "Wenlow Star", "Dunnet Post")
    spread = of_family(*(read(f"p{n}", f"{body}\n\n{footer}", outlets[n]) for n, body in enumerate(bodies)))
    one = of_family(*(read(f"p{n}", f"{body}\n\n{footer}", outlets[0]) for n, body in enumerate(bodies)))
    assert spread.common[0, 1] == len(footer.split()) - SIZE + 1
    assert one.common[0, 1] < spread.common[0, 1] / 2
    assert np.all(one.sizes <= spread.sizes - spread.common[0, 1] / 2)
