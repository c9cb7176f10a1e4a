from __future__ import annotations

import pytest
from compare_meanings import found, meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Two of the five reactors at Pennock were shut down on Monday.",
            "The reactors at Pennock were shut down on Monday.",
        ),
        (
            "People convicted of violent or serious felonies in Tarn lose the right to vote.",
            "People convicted of felonies in Tarn lose the right to vote.",
        ),
        (
            "The order closes every school of the county until Monday.",
            "The order closes every school of the state until Monday.",
        ),
        (
            "The council passed a non-binding resolution against the new quarry.",
            "The council passed a resolution against the new quarry.",
        ),
        (
            "The baker was found guilty of second-degree murder on Friday.",
            "The baker was found guilty of murder on Friday.",
        ),
        (
            "The judge in Tarn temporarily blocked the sale of the harbour.",
            "The judge in Tarn blocked the sale of the harbour.",
        ),
        (
            "The link was strongest among girls aged 14 and 15 in the Velmora study.",
            "In the Velmora study the link was strongest among girls.",
        ),
        (
            "The council will ban gas boilers in new homes of more than 100 square metres.",
            "The council will ban gas boilers in all homes.",
        ),
        (
            "The court upheld the ruling in part and sent the rest back to Tarn.",
            "The court upheld the ruling and sent the rest back to Tarn.",
        ),
        (
            "Children under 12 travel free on the Corrin trams in August.",
            "Children travel free on the Corrin trams in August.",
        ),
        (
            "The survey of registered voters put the mayor ahead by six points.",
            "The survey of voters put the mayor ahead by six points.",
        ),
        (
            "Prices of imported grain doubled in the Velmora markets last spring.",
            "Prices of grain doubled in the Velmora markets last spring.",
        ),
    ],
)
def test_a_restriction_that_is_gone_changes_the_scope(source, derived):
    assert "scope_changed" in meanings(source, derived)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The famous old bridge across the wide river Wend was painted green in June.",
            "The bridge across the Wend was painted green in June.",
        ),
        (
            "A tall man in a grey coat gave the letter to the porter on Sunday evening.",
            "A man gave the letter to the porter on Sunday.",
        ),
        (
            "The council passed a non-binding resolution against the new quarry.",
            "The resolution that the council passed against the new quarry is non-binding.",
        ),
        (
            "The judge in Tarn temporarily blocked the sale of the harbour.",
            "The judge in Tarn paused the sale of the harbour.",
        ),
    ],
)
def test_colour_that_is_gone_and_a_limit_said_otherwise_change_no_scope(source, derived):
    assert meanings(source, derived) == []


def test_a_limit_told_in_another_place_is_not_gone():
    source = "The baker was found guilty of second-degree murder on Friday."
    bare = "The baker was found guilty of murder on Friday."
    assert meanings(source, bare) == ["scope_changed"]
    assert meanings(source, f"{bare} It was murder in the second degree.") == []


def test_a_title_that_speaks_of_all():
    source = "The council of Tarn will ban dogs from two of its nine parks from May."
    (change,) = found(source, source.replace("The ", "This "), title="Tarn council to ban dogs from all parks")
    assert (change.kind, change.in_title) == ("scope_changed", True)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Buses will be let through the Lorne tunnel at certain hours, the agency said.",
            "Buses will be let through the Lorne tunnel at any time, the agency said.",
        ),
        (
            "It was the coldest night in the Corrin valley for 40 years, the weather service said.",
            "It was the coldest night in the Corrin valley on record, the weather service said.",
        ),
        (
            "Observers called the vote in Sandrin calm in most of the places that they visited.",
            "Observers called the vote in Sandrin calm across the country.",
        ),
        (
            "Hail tore the nets at 40 farms out of some 700, the growers of Velmora said.",
            "Hail tore the nets at most farms, the growers of Velmora said.",
        ),
    ],
)
def test_a_word_that_takes_the_limit_away_changes_the_scope(source, derived):
    assert "scope_changed" in meanings(source, derived)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Tenants with a written lease may not be evicted from the Corrin flats during winter, the court ruled.",
            "Tenants may not be evicted from the Corrin flats during winter, the court ruled.",
        ),
        (
            "Drivers convicted of a second offence will lose their licence for life under the Velmora bill.",
            "Drivers will lose their licence for life under the Velmora bill.",
        ),
        (
            "The Tarn syrup was withdrawn after two batches were found to contain too much alcohol.",
            "The Tarn syrup was withdrawn after two batches were found to contain alcohol.",
        ),
        (
            "Some of the younger players of the Tarn Rovers were fed by the kit manager.",
            "The players of the Tarn Rovers were fed by the kit manager.",
        ),
    ],
)
def test_a_rule_or_a_plural_without_its_limit_claims_more(source, derived):
    assert "scope_changed" in meanings(source, derived)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "Police held a man aged 34 in the old harbour district of Corrin on Sunday night.",
            "Police held a man in Corrin on Sunday night.",
        ),
        (
            "The museum in Tarn, which opened in 1902, will shut for two years of repairs.",
            "The museum in Tarn will shut for two years of repairs.",
        ),
        (
            "Some critics say the wharf of Velmora costs too little to last.",
            "Critics say the wharf of Velmora costs too little to last.",
        ),
        (
            "18 of the 30 beds in the Corrin ward were ready on Monday.",
            "Most of the beds in the Corrin ward were ready on Monday.",
        ),
        (
            "In a statement on the wire, the mayor of Tarn said the bridge would open.",
            "In a statement, the mayor of Tarn said the bridge would open.",
        ),
    ],
)
def test_a_detail_that_is_left_out_is_no_change(source, derived):
    assert meanings(source, derived) == []
