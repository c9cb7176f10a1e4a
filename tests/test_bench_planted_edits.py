"""Planted edits: the same seed gives the same pairs, and what a pair says of its texts is so."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from edits.simulate import pairs


@pytest.fixture(scope="module")
def made():
    return list(pairs(240))


def test_the_same_seed_gives_the_same_pairs_and_another_gives_others(made):
    assert list(pairs(5)) == made[:5]
    assert list(pairs(5, seed=2)) != made[:5]


def test_no_mark_is_left_in_a_text_or_a_title(made):
    for pair in made:
        for page in (pair.source, pair.derived):
            assert not re.search("[⟦⟧{}]", page.text + (page.title or ""))


def test_what_changed_differs_between_the_texts_where_both_hold_it(made):
    seen: Counter[str] = Counter()
    for pair in made:
        for edit in pair.changes:
            title = pair.derived.title if edit.in_title else pair.derived.text
            before = pair.source.text[edit.before.start : edit.before.end] if edit.before else ""
            after = title[edit.after.start : edit.after.end] if edit.after else ""
            assert before or after
            assert before != after
            seen[edit.kind] += 1
    assert len(seen) == 18
    assert sum(not pair.changes for pair in made) >= len(made) // 3


def test_a_retelling_is_reworded(made):
    assert all(pair.source.text != pair.derived.text for pair in made)
    assert sum(pair.paraphrased for pair in made) > 3 * len(made)
