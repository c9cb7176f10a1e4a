from __future__ import annotations

import gc
import random
import time
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold import settings as numbers
from retold.records import Article, Reuse
from retold.text import words
from retold.trace import copies
from retold.trace.align import MOST_PLACES, Depth, dense, matches
from retold.trace.fingerprints import shingles, winnow
from retold.trace.passages import passages
from retold.trace.quoted import quoted

VOCABULARY = [
    a + b for a in "ba ko ri mu te lo sa ni vu pe".split() for b in "dar min tos vel rak nup sol fen gam wis".split()
]
SHARED = (
    "the harbour board of Tarn Quay voted late on Monday to close both ferry slips for eleven weeks after divers found "
    "cracks in the northern pier and the cost of the repair rose to four million crowns"
)


def prose(seed: int, count: int) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(VOCABULARY) for _ in range(count))


def article(name: str, text: str, host: str = "ledger") -> Article:
    return Article(name, text, url=f"https://{host}.example/{name}")


def covered(reuse: Reuse, articles: list[Article]) -> tuple[str, str]:
    text = {one.id: one.text for one in articles}
    return tuple(text[place.article][place.span.start : place.span.end] for place in (reuse.left, reuse.right))  # type: ignore[return-value]


@given(
    st.lists(st.integers(0, 2), max_size=120),
    st.lists(st.integers(0, 2), max_size=120),
    st.integers(1, 6),
    st.integers(1, 14),
)
def test_every_run_long_enough_is_seeded(left: list[int], right: list[int], size: int, window: int) -> None:
    texts = [np.array(side, np.uint64) for side in (left, right)]
    kept = []
    for keys in texts:
        hashes = shingles(keys, size)
        places = winnow(hashes, window)
        kept.append(dict.fromkeys((int(place), int(hashes[place])) for place in places))
    least = size + window - 1
    for i in range(len(left) - least + 1):
        for j in range(len(right) - least + 1):
            if left[i : i + least] == right[j : j + least]:
                here = {value for place, value in kept[0] if i <= place <= i + least - size}
                there = {value for place, value in kept[1] if j <= place <= j + least - size}
                assert here & there


@given(st.lists(st.integers(0, 2**64 - 1), max_size=60), st.integers(1, 20))
def test_winnowing_is_the_minimum_of_each_window(values: list[int], window: int) -> None:
    hashes = np.array(values, np.uint64)
    width = min(window, len(values))
    wanted = {
        place
        for start in range(len(values) - width + 1)
        for place in range(start, start + width)
        if width and values[place] == min(values[start : start + width])
    }
    assert winnow(hashes, window).tolist() == sorted(wanted)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(16, 60), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_every_shared_run_of_sixteen_words_is_found(
    seed: int, length: int, before: int, after: int, other: int
) -> None:
    run = prose(seed, length)
    left = f"{prose(seed + 1, before)} {run} {prose(seed + 2, after)}"
    right = f"{prose(seed + 3, other)} {run}"
    articles = [article("a", left), article("b", right, "herald")]
    spans = [covered(reuse, articles) for reuse in copies(articles)]
    assert any(run in one and run in other for one, other in spans)


def shared_runs(left: list[str], right: list[str], least: int) -> list[tuple[int, int, int]]:
    """Every maximal run of equal words, by trying all places."""
    runs = []
    for i in range(len(left)):
        for j in range(len(right)):
            if left[i] != right[j] or (i and j and left[i - 1] == right[j - 1]):
                continue
            size = 1
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            if size >= least:
                runs.append((i, j, size))
    return runs


def kept(words_of: list[str]) -> list[tuple[int, int]]:
    hashes = shingles(words(" ".join(words_of)).keys, numbers.TRACE_SHINGLE)
    return [(place, int(hashes[place])) for place in winnow(hashes, numbers.TRACE_WINDOW).tolist()]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6), st.integers(2, 100), st.sampled_from([2, 3, 30]))
