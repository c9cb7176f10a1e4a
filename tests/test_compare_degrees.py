from __future__ import annotations

import pytest
from compare_meanings import meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "A study linked the dye in Corrin cloth to skin cancer among weavers.",
            "A study found that the dye in Corrin cloth causes skin cancer among weavers.",
        ),
        (
            "Some residents of the Velmora docks oppose the new wharf plan.",
            "All residents of the Velmora docks oppose the new wharf plan.",
        ),
        (
            "Most teachers at the Pennock school signed the letter on wages.",
            "All teachers at the Pennock school signed the letter on wages.",
        ),
        (
            "Some doctors in Corrin warned the ministry about the new vaccine.",
            "Many doctors in Corrin warned the ministry about the new vaccine.",
        ),
        (
            "The report suggested that the ferry's engine had been badly repaired in Tarn.",
            "The report confirmed that the ferry's engine had been badly repaired in Tarn.",
        ),
        (
            "A second convoy is planned for Thursday if both sides in Ostrel agree.",
            "A second convoy to Ostrel will follow on Thursday.",
        ),
        (
            "Nearly all of the wells in the Corrin valley were dry in August.",
            "All of the wells in the Corrin valley were dry in August.",
        ),
    ],
)
def test_more_of_it_or_a_surer_finding(source, derived):
    assert meanings(source, derived) == ["strengthened"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "All wells in the Corrin valley were dry in August.",
            "Some wells in the Corrin valley were dry in August.",
        ),
        (
            "The dye causes skin cancer among the weavers of Corrin.",
            "The dye is linked to skin cancer among the weavers of Corrin.",
        ),
    ],
)
def test_less_of_it_or_a_weaker_finding(source, derived):
    assert meanings(source, derived) == ["weakened"]
