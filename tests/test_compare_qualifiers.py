"""Words that qualify: their loss and their coming beside a word that both sentences have."""

import pytest
from compare_readings import reading

from retold.compare import compare

SOURCE = (
    "The harbour board met in Ostrava Bay on Monday evening to hear the divers. {}\n\n"
    "Petra Lindqvist, who keeps the board's books, said that the cranes would be sold before the winter."
)


def found(before: str, after: str) -> list[tuple[str, str]]:
    changes = compare(reading(SOURCE.format(before)), reading(SOURCE.format(after), "derived"))
    return [(one.kind, one.because) for one in changes if one.confidence >= 0.5]


@pytest.mark.parametrize(
    ("before", "after", "kind", "word"),
    [
        ("The former pilot Ivo Maran told the divers to leave the eastern pier at once.",
         "Pilot Ivo Maran told the divers to leave the eastern pier at once.", "scope_changed", "former"),
        ("Ivo Maran showed the divers a draft plan for the eastern pier and its cranes.",
         "Ivo Maran showed the divers a plan for the eastern pier and its cranes.", "strengthened", "draft"),
        ("Two workers had minor injuries when the crane fell on the eastern pier in spring.",
         "Two workers had injuries when the crane fell on the eastern pier in spring.", "strengthened", "minor"),
        ("The divers were told of an error in the drawings of the eastern pier by Ivo Maran.",
         "The divers were told of an alleged error in the drawings of the eastern pier by Ivo Maran.", "hedge_added",
         "alleged"),
    ],
)  # fmt: skip
def test_a_qualifying_word_gone_or_new_is_a_change(before, after, kind, word):
    kinds = found(before, after)
    assert (kind, True) in [(one, word in because) for one, because in kinds]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The former pilot Ivo Maran told the divers to leave the eastern pier at once.",
         "Ivo Maran, who used to be a pilot, told the divers to leave the eastern pier at once."),
        ("Ivo Maran showed the divers a draft plan for the eastern pier and its cranes.",
         "Ivo Maran showed the divers a tentative plan for the eastern pier and its cranes."),
    ],
)  # fmt: skip
def test_a_word_of_the_same_meaning_is_none(before, after):
    assert found(before, after) == []
