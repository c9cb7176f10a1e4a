from __future__ import annotations

import pytest
from compare_meanings import found, meanings


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The council may close the eastern pier of Velmora next year.",
            "The council will close the eastern pier of Velmora next year.",
        ),
        (
            "As much as $4 million may have been moved out of the dockers' fund in Velmora.",
            "Some $4 million was moved out of the dockers' fund in Velmora.",
        ),
        (
            "The company plans to shut its paper mill in Corrin by June.",
            "The company is shutting its paper mill in Corrin by June.",
        ),
        (
            "The company is considering whether to sell its paper mill in Corrin.",
            "The company is to sell its paper mill in Corrin.",
        ),
        (
            "Hella Brandt is accused of stealing $2 million from the orphans' fund of Tarn.",
            "Hella Brandt stole $2 million from the orphans' fund of Tarn.",
        ),
        (
            "The bridge over the Wend could collapse this winter, engineers wrote.",
            "The bridge over the Wend will collapse this winter, engineers wrote.",
        ),
        (
            "The plan to move the Tarn market is awaiting approval by the harbour board.",
            "The plan to move the Tarn market has been approved by the harbour board.",
        ),
        (
            "Police suspect the baker of Tarn of setting the granary fire.",
            "The baker of Tarn set the granary fire.",
        ),
        (
            "The minister proposed cutting the grain subsidy for the northern farms.",
            "The minister cut the grain subsidy for the northern farms.",
        ),
        (
            "The union urged the council to close the coal harbour at Dunmarrow.",
            "The council will close the coal harbour at Dunmarrow.",
        ),
        (
            "The thieves tried to break into the vault of the Velmora bank on Sunday.",
            "The thieves broke into the vault of the Velmora bank on Sunday.",
        ),
    ],
)
def test_what_was_softened_is_told_as_surer(source, derived):
    assert meanings(source, derived) == ["strengthened"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The council will close the eastern pier of Velmora next year.",
            "The council may close the eastern pier of Velmora next year.",
        ),
        (
            "The storm killed thousands of seabirds on the Corrin cliffs.",
            "The storm may have killed thousands of seabirds on the Corrin cliffs.",
        ),
        (
            "Two brothers were convicted of burning the granary in Tarn.",
            "Two brothers were accused of burning the granary in Tarn.",
        ),
    ],
)
def test_what_was_so_is_told_as_less_sure(source, derived):
    assert meanings(source, derived) == ["weakened"]


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The ferry company said it would close the Tarn line in March.",
            "The Tarn line will close in March, the ferry company said.",
        ),
        (
            "The board may sell the waterworks to a firm from Dunmarrow.",
            "The board could sell the waterworks to a firm from Dunmarrow.",
        ),
        (
            "The board is considering selling the waterworks to a Dunmarrow firm.",
            "The board may sell the waterworks to a Dunmarrow firm.",
        ),
        (
            "The company plans to shut its paper mill in Corrin by June.",
            "The company intends to close its Corrin paper mill by June.",
        ),
        (
            "Several residents of the Velmora docks oppose the new wharf.",
            "Some residents of the Velmora docks oppose the new wharf.",
        ),
        (
            "Prosecutors accused Hella Brandt of stealing $2 million from the fund.",
            "Hella Brandt stole $2 million from the fund, prosecutors said.",
        ),
        (
            "The famous old bridge across the wide river Wend was painted green.",
            "The bridge across the Wend was painted green.",
        ),
        (
            "A tall man in a grey coat gave the letter to the porter on Sunday evening.",
            "A man gave the letter to the porter on Sunday.",
        ),
        (
            "The talks will resume on Thursday in Velmora, the envoy said.",
            "The talks are to resume on Thursday in Velmora, the envoy said.",
        ),
        (
            "The board agreed to buy three ferries from the Dunmarrow yard.",
            "The board will buy three ferries from the Dunmarrow yard.",
        ),
        (
            "About 300 of the 900 dockers in Velmora joined the union last year.",
            "A third of the 900 dockers in Velmora joined the union last year.",
        ),
        (
            "The trial of the two bakers is expected to start in Tarn on Monday.",
            "The two bakers' trial is due to start on Monday in Tarn.",
        ),
        (
            "More than half of the pupils in Pennock walk to school.",
            "Most pupils in Pennock walk to school.",
        ),
        (
            "The senator said she would vote for the bill on coast roads.",
            "The senator said she supported the bill on coast roads.",
        ),
    ],
)
def test_another_word_of_the_same_certainty_is_no_change(source, derived):
    assert meanings(source, derived) == []


PLAN = "The harbour board plans to sell the old ferry of Tarn to a firm from Dunmarrow."
SOLD = "The harbour board has sold the old ferry of Tarn to a firm from Dunmarrow."


def test_a_plan_may_have_become_an_act_where_time_has_passed():
    assert meanings(PLAN, SOLD, later=3) == ["strengthened"]
    assert meanings(PLAN, SOLD, later=90) == []


def test_an_accusation_put_to_the_accusers_says_who_accuses():
    source = "Hella Brandt is accused of stealing $2 million from the orphans' fund of Tarn."
    assert meanings(source, "Hella Brandt stole $2 million from the orphans' fund of Tarn.") == ["strengthened"]
    assert meanings(source, "Hella Brandt stole $2 million from the orphans' fund of Tarn, prosecutors said.") == []