def test_every_run_of_the_guarantee_is_found(seed: int, count: int, vocabulary: int, rare: int) -> None:
    draw = random.Random(seed)
    pool = [draw.choice(VOCABULARY[:vocabulary]) for _ in range(90)]
    texts = []
    for _ in range(count):
        cuts = [(at, at + draw.randint(1, 40)) for at in (draw.randint(0, 80) for _ in range(draw.randint(1, 5)))]
        texts.append([word for start, end in cuts for word in pool[start:end]])
    articles = [article(f"n{n}", " ".join(text), f"h{n}") for n, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "TRACE_RARE", rare)
        patch.setattr(numbers, "TRACE_FREQUENT", rare)
        found = list(copies(articles))
    prints = [kept(text) for text in texts]
    least, dense_size = numbers.TRACE_SHINGLE + numbers.TRACE_WINDOW - 1, numbers.TRACE_DENSE
    for a, b in combinations(range(count), 2):
        left, right = texts[a], texts[b]
        grams = Counter(tuple(left[i : i + dense_size]) for i in range(len(left) - dense_size + 1))
        for i, j, size in shared_runs(left, right, least):
            inside = {hash for place, hash in prints[a] if i <= place <= i + size - numbers.TRACE_SHINGLE}
            inside &= {hash for place, hash in prints[b] if j <= place <= j + size - numbers.TRACE_SHINGLE}
            assert inside
            if min(sum(any(hash == own for _, own in one) for one in prints) for hash in inside) > rare:
                continue
            if min(grams[tuple(left[k : k + dense_size])] for k in range(i, i + size - dense_size + 1)) > MOST_PLACES:
                continue
            places = [(characters(left, i, size), characters(right, j, size))]
            assert any(
                (reuse.left.article, reuse.right.article) == (articles[a].id, articles[b].id)
                and reuse.left.span.start <= one[0]
                and one[1] <= reuse.left.span.end
                and reuse.right.span.start <= other[0]
                and other[1] <= reuse.right.span.end
                for one, other in places
                for reuse in found
            )


def characters(text: list[str], start: int, size: int) -> tuple[int, int]:
    begin = len(" ".join(text[:start])) + bool(start)
    return begin, begin + len(" ".join(text[start : start + size]))


def test_a_long_copy_of_a_text_with_refrains_is_one_passage() -> None:
    refrain = "and so the board went home"
    copied = " ".join(f"{prose(200 + n, 12)} {refrain}" for n in range(20))
    articles = [article("a", copied), article("b", f"{prose(1, 9)} {copied}", "herald")]
    assert covered(max(copies(articles), key=lambda reuse: reuse.left.span.end), articles) == (copied, copied)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY[:12]), max_size=90), st.lists(st.sampled_from(VOCABULARY[:12]), max_size=90))
def test_matches_lie_inside_and_count_words_in_common(left: list[str], right: list[str]) -> None:
    keys = [words(" ".join(side)).keys for side in (left, right)]
    for match in matches(*(dense(side, 4) for side in keys), Depth(4, 14, 30)):
        assert 0 <= match.left[0] < match.left[1] <= len(left)
        assert 0 <= match.right[0] < match.right[1] <= len(right)
        assert 14 <= match.matched <= min(match.left[1] - match.left[0], match.right[1] - match.right[0])
        assert left[match.left[0] : match.left[0] + 4] == right[match.right[0] : match.right[0] + 4]
        assert left[match.left[1] - 1] == right[match.right[1] - 1]


def test_spans_begin_and_end_with_the_first_and_last_matched_word() -> None:
    typographic = SHARED.replace("harbour", "har\u00adbour").replace("Tarn Quay", "Tarn\u00a0Quay")
    articles = [article("a", f"Before that, {SHARED}. Then more."), article("b", f"“{typographic}”, it says", "herald")]
    (reuse,) = copies(articles)
    assert covered(reuse, articles) == (SHARED, typographic)
    assert reuse.similarity == 1.0


def test_small_edits_stay_in_one_passage_and_lower_the_similarity() -> None:
    edited = SHARED.replace("late on Monday", "on Monday evening").replace("eleven weeks", "about eleven weeks")
    articles = [
        article("a", f"{prose(1, 40)} {SHARED} {prose(2, 40)}"),
        article("b", f"{prose(3, 60)} {edited}", "herald"),
    ]
    (reuse,) = copies(articles)
    assert covered(reuse, articles) == (SHARED, edited)
    assert 0.85 < reuse.similarity < 1


def test_a_long_run_among_loose_ones_is_not_lost() -> None:
    runs = [prose(70 + n, length) for n, length in enumerate((9, 9, 9, 18, 9, 9, 9))]
    left = " ".join(f"{run} {prose(80 + n, 16)}" for n, run in enumerate(runs))
    right = " ".join(f"{run} {prose(90 + n, 16)}" for n, run in enumerate(runs))
    articles = [article("a", left), article("b", right, "herald")]
    assert any(runs[3] in covered(reuse, articles)[0] for reuse in copies(articles))


def test_fewer_than_fourteen_words_are_no_passage() -> None:
    short = " ".join(SHARED.split()[:13])
    assert not list(
        copies([article("a", f"{short} {prose(1, 30)}"), article("b", f"{short} {prose(2, 30)}", "herald")])
    )


def test_two_passages_far_apart_and_in_the_other_order_are_two() -> None:
    other = prose(9, 25)
    articles = [
        article("a", f"{SHARED}. {prose(1, 90)}. {other}"),
        article("b", f"{other}. {prose(2, 90)}. {SHARED}", "herald"),
    ]
    assert sorted(covered(reuse, articles)[0] for reuse in copies(articles)) == sorted([SHARED, other])


