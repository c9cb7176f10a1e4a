"""Furniture of pages is found by how it is built and by what a host's pages have in common: nothing is listed."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.records import Article
from retold.trace import copies
from retold.trace.fingerprints import corpus
from retold.trace.furniture import _AT_ONCE, furniture
from retold.trace.passages import _hosts

PROSE = [
    "The mill of Jonas Tirrel was let to a cooper from Grell on Monday, and the old sluice was taken down plank by plank.",
    "Nobody in Upper Sarn could say who had paid for the lanterns that hung along the tannery wall until the first frost.",
    "Seen from the ridge the two barges looked like matchboxes, wrote Maud Tirrel, and she drew them that way in her book.",
    "An engineer of the river office walked up to the weir with a rod of 3 metres and came back with less than half of it.",
    "Seen against the light the cracks in the sluice were as wide as a thumb, said a diver who had been down there twice.",
    "It was the ninth winter without a ferry, and the bakery of Brannock had begun to send its bread over the ice by sledge.",
]
NAMES = (
    "Quill Hollow Stennet Velm Dunnet Morrow Pascoe Lunde Orrell Vane Tamsin Idris Petra Wenlow Kestrel Sollis".split()
)


def player(draw: random.Random) -> str:
    """A player of an invented site: its title before and after words that are always the same."""
    title = " ".join(draw.sample(NAMES, 4))
    return f"Seen today {title} once more, all clips: see this {title} 0{draw.randint(1, 9)}:{draw.randint(10, 59)}"


def series(draw: random.Random, pictures: int = 6) -> str:
    """A series of pictures: its name and a counter at each."""
    name = " ".join(draw.sample(NAMES, 3))
    lines = [
        f"Plates of {name} {' '.join(draw.sample(NAMES, 7))} fold plate {n} of {pictures}"
        for n in range(1, pictures + 1)
    ]
    return " ".join(lines)


def page(number: int, host: str, *paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(f"a{number:03}", text, None, host, f"https://{host}.example/{number}")


def marked(articles: list[Article]) -> list[str]:
    """The text of each flagged run of words."""
    held = corpus(articles)
    flags = furniture(held, _hosts(held.articles))
    found = []
    for article in range(len(held.articles)):
        own = held.words_of(article)
        turns = np.flatnonzero(np.diff(np.concatenate(([0], flags[own].astype(np.int8), [0]))))
        for begin, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
            found.append(held.articles[article].text[held.starts[own][begin] : held.ends(own)[end - 1]])
    return found


def test_players_and_series_of_pictures_are_furniture_and_prose_between_them_is_not() -> None:
    draw = random.Random(3)
    made = [[player(draw), series(draw)] for _ in range(5)]
    pages = [page(n, "sarn", PROSE[0], own[0], PROSE[1 if n else 2], own[1], PROSE[5]) for n, own in enumerate(made)]
    assert sorted(marked(pages)) == sorted(part for own in made for part in own)


@pytest.mark.parametrize(("pages", "found"), [(3, 0), (4, 4)])
def test_it_takes_four_pages_of_one_host(pages: int, found: int) -> None:
    draw = random.Random(5)
    assert len(marked([page(n, "sarn", PROSE[n], player(draw)) for n in range(pages)])) == found
    apart = [page(n, f"sarn{n}", PROSE[n], player(draw)) for n in range(pages)]
    assert marked(apart) == []


def test_what_opens_like_prose_is_prose() -> None:
    """Where most paragraphs that open with a word repeat nothing, those that do are writing, and not built."""
    again = [f"It was {name}, it was {name}, it was {name}, and then for a long time nobody came" for name in NAMES[:5]]
    other = [
        f"It had rained on {name} for so long that wells ran over in the lower town and in both hamlets."
        for name in NAMES[:12]
    ]
    assert marked([page(n, "sarn", again[n]) for n in range(5)]) == again
    assert marked([page(n, "sarn", again[n], *other[n * 2 : n * 2 + 2]) for n in range(5)]) == []


def test_a_page_of_no_known_host_has_none() -> None:
    draw = random.Random(8)
    pages = [Article(f"a{n}", player(draw)) for n in range(6)]
    assert marked(pages) == []
    assert marked([]) == []


def test_sister_pages_with_one_series_of_pictures_share_boilerplate_only() -> None:
    draw = random.Random(9)
    shown = series(draw, 9)
    pages = [page(n, "sarn", PROSE[n], shown if n < 2 else series(draw)) for n in range(5)]
    (reuse,) = [one for one in copies(pages) if {one.left.article, one.right.article} == {"a000", "a001"}]
    assert reuse.boilerplate
    alone = [page(n, "sarn", PROSE[n], shown) for n in range(2)]
    (reuse,) = copies(alone)
    assert not reuse.boilerplate, "two pages show nothing of how a host builds"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_order_and_parts_make_no_difference(seed: int) -> None:
    draw = random.Random(seed)
    kinds = [lambda: draw.choice(PROSE), lambda: player(draw), lambda: series(draw)]
    pages = [
        page(n, draw.choice(["sarn", "grell"]), *(draw.choice(kinds)() for _ in range(draw.randint(0, 5))))
        for n in range(14)
    ]
    found = marked(pages)
    draw.shuffle(pages)
    assert marked(pages) == found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("retold.trace.furniture._AT_ONCE", draw.randint(1, 200))
        assert marked(pages) == found
    assert _AT_ONCE > 200
