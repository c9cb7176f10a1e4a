"""Marginals and the heaviest tree, against a look at every tree there is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.trace.arborescence import Scores, heaviest, marginals

Heads = tuple[int, ...]


def rooted(heads: Sequence[int]) -> bool:
    """Whether every page leads to nothing (the number of pages) in the end."""
    for page in range(len(heads)):
        at, steps = page, 0
        while at != len(heads) and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at != len(heads):
            return False
    return True


def trees(count: int) -> Iterator[Heads]:
    """Every way in which each page has one source or none, and none is its own ancestor."""
    return (heads for heads in product(range(count + 1), repeat=count) if rooted(heads))


def total(scores: Scores, heads: Heads) -> float:
    return float(sum(scores[source, page] for page, source in enumerate(heads)))


def with_nothing(heads: list[int | None]) -> Heads:
    return tuple(len(heads) if source is None else source for source in heads)


@st.composite
def drawn_scores(draw: st.DrawFn, most: int = 4, whole: bool = False) -> Scores:
    count = draw(st.integers(1, most))
    one = st.integers(-3, 3).map(float) if whole else st.floats(-4, 4, allow_nan=False, width=32)
    rows = st.lists(st.lists(one, min_size=count, max_size=count), min_size=count + 1, max_size=count + 1)
    return np.array(draw(rows), np.float64)


def expected(scores: Scores, allowed: npt.NDArray[np.bool_]) -> tuple[float, Scores]:
    count = scores.shape[1]
    chances = np.zeros(scores.shape)
    for heads in trees(count):
        if all(allowed[source, page] for page, source in enumerate(heads)):
            for page, source in enumerate(heads):
                chances[source, page] += math.exp(total(scores, heads))
    weight = float(chances[:, 0].sum())
    return math.log(weight), chances / weight


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_there_are_as_many_trees_as_cayley_says(count: int) -> None:
    assert sum(1 for _ in trees(count)) == (count + 1) ** (count - 1)
    logarithm, _ = marginals(np.zeros((count + 1, count)))
    assert math.isclose(math.exp(logarithm), (count + 1) ** (count - 1), rel_tol=1e-6)


@settings(max_examples=60, deadline=None)
@given(drawn_scores())
def test_weight_and_marginals_are_those_of_all_trees(scores: Scores) -> None:
    logarithm, chances = marginals(scores)
    weight, wanted = expected(scores, np.ones(scores.shape, np.bool_))
    assert math.isclose(logarithm, weight, abs_tol=1e-6)
    np.testing.assert_allclose(chances, wanted, atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(drawn_scores(), st.data())
def test_only_allowed_edges_carry_weight(scores: Scores, data: st.DataObject) -> None:
    size = scores.size
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size))).reshape(scores.shape)
    allowed[-1] |= ~allowed[:-1].any(0)
    allowed[-1, data.draw(st.integers(0, scores.shape[1] - 1))] = True
    if not any(all(allowed[s, p] for p, s in enumerate(heads)) for heads in trees(scores.shape[1])):
        allowed[-1] = True
    logarithm, chances = marginals(scores, allowed)
    weight, wanted = expected(scores, allowed)
    assert math.isclose(logarithm, weight, abs_tol=1e-5)
    np.testing.assert_allclose(chances, wanted, atol=1e-5)
    assert not chances[~allowed].any()


@settings(max_examples=40, deadline=None)
@given(drawn_scores(9))
def test_the_chances_of_a_page_sum_to_one(scores: Scores) -> None:
    before = scores.copy()
    _, chances = marginals(scores)
    np.testing.assert_allclose(chances.sum(0), 1, atol=1e-6)
    assert not np.diag(chances).any()
    np.testing.assert_array_equal(scores, before)


@settings(max_examples=40, deadline=None)
@given(drawn_scores(4), st.integers(0, 3), st.floats(-50, 50))
def test_what_all_sources_of_a_page_have_alike_changes_no_chance(scores: Scores, page: int, more: float) -> None:
    raised = scores.copy()
    raised[:, page % scores.shape[1]] += more
    one, other = marginals(scores), marginals(raised)
    np.testing.assert_allclose(one[1], other[1], atol=1e-6)
    assert math.isclose(one[0] + more, other[0], abs_tol=1e-6)


def test_scores_far_apart_stay_numbers() -> None:
    scores = np.array([[0.0, 900.0], [-900.0, 0.0], [0.0, -900.0]])
    logarithm, chances = marginals(scores)
    np.testing.assert_allclose(chances, [[0, 1], [0, 0], [1, 0]], atol=1e-9)
    assert math.isclose(logarithm, 900)


@settings(max_examples=80, deadline=None)
@given(st.one_of(drawn_scores(), drawn_scores(whole=True)))
def test_the_heaviest_tree_is_the_heaviest_of_all(scores: Scores) -> None:
    heads = with_nothing(heaviest(scores))
    assert rooted(heads)
    assert math.isclose(total(scores, heads), max(total(scores, one) for one in trees(len(heads))), abs_tol=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.one_of(drawn_scores(12), drawn_scores(12, whole=True)))
def test_no_page_is_its_own_ancestor(scores: Scores) -> None:
    before = scores.copy()
    assert rooted(with_nothing(heaviest(scores)))
    np.testing.assert_array_equal(scores, before)


def test_two_cycles_in_one_another_are_opened_where_it_costs_least() -> None:
    scores = np.full((5, 4), -9.0)
    scores[1, 0], scores[0, 1] = 5, 6
    scores[3, 2], scores[2, 3] = 5, 6
    scores[1, 2], scores[3, 0] = 4, 4.5
    scores[4] = [0, -2, 1, -2]
    heads = with_nothing(heaviest(scores))
    assert heads == max(trees(4), key=lambda one: total(scores, one)) == (3, 0, 4, 2)


def test_a_page_alone_rests_on_nothing() -> None:
    assert heaviest(np.array([[5.0], [-5.0]])) == [None]
    logarithm, chances = marginals(np.array([[5.0], [-5.0]]))
    assert math.isclose(logarithm, -5.0)
    np.testing.assert_allclose(chances, [[0], [1]])
