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
            "A second convoy is planned for Thursday if both sides in Ostrel agree.",
            "A second convoy to Ostrel will follow on Thursday.",
        ),
        (
            "Nearly all of the wells in the Corrin valley were dry in August.",
            "All of the wells in the Corrin valley were dry in August.",
        ),
        (
            "Some of the guards at the Pennock depot slept during the night shift.",
            "The guards at the Pennock depot slept during the night shift.",
        ),
        (
            "Shops in Tarn that sell the bags face fines of up to 5,000 marks.",
            "Shops in Tarn that sell the bags face fines of 5,000 marks.",
        ),
        (
            "Barges on the Wend are often late in the winter months.",
            "Barges on the Wend are always late in the winter months.",
        ),
        (
            "Women who drank the tea had fewer colds in the winter, the survey in Corrin found.",
            "The tea prevents colds in the winter, the survey in Corrin found.",
        ),
        (
            "An audit of the school fund in Tarn, if it is granted, would start in autumn.",
            "An audit of the school fund in Tarn starts in autumn.",
        ),
        (
            "The yard had done too little to protect its welders, the judge in Corrin found.",
            "The yard did nothing to protect its welders, the judge in Corrin found.",
        ),
        (
            "A rule of 2031 allows clinics in Corrin to offer counselling to all women.",
            "A rule of 2031 requires clinics in Corrin to offer counselling to all women.",
        ),
        (
            "The hail destroyed about a fifth of the barley in the Orrin hills.",
            "The hail destroyed the barley in the Orrin hills.",
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


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("Most pupils in Tarn walk to school.", "A majority of the pupils in Tarn walk to school."),
        ("Few of the voters in Tarn trusted either woman.", "Most voters in Tarn trusted neither woman."),
        ("Half of the villages on the Wend were flooded.", "Two thirds of the villages on the Wend were flooded."),
        ("Rain fell in Tarn on no more than five days.", "It rained in Tarn on only five days."),
        (
            "Pupils in Tarn may complete the course by video.",
            "Pupils in Tarn will be able to finish the course by video.",
        ),
        ("Barges on the Wend are often late in winter.", "Barges on the Wend are frequently late in winter."),
        ("Shops in Tarn face fines of up to 5,000 marks.", "Shops in Tarn face fines of no more than 5,000 marks."),
        ("Some of the guards at the Pennock depot slept.", "Several guards at the Pennock depot were asleep."),
    ],
)
def test_one_amount_in_other_words_is_no_change(source, derived):
    assert meanings(source, derived) == []
