from __future__ import annotations

import pytest
from compare_meanings import meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The mayor of Tarn denied taking money from the ferry company.",
            "The mayor of Tarn admitted taking money from the ferry company.",
        ),
        (
            "The board failed to approve the wage deal for the dockers of Velmora.",
            "The board approved the wage deal for the dockers of Velmora.",
        ),
        (
            "Farmers in the upper valley will still need a permit to irrigate their fields.",
            "Farmers in the upper valley will no longer need a permit to irrigate their fields.",
        ),
        (
            "The minister did not rule out a second vote on the harbour tax.",
            "The minister ruled out a second vote on the harbour tax.",
        ),
        (
            "Grain prices in Corrin rose by three percent in June.",
            "Grain prices in Corrin fell by three percent in June.",
        ),
        (
            "The senator opposes the bill that would widen the coast road.",
            "The senator backs the bill that would widen the coast road.",
        ),
        (
            "The court rejected the fishermen's appeal against the net ban.",
            "The court accepted the fishermen's appeal against the net ban.",
        ),
        (
            "The sale of the island to the monks was illegal, the judge said.",
            "The sale of the island to the monks was legal, the judge said.",
        ),
        (
            "The strike is unlikely to end before the harvest, the union said.",
            "The strike is likely to end before the harvest, the union said.",
        ),
        (
            "The jury found the baker not guilty of setting fire to the granary.",
            "The jury found the baker guilty of setting fire to the granary.",
        ),
        (
            "The driver refused to hand over the keys to the Tarn police.",
            "The driver handed over the keys to the Tarn police.",
        ),
        (
            "No patients were moved from the Velmora clinic during the storm.",
            "Patients were moved from the Velmora clinic during the storm.",
        ),
        (
            "The governor won the recount in the three lake counties by 400 votes.",
            "The governor lost the recount in the three lake counties by 400 votes.",
        ),
        (
            "Voters in Pennock voted for the new reservoir by a wide margin.",
            "Voters in Pennock voted against the new reservoir by a wide margin.",
        ),
        (
            "The deal leaves the farmers worse off, the Corrin growers' union said.",
            "The deal leaves the farmers better off, the Corrin growers' union said.",
        ),
        (
            "The dam holds more water than it did a year ago, engineers in Tarn said.",
            "The dam holds less water than it did a year ago, engineers in Tarn said.",
        ),
        (
            "The ferry left the harbour before the storm warning was given on Friday.",
            "The ferry left the harbour after the storm warning was given on Friday.",
        ),
        (
            "Neither of the two pilots had been drinking, the Dunmarrow inquiry found.",
            "Both of the two pilots had been drinking, the Dunmarrow inquiry found.",
        ),
        (
            "The treasurer said she had never met the owner of the quarry in Tarn.",
            "The treasurer said she had met the owner of the quarry in Tarn.",
        ),
    ],
)
def test_a_reversal_is_found(source, derived):
    assert meanings(source, derived) == ["reversed"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The council did not pass the harbour tax on Monday night.",
            "On Monday night the council failed to pass the harbour tax.",
        ),
        (
            "The sale was not illegal, the judge in Velmora ruled on Friday.",
            "The sale was legal, the judge in Velmora ruled on Friday.",
        ),
        (
            "The mayor did not attend the opening of the new fish market.",
            "The mayor skipped the opening of the new fish market.",
        ),
        (
            "The union opposes the plan to cut the wages of the night porters.",
            "The union is against the plan to cut the wages of the night porters.",
        ),
        (
            "The shop is not open on Sundays, its owner in Tarn said.",
            "The shop is closed on Sundays, its owner in Tarn said.",
        ),
        (
            "Nobody was hurt when the crane fell on the quay in Dunmarrow.",
            "There were no injuries when the crane fell on the quay in Dunmarrow.",
        ),
        (
            "The bridge did not open until Friday because of the flood in Tarn.",
            "The bridge opened on Friday because of the flood in Tarn.",
        ),
        (
            "The minister declined to say who had paid for the trip to Corrin.",
            "The minister would not say who had paid for the trip to Corrin.",
        ),
        (
            "The judge stopped the sale of the harbour on Friday morning.",
            "The judge did not allow the sale of the harbour on Friday morning.",
        ),
        (
            "The mayor of Tarn said the fire had not been started on purpose.",
            "The fire was not deliberate, said the mayor of Tarn.",
        ),
        (
            "Police ruled out arson as the cause of the granary fire in Corrin.",
            "Arson was not the cause of the granary fire in Corrin, police said.",
        ),
        (
            "It is not clear whether the pilot survived the crash near Tarn.",
            "It is unclear whether the pilot survived the crash near Tarn.",
        ),
        (
            "The factory's owner has yet to pay the wages of the night shift.",
            "The factory's owner has not yet paid the wages of the night shift.",
        ),
    ],
)
def test_the_same_said_with_another_negation_is_no_reversal(source, derived):
    assert meanings(source, derived) == []


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The warden praised the non-violent crew of the Tarn ferry after the storm.",
            "The warden praised the nonviolent crew of the Tarn ferry after the storm.",
        ),
        (
            "Hella Brandt criticised the harbour board of Tarn in a radio interview on Sunday.",
            "Otto Lind praised the harbour board of Tarn, blamed for not speaking in a radio interview on Sunday.",
        ),
        (
            "Hella Brandt said she did not agree to keep the talk with Otto Lind about the ferry secret.",
            "Otto Lind said Hella Brandt had agreed to keep the talk about the ferry secret.",
        ),
        (
            "The order makes the traders of Tarn wait across the border for their hearings.",
            "Under the plan the traders of Tarn would not have to wait across the border for their hearings.",
        ),
    ],
)
def test_two_voices_two_matters_and_a_hyphen_are_no_reversal(source, derived):
    assert "reversed" not in meanings(source, derived)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The senate of Velmora passed the harbour bill on Monday.",
            "The harbour bill failed in the senate of Velmora.",
        ),
        (
            "The trial of the Tarn baker began on Monday in Corrin.",
            "The trial of the Tarn baker ended on Monday in Corrin.",
        ),
        ("The losses of the Tarn mill were 4 million marks.", "The losses of the Tarn mill were not 4 million marks."),
        ("Suspect No. 4 was seen near the Tarn mill on Monday.", None),
    ],
)
def test_opposite_acts_and_denied_figures_are_reversals(source, derived):
    if derived is None:
        assert meanings(source, "Suspect 4 was seen near the Tarn mill on Monday.") == []
    else:
        assert meanings(source, derived) == ["reversed"]