def test_a_quotation_on_both_sides_is_marked_and_on_one_side_is_not() -> None:
    said = [
        article("a", f"She rose. “{SHARED},” she said."),
        article("b", f'It was plain. "{SHARED}," she said.', "herald"),
    ]
    assert [reuse.quotation for reuse in copies(said)] == [True]
    taken = [said[0], article("b", f"It was plain that {SHARED}, as it turned out.", "herald")]
    assert [reuse.quotation for reuse in copies(taken)] == [False]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“First part\n\n“second part,” she said.", ["First part", "second part,"]),
        ('A stray " mark\n\nand more "words".', [" mark", "words"]),
        ("nothing’s quoted ’ere", []),
        ("Then this:\n\nFerries must run! — Idris Velm (@velm) May 2\n\nNo more.", ["Ferries must run! "]),
    ],
)
def test_quotations_end_with_their_mark_or_paragraph(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quoted(text)] == inside


def test_a_footer_is_labelled_and_a_copied_body_is_not() -> None:
    footer = "Sign up for the Harbour Letter and get what matters on the quays each morning free of charge in your box"
    pages = [article(f"p{n}", f"{prose(n, 150)}\n\n{footer}", "ledger") for n in range(4)]
    copy = article("q", f"{prose(50, 20)} {prose(1, 150)}", "herald")
    found = list(copies([*pages, copy]))
    assert {reuse.boilerplate for reuse in found if "q" not in {reuse.left.article, reuse.right.article}} == {True}
    assert [reuse.boilerplate for reuse in found if reuse.right.article == "q"] == [False]
    labels = {passage.boilerplate: len(passage.copies) for passage in passages(found)}
    assert labels == {True: 4, False: 2}


def test_a_short_prompt_is_boilerplate_and_a_turn_of_phrase_is_not() -> None:
    prompt = "Want the Harbour Letter in your own box each day then sign up here now"
    phrase = "on the quays of Tarn Quay at night"
    pages = [article(f"p{n}", f"{prompt}\n\n{prose(n, 60)} {phrase} {prose(n + 20, 60)}", "ledger") for n in range(5)]
    guest = article("q", f"{prose(40, 30)} {prompt}", "herald")
    copy = article("r", f"{prose(41, 20)} {prose(2, 60)} {phrase} {prose(42, 20)}", "gazette")
    found = list(copies([*pages, guest, copy]))
    assert {reuse.boilerplate for reuse in found if "q" in {reuse.left.article, reuse.right.article}} == {True}
    assert [reuse.boilerplate for reuse in found if reuse.right.article == "r"] == [False]


def test_a_passage_has_every_place_of_one_wording() -> None:
    articles = [
        article(name, f"{prose(seed, 40)} {SHARED} {prose(seed + 9, 40)}", name) for seed, name in enumerate("abcd")
    ]
    (passage,) = passages(list(copies(articles)))
    assert [place.article for place in passage.copies] == ["a", "b", "c", "d"]
    texts = {one.id: one.text for one in articles}
    assert {texts[place.article][place.span.start : place.span.end] for place in passage.copies} == {SHARED}


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        with pytest.raises(AttributeError):
            passages([None])  # type: ignore[list-item]
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_given_pairs_only_and_by_either_id() -> None:
    texts = [f"{prose(seed, 30)} {SHARED}" for seed in range(3)]
    articles = [Article(f"id{n}", text, given_id=f"g{n}") for n, text in enumerate(texts)]
    found = list(copies(articles, [("g2", "id0"), ("g1", "g1"), ("g1", "nobody")]))
    assert {(reuse.left.article, reuse.right.article) for reuse in found} == {("id2", "id0")}


def test_given_pairs_are_compared_more_deeply() -> None:
    edited = " ".join(f"{word} x{n}" if n % 3 == 2 else word for n, word in enumerate(prose(4, 45).split()))
    articles = [article("a", prose(4, 45)), article("b", edited, "herald")]
    assert not list(copies(articles))
    assert list(copies(articles, [("a", "b")]))


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_and_repetition_make_no_difference(draw: random.Random) -> None:
    articles = [article(f"n{n}", f"{prose(n, 30)} {SHARED} {prose(n // 2, 30)}", f"h{n % 3}") for n in range(6)]
    shuffled = [*articles, articles[2]]
    draw.shuffle(shuffled)
    assert list(copies(shuffled)) == list(copies(articles))


@pytest.mark.parametrize("text", ["a" * 10**6, '"' * 10**6, "no " * 300_000, '" ' * 300_000, "", " \n "])
def test_odd_texts_take_linear_time(text: str) -> None:
    begun = time.perf_counter()
    list(copies([article("a", text), article("b", f"{text} and {SHARED}", "herald"), article("c", SHARED, "gazette")]))
    assert time.perf_counter() - begun < 20
