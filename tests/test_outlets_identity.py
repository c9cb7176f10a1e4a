"""Which outlet a naming means in an article, on an invented table of invented outlets."""

from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import outlets
from retold.outlets import facts, found, meanings, names, parts
from retold.outlets.resolving import Resolved
from retold.records import Article, Link, Span

ROWS = """
ostrand-herald|Ostrand Herald|||ostrandherald.example;herald-ostrand.example|newspaper|Ostrand, Velmark, Tessaly||
pell-herald|Pell Herald|||pellherald.example|newspaper|Pell, Morrowland||
kestrel-post|Kestrel Post|KP;K. Post||kestrelpost.example|newspaper|Kestrel, Velmark, Tessaly||
evening-post-wenlow|Evening Post (Wenlow)||Evening Post|eveningpost.example|newspaper|Wenlow, Morrowland||
evening-post-brask|Evening Post (Brask)||Evening Post||newspaper|Brask, Tessaly||
rivermere-broadcasting|Rivermere Broadcasting|RBX;RBX News||rbx.example|broadcaster|Rivermere, Tessaly||Harbour Talk;The Quay?
calder-news|Calder News|Calder News Channel||caldernews.example|broadcaster|Tarn, Tessaly||Calder Tonight
kqxa|KQXA|KQXA-TV|Channel 9|kqxa.example|station|Ostrand, Velmark, Tessaly||
harbour-news|Harbour News||Channel 3|harbournews.example|broadcaster|Harbour, Tessaly||
wqxb|WQXB||Channel 9|wqxb.example|station|Pell, Morrowland||
drift|Drift|Drift magazine||drift.example|magazine||never|
tarn-courant|Tarn Courant|||tarncourant.example|newspaper|Tarn, Tessaly||
"""


def _clear(modules: tuple[ModuleType, ...] = (facts, found, meanings, names, parts)) -> None:
    for module in modules:
        for member in vars(module).values():
            if hasattr(member, "cache_clear"):
                member.cache_clear()


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    lines = ["id\tname\talso\tbrief\thosts\tkind\tplace\twritten\tparts"]
    lines += ["\t".join((row + "||||||||").split("|")[:9]) for row in ROWS.strip().splitlines()]
    monkeypatch.setattr(facts, "_lines", lambda: lines)
    _clear()
    yield
    monkeypatch.undo()
    _clear()


def article(text: str, **fields: object) -> Article:
    return Article(id="a", text=text, **fields)  # type: ignore[arg-type]


def settled(text: str, held: tuple[str, ...] = (), **fields: object) -> list[tuple[str | None, str]]:
    """What the namings in square brackets mean, and what settled it."""
    spans, plain = [], ""
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    answers: tuple[Resolved, ...] = outlets.resolve(article(plain, **fields), spans, held)
    return [(answer.outlet.id if answer.outlet else None, answer.basis) for answer in answers]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Ostrand Herald", "ostrand-herald"),
        ("the Ostrand Herald", "ostrand-herald"),
        ("KP", "kestrel-post"),
        ("www.herald-ostrand.example", "ostrand-herald"),
        ("RBX Radio", "rivermere-broadcasting"),
        ("WQXB-FM", "wqxb"),
        ("the Courant", "tarn-courant"),
        ("Brask Evening Post", "evening-post-brask"),
        ("Ada Quill of the Ostrand Herald", "ostrand-herald"),
        ("Drift magazine", "drift"),
        ("Sable Gazette", "sablegazette"),
        ("the Herald", None),
        ("Evening Post", None),
        ("Channel 9", None),
        ("Channel 3", None),
        ("the Morning News", None),
    ],
)
def test_a_name_by_itself(name: str, outlet: str | None) -> None:
    found = outlets.identity(name)
    assert (found.id if found else None) == outlet


def test_a_name_that_several_have_is_open_and_its_candidates_are_given() -> None:
    text = "The Herald reported it."
    (answer,) = outlets.resolve(article(text), [Span(0, 10)])
    assert answer.outlet is None
    assert answer.basis == "open"
    assert {candidate.id for candidate in answer.candidates} == {"ostrand-herald", "pell-herald"}


def test_the_last_one_named_before_settles_it() -> None:
    text = (
        "The [Pell Herald] asked, the [Ostrand Herald] knew. The [Herald] said so. The [Pell Herald] and the [Herald]."
    )
    assert [outlet for outlet, _ in settled(text)] == [
        "pell-herald", "ostrand-herald", "ostrand-herald", "pell-herald", "pell-herald"
    ]  # fmt: skip


def test_an_outlet_that_no_table_has_is_treated_alike() -> None:
    assert settled("The [Sable Gazette] asked. The [Gazette] said so.") == [
        ("sablegazette", "name"), ("sablegazette", "earlier")
    ]  # fmt: skip
    assert settled("The [Gazette] said so.") == [(None, "open")]


