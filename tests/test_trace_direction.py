"""Who took from whom: what is hidden, and what the signs say of invented pages."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from retold.records import Article, Place, Reuse, Span
from retold.trace.direction import masked, signals, source_is_left

WORDS = "The council paid the harbour firm twice for one pier, and nobody on the quay noticed until spring"
SOURCE = Article("a", f"{WORDS}. A clerk told me so.", outlet="USA TODAY", published=datetime(2020, 1, 1, tzinfo=UTC))
TAKER = Article(
    "b",
    f"Piers are dear.\nAs USA Today reports: “{WORDS}.”",
    outlet="Reuters",
    published=datetime(2020, 1, 2, tzinfo=UTC),
)


def _reuse(one: Article, other: Article) -> Reuse:
    places = [Place(a.id, Span(at := a.text.index(WORDS), at + len(WORDS))) for a in (one, other)]
    return Reuse(places[0], places[1], 1.0)


def test_quoting_side_is_the_taker() -> None:
    assert source_is_left(signals(SOURCE, TAKER, [_reuse(SOURCE, TAKER)])) > 0.9


def test_exchange_changes_only_the_sign() -> None:
    one = {s.name: s.value for s in signals(SOURCE, TAKER, [_reuse(SOURCE, TAKER)])}
    other = {s.name: s.value for s in signals(TAKER, SOURCE, [_reuse(TAKER, SOURCE)])}
    assert one.keys() == other.keys()
    assert all(math.isclose(one[name], -other[name]) for name in one)


def test_mask_hides_the_pairs_outlets_and_keeps_offsets_and_quotations() -> None:
    hidden = masked(TAKER, (SOURCE, TAKER))
    assert "USA Today" not in hidden
    assert "reports" not in hidden
    assert WORDS in hidden
    assert len(hidden) == len(TAKER.text)


def test_which_side_names_an_outlet_of_the_pair_says_nothing() -> None:
    def said(lead_a: str, lead_b: str) -> float:
        one = Article("a", f"{lead_a}\n{WORDS}. End.", outlet="USA TODAY")
        other = Article("b", f"{lead_b}\n{WORDS}. End.", outlet="Reuters")
        return source_is_left(signals(one, other, [_reuse(one, other)]))

    named, plain = "USA Today reported it.", "Someone saw all of it."
    assert len(named) == len(plain)
    assert said(named, plain) == said(plain, named) == 0.5


def test_colon_of_a_credit_says_nothing() -> None:
    def said(mark: str) -> float:
        own = Article("b", f"USA Today wrote{mark}\n{WORDS}. End.", outlet="Reuters")
        return source_is_left(signals(SOURCE, own, [_reuse(SOURCE, own)]))

    assert said(":") == said(".")


def test_whole_text_of_a_credit_says_nothing() -> None:
    def said(credit: str) -> float:
        own = replace(TAKER, text=TAKER.text + "\n" + credit)
        return source_is_left(signals(SOURCE, own, [_reuse(SOURCE, own)]))

    credit = "USA Today told me so in an interview, and declined to comment on it."
    assert said(credit) == said(" " * (len(credit) - 1) + ".")


def test_date_says_more_the_further_apart_up_to_a_bound() -> None:
    def said(days: int) -> float:
        own = replace(TAKER, published=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days))
        return sum(s.value for s in signals(SOURCE, own, [_reuse(SOURCE, own)]) if s.name == "date")

    assert said(0) == 0
    assert 0 < said(1) < said(2) == said(300) == 1
    assert said(-1) == -said(1)
