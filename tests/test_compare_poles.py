from __future__ import annotations

import pytest
from compare_meanings import meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The owner of the Tarn mill said that he was glad to repair the weir.",
            "The owner of the Tarn mill was compelled to repair the weir.",
        ),
        (
            "A spokesman for the Corrin barracks said that he had no information about the blast.",
            "A spokesman for the Corrin barracks confirmed the blast.",
        ),
        (
            "The driver of the Tarn coach had kept to the rules on breaks, the report said.",
            "The driver of the Tarn coach was in breach of the rules on breaks, the report said.",
        ),
        (
            "The parents of Corrin were told of the closure, the school said.",
            "The parents of Corrin were never told of the closure, the school said.",
        ),
        (
            "The orchards along the Ash were hardly touched by the frost.",
            "The orchards along the Ash were badly hit by the frost.",
        ),
    ],
)
def test_a_question_answered_otherwise_is_a_reversal(source, derived):
    assert meanings(source, derived) == ["reversed"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The owner of the Tarn mill said that he was willing to repair the weir.",
            "The owner of the Tarn mill was glad to repair the weir.",
        ),
        (
            "The orchards along the Ash were not badly hit by the frost.",
            "The orchards along the Ash were unharmed by the frost.",
        ),
        (
            "Few of the voters of Corrin trusted either candidate for mayor.",
            "Most of the voters of Corrin trusted neither candidate for mayor.",
        ),
        (
            "The vines on the north bank of the Ash were ruined by the frost; those on the south bank were unharmed.",
            "The vines on the south bank of the Ash were unharmed by the frost.",
        ),
        (
            "The minister of Velmora would not confirm or deny the talks with the dockers.",
            "The minister of Velmora did not confirm the talks with the dockers.",
        ),
    ],
)
def test_the_same_answer_in_other_words_is_none(source, derived):
    assert "reversed" not in meanings(source, derived)