def test_the_page_settles_it_unless_another_was_introduced() -> None:
    page = {"outlet": "Pell Herald", "url": "https://pellherald.example/1"}
    assert settled("She told the [Herald].", **page) == [("pell-herald", "own")]
    assert settled("As the [Ostrand Herald] wrote, she told the [Herald].", **page)[1] == ("ostrand-herald", "earlier")
    assert settled("She told the [Gazette].", outlet="Sable Gazette") == [("sablegazette", "own")]
    assert settled("She told the [Post].", **page) == [(None, "open")]


def test_a_link_beside_it_settles_it() -> None:
    links = (Link(Span(24, 32), "https://www.pellherald.example/2024/water"),)
    assert settled("Water ran out, the [Herald] reported on Monday.", links=links) == [("pell-herald", "link")]
    far = (Link(Span(124, 132), "https://www.pellherald.example/2024/water"),)
    assert settled("Water ran out, the [Herald] reported." + " So it was said." * 8, links=far) == [(None, "open")]
    other = (Link(Span(24, 32), "https://kestrelpost.example/2024/water"),)
    assert settled("Water ran out, the [Herald] reported on Monday.", links=other) == [(None, "open")]


def test_a_place_beside_it_settles_it() -> None:
    assert settled("It was in Brask’s [Evening Post] first.") == [("evening-post-brask", "beside")]
    assert settled("In a talk with a Morrowland newspaper, the [Evening Post], she said so.") == [
        ("evening-post-wenlow", "beside")
    ]
    assert settled("She told [Channel 9] in Pell that it was so.") == [("wqxb", "beside")]
    assert settled("She went to Brask. The [Evening Post] was there.") == [(None, "open")]


def test_the_place_that_the_article_is_about_settles_it() -> None:
    assert settled("OSTRAND — The harbour was shut, she told [Channel 9] then.") == [("kqxa", "place")]
    text = "The mayor of Pell said that Pell would pay, and Pell paid. She told the [Herald] so."
    assert settled(text) == [("pell-herald", "place")]
    both = text + " Ostrand did not. Ostrand would not, as Ostrand said."
    assert settled(both) == [(None, "open")]


def test_what_is_named_further_down_and_the_corpus_come_last() -> None:
    assert settled("The [Herald] said so. So did the [Pell Herald].")[0] == ("pell-herald", "later")
    assert settled("The [Herald] said so.", held=("pell-herald", "kestrel-post")) == [("pell-herald", "corpus")]
    assert settled("The [Herald] said so.", held=("pell-herald", "ostrand-herald")) == [(None, "open")]


def test_programmes_belong_to_their_outlet() -> None:
    text = "She said on Harbour Talk, on RBX’s The Quay and on “The Quay,” that The Quay of Pell was old."
    assert [text[each.span.start : each.span.end] for each in outlets.programmes(text)] == [
        "Harbour Talk", "The Quay", "The Quay"
    ]  # fmt: skip
    assert {each.outlet.id for each in outlets.programmes(text)} == {"rivermere-broadcasting"}
    assert outlets.programmes("He said on KQXA’s “The Quay” that it was old.") == ()
    assert outlets.programmes("His “The Quay” speech was long.") == ()


def found_in(text: str, known: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in outlets.namings(text, known)]


def test_namings_that_only_the_table_knows() -> None:
    assert found_in("Photograph: Ada Quill/RBX. A Kestrel Post/KQXA poll.") == ["RBX", "Kestrel Post", "KQXA"]
    assert found_in("Mr. Calder went to the Kestrel Post Office; a Drift is no magazine.") == []
    text = "Ada Quill on Calder News"
    assert found_in(text, (Span(0, len(text)),)) == ["Calder News"]


def test_the_head_of_a_name_that_was_given_in_full() -> None:
    text = "She told Calder News so. Calder asked again; Ada Calder did not."
    spans = outlets.namings(text, ())
    assert [text[span.start : span.end] for span in spans] == ["Calder News", "Calder"]
    assert [answer.outlet and answer.outlet.id for answer in outlets.resolve(article(text), spans)] == [
        "calder-news", "calder-news"
    ]  # fmt: skip
    assert found_in("She told Poe TV so. Poe asked again.") == []
    assert found_in("She told Harbour News so. Harbour was quiet.") == ["Harbour News"]


def test_swapping_two_outlets_swaps_the_answers() -> None:
    text = "The [Pell Herald] asked. The [Herald] said so; the [Ostrand Herald] did not. “No,” it told the [Herald]."
    swapped = text.replace("Pell", "#").replace("Ostrand", "Pell").replace("#", "Ostrand")
    other = {"pell-herald": "ostrand-herald", "ostrand-herald": "pell-herald"}
    assert settled(swapped) == [(other[outlet or ""], basis) for outlet, basis in settled(text)]


@given(st.text(max_size=200), st.data())
def test_any_text_is_answered(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    spans = [Span(ends[0], ends[1]), Span(ends[2], ends[3])]
    answers = outlets.resolve(article(text), spans)
    assert len(answers) == 2
    assert all((answer.outlet is None) == (answer.basis == "open") for answer in answers)
    namings = outlets.namings(text, spans)
    assert list(namings) == sorted(namings)
    assert all(0 <= span.start <= span.end <= len(text) for span in namings)
    outlets.programmes(text)
