"""The compiled kernels and the numpy code do the same work; each is the other's oracle."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold import settings as numbers
from retold.records import Article, Reading, Reuse, Traced
from retold.trace import copies, trace
from retold.trace.candidates import candidates, grouped
from retold.trace.fingerprints import corpus, fingerprints
from retold.trace.passages import Wording

pytest.importorskip("numba", reason="the kernels need retold[large]")

newsy = st.text(alphabet="aZ .,'\"“”’«»–\n\r\u2028\u2029\t1٣\u00a0\u00ad\u200bﬁŒéßǆe\u0301𠀀@(", max_size=300)
VOCABULARY = [a + b for a in "ba ko ri mu te lo".split() for b in "dar min tos vel rak nup".split()]


def article(name: str, text: str, host: str) -> Article:
    return Article(name, text, url=f"https://{host}.example/{name}")


def made(seed: int, size: int) -> list[Article]:
    """Articles that share runs, with refrains, edits, quotations and footers."""
    draw = random.Random(seed)
    words = VOCABULARY[: draw.randint(3, len(VOCABULARY))]
    blocks = [" ".join(draw.choice(words) for _ in range(draw.randint(3, 60))) for _ in range(8)]
    blocks += [f"“{blocks[0]}”", f'"{blocks[1]}"\n\n', f"{blocks[2]}.\n", " ".join([words[0]] * 30)]
    articles = []
    for number in range(size):
        text = " ".join(draw.choice(blocks) for _ in range(draw.randint(0, 9)))
        edited = [word if draw.random() > 0.04 else draw.choice(words) for word in text.split(" ")]
        articles.append(article(f"n{number}", " ".join(edited), f"h{number % 3}"))
    return articles


def found(articles: list[Article], large: bool, jobs: int = 2) -> list[Reuse]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_COMPILED", 0 if large else 10**18)
        return list(copies(articles, jobs=jobs))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(1, 3))
def test_the_same_reuses_and_any_number_of_threads(seed: int, size: int, jobs: int) -> None:
    articles = made(seed, size)
    assert found(articles, True, jobs) == found(articles, False)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(1, 3))
def test_a_large_corpus_is_traced_alike_by_any_number_of_threads(seed: int, size: int, jobs: int) -> None:
    readings = [Reading(each, (), (), (), (), (), None) for each in made(seed, size)]

    def traced(large: bool) -> Traced:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(numbers, "TRACE_COMPILED", 0 if large else 10**18)
            return trace(readings, jobs=jobs)

    assert traced(True) == traced(False)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(1, 4000))
def test_the_same_candidates_boilerplate_and_reuses_under_a_tiny_memory_limit(seed: int, size: int, limit: int) -> None:
    articles = made(seed, size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_COMPILED", 10**18)
        small = Wording(corpus(articles))
        patch.setattr(numbers, "TRACE_COMPILED", 0)
        patch.setattr(numbers, "TRACE_JOIN_BYTES", limit)
        parted = Wording(corpus(articles))
        reuses = list(copies(articles))
    assert np.array_equal(parted.candidates, small.candidates)
    assert np.array_equal(parted.repeated, small.repeated)
    assert np.array_equal(parted.stock, small.stock)
    assert reuses == found(articles, False)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 5), st.integers(2, 6))
def test_the_same_candidates_where_wording_is_common(seed: int, rare: int, frequent: int) -> None:
    articles = made(seed, 12)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_RARE", rare)
        patch.setattr(numbers, "TRACE_FREQUENT", max(rare, frequent))
        patch.setattr(numbers, "TRACE_COMPILED", 0)
        large = Wording(corpus(articles))
        patch.setattr(numbers, "TRACE_COMPILED", 10**18)
        small = Wording(corpus(articles))
    assert np.array_equal(large.candidates, small.candidates)
    assert np.array_equal(large.repeated, small.repeated)
    assert np.array_equal(large.stock, small.stock)


@settings(max_examples=300, deadline=None)
@given(st.lists(newsy, min_size=1, max_size=4))
def test_the_same_words_and_quotations(texts: list[str]) -> None:
    articles = [article(f"n{number}", text, "ledger") for number, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_COMPILED", 10**18)
        small = corpus(articles)
        patch.setattr(numbers, "TRACE_COMPILED", 0)
        large = corpus(articles)
    for field in ("first", "keys", "starts", "lengths"):
        assert np.array_equal(getattr(small, field), getattr(large, field))
    one, other = Wording(small), Wording(large)
    for number in range(len(articles)):
        assert np.array_equal(one.quotations(number), other.quotations(number))


def test_a_word_too_long_for_two_bytes_keeps_its_end() -> None:
    texts = [" ".join(VOCABULARY), "harbour " * 40, "x" * 70_000 + " ferry"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_COMPILED", 0)
        patch.setattr("retold.trace.large._CHARS", 50)
        held = corpus([article(f"n{number}", text, "ledger") for number, text in enumerate(texts)])
    for number, own in enumerate(held.articles):
        words = held.words_of(number)
        found = zip(held.starts[words].tolist(), held.ends(words).tolist(), strict=True)
        assert [own.text[start:end] for start, end in found] == own.text.split()


def test_wrapped_lines_and_posts_do_not_end_a_quotation_too_early() -> None:
    wrapped = (
        "“The harbour board of Tarn Quay voted late on Monday evening to close\nboth ferry slips for weeks,” she said."
    )
    post = "Ferries must run! — Idris Velm (@velm) May 2"
    articles = [article("a", wrapped, "ledger"), article("b", post, "ledger")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_COMPILED", 0)
        wording = Wording(corpus(articles))
    assert wording.quotations(0).tolist() == [True] * 18 + [False] * 2
    assert wording.quotations(1).tolist() == [True] * 3 + [False] * 5


def test_fingerprints_of_one_article_alone_make_no_group() -> None:
    held = corpus([article("a", " ".join(VOCABULARY * 3), "ledger")])
    made = grouped(fingerprints(held))
    assert (made.slot == -1).all()
    assert len(candidates(held, made)) == 0