def test_what_the_source_tells_as_so_elsewhere_is_not_strengthened():
    source = "The storm may have killed thousands of seabirds on the Corrin cliffs."
    derived = "The storm killed thousands of seabirds on the Corrin cliffs."
    assert meanings(source, derived) == ["strengthened"]
    assert meanings(f"{source} Later, wardens found that the storm killed thousands of seabirds there.", derived) == []


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (
            "Prosecutors are considering whether to charge the former treasurer of the Velmora dockers.",
            "Former treasurer of Velmora dockers to be charged",
        ),
        (
            "A storm may have killed thousands of seabirds on the Corrin cliffs.",
            "Storm killed seabirds on Corrin cliffs",
        ),
        (
            "The harbour board may sell the old ferry to a Dunmarrow firm.",
            "Harbour board to sell old ferry to Dunmarrow firm",
        ),
    ],
)
def test_a_title_surer_than_the_source(source, title):
    (change,) = found(source, source.replace("The ", "This "), title=title)
    assert (change.kind, change.in_title) == ("strengthened", True)


@pytest.mark.parametrize("names", [("Velmora", "Tarn"), ("Alder", "Brisk"), ("Northland", "Southland")])
def test_names_change_no_finding(names):
    source = f"The {names[0]} party may leave the {names[1]} coalition before the spring vote."
    derived = f"The {names[0]} party will leave the {names[1]} coalition before the spring vote."
    assert meanings(source, derived) == ["strengthened"]


def test_because_has_the_words_of_both_sides():
    (change,) = found(
        "The council may close the eastern pier of Velmora.", "The council will close the eastern pier of Velmora."
    )
    assert change.because == "“may” stood over “close”; here it is told with “will”."


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The family of the missing sailor is awaiting a call from the harbour office in Tarn about his ship.",
            "The family of the missing sailor was notified by the harbour office in Tarn about his ship.",
        ),
        (
            "The harbour board of Tarn is weighing a toll on cruise ships.",
            "Cruise ships will pay a toll in Tarn, the harbour board has said.",
        ),
        (
            "A former treasurer of Corrin was charged on Tuesday with stealing 400,000 marks.",
            "A former treasurer of Corrin stole 400,000 marks.",
        ),
        (
            "The tax could bring in 1.5 million marks a year, the mayor of Tarn wrote.",
            "The town of Tarn will earn 1.5 million marks a year, the mayor wrote.",
        ),
        (
            "An inquiry is examining whether nurses at the Corrin clinic ignored alarms.",
            "Nurses at the Corrin clinic ignored alarms, an inquiry has found.",
        ),
        (
            "The senator said she had not ruled out running for governor of Velmora.",
            "The senator is running for governor of Velmora.",
        ),
        (
            "Teachers in Dunmarrow will vote on whether to strike over pay in March.",
            "Teachers in Dunmarrow are going on strike over pay in March.",
        ),
        (
            "Engineers fear that the dam above Tarn will fail in the next flood.",
            "The dam above Tarn will fail in the next flood, engineers said.",
        ),
    ],
)
def test_an_act_is_the_same_in_other_words_or_by_what_it_is_done_to(source, derived):
    assert meanings(source, derived) == ["strengthened"]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Orrin Bay wants to scrap its tax on second homes, the mayor said.", "Orrin Bay scraps tax on second homes"),
        ("The union of dockers has called for a strike on 3 March.", "Dockers to strike on 3 March"),
        ("General Aro Mbeti threatened to resign unless the order is withdrawn.", "General quits over order"),
        (
            "Eleven families sued the plant over claims that it poisoned their wells.",
            "Plant poisoned wells of families",
        ),
    ],
)
def test_a_title_tells_as_done_what_the_source_does_not(source, title):
    changes = found(source, "The matter was in the news again.", title=title)
    assert [(one.kind, one.in_title) for one in changes] == [("strengthened", True)]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (
            "Orrin Bay wants to scrap its tax on second homes, the mayor said.",
            "Orrin Bay weighs end of tax on second homes",
        ),
        (
            "A secretary accused the party of an attempted hack of the rolls.",
            "Secretary alleges party hacked the rolls",
        ),
        ("Parliament put off a vote on fishing quotas on Wednesday.", "MPs postpone fishing quota vote"),
        ("A captain was trying to protect a pawn shop when he died.", "Captain died while protecting pawn shop"),
        ("The firm would consider resuming its Delta 737 flights.", "Delta faces questions over 737 flights"),
    ],
)
def test_a_title_that_is_as_soft_is_no_change(source, title):
    assert [one.kind for one in found(source, "The matter was in the news again.", title=title)] == []


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("The museum in Tarn is due to reopen in May.", "The museum in Tarn will reopen in May."),
        ("The firm plans to hire 50 people in Corrin.", "Fifty people are to be hired by the firm in Corrin."),
        (
            "The minister of Velmora must resign, the union demanded.",
            "The union urged the minister of Velmora to resign.",
        ),
        ("The money for the grant in Tarn will be paid in May.", "The money for the grant in Tarn is paid in May."),
        (
            "The owner of the club in Tarn wants 80 million marks.",
            "The owner of the club in Tarn is asking 80 million marks.",
        ),
        (
            "The dam in Tarn needs repairs costing 3 million marks.",
            "Repairs to the dam in Tarn will cost 3 million marks.",
        ),
        ("It was the accusation that the mayor mocked him.", "The mayor disputed the notion that he mocked him."),
        ("The council should have replaced the switch in 2024.", "The switch was due to be replaced in 2024."),
    ],
)
def test_two_ways_to_speak_of_one_intention_are_no_change(source, derived):
    assert meanings(source, derived) == []
